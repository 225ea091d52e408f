namespace CaoDiem.OfficeFiles;

/// <summary>The sheets of a file on their way to one table.</summary>
internal sealed class BookTable(
    Book book, IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int>? mapping, IReadOnlySet<string> refused)
{
    private const int SamplesShown = 5;
    private const int RowsOfASummary = 3;

    private readonly Dictionary<Sheet, string> _leftOut = [];
    private readonly List<TableNote> _notes = [];
    private readonly List<SkippedRow> _skipped = [];

    private Sheet _main = new();
    private HashSet<Sheet> _used = [];

    public TableReading Read()
    {
        var (main, used) = Choose();
        var read = used.ToDictionary(u => u, u => Rows(u, used.Count > 1));
        DropSummaries(used, read, main);
        (_main, _used) = (main.Sheet, [.. used.Select(u => u.Sheet)]);
        var rows = used.SelectMany(u => read[u]).ToList();
        _notes.AddRange(SmallAmounts.Mend(rows, main, !refused.Contains(SmallAmounts.Mended)));
        foreach (var layout in used)
        {
            _notes.AddRange(layout.Notes);
        }

        _notes.AddRange(TableNotes.Of(main, used, rows));
        _notes.AddRange(LeftOut());
        return new()
        {
            HeaderRow = main.Header.First,
            LastHeaderRow = main.Header.Last,
            Columns = [.. main.Header.Paths.Keys.Order().Select(c => Column(main, c))],
            Rows = rows,
            Skipped = _skipped,
            Notes = _notes,
            Unmapped = [.. fields.Where(f => f.Required && !main.Map.Has(f.Code))],
            Sheets = [.. book.Sheets.Select(s => new SheetUse(s.Name, RowsOf(s, used, read), _used.Contains(s), Why(s))),
                .. book.Unreadable.Select(n => new SheetUse(n, 0, false, "Trang bị hỏng, không đọc được."))],
            Titles = [.. main.Titles, main.Sheet.Name],
        };
    }

    // The main sheet is the one whose headers say most of what is looked for; more rows decide between equals.
    private (SheetLayout Main, List<SheetLayout> Used) Choose()
    {
        var candidates = book.Sheets.Where(s => !s.Hidden && s.CellCount > 0).ToList();
        candidates = candidates.Count > 0 ? candidates : [.. book.Sheets.Where(s => s.CellCount > 0)];
        var layouts = candidates.Select(Try).OfType<SheetLayout>().OrderByDescending(l => l.Score).ThenByDescending(l => l.Sheet.RowCount)
            .ToList();
        if (layouts.Count == 0)
        {
            // The error of the largest sheet is the one that the user should see.
            return (SheetLayout.Of(book.Largest, fields, mapping), []);
        }

        var main = mapping is null ? layouts[0] : SheetLayout.Of(layouts[0].Sheet, fields, mapping);
        if (mapping is null)
        {
            new Relations(main).Apply();
        }

        var like = layouts.ToDictionary(l => l.Sheet, l => l.Sheet == main.Sheet ? main : l.Like(main));
        var used = candidates.Select(c => like.GetValueOrDefault(c)).OfType<SheetLayout>().ToList();
        used.ForEach(u => u.Understand(used.Count > 1));
        used.RemoveAll(u => u != main && u.Sorter.Rows.Count == 0);
        return (main, used);
    }

    private SheetLayout? Try(Sheet sheet)
    {
        try
        {
            return SheetLayout.Of(sheet, fields, null);
        }
        catch (OfficeFileException none) when (none.Code == OfficeFileException.NoHeader)
        {
            return null;
        }
    }

    private List<TableRow> Rows(SheetLayout layout, bool isOneOfSeveral)
    {
        var days = fields.Where(f => f.Kind is FieldKind.Date or FieldKind.Mark && layout.Map.Has(f.Code))
            .Select(f => layout.Map.Column(f.Code)).Distinct().ToList();
        var swapped = SwappedDates.Find(layout.Sheet, layout.Sorter.Rows, days, !refused.Contains(SwappedDates.Mended));
        var values = new CellValues(layout, swapped, isOneOfSeveral ? layout.Sheet.Name : null);
        var rows = layout.Sorter.Rows.Select(values.Read).ToList();
        layout.Notes.AddRange(swapped.Notes());
        layout.Notes.AddRange(values.Notes());
        _skipped.AddRange(layout.Sorter.Skipped);
        return rows;
    }

    // A sheet that only repeats what the others hold would count every file twice.
    private void DropSummaries(List<SheetLayout> used, Dictionary<SheetLayout, List<TableRow>> read, SheetLayout main)
    {
        var keys = used.ToDictionary(u => u, u => read[u].Select(Key).OfType<string>().ToHashSet());
        foreach (var layout in used.OrderByDescending(u => read[u].Count).ToList())
        {
            var others = used.Where(u => u != layout).SelectMany(u => keys[u]).ToHashSet();
            if (used.Count > 1 && keys[layout].Count >= RowsOfASummary && keys[layout].IsSubsetOf(others)
                && !(layout == main && used.Count == 2 && keys[layout].SetEquals(others)))
            {
                used.Remove(layout);
                _leftOut.Add(layout.Sheet, "Mọi dòng của trang này đã có ở các trang khác.");
            }
        }
    }

    private string? Key(TableRow row)
    {
        var parts = fields.Where(f => f is { Identifies: true, Kind: not FieldKind.Text })
            .Select(f => row.Values.GetValueOrDefault(f.Code)).ToList();
        return parts.Count == 0 || parts.Exists(p => p is null || (p.Text.Length == 0 && p.Date is null)) ? null
            : string.Join('|', parts
                .Select(p => p!.Date?.DayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    ?? Folding.Plain(p.Text).Replace(" ", "", StringComparison.Ordinal)));
    }

    private IEnumerable<TableNote> LeftOut()
    {
        foreach (var sheet in book.Sheets.Where(s => s.CellCount > 0 && !_used.Contains(s)))
        {
            var why = Why(sheet);
            yield return new("SHEET-LEFT-OUT", $"Không nhập trang «{sheet.Name}»: {char.ToLowerInvariant(why[0])}{why[1..]}",
                sheet.RowCount, sheet.Name);
        }

        foreach (var name in book.Unreadable)
        {
            yield return new("SHEET-LEFT-OUT", $"Không nhập trang «{name}»: trang bị hỏng, không đọc được.", 0, name);
        }
    }

    private string Why(Sheet sheet)
    {
        if (_used.Contains(sheet))
        {
            return sheet == _main ? "Trang có bố cục của sổ." : $"Cùng bố cục với trang «{_main.Name}».";
        }

        if (!_leftOut.TryGetValue(sheet, out var why))
        {
            why = sheet.CellCount == 0 ? "Trang trống." : sheet.Hidden ? "Trang đang ẩn." : $"Bố cục khác với trang «{_main.Name}».";
        }

        return why;
    }

    private static int RowsOf(Sheet sheet, List<SheetLayout> used, Dictionary<SheetLayout, List<TableRow>> read) =>
        used.Find(u => u.Sheet == sheet) is { } layout ? read[layout].Count : sheet.RowCount;

    private static SheetColumn Column(SheetLayout main, int column)
    {
        var own = main.Map.FieldsOf(column);
        return new(
            column, Sheet.Letter(column), main.Header.Text(column),
            [.. ColumnGuess.Samples(main.Sheet, main.Header, column).Select(x => x.Text).Where(t => t.Length > 0).Distinct()
                .Take(SamplesShown)],
            own, own.Select(main.Map.Confidence).DefaultIfEmpty().Max());
    }
}
