using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Decides which column feeds which field: by the meaning of the header, then by what the column holds.</summary>
internal static class ColumnGuess
{
    private const double LeastLikeness = 0.45;
    private const double MostOfTheColumn = 0.6;
    private const int RowsLookedAt = 200;

    /// <summary>How many fields a header could feed, better likeness counting more; finds the header row.</summary>
    public static double Score(Header header, IReadOnlyList<FieldSpec> fields) =>
        fields.Sum(f => header.Paths.Values.Select(p => Likeness(f, p)).DefaultIfEmpty().Max() is var best && best >= LeastLikeness ? best : 0);

    /// <summary>Field code → column and confidence.</summary>
    public static Dictionary<string, (int Column, double Confidence)> Map(
        Sheet sheet, Header header, IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int>? mapping)
    {
        if (mapping is not null)
        {
            return mapping.Where(m => m.Value > 0 && fields.Any(f => f.Code == m.Key)).ToDictionary(m => m.Key, m => (m.Value, 1.0));
        }

        var columns = header.Paths.Keys.ToDictionary(c => c, c => Samples(sheet, header, c));
        var result = new Dictionary<string, (int, double)>();
        var taken = new HashSet<int>();
        var candidates =
            from field in fields
            from path in header.Paths
            let likeness = Likeness(field, path.Value)
            where likeness >= LeastLikeness && Holds(field.Kind, columns[path.Key])
            orderby likeness descending
            select (field, Column: path.Key, likeness);
        foreach (var (field, column, likeness) in candidates)
        {
            if (!result.ContainsKey(field.Code) && taken.Add(column))
            {
                result.Add(field.Code, (column, Math.Min(1, likeness)));
            }
        }

        GuessByContent(fields, columns, result, taken);
        ShareCells(fields, columns, result);
        return result;
    }

    public static IReadOnlyList<Cell> Samples(Sheet sheet, Header header, int column) =>
        [.. sheet.RowNumbers.Where(r => r > header.Last).Take(RowsLookedAt).Select(r => sheet[r, column]).OfType<Cell>().Where(c => !c.Formula.HasValue())];

    private static void GuessByContent(
        IReadOnlyList<FieldSpec> fields, Dictionary<int, IReadOnlyList<Cell>> columns,
        Dictionary<string, (int, double)> result, HashSet<int> taken)
    {
        foreach (var field in fields.Where(f => f.Content is not null && !result.ContainsKey(f.Code)))
        {
            var best = columns.Where(c => !taken.Contains(c.Key) && c.Value.Count > 0)
                .Select(c => (c.Key, Share: Share(c.Value, x => Regex.IsMatch(Folding.Plain(x.Text), field.Content!))))
                .OrderByDescending(c => c.Share).FirstOrDefault();
            if (best.Share >= MostOfTheColumn)
            {
                result.Add(field.Code, (best.Key, best.Share / 2));
                taken.Add(best.Key);
            }
        }
    }

    // A number and its date, or hamlet and commune, written in one cell.
    private static void ShareCells(
        IReadOnlyList<FieldSpec> fields, Dictionary<int, IReadOnlyList<Cell>> columns, Dictionary<string, (int Column, double Confidence)> result)
    {
        foreach (var field in fields.Where(f => f.SharesCellWith is not null))
        {
            var (has, other) = result.ContainsKey(field.Code) ? (field.Code, field.SharesCellWith!) : (field.SharesCellWith!, field.Code);
            if (!result.TryGetValue(has, out var mapped) || result.ContainsKey(other))
            {
                continue;
            }

            var cells = columns.GetValueOrDefault(mapped.Column) ?? [];
            Func<Cell, bool> isBoth = field.Kind == FieldKind.DocumentNumber
                ? c => SharedCell.NumberAndDay(c.Text) is { Number.Length: > 0, Day.Length: > 0 }
                : c => SharedCell.HamletAndCommune(c.Text) is { Hamlet.Length: > 0, Commune.Length: > 0 };
            if (cells.Count > 0 && Share(cells, isBoth) >= MostOfTheColumn)
            {
                result.Add(other, mapped);
            }
        }
    }

    /// <summary>Likeness of a header path to a field: all words of a pattern must stand in it, in order; the rest lowers the figure.</summary>
    private static double Likeness(FieldSpec field, IReadOnlyList<string> path)
    {
        var words = path.Select(Folding.Words).ToList();
        var best = 0.0;
        for (var i = 0; i < field.Headers.Length; i++)
        {
            var parts = field.Headers[i].Split(" > ").Select(p => p.Split(' ')).ToArray();
            var likeness = parts.Length == 2
                ? words.Count >= 2 ? TwoLevels(parts, words) : 0
                : OneLevel(parts[0], words);
            best = Math.Max(best, likeness - (i * 0.001));
        }

        return best;
    }

    private static double TwoLevels(string[][] parts, List<string[]> words)
    {
        var (parent, child) = (Part(parts[0], [.. words.Take(words.Count - 1).SelectMany(w => w)]), Part(parts[1], words[^1]));
        return parent == 0 || child == 0 ? 0 : 0.1 + ((parent + child) / 2);
    }

    private static double OneLevel(string[] pattern, List<string[]> words) => words.Count == 1
        ? Part(pattern, words[0])
        : Math.Max(0.95 * Part(pattern, words[^1]), 0.98 * Part(pattern, [.. words.SelectMany(w => w)]));

    private static double Part(string[] pattern, string[] words)
    {
        var at = 0;
        foreach (var word in words)
        {
            if (at < pattern.Length && pattern[at] == word)
            {
                at++;
            }
        }

        return at == pattern.Length && words.Length > 0 ? (double)pattern.Length / words.Length : 0;
    }

    private static bool Holds(FieldKind kind, IReadOnlyList<Cell> cells)
    {
        if (cells.Count == 0)
        {
            return true;
        }

        return kind switch
        {
            FieldKind.Date => Share(cells, c => c.Date is not null || (c.Number is { } n && Days.FromNumber(n) is not null) || Days.Parse(c.Text).Problem != Days.Unreadable) >= 0.4,
            FieldKind.Amount => Share(cells, c => c.Date is null && Amounts.Parse(c).Problem != Amounts.Unreadable) >= 0.4,
            FieldKind.DocumentNumber => Share(cells, c => c.Date is null) >= 0.4,
            FieldKind.Text => Share(cells, c => c.Date is null) >= 0.4,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static double Share(IReadOnlyList<Cell> cells, Func<Cell, bool> test) => (double)cells.Count(test) / cells.Count;

    private static bool HasValue(this string? formula) => formula is not null;
}
