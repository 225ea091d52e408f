using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PersonsAndWeights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "percent",
                table: "officer_leaves",
                type: "INTEGER",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.CreateTable(
                name: "apart_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    second_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    said_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    said_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    withdrawn_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apart_files", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_apart_files_dossiers_office_id_first_id",
                        columns: x => new { x.office_id, x.first_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_apart_files_dossiers_office_id_second_id",
                        columns: x => new { x.office_id, x.second_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_apart_files_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_weights",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 32, nullable: true),
                    stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    set_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    withdrawn_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_weights", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_file_weights_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identity_no = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_persons_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    linked_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    linked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    unlinked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    unlinked_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    unlinked_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_files", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_person_files_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_files_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_files_persons_office_id_person_id",
                        columns: x => new { x.office_id, x.person_id },
                        principalTable: "persons",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_apart_files_office_id_first_id_second_id",
                table: "apart_files",
                columns: new[] { "office_id", "first_id", "second_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_apart_files_office_id_second_id",
                table: "apart_files",
                columns: new[] { "office_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_files_office_id_dossier_id",
                table: "person_files",
                columns: new[] { "office_id", "dossier_id" },
                unique: true,
                filter: "unlinked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_files_office_id_person_id",
                table: "person_files",
                columns: new[] { "office_id", "person_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "apart_files");

            migrationBuilder.DropTable(
                name: "file_weights");

            migrationBuilder.DropTable(
                name: "person_files");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropColumn(
                name: "percent",
                table: "officer_leaves");
        }
    }
}
