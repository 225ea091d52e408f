using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Reports;

/// <summary>What the pages of reports share: the day, the view, and the addresses of one another.</summary>
public abstract class ReportPage(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    /// <summary>"year" for the professional year to date; else what the campaign did.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? ViewName { get; set; }

    [BindProperty(SupportsGet = true, Name = "report")]
    public string Report { get; set; } = ReportTablesQuery.Kinds[0].Code;

    public ReportGround Ground { get; protected set; } = null!;

    public ReportKind? Kind => ReportTablesQuery.Kinds.FirstOrDefault(k => k.Code == Report);

    public ReportView View => ViewName == "year" && Kind is { Yearly: true } ? ReportView.Year : ReportView.Campaign;

    public string Link(string report, ReportView view) => $"/Reports/Tables/{Ground.Campaign.Id}?report={report}&asOf={Format.Day(Ground.AsOf)}{(view == ReportView.Year ? "&view=year" : "")}";

    /// <summary>The list behind a figure; null when there is none, or when the reader may not open files.</summary>
    public string? FilesLink(ReportTable table, ReportRow row, ReportColumn column, ReportCell cell) =>
        cell.Items is null || cell.Value is null or 0 || !Actor.May(Permission.SeeDossiers) ? null
            : $"/Reports/Files/{Ground.Campaign.Id}?report={Report}&table={table.Code}&row={Uri.EscapeDataString(row.Code)}&column={column.Code}&asOf={Format.Day(Ground.AsOf)}{(View == ReportView.Year ? "&view=year" : "")}";
}
