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

/// <summary>
/// The board of a campaign on any day, as known now or on an earlier day. Labels, sentences and numbers come from <see cref="Figures"/>;
/// each number leads to its files with the same figure, slice and day.
/// </summary>
[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class ScoreModel(AppDb db, ScoreboardQuery query, YearQuery years) : AppPage(db)
{
    private static readonly Figure[] Shown =
    [
        Figures.Reviewed, Figures.ReviewedValid, Figures.WaitingVerification, Figures.Completed, Figures.Terminated,
        Figures.ExemptionDossiers, Figures.ReductionDossiers, Figures.Partial, Figures.NotMoved, Figures.Collected,
        Figures.PaidBeforeCoercion, Figures.ReclassifiedIn, Figures.ReclassifiedOut,
    ];

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    /// <summary>As known at the end of that day; null for now.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownOn { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Screen { get; set; }

    public bool IsScreen => Screen;

    /// <summary>Also the year of the office, with the page itself instead of after it.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public bool WithYear { get; set; }

    /// <summary>The year of the office; null until it is asked for: it reads every file of the office.</summary>
    public YearBoard? Year { get; private set; }

    public Scoreboard Board { get; private set; } = null!;

    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    public IReadOnlyList<Breakdown> Breakdowns { get; private set; } = [];

    /// <summary>The columns of the breakdowns, rates apart.</summary>
    public static IReadOnlyList<Figure> Columns { get; } =
    [
        Figures.Files, Figures.Reviewed, Figures.Completed, Figures.Terminated, Figures.ExemptionDossiers, Figures.ReductionDossiers,
        Figures.Partial, Figures.NotMoved, Figures.Enforceable, Figures.Reclassified, Figures.Collected,
    ];

    /// <summary>What a wave is told by.</summary>
    public static IReadOnlyList<Figure> WaveColumns { get; } =
        [Figures.Reviewed, Figures.Completed, Figures.Terminated, Figures.ReliefDossiers, Figures.Collected];

    public async Task<IActionResult> OnGetAsync(Id<Campaign> id)
    {
        if (IsPartial("year"))
        {
            Year = await years.OfCampaignAsync(id, Actor, AsOf, KnownOn, Cancel);
            return Partial("_ScoreYear", this);
        }

        Board = await LoadAsync(id);
        Year = WithYear ? await years.OfCampaignAsync(id, Actor, Board.AsOf, KnownOn, Cancel) : null;
        Tiles = [.. MakeTiles(Board.Total)];
        Breakdown[] all =
        [
            new("Theo chấp hành viên", "Chấp hành viên", SliceBy.Officer, Board.ByOfficer),
            new("Theo tổ công tác", "Tổ công tác", SliceBy.Team, Board.ByTaskForce),
            new("Theo xã, thị trấn", "Xã, thị trấn", SliceBy.Commune, Board.ByCommune),
            new("Theo nhóm việc khi chốt danh sách", "Nhóm việc", SliceBy.Group, Board.ByGroup),
        ];
        Breakdowns = IsScreen ? [all[0]] : all;
        return Page();
    }

    public async Task<IActionResult> OnGetJsonAsync(Id<Campaign> id)
    {
        var board = await LoadAsync(id);
        var year = await years.OfCampaignAsync(id, Actor, board.AsOf, KnownOn, Cancel);
        return File(
            JsonSerializer.SerializeToUtf8Bytes(ScoreDocument.Of(board, year), ExchangeJson.Options), "application/json", "bang-diem.json");
    }

    public async Task<IActionResult> OnGetXlsxAsync(Id<Campaign> id)
    {
        Board = await LoadAsync(id);
        var content = WorkbookWriter.Write(
            Sheet("Chấp hành viên", Board.ByOfficer), Sheet("Tổ công tác", Board.ByTaskForce),
            Sheet("Xã, thị trấn", Board.ByCommune), Sheet("Nhóm việc", Board.ByGroup, false));
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "bang-diem.xlsx");
    }

    /// <summary>This board in another form, with the same days.</summary>
    public string Same(string handler) => $"/Campaigns/Score/{Board.Campaign.Id}?handler={handler}&asOf={Format.Day(Board.AsOf)}"
        + (KnownOn is { } known ? $"&knownOn={Format.Day(known)}" : "");

    /// <summary>This board with the days that were chosen; the usual day goes on to the next one by itself.</summary>
    public string Here(string? more = null)
    {
        var chosen = AsOf is { } day && day != Db.Today ? $"asOf={Format.Day(day)}" : null;
        var known = KnownOn is { } seen ? $"knownOn={Format.Day(seen)}" : null;
        var query = string.Join('&', new[] { more, chosen, known }.OfType<string>());
        return $"/Campaigns/Score/{Board.Campaign.Id}{(query.Length > 0 ? "?" : "")}{query}";
    }

    /// <summary>The files behind a number; null for those who may not open files.</summary>
    public string? Link(Figure figure, Breakdown? table = null, ScoreLine? line = null) => Actor.May(Permission.SeeDossiers)
        ? BoardLink.To(Board, figure, table is null ? null : new ScoreSlice(table.By, line!.Key))
        : null;

    /// <summary>The files behind a number of a wave; without one, those that the wave takes.</summary>
    public string? WaveLink(WaveScore wave, Figure? figure = null) => !Actor.May(Permission.SeeDossiers) ? null
        : figure is null ? $"/Dossiers?campaign={Board.Campaign.Id}&standing={DossierList.OfWave}&wave={wave.Wave.Id}"
        : BoardLink.To(Board, figure, new ScoreSlice(SliceBy.Wave, wave.Wave.Id.ToString()));

    /// <summary>How a figure is written: digits in groups, whatever its unit.</summary>
    public static string Written(long value) => Format.Money(value);

    public IHtmlContent Chart() => TrendChart.Draw(
        "Hồ sơ thi hành xong và tiền thu, chi theo ngày",
        $"Đến {Format.Day(Board.AsOf)}: {Board.Total.Completed} hồ sơ thi hành xong, {Format.Money(Board.Total.Collected)} đồng. Số liệu từng ngày ở bảng bên dưới.",
        Board.Campaign.From, Board.Campaign.To,
        [
            new("Thi hành xong (hồ sơ)", [.. Board.Trend.Select(d => (d.Day, (double)d.Completed))],
                v => v.ToString("0", System.Globalization.CultureInfo.InvariantCulture)),
            new("Đã thu, chi (đồng)", [.. Board.Trend.Select(d => (d.Day, (double)d.Collected))], v => Format.Short((long)v)),
        ]);

    private Task<Scoreboard> LoadAsync(Id<Campaign> id) => query.RunAsync(id, Actor, AsOf, KnownOn, Cancel);

    private static IEnumerable<Tile> MakeTiles(ScoreFigures total)
    {
        foreach (var figure in Shown)
        {
            yield return new(figure, figure.Label + (figure.IsMoney ? " (đồng)" : ""), Written(total[figure.Code]), MoreOf(figure, total));
        }

        yield return new(Figures.Enforceable, "Tỷ lệ việc trên có điều kiện", Format.Percent(total.RateCases),
            $"{Format.Number(total.Done)} / {Format.Number(total.Enforceable)} hồ sơ");
        yield return new(Figures.Enforceable, "Tỷ lệ tiền trên có điều kiện", Format.Percent(total.RateMoney),
            $"trên {Format.Short(total.EnforceableMoney)}");
    }

    private static string MoreOf(Figure figure, ScoreFigures total) => figure == Figures.Reviewed
        ? $"trên {Format.Number(total.EverListed)} hồ sơ" + (total.Left > 0 ? " đã vào danh sách" : "")
        : figure == Figures.Collected ? $"còn phải thi hành khi vào danh sách {Format.Short(total.Remaining)}" : "";

    private SheetSpec Sheet(string name, IReadOnlyList<ScoreLine> lines, bool totals = true) => new(
        name,
        [
            $"Bảng điểm: {Board.Campaign.Name} ({Board.Campaign.PlanLabel})",
            $"Kết quả đến hết ngày {Format.Day(Board.AsOf)}" + (KnownOn is { } known ? $", như đã biết đến hết ngày {Format.Day(known)}" : ""),
        ],
        [
            new(name, ColumnKind.Text, 30),
            .. Columns.Select(f => f.IsMoney
                ? new ColumnSpec($"{f.Label} (đồng)", ColumnKind.Money, 20, totals)
                : new ColumnSpec(f.Label, ColumnKind.Number, 14, totals)),
            new("Tỷ lệ việc", ColumnKind.Percent, 12), new("Tỷ lệ tiền", ColumnKind.Percent, 12),
        ],
        lines.Select(l => new object?[] { l.Name }
            .Concat(Columns.Select(f => (object?)l.Figures[f.Code])).Append(l.Figures.RateCases).Append(l.Figures.RateMoney).ToArray()));

    public sealed record Tile(Figure Of, string Label, string Figure, string More)
    {
        public bool IsMoney => Of.IsMoney;
    }

    public sealed record Breakdown(string Title, string Column, SliceBy By, IReadOnlyList<ScoreLine> Lines);
}
