using CaoDiem.Campaigns;
using CaoDiem.Reports;

namespace CaoDiem.Evaluation;

public enum SampleState
{
    Open,
    Concluded,
    Cancelled,
}

/// <summary>What a file of the sample was recorded as.</summary>
public enum SampleStratum
{
    Completed,
    Terminated,
    Reclassified,
}

public enum SampleVerdict
{
    Pass,
    Fail,
}

/// <summary>Why a file does not stand up to the check.</summary>
public enum FailReason
{
    NoReceipt,
    WrongAmount,
    DutyRemains,
    NoVerification,
    StaleVerification,
    HasMeans,
    NoGround,
    NoDecision,
    MissingPapers,
    Other,
}

/// <summary>The words of sample checks, each list in one table.</summary>
public static class SampleWords
{
    private static readonly Dictionary<SampleState, (string Label, string Colour)> States = new()
    {
        [SampleState.Open] = ("Đang kiểm tra", "info"),
        [SampleState.Concluded] = ("Đã kết luận", "good"),
        [SampleState.Cancelled] = ("Đã hủy", "bad"),
    };

    private static readonly Dictionary<SampleStratum, string> Strata = new()
    {
        [SampleStratum.Completed] = "Thi hành xong",
        [SampleStratum.Terminated] = "Đình chỉ",
        [SampleStratum.Reclassified] = "Phân loại lại",
    };

    private static readonly Dictionary<SampleVerdict, (string Label, string Colour)> Verdicts = new()
    {
        [SampleVerdict.Pass] = ("Đạt", "good"),
        [SampleVerdict.Fail] = ("Không đạt", "bad"),
    };

    private static readonly Dictionary<FailReason, string> Reasons = new()
    {
        [FailReason.NoReceipt] = "Thiếu biên lai, chứng từ thu chi",
        [FailReason.WrongAmount] = "Số tiền ghi không khớp chứng từ",
        [FailReason.DutyRemains] = "Ghi đã xong nhưng còn nghĩa vụ",
        [FailReason.NoVerification] = "Không có biên bản xác minh",
        [FailReason.StaleVerification] = "Kết quả xác minh đã quá cũ",
        [FailReason.HasMeans] = "Thực tế có điều kiện thi hành",
        [FailReason.NoGround] = "Căn cứ đình chỉ, phân loại không đúng",
        [FailReason.NoDecision] = "Thiếu quyết định, thông báo",
        [FailReason.MissingPapers] = "Thiếu tài liệu khác trong hồ sơ",
        [FailReason.Other] = "Lý do khác",
    };

    public static IReadOnlyList<SampleStratum> AllStrata { get; } = [.. Strata.Keys];

    public static IReadOnlyList<FailReason> AllReasons { get; } = [.. Reasons.Keys];

    public static string Label(this SampleState state) => States[state].Label;

    public static string Colour(this SampleState state) => States[state].Colour;

    public static string Label(this SampleStratum stratum) => Strata[stratum];

    public static string Label(this SampleVerdict verdict) => Verdicts[verdict].Label;

    public static string Colour(this SampleVerdict verdict) => Verdicts[verdict].Colour;

    public static string Label(this FailReason reason) => Reasons[reason];

    /// <summary>Where a file of a campaign's list belongs; null for files that no check looks at.</summary>
    public static SampleStratum? Of(StandingSpan file) => Figures.Completed.Is(file) ? SampleStratum.Completed
        : Figures.Terminated.Is(file) ? SampleStratum.Terminated
        : Figures.Reclassified.Is(file) ? SampleStratum.Reclassified : null;
}
