using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>An act as an officer reads it: a title, a line of details, where it came from.</summary>
public static class ActWords
{
    private static readonly Dictionary<ActGroup, (string Label, string Icon)> Groups = new()
    {
        [ActGroup.Verification] = ("Xác minh, thông báo", "look"),
        [ActGroup.Money] = ("Tiền", "money"),
        [ActGroup.Classification] = ("Phân loại", "sort"),
        [ActGroup.Pause] = ("Hoãn, tạm đình chỉ", "clock"),
        [ActGroup.Relief] = ("Miễn, giảm", "paper"),
        [ActGroup.Coercion] = ("Cưỡng chế, tài sản", "law"),
        [ActGroup.Exhibits] = ("Vật chứng, tài sản tạm giữ", "office"),
        [ActGroup.Ending] = ("Kết thúc", "flag"),
        [ActGroup.Oversight] = ("Thu hồi, khiếu nại, kiến nghị", "people"),
        [ActGroup.Correction] = ("Sửa thông tin hồ sơ, ghi chú", "pen"),
    };

    public static string Label(this ActGroup group) => Groups[group].Label;

    public static string Icon(this ActGroup group) => Groups[group].Icon;

    public static string Icon(Act act) => act.Source == ActSource.Field ? "boat" : Icon(act.Kind.Facts());

    /// <summary>The kind's picture: its group's, save where two everyday kinds of one group stand side by side.</summary>
    public static string Icon(ActKindFacts facts) => facts.Kind == ActKind.Notified ? "send" : facts.Group.Icon();

    /// <summary>«Thu tiền: 1.800.000 đồng», «Xác minh điều kiện thi hành án: có tài sản, thu nhập».</summary>
    public static string Title(Act act)
    {
        var what = act.Kind != ActKind.Stated || act.Means is not null ? act.Kind.Label()
            : act.Source == ActSource.Migrated ? "Bản ghi của bản 0.3 không khớp" : "Sổ ghi số đã thi hành";
        var told = act.Kind == ActKind.Opened ? null : act.Means is { } means ? means.Label().ToLowerInvariant()
            : act.Amount > Dong.Zero ? $"{Format.Money(act.Amount)} đồng"
            : act.Kind is ActKind.Visited or ActKind.Reviewed or ActKind.Auctioned ? Outcome(act)
            : act.Kind == ActKind.FindingSetAside ? $"quy tắc {act.Ground}"
            : act.Kind == ActKind.ReliefDossier ? act.Which?.Label() : null;
        return told is null ? what : $"{what}: {told}";
    }

    // A results file says of a reviewed matter no more than that it was reviewed.
    private static string? Outcome(Act act) =>
        act.Outcome is { } outcome && !outcome.EndsWith(act.Kind.Label(), StringComparison.OrdinalIgnoreCase) ? outcome.ToLowerInvariant() : null;

    /// <summary>What else was said of it, in short pieces.</summary>
    public static IEnumerable<string> Facts(Act act, Func<string, string?> nameOf)
    {
        foreach (var piece in new[]
        {
            act.Kind == ActKind.Opened ? act.Means?.Label() : null,
            act.DocumentNo is { } no ? $"số {no}{(act.DocumentOn is { } on ? $" ngày {Format.Day(on)}" : "")}" : null,
            Receipt(act),
            act.Kind == ActKind.ReliefDossier && act.Amount > Dong.Zero ? act.Which?.Label() : null,
            GroundOf(act),
            act.Measure,
            act.Method?.ToLowerInvariant(),
            act.Body,
            act.With is { } with ? $"làm việc với {with}" : null,
            act.Kind is ActKind.Visited or ActKind.Reviewed or ActKind.Auctioned ? null : act.Outcome,
            act.PlannedOn is { } planned ? $"{(act.Kind == ActKind.Promised ? "hẹn" : "dự kiến")} ngày {Format.Day(planned)}" : null,
            act.Until is { } until ? $"{(act.Kind == ActKind.FindingSetAside ? "hạn" : "đến ngày")} {Format.Day(until)}" : null,
            act.EffectiveOn is { } from ? $"có hiệu lực từ {Format.Day(from)}" : null,
            act.Force is { } force ? force ? "có huy động lực lượng" : "không huy động lực lượng" : null,
        }.Concat(Corrections(act, nameOf)).OfType<string>().Where(p => p.Length > 0))
        {
            yield return piece;
        }
    }

    // A cancelled payment says what became of its receipt.
    private static string? Receipt(Act act) => act.ReceiptNo is not { } receipt ? null
        : act is not { Kind: ActKind.Paid, IsCancelled: true } ? $"biên lai {receipt}"
        : $"biên lai {receipt} ({(act.ReceiptVoid ? "biên lai hủy" : "ghi nhầm số")})";

    /// <summary>Pieces as a sentence: a capital at the start.</summary>
    public static string Sentence(string pieces) => pieces.Length == 0 ? "" : char.ToUpperInvariant(pieces[0]) + pieces[1..];

    /// <summary>The ground in the law's own words, where a list of the law has it.</summary>
    public static string? GroundOf(Act act)
    {
        if (act.Ground is not { } ground || act.Kind == ActKind.FindingSetAside)
        {
            return null;
        }

        var entry = ActChoices.GroundTopic(act.Kind) is { } topic ? Lists.Ground(topic, ground.Replace("điểm ", "", StringComparison.Ordinal), act.Day) : null;
        return entry is not null ? $"căn cứ {entry.Article}: {entry.Text}" : ground.Length <= 2 ? $"căn cứ điểm {ground}" : $"căn cứ: {ground}";
    }

    private static IEnumerable<string?> Corrections(Act act, Func<string, string?> nameOf)
    {
        var detail = act.Content;
        if (act.Kind == ActKind.Opened)
        {
            yield break;
        }

        yield return detail.Debtor is { Length: > 0 } debtor ? $"người phải thi hành án: {debtor}" : null;
        yield return detail.Creditor is { Length: > 0 } creditor ? $"người được thi hành án: {creditor}" : null;
        yield return detail.Hamlet is { Length: > 0 } hamlet ? hamlet : null;
        yield return detail.Commune is { } commune ? nameOf(commune.ToString()) : null;
        yield return detail.Officer is { } officer ? nameOf(officer.ToString()) : null;
        foreach (var item in detail.Items ?? [])
        {
            yield return $"{(detail.Item is { } number ? $"khoản {number}: " : "")}{item.Description}, phải thi hành {Format.Money(item.Due)} đồng";
        }

        yield return detail is { Item: { } only, Items: null or [] } ? $"khoản {only}" : null;
        yield return act.Kind == ActKind.Reallocated && act.Split.FirstOrDefault(p => p.Amount < 0) is { } from
            && act.Split.FirstOrDefault(p => p.Amount > 0) is { } to ? $"từ khoản {from.Item} sang khoản {to.Item}" : null;
        yield return act.Kind is ActKind.Paid or ActKind.Refunded && act.Split is [var part] ? $"nộp cho khoản {part.Item}" : null;
        yield return detail.StatedPaid is { } stated ? $"sổ ghi đã thi hành {Format.Money(stated)} đồng" : null;
    }
}
