using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PlanWithoutNumber : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_campaigns_office_id_plan_no_from",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_office_id_plan_no_from",
                table: "campaigns",
                columns: new[] { "office_id", "plan_no", "from" },
                unique: true,
                filter: "plan_no <> ''");

            // What a package left without a number stood there in words.
            migrationBuilder.Sql("UPDATE campaigns SET plan_no = '' WHERE plan_no = 'Chưa có số';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE campaigns SET plan_no = 'Chưa có số' WHERE plan_no = '';");

            migrationBuilder.DropIndex(
                name: "ix_campaigns_office_id_plan_no_from",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_office_id_plan_no_from",
                table: "campaigns",
                columns: new[] { "office_id", "plan_no", "from" },
                unique: true);
        }
    }
}
