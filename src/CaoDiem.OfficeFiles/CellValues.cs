namespace CaoDiem.OfficeFiles;

/// <summary>Reads the cells of a row for their fields; remembers the row above for ditto marks.</summary>
internal sealed class CellValues(IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int> map, SwappedDates swapped)
{
    private static readonly HashSet<string> DittoMarks =
        ["nt", "-nt-", "n.t", "nt.", "như trên", "nhu tren", "\"", "''", "″", "”", "-//-", "//", "-\"-", "- nt -"];

    private readonly Dictionary<string, FieldValue> _above = [];
    private readonly List<FieldSpec> _mapped = [.. fields.Where(f => map.ContainsKey(f.Code))];

    public TableRow Read(Sheet sheet, int row)
    {
        var values = new Dictionary<string, FieldValue>(_mapped.Count);
        foreach (var field in _mapped)
        {
            var cell = sheet[row, map[field.Code]];
            var value = cell is null ? new FieldValue()
                : IsDitto(cell) && _above.TryGetValue(field.Code, out var above) ? above with { Ditto = true }
                : Value(field, cell);
            values.Add(field.Code, value);
            _above[field.Code] = value;
        }

        return new(row, values);
    }

    private static bool IsDitto(Cell cell) => cell.Number is null && DittoMarks.Contains(cell.Text.ToLowerInvariant());

    private FieldValue Value(FieldSpec field, Cell cell)
    {
        var text = Part(field, cell);
        switch (field.Kind)
        {
            case FieldKind.Amount:
                var (amount, wrong) = Amounts.Parse(cell);
                return new() { Text = cell.Text, Amount = amount, Problem = wrong };
            case FieldKind.Date:
                return Day(cell, text);
            default:
                return new() { Text = text };
        }
    }

    private FieldValue Day(Cell cell, string text)
    {
        if (cell.Broken)
        {
            return new() { Text = cell.Text, Problem = Days.Unreadable };
        }

        // A date serial that lost its format is still a date where a date must be.
        var date = cell.Date ?? (cell.Number is { } number ? Days.FromNumber(number) : null);
        if (date is { } day)
        {
            return new() { Text = cell.Text, Date = swapped.Mend(cell, day) };
        }

        var (parsed, problem) = Days.Parse(text);
        return new() { Text = text, Date = parsed, Problem = problem };
    }

    // The part of a shared cell that belongs to the field.
    private string Part(FieldSpec field, Cell cell)
    {
        if (field.SharesCellWith is not { } other || !map.TryGetValue(other, out var column) || column != map[field.Code])
        {
            return cell.Text.Replace('\n', ' ');
        }

        if (field.Kind is FieldKind.DocumentNumber or FieldKind.Date)
        {
            var (number, day) = SharedCell.NumberAndDay(cell.Text);
            return field.Kind == FieldKind.Date ? day : number.Replace('\n', ' ');
        }

        var (hamlet, commune) = SharedCell.HamletAndCommune(cell.Text);
        return field.SecondPart ? commune : commune.Length == 0 ? cell.Text : hamlet;
    }
}
