namespace CaoDiem.Demo;

/// <summary>One line of a register that is made up, before it has a number. Money in đồng, ages in days before the day of the
/// register.</summary>
internal sealed record SketchedLine(string Obligation, bool OwnMotion, long? Due)
{
    public int Age { get; init; }

    public long Paid { get; init; }

    public string State { get; init; } = "Đang thi hành";

    public string? Means { get; init; }

    public int? VerifiedAge { get; init; }

    /// <summary>Age of the decision that it is not yet enforceable.</summary>
    public int? NotEnforceableAge { get; init; }

    public string? Creditor { get; init; }

    public int? CoercionAge { get; init; }
}

/// <summary>The kinds of files that a register of the demonstration holds, with their weights: every work group has some.</summary>
internal static class RegisterKinds
{
    private const int Year = 365;
    private const string NoMeans = "Không có tài sản, thu nhập";
    private const string NotEnforceable = "Chưa có điều kiện";

    private static readonly string[] Banks =
        ["Ngân hàng TMCP Hậu Giang Xanh", "Quỹ tín dụng nhân dân Mỹ Hậu", "Ngân hàng Nông thôn Vĩnh Hậu"];

    private static readonly string[] Assets =
        ["Có nhà cấp 4 trên đất 200 m2", "Có 3.000 m2 đất lúa", "Có lương hợp đồng tại xí nghiệp", "Có vuông tôm 5.000 m2",
            "Có xe tải nhỏ, chạy thuê"];

    private static readonly string[] Exhibits =
    [
        "Tiêu hủy: 01 con dao Thái Lan, 01 đoạn cây tràm", "Tiêu hủy: 02 bình ắc quy cũ, 01 bộ xiệc điện",
            "Tiêu hủy: 01 bộ bài tây, 01 chiếc chiếu",
        "Tiêu hủy: 03 gói niêm phong hoàn lại sau giám định",
    ];

    private static readonly string[] Goods =
    [
        "Tịch thu sung quỹ nhà nước: 01 xe mô tô hai bánh", "Tịch thu sung quỹ nhà nước: 01 điện thoại di động",
        "Tịch thu sung quỹ nhà nước: 01 máy nổ D9",
    ];

    private static readonly (int Weight, Func<Lot, SketchedLine> Make)[] Kinds =
    [
        (10, OldFee), (5, OldFine), (18, NewFee), (13, PayingFee), (8, PoorFee), (12, PoorDebt), (11, Debt), (6, Bank), (6, Refund),
            (4, Destruction),
        (3, Confiscation), (4, Compensation),
    ];

    public static SketchedLine Draw(Lot lot)
    {
        var drawn = lot.Below(Kinds.Sum(k => k.Weight));
        foreach (var (weight, make) in Kinds)
        {
            if ((drawn -= weight) < 0)
            {
                return make(lot);
            }
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    private static SketchedLine OldFee(Lot lot)
    {
        var age = lot.Between(5 * Year + 60, 11 * Year);
        return new("Án phí hình sự, dân sự sơ thẩm", true, lot.Amount(300_000, 4_900_000, 50_000))
        {
            Age = age,
            State = NotEnforceable,
            NotEnforceableAge = age - lot.Between(90, Year),
            Means = NoMeans,
            VerifiedAge = lot.Between(20, 170),
        };
    }

    private static SketchedLine OldFine(Lot lot)
    {
        var age = lot.Between(5 * Year + 120, 9 * Year);
        var due = lot.Amount(12_000_000, 80_000_000, 1_000_000);
        return new("Phạt tiền sung quỹ nhà nước", true, due)
        {
            Age = age,
            Paid = lot.Amount(500_000, 3_000_000, 500_000),
            State = NotEnforceable,
            NotEnforceableAge = age - lot.Between(120, Year),
            Means = "Chỉ có thu nhập bảo đảm mức sinh hoạt tối thiểu",
            VerifiedAge = lot.Between(30, 240),
        };
    }

    private static SketchedLine NewFee(Lot lot) =>
        new(lot.Chance(60) ? "Án phí dân sự sơ thẩm" : "Phạt tiền sung quỹ nhà nước", true, lot.Amount(200_000, 20_000_000, 100_000))
        {
            Age = lot.Between(20, 330),
        };

    private static SketchedLine PayingFee(Lot lot)
    {
        var due = lot.Amount(1_000_000, 40_000_000, 500_000);
        return new(lot.Chance(50) ? "Án phí dân sự sơ thẩm" : "Truy thu tiền thu lợi bất chính", true, due)
        {
            Age = lot.Between(120, 2 * Year),
            Paid = lot.Chance(40) ? due / 5 : 0,
            Means = lot.Of(Assets),
            VerifiedAge = lot.Between(20, 110),
        };
    }

    private static SketchedLine PoorFee(Lot lot) => new("Án phí hình sự sơ thẩm", true, lot.Amount(200_000, 8_000_000, 100_000))
    {
        Age = lot.Between(150, 3 * Year),
        Means = NoMeans,
        VerifiedAge = lot.Between(6, 60),
    };

    private static SketchedLine PoorDebt(Lot lot)
    {
        var age = lot.Between(Year + 200, 6 * Year);
        return new("Trả nợ vay", false, lot.Amount(15_000_000, 400_000_000, 5_000_000))
        {
            Age = age,
            State = NotEnforceable,
            NotEnforceableAge = age - lot.Between(120, Year),
            Means = NoMeans,
            VerifiedAge = lot.Between(190, 520),
        };
    }

    private static SketchedLine Debt(Lot lot)
    {
        var due = lot.Amount(15_000_000, 600_000_000, 5_000_000);
        return new("Trả nợ hợp đồng mua bán", false, due)
        {
            Age = lot.Between(90, 3 * Year),
            Paid = lot.Chance(30) ? due / 10 : 0,
            Means = lot.Of(Assets),
            VerifiedAge = lot.Between(30, 80),
            CoercionAge = lot.Chance(18) ? lot.Between(10, 28) : null,
        };
    }

    private static SketchedLine Bank(Lot lot) => new("Trả nợ hợp đồng tín dụng", false, lot.Amount(250_000_000, 4_000_000_000, 10_000_000))
    {
        Age = lot.Between(Year, 5 * Year),
        Means = "Có quyền sử dụng đất đang thế chấp",
        VerifiedAge = lot.Between(40, 85),
        Creditor = lot.Of(Banks),
        CoercionAge = lot.Chance(45) ? lot.Between(10, 35) : null,
    };

    private static SketchedLine Refund(Lot lot) => new("Hoàn trả tiền tạm ứng án phí", true, lot.Amount(300_000, 12_000_000, 50_000))
    {
        Age = lot.Between(25, 400),
    };

    private static SketchedLine Destruction(Lot lot) => new(lot.Of(Exhibits), true, null) { Age = lot.Between(30, 300) };

    private static SketchedLine Confiscation(Lot lot) => new(lot.Of(Goods), true, null) { Age = lot.Between(30, 300) };

    private static SketchedLine Compensation(Lot lot) => new(
        lot.Chance(60) ? "Bồi thường thiệt hại sức khỏe" : "Cấp dưỡng nuôi con", false, lot.Amount(5_000_000, 90_000_000, 1_000_000))
    {
        Age = lot.Between(60, 2 * Year),
        Means = lot.Chance(50) ? lot.Of(Assets) : NoMeans,
        VerifiedAge = lot.Between(15, 100),
    };
}
