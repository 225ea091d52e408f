using CaoDiem.OfficeFiles;
using CaoDiem.Reports;

namespace CaoDiem.Web.Ui;

/// <summary>Tables of reports as sheets: numbers as numbers, totals as formulas.</summary>
public static class ReportSheets
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int WidthOfNames = 44;

    public static SheetSpec Of(ReportTable table, ReportGround ground)
    {
        // A total that is not the sum of its lines (a file counted once) is written as its own line, without a formula.
        var adds = table.Total is { } total && table.Columns.Select((c, i) => (c, i)).All(x => x.c.Ratio is not null || total.Cells[x.i].Value is not { } all || all == table.Rows.Sum(r => r.Cells[x.i].Value ?? 0));
        var columns = table.Columns.ToList();
        return new(table.Title,
            [table.Title, $"{ground.OfficeName} – {ground.Campaign.Name} ({ground.Campaign.PlanLabel})", $"Nguồn: {table.Source}"],
            [
                new ColumnSpec(table.First, ColumnKind.Text, WidthOfNames),
                .. columns.Select(c => new ColumnSpec(c.Label, Kind(c.Kind), c.Kind == FigureKind.Money ? 20 : 13, adds && c.Sum && c.Kind is (FigureKind.Count or FigureKind.Money),
                    adds && c.Ratio is { } ratio ? (1 + columns.FindIndex(x => x.Code == ratio.Done), 1 + columns.FindIndex(x => x.Code == ratio.Whole)) : null)),
            ],
            Rows(table, adds));
    }

    private static IEnumerable<object?[]> Rows(ReportTable table, bool adds)
    {
        var rows = (adds ? table.Rows : table.AllRows).ToList();
        foreach (var row in rows)
        {
            var name = row.Detail is { } detail ? $"{row.Label} ({detail})" : row.Label;
            yield return [name, .. row.Cells.Select((cell, i) => Following(row, i, table.Columns[i], rows) ?? Value(cell, table.Columns[i].Kind))];
        }
    }

    // A line that follows from others is written as the formula that it is.
    private static FollowingCell? Following(ReportRow row, int column, ReportColumn facts, List<ReportRow> rows)
    {
        if (row.Formula is not { } formula || row.Cells[column] is { Value: null, Text: null })
        {
            return null;
        }

        List<(int Row, int Sign)> terms = [.. formula.Of(facts.Kind).Select(t => (rows.FindIndex(r => r.Code == t.Row), t.Sign))];
        double Of((int Row, int Sign) term) => (double)(rows[term.Row].Cells[column].Value ?? 0);
        var value = formula.Percent ? Of(terms[1]) == 0 ? 0 : Of(terms[0]) / Of(terms[1]) : terms.Sum(t => t.Sign * Of(t));
        return new(value, terms, formula.Percent);
    }

    private static object? Value(ReportCell cell, FigureKind kind) => cell.Value is not { } value ? cell.Text : kind is FigureKind.Count or FigureKind.Money ? (long)value : (double)value;

    private static ColumnKind Kind(FigureKind kind) => kind switch
    {
        FigureKind.Count => ColumnKind.Number,
        FigureKind.Money => ColumnKind.Money,
        FigureKind.Rate => ColumnKind.Percent,
        FigureKind.Points => ColumnKind.Decimal,
        _ => ColumnKind.Text,
    };
}
