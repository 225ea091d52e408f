using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>A field that a kind of act may require.</summary>
public enum ActField
{
    DocumentNo,
    DocumentOn,
    Amount,
    ReceiptNo,
    Means,
    Ground,
    Until,
    EffectiveOn,
    PlannedOn,
    Measure,
    Method,
    Body,
    With,
    Item,
    Outcome,
    Which,
    Force,
    Strikes,
    Answers,
    Debtor,
    Address,
    Obligation,
    Officer,
    Reason,
    Text,
}

/// <summary>The words of each field, its name on the wire, and whether an act fills it.</summary>
public static class ActFields
{
    private static readonly Dictionary<ActField, (string Code, string Label, Func<Act, bool> Filled)> Facts = new()
    {
        [ActField.DocumentNo] = ("documentNo", "Số văn bản", a => a.DocumentNo is not null),
        [ActField.DocumentOn] = ("documentOn", "Ngày văn bản", a => a.DocumentOn is not null),
        [ActField.Amount] = ("amount", "Số tiền", a => a.Amount > Dong.Zero),
        [ActField.ReceiptNo] = ("receiptNo", "Số biên lai", a => a.ReceiptNo is not null),
        [ActField.Means] = ("means", "Điều kiện thi hành án", a => a.Means is not null),
        [ActField.Ground] = ("ground", "Căn cứ", a => a.Ground is not null),
        [ActField.Until] = ("until", "Đến ngày", a => a.Until is not null),
        [ActField.EffectiveOn] = ("effectiveOn", "Có hiệu lực từ ngày", a => a.EffectiveOn is not null),
        [ActField.PlannedOn] = ("plannedOn", "Ngày dự kiến", a => a.PlannedOn is not null),
        [ActField.Measure] = ("measure", "Biện pháp", a => a.Measure is not null),
        [ActField.Method] = ("method", "Hình thức", a => a.Method is not null),
        [ActField.Body] = ("body", "Cơ quan, người", a => a.Body is not null),
        [ActField.With] = ("with", "Làm việc với", a => a.With is not null),
        [ActField.Item] = ("item", "Khoản", a => a.Content.Item is not null),
        [ActField.Outcome] = ("outcome", "Kết quả", a => a.Outcome is not null),
        [ActField.Which] = ("which", "Xét miễn hay xét giảm", a => a.Which is not null),
        [ActField.Force] = ("force", "Có huy động lực lượng", a => a.Force is not null),
        [ActField.Strikes] = ("strikes", "Quyết định bị thu hồi, sửa, hủy", a => a.StrikesId is not null),
        [ActField.Answers] = ("answers", "Trả lời việc nào", a => a.AnswersId is not null),
        [ActField.Debtor] = ("debtor", "Người phải thi hành án", a => a.Content.Debtor is { Length: > 0 }),
        [ActField.Address] = ("address", "Địa chỉ", a => a.Content is { Hamlet: not null } or { Commune: not null }),
        [ActField.Obligation] = ("obligation", "Khoản phải thi hành", a => a.Content.Items is { Count: > 0 }),
        [ActField.Officer] = ("officer", "Chấp hành viên", a => a.Content.Officer is not null),
        [ActField.Reason] = ("reason", "Lý do", a => a.Reason is not null),
        [ActField.Text] = ("text", "Nội dung", a => a.Text is not null),
    };

    /// <summary>Name of the field in JSON and in error messages.</summary>
    public static string Code(this ActField field) => Facts[field].Code;

    public static string Label(this ActField field) => Facts[field].Label;

    public static bool IsFilled(this ActField field, Act act) => Facts[field].Filled(act);
}
