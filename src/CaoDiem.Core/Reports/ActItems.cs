using CaoDiem.Campaigns;
using CaoDiem.Dossiers;

namespace CaoDiem.Reports;

/// <summary>How a coercion that was decided ends, as reports count it.</summary>
/// <param name="PerFile">Counted once a file, however many acts say it.</param>
public sealed record CoercionEnd(string Code, string Label, bool PerFile, Func<Act, FileState?, bool> Holds)
{
    public static readonly CoercionEnd WithForce = new("CoercedWithForce", "Cưỡng chế, có huy động lực lượng", false,
        (a, _) => a is { Kind: ActKind.Coerced, Force: true });

    public static readonly CoercionEnd WithoutForce = new("CoercedWithoutForce", "Cưỡng chế, không huy động lực lượng", false,
        (a, _) => a.Kind == ActKind.Coerced && a.Force != true);

    public static readonly CoercionEnd PaidBefore = new("PaidBeforeCoercion", "Tự nguyện thi hành trước ngày cưỡng chế", true,
        (a, file) => a.Kind == ActKind.Paid && file is not null && Standing.BeforeCoercion(a, file));

    public static readonly CoercionEnd Stopped = new("CoercionStopped", "Dừng cưỡng chế", false, (a, _) => a.Kind == ActKind.CoercionStopped);

    public static IReadOnlyList<CoercionEnd> All { get; } = [WithForce, WithoutForce, PaidBefore, Stopped];
}

/// <summary>The acts of the campaign on files of its list, as lines behind a number.</summary>
internal sealed class ActItems(ReportGround ground)
{
    /// <summary>What is asked of the office from outside, and stays open until it is answered.</summary>
    public static readonly ActKind[] Oversight = [ActKind.Complaint, ActKind.Denunciation, ActKind.ProcuracyRequest, ActKind.ProcuracyProtest];

    public string Source =>
        $"Việc ghi ở hồ sơ của danh sách từ {ground.Campaign.From:dd/MM/yyyy} đến {ground.AsOf:dd/MM/yyyy}, đang có hiệu lực vào ngày tính.";

    public List<ReportItem> Of(Func<Act, bool> holds) => [.. Found((a, _) => holds(a)).Select(x => Item(x.File, x.Act, x.Act.Amount.Amount))];

    /// <summary>A line a file: its first act, with the sum of all.</summary>
    public List<ReportItem> OfFiles(Func<Act, FileState, bool> holds) =>
        [.. Found(holds).GroupBy(x => x.File.Id).Select(g => Item(g.First().File, g.First().Act, g.Sum(x => x.Act.Amount.Amount)))];

    public int Count(Func<Act, bool> holds) => Found((a, _) => holds(a)).Count();

    /// <summary>Acts that nobody has answered by the day of the report.</summary>
    public bool IsOpen(Act act) => ground.List.Any(f => f.Id == act.DossierId && f.Now.Unanswered.Any(a => a.Id == act.Id));

    private IEnumerable<(ReportFile File, Act Act)> Found(Func<Act, FileState, bool> holds) =>
        ground.List.SelectMany(f => f.Results.Where(a => holds(a, f.Now)).Select(a => (File: f, Act: a)))
            .OrderBy(x => x.Act.Day).ThenBy(x => x.File.SortKey, StringComparer.Ordinal).ThenBy(x => x.File.Id);

    private static ReportItem Item(ReportFile file, Act act, long amount) => new(
        file.Debtor, $"{file.DecisionNo} ngày {file.DecisionDate:dd/MM/yyyy}", act.Day,
        act.Kind == ActKind.CoercionStopped ? act.Body : act.Text ?? act.Kind.Label(), amount, $"/Dossiers/Details/{file.Id}", file.Id, file.SortKey);
}
