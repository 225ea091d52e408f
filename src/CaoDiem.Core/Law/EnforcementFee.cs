using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>The fee on what a creditor actually received.</summary>
/// <param name="Unverified">No fee circular after 1 July 2026 was found (law.md P-30): the older one is shown, marked.</param>
public sealed record FeeAnswer(Dong Fee, string Rule, string Article, string Reason, bool Unverified);

/// <summary>
/// Enforcement fee (phí thi hành án): circular 216/2016/TT-BTC, Art. 4, in tiers that join without a jump
/// (law.md P-31 to P-36). Amounts in đồng.
/// </summary>
public static class EnforcementFee
{
    private const string Article = "Điều 4 Thông tư 216/2016/TT-BTC";
    private const long PartsPerUnit = 10_000;
    private static readonly string[] Tiers = ["P-31", "P-32", "P-33", "P-34", "P-35"];

    /// <param name="received">Value the creditor actually received.</param>
    /// <param name="on">Day of collection.</param>
    /// <param name="free">The item is one of those not charged: maintenance, damages, the voluntary period … (P-37).</param>
    /// <param name="settled">The parties settled after the decision and before coercion: a third (P-36).</param>
    /// <exception cref="RuleViolation">LAW-010: the amount is negative.</exception>
    public static FeeAnswer Of(Dong received, DateOnly on, bool free, bool settled, LawBook law)
    {
        if (received < Dong.Zero)
        {
            throw new RuleViolation("LAW-010", "Số tiền không được âm.", "Received");
        }

        var open = LawVersion.On(on) != LawVersion.A;
        var mark = open ? $" ({Parameters.Mark} văn bản về phí sau 01/07/2026)" : "";
        if (free)
        {
            return new(Dong.Zero, "P-37", "Điều 6 Thông tư 216/2016/TT-BTC", $"Khoản không phải chịu phí thi hành án{mark}.", open);
        }

        var floor = law.Number("salary.base", on) * law.Number("fee.salaries", on);
        if (received.Amount <= floor)
        {
            return new(Dong.Zero, "P-31", Article, $"Số tiền nhận không quá {law.Number("fee.salaries", on)} lần mức lương cơ sở ({new Dong(floor).InWords()}) nên không chịu phí{mark}.", open);
        }

        var (rule, whole, sum) = Whole(received.Amount, on, law);
        var settledPart = law.Number("fee.settled", on);
        return settled
            ? new(new(whole / settledPart), "P-36", Article, $"Tự thỏa thuận trước cưỡng chế: 1/{settledPart} của ({sum}){mark}.", open)
            : new(new(whole), rule, Article, $"{sum}{mark}.", open);
    }

    // Each tier adds its rate on the part that lies in it.
    private static (string Rule, long Fee, string Sum) Whole(long received, DateOnly on, LawBook law)
    {
        var (fee, above) = (0L, 0L);
        for (var i = 0; ; i++)
        {
            var rate = law.Number($"fee.{Tiers[i]}", on);
            var next = i + 1 < Tiers.Length ? law.Number($"fee.above.{Tiers[i + 1]}", on) : long.MaxValue;
            if (received <= next)
            {
                var percent = Parameters.Of($"fee.{Tiers[i]}").Words(rate);
                var sum = i == 0
                    ? $"{percent} của {new Dong(received).InWords()}"
                    : $"{new Dong(fee).InWords()} + {percent} của phần vượt {new Dong(above).InWords()}";
                return (Tiers[i], fee + ((received - above) * rate / PartsPerUnit), sum);
            }

            fee += (next - above) * rate / PartsPerUnit;
            above = next;
        }
    }
}
