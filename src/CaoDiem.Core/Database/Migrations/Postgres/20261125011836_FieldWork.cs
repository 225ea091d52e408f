using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FieldWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "field_days",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    issued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    issued_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    metres = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                name: "field_stops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field_day_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    skipped = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    skip_note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    corrects_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    receipt_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    promised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    enforceable = table.Column<bool>(type: "boolean", nullable: true),
                    partners = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    minutes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    obstacle = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    accuracy = table.Column<double>(type: "double precision", nullable: true),
                    fingerprint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    received_from = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: true),
                    refusal_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    refusal = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    result_id = table.Column<Guid>(type: "uuid", nullable: true),
                    obstacle_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_amount = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    length = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    received = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offset = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
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
                name: "field_keys");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "visits");

            migrationBuilder.DropTable(
                name: "field_stops");

            migrationBuilder.DropTable(
                name: "field_days");
        }
    }
}
