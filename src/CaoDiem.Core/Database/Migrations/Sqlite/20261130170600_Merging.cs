using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Merging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "name_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    into_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    into_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    merged_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    merged_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    dropped = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_name_merges", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_name_merges_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "merged_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    merge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merged_files", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_merged_files_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_merged_files_name_merges_office_id_merge_id",
                        columns: x => new { x.office_id, x.merge_id },
                        principalTable: "name_merges",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_merged_files_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_merged_files_office_id_dossier_id",
                table: "merged_files",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_merged_files_office_id_merge_id",
                table: "merged_files",
                columns: new[] { "office_id", "merge_id" });

            migrationBuilder.CreateIndex(
                name: "ix_name_merges_office_id_from_id",
                table: "name_merges",
                columns: new[] { "office_id", "from_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "merged_files");

            migrationBuilder.DropTable(
                name: "name_merges");
        }
    }
}
