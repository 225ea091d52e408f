using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Reports;

/// <summary>What lies behind one figure of a report: the same records that were counted or added up.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class FilesModel(AppDb db, ReportTablesQuery query) : ReportPage(db)
{
    [BindProperty(SupportsGet = true, Name = "table")]
    public string TableCode { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "row")]
    public string RowCode { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "column")]
    public string ColumnCode { get; set; } = "";

    public int RowsShown => 500;

    public ReportTable Table { get; private set; } = null!;

    public ReportRow Row { get; private set; } = null!;

    public ReportColumn Column { get; private set; } = null!;

    public ReportCell Cell { get; private set; } = null!;

    public IReadOnlyList<ReportItem> Items { get; private set; } = [];

    public int Hidden { get; private set; }

    public bool IsMoney => Column.Kind == FigureKind.Money && Items.Any(i => i.Amount != 0);

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public async Task<IActionResult> OnGetXlsxAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        var content = WorkbookWriter.Write([new("Danh sách", [$"{Table.Title}: {Row.Label} – {Column.Label}", $"{Ground.Campaign.Name} ({Ground.Campaign.PlanLabel}), đến hết ngày {Format.Day(Ground.AsOf)}"],
        [
            new("Nội dung", ColumnKind.Text, 34), new("Số quyết định, chi tiết", ColumnKind.Text, 40), new("Ngày", ColumnKind.Date), new("Tình trạng, ghi chú", ColumnKind.Text, 34), new("Số tiền (đồng)", ColumnKind.Money, 20, true),
        ], Items.Select(i => new object?[] { i.Title, i.Detail, i.On, i.Remark, i.Amount }))]);
        return File(content, ReportSheets.MediaType, "danh-sach.xlsx");
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Ground = await query.GroundAsync(id, Actor, AsOf, Cancel);
        Table = (await query.TablesAsync(Ground, Report, View, Actor, Cancel)).FirstOrDefault(t => t.Code == TableCode) ?? throw new NotInScope();
        Row = Table.AllRows.FirstOrDefault(r => r.Code == RowCode) ?? throw new NotInScope();
        Column = Table.Columns.FirstOrDefault(c => c.Code == ColumnCode) ?? throw new NotInScope();
        Cell = Table.Find(RowCode, ColumnCode)!;
        (Items, Hidden) = await query.ItemsAsync(Cell, Actor, Cancel);
    }
}
