namespace CaoDiem.Budgets;

public enum BudgetState
{
    Draft,
    Approved,

    /// <summary>Replaced by a later approved version.</summary>
    Revised,
}

/// <summary>Who bears a cost in the end (law.md K-40, C-40 to C-42).</summary>
public enum Bearer
{
    State,
    Debtor,
}

public enum CostKind
{
    DailyPay,
    Mileage,
    Stay,
    Room,
    Other,
}

/// <summary>Where the money comes from (campaign model L3).</summary>
public enum FundingKind
{
    Regular,
    Superior,
    Locality,
    Advance,
    Other,
}

/// <summary>What the numbers of an estimate rest on.</summary>
public enum EstimateBasis
{
    Capacity,
    Schedule,
}

/// <summary>The words of the budget, each list in one table.</summary>
public static class BudgetWords
{
    private static readonly Dictionary<BudgetState, string> States = new()
    {
        [BudgetState.Draft] = "Dự thảo",
        [BudgetState.Approved] = "Đã duyệt",
        [BudgetState.Revised] = "Đã thay bằng bản sau",
    };

    private static readonly Dictionary<Bearer, string> Bearers = new()
    {
        [Bearer.State] = "Ngân sách nhà nước chịu",
        [Bearer.Debtor] = "Người phải thi hành án chịu (ngân sách tạm ứng)",
    };

    private static readonly Dictionary<CostKind, string> Costs = new()
    {
        [CostKind.DailyPay] = "Bồi dưỡng",
        [CostKind.Mileage] = "Khoán phương tiện đi lại",
        [CostKind.Stay] = "Phụ cấp lưu trú",
        [CostKind.Room] = "Khoán thuê phòng nghỉ",
        [CostKind.Other] = "Chi khác",
    };

    private static readonly Dictionary<FundingKind, string> Sources = new()
    {
        [FundingKind.Regular] = "Kinh phí thường xuyên của đơn vị (công tác phí)",
        [FundingKind.Superior] = "Cấp trên hỗ trợ",
        [FundingKind.Locality] = "Địa phương hỗ trợ",
        [FundingKind.Advance] = "Tạm ứng chi phí cưỡng chế",
        [FundingKind.Other] = "Nguồn khác",
    };

    private static readonly Dictionary<EstimateBasis, string> Bases = new()
    {
        [EstimateBasis.Capacity] = "số lượt làm việc dự kiến từ cân đối nhân lực (chưa có lịch)",
        [EstimateBasis.Schedule] = "lịch đi địa bàn đã chốt",
    };

    public static IReadOnlyList<Bearer> AllBearers { get; } = [.. Bearers.Keys];

    public static IReadOnlyList<CostKind> AllCosts { get; } = [.. Costs.Keys];

    public static IReadOnlyList<FundingKind> AllSources { get; } = [.. Sources.Keys];

    public static string Label(this BudgetState state) => States[state];

    public static string Label(this Bearer bearer) => Bearers[bearer];

    public static string Label(this CostKind kind) => Costs[kind];

    public static string Label(this FundingKind kind) => Sources[kind];

    public static string Label(this EstimateBasis basis) => Bases[basis];
}
