using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
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
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "aliases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    named_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    search_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    document_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    withdrawn_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
