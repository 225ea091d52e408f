using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "undone_by",
                table: "name_merges",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<string>(
                name: "undone_reason",
                table: "name_merges",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<string>(
                name: "was",
                table: "name_merges",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.CreateTable(
                name: "merged_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    merge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    row = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    row_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    property = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    before = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    was = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
