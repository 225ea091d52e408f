using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DatedTeams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_campaign_task_forces_office_id_campaign_id_task_force_id",
                table: "campaign_task_forces");

            migrationBuilder.AddColumn<DateOnly>(
                name: "from",
                table: "campaign_task_forces",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "to",
                table: "campaign_task_forces",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "campaign_areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_areas", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_campaign_areas_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_campaign_areas_communes_office_id_commune_id",
                        columns: x => new { x.office_id, x.commune_id },
                        principalTable: "communes",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaign_areas_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaign_areas_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_teams",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_teams", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_file_teams_campaigns_office_id_campaign_id",
                        columns: x => new { x.office_id, x.campaign_id },
                        principalTable: "campaigns",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_file_teams_dossiers_office_id_dossier_id",
                        columns: x => new { x.office_id, x.dossier_id },
                        principalTable: "dossiers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_file_teams_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_file_teams_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_leaders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_force_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_leaders", x => new { x.office_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_leaders_officers_office_id_officer_id",
                        columns: x => new { x.office_id, x.officer_id },
                        principalTable: "officers",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_leaders_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "offices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_leaders_task_forces_office_id_task_force_id",
                        columns: x => new { x.office_id, x.task_force_id },
                        principalTable: "task_forces",
                        principalColumns: new[] { "office_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_task_forces_office_id_campaign_id_task_force_id_fr",
                table: "campaign_task_forces",
                columns: new[] { "office_id", "campaign_id", "task_force_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_areas_office_id_campaign_id_commune_id_from",
                table: "campaign_areas",
                columns: new[] { "office_id", "campaign_id", "commune_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_areas_office_id_commune_id",
                table: "campaign_areas",
                columns: new[] { "office_id", "commune_id" });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_areas_office_id_task_force_id",
                table: "campaign_areas",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_file_teams_office_id_campaign_id_dossier_id_from",
                table: "file_teams",
                columns: new[] { "office_id", "campaign_id", "dossier_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_file_teams_office_id_dossier_id",
                table: "file_teams",
                columns: new[] { "office_id", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_file_teams_office_id_task_force_id",
                table: "file_teams",
                columns: new[] { "office_id", "task_force_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_leaders_office_id_officer_id",
                table: "team_leaders",
                columns: new[] { "office_id", "officer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_leaders_office_id_task_force_id_from",
                table: "team_leaders",
                columns: new[] { "office_id", "task_force_id", "from" },
                unique: true);

            // What teams had when their lists were frozen is theirs always; later changes of a team's area leave these campaigns alone.
            migrationBuilder.Sql("""
                INSERT INTO campaign_areas (id, office_id, campaign_id, commune_id, "from", task_force_id, version)
                SELECT gen_random_uuid(),
                       l.office_id, l.campaign_id, c.commune_id, NULL, c.task_force_id, 0
                FROM campaign_task_forces l
                JOIN task_force_communes c ON c.office_id = l.office_id AND c.task_force_id = l.task_force_id
                WHERE EXISTS (SELECT 1 FROM baseline_files b WHERE b.office_id = l.office_id AND b.campaign_id = l.campaign_id);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_areas");

            migrationBuilder.DropTable(
                name: "file_teams");

            migrationBuilder.DropTable(
                name: "team_leaders");

            migrationBuilder.DropIndex(
                name: "ix_campaign_task_forces_office_id_campaign_id_task_force_id_fr",
                table: "campaign_task_forces");

            migrationBuilder.DropColumn(
                name: "from",
                table: "campaign_task_forces");

            migrationBuilder.DropColumn(
                name: "to",
                table: "campaign_task_forces");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_task_forces_office_id_campaign_id_task_force_id",
                table: "campaign_task_forces",
                columns: new[] { "office_id", "campaign_id", "task_force_id" },
                unique: true);
        }
    }
}
