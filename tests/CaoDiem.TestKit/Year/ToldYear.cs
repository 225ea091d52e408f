using CaoDiem.OfficeFiles;

namespace CaoDiem.TestKit.Year;

/// <summary>
/// All that was told to the product in a year: the files of three registers, who works on them and where, and the days on which the office
/// changed. The same seed gives the same year.
/// </summary>
public sealed class ToldYear
{
    private static readonly string[] Family = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ"];
    private static readonly string[] Middle = ["Văn", "Thị", "Hữu", "Minh", "Ngọc", "Quốc"];
    private static readonly string[] Given = ["An", "Bình", "Cường", "Dũng", "Hà", "Hạnh", "Khoa", "Lan", "Mai", "Phúc", "Sơn", "Tâm"];
    private static readonly string[] Items = ["Án phí dân sự", "Phạt tiền", "Bồi thường thiệt hại", "Trả nợ vay"];

    private readonly Random _random;
    private int _numbers;

    public ToldYear(int seed, int files)
    {
        _random = new(seed);
        for (var i = 0; i < files; i++)
        {
            Files.Add(NewFile(i * 3 / files));
        }
    }

    public DateOnly YearFrom { get; } = new(2025, 10, 1);

    /// <summary>The day of the registers.</summary>
    public DateOnly RegisterDay { get; } = new(2025, 9, 30);

    public DateOnly CampaignFrom { get; } = new(2025, 11, 3);

    public DateOnly CampaignTo { get; } = new(2026, 8, 31);

    /// <summary>From this day on a postponement counts as enforceable, because the office amended its law; null before it did.</summary>
    public DateOnly? PostponedCountsFrom { get; set; }

    public List<string> Officers { get; } = ["Lâm Thanh Tùng", "Đinh Thị Thu", "Cao Văn Hậu", "Mai Quốc Đạt", "Tô Ngọc Yến"];

    public List<string> Communes { get; } =
        ["Xã Bình Minh", "Xã Phú Đông", "Xã Tân Lập", "Xã Hòa Thuận", "Xã Long Điền", "Xã Vĩnh Trạch", "Xã An Khánh", "Xã Thới Sơn"];

    /// <summary>The team of each commune: the first three, the next three, the last two.</summary>
    public Dictionary<string, string> TeamOf { get; } = [];

    public List<ToldFile> Files { get; } = [];

    public ToldFile NewFile(int register, DateOnly? decided = null, DateOnly? recordedOn = null)
    {
        var day = decided ?? new DateOnly(2023, 3, 1).AddDays(_random.Next(900));
        var due = 1000L * (200 + _random.Next(40_000));
        var file = new ToldFile($"{++_numbers}/QĐ-THADS", day, Pick(Items), due)
        {
            Debtor = $"{Pick(Family)} {Pick(Middle)} {Pick(Given)} {_numbers}",
        };
        var known = recordedOn ?? YearFrom;
        file.Acts.Add(new("opened", day, known) { Officer = Pick(Officers), Commune = Pick(Communes) });
        if (decided is null && _random.Next(3) == 0)
        {
            file.Acts.Add(new("paid", RegisterDay, known) { Amount = 1000 * (due / 1000 / (2 + _random.Next(4))), Stated = true });
        }

        if (register == 0 && _random.Next(4) == 0)
        {
            file.Acts.Add(new("not-enforceable", day.AddDays(20 + _random.Next(10)), known) { Ground = "a" });
        }

        return file;
    }

    public T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public int Next(int below) => _random.Next(below);

    /// <summary>The three registers: a sheet of many columns; one with number and day, hamlet and commune in a cell; one of a
    /// program.</summary>
    public IEnumerable<(string Name, byte[] Content)> Registers()
    {
        var third = Files.Count / 3;
        yield return ("so-thu-ly.xlsx", Wide(Files[..third]));
        yield return ("theo-doi-chv.xlsx", Joined(Files[third..(2 * third)]));
        yield return ("xuat-phan-mem.csv", Delimited(Files[(2 * third)..]));
    }

    private static byte[] Wide(List<ToldFile> files) => WorkbookWriter.Write(new SheetSpec(
        "Sổ", ["SỔ THỤ LÝ THI HÀNH ÁN DÂN SỰ", "Tính đến ngày 30/09/2025"],
        [
            new("STT", ColumnKind.Number), new("Số quyết định", ColumnKind.Text), new("Ngày quyết định", ColumnKind.Date),
            new("Người phải thi hành án", ColumnKind.Text), new("Ấp", ColumnKind.Text), new("Xã, thị trấn", ColumnKind.Text),
            new("Nội dung nghĩa vụ", ColumnKind.Text), new("Phải thi hành", ColumnKind.Money), new("Đã thi hành", ColumnKind.Money),
            new("Còn lại", ColumnKind.Money), new("Tình trạng", ColumnKind.Text),
            new("Ngày quyết định chưa có điều kiện", ColumnKind.Date), new("Điểm", ColumnKind.Text),
            new("Chấp hành viên", ColumnKind.Text),
        ],
        files.Select((f, i) =>
        {
            var not = f.Acts.Find(a => a.Kind == "not-enforceable");
            return new object?[]
            {
                i + 1, f.Number, f.Decided, f.Debtor, "Ấp 1", f.Acts[0].Commune, f.Item, f.Due, PaidOf(f), f.Due - PaidOf(f),
                not is null ? "Đang thi hành" : "Chưa có điều kiện", not?.On, not?.Ground, f.Acts[0].Officer,
            };
        })));

    private static byte[] Joined(List<ToldFile> files) => WorkbookWriter.Write(new SheetSpec(
        "2025", ["THEO DÕI HỒ SƠ CỦA CHẤP HÀNH VIÊN"],
        [
            new("Chấp hành viên phụ trách", ColumnKind.Text), new("Số, ngày quyết định thi hành án", ColumnKind.Text),
            new("Họ tên người phải thi hành án", ColumnKind.Text), new("Địa chỉ", ColumnKind.Text), new("Khoản phải thi hành",
                ColumnKind.Text),
            new("Tổng số phải thu", ColumnKind.Money), new("Đã thu", ColumnKind.Money), new("Tình trạng thi hành", ColumnKind.Text),
        ],
        files.Select(f => new object?[]
        {
            f.Acts[0].Officer, $"{f.Number} ngày {f.Decided:dd/MM/yyyy}", f.Debtor, $"Ấp 2, {f.Acts[0].Commune}", f.Item, f.Due, PaidOf(f),
            "Đang thi hành",
        })));

    private static byte[] Delimited(List<ToldFile> files) => System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", files
        .Select(f => $"{f.Number};{f.Decided:dd/MM/yyyy};{f.Debtor};{f.Acts[0].Commune};{f.Item};{f.Due};{PaidOf(f)};{f.Acts[0].Officer}")
        .Prepend("Số QĐ;Ngày QĐ;Tên đương sự;Tên xã;Tên khoản;Tổng nghĩa vụ;Số đã thu;Cán bộ thụ lý")));

    private static long PaidOf(ToldFile file) => file.Acts.Find(a => a.Stated)?.Amount ?? 0;
}
