using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ActAttachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "act_attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    attached_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    attached_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    attached_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_off_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    taken_off_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    taken_off_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_off_reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_act_attachments", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_act_attachments_acts_office_id_act_id",
                        columns: x => new { x.office_id, x.act_id },
                        principalTable: "acts",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_act_attachments_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "act_attachment_contents",
                columns: table => new
                {
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    attachment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_act_attachment_contents", x => new { x.office_id, x.attachment_id });
                    table.ForeignKey(
                        name: "fk_act_attachment_contents_act_attachments_office_id_attachment_id",
                        columns: x => new { x.office_id, x.attachment_id },
                        principalTable: "act_attachments",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_act_attachments_office_id_act_id_sha256",
                table: "act_attachments",
                columns: new[] { "office_id", "act_id", "sha256" },
                unique: true,
                filter: "taken_off_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_act_attachments_office_id_dossier_id",
                table: "act_attachments",
                columns: new[] { "office_id", "dossier_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "act_attachment_contents");

            migrationBuilder.DropTable(
                name: "act_attachments");
        }
    }
}
