namespace CaoDiem.OfficeFiles;

/// <summary>
/// Amounts below 1,000 đồng. In an English Excel "500.000" becomes the number 500; where the other amounts of the table are
/// large, or fractions of a đồng betray it, such numbers are mended × 1,000 and told. Otherwise they are only told.
/// </summary>
internal static class SmallAmounts
{
    public const string Mended = "AMOUNT-THOUSAND";
    public const string Doubtful = "AMOUNT-SMALL";

    private const long Small = 1_000;
    private const long Large = 100_000;

    /// <param name="rows">The rows read so far; changed ones are replaced.</param>
    /// <param name="mend">False: the user refused the mending; it is only told.</param>
    public static IEnumerable<TableNote> Mend(List<TableRow> rows, SheetLayout main, bool mend)
    {
        var fields = main.Fields.Where(f => f.Kind == FieldKind.Amount).Select(f => f.Code).ToList();
        var values = rows.SelectMany(r => fields.Select(f => r.Values.GetValueOrDefault(f))).OfType<FieldValue>().ToList();
        var isLarge = values.Exists(v => v.Amount >= Large);
        var isBroken = values.Exists(v => IsSmall(v) && v.Raw != Math.Floor(v.Raw!.Value));
        var (mended, doubtful) = (new Tally(), new Tally());
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var field in fields.Where(f => rows[i].Values.GetValueOrDefault(f) is { } value && IsSmall(value)))
            {
                var value = rows[i].Values[field];
                var place = $"{rows[i].Sheet}{(rows[i].Sheet is null ? "" : "!")}{main.LetterOf(field)}{rows[i].RowNumber}";
                if (mend && (isLarge || isBroken) && main.Map.Added.Count == 0)
                {
                    var amount = (long)Math.Round(value.Raw!.Value * 1000);
                    rows[i] = rows[i] with { Values = With(rows[i].Values, field, value with { Amount = amount, Problem = null }) };
                    mended.Add($"{place}: {value.Text} → {amount.ToString("N0", SheetLayout.Vietnamese)}");
                }
                else
                {
                    doubtful.Add($"{place}: {value.Text}");
                }
            }
        }

        return new[]
        {
            mended.Note(Mended, n =>
                $"{n} số tiền dưới 1.000 đồng do Excel hiểu dấu chấm là dấu thập phân (500.000 thành 500); đã nhân lại với 1.000."),
            doubtful.Note(Doubtful, n => $"{n} số tiền dưới 1.000 đồng, được giữ nguyên. Hãy kiểm tra đơn vị tính và dấu chấm trong tệp."),
            isLarge ? null : AllSmall(rows, main),
        }.OfType<TableNote>();
    }

    // No unit anywhere and not one amount of 100,000: most likely thousands without saying so.
    private static TableNote? AllSmall(List<TableRow> rows, SheetLayout main)
    {
        var field = main.Fields.FirstOrDefault(f => f is { Required: true, Kind: FieldKind.Amount } && main.Map.Has(f.Code));
        if (field is null || main.UnitOf.ContainsKey(main.Map.Column(field.Code)))
        {
            return null;
        }

        var amounts = rows.Select(r => r.Values.GetValueOrDefault(field.Code)?.Amount).OfType<long>().Where(a => a >= Small).ToList();
        return amounts.Count < 2 ? null : new(
            Doubtful, $"Mọi số tiền ở cột {main.LetterOf(field.Code)} đều dưới 100.000 đồng. Nếu sổ ghi theo nghìn đồng, hãy thêm "
                + $"«(nghìn đồng)» vào tiêu đề cột.",
            amounts.Count, amounts[0].ToString("N0", SheetLayout.Vietnamese));
    }

    private static bool IsSmall(FieldValue value) => value.Raw is { } raw && Math.Abs(raw) is > 0 and < Small;

    private static Dictionary<string, FieldValue> With(IReadOnlyDictionary<string, FieldValue> values, string field, FieldValue value) =>
        new(values) { [field] = value };
}
