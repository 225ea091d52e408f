using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaoDiem.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CommuneReforms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "closed_by",
                table: "communes",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "closed_on",
                table: "communes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "communes",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_communes_office_id_successor_id",
                table: "communes",
                columns: new[] { "office_id", "successor_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_communes_communes_office_id_successor_id",
                table: "communes",
                columns: new[] { "office_id", "successor_id" },
                principalTable: "communes",
                principalColumns: new[] { "office_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_communes_communes_office_id_successor_id",
                table: "communes");

            migrationBuilder.DropIndex(
                name: "ix_communes_office_id_successor_id",
                table: "communes");

            migrationBuilder.DropColumn(
                name: "closed_by",
                table: "communes");

            migrationBuilder.DropColumn(
                name: "closed_on",
                table: "communes");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "communes");
        }
    }
}
