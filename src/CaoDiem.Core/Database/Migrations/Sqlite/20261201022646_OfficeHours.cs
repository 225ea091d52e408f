using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfficeHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeOnly>(
                name: "back_at",
                table: "team_routes",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "leaves_at",
                table: "team_routes",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(7, 30, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "lunch_from",
                table: "office_profiles",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(11, 30, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "lunch_to",
                table: "office_profiles",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(13, 0, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "back_at",
                table: "field_days",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "leaves_at",
                table: "field_days",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(7, 30, 0));

            migrationBuilder.AddColumn<int>(
                name: "ends",
                table: "assignments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Schedules and sheets of before knew no break at noon.
            migrationBuilder.Sql("UPDATE team_routes SET back_at = time('07:30:00', '+' || minutes || ' minutes')");
            migrationBuilder.Sql("UPDATE assignments SET ends = start + minutes");
            migrationBuilder.Sql("UPDATE field_days SET back_at = time('07:30:00', '+' || minutes || ' minutes')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ends",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "back_at",
                table: "team_routes");

            migrationBuilder.DropColumn(
                name: "leaves_at",
                table: "team_routes");

            migrationBuilder.DropColumn(
                name: "lunch_from",
                table: "office_profiles");

            migrationBuilder.DropColumn(
                name: "lunch_to",
                table: "office_profiles");

            migrationBuilder.DropColumn(
                name: "back_at",
                table: "field_days");

            migrationBuilder.DropColumn(
                name: "leaves_at",
                table: "field_days");
        }
    }
}
