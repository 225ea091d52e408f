using System.Globalization;
using CaoDiem.OfficeFiles;

namespace CaoDiem.Demo;

/// <summary>The register of an office that is made up, as the spreadsheet that a clerk would bring.</summary>
internal static class RegisterSheet
{
    private const int HamletsOfCommune = 6;

    private static readonly ColumnSpec[] Columns =
    [
        new("Số quyết định thi hành án", ColumnKind.Text), new("Ngày quyết định thi hành án", ColumnKind.Date),
            new("Số bản án, quyết định", ColumnKind.Text),
        new("Ngày bản án, quyết định", ColumnKind.Date), new("Tòa án", ColumnKind.Text), new("Loại việc", ColumnKind.Text),
        new("Người phải thi hành án", ColumnKind.Text), new("Ấp, khóm", ColumnKind.Text), new("Xã, thị trấn", ColumnKind.Text),
        new("Người được thi hành án", ColumnKind.Text), new("Nội dung nghĩa vụ", ColumnKind.Text), new("Phải thi hành", ColumnKind.Money),
        new("Đã thi hành", ColumnKind.Money), new("Còn lại", ColumnKind.Money), new("Tình trạng", ColumnKind.Text),
        new("Điều kiện thi hành án", ColumnKind.Text), new("Ngày xác minh gần nhất", ColumnKind.Date),
            new("Số quyết định cưỡng chế", ColumnKind.Text),
        new("Ngày quyết định cưỡng chế", ColumnKind.Date), new("Chấp hành viên", ColumnKind.Text),
    ];

    public static byte[] Write(OfficeSketch office, DateOnly asOf)
    {
        var lines = Enumerable.Range(1, office.Files).Select(i => new Lot($"{office.Code} {i}"))
            .Select(lot => (Lot: lot, Line: RegisterKinds.Draw(lot)))
            .Select(l => (l.Lot, l.Line, Day: Working(asOf.AddDays(-l.Line.Age)))).OrderBy(l => l.Day).ToList();
        var title = $"{office.Name}: sổ theo dõi hồ sơ thi hành án";
        List<object?[]> rows = [.. lines.Select((l, i) => Row(office, asOf, l.Lot, l.Line, l.Day, i))];
        return WorkbookWriter.Write([new("Sổ thụ lý", [title], Columns, rows)]);
    }

    private static object?[] Row(OfficeSketch office, DateOnly asOf, Lot lot, SketchedLine line, DateOnly decided, int place)
    {
        var commune = lot.Of(office.Communes);
        var judged = Working(decided.AddDays(-lot.Between(20, 45)));
        return
        [
            $"{place + 1:000}/QĐ-THADS", decided, $"{lot.Between(3, 190):00}/{judged.Year}/{(line.OwnMotion ? "HSST" : "DSST")}", judged,
            $"Tòa án nhân dân khu vực – {Sketches.Province}", line.OwnMotion ? "Chủ động" : "Theo yêu cầu", Names.Person(lot),
            lot.Of(Names.HamletsOf(commune.Name, HamletsOfCommune)), commune.Name, line.OwnMotion ? null : line.Creditor
                ?? Names.Person(lot), line.Obligation,
            line.Due, line.Due is null ? null : line.Paid, line.Due - line.Paid, StateOf(line, asOf), line.Means,
            line.VerifiedAge is { } verified ? Working(asOf.AddDays(-Math.Min(verified, line.Age - 1))) : null,
            line.CoercionAge is null ? null : $"{place + 1:000}/QĐ-CC", line.CoercionAge is { } coerced ? Working(asOf.AddDays(-coerced))
                : null,
            office.Officers[commune.Officer],
        ];
    }

    private static string StateOf(SketchedLine line, DateOnly asOf) => line.NotEnforceableAge is { } age
        ? string.Create(CultureInfo.InvariantCulture, $"{line.State}, QĐ ngày {Working(asOf.AddDays(-age)):dd'/'MM'/'yyyy}, điểm a")
        : line.State;

    // Nothing is signed at a weekend.
    private static DateOnly Working(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
