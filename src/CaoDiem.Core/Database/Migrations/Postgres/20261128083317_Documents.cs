using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_document_templates_office_id_kind_number",
                table: "document_templates",
                columns: new[] { "office_id", "kind", "number" },
                unique: true);

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
                name: "ix_letterheads_office_id_from",
                table: "letterheads",
                columns: new[] { "office_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_print_jobs_office_id_campaign_id",
                table: "print_jobs",
                columns: new[] { "office_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_print_jobs_state_claimed_until",
                table: "print_jobs",
                columns: new[] { "state", "claimed_until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "document_files");

            migrationBuilder.DropTable(
                name: "document_templates");

            migrationBuilder.DropTable(
                name: "issued_documents");

            migrationBuilder.DropTable(
                name: "letterheads");

            migrationBuilder.DropTable(
                name: "print_jobs");
        }
    }
}
