namespace CaoDiem.Law;

/// <summary>What the debtor must do or pay. Decides the work group and whether relief can apply.</summary>
public enum ObligationKind
{
    CourtFee,
    Fine,
    Recovery,
    OtherBudget,
    Confiscation,
    Destruction,
    Refund,
    Debt,
    Maintenance,
    Compensation,
    AssetHandover,
    OtherCivil,
}

/// <summary>The facts of each obligation kind in one table.</summary>
public static class ObligationKinds
{
    private static readonly Dictionary<ObligationKind, (string Label, bool BudgetMoney)> Facts = new()
    {
        [ObligationKind.CourtFee] = ("Án phí", true),
        [ObligationKind.Fine] = ("Phạt sung quỹ", true),
        [ObligationKind.Recovery] = ("Truy thu sung quỹ", true),
        [ObligationKind.OtherBudget] = ("Khoản thu khác cho ngân sách", true),
        [ObligationKind.Confiscation] = ("Tịch thu sung quỹ nhà nước", true),
        [ObligationKind.Destruction] = ("Tiêu hủy tang vật", false),
        [ObligationKind.Refund] = ("Hoàn trả tạm ứng án phí, tiền, tài sản", false),
        [ObligationKind.Debt] = ("Trả nợ cho đương sự", false),
        [ObligationKind.Maintenance] = ("Cấp dưỡng", false),
        [ObligationKind.Compensation] = ("Bồi thường thiệt hại", false),
        [ObligationKind.AssetHandover] = ("Giao tài sản, quyền sử dụng đất", false),
        [ObligationKind.OtherCivil] = ("Nghĩa vụ dân sự khác", false),
    };

    public static string Label(this ObligationKind kind) => Facts[kind].Label;

    /// <summary>An amount by its nature; what is confiscated, destroyed, given back or handed over may be a thing.</summary>
    public static bool IsMoney(this ObligationKind kind) => kind is ObligationKind.CourtFee or ObligationKind.Fine
        or ObligationKind.Recovery or ObligationKind.OtherBudget or ObligationKind.Debt or ObligationKind.Maintenance or ObligationKind.Compensation;

    /// <summary>Money owed to the state budget by the debtor, the only kind that relief covers (law.md M-01).</summary>
    public static bool IsBudgetMoney(this ObligationKind kind) => Facts[kind].BudgetMoney;
}
