using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Papers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "province",
                table: "users",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "reinforcement_id",
                table: "members",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "reinforcement_id",
                table: "member_leaves",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "special",
                table: "dossiers",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "document_files",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    data = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    texts = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_files", x => new { x.office_id, x.owner_id });
                });

            migrationBuilder.CreateTable(
                name: "document_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    uploaded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    uploaded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_templates", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_document_templates_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dossier_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_amount = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_events", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_dossier_events_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_dossier_events_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    granted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    granted_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    revoked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revoked_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_grants", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_file_grants_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_file_grants_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_file_grants_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "issued_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    drafted_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    drafted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    data_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    worded = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    series = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    year = table.Column<int>(type: "integer", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true),
                    symbol = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    issued_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    signer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    template = table.Column<int>(type: "integer", nullable: true),
                    template_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cancelled_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    cancel_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issued_documents", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_issued_documents_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issued_documents_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issued_documents_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    happened = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to_do = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    subject_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    withdrawn_why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lessons", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_lessons_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_lessons_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letterheads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    province = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    parent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    symbol = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    unit_symbol = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    place = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    power = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    authority = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    signer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letterheads", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_letterheads_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "package_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    format = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    signer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    imported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    imported_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    report = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reading = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_package_imports", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_package_imports_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_package_imports_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "print_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    requested_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claimed_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_print_jobs", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_print_jobs_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_print_jobs_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reinforcements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    proposed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    handover_note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reinforcements", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_reinforcements_officers_office_id_officer_id",
                        columns: x => new { x.office_id, x.officer_id },
                        principalTable: "officers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reinforcements_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reinforcements_offices_to_office_id",
                        column: x => x.to_office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reinforcements_task_forces_to_office_id_task_force_id",
                        columns: x => new { x.to_office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sample_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seed = table.Column<int>(type: "integer", nullable: false),
                    drawn_on = table.Column<DateOnly>(type: "date", nullable: false),
                    drawn_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    completed_files = table.Column<int>(type: "integer", nullable: false),
                    terminated_files = table.Column<int>(type: "integer", nullable: false),
                    reclassified_files = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    conclusion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sample_checks", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_sample_checks_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sample_checks_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "file_reads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_reads", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_file_reads_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_file_reads_file_grants_office_id_grant_id",
                        columns: x => new { x.office_id, x.grant_id },
                        principalTable: "file_grants",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_file_reads_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lesson_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answered_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lesson_answers", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_lesson_answers_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_lesson_answers_lessons_office_id_lesson_id",
                        columns: x => new { x.office_id, x.lesson_id },
                        principalTable: "lessons",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_answers_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sample_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stratum = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    judged_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    judged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sample_items", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_sample_items_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sample_items_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sample_items_sample_checks_office_id_check_id",
                        columns: x => new { x.office_id, x.check_id },
                        principalTable: "sample_checks",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_document_templates_office_id_kind_number",
                table: "document_templates",
                columns: new[] { "office_id", "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossier_events_office_id_dossier_id",
                table: "dossier_events",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_events_office_id_on",
                table: "dossier_events",
                columns: new[] { "office_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_file_grants_office_id_campaign_id",
                table: "file_grants",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_file_grants_user_id",
                table: "file_grants",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_file_reads_office_id_dossier_id",
                table: "file_reads",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_file_reads_office_id_grant_id",
                table: "file_reads",
                columns: new[] { "office_id", "grant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_issued_documents_office_id_campaign_id_kind_subject",
                table: "issued_documents",
                columns: new[] { "office_id", "campaign_id", "kind", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_issued_documents_office_id_dossier_id",
                table: "issued_documents",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_issued_documents_office_id_series_year_number",
                table: "issued_documents",
                columns: new[] { "office_id", "series", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lesson_answers_office_id_campaign_id_lesson_id",
                table: "lesson_answers",
                columns: new[] { "office_id", "campaign_id", "lesson_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lesson_answers_office_id_lesson_id",
                table: "lesson_answers",
                columns: new[] { "office_id", "lesson_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lessons_office_id_campaign_id",
                table: "lessons",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_letterheads_office_id_from",
                table: "letterheads",
                columns: new[] { "office_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_package_imports_office_id_campaign_id",
                table: "package_imports",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_print_jobs_office_id_campaign_id",
                table: "print_jobs",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_print_jobs_state_claimed_until",
                table: "print_jobs",
                columns: new[] { "state", "claimed_until" });

            migrationBuilder.CreateIndex(
                name: "ix_reinforcements_office_id_officer_id",
                table: "reinforcements",
                columns: new[] { "office_id", "officer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reinforcements_to_office_id",
                table: "reinforcements",
                column: "to_office_id");

            migrationBuilder.CreateIndex(
                name: "ix_reinforcements_to_office_id_task_force_id",
                table: "reinforcements",
                columns: new[] { "to_office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sample_checks_office_id_campaign_id",
                table: "sample_checks",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sample_items_office_id_check_id_dossier_id",
                table: "sample_items",
                columns: new[] { "office_id", "check_id", "dossier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sample_items_office_id_dossier_id",
                table: "sample_items",
                columns: new[] { "office_id", "dossier_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "document_files");

            migrationBuilder.DropTable(
                name: "document_templates");

            migrationBuilder.DropTable(
                name: "dossier_events");

            migrationBuilder.DropTable(
                name: "file_reads");

            migrationBuilder.DropTable(
                name: "issued_documents");

            migrationBuilder.DropTable(
                name: "lesson_answers");

            migrationBuilder.DropTable(
                name: "letterheads");

            migrationBuilder.DropTable(
                name: "package_imports");

            migrationBuilder.DropTable(
                name: "print_jobs");

            migrationBuilder.DropTable(
                name: "reinforcements");

            migrationBuilder.DropTable(
                name: "sample_items");

            migrationBuilder.DropTable(
                name: "signing_keys");

            migrationBuilder.DropTable(
                name: "file_grants");

            migrationBuilder.DropTable(
                name: "lessons");

            migrationBuilder.DropTable(
                name: "sample_checks");

            migrationBuilder.DropColumn(
                name: "province",
                table: "users");

            migrationBuilder.DropColumn(
                name: "reinforcement_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "reinforcement_id",
                table: "member_leaves");

            migrationBuilder.DropColumn(
                name: "special",
                table: "dossiers");
        }
    }
}
