using System.Globalization;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Dates that a month-first Excel misread: people typed 04/09/2017 for 4 September, Excel stored 9 April, while
/// 15/08/2019, which it could not read, stayed text. Such a group of cells gives itself away: no stored day is above
/// 12, and no typed date that stayed text has a day up to 12. The group is mended when chance alone would hardly
/// (1 in 100; 1 in 10,000 when the format itself says day first) make it look so, or when the cells show the month first
/// and several typed dates beside them stayed text. What only may be swapped is told.
/// </summary>
internal sealed class SwappedDates
{
    public const string Mended = "DATE-SWAP";
    public const string Doubtful = "DATE-SWAP-DOUBT";

    private const double ShareUpTo12 = 12 / 30.4;
    private const double DoubtWhenMonthFirst = 0.01;
    private const double DoubtWhenDayFirst = 0.0001;
    private const int TypedForAVerdict = 2;

    private readonly HashSet<string> _groups = [];
    private readonly List<Cell> _mended = [];
    private readonly List<Cell> _doubtful = [];

    /// <param name="sheet">The sheet.</param>
    /// <param name="rows">Its rows of data.</param>
    /// <param name="dateColumns">Its columns of dates.</param>
    /// <param name="mend">False: the user refused the mending; it is only told.</param>
    public static SwappedDates Find(Sheet sheet, IReadOnlyList<int> rows, IReadOnlyList<int> dateColumns, bool mend = true)
    {
        var swapped = new SwappedDates();
        var cells = rows.SelectMany(r => dateColumns.Select(c => sheet[r, c])).OfType<Cell>().ToList();
        var typed = cells.Where(c => c.Number is null && Days.IsMarked(c.Text)).Select(c => Days.Parse(c.Text).Day).OfType<DateOnly>().ToList();
        var parted = typed.TrueForAll(d => d.Day > 12);
        var evidence = parted ? Math.Pow(1 - ShareUpTo12, typed.Count) : 1;
        foreach (var group in cells.Where(c => c.Date is not null).GroupBy(Key))
        {
            var open = group.Where(c => c.Date!.Value is { Day: <= 12 } d && d.Day != d.Month).ToList();
            var all = group.All(c => c.Date!.Value.Day <= 12) && open.Count > 0;
            var format = group.First().Format;
            var monthFirst = CellText.MayShowMonthFirst(format);
            var isSure = (Math.Pow(ShareUpTo12, group.Count()) * evidence) < (monthFirst ? DoubtWhenMonthFirst : DoubtWhenDayFirst)
                || (monthFirst && format is not null && !int.TryParse(format, out _) && parted && typed.Count >= TypedForAVerdict);
            if (all && isSure && mend)
            {
                swapped._groups.Add(group.Key);
                swapped._mended.AddRange(group);
            }
            else if (open.Count > 0 && ((all && isSure) || (monthFirst && parted && typed.Count > 0)))
            {
                swapped._doubtful.AddRange(open);
            }
        }

        return swapped;
    }

    public DateOnly Mend(Cell cell, DateOnly day) =>
        _groups.Count > 0 && cell.Date is not null && day.Day <= 12 && _groups.Contains(Key(cell))
            ? new DateOnly(day.Year, day.Day, day.Month) : day;

    public IEnumerable<TableNote> Notes()
    {
        if (_mended.Count > 0)
        {
            yield return new(Mended, string.Create(CultureInfo.InvariantCulture,
                $"{_mended.Count} ô ngày ở cột {Columns(_mended)} bị Excel đảo ngày và tháng; đã đọc lại theo thứ tự ngày/tháng/năm."),
                _mended.Count, Example(_mended));
        }

        if (_doubtful.Count > 0)
        {
            yield return new(Doubtful, string.Create(CultureInfo.InvariantCulture,
                $"{_doubtful.Count} ô ngày ở cột {Columns(_doubtful)} có thể bị Excel đảo ngày và tháng; được giữ nguyên, hãy đối chiếu "
                    + $"với hồ sơ giấy."),
                _doubtful.Count, Example(_doubtful));
        }
    }

    private static string Example(List<Cell> cells)
    {
        var cell = cells.Find(c => c.Date!.Value.Day != c.Date.Value.Month) ?? cells[0];
        var day = cell.Date!.Value;
        return string.Create(CultureInfo.InvariantCulture,
            $"{Sheet.Letter(cell.Column)}{cell.Row}: {day:dd/MM/yyyy} ↔ {day.Month:00}/{day.Day:00}/{day.Year}");
    }

    private static string Columns(List<Cell> cells) =>
        string.Join(", ", cells.Select(c => c.Column).Distinct().Order().Select(Sheet.Letter));

    private static string Key(Cell cell) => cell.Format ?? "";
}
