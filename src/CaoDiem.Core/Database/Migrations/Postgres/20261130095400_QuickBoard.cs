using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
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
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    flags = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    paying = table.Column<bool>(type: "boolean", nullable: false),
                    before = table.Column<int>(type: "integer", nullable: false),
                    paying_before = table.Column<bool>(type: "boolean", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    files = table.Column<int>(type: "integer", nullable: false),
                    due_at_join = table.Column<long>(type: "bigint", nullable: false),
                    remaining_at_join = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false),
                    remaining = table.Column<long>(type: "bigint", nullable: false),
                    collected = table.Column<long>(type: "bigint", nullable: false),
                    paid_before_coercion = table.Column<long>(type: "bigint", nullable: false)
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
                name: "ix_acts_office_id_awaits_confirmation",
                table: "acts");
        }
    }
}
