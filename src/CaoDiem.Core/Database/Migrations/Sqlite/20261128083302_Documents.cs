using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
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
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    texts = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_files", x => new { x.office_id, x.owner_id });
                });

            migrationBuilder.CreateTable(
                name: "document_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    hash = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    uploaded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    uploaded_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    subject = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    subject_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    drafted_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    drafted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    data_hash = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    worded = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    series = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    symbol = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    issued_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    signer = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    template = table.Column<int>(type: "INTEGER", nullable: true),
                    template_hash = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    hash = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    cancelled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cancelled_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    province = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    parent = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    body = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    symbol = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    unit_symbol = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    place = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    power = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    authority = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    signer = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    requested_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    requested_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    hash = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
