using System.Globalization;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>The header of a sheet: its rows, and each column's path of words from the top level down.</summary>
internal sealed record Header(int First, int Last, IReadOnlyDictionary<int, IReadOnlyList<string>> Paths)
{
    public string Text(int column) => Paths.TryGetValue(column, out var path) ? string.Join(" › ", path) : "";
}

/// <summary>Finds where a table starts below its title lines, with one or two levels of merged headers.</summary>
internal static partial class HeaderFinder
{
    private const int RowsLookedAt = 60;
    private const int FewestColumns = 3;

    public static Header Find(Sheet sheet, IReadOnlyList<FieldSpec> fields)
    {
        Header? best = null;
        var bestScore = 0.0;
        foreach (var row in sheet.RowNumbers.Take(RowsLookedAt))
        {
            if (sheet.Row(row).Count(c => c.Text.Length > 0) < 2)
            {
                continue;
            }

            var header = Read(sheet, row);
            var score = ColumnGuess.Score(header, fields);
            if (score > bestScore)
            {
                (best, bestScore) = (header, score);
            }
        }

        return best is not null && best.Paths.Count >= FewestColumns
            ? best
            : throw new OfficeFileException(
                OfficeFileException.NoHeader, "Không tìm thấy dòng tiêu đề cột (Số, Ngày quyết định thi hành án, Người phải thi hành án…).");
    }

    /// <summary>Rows below the header that only number the columns: 1, 2, 3 … or (1), (2), (3) …</summary>
    public static bool IsColumnNumbers(IReadOnlyList<Cell> cells)
    {
        var numbers = cells.Select(c => ColumnNumber().Match(c.Text)).ToList();
        return numbers.Count >= FewestColumns
            && numbers.TrueForAll(m => m.Success)
            && numbers.Zip(numbers.Skip(1)).All(p => Number(p.Second) == Number(p.First) + 1);
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Header Read(Sheet sheet, int first)
    {
        var merges = sheet.Merges.Where(m => m.Top == first).ToList();
        var last = merges.Count > 0 ? merges.Max(m => m.Bottom) : first;
        if (last == first && ContinuesBelow(sheet, first, merges))
        {
            last = first + 1;
        }

        last = Math.Min(last, first + 3);
        var paths = new Dictionary<int, IReadOnlyList<string>>();
        for (var column = 1; column <= sheet.LastColumn; column++)
        {
            var path = new List<string>();
            for (var row = first; row <= last; row++)
            {
                var text = TextAt(sheet, row, column, first, last);
                if (text.Length > 0 && (path.Count == 0 || path[^1] != text))
                {
                    path.Add(text);
                }
            }

            if (path.Count > 0)
            {
                paths.Add(column, path);
            }
        }

        return new(first, last, paths);
    }

    // The text of a cell or of the merged block it lies in; without merges, a top-level title reaches over the blanks to its right.
    private static string TextAt(Sheet sheet, int row, int column, int first, int last)
    {
        if (sheet[row, column] is { Text.Length: > 0 } cell)
        {
            return cell.Text.Replace('\n', ' ');
        }

        if (sheet.MergeAt(row, column) is { } merge)
        {
            return sheet[merge.Top, merge.Left]?.Text.Replace('\n', ' ') ?? "";
        }

        var spreads = row == first && last > first && !sheet.Merges.Exists(m => m.Top == first)
            && sheet[row + 1, column] is { Text.Length: > 0 };
        return spreads && column > 1 ? TextAt(sheet, row, column - 1, first, last) : "";
    }

    // A second level exists when the row below has words under blanks or under wide titles, and nothing that looks like data.
    private static bool ContinuesBelow(Sheet sheet, int first, List<Merge> merges)
    {
        var below = sheet.Row(first + 1);
        return below.Count >= 2
            && !IsColumnNumbers(below)
            && below.All(c => c.Number is null && c.Text.Length <= 40 && !Digits().IsMatch(c.Text))
            && below.Any(c => sheet[first, c.Column] is null || merges.Exists(m => m.Left < m.Right && c.Column >= m.Left && c.Column <= m.Right));
    }

    [GeneratedRegex(@"^\(?([0-9]{1,3})\)?$")]
    private static partial Regex ColumnNumber();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();
}
