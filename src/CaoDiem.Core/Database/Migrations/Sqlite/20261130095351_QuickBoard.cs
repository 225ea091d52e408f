using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuickBoard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "standing_cells",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    flags = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    paying = table.Column<bool>(type: "INTEGER", nullable: false),
                    before = table.Column<int>(type: "INTEGER", nullable: false),
                    paying_before = table.Column<bool>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    files = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at_join = table.Column<long>(type: "INTEGER", nullable: false),
                    remaining_at_join = table.Column<long>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    paid = table.Column<long>(type: "INTEGER", nullable: false),
                    remaining = table.Column<long>(type: "INTEGER", nullable: false),
                    collected = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_before_coercion = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_cells", x => new { x.office_id, x.campaign_id, x.by, x.key, x.flags, x.paying, x.before, x.paying_before, x.day });
                    table.ForeignKey(
                        name: "fk_standing_cells_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            // The list of files and a search in it read this index alone: its order, its words, its count and sum. The model cannot name a
            // column of money in an index, so a migration that rebuilds the table has to make it again. PostgreSQL limits an index row.
            migrationBuilder.CreateIndex(
                name: "ix_dossiers_list",
                table: "dossiers",
                columns: new[] { "office_id", "debtor_sort_key", "id", "search_key", "is_void", "remaining_amount" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_office_id_awaits_confirmation",
                table: "acts",
                columns: new[] { "office_id", "awaits_confirmation" },
                filter: "awaits_confirmation");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "standing_cells");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_list",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_acts_office_id_awaits_confirmation",
                table: "acts");
        }
    }
}
