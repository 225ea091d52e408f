namespace CaoDiem.Law;

/// <summary>Where a matter stands (the states of a matter in the law's own words).</summary>
public enum DossierState
{
    Enforcing,
    NotEnforceable,
    SeparateLedger,
    Postponed,
    Suspended,
    Completed,
    Terminated,
    Concluded,
    Entrusted,

    /// <summary>Another person has the right or the duty: this decision is withdrawn, a new one is issued for him (L-67).</summary>
    Transferred,
}

/// <summary>The statistic bucket a state counts in (waterfall of the yearly statistics).</summary>
public enum StatisticBucket
{
    Enforceable,
    NotEnforceable,
    Other,
    Done,

    /// <summary>Separate ledger: counted apart.</summary>
    Outside,

    /// <summary>Entrusted away, withdrawn or cancelled: taken off the total.</summary>
    Deducted,
}

/// <summary>The facts of each state in one table.</summary>
public static class DossierStates
{
    private static readonly Dictionary<DossierState, (string Label, bool Open, StatisticBucket Bucket)> Facts = new()
    {
        [DossierState.Enforcing] = ("Đang thi hành", true, StatisticBucket.Enforceable),
        [DossierState.NotEnforceable] = ("Chưa có điều kiện thi hành", true, StatisticBucket.NotEnforceable),
        [DossierState.SeparateLedger] = ("Sổ theo dõi riêng", true, StatisticBucket.Outside),
        [DossierState.Postponed] = ("Hoãn thi hành án", true, StatisticBucket.Other),
        [DossierState.Suspended] = ("Tạm đình chỉ thi hành án", true, StatisticBucket.Other),
        [DossierState.Completed] = ("Thi hành xong", false, StatisticBucket.Done),
        [DossierState.Terminated] = ("Đình chỉ thi hành án", false, StatisticBucket.Done),
        [DossierState.Concluded] = ("Kết thúc thi hành án", false, StatisticBucket.Done),
        [DossierState.Entrusted] = ("Đã ủy thác", false, StatisticBucket.Deducted),
        [DossierState.Transferred] = ("Đã chuyển giao quyền, nghĩa vụ", false, StatisticBucket.Deducted),
    };

    public static IReadOnlyList<DossierState> All { get; } = [.. Facts.Keys];

    public static string Label(this DossierState state) => Facts[state].Label;

    /// <summary>Work remains to be done on the matter.</summary>
    public static bool IsOpen(this DossierState state) => Facts[state].Open;

    public static StatisticBucket Bucket(this DossierState state) => Facts[state].Bucket;
}
