using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Schedule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Leave and borrowed staff are kept with the task forces from here on; what was entered before moves there.
            migrationBuilder.Sql("""
                INSERT INTO member_leaves (id, office_id, task_force_id, member_id, "from", "to", note, version)
                SELECT a.id, a.office_id, t.id, NULL, a."from", a."to",
                    CASE a.reason WHEN 'Leave' THEN 'Nghỉ phép' WHEN 'Sick' THEN 'Ốm' WHEN 'Training' THEN 'Đi học, tập huấn' WHEN 'Duty' THEN 'Công tác khác' WHEN 'Maternity' THEN 'Thai sản' ELSE 'Lý do khác' END, 0
                FROM absences a JOIN task_forces t ON t.office_id = a.office_id AND t.id = (
                    SELECT f.id FROM task_forces f WHERE f.office_id = a.office_id AND f.leader_id = a.officer_id ORDER BY f.id LIMIT 1);
                """);
            migrationBuilder.Sql("""
                INSERT INTO members (id, office_id, task_force_id, name, organisation, duty, version, kind, "from", "to", handover_note, hours_per_week, weekdays)
                SELECT s.id, s.office_id, s.task_force_id, s.name, s.home_office, 'Cán bộ tăng cường', 0, 'Borrowed', s."from", s."to", s.handover, 40, 62 FROM secondments s;
                """);

            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "secondments");

            migrationBuilder.AddColumn<bool>(
                name: "sparing",
                table: "plan_runs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "trial",
                table: "plan_runs",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "schedule_id",
                table: "budgets",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "budget_days",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<int>(type: "integer", nullable: false),
                    amount_amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_days", x => new { x.office_id, x.line_id, x.no });
                    table.ForeignKey(
                        name: "fk_budget_days_budget_lines_office_id_line_id",
                        columns: x => new { x.office_id, x.line_id },
                        principalTable: "budget_lines",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_calendar_feeds_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_calendar_feeds_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "place_points",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_points", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_place_points_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_office_id_user_id",
                table: "calendar_feeds",
                columns: new[] { "office_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_token_hash",
                table: "calendar_feeds",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_user_id",
                table: "calendar_feeds",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_points_office_id_key",
                table: "place_points",
                columns: new[] { "office_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "budget_days");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "place_points");

            migrationBuilder.DropColumn(
                name: "sparing",
                table: "plan_runs");

            migrationBuilder.DropColumn(
                name: "trial",
                table: "plan_runs");

            migrationBuilder.DropColumn(
                name: "schedule_id",
                table: "budgets");

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_absences_officers_office_id_officer_id",
                        columns: x => new { x.office_id, x.officer_id },
                        principalTable: "officers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absences_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "secondments",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    handover = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    home_office = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secondments", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_secondments_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_secondments_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absences_office_id_officer_id_from",
                table: "absences",
                columns: new[] { "office_id", "officer_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_secondments_office_id_task_force_id",
                table: "secondments",
                columns: new[] { "office_id", "task_force_id" });
        }
    }
}
