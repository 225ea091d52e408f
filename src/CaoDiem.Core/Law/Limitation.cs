using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Until when enforcement may be asked for.</summary>
/// <param name="LastDay">Null when no limitation runs.</param>
public sealed record LimitationAnswer(DateOnly? LastDay, bool Open, string Rule, string Article, string Law, string Reason);

/// <summary>Time limit to ask for enforcement (thời hiệu yêu cầu thi hành án), law.md P-01 to P-03.</summary>
public static class Limitation
{
    /// <param name="from">Legal effect of the judgment, or the day the duty or instalment fell due.</param>
    /// <param name="notCounted">
    /// Times that are not counted: force majeure, objective obstacles; under the old law also postponement and stay,
    /// unless the creditor agreed to the postponement. Overlaps count once.
    /// </param>
    /// <param name="returned">The request was returned by the office and is made again (P-03).</param>
    public static LimitationAnswer Of(DateOnly from, IReadOnlyList<DateRange> notCounted, bool returned, DateOnly asOf, LawBook law)
    {
        var version = LawVersion.On(asOf);
        var term = law.Term("P-01", version, asOf);
        if (returned && version != LawVersion.A)
        {
            return new(null, true, "P-03", term.Article, version.Id, "Yêu cầu lại sau khi cơ quan thi hành án đã gửi lại yêu cầu: không tính thời hiệu.");
        }

        var last = LegalClock.Anniversary(from, term.Length, term.Unit);
        var skipped = 0;
        var covered = from;
        foreach (var range in notCounted.OrderBy(r => r.From))
        {
            var begin = range.From > covered ? range.From : covered.AddDays(1);
            if (range.To < begin || begin > last)
            {
                continue;
            }

            var days = range.To.DayNumber - begin.DayNumber + 1;
            (skipped, covered, last) = (skipped + days, range.To, last.AddDays(days));
        }

        last = law.Calendar.NextWorkingDay(last);
        var open = asOf <= last;
        var without = skipped > 0 ? $", cộng {skipped} ngày không tính vào thời hiệu" : "";
        return new(last, open, skipped > 0 ? "P-02" : "P-01", term.Article, version.Id,
            $"{term.Words} kể từ ngày {Day(from)}{without}: đến hết ngày {Day(last)}; {(open ? "còn thời hiệu" : "đã hết thời hiệu")}.");
    }
}
