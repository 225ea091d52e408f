namespace CaoDiem.Dossiers;

/// <summary>What happened to a matter outside of the register and of the campaign's results, and is counted in reports.</summary>
public enum DossierEventKind
{
    ReliefSent,
    ReliefGranted,
    ReliefRefused,
    CoercedWithForce,
    CoercedWithoutForce,
    PaidBeforeCoercion,
    CoercionStopped,
    Complaint,
    Denunciation,
    ProcuracyRequest,
    ProcuracyProtest,
}

/// <summary>The group under which reports count a kind.</summary>
public enum DossierEventGroup
{
    Relief,
    Coercion,
    Oversight,
}

/// <summary>The facts of each kind in one table.</summary>
public static class DossierEventKinds
{
    private static readonly Dictionary<DossierEventKind, (DossierEventGroup Group, string Label, bool Money, bool Body, bool Reason)> Facts = new()
    {
        [DossierEventKind.ReliefSent] = (DossierEventGroup.Relief, "Chuyển hồ sơ miễn, giảm sang Tòa án", true, false, false),
        [DossierEventKind.ReliefGranted] = (DossierEventGroup.Relief, "Tòa án quyết định miễn, giảm", true, false, false),
        [DossierEventKind.ReliefRefused] = (DossierEventGroup.Relief, "Tòa án không chấp nhận miễn, giảm", false, false, true),
        [DossierEventKind.CoercedWithForce] = (DossierEventGroup.Coercion, "Cưỡng chế, có huy động lực lượng", false, false, false),
        [DossierEventKind.CoercedWithoutForce] = (DossierEventGroup.Coercion, "Cưỡng chế, không huy động lực lượng", false, false, false),
        [DossierEventKind.PaidBeforeCoercion] = (DossierEventGroup.Coercion, "Tự nguyện thi hành trước ngày cưỡng chế", false, false, false),
        [DossierEventKind.CoercionStopped] = (DossierEventGroup.Coercion, "Dừng cưỡng chế", false, true, true),
        [DossierEventKind.Complaint] = (DossierEventGroup.Oversight, "Khiếu nại", false, false, true),
        [DossierEventKind.Denunciation] = (DossierEventGroup.Oversight, "Tố cáo", false, false, true),
        [DossierEventKind.ProcuracyRequest] = (DossierEventGroup.Oversight, "Kiến nghị, yêu cầu của Viện kiểm sát", false, false, true),
        [DossierEventKind.ProcuracyProtest] = (DossierEventGroup.Oversight, "Kháng nghị của Viện kiểm sát", false, false, true),
    };

    public static IReadOnlyList<DossierEventKind> All { get; } = [.. Facts.Keys];

    public static string Label(this DossierEventKind kind) => Facts[kind].Label;

    public static DossierEventGroup Group(this DossierEventKind kind) => Facts[kind].Group;

    /// <summary>The amount sent to or granted by the court belongs to it.</summary>
    public static bool NeedsMoney(this DossierEventKind kind) => Facts[kind].Money;

    /// <summary>Who decided must be named.</summary>
    public static bool NeedsBody(this DossierEventKind kind) => Facts[kind].Body;

    /// <summary>Says nothing without its content or reason.</summary>
    public static bool NeedsText(this DossierEventKind kind) => Facts[kind].Reason;

    /// <summary>Stays open until it is answered.</summary>
    public static bool IsAnswered(this DossierEventKind kind) => Facts[kind].Group == DossierEventGroup.Oversight;
}
