using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>One line of a results file, understood.</summary>
public sealed record ResultLine(
    int Row, string DecisionNo, DateOnly DecisionDate, ResultKind Kind, DateOnly On, long Amount, string? ReceiptNo, string? Note)
{
    public (string, DateOnly) Key => (Dossier.KeyOf(DecisionNo), DecisionDate);
}

internal static class ResultLineExtensions
{
    /// <summary>The runs of lines of one file, where the lines of each stand together.</summary>
    public static IEnumerable<(Id<Dossier> File, List<ResultLine> Lines)> ByFile(this IEnumerable<(Id<Dossier> File, ResultLine Line)> lines)
    {
        (Id<Dossier> File, List<ResultLine> Lines)? run = null;
        foreach (var (file, line) in lines)
        {
            if (run is { } before && before.File != file)
            {
                yield return before;
                run = null;
            }

            run ??= (file, []);
            run.Value.Lines.Add(line);
        }

        if (run is { } last)
        {
            yield return last;
        }
    }
}

/// <summary>Understands one row of a results file.</summary>
internal sealed class ResultParser(TableReading table)
{
    public ResultLine? Parse(TableRow row, List<ImportIssue> issues)
    {
        var before = issues.Count;
        var number = Text(row, ResultFields.DecisionNo);
        var decided = Date(row, ResultFields.DecisionDate, "RES-012", "ngày quyết định thi hành án", issues);
        var on = Date(row, ResultFields.On, "RES-013", "ngày của kết quả", issues);
        var wording = Text(row, ResultFields.Result);
        var kind = ResultFields.Kind(wording);
        if (number.Length == 0)
        {
            Report(row, ResultFields.DecisionNo, "RES-011", "Chưa ghi số quyết định thi hành án.", issues);
        }

        if (kind is null)
        {
            Report(row, ResultFields.Result, "RES-014", wording.Length == 0 ? "Chưa ghi kết quả." : $"Không hiểu kết quả «{wording}».", issues);
        }

        var amount = row.Values.GetValueOrDefault(ResultFields.Amount);
        if (amount?.Problem is not null || amount?.Amount < 0)
        {
            Report(row, ResultFields.Amount, "RES-015", $"Số tiền «{amount.Text}» không hợp lệ.", issues);
        }

        var remark = Text(row, ResultFields.Note);
        var receipt = Text(row, ResultFields.Receipt) is { Length: > 0 } own ? ResultFields.ReceiptIn(own) ?? own : ResultFields.ReceiptIn(remark);
        return issues.Count > before
            ? null
            : new(row.RowNumber, number, decided!.Value, kind!.Value, on!.Value, amount?.Amount ?? 0, receipt, remark.Length == 0 ? null : remark);
    }

    private static string Text(TableRow row, string field) => VietText.Clean(row.Values.GetValueOrDefault(field)?.Text);

    private DateOnly? Date(TableRow row, string field, string code, string what, List<ImportIssue> issues)
    {
        var value = row.Values.GetValueOrDefault(field);
        if (value?.Date is null)
        {
            Report(row, field, code, string.IsNullOrEmpty(value?.Text) ? $"Chưa ghi {what}." : $"Không đọc được {what} «{value.Text}».", issues);
        }

        return value?.Date;
    }

    private void Report(TableRow row, string field, string code, string message, List<ImportIssue> issues) =>
        issues.Add(new(row.RowNumber, table.LetterOf(field), code, message, row.Sheet));
}
