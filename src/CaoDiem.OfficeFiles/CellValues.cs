namespace CaoDiem.OfficeFiles;

/// <summary>Reads the cells of a row for their fields; remembers the row above for ditto marks and for rows that continue it.</summary>
internal sealed class CellValues(SheetLayout layout, SwappedDates swapped, string? sheetName)
{
    /// <summary>An error value such as #N/A where a value should be.</summary>
    public const string ErrorValue = "error-value";

    /// <summary>A number of a document that Excel turned into a date.</summary>
    public const string BecameDate = "number-became-date";

    private static readonly HashSet<string> DittoMarks =
        ["nt", "-nt-", "n.t", "nt.", "như trên", "nhu tren", "\"", "''", "″", "”", "-//-", "//", "-\"-", "- nt -"];

    private readonly Dictionary<string, FieldValue> _above = [];
    private readonly List<FieldSpec> _mapped = [.. layout.Fields.Where(f => layout.Map.Has(f.Code))];
    private readonly Tally _merged = new();
    private readonly Tally _grouped = new();
    private readonly Tally _rounded = new();
    private readonly Tally _uncomputed = new();

    private Sheet Sheet => layout.Sheet;

    public TableRow Read(int row)
    {
        var continues = layout.Sorter.Continued.Contains(row);
        var values = new Dictionary<string, FieldValue>(_mapped.Count);
        foreach (var field in _mapped)
        {
            var value = Read(field, row);
            if (continues && IsBlank(value) && field.Kind != FieldKind.Amount && _above.TryGetValue(field.Code, out var inherited))
            {
                value = inherited;
            }

            values.Add(field.Code, value);
            _above[field.Code] = value;
        }

        FillFrom(layout.Sorter.Groups.GetValueOrDefault(row), values, row);
        FillFrom(layout.Defaults, values, row);
        return new(row, values, sheetName);
    }

    public IEnumerable<TableNote> Notes()
    {
        if (_merged.Note("MERGED", n => $"{n} ô trống nằm trong ô gộp đã nhận giá trị của ô gộp.") is { } merged)
        {
            yield return merged;
        }

        if (_grouped.Note("GROUP-VALUE", n => $"{n} ô trống đã nhận giá trị ghi ở dòng nhóm, tiêu đề hoặc tên trang tính.") is { } grouped)
        {
            yield return grouped;
        }

        if (_rounded.Note("AMOUNT-ROUNDED", n => $"{n} số tiền lẻ dưới 1 đồng đã làm tròn.") is { } rounded)
        {
            yield return rounded;
        }

        if (_uncomputed.Note("FORMULA",
            n => $"{n} ô công thức không có kết quả lưu trong tệp, coi là trống. Mở bằng Excel rồi lưu lại để có kết quả.") is { } uncomputed)
        {
            yield return uncomputed;
        }
    }

    private FieldValue Read(FieldSpec field, int row)
    {
        var column = layout.Map.Column(field.Code);
        var cell = Sheet[row, column] ?? Merged(field, row, column);
        var value = cell is null ? new FieldValue()
            : IsDitto(cell) && _above.TryGetValue(field.Code, out var above) ? above with { Ditto = true }
            : Value(field, cell);
        foreach (var added in layout.Map.Added.GetValueOrDefault(field.Code, []))
        {
            if (Sheet[row, added] is { } more && Value(field, more) is var part)
            {
                value = value with
                {
                    Amount = part.Amount is null ? value.Amount : (value.Amount ?? 0) + part.Amount,
                    Problem = value.Problem ?? part.Problem,
                };
            }
        }

        return value;
    }

    private Cell? Merged(FieldSpec field, int row, int column)
    {
        if (field.Kind == FieldKind.Amount || Sheet.MergeAt(row, column) is not { } merge || merge.Top <= layout.Header.Last
            || merge.Top == row)
        {
            return null;
        }

        var cell = Sheet[merge.Top, merge.Left];
        if (cell is not null)
        {
            _merged.Add($"{OfficeFiles.Sheet.Letter(column)}{row}: {cell.Text}");
        }

        return cell;
    }

    private void FillFrom(IReadOnlyDictionary<string, string>? known, Dictionary<string, FieldValue> values, int row)
    {
        foreach (var (field, text) in known ?? new Dictionary<string, string>())
        {
            if (!values.TryGetValue(field, out var value) || IsBlank(value))
            {
                values[field] = new() { Text = text };
                _grouped.Add($"{row}: {text}");
            }
        }
    }

    private static bool IsBlank(FieldValue value) => value is { Text.Length: 0, Date: null, Amount: null, Problem: null };

    private static bool IsDitto(Cell cell) => cell.Number is null && DittoMarks.Contains(cell.Text.ToLowerInvariant());

    private FieldValue Value(FieldSpec field, Cell cell)
    {
        if (cell.Broken)
        {
            if (cell.Text.Length == 0 && !field.Required)
            {
                _uncomputed.Add($"{OfficeFiles.Sheet.Letter(cell.Column)}{cell.Row}");
                return new();
            }

            return new() { Text = cell.Text.Length > 0 ? cell.Text : "=" + cell.Formula, Problem = ErrorValue };
        }

        return field.Kind switch
        {
            FieldKind.Amount => Amount(cell),
            FieldKind.Date => Day(field, cell, Part(field, cell)),
            FieldKind.DocumentNumber when cell.Date is not null => new() { Text = cell.Text, Problem = BecameDate },
            FieldKind.DocumentNumber => new() { Text = Part(field, cell, NumberFormats.Shown(cell)) },
            FieldKind.Mark => new()
            {
                Text = cell.Text.Replace('\n', ' '),
                Date = cell.Date is { } day ? swapped.Mend(cell, day) : Days.Parse(cell.Text).Day,
            },
            _ => new() { Text = Part(field, cell) },
        };
    }

    private FieldValue Amount(Cell cell)
    {
        var unit = layout.UnitOf.GetValueOrDefault(cell.Column, 1);
        var (amount, wrong) = Amounts.Parse(cell, unit);
        if (wrong is null && Amounts.IsRounded(cell, unit))
        {
            _rounded.Add($"{OfficeFiles.Sheet.Letter(cell.Column)}{cell.Row}: {cell.Text}");
        }

        return new() { Text = cell.Text, Amount = amount, Problem = wrong, Raw = unit == 1 ? cell.Number : null };
    }

    private FieldValue Day(FieldSpec field, Cell cell, string text)
    {
        // A date serial that lost its format is still a date where a date must be.
        var date = cell.Date ?? (cell.Number is { } number ? Days.FromNumber(number) : null);
        if (date is { } day)
        {
            return new() { Text = cell.Text, Date = swapped.Mend(cell, day) };
        }

        if (field.Latest && Days.Latest(text) is { } latest)
        {
            return new() { Text = text, Date = latest };
        }

        var (parsed, problem) = Days.Parse(text);
        return new() { Text = text, Date = parsed, Problem = problem };
    }

    private static string Names(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var areNames = lines.Length > 1 && Array.TrueForAll(lines, l => l.Contains(' ', StringComparison.Ordinal) && char.IsUpper(l[0]));
        return areNames ? string.Join("; ", lines.Select(l => l.TrimEnd(';', ','))) : string.Join(' ', lines);
    }

    // The part of a shared cell that belongs to the field.
    private string Part(FieldSpec field, Cell cell, string? shown = null)
    {
        var text = shown ?? cell.Text;
        if (field.SharesCellWith is not { } other || layout.Map.Find(other) != layout.Map.Column(field.Code))
        {
            var partner = layout.Fields.FirstOrDefault(f => f.SharesCellWith == field.Code && f.Kind == FieldKind.DocumentNumber)?.Code;
            if (field.Kind != FieldKind.Date || partner is null || layout.Map.Find(partner) != layout.Map.Column(field.Code))
            {
                return field.LinesAreNames ? Names(text) : text.Replace('\n', ' ');
            }
        }

        if (field.Kind is FieldKind.DocumentNumber or FieldKind.Date)
        {
            var (number, day) = SharedCell.NumberAndDay(text);
            return field.Kind == FieldKind.Date ? day : number.Replace('\n', ' ');
        }

        var (hamlet, commune) = SharedCell.HamletAndCommune(text);
        return field.SecondPart ? commune : commune.Length == 0 ? text : hamlet;
    }
}

/// <summary>Counts what was mended and keeps the first as an example.</summary>
public sealed class Tally
{
    private int _count;
    private string _example = "";

    public void Add(string example)
    {
        _example = _count++ == 0 ? example : _example;
    }

    public TableNote? Note(string code, Func<int, string> message) => _count == 0 ? null : new(code, message(_count), _count, _example);
}
