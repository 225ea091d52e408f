namespace CaoDiem.Campaigns;

/// <summary>What a results file says was achieved on a file; each word becomes one act or two of its ledger.</summary>
public enum ResultKind
{
    Reviewed,
    PartialPayment,
    Completed,
    Terminated,
    ExemptionDossier,
    ReductionDossier,
    NotEnforceable,
    Enforceable,
}

/// <summary>The facts of each result kind in one table.</summary>
public static class ResultKinds
{
    private static readonly Dictionary<ResultKind, (string Label, bool Money)> Facts = new()
    {
        [ResultKind.Reviewed] = ("Đã rà soát, phân loại", false),
        [ResultKind.PartialPayment] = ("Nộp một phần", true),
        [ResultKind.Completed] = ("Thi hành xong", true),
        [ResultKind.Terminated] = ("Đình chỉ", false),
        [ResultKind.ExemptionDossier] = ("Lập hồ sơ xét miễn", false),
        [ResultKind.ReductionDossier] = ("Lập hồ sơ xét giảm", false),
        [ResultKind.NotEnforceable] = ("Phân loại lại: chưa có điều kiện", false),
        [ResultKind.Enforceable] = ("Phân loại lại: có điều kiện", false),
    };

    public static IReadOnlyList<ResultKind> All { get; } = [.. Facts.Keys];

    public static string Label(this ResultKind kind) => Facts[kind].Label;

    /// <summary>The amount of such a result is money collected or paid out, not a proposal.</summary>
    public static bool CollectsMoney(this ResultKind kind) => Facts[kind].Money;
}
