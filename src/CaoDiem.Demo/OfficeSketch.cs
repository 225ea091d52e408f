using CaoDiem.Scheduling;

namespace CaoDiem.Demo;

/// <summary>A commune of an office that is made up: where it lies and which officer is in charge, counted from 0.</summary>
internal sealed record CommuneSketch(string Name, GeoPoint Centre, int Officer);

/// <summary>An office that is made up.</summary>
/// <param name="Files">Open files in its register.</param>
internal sealed record OfficeSketch(
    string Code, string Name, int Files, GeoPoint Seat, IReadOnlyList<string> Officers, IReadOnlyList<CommuneSketch> Communes);

/// <summary>A province that is on no map: four regional offices.</summary>
internal static class Sketches
{
    public const string Province = "Vĩnh Hậu";

    public static readonly OfficeSketch Main = new(
        "VH-KV3", "Phòng Thi hành án dân sự khu vực 3 – Vĩnh Hậu (mẫu)", 600, new(9.7460, 105.6120),
        ["Nguyễn Thị Mỹ Hạnh", "Trương Minh Tuấn", "Lâm Quốc Dũng"],
        [
            new("Phường Mỹ Hậu", new(9.7440, 105.6155), 0),
            new("Xã Tân Hậu", new(9.7905, 105.5890), 0),
            new("Xã Long Thạnh Tây", new(9.7120, 105.5510), 1),
            new("Xã Vĩnh Bửu", new(9.6870, 105.6240), 1),
            new("Xã Phú Lộc Đông", new(9.7680, 105.6790), 2),
            new("Xã Hòa Thuận Tây", new(9.7150, 105.6980), 2),
        ]);

    public static IReadOnlyList<OfficeSketch> Others { get; } =
    [
        new("VH-KV1", "Phòng Thi hành án dân sự khu vực 1 – Vĩnh Hậu (mẫu)", 110, new(9.9010, 105.7420),
            ["Đặng Hoài Ân", "Võ Thị Tuyết Mai"],
            [new("Phường Vĩnh Trung", new(9.9030, 105.7440), 0), new("Xã Nhơn Hậu", new(9.9340, 105.7020), 0),
                new("Xã Thới Bửu", new(9.8710, 105.7890), 1)]),
        new("VH-KV2", "Phòng Thi hành án dân sự khu vực 2 – Vĩnh Hậu (mẫu)", 90, new(9.8350, 105.4870),
            ["Quách Thanh Phong", "Hồ Ngọc Diệp"],
            [new("Xã Đông Hưng Hậu", new(9.8370, 105.4890), 0), new("Xã Ngọc Thành", new(9.8680, 105.4410), 1)]),
        new("VH-KV4", "Phòng Thi hành án dân sự khu vực 4 – Vĩnh Hậu (mẫu)", 80, new(9.6120, 105.7650), ["Thạch Sô Phết", "Bùi Lan Chi"],
            [new("Xã Khánh Hậu", new(9.6140, 105.7670), 0), new("Xã Giồng Dứa", new(9.5790, 105.8120), 1)]),
    ];
}
