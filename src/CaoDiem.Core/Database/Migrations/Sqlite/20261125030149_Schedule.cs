using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "trial",
                table: "plan_runs",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<bool>(
                name: "hard_area",
                table: "communes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "schedule_id",
                table: "budgets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "budget_days",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_amount = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "field_days",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    issued_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    metres = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_days", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_field_days_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_field_days_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_field_days_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "field_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_keys", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_field_keys_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_points",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "field_stops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_day_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    skipped = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    skip_note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_stops", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_field_stops_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_field_stops_field_days_office_id_field_day_id",
                        columns: x => new { x.office_id, x.field_day_id },
                        principalTable: "field_days",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_field_stops_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    stop_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    device_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    previous_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    corrects_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    receipt_no = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    promised_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    enforceable = table.Column<bool>(type: "INTEGER", nullable: true),
                    partners = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    minutes = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    obstacle = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    accuracy = table.Column<double>(type: "REAL", nullable: true),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    received_from = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: true),
                    refusal_code = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    refusal = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    result_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    obstacle_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    amount_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_visits_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_visits_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visits_field_stops_office_id_stop_id",
                        columns: x => new { x.office_id, x.stop_id },
                        principalTable: "field_stops",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visits_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visits_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    received = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_attachments_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_visits_office_id_visit_id",
                        columns: x => new { x.office_id, x.visit_id },
                        principalTable: "visits",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attachment_chunks",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    attachment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offset = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_chunks", x => new { x.office_id, x.attachment_id, x.offset });
                    table.ForeignKey(
                        name: "fk_attachment_chunks_attachments_office_id_attachment_id",
                        columns: x => new { x.office_id, x.attachment_id },
                        principalTable: "attachments",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_office_id_visit_id",
                table: "attachments",
                columns: new[] { "office_id", "visit_id" });

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
                name: "ix_field_days_office_id_campaign_id_day_task_force_id",
                table: "field_days",
                columns: new[] { "office_id", "campaign_id", "day", "task_force_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_field_days_office_id_task_force_id",
                table: "field_days",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_field_keys_office_id_user_id",
                table: "field_keys",
                columns: new[] { "office_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_field_stops_office_id_dossier_id",
                table: "field_stops",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_field_stops_office_id_field_day_id",
                table: "field_stops",
                columns: new[] { "office_id", "field_day_id" });

            migrationBuilder.CreateIndex(
                name: "ix_field_stops_office_id_step_id",
                table: "field_stops",
                columns: new[] { "office_id", "step_id" });

            migrationBuilder.CreateIndex(
                name: "ix_place_points_office_id_key",
                table: "place_points",
                columns: new[] { "office_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visits_office_id_campaign_id_on",
                table: "visits",
                columns: new[] { "office_id", "campaign_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_office_id_dossier_id_on",
                table: "visits",
                columns: new[] { "office_id", "dossier_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_office_id_previous_id",
                table: "visits",
                columns: new[] { "office_id", "previous_id" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_office_id_stop_id",
                table: "visits",
                columns: new[] { "office_id", "stop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_office_id_task_force_id",
                table: "visits",
                columns: new[] { "office_id", "task_force_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachment_chunks");

            migrationBuilder.DropTable(
                name: "budget_days");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "field_keys");

            migrationBuilder.DropTable(
                name: "place_points");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "visits");

            migrationBuilder.DropTable(
                name: "field_stops");

            migrationBuilder.DropTable(
                name: "field_days");

            migrationBuilder.DropColumn(
                name: "sparing",
                table: "plan_runs");

            migrationBuilder.DropColumn(
                name: "trial",
                table: "plan_runs");

            migrationBuilder.DropColumn(
                name: "hard_area",
                table: "communes");

            migrationBuilder.DropColumn(
                name: "schedule_id",
                table: "budgets");

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    handover = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    home_office = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
