using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>What there is to choose from in the form of an act: of the law on its day, of the file, of the office.</summary>
/// <param name="File">The file's state on the day; null where the form is for many files.</param>
public sealed record ActChoices(ActKind Kind, DateOnly On, FileState? File = null, IReadOnlyList<Act>? Acts = null)
{
    private static readonly Dictionary<ActKind, string> GroundTopics = new()
    {
        [ActKind.NotEnforceable] = "not-enforceable",
        [ActKind.Postponed] = "postpone",
        [ActKind.Suspended] = "stay",
        [ActKind.Terminated] = "terminate",
        [ActKind.Concluded] = "conclude",
    };

    private static readonly Dictionary<ActKind, string> MeasureTopics = new()
    {
        [ActKind.CoercionDecided] = "coercion-measure",
        [ActKind.Secured] = "securing-measure",
    };

    private static readonly string[] Methods =
        ["Giao trực tiếp", "Qua bưu điện", "Qua VNeID", "Niêm yết công khai", "Trên phương tiện thông tin đại chúng"];

    private static readonly Dictionary<ActKind, string[]> Outcomes = new()
    {
        [ActKind.Visited] = ["Vắng nhà", "Không hợp tác", "Đã chuyển nơi ở", "Không rõ địa chỉ"],
        [ActKind.Reviewed] = ["Có điều kiện thi hành", "Chưa có điều kiện thi hành", "Đề nghị xét miễn", "Đề nghị xét giảm", "Cần xác minh lại"],
        [ActKind.Auctioned] = ["Đấu giá thành", "Đấu giá không thành"],
        [ActKind.Paid] = [Act.BeforeCoercion],
    };

    private static readonly string[] People =
        ["Người phải thi hành án", "Thân nhân người phải thi hành án", "UBND xã", "Công an xã", "Trưởng ấp"];

    /// <summary>Officers of the office, loaded only for the form that assigns one.</summary>
    public IReadOnlyList<SelectListItem> Officers { get; init; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; init; } = [];

    /// <summary>What the law asks of the file today, loaded only for the form that sets it aside.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The choices of a select; null where the field is free text.</summary>
    public IEnumerable<SelectListItem>? Items(string input) => input switch
    {
        nameof(ActForm.Means) => new[] { Means.None, Means.Minimum, Means.Has, Means.Unknown }.Select(m => new SelectListItem(m.Label(), m.ToString())),
        nameof(ActForm.Ground) when GroundTopics.TryGetValue(Kind, out var topic) => Grounds(topic),
        nameof(ActForm.Ground) when Kind == ActKind.FindingSetAside && Findings.Count > 0 => Asked(Findings),
        nameof(ActForm.Which) => [new("Xét miễn", nameof(ReliefKind.Exemption)), new("Xét giảm", nameof(ReliefKind.Reduction))],
        nameof(ActForm.Force) => [new("Có huy động lực lượng", "true"), new("Không huy động lực lượng", "false")],
        nameof(ActForm.Item) or nameof(ActForm.FromItem) or nameof(ActForm.ToItem) => FileItems(),
        nameof(ActForm.Strikes) => Struck(),
        nameof(ActForm.Answers) => Asked(),
        nameof(ActForm.ItemKind) => Enum.GetValues<ObligationKind>().Select(k => new SelectListItem(k.Label(), k.ToString())),
        nameof(ActForm.Officer) => Officers,
        nameof(ActForm.Commune) => Communes,
        _ => null,
    };

    /// <summary>What a text field proposes.</summary>
    public IReadOnlyCollection<string> Suggestions(string input) => input switch
    {
        nameof(ActForm.Measure) when MeasureTopics.TryGetValue(Kind, out var topic) => [.. Lists.Of(topic, On).Select(e => e.Text)],
        nameof(ActForm.Method) => Methods,
        nameof(ActForm.Outcome) => Outcomes.GetValueOrDefault(Kind) ?? [],
        nameof(ActForm.With) => People,
        _ => [],
    };

    /// <summary>The list of the law from which the grounds of a kind come; null where there is none.</summary>
    public static string? GroundTopic(ActKind kind) => GroundTopics.GetValueOrDefault(kind);

    private IEnumerable<SelectListItem>? Grounds(string topic)
    {
        var entries = Lists.Of(topic, On);
        return entries.Count == 0 ? null : entries.Select(e => new SelectListItem($"{Point(e)}{e.Text}", Value(e)));
    }

    // The decision cites the point; where the law has none, the words themselves.
    private static string Value(LawEntry entry) => entry.Key.Length switch
    {
        0 => entry.Text,
        _ when char.IsDigit(entry.Key[0]) => $"khoản {entry.Key}: {entry.Text}",
        _ => entry.Key,
    };

    private static string Point(LawEntry entry) =>
        entry.Key.Length == 0 ? "" : char.IsDigit(entry.Key[0]) ? $"khoản {entry.Key}: " : $"điểm {entry.Key}: ";

    private IEnumerable<SelectListItem> FileItems() => (File?.Items ?? [])
        .Select(i => new SelectListItem($"{i.Number}. {i.Description} (còn {Format.Money(i.Remaining)} đồng)", Number(i.Number)));

    private IEnumerable<SelectListItem> Struck() => (Acts ?? []).Where(a => a is { Stage: ActStage.Issued, Counts: true } && a.Kind != ActKind.Opened)
        .Select(a => new SelectListItem($"{a.Kind.Label()} {a.DocumentNo} ngày {Format.Day(a.Day)}", a.Id.ToString()));

    private IEnumerable<SelectListItem> Asked() => (File?.Unanswered ?? [])
        .Select(a => new SelectListItem($"{a.Kind.Label()} ngày {Format.Day(a.Day)}: {a.Text ?? a.Body}", a.Id.ToString()));

    private static IEnumerable<SelectListItem> Asked(IEnumerable<Finding> findings) => findings.GroupBy(f => f.Rule)
        .Select(g => (Rule: g.Key, g.First().NextStep, Days: string.Join(", ", g.Select(f => Format.Day(f.Due)).Distinct())))
        .Select(g => new SelectListItem($"{g.Rule}: {g.NextStep} (hạn {g.Days})", g.Rule));

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
