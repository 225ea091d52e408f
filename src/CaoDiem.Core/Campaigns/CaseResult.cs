using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>What a campaign can achieve on a file.</summary>
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

/// <summary>One result on one file of a campaign. Appended, never edited; a mistake is corrected by the office on the file.</summary>
public sealed class CaseResult : OfficeOwned<CaseResult>
{
    public required Id<Campaign> CampaignId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required ResultKind Kind { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Money collected or paid out; for a relief dossier the amount proposed.</summary>
    public required Dong Amount { get; init; }

    public string? ReceiptNo { get; init; }

    /// <summary>Ground of a termination, or what happened.</summary>
    public string? Note { get; init; }

    /// <summary>The import that brought the result, when it was not typed in.</summary>
    public Guid? ImportBatchId { get; init; }
}
