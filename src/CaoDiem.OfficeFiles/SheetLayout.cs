using System.Globalization;

namespace CaoDiem.OfficeFiles;

/// <summary>One sheet understood: its header, its columns, the units of its amounts, its rows, and what holds for all of them.</summary>
internal sealed class SheetLayout
{
    private SheetLayout(Sheet sheet, Header header, ColumnMap map, IReadOnlyList<FieldSpec> fields)
    {
        (Sheet, Header, Map, Fields) = (sheet, header, map, fields);
        Sorter = new(sheet, header, map, fields);
        Titles = [.. sheet.RowNumbers.TakeWhile(r => r < header.First).SelectMany(sheet.Row).Select(c => c.Text.Replace('\n', ' '))];
    }

    public Sheet Sheet { get; }

    public Header Header { get; }

    public ColumnMap Map { get; }

    public IReadOnlyList<FieldSpec> Fields { get; }

    public RowSorter Sorter { get; }

    public IReadOnlyList<string> Titles { get; }

    /// <summary>Column → đồng of one unit, where it is not one.</summary>
    public Dictionary<int, long> UnitOf { get; } = [];

    /// <summary>Field → value that the title or the name of the sheet gives to all its rows.</summary>
    public Dictionary<string, string> Defaults { get; } = [];

    public List<TableNote> Notes { get; } = [];

    /// <summary>Required fields that have a column count most, then the others.</summary>
    public int Score => Fields.Count(f => f.Required && Map.Has(f.Code)) * 100 + Fields.Count(f => Map.Has(f.Code));

    /// <exception cref="OfficeFileException">FILE-005: no header row was found.</exception>
    public static SheetLayout Of(Sheet sheet, IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int>? mapping)
    {
        var header = HeaderFinder.Find(sheet, fields);
        var map = ColumnGuess.Map(sheet, header, fields, mapping);
        return new(sheet, header, map, fields);
    }

    /// <summary>This sheet by the columns of another one with the same headers; null when too few of them are here.</summary>
    public SheetLayout? Like(SheetLayout main)
    {
        var columns = Header.Paths.Keys.GroupBy(c => Folding.Plain(Header.Text(c))).ToDictionary(g => g.Key, g => g.First());
        var map = new ColumnMap();
        foreach (var field in main.Map.Fields)
        {
            if (columns.TryGetValue(Folding.Plain(main.Header.Text(main.Map.Column(field))), out var column))
            {
                map.Set(field, column, main.Map.Confidence(field));
            }
        }

        foreach (var (field, added) in main.Map.Added)
        {
            map.Added[field] = [.. added.Select(a => columns.GetValueOrDefault(Folding.Plain(main.Header.Text(a)))).Where(a => a > 0)];
        }

        var required = Fields.Where(f => f.Required && main.Map.Has(f.Code)).All(f => map.Has(f.Code));
        return required && map.Fields.Count() * 5 >= main.Map.Fields.Count() * 4 ? new(Sheet, Header, map, Fields) : null;
    }

    /// <summary>Sorts the rows and finds out what titles say. Once, when the columns are decided.</summary>
    public void Understand(bool isOneOfSeveral)
    {
        Sorter.Sort();
        FindUnits();
        foreach (var text in Titles)
        {
            foreach (var (field, value) in GroupNames.In(text, Fields).Where(g => g.Value.Length is > 0 and < 80))
            {
                Defaults.TryAdd(field, value);
            }
        }

        foreach (var (field, value) in GroupNames.In(Sheet.Name, Fields).Where(g => g.Value.Length > 0))
        {
            Defaults.TryAdd(field, value);
        }

        if (isOneOfSeveral && GroupNames.IsPerson(Sheet.Name) && Fields.FirstOrDefault(f => f.FromSheetName) is { } person)
        {
            Defaults.TryAdd(person.Code, Sheet.Name);
        }
    }

    public string LetterOf(string field) => Map.Find(field) is { } column ? Letter(column) : "";

    private void FindUnits()
    {
        var ofTable = Titles.Concat(Beside()).Select(Units.InTitle).FirstOrDefault(u => u is not null);
        foreach (var field in Fields.Where(f => f.Kind == FieldKind.Amount && Map.Has(f.Code)))
        {
            foreach (var column in Map.Added.GetValueOrDefault(field.Code, []).Prepend(Map.Column(field.Code)))
            {
                if ((Units.InHeader(Header.Text(column)) ?? ofTable) is not { } unit || !UnitOf.TryAdd(column, unit.Size))
                {
                    continue;
                }

                var cells = Sorter.Rows.Select(r => Sheet[r, column]).OfType<Cell>().Where(c => c.Text.Length > 0).ToList();
                Notes.Add(new("UNIT", $"Cột {Letter(column)} «{Header.Text(column)}» ghi theo {unit.Name}: đã nhân với "
                    + $"{unit.Size.ToString("N0", Vietnamese)}.",
                    cells.Count, cells.Count > 0 ? $"{Letter(column)}{cells[0].Row}: {cells[0].Text}" : ""));
            }
        }
    }

    // A cell just below the header, or in the row of the column numbers, that only names the unit.
    private IEnumerable<string> Beside() => Sheet.RowNumbers.Where(r => r >= Header.First && r <= Header.Last + 1)
        .SelectMany(Sheet.Row).Where(c => c.Number is null && c.Text.Length < 40).Select(c => c.Text);

    private static string Letter(int column) => OfficeFiles.Sheet.Letter(column);

    internal static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");
}
