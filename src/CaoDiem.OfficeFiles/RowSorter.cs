using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Tells the rows of data from what stands around and between them: titles of groups, totals, numbers of columns, repeated
/// headers, rows filled down, signatures, and further lines of the row above.
/// </summary>
internal sealed partial class RowSorter(Sheet sheet, Header header, ColumnMap map, IReadOnlyList<FieldSpec> fields)
{
    private readonly Dictionary<int, string> _titles = header.Paths.ToDictionary(p => p.Key, p => Folding.Plain(p.Value[^1]));
    private readonly List<FieldSpec> _identity = [.. fields.Where(f => f.Identifies && map.Has(f.Code))];
    private readonly HashSet<int> _amounts = [.. fields.Where(f => f.Kind == FieldKind.Amount && map.Has(f.Code))
        .Select(f => map.Column(f.Code))];
    private readonly int[] _substance =
        [.. fields.Where(f => f is { Required: true, Identifies: false, Kind: FieldKind.Text } && map.Has(f.Code))
            .Select(f => map.Column(f.Code))];

    private Dictionary<string, string> _group = [];

    public List<int> Rows { get; } = [];

    public List<SkippedRow> Skipped { get; } = [];

    /// <summary>Rows that continue the row above: their identity is its identity.</summary>
    public HashSet<int> Continued { get; } = [];

    /// <summary>Row → what its group rows say.</summary>
    public Dictionary<int, IReadOnlyDictionary<string, string>> Groups { get; } = [];

    public List<int> Totals { get; } = [];

    public void Sort()
    {
        foreach (var row in sheet.RowNumbers.Where(r => r > header.Last))
        {
            var cells = sheet.Row(row).Where(c => c.Text.Length > 0 || c.Formula is not null).ToList();
            if (cells.Count == 0)
            {
                continue;
            }

            if (Kind(row, cells) is { } kind)
            {
                Skipped.Add(new(row, kind));
                TakeGroup(kind, cells);
                if (kind == SkippedKind.Total)
                {
                    Totals.Add(row);
                }
            }
            else
            {
                Rows.Add(row);
                Groups[row] = _group;
            }
        }

        DropTail();
    }

    private SkippedKind? Kind(int row, List<Cell> cells)
    {
        if (HeaderFinder.IsColumnNumbers(cells))
        {
            return SkippedKind.ColumnNumbers;
        }

        var repeated = cells.Count(c => _titles.TryGetValue(c.Column, out var title) && title == Folding.Plain(c.Text));
        if (repeated >= 3 && repeated * 2 > cells.Count)
        {
            return SkippedKind.RepeatedHeader;
        }

        var (number, day, name) = Identity(row);
        var first = cells.Find(c => c.Number is null && c.Text.Length > 0 && !GroupNames.IsOrdinal(c.Text))
            ?? cells.Find(c => c.Number is null && c.Text.Length > 0);
        if (!day && !(number && name) && first is not null && Total().IsMatch(Folding.Plain(first.Text)))
        {
            return SkippedKind.Total;
        }

        return _identity.Count == 0 || number || day ? null : WithoutIdentity(row, cells, name);
    }

    // No number, no day: a title of a group, a further line of the row above, or nothing at all.
    private SkippedKind? WithoutIdentity(int row, List<Cell> cells, bool name)
    {
        var texts = cells.Where(c => c.Number is null && c.Date is null && !c.Broken && c.Formula is null && !GroupNames.IsOrdinal(c.Text)
            && Amounts.Parse(c.Text) is { Problem: not null } && c.Text.Any(char.IsLetter)).ToList();
        if (texts.Count == 0)
        {
            return cells.Exists(c => c.Date is not null || (c.Broken && c.Formula is null)) ? null : SkippedKind.FilledDown;
        }

        if (!name && Rows.Count > 0 && texts.Exists(c => _substance.Contains(c.Column)) && cells.Exists(c => _amounts.Contains(c.Column)))
        {
            Continued.Add(row);
            return null;
        }

        var known = GroupNames.In(texts[0].Text, fields).Any();
        var alone = texts.Count == 1
            && cells.TrueForAll(c => c == texts[0] || c.Number is not null || c.Formula is not null || GroupNames.IsOrdinal(c.Text)
                || _amounts.Contains(c.Column));
        return alone && (!name || known || !cells.Exists(c => _amounts.Contains(c.Column))) ? SkippedKind.Group : null;
    }

    private (bool Number, bool Day, bool Name) Identity(int row)
    {
        var (number, day, name) = (false, false, false);
        foreach (var field in _identity)
        {
            var column = map.Column(field.Code);
            var cell = sheet[row, column] ?? Merged(row, column);
            if (cell is null || cell.Text.Length == 0)
            {
                continue;
            }

            var written = cell.Text.Any(char.IsAsciiDigit)
                && (cell.Number is not null || cell.Broken || cell.Text.Contains('/', StringComparison.Ordinal)
                    || char.IsAsciiDigit(cell.Text[0]));
            number |= field.Kind == FieldKind.DocumentNumber && written;
            day |= field.Kind == FieldKind.Date && (ColumnGuess.IsDay(cell) || cell.Text.Any(char.IsAsciiDigit));
            name |= field.Kind == FieldKind.Text;
        }

        return (number, day, name);
    }

    private Cell? Merged(int row, int column) => sheet.MergeAt(row, column) is { } merge && merge.Top > header.Last
        ? sheet[merge.Top, merge.Left] : null;

    private void TakeGroup(SkippedKind kind, List<Cell> cells)
    {
        if (kind != SkippedKind.Group)
        {
            return;
        }

        var text = cells.First(c => c.Number is null && !GroupNames.IsOrdinal(c.Text) && c.Text.Any(char.IsLetter)).Text;
        var found = GroupNames.In(text, fields).ToList();
        if (found.Count == 0 && GroupNames.IsPerson(text) && fields.FirstOrDefault(f => f.FromSheetName) is { } person)
        {
            found.Add((person.Code, text));
        }

        if (found.Count > 0)
        {
            _group = new(_group);
            foreach (var (field, value) in found)
            {
                _group[field] = value;
            }
        }
    }

    // Below the last line of data stand place and date, "Người lập biểu", names: few cells, none of them a number.
    private void DropTail()
    {
        var typical = Rows.Count == 0 ? 0 : Rows.Take(200).Select(r => sheet.Row(r).Count).Order().ElementAt(Math.Min(Rows.Count, 200) / 2);
        while (Rows.Count > 0)
        {
            var cells = sheet.Row(Rows[^1]).Where(c => c.Text.Length > 0).ToList();
            var isTail = cells.Count * 3 <= typical && cells.TrueForAll(c => c.Number is null)
                && (cells.Exists(c => Signature().IsMatch(Folding.Plain(c.Text)))
                    || Skipped.Exists(s => s.Kind == SkippedKind.Total && s.RowNumber < Rows[^1]));
            if (!isTail)
            {
                break;
            }

            Skipped.Add(new(Rows[^1], SkippedKind.Signature));
            Rows.RemoveAt(Rows.Count - 1);
        }

        // A title of a group below the last row of data names nothing: it is a name below a signature.
        var last = Rows.Count > 0 ? Rows[^1] : 0;
        for (var i = 0; i < Skipped.Count; i++)
        {
            if (Skipped[i] is { Kind: SkippedKind.Group } below && below.RowNumber > last)
            {
                Skipped[i] = below with { Kind = SkippedKind.Signature };
            }
        }
    }

    [GeneratedRegex(@"^(tong cong|cong|tong so|tong|cong cong|cong don|luy ke)\s*:?(\s|$|\()")]
    private static partial Regex Total();

    [GeneratedRegex(@"nguoi lap|lap bieu|thu truong|chi cuc truong|cuc truong|truong phong|ky ten|ky, |ke toan|ngay .*thang .*nam|"
        + @"chap hanh vien$|xac nhan")]
    private static partial Regex Signature();
}
