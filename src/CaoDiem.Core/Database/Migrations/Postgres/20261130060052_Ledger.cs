using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "collected_amount",
                table: "baseline_files");

            migrationBuilder.DropColumn(
                name: "completed",
                table: "baseline_files");

            migrationBuilder.DropColumn(
                name: "enforceable",
                table: "baseline_files");

            migrationBuilder.DropColumn(
                name: "exemption_dossier",
                table: "baseline_files");

            migrationBuilder.DropColumn(
                name: "partial",
                table: "baseline_files");

            migrationBuilder.DropColumn(
                name: "reclassified",
                table: "baseline_files");

            migrationBuilder.DropColumn(
                name: "reduction_dossier",
                table: "baseline_files");

            migrationBuilder.DropColumn(
                name: "reviewed",
                table: "baseline_files");

            migrationBuilder.RenameColumn(
                name: "terminated",
                table: "baseline_files",
                newName: "enforceable_at_join");

            migrationBuilder.RenameColumn(
                name: "last_result_on",
                table: "baseline_files",
                newName: "left_on");

            migrationBuilder.AddColumn<string>(
                name: "means",
                table: "visits",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "with_whom",
                table: "visits",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "obligations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "remaining_amount",
                table: "obligations",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "is_void",
                table: "dossiers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "register_batch",
                table: "dossiers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "register_line_before",
                table: "dossiers",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "state_until",
                table: "dossiers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "left_reason",
                table: "baseline_files",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    parts = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    receipt_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    means = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ground = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: true),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    measure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    method = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    with = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    which = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    force = table.Column<bool>(type: "boolean", nullable: true),
                    strikes_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answers_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    detail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unguarded = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    stage = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    document_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    document_on = table.Column<DateOnly>(type: "date", nullable: true),
                    counts_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    awaits_confirmation = table.Column<bool>(type: "boolean", nullable: false),
                    receipt_void = table.Column<bool>(type: "boolean", nullable: false),
                    amount_amount = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acts", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_acts_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_acts_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standing_spans",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    bucket = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    flags = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: true),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: true),
                    groups = table.Column<string>(type: "text", nullable: false, collation: "C"),
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
                    table.PrimaryKey("pk_standing_spans", x => new { x.office_id, x.campaign_id, x.dossier_id, x.from });
                    table.ForeignKey(
                        name: "fk_standing_spans_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_standing_spans_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "act_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    document_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    document_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    receipt = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_act_marks", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_act_marks_acts_office_id_act_id",
                        columns: x => new { x.office_id, x.act_id },
                        principalTable: "acts",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_act_marks_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_act_marks_office_id_act_id",
                table: "act_marks",
                columns: new[] { "office_id", "act_id" });

            migrationBuilder.CreateIndex(
                name: "ix_act_marks_office_id_dossier_id",
                table: "act_marks",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_office_id_dossier_id_turn",
                table: "acts",
                columns: new[] { "office_id", "dossier_id", "turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acts_office_id_kind_day",
                table: "acts",
                columns: new[] { "office_id", "kind", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_office_id_source_id",
                table: "acts",
                columns: new[] { "office_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_office_id_stage",
                table: "acts",
                columns: new[] { "office_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_standing_spans_office_id_dossier_id",
                table: "standing_spans",
                columns: new[] { "office_id", "dossier_id" });

            // The renamed columns held other things: a list knows what was enforceable when a file joined, and nobody has left yet.
            migrationBuilder.Sql("UPDATE baseline_files SET left_on = NULL, enforceable_at_join = (state_at_join = 'Enforcing')");
            migrationBuilder.Sql(
                "UPDATE obligations SET remaining_amount = due_amount - paid_amount, number = (SELECT count(*) FROM obligations o "
                + "WHERE o.office_id = obligations.office_id AND o.dossier_id = obligations.dossier_id AND o.id <= obligations.id)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "act_marks");

            migrationBuilder.DropTable(
                name: "standing_spans");

            migrationBuilder.DropTable(
                name: "acts");

            migrationBuilder.DropColumn(
                name: "means",
                table: "visits");

            migrationBuilder.DropColumn(
                name: "with_whom",
                table: "visits");

            migrationBuilder.DropColumn(
                name: "number",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "remaining_amount",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "is_void",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "register_batch",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "register_line_before",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "state_until",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "left_reason",
                table: "baseline_files");

            migrationBuilder.RenameColumn(
                name: "left_on",
                table: "baseline_files",
                newName: "last_result_on");

            migrationBuilder.RenameColumn(
                name: "enforceable_at_join",
                table: "baseline_files",
                newName: "terminated");

            migrationBuilder.AddColumn<long>(
                name: "collected_amount",
                table: "baseline_files",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "completed",
                table: "baseline_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "enforceable",
                table: "baseline_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "exemption_dossier",
                table: "baseline_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "partial",
                table: "baseline_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "reclassified",
                table: "baseline_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "reduction_dossier",
                table: "baseline_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "reviewed",
                table: "baseline_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }
    }
}
