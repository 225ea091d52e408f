using CaoDiem.OfficeFiles;
using CaoDiem.Scheduling;

namespace CaoDiem.Exchange;

/// <summary>Writes the ways as a sheet that <see cref="ImportTravelHandler"/> reads again.</summary>
public static class ExportTravel
{
    private const double MetresPerKm = 1000;

    public static byte[] Sheet(OfficeTravel travel, DateOnly today) => WorkbookWriter.Write([new(
        "Đường đi", ["Đường đi giữa các nơi gần nhau", $"Lập ngày {today:dd/MM/yyyy}. Sửa số phút, số km; thêm dòng cho nơi gần nhau khác; một chiều thì ghi x."],
        [new("Từ", ColumnKind.Text, 36), new("Đến", ColumnKind.Text, 36), new("Số phút", ColumnKind.Text, 10), new("Số km", ColumnKind.Text, 10), new("Một chiều", ColumnKind.Text, 11), new("Nguồn", ColumnKind.Text, 22)],
        travel.Lines.Select(l => new object?[] { travel.Name(l.From), travel.Name(l.To), l.Minutes, l.Metres / MetresPerKm, l.OneWay ? "x" : "", l.Source.Label() }))]);
}
