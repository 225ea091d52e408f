namespace CaoDiem.OfficeFiles;

/// <summary>
/// What the rows themselves say about the columns: remaining = due − paid over the rows, a judgment is never after its
/// decision. Columns that contradict their headers are exchanged, columns without a telling header are found; both is told.
/// </summary>
internal sealed class Relations(SheetLayout layout)
{
    private const double Most = 0.85;
    private const double Few = 0.2;
    private const int RowsForAVerdict = 3;
    private const int RowsLookedAt = 500;

    private readonly List<int> _rows =
        [.. layout.Sheet.RowNumbers.Where(r => r > layout.Header.Last && layout.Sheet.Row(r).Count > 2).Take(RowsLookedAt)];

    private readonly Dictionary<(int Row, int Column), long?> _amounts = [];

    public void Apply()
    {
        Days();
        Amounts();
        LooseDays();
    }

    private void Days()
    {
        foreach (var later in layout.Fields.Where(f => f.NotBefore is not null && layout.Map.Has(f.Code) && layout.Map.Has(f.NotBefore)))
        {
            var (first, second) = (layout.Map.Column(later.NotBefore!), layout.Map.Column(later.Code));
            var pairs = _rows.Select(r => (A: Day(r, first), B: Day(r, second)))
                .Where(p => p.A is not null && p.B is not null && p.A != p.B).ToList();
            if (first == second || pairs.Count < RowsForAVerdict || pairs.Count(p => p.A > p.B) < Most * pairs.Count)
            {
                continue;
            }

            layout.Map.Swap(later.Code, later.NotBefore!);
            var (a, b) = (NumberOf(later.Code), NumberOf(later.NotBefore!));
            if (a is not null && b is not null && NumbersAreExchanged(a, b))
            {
                layout.Map.Swap(a.Code, b.Code);
            }

            Note(second, $"Cột {Sheet.Letter(second)} được hiểu là «{Label(later.NotBefore!)}», cột {Sheet.Letter(first)} là "
                + $"«{later.Label}»: các ngày chỉ đúng thứ tự như vậy.", pairs.Count);
        }
    }

    private FieldSpec? NumberOf(string day) =>
        layout.Fields.FirstOrDefault(f => f.SharesCellWith == day && f.Kind == FieldKind.DocumentNumber && layout.Map.Has(f.Code));

    // By what the numbers look like, where they look like something; else the numbers go with their days.
    private bool NumbersAreExchanged(FieldSpec a, FieldSpec b)
    {
        double Share(FieldSpec field, int column) => field.Content is null ? 0
            : ColumnGuess.Share(Cells(column), c => System.Text.RegularExpressions.Regex.IsMatch(Folding.Plain(c.Text), field.Content));
        return Share(a, layout.Map.Column(a.Code)) < Most;
    }

    private void Amounts()
    {
        foreach (var rest in layout.Fields.Where(f => f.From is not null && f.Minus is not null))
        {
            var (from, minus) = (layout.Map.Find(rest.From), layout.Map.Find(rest.Minus));
            var left = layout.Map.Find(rest.Code);
            if (from is { } a && minus is { } b && left is { } c && layout.Map.Added.Count == 0 && Holds(a, b, c) >= Few)
            {
                continue;
            }

            if (layout.Map.Added.Count > 0 || (from is not null && minus is not null && left is null))
            {
                continue;
            }

            Find(rest, [from, minus, left]);
        }

        TakeOnlyAmount();
    }

    private void Find(FieldSpec rest, int?[] now)
    {
        var own = now.OfType<int>().ToHashSet();
        var others = layout.Map.Taken.Where(t => !own.Contains(t)).ToHashSet();
        var columns = layout.Header.Paths.Keys.Where(c => !others.Contains(c) && IsAmount(c)).Take(12).ToList();
        var best = (from a in columns
                    from b in columns
                    from c in columns
                    where a != b && b != c && a != c && HasMoney(b) && Holds(a, b, c) >= Most
                    orderby (a == now[0] ? 1 : 0) + (b == now[1] ? 1 : 0) + (c == now[2] ? 1 : 0) descending, a, b
                    select (A: a, B: b, C: c)).FirstOrDefault();
        if (best.A == 0 || (best.A == now[0] && best.B == now[1] && best.C == now[2]))
        {
            return;
        }

        // due − paid = remaining and due − remaining = paid hold alike: with no header to tell, the order of the sheet decides.
        if (now[1] is null && now[2] is null && best.B > best.C)
        {
            best = (best.A, best.C, best.B);
        }

        layout.Map.Set(rest.From!, best.A, 0.5);
        layout.Map.Set(rest.Minus!, best.B, 0.5);
        layout.Map.Set(rest.Code, best.C, 0.5);
        Note(best.A, $"Cột {Sheet.Letter(best.A)}, {Sheet.Letter(best.B)}, {Sheet.Letter(best.C)} được hiểu là «{Label(rest.From!)}», "
            + $"«{Label(rest.Minus!)}», "
            + $"«{rest.Label}»: số ở các dòng chỉ khớp như vậy.", _rows.Count);
    }

    // A required amount that no header names, and one single column of money left.
    private void TakeOnlyAmount()
    {
        foreach (var field in layout.Fields.Where(f => f is { Required: true, Kind: FieldKind.Amount } && !layout.Map.Has(f.Code)))
        {
            var taken = layout.Map.Taken.ToHashSet();
            var free = layout.Header.Paths.Keys.Where(c => !taken.Contains(c) && IsAmount(c) && HasMoney(c)).ToList();
            if (free.Count == 1)
            {
                layout.Map.Set(field.Code, free[0], 0.3);
                Note(free[0], $"Cột {Sheet.Letter(free[0])} «{layout.Header.Text(free[0])}» được hiểu là «{field.Label}»: đó là cột "
                    + $"tiền duy nhất còn lại.", _rows.Count);
            }
        }
    }

    // A required day without a column: the column of days beside its number, or the only one that keeps the order.
    private void LooseDays()
    {
        foreach (var field in layout.Fields.Where(f => f is { Required: true, Kind: FieldKind.Date } && !layout.Map.Has(f.Code)))
        {
            var taken = layout.Map.Taken.ToHashSet();
            var number = NumberOf(field.Code) is { } n ? layout.Map.Column(n.Code) : 0;
            var before = layout.Map.Find(field.NotBefore);
            var free = layout.Header.Paths.Keys
                .Where(c => !taken.Contains(c) && Cells(c) is { Count: > 0 } cells && ColumnGuess.Share(cells, ColumnGuess.IsDay) >= Most
                    && cells.Any(x => x.Text.Length > 4))
                .Where(c => before is not { } b || _rows.Count(r => Day(r, b) > Day(r, c)) <= Few * _rows.Count)
                .OrderBy(c => Math.Abs(c - number - 1)).ToList();
            if (free.Count > 0 && (free.Count == 1 || free[0] == number + 1))
            {
                layout.Map.Set(field.Code, free[0], 0.3);
                Note(free[0], $"Cột {Sheet.Letter(free[0])} «{layout.Header.Text(free[0])}» được hiểu là «{field.Label}» theo nội dung "
                    + $"của cột.", _rows.Count);
            }
        }
    }

    private double Holds(int a, int b, int c)
    {
        var full = _rows.Select(r => (A: Amount(r, a), B: Amount(r, b) ?? 0, C: Amount(r, c) ?? 0)).Where(x => x.A is > 0).ToList();
        return full.Count < RowsForAVerdict ? (full.Count > 0 ? 1 : 0)
            : (double)full.Count(x => Math.Abs(x.A!.Value - x.B - x.C) < 1) / full.Count;
    }

    private bool HasMoney(int column) => _rows.Exists(r => Amount(r, column) is > 1000);

    private bool IsAmount(int column) => Cells(column) is { Count: > 0 } cells
        && ColumnGuess.Share(cells, c => c.Date is null && OfficeFiles.Amounts.Parse(c).Amount is not null) >= Most;

    private List<Cell> Cells(int column) => [.. _rows.Select(r => layout.Sheet[r, column]).OfType<Cell>().Where(c => c.Text.Length > 0)];

    private long? Amount(int row, int column)
    {
        if (!_amounts.TryGetValue((row, column), out var amount))
        {
            amount = layout.Sheet[row, column] is { } cell ? OfficeFiles.Amounts.Parse(cell).Amount : null;
            _amounts.Add((row, column), amount);
        }

        return amount;
    }

    private DateOnly? Day(int row, int column) => layout.Sheet[row, column] is not { } cell ? null
        : cell.Date ?? (cell.Number is { } n ? OfficeFiles.Days.FromNumber(n) : OfficeFiles.Days.Parse(cell.Text).Day);

    private string Label(string field) => layout.Fields.First(f => f.Code == field).Label;

    private void Note(int column, string message, int rows) => layout.Notes.Add(new("COLUMN-ASSUMED", message, rows,
        $"{Sheet.Letter(column)}: {string.Join(" · ", Cells(column).Take(3).Select(c => c.Text))}"));
}
