using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Officers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "left_on",
                table: "officers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "aliases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    named_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    search_key = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    added_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_aliases", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_aliases_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "officer_leaves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    document_no = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    withdrawn_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_leaves", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_officer_leaves_officers_office_id_officer_id",
                        columns: x => new { x.office_id, x.officer_id },
                        principalTable: "officers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_officer_leaves_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_acts_office_id_event_id",
                table: "acts",
                columns: new[] { "office_id", "event_id" },
                filter: "event_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_aliases_office_id_kind_search_key",
                table: "aliases",
                columns: new[] { "office_id", "kind", "search_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_aliases_office_id_named_id",
                table: "aliases",
                columns: new[] { "office_id", "named_id" });

            migrationBuilder.CreateIndex(
                name: "ix_officer_leaves_office_id_officer_id",
                table: "officer_leaves",
                columns: new[] { "office_id", "officer_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "aliases");

            migrationBuilder.DropTable(
                name: "officer_leaves");

            migrationBuilder.DropIndex(
                name: "ix_acts_office_id_event_id",
                table: "acts");

            migrationBuilder.DropColumn(
                name: "left_on",
                table: "officers");
        }
    }
}
