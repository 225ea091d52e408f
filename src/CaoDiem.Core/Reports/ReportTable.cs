using CaoDiem.Law;

namespace CaoDiem.Reports;

/// <summary>What a figure of a report is.</summary>
public enum FigureKind
{
    Count,
    Money,

    /// <summary>0 to 1.</summary>
    Rate,

    /// <summary>Hundredths of a whole, as managers say what is missing.</summary>
    Points,
    Text,
}

/// <summary>One figure. A count or sum is computed from its items here and nowhere else, so that it equals the list that opens behind it.</summary>
public sealed record ReportCell
{
    private ReportCell(decimal? value, string? text, IEnumerable<ReportItem>? items) => (Value, Text, Items) = (value, text, items);

    public static ReportCell Empty { get; } = new(null, null, null);

    /// <summary>Null: not known, or nothing to divide by.</summary>
    public decimal? Value { get; }

    /// <summary>Words in the place of a number; with a number, its remark.</summary>
    public string? Text { get; }

    /// <summary>What is counted; null for figures that are not a count or sum of records.</summary>
    public IEnumerable<ReportItem>? Items { get; }

    public static ReportCell Count(IReadOnlyList<ReportFile> files) => new(files.Count, null, files.Select(f => f.Item(0)));

    public static ReportCell Count(IReadOnlyList<ReportItem> records) => new(records.Count, null, records);

    public static ReportCell Money(IReadOnlyList<ReportFile> files, Func<ReportFile, long> amount) =>
        new(files.Sum(amount), null, files.Select(f => f.Item(amount(f))).Where(i => i.Amount != 0));

    public static ReportCell Money(IReadOnlyList<ReportItem> records) => new(records.Sum(r => r.Amount), null, records.Where(r => r.Amount != 0));

    public static ReportCell Number(decimal? value, string? remark = null) => new(value, remark, null);

    public static ReportCell Words(string text) => new(null, text, null);

    /// <summary>Done over a whole, 0 to 1 with four decimals; empty when there is no whole.</summary>
    public static ReportCell Rate(ReportCell done, ReportCell whole) => Rate(done.Value ?? 0, whole.Value ?? 0);

    public static ReportCell Rate(decimal done, decimal whole) => whole <= 0 ? Empty : new(Math.Round(done / whole, 6, MidpointRounding.AwayFromZero), null, null);
}

/// <param name="Ratio">For a rate: the columns it divides, so that a total row of a sheet is a formula too.</param>
public sealed record ReportColumn(string Code, string Label, FigureKind Kind, (string Done, string Whole)? Ratio = null, bool Sum = true);

public sealed record ReportRow(string Code, string Label, IReadOnlyList<ReportCell> Cells, string? Detail = null)
{
    /// <summary>From which other lines this one follows: a sheet writes it as a formula. Null for lines that are counted.</summary>
    public RowFormula? Formula { get; init; }
}

/// <summary>How a line follows from other lines of its table, for counts and for money; by their codes.</summary>
/// <param name="Percent">The first two terms of each are divided: a rate in percent with two decimals.</param>
public sealed record RowFormula(IReadOnlyList<(string Row, int Sign)> Cases, IReadOnlyList<(string Row, int Sign)> Money, bool Percent)
{
    /// <param name="money">Null: as the counts.</param>
    public static RowFormula Sum(IReadOnlyList<(string Row, int Sign)> cases, IReadOnlyList<(string Row, int Sign)>? money) => new(cases, money ?? cases, false);

    public static RowFormula Ratio((string Done, string Whole) cases, (string Done, string Whole) money) =>
        new([(cases.Done, 1), (cases.Whole, 1)], [(money.Done, 1), (money.Whole, 1)], true);

    public IReadOnlyList<(string Row, int Sign)> Of(FigureKind kind) => kind == FigureKind.Money ? Money : Cases;
}

/// <summary>A table of a report.</summary>
/// <param name="Total">The last line; null where adding up would count twice.</param>
/// <param name="Source">Where the numbers come from, in one sentence.</param>
/// <param name="Notes">What a reader has to know: how it is counted, what is not recorded.</param>
public sealed record ReportTable(
    string Code, string Title, string First, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows, ReportRow? Total, string Source, IReadOnlyList<string> Notes)
{
    public IEnumerable<ReportRow> AllRows => Total is null ? Rows : Rows.Append(Total);

    public ReportCell? Find(string row, string column)
    {
        var place = Columns.ToList().FindIndex(c => c.Code == column);
        return place < 0 ? null : AllRows.FirstOrDefault(r => r.Code == row)?.Cells[place];
    }
}

/// <summary>Whether a table counts what the campaign did, or the professional year to date.</summary>
public enum ReportView
{
    Campaign,
    Year,
}

/// <summary>The files and amounts of a view: what is to be enforced, what of it can be, what is done.</summary>
public sealed record ViewFigures(ReportGround Ground, ReportView View)
{
    public bool InCampaign => View == ReportView.Campaign;

    /// <summary>Files of the view: of the list, those that left it included for what was done on them; or to be enforced in the year.</summary>
    public IReadOnlyList<ReportFile> Files { get; } =
        View == ReportView.Campaign ? Ground.List : [.. Ground.Files.Where(f => Waterfalls.IsToEnforce(f, Ground.YearStart))];

    public string Words => InCampaign
        ? $"trong đợt, từ {Ground.Campaign.From:dd/MM/yyyy} đến hết ngày {Ground.AsOf:dd/MM/yyyy}"
        : $"lũy kế năm nghiệp vụ {ProfessionalYear.Of(Ground.AsOf)}, từ {Ground.YearStart:dd/MM/yyyy} đến hết ngày {Ground.AsOf:dd/MM/yyyy}";

    public string Source => (InCampaign
        ? $"Danh sách đã chốt và việc ghi ở hồ sơ trong đợt «{Ground.Campaign.Name}»; {Words}"
        : $"Toàn bộ hồ sơ của đơn vị và việc ghi ở hồ sơ; {Words}")
        + (Ground.KnownOn is { } known ? $", như đã biết đến hết ngày {known:dd/MM/yyyy}." : ".");

    /// <summary>Counts in the total: on the list on the day, or to be enforced.</summary>
    public bool IsTotal(ReportFile file) => !InCampaign || file.OnList;

    public bool IsEnforceable(ReportFile file) => InCampaign ? file.Enforceable : Waterfalls.IsEnforceable(file);

    public bool IsDone(ReportFile file) => InCampaign ? file.Done : file.Place.Bucket == StatisticBucket.Done;

    public long Whole(ReportFile file) => InCampaign ? file.CampaignMoney : file.YearMoney;

    public long Done(ReportFile file) => InCampaign ? file.Collected : file.YearCollected;

    public long Left(ReportFile file) => InCampaign ? file.Left : file.YearLeft;
}
