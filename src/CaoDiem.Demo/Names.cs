namespace CaoDiem.Demo;

/// <summary>Names of people and hamlets, put together by lot: no living person is meant.</summary>
internal static class Names
{
    private static readonly string[] Families =
    [
        "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Lâm", "Trương", "Châu",
            "Thạch",
        "Danh", "Quách", "Kim", "Cao", "Mai", "Tô",
    ];

    private static readonly string[] Men =
    [
        "Văn Bé", "Văn Lành", "Hoàng Phúc", "Thanh Tùng", "Minh Nhựt", "Văn Út", "Hữu Nghĩa", "Quốc Việt", "Văn Đực", "Chí Hải",
            "Thành Công",
        "Tấn Lộc", "Văn Tám", "Trung Hiếu", "Hoài Nam", "Văn Sáu", "Phước Thịnh", "Ngọc Ẩn", "Văn Chiến", "Đức Duy",
    ];

    private static readonly string[] Women =
    [
        "Thị Bích", "Thị Lệ", "Thị Hồng Cúc", "Thị Út", "Thị Kim Loan", "Thị Diễm", "Ngọc Trân", "Thị Mỹ Linh", "Thị Nở", "Thị Thu Ba",
        "Thị Ánh Tuyết", "Thị Tư", "Thị Cẩm Hường", "Thị Bé Năm", "Thị Phượng", "Kiều Oanh",
    ];

    private static readonly string[] Hamlets =
    [
        "Tân Bình", "Tân Thạnh", "Thạnh Lợi", "Vĩnh Hòa", "Mỹ Phú", "Bình Tốt", "Long Đức", "Phước Thuận", "Kinh Xáng", "Rạch Dứa",
            "Cây Gừa",
        "Bàu Sen", "Xẻo Dừa", "Ngã Tư", "Giồng Lớn", "Tân Lập", "Hòa Bình", "Đông Thắng", "Tây Thắng", "Bờ Đê",
    ];

    public static string Person(Lot lot) => $"{lot.Of(Families)} {(lot.Chance(58) ? lot.Of(Men) : lot.Of(Women))}";

    /// <summary>The hamlets of a commune: always the same ones.</summary>
    public static IReadOnlyList<string> HamletsOf(string commune, int count)
    {
        var lot = new Lot(commune);
        var start = lot.Below(Hamlets.Length);
        return [.. Enumerable.Range(0, count).Select(i => $"Ấp {Hamlets[(start + (3 * i)) % Hamlets.Length]}").Distinct()];
    }
}
