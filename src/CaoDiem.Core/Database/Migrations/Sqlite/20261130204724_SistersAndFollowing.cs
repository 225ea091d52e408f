using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SistersAndFollowing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "officer_id",
                table: "member_leaves",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "sister_relief_on",
                table: "dossiers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "consultations",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<DateOnly>(
                name: "withdrawn_on",
                table: "consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_why",
                table: "consultations",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            // Whose days they were: the officer who led on their first day.
            migrationBuilder.Sql("""
                UPDATE member_leaves SET officer_id = COALESCE(
                    (SELECT l.officer_id FROM team_leaders l WHERE l.office_id = member_leaves.office_id AND l.task_force_id = member_leaves.task_force_id
                        AND (l."from" IS NULL OR l."from" <= member_leaves."from") ORDER BY COALESCE(l."from", '0001-01-01') DESC LIMIT 1),
                    (SELECT t.leader_id FROM task_forces t WHERE t.office_id = member_leaves.office_id AND t.id = member_leaves.task_force_id))
                WHERE member_id IS NULL;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_office_id_judgment_date",
                table: "dossiers",
                columns: new[] { "office_id", "judgment_date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_office_id_judgment_date",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "officer_id",
                table: "member_leaves");

            // Not by the builder: it would make the table anew, without the index that the model cannot name (ix_dossiers_list).
            migrationBuilder.Sql("ALTER TABLE dossiers DROP COLUMN sister_relief_on");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                table: "consultations");

            migrationBuilder.DropColumn(
                name: "withdrawn_on",
                table: "consultations");

            migrationBuilder.DropColumn(
                name: "withdrawn_why",
                table: "consultations");
        }
    }
}
