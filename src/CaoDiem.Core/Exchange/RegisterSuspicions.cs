using System.Globalization;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;

namespace CaoDiem.Exchange;

/// <summary>What is not wrong in any row and yet looks wrong in the register as a whole.</summary>
internal static class RegisterSuspicions
{
    private const int RowsForAVerdict = 10;
    private const int YearsUntilRelief = 5;
    private const int IssuesOfOneKind = 5;

    private static readonly (string Label, Func<RegisterLine, bool> Has)[] Fields =
    [
        ("Chấp hành viên", l => l.Officer is not null),
        ("Xã, thị trấn", l => l.Commune is not null),
        ("Người được thi hành án", l => l.Creditor is not null),
        ("Số bản án", l => l.JudgmentNo is not null),
        ("Ngày xác minh gần nhất", l => l.VerifiedOn is not null),
        ("Điều kiện thi hành án", l => l.MeansText is not null),
        ("Tình trạng chưa có điều kiện", l => l.State == DossierState.NotEnforceable),
        ("Đã thi hành", l => l.Paid > 0),
    ];

    public static IEnumerable<ImportNote> Of(IReadOnlyList<RegisterLine> lines, IReadOnlyList<RegisterLine> known, DateOnly asOf)
    {
        foreach (var (label, has) in Fields)
        {
            var before = known.Count(has);
            if (lines.Count >= RowsForAVerdict && known.Count >= RowsForAVerdict && before * 5 >= known.Count && !lines.Any(has))
            {
                yield return new("COLUMN-EMPTIED",
                    $"«{label}» trống ở mọi dòng, trong khi lần nhập trước có ở {before} hồ sơ. Có thể cột này chưa được nhận ra.",
                        lines.Count, label);
            }
        }

        var poor = lines.Where(l => l.Kind.IsBudgetMoney() && l.Due > l.Paid && l.Means == Means.Unknown
            && (l.FirstDecisionDate ?? l.DecisionDate).AddYears(YearsUntilRelief) <= asOf).ToList();
        if (poor.Count > 0)
        {
            yield return new("RELIEF-MEANS",
                $"{poor.Count} hồ sơ khoản thu ngân sách đã quá {YearsUntilRelief} năm nhưng chưa ghi điều kiện, tài sản của người phải "
                    + $"thi hành án: chưa xét được miễn, giảm.",
                poor.Count, poor[0].DecisionNo);
        }
    }

    /// <summary>Leading zeros by the office's own habit: 01/QĐ of a known day is the known 1/QĐ.</summary>
    public static void SpellLikeKnown(
        List<(int Row, RegisterLine Line)> lines, Dictionary<(string, DateOnly), RegisterLine?> known, List<ImportNote> notes)
    {
        var spelled = known.Values.OfType<RegisterLine>()
            .GroupBy(l => (RegisterFiles.NumberKey(l.DecisionNo), l.DecisionDate)).Where(g => g.Count() == 1)
                .ToDictionary(g => g.Key, g => g.Single().DecisionNo);
        var tally = new Tally();
        for (var i = 0; i < lines.Count; i++)
        {
            var (row, line) = lines[i];
            if (!known.ContainsKey(line.Key)
                && spelled.TryGetValue((RegisterFiles.NumberKey(line.DecisionNo), line.DecisionDate), out var number))
            {
                tally.Add($"{row}: {line.DecisionNo} = {number}");
                lines[i] = (row, line with { DecisionNo = number });
            }
        }

        if (tally.Note("NUMBER-ZEROS",
            n => $"{n} số quyết định chỉ khác số 0 ở đầu so với hồ sơ đã có; được hiểu là hồ sơ đó.") is { } note)
        {
            notes.Add(new(note.Code, note.Message, note.Rows, note.Example));
        }
    }

    /// <summary>One mistake in nearly all rows of a column is a mistake of the column: said once.</summary>
    public static void Gather(List<ImportIssue> issues, int rows)
    {
        var columns = issues.GroupBy(i => (i.Code, i.Column)).Where(g => g.Count() >= IssuesOfOneKind && g.Count() * 5 >= rows * 4
            && g.Key.Code is RegisterIssues.DateUnreadable or RegisterIssues.AmountUnreadable or RegisterIssues.StateUnreadable
                or RegisterIssues.MatterUnreadable
                or RegisterIssues.NumberBecameDate or RegisterIssues.RemainingWrong or RegisterIssues.JudgmentAfterDecision).ToList();
        foreach (var column in columns)
        {
            var first = column.First();
            issues.RemoveAll(i => i.Code == first.Code && i.Column == first.Column);
            issues.Insert(0, first with
            {
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                        $"Cột {first.Column}: {column.Count()} dòng cùng một lỗi; có thể cột được hiểu sai. Dòng {first.Row}: "
                            + $"{first.Message}"),
            });
        }
    }
}
