using CaoDiem.Dossiers;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>One input of the form of an act.</summary>
/// <param name="Name">Property of <see cref="ActForm"/>.</param>
/// <param name="Type">As <see cref="FieldBox"/> knows them; «choice» is a select or suggestions, by what there is to choose.</param>
/// <param name="Must">Has to be filled where its field is required.</param>
public sealed record ActInput(string Name, string Label, string Type, Func<ActForm, object?> Read, bool Must = true);

/// <summary>How each field of an act is asked for, in one table.</summary>
public static class ActInputs
{
    private static readonly Dictionary<ActField, ActInput[]> Table = new()
    {
        [ActField.DocumentNo] = [One(ActField.DocumentNo, "text", f => f.DocumentNo)],
        [ActField.DocumentOn] = [One(ActField.DocumentOn, "date", f => f.DocumentOn)],
        [ActField.Amount] = [new("Amount", "Số tiền (đồng)", "money", f => f.Amount)],
        [ActField.ReceiptNo] = [One(ActField.ReceiptNo, "text", f => f.ReceiptNo)],
        [ActField.Means] = [One(ActField.Means, "select", f => f.Means)],
        [ActField.Ground] = [One(ActField.Ground, "choice", f => f.Ground)],
        [ActField.Until] = [One(ActField.Until, "date", f => f.Until)],
        [ActField.EffectiveOn] = [One(ActField.EffectiveOn, "date", f => f.EffectiveOn)],
        [ActField.PlannedOn] = [One(ActField.PlannedOn, "date", f => f.PlannedOn)],
        [ActField.Measure] = [One(ActField.Measure, "choice", f => f.Measure)],
        [ActField.Method] = [One(ActField.Method, "choice", f => f.Method)],
        [ActField.Body] = [One(ActField.Body, "choice", f => f.Body)],
        [ActField.With] = [One(ActField.With, "choice", f => f.With)],
        [ActField.Item] = [One(ActField.Item, "select", f => f.Item)],
        [ActField.Outcome] = [One(ActField.Outcome, "choice", f => f.Outcome)],
        [ActField.Which] = [One(ActField.Which, "select", f => f.Which)],
        [ActField.Force] = [One(ActField.Force, "select", f => f.Force)],
        [ActField.Strikes] = [One(ActField.Strikes, "select", f => f.Strikes)],
        [ActField.Answers] = [One(ActField.Answers, "select", f => f.Answers)],
        [ActField.Debtor] =
        [
            One(ActField.Debtor, "text", f => f.Debtor),
            new("Creditor", "Người được thi hành án", "text", f => f.Creditor, false),
        ],
        [ActField.Address] =
        [
            new("Address", "Ấp, khóm, số nhà", "text", f => f.Address), new("Commune", "Xã, phường", "select", f => f.Commune, false),
        ],
        [ActField.Obligation] =
        [
            new("ItemKind", "Loại khoản", "select", f => f.ItemKind), new("Obligation", "Nội dung khoản", "text", f => f.Obligation),
            new("Due", "Phải thi hành (đồng)", "money", f => f.Due),
        ],
        [ActField.Officer] = [One(ActField.Officer, "select", f => f.Officer)],
        [ActField.Reason] = [One(ActField.Reason, "text", f => f.Reason)],
        [ActField.Text] = [One(ActField.Text, "text", f => f.Text)],
    };

    private static readonly ActInput[] Moves =
    [
        new("FromItem", "Lấy ở khoản", "select", f => f.FromItem), new("ToItem", "Chuyển sang khoản", "select", f => f.ToItem),
        new("Amount", "Số tiền (đồng)", "money", f => f.Amount),
    ];

    /// <summary>Fields that one kind asks for in words of its own.</summary>
    private static readonly Dictionary<(ActKind, ActField), ActInput[]> Own = new()
    {
        [(ActKind.Reallocated, ActField.Reason)] = [.. Moves, .. Table[ActField.Reason]],
        [(ActKind.FindingSetAside, ActField.Ground)] = [new("Ground", "Yêu cầu không áp dụng", "choice", f => f.Ground)],
        [(ActKind.FindingSetAside, ActField.Until)] = [new("Until", "Hạn của yêu cầu", "date", f => f.Until)],
    };

    private static readonly ActInput Share = new("ToItem", "Nộp cho khoản", "select", f => f.ToItem, false);

    /// <summary>Names that handlers give to what has another name, or several, in the form.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["part"] = "Amount",
        ["approvedBy"] = "DocumentNo",
        ["kind"] = "",
    };

    /// <summary>What an input of one kind needs said beside its label.</summary>
    private static readonly Dictionary<(ActKind, string), string> Hints = new()
    {
        [(ActKind.NotEnforceable, "Reason")] = "Chỉ ghi khi chưa có xác minh còn hiệu lực: lý do ngoại lệ",
        [(ActKind.Postponed, "Until")] = "Bắt buộc khi hoãn theo thỏa thuận hoặc theo yêu cầu",
        [(ActKind.Paid, "ToItem")] = "Để trống thì chia theo thứ tự thanh toán",
        [(ActKind.Enforceable, "Text")] = "Thông tin mới về điều kiện thi hành án",
        [(ActKind.Renamed, "Creditor")] = "Để trống nếu không đổi",
        [(ActKind.Moved, "Commune")] = "Để trống nếu không đổi",
        [(ActKind.ReliefGranted, "EffectiveOn")] = "Để trống nếu có hiệu lực ngay",
        [(ActKind.FindingSetAside, "Until")] = "Chỉ cần khi có nhiều yêu cầu theo cùng quy tắc",
        [(ActKind.FindingSetAside, "Reason")] = "Vì sao yêu cầu không áp dụng cho hồ sơ này, hoặc việc được làm theo cách khác",
        [(ActKind.SafetyNote, "Until")] = "Hết ngày này thì không in nữa",
    };

    /// <summary>A hint of one kind's input; null where the label says enough.</summary>
    public static string? Hint(ActKind kind, string input) => Hints.GetValueOrDefault((kind, input));

    /// <summary>The inputs of one field, in their order.</summary>
    public static IReadOnlyList<ActInput> Of(ActField field, ActKind kind) => Own.GetValueOrDefault((kind, field)) ?? Table[field];

    /// <summary>What the kind must have, then what it may have; number and day of a decision are asked apart.</summary>
    public static IEnumerable<(ActInput Input, bool Required)> Of(ActKindFacts facts)
    {
        var needs = facts.Needs.Where(n => !facts.Decision || !IsDocument(n)).SelectMany(n => Of(n, facts.Kind)).Select(i => (i, i.Must));
        var offers = facts.Offers.Where(n => !facts.Decision || !IsDocument(n)).SelectMany(n => Of(n, facts.Kind)).Select(i => (i, false));
        return [.. needs, .. facts.Kind is ActKind.Paid or ActKind.Refunded ? [(Share, false)] : Array.Empty<(ActInput, bool)>(), .. offers];
    }

    /// <summary>Number and day: of a decision they come with its issue.</summary>
    public static bool IsDocument(ActField field) => field is ActField.DocumentNo or ActField.DocumentOn;

    /// <summary>The form's own name of a field that a refusal names; empty where it is about the whole.</summary>
    public static string NameOf(string field) =>
        Names.GetValueOrDefault(field) ?? char.ToUpperInvariant(field[0]) + field[1..];

    private static ActInput One(ActField field, string type, Func<ActForm, object?> read) => new(field.ToString(), field.Label(), type, read);
}
