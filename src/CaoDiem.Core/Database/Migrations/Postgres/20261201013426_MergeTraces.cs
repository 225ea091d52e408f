using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MergeTraces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "undone_at",
                table: "name_merges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "undone_by",
                table: "name_merges",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "undone_reason",
                table: "name_merges",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "was",
                table: "name_merges",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "merged_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    row_id = table.Column<Guid>(type: "uuid", nullable: false),
                    property = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    before = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    was = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merged_rows", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_merged_rows_name_merges_office_id_merge_id",
                        columns: x => new { x.office_id, x.merge_id },
                        principalTable: "name_merges",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_merged_rows_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_merged_rows_office_id_merge_id",
                table: "merged_rows",
                columns: new[] { "office_id", "merge_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "merged_rows");

            migrationBuilder.DropColumn(
                name: "undone_at",
                table: "name_merges");

            migrationBuilder.DropColumn(
                name: "undone_by",
                table: "name_merges");

            migrationBuilder.DropColumn(
                name: "undone_reason",
                table: "name_merges");

            migrationBuilder.DropColumn(
                name: "was",
                table: "name_merges");
        }
    }
}
