using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Preparation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "selection",
                table: "waves",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                collation: "BINARY");

            migrationBuilder.AddColumn<int>(
                name: "hours_per_week",
                table: "task_forces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 40);

            migrationBuilder.AddColumn<int>(
                name: "weekdays",
                table: "task_forces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 62);

            migrationBuilder.AddColumn<DateOnly>(
                name: "from",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "handover_note",
                table: "members",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<int>(
                name: "hours_per_week",
                table: "members",
                type: "INTEGER",
                nullable: false,
                defaultValue: 40);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "members",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Representative");

            migrationBuilder.AddColumn<Guid>(
                name: "partner_id",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "to",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "weekdays",
                table: "members",
                type: "INTEGER",
                nullable: false,
                defaultValue: 62);

            migrationBuilder.AddColumn<string>(
                name: "selection",
                table: "campaigns",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                collation: "BINARY");

            migrationBuilder.AddColumn<Guid>(
                name: "template_id",
                table: "campaigns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
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
                name: "budgets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budgets", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_budgets_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_budgets_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chronogram_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    phase = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    offset = table.Column<int>(type: "INTEGER", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    progress = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chronogram_tasks", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_chronogram_tasks_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_chronogram_tasks_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consultations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    attendees = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    agreed_roles = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    remarks = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    conclusion = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultations", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_consultations_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consultations_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "date_moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    old_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    old_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    new_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    new_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_date_moves", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_date_moves_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_date_moves_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "expenses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    bearer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    funding = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    voucher_no = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    work_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    payee = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    payee_key = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    amount_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expenses", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_expenses_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_expenses_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fuel_prices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    per_litre_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fuel_prices", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_fuel_prices_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "launch_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    expected = table.Column<int>(type: "INTEGER", nullable: false),
                    warnings = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_launch_records", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_launch_records_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_launch_records_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member_leaves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_leaves", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_member_leaves_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_member_leaves_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "obstacles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    raised_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    escalate_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    resolved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_obstacles", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_obstacles_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_obstacles_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_obstacles_officers_office_id_owner_id",
                        columns: x => new { x.office_id, x.owner_id },
                        principalTable: "officers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_obstacles_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    later_name = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    later_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    steps_per_day = table.Column<int>(type: "INTEGER", nullable: false),
                    weekdays = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partners", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_partners_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pins", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_pins_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    required_groups = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    refused_visits = table.Column<int>(type: "INTEGER", nullable: false),
                    silent_days = table.Column<int>(type: "INTEGER", nullable: false),
                    required_from_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_rules", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_rules_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    requested_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    seed = table.Column<int>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    objective = table.Column<double>(type: "REAL", nullable: false),
                    bound = table.Column<double>(type: "REAL", nullable: true),
                    steps_planned = table.Column<int>(type: "INTEGER", nullable: false),
                    steps_all = table.Column<int>(type: "INTEGER", nullable: false),
                    elapsed = table.Column<double>(type: "REAL", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_runs", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_runs_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_runs_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "secondments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    home_office = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    handover = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
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

            migrationBuilder.CreateTable(
                name: "step_kind_settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_kind_settings", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_step_kind_settings_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_routes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    metres = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_routes", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_routes_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_team_routes_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_routes_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "travel_times",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    to = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    metres = table.Column<int>(type: "INTEGER", nullable: false),
                    one_way = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_travel_times", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_travel_times_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "budget_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    budget_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    bearer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    arithmetic = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    rule = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    source = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    unverified = table.Column<bool>(type: "INTEGER", nullable: false),
                    typed = table.Column<bool>(type: "INTEGER", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_lines", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_budget_lines_budgets_office_id_budget_id",
                        columns: x => new { x.office_id, x.budget_id },
                        principalTable: "budgets",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_budget_lines_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    budget_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    amount_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_sources", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_funding_sources_budgets_office_id_budget_id",
                        columns: x => new { x.office_id, x.budget_id },
                        principalTable: "budgets",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_funding_sources_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    groups = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    required = table.Column<bool>(type: "INTEGER", nullable: false),
                    required_why = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    @checked = table.Column<bool>(name: "checked", type: "INTEGER", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    situation = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    means_text = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    approach = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risks = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    conditions = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    cost = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    mobilised = table.Column<bool>(type: "INTEGER", nullable: false),
                    complex = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    consultation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    carried_out_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_plans", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_plans_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_case_plans_consultations_office_id_consultation_id",
                        columns: x => new { x.office_id, x.consultation_id },
                        principalTable: "consultations",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_plans_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_plans_officers_office_id_officer_id",
                        columns: x => new { x.office_id, x.officer_id },
                        principalTable: "officers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_plans_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_plans_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partner_absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    available = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_absences", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_partner_absences_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_absences_partners_office_id_partner_id",
                        columns: x => new { x.office_id, x.partner_id },
                        principalTable: "partners",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_communes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_communes", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_partner_communes_communes_office_id_commune_id",
                        columns: x => new { x.office_id, x.commune_id },
                        principalTable: "communes",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_communes_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_communes_partners_office_id_partner_id",
                        columns: x => new { x.office_id, x.partner_id },
                        principalTable: "partners",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_duties", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_partner_duties_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_duties_partners_office_id_partner_id",
                        columns: x => new { x.office_id, x.partner_id },
                        principalTable: "partners",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_task_forces",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_task_forces", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_partner_task_forces_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_task_forces_partners_office_id_partner_id",
                        columns: x => new { x.office_id, x.partner_id },
                        principalTable: "partners",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_partner_task_forces_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "representatives",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    post = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    phone = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_representatives", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_representatives_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_representatives_partners_office_id_partner_id",
                        columns: x => new { x.office_id, x.partner_id },
                        principalTable: "partners",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_representatives_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_run_files",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    plan = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_run_files", x => new { x.office_id, x.run_id });
                    table.ForeignKey(
                        name: "fk_plan_run_files_plan_runs_office_id_run_id",
                        columns: x => new { x.office_id, x.run_id },
                        principalTable: "plan_runs",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    route_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignments", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_assignments_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assignments_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assignments_team_routes_office_id_route_id",
                        columns: x => new { x.office_id, x.route_id },
                        principalTable: "team_routes",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consulted_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consultation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consulted_plans", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_consulted_plans_case_plans_office_id_plan_id",
                        columns: x => new { x.office_id, x.plan_id },
                        principalTable: "case_plans",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consulted_plans_consultations_office_id_consultation_id",
                        columns: x => new { x.office_id, x.consultation_id },
                        principalTable: "consultations",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consulted_plans_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    partners = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    earliest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    latest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    gap_days = table.Column<int>(type: "INTEGER", nullable: false),
                    papers = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_steps", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_steps_case_plans_office_id_plan_id",
                        columns: x => new { x.office_id, x.plan_id },
                        principalTable: "case_plans",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_steps_officers_office_id_owner_id",
                        columns: x => new { x.office_id, x.owner_id },
                        principalTable: "officers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_steps_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    approved_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    content = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_versions_case_plans_office_id_plan_id",
                        columns: x => new { x.office_id, x.plan_id },
                        principalTable: "case_plans",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_versions_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_force_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    representative_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    letter = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    to = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    purpose = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    asked = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_invitations_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_partners_office_id_partner_id",
                        columns: x => new { x.office_id, x.partner_id },
                        principalTable: "partners",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_representatives_office_id_representative_id",
                        columns: x => new { x.office_id, x.representative_id },
                        principalTable: "representatives",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_members_office_id_partner_id",
                table: "members",
                columns: new[] { "office_id", "partner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_office_id_officer_id_from",
                table: "absences",
                columns: new[] { "office_id", "officer_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_office_id_dossier_id",
                table: "assignments",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_office_id_route_id",
                table: "assignments",
                columns: new[] { "office_id", "route_id" });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_office_id_step_id",
                table: "assignments",
                columns: new[] { "office_id", "step_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_lines_office_id_budget_id",
                table: "budget_lines",
                columns: new[] { "office_id", "budget_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budgets_office_id_campaign_id_number",
                table: "budgets",
                columns: new[] { "office_id", "campaign_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_plans_office_id_campaign_id_dossier_id",
                table: "case_plans",
                columns: new[] { "office_id", "campaign_id", "dossier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_plans_office_id_consultation_id",
                table: "case_plans",
                columns: new[] { "office_id", "consultation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_plans_office_id_dossier_id",
                table: "case_plans",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_plans_office_id_officer_id",
                table: "case_plans",
                columns: new[] { "office_id", "officer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_plans_office_id_task_force_id",
                table: "case_plans",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_chronogram_tasks_office_id_campaign_id_due",
                table: "chronogram_tasks",
                columns: new[] { "office_id", "campaign_id", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_consultations_office_id_campaign_id",
                table: "consultations",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consulted_plans_office_id_consultation_id_plan_id",
                table: "consulted_plans",
                columns: new[] { "office_id", "consultation_id", "plan_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consulted_plans_office_id_plan_id",
                table: "consulted_plans",
                columns: new[] { "office_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_date_moves_office_id_campaign_id_at",
                table: "date_moves",
                columns: new[] { "office_id", "campaign_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_office_id_campaign_id_voucher_no",
                table: "expenses",
                columns: new[] { "office_id", "campaign_id", "voucher_no" });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_office_id_payee_key_work_day",
                table: "expenses",
                columns: new[] { "office_id", "payee_key", "work_day" });

            migrationBuilder.CreateIndex(
                name: "ix_fuel_prices_office_id_region_from",
                table: "fuel_prices",
                columns: new[] { "office_id", "region", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_office_id_budget_id",
                table: "funding_sources",
                columns: new[] { "office_id", "budget_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_office_id_day",
                table: "invitations",
                columns: new[] { "office_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_office_id_letter",
                table: "invitations",
                columns: new[] { "office_id", "letter" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_office_id_partner_id",
                table: "invitations",
                columns: new[] { "office_id", "partner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_office_id_representative_id",
                table: "invitations",
                columns: new[] { "office_id", "representative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_office_id_task_force_id",
                table: "invitations",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_launch_records_office_id_campaign_id",
                table: "launch_records",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_leaves_office_id_task_force_id",
                table: "member_leaves",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_obstacles_office_id_campaign_id_state",
                table: "obstacles",
                columns: new[] { "office_id", "campaign_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_obstacles_office_id_dossier_id",
                table: "obstacles",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_obstacles_office_id_owner_id",
                table: "obstacles",
                columns: new[] { "office_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_absences_office_id_partner_id",
                table: "partner_absences",
                columns: new[] { "office_id", "partner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_communes_office_id_commune_id",
                table: "partner_communes",
                columns: new[] { "office_id", "commune_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_communes_office_id_partner_id_commune_id",
                table: "partner_communes",
                columns: new[] { "office_id", "partner_id", "commune_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_duties_office_id_partner_id_step",
                table: "partner_duties",
                columns: new[] { "office_id", "partner_id", "step" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_task_forces_office_id_partner_id_task_force_id",
                table: "partner_task_forces",
                columns: new[] { "office_id", "partner_id", "task_force_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_task_forces_office_id_task_force_id",
                table: "partner_task_forces",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partners_office_id_name",
                table: "partners",
                columns: new[] { "office_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pins_office_id_campaign_id_step_id",
                table: "pins",
                columns: new[] { "office_id", "campaign_id", "step_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_rules_office_id",
                table: "plan_rules",
                column: "office_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_runs_office_id_campaign_id_requested_at",
                table: "plan_runs",
                columns: new[] { "office_id", "campaign_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_runs_state",
                table: "plan_runs",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_plan_steps_office_id_owner_id",
                table: "plan_steps",
                columns: new[] { "office_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_steps_office_id_plan_id",
                table: "plan_steps",
                columns: new[] { "office_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_office_id_plan_id_number",
                table: "plan_versions",
                columns: new[] { "office_id", "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_representatives_office_id_partner_id",
                table: "representatives",
                columns: new[] { "office_id", "partner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_representatives_user_id",
                table: "representatives",
                column: "user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_secondments_office_id_task_force_id",
                table: "secondments",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_step_kind_settings_office_id_kind",
                table: "step_kind_settings",
                columns: new[] { "office_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_team_routes_office_id_campaign_id_task_force_id_day",
                table: "team_routes",
                columns: new[] { "office_id", "campaign_id", "task_force_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_team_routes_office_id_task_force_id",
                table: "team_routes",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_travel_times_office_id_from_to",
                table: "travel_times",
                columns: new[] { "office_id", "from", "to" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_members_partners_office_id_partner_id",
                table: "members",
                columns: new[] { "office_id", "partner_id" },
                principalTable: "partners",
                principalColumns: new[] { "office_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_members_partners_office_id_partner_id",
                table: "members");

            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "budget_lines");

            migrationBuilder.DropTable(
                name: "chronogram_tasks");

            migrationBuilder.DropTable(
                name: "consulted_plans");

            migrationBuilder.DropTable(
                name: "date_moves");

            migrationBuilder.DropTable(
                name: "expenses");

            migrationBuilder.DropTable(
                name: "fuel_prices");

            migrationBuilder.DropTable(
                name: "funding_sources");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "launch_records");

            migrationBuilder.DropTable(
                name: "member_leaves");

            migrationBuilder.DropTable(
                name: "obstacles");

            migrationBuilder.DropTable(
                name: "partner_absences");

            migrationBuilder.DropTable(
                name: "partner_communes");

            migrationBuilder.DropTable(
                name: "partner_duties");

            migrationBuilder.DropTable(
                name: "partner_task_forces");

            migrationBuilder.DropTable(
                name: "pins");

            migrationBuilder.DropTable(
                name: "plan_rules");

            migrationBuilder.DropTable(
                name: "plan_run_files");

            migrationBuilder.DropTable(
                name: "plan_steps");

            migrationBuilder.DropTable(
                name: "plan_versions");

            migrationBuilder.DropTable(
                name: "secondments");

            migrationBuilder.DropTable(
                name: "step_kind_settings");

            migrationBuilder.DropTable(
                name: "travel_times");

            migrationBuilder.DropTable(
                name: "team_routes");

            migrationBuilder.DropTable(
                name: "budgets");

            migrationBuilder.DropTable(
                name: "representatives");

            migrationBuilder.DropTable(
                name: "plan_runs");

            migrationBuilder.DropTable(
                name: "case_plans");

            migrationBuilder.DropTable(
                name: "partners");

            migrationBuilder.DropTable(
                name: "consultations");

            migrationBuilder.DropIndex(
                name: "ix_members_office_id_partner_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "selection",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "hours_per_week",
                table: "task_forces");

            migrationBuilder.DropColumn(
                name: "weekdays",
                table: "task_forces");

            migrationBuilder.DropColumn(
                name: "from",
                table: "members");

            migrationBuilder.DropColumn(
                name: "handover_note",
                table: "members");

            migrationBuilder.DropColumn(
                name: "hours_per_week",
                table: "members");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "members");

            migrationBuilder.DropColumn(
                name: "partner_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "to",
                table: "members");

            migrationBuilder.DropColumn(
                name: "weekdays",
                table: "members");

            migrationBuilder.DropColumn(
                name: "selection",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "template_id",
                table: "campaigns");
        }
    }
}
