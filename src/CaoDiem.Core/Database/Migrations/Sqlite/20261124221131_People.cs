using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_members_office_id_partner_id",
                table: "members",
                columns: new[] { "office_id", "partner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_leaves_office_id_task_force_id",
                table: "member_leaves",
                columns: new[] { "office_id", "task_force_id" });

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
                name: "ix_representatives_office_id_partner_id",
                table: "representatives",
                columns: new[] { "office_id", "partner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_representatives_user_id",
                table: "representatives",
                column: "user_id",
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
                name: "member_leaves");

            migrationBuilder.DropTable(
                name: "partner_absences");

            migrationBuilder.DropTable(
                name: "partner_communes");

            migrationBuilder.DropTable(
                name: "partner_duties");

            migrationBuilder.DropTable(
                name: "partner_task_forces");

            migrationBuilder.DropTable(
                name: "representatives");

            migrationBuilder.DropTable(
                name: "partners");

            migrationBuilder.DropIndex(
                name: "ix_members_office_id_partner_id",
                table: "members");

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
        }
    }
}
