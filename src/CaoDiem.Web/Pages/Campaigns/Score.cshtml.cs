using System.Text.Json;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Campaigns;

[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class ScoreModel(AppDb db, ScoreboardQuery query) : AppPage(db)
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Screen { get; set; }

    public bool IsScreen => Screen;

    public Scoreboard Board { get; private set; } = null!;

    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    public IReadOnlyList<Breakdown> Breakdowns { get; private set; } = [];

    public async Task OnGetAsync(Id<Campaign> id)
    {
        Board = await query.RunAsync(id, Actor, AsOf, Cancel);
        Tiles = MakeTiles(Board.Total);
        Breakdown[] all =
        [
            new("Theo chấp hành viên", "Chấp hành viên", "officer", Board.ByOfficer),
            new("Theo tổ công tác", "Tổ công tác", "taskForce", Board.ByTaskForce),
            new("Theo xã, thị trấn", "Xã, thị trấn", "commune", Board.ByCommune),
            new("Theo nhóm việc khi chốt danh sách", "Nhóm việc", "group", Board.ByGroup),
        ];
        Breakdowns = IsScreen ? [all[0]] : all;
    }

    public async Task<IActionResult> OnGetJsonAsync(Id<Campaign> id)
    {
        var board = await query.RunAsync(id, Actor, AsOf, Cancel);
        return File(JsonSerializer.SerializeToUtf8Bytes(ScoreDocument.Of(board), ExchangeJson.Options), "application/json", "bang-diem.json");
    }

    public async Task<IActionResult> OnGetXlsxAsync(Id<Campaign> id)
    {
        Board = await query.RunAsync(id, Actor, AsOf, Cancel);
        var content = WorkbookWriter.Write(
            Sheet("Chấp hành viên", Board.ByOfficer), Sheet("Tổ công tác", Board.ByTaskForce),
            Sheet("Xã, thị trấn", Board.ByCommune), Sheet("Nhóm việc", Board.ByGroup, false));
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "bang-diem.xlsx");
    }

    /// <summary>The files behind a number; null for those who may not open files.</summary>
    public string? Link(string? standing, Breakdown? table = null, ScoreLine? line = null)
    {
        if (!Actor.May(Permission.SeeDossiers) || standing == "rate")
        {
            return null;
        }

        var part = table is null ? "" : line!.Key is null ? "&unassigned=1" : $"&{table.Key}={line.Key}";
        return $"/Dossiers?campaign={Board.Campaign.Id}{(standing is null ? "" : $"&standing={standing}")}{part}";
    }

    public string? WaveLink(WaveScore wave, string? standing = null) => Actor.May(Permission.SeeDossiers)
        ? $"/Dossiers?campaign={Board.Campaign.Id}&wave={wave.Wave.Id}{(standing is null ? "" : $"&standing={standing}")}"
        : null;

    /// <summary>The figures of a wave: the kind behind each and how it is written.</summary>
    public static IEnumerable<(string Standing, long Value)> Counts(WaveScore wave) =>
    [
        ("reviewed", wave.Reviewed), ("completed", wave.Completed), ("terminated", wave.Terminated), ("relief", wave.ReliefDossiers), ("collected", wave.Collected),
    ];

    public IEnumerable<(string? Standing, int Value)> Counts(ScoreFigures figures) =>
    [
        (null, figures.Files), ("reviewed", figures.Reviewed), ("completed", figures.Completed), ("terminated", figures.Terminated),
        ("exemption", figures.ExemptionDossiers), ("reduction", figures.ReductionDossiers), ("partial", figures.Partial), ("notmoved", figures.NotMoved),
    ];

    public IHtmlContent Chart() => TrendChart.Draw(
        "Hồ sơ thi hành xong và tiền thu, chi theo ngày",
        $"Đến {Format.Day(Board.AsOf)}: {Board.Total.Completed} hồ sơ thi hành xong, {Format.Money(Board.Total.Collected)} đồng. Số liệu từng ngày ở bảng bên dưới.",
        Board.Campaign.From, Board.Campaign.To,
        [
            new("Thi hành xong (hồ sơ)", [.. Board.Trend.Select(d => (d.Day, (double)d.Completed))], v => v.ToString("0", System.Globalization.CultureInfo.InvariantCulture)),
            new("Đã thu, chi (đồng)", [.. Board.Trend.Select(d => (d.Day, (double)d.Collected))], v => Format.Short((long)v)),
        ]);

    private static List<Tile> MakeTiles(ScoreFigures total) =>
    [
        new("reviewed", "Đã rà soát, phân loại", Format.Number(total.Reviewed), $"trên {Format.Number(total.Files)} hồ sơ"),
        new("completed", "Thi hành xong", Format.Number(total.Completed), ""),
        new("terminated", "Đình chỉ", Format.Number(total.Terminated), ""),
        new("exemption", "Lập hồ sơ xét miễn", Format.Number(total.ExemptionDossiers), ""),
        new("reduction", "Lập hồ sơ xét giảm", Format.Number(total.ReductionDossiers), ""),
        new("partial", "Nộp một phần", Format.Number(total.Partial), ""),
        new("notmoved", "Chưa có kết quả", Format.Number(total.NotMoved), ""),
        new("collected", "Đã thu, chi trả (đồng)", Format.Money(total.Collected), $"còn phải thi hành khi chốt {Format.Short(total.Remaining)}", true),
        new("enforceable", "Tỷ lệ việc trên có điều kiện", Format.Percent(total.RateCases), $"{Format.Number(total.Enforceable)} hồ sơ có điều kiện"),
        new("enforceable", "Tỷ lệ tiền trên có điều kiện", Format.Percent(total.RateMoney), Format.Short(total.EnforceableMoney)),
        new("reclassified", "Phân loại lại trong đợt", Format.Number(total.Reclassified), "làm thay đổi mẫu số"),
    ];

    private SheetSpec Sheet(string name, IReadOnlyList<ScoreLine> lines, bool totals = true) => new(
        name, [$"Bảng điểm: {Board.Campaign.Name} ({Board.Campaign.PlanNo})", $"Kết quả đến hết ngày {Format.Day(Board.AsOf)}"],
        [
            new(name, ColumnKind.Text, 30), new("Hồ sơ", ColumnKind.Number, 12, totals), new("Rà soát", ColumnKind.Number, 12, totals),
            new("Thi hành xong", ColumnKind.Number, 12, totals), new("Đình chỉ", ColumnKind.Number, 12, totals), new("Hồ sơ xét miễn", ColumnKind.Number, 12, totals),
            new("Hồ sơ xét giảm", ColumnKind.Number, 12, totals), new("Nộp một phần", ColumnKind.Number, 12, totals), new("Chưa có kết quả", ColumnKind.Number, 12, totals),
            new("Có điều kiện", ColumnKind.Number, 12, totals), new("Phân loại lại", ColumnKind.Number, 12, totals), new("Đã thu, chi (đồng)", ColumnKind.Money, 20, totals),
            new("Tỷ lệ việc", ColumnKind.Percent, 12), new("Tỷ lệ tiền", ColumnKind.Percent, 12),
        ],
        lines.Select(l => new object?[]
        {
            l.Name, l.Figures.Files, l.Figures.Reviewed, l.Figures.Completed, l.Figures.Terminated, l.Figures.ExemptionDossiers, l.Figures.ReductionDossiers,
            l.Figures.Partial, l.Figures.NotMoved, l.Figures.Enforceable, l.Figures.Reclassified, l.Figures.Collected, l.Figures.RateCases, l.Figures.RateMoney,
        }));

    public sealed record Tile(string Standing, string Label, string Figure, string More, bool IsMoney = false);

    public sealed record Breakdown(string Title, string Column, string Key, IReadOnlyList<ScoreLine> Lines);
}
