namespace CaoDiem.OfficeFiles;

/// <summary>What the reading of a table leaves to be told: rows passed over, columns unused, totals that do not fit.</summary>
internal static class TableNotes
{
    private const int RowsOfATable = 2;

    public static IEnumerable<TableNote> Of(SheetLayout main, IReadOnlyList<SheetLayout> used, IReadOnlyList<TableRow> rows) =>
        [.. PassedOver(used), .. Unused(used), .. Totals(main, used, rows)];

    private static IEnumerable<TableNote> PassedOver(IReadOnlyList<SheetLayout> used)
    {
        foreach (var (kind, code, message) in new[]
        {
            (SkippedKind.FilledDown, "ROWS-FILLED-DOWN", "dòng chỉ có số thứ tự hoặc công thức kéo sẵn, không phải hồ sơ; đã bỏ qua."),
            (SkippedKind.Group, "ROWS-GROUP", "dòng tên nhóm (xã, chấp hành viên, loại việc…) xen giữa các hồ sơ; đã bỏ qua."),
            (SkippedKind.Total, "ROWS-TOTAL", "dòng cộng; đã bỏ qua."),
        })
        {
            var tally = new Tally();
            foreach (var layout in used)
            {
                foreach (var row in layout.Sorter.Skipped.Where(s => s.Kind == kind))
                {
                    tally.Add($"{row.RowNumber}: "
                        + $"{string.Join(" · ", layout.Sheet.Row(row.RowNumber).Select(c => c.Text).Where(t => t.Length > 0).Take(3))}");
                }
            }

            if (tally.Note(code, n => $"{n} {message}") is { } note)
            {
                yield return note;
            }
        }

        var continued = used.SelectMany(u => u.Sorter.Continued.Select(r => (u, r))).ToList();
        if (continued.Count > 0)
        {
            yield return new("ROWS-CONTINUED",
                $"{continued.Count} dòng không ghi số, ngày quyết định và họ tên; được hiểu là nghĩa vụ nữa của hồ sơ ở dòng trên.",
                continued.Count, $"{continued[0].r}");
        }
    }

    private static IEnumerable<TableNote> Unused(IReadOnlyList<SheetLayout> used)
    {
        foreach (var layout in used.Take(1))
        {
            var taken = layout.Map.Taken.ToHashSet();
            foreach (var column in layout.Header.Paths.Keys.Where(c => !taken.Contains(c) && !IsOrdinal(layout.Header.Text(c))).Order())
            {
                var values = layout.Sorter.Rows.Select(r => layout.Sheet[r, column]?.Text).Where(t => !string.IsNullOrEmpty(t)).ToList();
                if (values.Count > 0)
                {
                    yield return new("COLUMN-UNUSED",
                        $"Cột {OfficeFiles.Sheet.Letter(column)} «{layout.Header.Text(column)}»: {values.Count} giá trị không dùng.",
                        values.Count, values[0]!);
                }
            }
        }
    }

    private static bool IsOrdinal(string header) => Folding.Plain(header).Trim('.', ' ') is "stt" or "tt" or "so tt" or "so thu tu"
        or "thu tu" or "no" or "s tt";

    // A total line that neither the whole nor the groups reach: rows are missing, or the line is old.
    private static IEnumerable<TableNote> Totals(SheetLayout main, IReadOnlyList<SheetLayout> used, IReadOnlyList<TableRow> rows)
    {
        foreach (var field in main.Fields
            .Where(f => f.Kind == FieldKind.Amount && main.Map.Has(f.Code) && !main.Map.Added.ContainsKey(f.Code)))
        {
            var stated = used.SelectMany(u => u.Sorter.Totals.Select(r => u.Sheet[r, u.Map.Column(field.Code)] is { } cell
                ? Amounts.Parse(cell, u.UnitOf.GetValueOrDefault(cell.Column, 1)).Amount : null)).OfType<long>().Where(a => a > 0).ToList();
            var sum = rows.Sum(r => (decimal)(r.Values.GetValueOrDefault(field.Code)?.Amount ?? 0));
            if (rows.Count >= RowsOfATable && stated.Count > 0 && !stated.Exists(s => s == sum) && stated.Sum(s => (decimal)s) != sum)
            {
                var said = stated[^1].ToString("N0", SheetLayout.Vietnamese);
                yield return new("TOTAL-DIFFERS",
                    $"Dòng cộng ghi {field.Label.ToLowerInvariant()} {said}, nhưng các dòng cộng lại là "
                        + $"{sum.ToString("N0", SheetLayout.Vietnamese)}.",
                    stated.Count, said);
            }
        }
    }
}
