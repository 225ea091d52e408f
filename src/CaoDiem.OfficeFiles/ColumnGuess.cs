using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Decides which column feeds which field: by the meaning of the header, then by what the column holds.</summary>
internal static class ColumnGuess
{
    private const double LeastLikeness = 0.45;
    private const double MostOfTheColumn = 0.6;
    private const double SureOfTheHeader = 0.9;
    private const int RowsLookedAt = 200;
    private static readonly HashSet<string> Fillers = ["cua", "ve", "cac", "viec", "hien", "nay"];

    /// <summary>How many fields a header could feed, better likeness counting more; finds the header row.</summary>
    public static double Score(Header header, IReadOnlyList<FieldSpec> fields)
    {
        var words = header.Paths.Values.Select(p => p.Select(Folding.Words).ToList()).ToList();
        return fields.Sum(f => words.Select(w => Likeness(f, w)).DefaultIfEmpty().Max() is var best && best >= LeastLikeness ? best : 0);
    }

    /// <param name="mapping">Field code → column, when somebody decided; null to guess.</param>
    public static ColumnMap Map(Sheet sheet, Header header, IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int>? mapping)
    {
        var map = new ColumnMap();
        if (mapping is not null)
        {
            foreach (var (field, column) in mapping.Where(m => m.Value > 0 && fields.Any(f => f.Code == m.Key)))
            {
                map.Set(field, column, 1);
            }

            return map;
        }

        var columns = header.Paths.Keys.ToDictionary(c => c, c => Samples(sheet, header, c));
        GuessByHeader(header, fields, columns, map);
        AddUp(header, fields, columns, map);
        GuessByContent(fields, columns, map);
        ShareCells(fields, columns, map);
        return map;
    }

    public static IReadOnlyList<Cell> Samples(Sheet sheet, Header header, int column) =>
        [.. sheet.RowNumbers.Where(r => r > header.Last).Take(RowsLookedAt).Select(r => sheet[r, column]).OfType<Cell>()
            .Where(c => c.Formula is null || c.Number is not null)];

    private static void GuessByHeader(
        Header header, IReadOnlyList<FieldSpec> fields, Dictionary<int, IReadOnlyList<Cell>> columns, ColumnMap map)
    {
        var words = header.Paths.ToDictionary(p => p.Key, p => p.Value.Select(Folding.Words).ToList());
        var taken = new HashSet<int>();
        var candidates =
            from field in fields
            from path in words
            let likeness = Likeness(field, path.Value)
            where likeness >= LeastLikeness && Holds(field.Kind, columns[path.Key])
            orderby likeness descending
            select (field, Column: path.Key, likeness);
        foreach (var (field, column, likeness) in candidates)
        {
            if (!map.Has(field.Code) && taken.Add(column))
            {
                map.Set(field.Code, column, Math.Min(1, likeness));
            }
        }
    }

    // Months or quarters of money, each in its column: only where no column holds the whole.
    private static void AddUp(
        Header header, IReadOnlyList<FieldSpec> fields, Dictionary<int, IReadOnlyList<Cell>> columns, ColumnMap map)
    {
        foreach (var field in fields.Where(f => f.SumOf is not null))
        {
            var parts = header.Paths.Where(p => Regex.IsMatch(string.Join(' ', p.Value.SelectMany(Folding.Words)), field.SumOf!)
                && columns[p.Key].Count > 0 && Holds(FieldKind.Amount, columns[p.Key]) && map.FieldsOf(p.Key).All(f => f == field.Code))
                .Select(p => p.Key).Order().ToList();
            if (parts.Count > 1 && (!map.Has(field.Code) || parts.Contains(map.Column(field.Code))))
            {
                map.Set(field.Code, parts[0], SureOfTheHeader);
                map.Added[field.Code] = parts[1..];
            }
        }
    }

    private static void GuessByContent(IReadOnlyList<FieldSpec> fields, Dictionary<int, IReadOnlyList<Cell>> columns, ColumnMap map)
    {
        foreach (var field in fields.Where(f => f.Content is not null && !map.Has(f.Code)))
        {
            var taken = map.Taken.ToHashSet();
            var best = columns.Where(c => !taken.Contains(c.Key) && c.Value.Count > 0)
                .Select(c => (c.Key, Share: Share(c.Value, x => Regex.IsMatch(Folding.Plain(x.Text), field.Content!))))
                .OrderByDescending(c => c.Share).FirstOrDefault();
            if (best.Share >= MostOfTheColumn)
            {
                map.Set(field.Code, best.Key, best.Share / 2);
            }
        }
    }

    // A number and its date, or hamlet and commune, written in one cell: a pair belongs to one document.
    private static void ShareCells(IReadOnlyList<FieldSpec> fields, Dictionary<int, IReadOnlyList<Cell>> columns, ColumnMap map)
    {
        foreach (var field in fields.Where(f => f.SharesCellWith is not null))
        {
            var (has, other) = map.Has(field.Code) ? (field.Code, field.SharesCellWith!) : (field.SharesCellWith!, field.Code);
            if (!map.Has(has) || (map.Has(other) && (map.Confidence(other) >= SureOfTheHeader || field.Kind != FieldKind.DocumentNumber)))
            {
                continue;
            }

            var cells = columns.GetValueOrDefault(map.Column(has)) ?? [];
            Func<Cell, bool> isBoth = field.Kind == FieldKind.DocumentNumber
                ? c => SharedCell.NumberAndDay(c.Text) is { Number.Length: > 0, Day.Length: > 0 }
                : c => SharedCell.HamletAndCommune(c.Text) is { Hamlet.Length: > 0, Commune.Length: > 0 };
            if (cells.Count > 0 && Share(cells, isBoth) >= MostOfTheColumn)
            {
                map.Set(other, map.Column(has), map.Confidence(has));
            }
        }
    }

    /// <summary>Likeness of a header path to a field: all words of a pattern must stand in it, in order; the rest lowers the figure.</summary>
    private static double Likeness(FieldSpec field, List<string[]> words)
    {
        if (field.Never.Count > 0 && words.Any(w => w.Any(field.Never.Contains)))
        {
            return 0;
        }

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
        var (at, fillers) = (0, 0);
        foreach (var word in words)
        {
            if (at < pattern.Length && pattern[at] == word)
            {
                at++;
            }
            else if (Fillers.Contains(word))
            {
                fillers++;
            }
        }

        return at == pattern.Length && words.Length > 0 ? (double)pattern.Length / (words.Length - fillers) : 0;
    }

    internal static bool Holds(FieldKind kind, IReadOnlyList<Cell> cells)
    {
        if (cells.Count == 0)
        {
            return true;
        }

        return kind switch
        {
            FieldKind.Date => Share(cells, IsDay) >= 0.4,
            FieldKind.Amount => Share(cells, c => c.Date is null && Amounts.Parse(c).Problem != Amounts.Unreadable) >= 0.4
                || Share(cells, c => c.Number is not null && c.Date is null) >= 0.4,
            FieldKind.DocumentNumber => Share(cells, c => c.Date is null) >= 0.4,
            FieldKind.Text => Share(cells, c => c.Date is null) >= 0.4,
            FieldKind.Mark => true,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    internal static bool IsDay(Cell cell) =>
        cell.Date is not null || (cell.Number is { } n ? Days.FromNumber(n) is not null : Days.Parse(cell.Text).Problem != Days.Unreadable);

    internal static double Share(IReadOnlyList<Cell> cells, Func<Cell, bool> test) => cells.Count == 0 ? 0
        : (double)cells.Count(test) / cells.Count;
}
