using System.Globalization;

namespace CaoDiem.OfficeFiles;

/// <summary>One cell that holds something. Rows and columns count from 1, as people count them.</summary>
public sealed class Cell
{
    public required int Row { get; init; }

    public required int Column { get; init; }

    /// <summary>What a reader sees, cleaned: Unicode form C, no no-break blanks, trimmed.</summary>
    public string Text { get; set; } = "";

    public double? Number { get; set; }

    /// <summary>The day, when the cell is a number shown as a date.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Number format of the cell, as the file writes it; "14" for the built-in one.</summary>
    public string? Format { get; init; }

    public string? Font { get; init; }

    public string? Formula { get; init; }

    /// <summary>An error value such as #N/A, or a formula that could not be computed.</summary>
    public bool Broken { get; set; }
}

/// <summary>A block of merged cells, corners included.</summary>
public readonly record struct Merge(int Top, int Left, int Bottom, int Right);

/// <summary>A sheet as rows of cells; empty rows and cells are absent.</summary>
public sealed class Sheet
{
    private readonly Dictionary<int, List<Cell>> _rows = [];
    private int[]? _order;
    private Dictionary<int, List<Merge>>? _mergesByRow;

    public string Name { get; init; } = "";

    /// <summary>Hidden in the file: nobody who prints or reads the file sees it.</summary>
    public bool Hidden { get; set; }

    /// <summary>The file gave one row number twice; rows stand elsewhere than the file says.</summary>
    public bool HasMovedRows { get; set; }

    public List<Merge> Merges { get; } = [];

    /// <summary>Numbers of the rows that hold something, in order.</summary>
    public IReadOnlyList<int> RowNumbers => _order ??= [.. _rows.Keys.Order()];

    public int RowCount => _rows.Count;

    public int LastColumn { get; private set; }

    public int CellCount { get; private set; }

    public IEnumerable<Cell> Cells => RowNumbers.SelectMany(r => _rows[r]);

    public Cell? this[int row, int column]
    {
        get
        {
            if (!_rows.TryGetValue(row, out var cells))
            {
                return null;
            }

            var at = Find(cells, column);
            return at >= 0 ? cells[at] : null;
        }
    }

    /// <summary>The merged block a cell lies in.</summary>
    public Merge? MergeAt(int row, int column)
    {
        _mergesByRow ??= IndexMerges();
        foreach (var merge in _mergesByRow.GetValueOrDefault(row) ?? [])
        {
            if (column >= merge.Left && column <= merge.Right)
            {
                return merge;
            }
        }

        return null;
    }

    /// <summary>The cells of a row from left to right.</summary>
    public IReadOnlyList<Cell> Row(int row) => _rows.TryGetValue(row, out var cells) ? cells : [];

    public void Add(Cell cell)
    {
        if (!_rows.TryGetValue(cell.Row, out var cells))
        {
            _rows.Add(cell.Row, cells = []);
            _order = null;
        }

        var at = Find(cells, cell.Column);
        if (at >= 0)
        {
            cells[at] = cell;
            return;
        }

        cells.Insert(~at, cell);
        CellCount++;
        LastColumn = Math.Max(LastColumn, cell.Column);
    }

    private Dictionary<int, List<Merge>> IndexMerges()
    {
        const int Most = 2_000_000;
        var index = new Dictionary<int, List<Merge>>();
        var (last, entries) = (RowNumbers.Count > 0 ? RowNumbers[^1] : 0, 0);
        foreach (var merge in Merges)
        {
            for (var row = merge.Top; row <= Math.Min(merge.Bottom, last) && entries < Most; row++, entries++)
            {
                if (!index.TryGetValue(row, out var list))
                {
                    index.Add(row, list = []);
                }

                list.Add(merge);
            }
        }

        return index;
    }

    private static int Find(List<Cell> cells, int column)
    {
        var (low, high) = (0, cells.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (cells[middle].Column == column)
            {
                return middle;
            }

            (low, high) = cells[middle].Column < column ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>A column's letter: 1 is A, 27 is AA.</summary>
    public static string Letter(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>"AB12" as (row 12, column 28); null when it is not a cell's name.</summary>
    public static (int Row, int Column)? Place(string? reference)
    {
        var (row, column, i) = (0, 0, 0);
        var name = (reference ?? "").Replace("$", "", StringComparison.Ordinal);
        for (; i < name.Length && i < 3 && char.IsAsciiLetter(name[i]); i++)
        {
            column = (column * 26) + char.ToUpperInvariant(name[i]) - 'A' + 1;
        }

        return column > 0 && i < name.Length && name.Length - i <= 7
            && int.TryParse(name.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture, out row) && row > 0 ? (row, column) : null;
    }
}

/// <summary>A file of sheets, in the order of the file.</summary>
public sealed class Book
{
    public List<Sheet> Sheets { get; } = [];

    /// <summary>Names of sheets that are damaged while others are not.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>The visible sheet with most cells; a hidden one only where nothing else is.</summary>
    public Sheet Largest => Sheets.OrderBy(s => s.Hidden || s.CellCount == 0).ThenByDescending(s => s.CellCount).First();
}
