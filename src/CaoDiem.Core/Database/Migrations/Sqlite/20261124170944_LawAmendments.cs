using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LawAmendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "law_amendments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    author = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_law_amendments", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_law_amendments_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_law_amendments_office_id_code_from",
                table: "law_amendments",
                columns: new[] { "office_id", "code", "from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "law_amendments");
        }
    }
}
