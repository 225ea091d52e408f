using System.Globalization;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Dates that a month-first Excel misread: people typed 04/09/2017 for 4 September, Excel stored 9 April, while
/// 15/08/2019, which it could not read, stayed text. Such a group of cells gives itself away: no stored day is above
/// 12, and no typed date that stayed text has a day up to 12. The group is mended when chance alone would hardly
/// (1 in 100; 1 in 10,000 when the format itself says day first) make it look so.
/// </summary>
internal sealed class SwappedDates
{
    private const double ShareUpTo12 = 12 / 30.4;
    private const double DoubtWhenMonthFirst = 0.01;
    private const double DoubtWhenDayFirst = 0.0001;

    private readonly Dictionary<string, int> _groups = [];
    private readonly HashSet<int> _columns = [];

    public static SwappedDates Find(Sheet sheet, IReadOnlyList<int> rows, IReadOnlyList<int> dateColumns)
    {
        var swapped = new SwappedDates();
        var cells = rows.SelectMany(r => dateColumns.Select(c => sheet[r, c])).OfType<Cell>().ToList();
        var typed = cells.Where(c => c.Number is null && Days.IsMarked(c.Text)).Select(c => Days.Parse(c.Text).Day).OfType<DateOnly>().ToList();
        var evidence = typed.TrueForAll(d => d.Day > 12) ? Math.Pow(1 - ShareUpTo12, typed.Count) : 1;
        foreach (var group in cells.Where(c => c.Date is not null).GroupBy(Key))
        {
            var days = group.Select(c => c.Date!.Value).ToList();
            var chance = Math.Pow(ShareUpTo12, days.Count) * evidence;
            if (days.TrueForAll(d => d.Day <= 12)
                && days.Exists(d => d.Day != d.Month)
                && chance < (CellText.MayShowMonthFirst(group.First().Format) ? DoubtWhenMonthFirst : DoubtWhenDayFirst))
            {
                swapped._groups.Add(group.Key, days.Count);
                swapped._columns.UnionWith(group.Select(c => c.Column));
            }
        }

        return swapped;
    }

    public DateOnly Mend(Cell cell, DateOnly day) =>
        _groups.Count > 0 && cell.Date is not null && _groups.ContainsKey(Key(cell)) ? new DateOnly(day.Year, day.Day, day.Month) : day;

    public IEnumerable<TableNote> Notes()
    {
        if (_groups.Count > 0)
        {
            var columns = string.Join(", ", _columns.Order().Select(Sheet.Letter));
            yield return new("DATE-SWAP", string.Create(CultureInfo.InvariantCulture,
                $"{_groups.Values.Sum()} ô ngày ở cột {columns} bị Excel đảo ngày và tháng; đã đọc lại theo thứ tự ngày/tháng/năm."));
        }
    }

    private static string Key(Cell cell) => cell.Format ?? "";
}
