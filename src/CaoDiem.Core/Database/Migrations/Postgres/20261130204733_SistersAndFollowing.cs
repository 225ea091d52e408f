using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "sister_relief_on",
                table: "dossiers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "consultations",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "withdrawn_on",
                table: "consultations",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_why",
                table: "consultations",
                type: "text",
                nullable: true,
                collation: "C");

            // Whose days they were: the officer who led on their first day.
            migrationBuilder.Sql("""
                UPDATE member_leaves SET officer_id = COALESCE(
                    (SELECT l.officer_id FROM team_leaders l WHERE l.office_id = member_leaves.office_id AND l.task_force_id = member_leaves.task_force_id
                        AND (l."from" IS NULL OR l."from" <= member_leaves."from") ORDER BY COALESCE(l."from", '0001-01-01') DESC LIMIT 1),
                    (SELECT t.leader_id FROM task_forces t WHERE t.office_id = member_leaves.office_id AND t.id = member_leaves.task_force_id))
                WHERE member_id IS NULL;
                """);

            // The list of files and its search read this index alone, as they do on SQLite; a key longer than an index takes is cut.
            migrationBuilder.Sql("UPDATE dossiers SET search_key = left(search_key, 300) WHERE octet_length(search_key) > 1000");
            migrationBuilder.Sql("UPDATE dossiers SET debtor_sort_key = left(debtor_sort_key, 100) WHERE octet_length(debtor_sort_key) > 400");
            migrationBuilder.Sql("""
                CREATE INDEX ix_dossiers_list ON dossiers (office_id, debtor_sort_key, id) INCLUDE (search_key, is_void, remaining_amount);
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
                name: "ix_dossiers_list",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_office_id_judgment_date",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "officer_id",
                table: "member_leaves");

            migrationBuilder.DropColumn(
                name: "sister_relief_on",
                table: "dossiers");

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
