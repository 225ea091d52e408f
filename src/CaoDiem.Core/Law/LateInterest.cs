using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>What stands after a time: principal and the late interest on it.</summary>
public sealed record InterestAnswer(Dong Principal, Dong Interest, IReadOnlyList<string> Steps);

/// <summary>A time in which enforcement stood still, from its first day to its last; null while it lasts.</summary>
/// <param name="Stay">A stay (tạm đình chỉ); else a postponement (hoãn).</param>
/// <param name="Ground">Point or clause of the article: "c" by agreement, "2" by request of whoever may protest.</param>
/// <param name="InterestAgreed">The parties agreed that interest goes on.</param>
public sealed record Interruption(DateOnly From, DateOnly? To, bool Stay, string? Ground, bool InterestAgreed = false);

/// <summary>A payment on the debt.</summary>
public sealed record DebtPayment(DateOnly On, Dong Amount);

/// <summary>
/// Late-payment interest (law.md P-17): payments go to the principal first; simple interest on what is left, by day,
/// 365 days a year. The rate is that of the judgment. Amounts in đồng.
/// </summary>
public static class LateInterest
{
    /// <summary>The article as an officer cites it.</summary>
    public const string Article = "Điều 29 Nghị định 152/2026/NĐ-CP";

    private const int DaysAYear = 365;

    /// <param name="rate">Percent a year.</param>
    /// <param name="from">First day that bears interest.</param>
    /// <param name="to">Day of collection, not counted.</param>
    /// <param name="free">Times without interest, such as <see cref="Free"/> finds; overlaps count once.</param>
    /// <exception cref="RuleViolation">LAW-014: an amount or the rate is negative, or the time runs backwards.</exception>
    public static InterestAnswer Of(
        Dong principal, decimal rate, DateOnly from, DateOnly to, IReadOnlyList<DebtPayment> payments, IReadOnlyList<DateRange>? free = null)
    {
        if (principal < Dong.Zero || rate < 0 || to < from || payments.Any(p => p.Amount < Dong.Zero))
        {
            throw new RuleViolation("LAW-014", "Số tiền, lãi suất không được âm và ngày cuối không được trước ngày đầu.", "Principal");
        }

        var (left, since, interest) = (principal.Amount, from, 0m);
        var steps = new List<string>();
        foreach (var payment in payments.Where(p => p.On < to).OrderBy(p => p.On).Append(new(to, Dong.Zero)))
        {
            var until = payment.On < from ? from : payment.On;
            var all = until.DayNumber - since.DayNumber;
            var days = all - FreeDays(since, all, free ?? []);
            var without = all > days ? $", trừ {all - days} ngày không tính lãi" : "";
            var part = left * rate * days / 100m / DaysAYear;
            if (days > 0)
            {
                steps.Add($"{new Dong(left).InWords()} × {rate:0.##}% × {days} ngày / {DaysAYear} = {new Dong((long)Math.Round(part, MidpointRounding.AwayFromZero)).InWords()} (từ {Day(since)} đến trước {Day(until)}{without})");
            }

            (left, since, interest) = (Math.Max(0, left - payment.Amount.Amount), until, interest + part);
        }

        return new(new(left), new((long)Math.Round(interest, MidpointRounding.AwayFromZero)), steps);
    }

    /// <summary>
    /// The times in which no late interest runs (law.md L-55): a postponement by agreement unless the parties agreed otherwise, one by
    /// request of whoever may protest; from the new law on also a stay, for its days under that law.
    /// </summary>
    /// <param name="until">Last day looked at, for what still lasts.</param>
    public static IReadOnlyList<DateRange> Free(IEnumerable<Interruption> interruptions, DateOnly until) =>
    [
        .. interruptions.Where(i => i.Stay || i.Ground is "2" || (i.Ground is "c" && !i.InterestAgreed))
            .Select(i => i.Stay && i.From < LawVersion.B.From ? i with { From = LawVersion.B.From } : i)
            .Select(i => (i.From, To: i.To ?? until)).Where(i => i.From <= i.To).Select(i => new DateRange(i.From, i.To)),
    ];

    private static int FreeDays(DateOnly since, int days, IReadOnlyList<DateRange> free) => free.Count == 0
        ? 0
        : Enumerable.Range(0, days).Count(i => free.Any(r => r.Contains(since.AddDays(i))));
}
