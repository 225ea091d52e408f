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
    private const int FloorBaseSalaries = 2;
    private const int SettledPart = 3;
    private const long PartsPerUnit = 10_000;

    /// <summary>Lower end of a tier (excluded), the fee up to there, and the rate above it in ten-thousandths.</summary>
    private static readonly (string Rule, long Above, long Base, long Rate)[] Tiers =
    [
        ("P-31", 0, 0, 300),
        ("P-32", 5_000_000_000, 150_000_000, 200),
        ("P-33", 7_000_000_000, 190_000_000, 100),
        ("P-34", 10_000_000_000, 220_000_000, 50),
        ("P-35", 15_000_000_000, 245_000_000, 1),
    ];

    /// <param name="received">Value the creditor actually received.</param>
    /// <param name="on">Day of collection.</param>
    /// <param name="free">The item is one of those not charged: maintenance, damages, the voluntary period … (P-37).</param>
    /// <param name="settled">The parties settled after the decision and before coercion: a third (P-36).</param>
    /// <exception cref="RuleViolation">LAW-010: the amount is negative.</exception>
    public static FeeAnswer Of(Dong received, DateOnly on, bool free, bool settled, LawSettings settings)
    {
        if (received < Dong.Zero)
        {
            throw new RuleViolation("LAW-010", "Số tiền không được âm.", "Received");
        }

        var open = LawVersion.On(on) != LawVersion.A;
        var mark = open ? $" ({UnverifiedSettings.Mark} văn bản về phí sau 01/07/2026)" : "";
        if (free)
        {
            return new(Dong.Zero, "P-37", "Điều 6 Thông tư 216/2016/TT-BTC", $"Khoản không phải chịu phí thi hành án{mark}.", open);
        }

        var floor = settings.BaseSalary(on) * FloorBaseSalaries;
        if (received.Amount <= floor)
        {
            return new(Dong.Zero, "P-31", Article, $"Số tiền nhận không quá {FloorBaseSalaries} lần mức lương cơ sở ({new Dong(floor).InWords()}) nên không chịu phí{mark}.", open);
        }

        var tier = Tiers.Last(t => received.Amount > t.Above);
        var whole = tier.Base + ((received.Amount - tier.Above) * tier.Rate / PartsPerUnit);
        var sum = tier.Base == 0
            ? $"{Percent(tier.Rate)} của {received.InWords()}"
            : $"{new Dong(tier.Base).InWords()} + {Percent(tier.Rate)} của phần vượt {new Dong(tier.Above).InWords()}";
        return settled
            ? new(new(whole / SettledPart), "P-36", Article, $"Tự thỏa thuận trước cưỡng chế: 1/{SettledPart} của ({sum}){mark}.", open)
            : new(new(whole), tier.Rule, Article, $"{sum}{mark}.", open);
    }

    private static string Percent(long rate) => (rate / 100m).ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")) + "%";
}
