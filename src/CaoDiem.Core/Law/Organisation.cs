namespace CaoDiem.Law;

/// <summary>How the bodies around an office are organised, as dated facts (law.md O-01 to O-14).</summary>
public static class Organisation
{
    /// <summary>First day without the district level: its procuracy, police and committees end, regional and commune bodies follow (O-03, O-14).</summary>
    public static readonly DateOnly TwoLevelsFrom = new(2025, 7, 1);

    private static readonly string[] Cities = ["Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"];

    /// <summary>The body above an office: the provincial department, later the ministry's department (O-01, O-02).</summary>
    public static string ParentBody(string province, DateOnly day) =>
        day < TwoLevelsFrom ? $"Cục Thi hành án dân sự {Named(province)}" : "Cục Quản lý Thi hành án dân sự";

    /// <summary>The body with seal and accounts in whose name papers go out: the office itself, later the province's body (O-03, O-04).</summary>
    public static string IssuingBody(string office, string province, DateOnly day) => day < TwoLevelsFrom ? office : $"Thi hành án dân sự {Named(province)}";

    /// <summary>Its short name in symbols, until the head sets another one (D-02, D-04).</summary>
    public static string BodySymbol(DateOnly day) => day < TwoLevelsFrom ? "CCTHADS" : "THADS";

    /// <summary>"tỉnh Bạc Liêu", "thành phố Cần Thơ".</summary>
    private static string Named(string province) =>
        province.StartsWith("tỉnh ", StringComparison.OrdinalIgnoreCase) || province.StartsWith("thành phố ", StringComparison.OrdinalIgnoreCase)
            ? char.ToLowerInvariant(province[0]) + province[1..]
            : (Cities.Contains(province) ? "thành phố " : "tỉnh ") + province;
}
