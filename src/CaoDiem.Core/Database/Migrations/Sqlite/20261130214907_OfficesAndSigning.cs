using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfficesAndSigning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "officer_id",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "representative_id",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cancel_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    asked_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancel_requests", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_cancel_requests_acts_office_id_act_id",
                        columns: x => new { x.office_id, x.act_id },
                        principalTable: "acts",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cancel_requests_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deputy_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deputy_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    given_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    given_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    kinds = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document_no = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    corrected_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    corrected_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    corrected_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    ended_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_delegations_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_delegations_users_deputy_id",
                        column: x => x.deputy_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_profiles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    province = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    seal_holder = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    opens_at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    closes_at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    document_no = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    withdrawn_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_profiles", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_office_profiles_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "province_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    expected_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sent_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    taken_back_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_back_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    taken_back_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_province_batches", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_province_batches_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seen_as",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    seen_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seen_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seen_as", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_seen_as_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signing_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signed_here = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    basis_no = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    usual_days = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_rules", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_signing_rules_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "province_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    back_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    document_no = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    document_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    corrected_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    corrected_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    amount_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_province_items", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_province_items_acts_office_id_act_id",
                        columns: x => new { x.office_id, x.act_id },
                        principalTable: "acts",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_province_items_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_province_items_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_province_items_province_batches_office_id_batch_id",
                        columns: x => new { x.office_id, x.batch_id },
                        principalTable: "province_batches",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_members_office_id_officer_id",
                table: "members",
                columns: new[] { "office_id", "officer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_office_id_representative_id",
                table: "members",
                columns: new[] { "office_id", "representative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cancel_requests_office_id_act_id",
                table: "cancel_requests",
                columns: new[] { "office_id", "act_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cancel_requests_office_id_state",
                table: "cancel_requests",
                columns: new[] { "office_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_deputy_id",
                table: "delegations",
                column: "deputy_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_office_id_to",
                table: "delegations",
                columns: new[] { "office_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_province_batches_office_id_number",
                table: "province_batches",
                columns: new[] { "office_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_province_items_office_id_act_id",
                table: "province_items",
                columns: new[] { "office_id", "act_id" });

            migrationBuilder.CreateIndex(
                name: "ix_province_items_office_id_batch_id",
                table: "province_items",
                columns: new[] { "office_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_province_items_office_id_dossier_id",
                table: "province_items",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_province_items_office_id_state",
                table: "province_items",
                columns: new[] { "office_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_seen_as_office_id_started_at",
                table: "seen_as",
                columns: new[] { "office_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_signing_rules_office_id",
                table: "signing_rules",
                column: "office_id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_members_officers_office_id_officer_id",
                table: "members",
                columns: new[] { "office_id", "officer_id" },
                principalTable: "officers",
                principalColumns: new[] { "office_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_members_representatives_office_id_representative_id",
                table: "members",
                columns: new[] { "office_id", "representative_id" },
                principalTable: "representatives",
                principalColumns: new[] { "office_id", "id" },
                onDelete: ReferentialAction.Restrict);

            // What an office was set up with is its first row; the key of the office is as good as any for it.
            migrationBuilder.Sql("""
                INSERT INTO office_profiles (id, office_id, "from", name, kind, province, opens_at, closes_at, version)
                SELECT id, id, '1900-01-01', name, kind, NULLIF(province, ''), '07:30:00', '16:30:00', 0 FROM offices;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_members_officers_office_id_officer_id",
                table: "members");

            migrationBuilder.DropForeignKey(
                name: "fk_members_representatives_office_id_representative_id",
                table: "members");

            migrationBuilder.DropTable(
                name: "cancel_requests");

            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropTable(
                name: "office_profiles");

            migrationBuilder.DropTable(
                name: "province_items");

            migrationBuilder.DropTable(
                name: "seen_as");

            migrationBuilder.DropTable(
                name: "signing_rules");

            migrationBuilder.DropTable(
                name: "province_batches");

            migrationBuilder.DropIndex(
                name: "ix_members_office_id_officer_id",
                table: "members");

            migrationBuilder.DropIndex(
                name: "ix_members_office_id_representative_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "officer_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "representative_id",
                table: "members");
        }
    }
}
