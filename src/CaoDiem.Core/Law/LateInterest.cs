using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>What stands after a time: principal and the late interest on it.</summary>
public sealed record InterestAnswer(Dong Principal, Dong Interest, IReadOnlyList<string> Steps);

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
    /// <exception cref="RuleViolation">LAW-014: an amount or the rate is negative, or the time runs backwards.</exception>
    public static InterestAnswer Of(Dong principal, decimal rate, DateOnly from, DateOnly to, IReadOnlyList<DebtPayment> payments)
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
            var days = until.DayNumber - since.DayNumber;
            var part = left * rate * days / 100m / DaysAYear;
            if (days > 0)
            {
                steps.Add($"{new Dong(left).InWords()} × {rate:0.##}% × {days} ngày / {DaysAYear} = {new Dong((long)Math.Round(part, MidpointRounding.AwayFromZero)).InWords()} (từ {Day(since)} đến trước {Day(until)})");
            }

            (left, since, interest) = (Math.Max(0, left - payment.Amount.Amount), until, interest + part);
        }

        return new(new(left), new((long)Math.Round(interest, MidpointRounding.AwayFromZero)), steps);
    }
}
