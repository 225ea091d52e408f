using System.Text;

namespace CaoDiem.OfficeFiles;

/// <summary>Tables as text: CSV with comma or semicolon, tabs, bars; quoted fields may hold line breaks.</summary>
internal static class DelimitedText
{
    private const int RowsLookedAt = 100;
    private static readonly char[] Marks = ['\t', ';', ',', '|'];

    public static Book Read(string text)
    {
        var body = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5
            ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
        var mark = body.Length != text.Length ? text[4] : Mark(body);
        var (sheet, budget) = (new Sheet { Name = "CSV" }, new ReadingBudget());
        var row = 0;
        foreach (var fields in Rows(body, mark))
        {
            ReadingBudget.RequireRow(++row, sheet.RowCount);
            for (var i = 0; i < fields.Count; i++)
            {
                budget.CountCell();
                var value = CellText.Clean(fields[i]);
                if (value.Length > 0 && i < ReadingBudget.MaximumColumns)
                {
                    sheet.Add(new() { Row = row, Column = i + 1, Text = value });
                }
            }
        }

        var book = new Book();
        book.Sheets.Add(sheet);
        return book;
    }

    // The mark that cuts most of the rows into the same number of fields, more than one.
    private static char Mark(string text)
    {
        var best = (Mark: ',', Score: 0.0);
        foreach (var mark in Marks)
        {
            var counts = Rows(text, mark).Take(RowsLookedAt).Select(r => r.Count).Where(c => c > 1).ToList();
            var usual = counts.GroupBy(c => c).OrderByDescending(g => g.Count()).FirstOrDefault();
            var score = usual is null ? 0 : usual.Count() * Math.Min(usual.Key, 12);
            best = score > best.Score ? (mark, score) : best;
        }

        return best.Mark;
    }

    private static IEnumerable<List<string>> Rows(string text, char mark)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == mark || c == '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                RequireFields(fields.Count);
                if (c == '\n')
                {
                    yield return fields;
                    fields = [];
                }
            }
            else
            {
                field.Append(c);
            }
        }

        if (field.Length > 0 || fields.Count > 0)
        {
            fields.Add(field.ToString());
            yield return fields;
        }
    }

    private static void RequireFields(int count)
    {
        if (count > 20_000)
        {
            throw new OfficeFileException(OfficeFileException.TooLarge, "Có dòng quá nhiều cột; tệp không phải sổ hồ sơ.");
        }
    }
}
