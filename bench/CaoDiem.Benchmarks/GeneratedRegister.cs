using CaoDiem.OfficeFiles;

namespace CaoDiem.Benchmarks;

/// <summary>A register and a results file of any size, of invented people, the same for the same size.</summary>
internal static class GeneratedRegister
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"];
    private static readonly string[] Middles = ["Văn", "Thị", "Hữu", "Ngọc", "Quốc", "Thanh", "Minh", "Hoàng"];
    private static readonly string[] Givens = ["An", "Ân", "Bình", "Cường", "Dũng", "Đạt", "Đức", "Giàu", "Hạnh", "Khánh", "Lợi", "Mến", "Nga", "Oanh", "Phúc", "Sang", "Thủy", "Út", "Xuân", "Yến"];

    private static readonly (string Item, string Matter)[] Duties =
        [("Án phí", "Chủ động"), ("Phạt sung quỹ", "Chủ động"), ("Truy thu sung quỹ", "Chủ động"), ("Trả nợ cho đương sự", "Theo yêu cầu"), ("Cấp dưỡng nuôi con", "Theo yêu cầu"), ("Hoàn trả tạm ứng án phí", "Chủ động")];

    public static byte[] Register(int files)
    {
        var random = new Random(files);
        return WorkbookWriter.Write(new SheetSpec("So", ["DANH SÁCH HỒ SƠ (DỮ LIỆU GIẢ LẬP)"],
            [.. new[] { "STT", "Số QĐ THA", "Ngày QĐ THA", "Loại việc", "Người phải THA", "Ấp", "Xã, thị trấn", "Nội dung nghĩa vụ", "Phải thi hành", "Đã thi hành", "Còn lại", "Tình trạng", "Điều kiện thi hành án", "Ngày xác minh gần nhất", "Chấp hành viên" }
                .Select(h => new ColumnSpec(h, ColumnKind.Text))],
            Enumerable.Range(1, files).Select(i => Row(i, random))));
    }

    /// <summary>Every file reviewed, each tenth partly paid.</summary>
    public static byte[] Results(int files)
    {
        var random = new Random(files);
        var rows = Enumerable.Range(1, files).Select(i => Row(i, random)).ToList();
        return WorkbookWriter.Write(new SheetSpec("KQ", [],
            [.. new[] { "Ngày", "Số QĐ THA", "Ngày QĐ THA", "Kết quả", "Số tiền", "Số biên lai, ghi chú" }.Select(h => new ColumnSpec(h, ColumnKind.Text))],
            rows.SelectMany((r, i) => i % 10 == 0 && (long)r[10]! > 1000
                ? new object?[][] { [Day(i), r[1], r[2], "Đã rà soát", null, null], [Day(i), r[1], r[2], "Nộp một phần", 1000L, $"BL {i}"] }
                : [[Day(i), r[1], r[2], "Đã rà soát", null, null]])));
    }

    private static DateOnly Day(int i) => new DateOnly(2023, 7, 3).AddDays(i % 80);

    private static object?[] Row(int i, Random random)
    {
        var (item, matter) = Duties[random.Next(Duties.Length)];
        var decided = new DateOnly(2012, 1, 1).AddDays(random.Next(4000));
        var due = random.Next(1, 4000) * 50_000L;
        var paid = random.Next(4) == 0 ? due / 10 : 0;
        var poor = random.Next(4) == 0;
        return
        [
            i, $"{i}/QĐ-THADS", decided, matter, $"{Pick(Families, random)} {Pick(Middles, random)} {Pick(Givens, random)}", $"Ấp {random.Next(1, 30)}", $"Xã Số {random.Next(1, 16)}",
            item, due, paid, due - paid, poor ? $"Chưa có điều kiện (QĐ ngày {decided.AddDays(60):dd/MM/yyyy}, điểm a khoản 1 Điều 44a)" : "Đang thi hành",
            poor ? "Không có tài sản, thu nhập" : "Có đất ruộng", random.Next(3) == 0 ? null : new DateOnly(2022, 9, 1).AddDays(random.Next(300)), $"Chấp Hành Viên {random.Next(1, 21)}",
        ];
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
