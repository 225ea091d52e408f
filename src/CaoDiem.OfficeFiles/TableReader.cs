using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Understands a sheet as a table: header, columns, rows, and what people put around and between them.</summary>
public static partial class TableReader
{
    private const int SamplesShown = 5;

    /// <param name="sheet">The sheet.</param>
    /// <param name="fields">The fields that may be in it.</param>
    /// <param name="mapping">Field code → column number, when somebody decided; null to guess.</param>
    /// <exception cref="OfficeFileException">FILE-005: no header row was found.</exception>
    public static TableReading Read(Sheet sheet, IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int>? mapping = null)
    {
        var header = HeaderFinder.Find(sheet, fields);
        var map = ColumnGuess.Map(sheet, header, fields, mapping);
        var (numbers, skipped) = DataRows(sheet, header);
        var swapped = SwappedDates.Find(sheet, numbers, [.. fields.Where(f => f.Kind == FieldKind.Date && map.ContainsKey(f.Code)).Select(f => map[f.Code].Column).Distinct()]);
        var values = new CellValues(fields, map.ToDictionary(m => m.Key, m => m.Value.Column), swapped);
        var rows = numbers.Select(row => values.Read(sheet, row)).ToList();
        var feeds = map.ToLookup(m => m.Value.Column, m => (m.Key, m.Value.Confidence));
        return new()
        {
            HeaderRow = header.First,
            LastHeaderRow = header.Last,
            Columns = [.. header.Paths.Keys.Order().Select(c => new SheetColumn(
                c, Sheet.Letter(c), header.Text(c),
                [.. ColumnGuess.Samples(sheet, header, c).Select(x => x.Text).Where(t => t.Length > 0).Distinct().Take(SamplesShown)],
                [.. feeds[c].Select(f => f.Key)], feeds[c].Select(f => f.Confidence).DefaultIfEmpty().Max()))],
            Rows = rows,
            Skipped = skipped,
            Notes = [.. swapped.Notes()],
            Unmapped = [.. fields.Where(f => f.Required && !map.ContainsKey(f.Code))],
        };
    }

    private static (List<int> Rows, List<SkippedRow> Skipped) DataRows(Sheet sheet, Header header)
    {
        var rows = new List<int>();
        var skipped = new List<SkippedRow>();
        var titles = header.Paths.ToDictionary(p => p.Key, p => Folding.Plain(p.Value[^1]));
        foreach (var row in sheet.RowNumbers.Where(r => r > header.Last))
        {
            var cells = sheet.Row(row).Where(c => c.Text.Length > 0 || c.Formula is not null).ToList();
            if (cells.Count == 0)
            {
                continue;
            }

            if (Skip(cells, titles) is { } kind)
            {
                skipped.Add(new(row, kind));
            }
            else
            {
                rows.Add(row);
            }
        }

        DropTail(sheet, rows, skipped);
        return (rows, skipped);
    }

    private static SkippedKind? Skip(List<Cell> cells, Dictionary<int, string> titles)
    {
        if (HeaderFinder.IsColumnNumbers(cells))
        {
            return SkippedKind.ColumnNumbers;
        }

        var repeated = cells.Count(c => titles.TryGetValue(c.Column, out var title) && title == Folding.Plain(c.Text));
        if (repeated >= 3 && repeated * 2 > cells.Count)
        {
            return SkippedKind.RepeatedHeader;
        }

        var text = cells.Find(c => c.Number is null && c.Text.Length > 0);
        return text is not null && Total().IsMatch(Folding.Plain(text.Text)) ? SkippedKind.Total : null;
    }

    // Below the last line of data stand place and date, "Người lập biểu", names: few cells, none of them a number.
    private static void DropTail(Sheet sheet, List<int> rows, List<SkippedRow> skipped)
    {
        var typical = rows.Count == 0 ? 0 : rows.Take(200).Select(r => sheet.Row(r).Count).Order().ElementAt(Math.Min(rows.Count, 200) / 2);
        while (rows.Count > 0)
        {
            var cells = sheet.Row(rows[^1]).Where(c => c.Text.Length > 0).ToList();
            var isTail = cells.Count * 3 <= typical && cells.TrueForAll(c => c.Number is null)
                && (cells.Exists(c => Signature().IsMatch(Folding.Plain(c.Text))) || skipped.Exists(s => s.Kind == SkippedKind.Total && s.RowNumber < rows[^1]));
            if (!isTail)
            {
                break;
            }

            skipped.Add(new(rows[^1], SkippedKind.Signature));
            rows.RemoveAt(rows.Count - 1);
        }
    }

    [GeneratedRegex(@"^(tong cong|cong|tong so|tong|cong cong|cong don|luy ke)\s*:?(\s|$|\()")]
    private static partial Regex Total();

    [GeneratedRegex(@"nguoi lap|lap bieu|thu truong|chi cuc truong|cuc truong|truong phong|ky ten|ky, |ke toan|ngay .*thang .*nam|chap hanh vien$|xac nhan")]
    private static partial Regex Signature();
}
