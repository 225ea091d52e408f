using System.Text.RegularExpressions;
using CaoDiem.Campaigns;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>The fields of a results file and how offices word the results.</summary>
public static partial class ResultFields
{
    public const string On = "on";
    public const string DecisionNo = "decisionNo";
    public const string DecisionDate = "decisionDate";
    public const string Result = "result";
    public const string Amount = "amount";
    public const string Receipt = "receipt";
    public const string Note = "note";

    private static readonly (string Word, ResultKind Kind)[] Words =
    [
        ("phan loai lai", ResultKind.NotEnforceable),
        ("chuyen chua co dieu kien", ResultKind.NotEnforceable),
        ("chua co dieu kien", ResultKind.NotEnforceable),
        ("chuyen co dieu kien", ResultKind.Enforceable),
        ("co dieu kien", ResultKind.Enforceable),
        ("xet mien", ResultKind.ExemptionDossier),
        ("de nghi mien", ResultKind.ExemptionDossier),
        ("ho so mien", ResultKind.ExemptionDossier),
        ("xet giam", ResultKind.ReductionDossier),
        ("de nghi giam", ResultKind.ReductionDossier),
        ("ho so giam", ResultKind.ReductionDossier),
        ("ra soat", ResultKind.Reviewed),
        ("phan loai", ResultKind.Reviewed),
        ("dinh chi", ResultKind.Terminated),
        ("mot phan", ResultKind.PartialPayment),
        ("thi hanh xong", ResultKind.Completed),
        ("xong", ResultKind.Completed),
        ("nop du", ResultKind.Completed),
    ];

    public static ResultKind? Kind(string text)
    {
        var folded = VietText.Fold(text);
        if (folded.StartsWith("phan loai lai", StringComparison.Ordinal))
        {
            return folded.Contains("chua", StringComparison.Ordinal) || !folded.Contains("co dieu kien", StringComparison.Ordinal)
                ? ResultKind.NotEnforceable
                : ResultKind.Enforceable;
        }

        return Words.Where(w => folded.Contains(w.Word, StringComparison.Ordinal)).Select(w => (ResultKind?)w.Kind).FirstOrDefault();
    }

    /// <summary>The receipt number in "BL 1200; Nộp đủ", "Biên lai số 0012345", or a bare number.</summary>
    public static string? ReceiptIn(string text) =>
        ReceiptShape().Match(VietText.Fold(text)) is { Success: true } match ? match.Groups[1].Value.ToUpperInvariant() : null;

    [GeneratedRegex(@"^(?:bl|bien lai)(?:\s+so|\s*:)?\s*([a-z0-9/.-]*\d[a-z0-9/.-]*)")]
    private static partial Regex ReceiptShape();
}
