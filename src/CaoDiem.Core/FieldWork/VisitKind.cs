using CaoDiem.CasePlans;
using CaoDiem.Dossiers;

namespace CaoDiem.FieldWork;

/// <summary>What came of a visit.</summary>
public enum VisitKind
{
    Met,
    Absent,
    Refused,
    Promised,
    Paid,
    AssetFound,
    Reclassify,
    PaidBeforeCoercion,
    Other,
}

/// <summary>
/// The facts of each kind in one table. The key is the digit ticked on the paper sheet and typed when it is keyed back.
/// </summary>
public static class VisitKinds
{
    private static readonly Dictionary<VisitKind, (char Key, string Label, string Short, VisitOutcome Outcome, ActKind Act, bool Money, bool Text)> Facts = new()
    {
        [VisitKind.Met] = ('1', "Gặp, đã làm việc", "Gặp", VisitOutcome.Met, ActKind.Visited, false, false),
        [VisitKind.Absent] = ('2', "Vắng nhà", "Vắng", VisitOutcome.Absent, ActKind.Visited, false, false),
        [VisitKind.Refused] = ('3', "Từ chối, không hợp tác", "Từ chối", VisitOutcome.Refused, ActKind.Visited, false, false),
        [VisitKind.Promised] = ('4', "Hẹn nộp", "Hẹn nộp", VisitOutcome.Met, ActKind.Promised, false, false),
        [VisitKind.Paid] = ('5', "Đã nộp tiền", "Nộp", VisitOutcome.Paid, ActKind.Paid, true, false),
        [VisitKind.AssetFound] = ('6', "Phát hiện tài sản, thu nhập", "Tài sản", VisitOutcome.Met, ActKind.Visited, false, true),
        [VisitKind.Reclassify] = ('7', "Đề nghị phân loại lại", "Phân loại lại", VisitOutcome.Met, ActKind.Visited, false, true),
        [VisitKind.PaidBeforeCoercion] = ('8', "Nộp trước khi cưỡng chế", "Nộp trước CC", VisitOutcome.Paid, ActKind.Paid, true, false),
        [VisitKind.Other] = ('9', "Kết quả khác", "Khác", VisitOutcome.Met, ActKind.Visited, false, true),
    };

    public static IReadOnlyList<VisitKind> All { get; } = [.. Facts.Keys];

    public static char Key(this VisitKind kind) => Facts[kind].Key;

    public static string Label(this VisitKind kind) => Facts[kind].Label;

    /// <summary>As it stands beside the box on paper.</summary>
    public static string Short(this VisitKind kind) => Facts[kind].Short;

    /// <summary>How it counts on the visit ladder.</summary>
    public static VisitOutcome Outcome(this VisitKind kind) => Facts[kind].Outcome;

    /// <summary>What the visit is in the ledger of its file.</summary>
    public static ActKind Act(this VisitKind kind) => Facts[kind].Act;

    public static bool CollectsMoney(this VisitKind kind) => Facts[kind].Money;

    /// <summary>Says nothing without words.</summary>
    public static bool NeedsText(this VisitKind kind) => Facts[kind].Text;
}

/// <summary>Why a planned visit did not take place.</summary>
public enum SkipReason
{
    OutOfTime,
    Weather,
    Road,
    PartnerMissing,
    DebtorAway,
    Urgent,
    Vehicle,
    Moved,
    Other,
}

/// <summary>The facts of each reason in one table; the key is the digit typed when a sheet is keyed back.</summary>
public static class SkipReasons
{
    private static readonly Dictionary<SkipReason, (char Key, string Label)> Facts = new()
    {
        [SkipReason.OutOfTime] = ('1', "Hết giờ làm việc"),
        [SkipReason.Weather] = ('2', "Mưa bão, thời tiết xấu"),
        [SkipReason.Road] = ('3', "Đường ngập, không có đò"),
        [SkipReason.PartnerMissing] = ('4', "Cơ quan phối hợp không đến"),
        [SkipReason.DebtorAway] = ('5', "Đương sự báo vắng trước"),
        [SkipReason.Urgent] = ('6', "Có việc đột xuất"),
        [SkipReason.Vehicle] = ('7', "Xe, vỏ lãi hỏng"),
        [SkipReason.Moved] = ('8', "Dời sang ngày khác"),
        [SkipReason.Other] = ('9', "Lý do khác"),
    };

    public static IReadOnlyList<SkipReason> All { get; } = [.. Facts.Keys];

    public static char Key(this SkipReason reason) => Facts[reason].Key;

    public static string Label(this SkipReason reason) => Facts[reason].Label;
}

/// <summary>How a record reached the office.</summary>
public enum VisitSource
{
    Phone,
    Paper,
    File,
}

public static class VisitSources
{
    public static string Label(this VisitSource source) => source switch
    {
        VisitSource.Phone => "Điện thoại",
        VisitSource.Paper => "Phiếu giấy",
        VisitSource.File => "Tệp mang về",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}

/// <summary>Where a record stands.</summary>
public enum VisitState
{
    /// <summary>Received; the device's record before it on the same file has not come yet.</summary>
    Held,
    Accepted,

    /// <summary>Kept with its reason; without effect.</summary>
    Refused,
}

public static class VisitStates
{
    private static readonly Dictionary<VisitState, (string Label, string Colour)> Facts = new()
    {
        [VisitState.Held] = ("Chờ bản ghi trước", "warn"),
        [VisitState.Accepted] = ("Đã nhận", "good"),
        [VisitState.Refused] = ("Bị từ chối", "bad"),
    };

    public static string Label(this VisitState state) => Facts[state].Label;

    public static string Colour(this VisitState state) => Facts[state].Colour;
}
