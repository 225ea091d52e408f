using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>What a sum collected is owed to, in the words of the order of payment.</summary>
public enum PaymentRank
{
    /// <summary>Enforcement cost and what the law deducts before any rank.</summary>
    Deduction,

    /// <summary>The secured creditor, from the collateral only.</summary>
    Secured,

    /// <summary>Maintenance, wages, severance, damages to life and health, moral damages.</summary>
    Livelihood,
    CourtFee,

    /// <summary>Fines and recovery to the budget; a rank of its own from 1 July 2026.</summary>
    Budget,

    /// <summary>Social, unemployment and health insurance; a rank of its own from 1 July 2026.</summary>
    Insurance,
    Other,
}

public static class PaymentRanks
{
    public static string Label(this PaymentRank rank) => rank switch
    {
        PaymentRank.Deduction => "Chi phí thi hành án và khoản được trừ trước",
        PaymentRank.Secured => "Nghĩa vụ được bảo đảm bằng chính tài sản",
        PaymentRank.Livelihood => "Cấp dưỡng, tiền lương, trợ cấp, bồi thường tính mạng, sức khỏe, tinh thần",
        PaymentRank.CourtFee => "Án phí, lệ phí Tòa án",
        PaymentRank.Budget => "Phạt tiền, truy thu nộp ngân sách",
        PaymentRank.Insurance => "Bảo hiểm xã hội, thất nghiệp, y tế",
        PaymentRank.Other => "Các khoản phải thi hành án khác",
        _ => throw new ArgumentOutOfRangeException(nameof(rank)),
    };
}

/// <summary>One claim on the money: rank, amount and a name to show.</summary>
public sealed record Claim(string Name, PaymentRank Rank, Dong Amount);

/// <summary>What a claim gets.</summary>
public sealed record Share(Claim Claim, Dong Paid, int Order);

/// <summary>How a sum is paid out, and what is left for the debtor.</summary>
public sealed record Distribution(IReadOnlyList<Share> Shares, Dong Left, string Article, string Law);

/// <summary>
/// Order of payment of money collected: cost first, then by rank, within a rank in proportion to the claims
/// (law.md P-10 to P-14). Pure; every đồng is accounted for.
/// </summary>
public static class PaymentOrder
{
    /// <exception cref="RuleViolation">LAW-011: an amount is negative.</exception>
    public static Distribution Distribute(Dong collected, IReadOnlyList<Claim> claims, DateOnly on)
    {
        if (collected < Dong.Zero || claims.Any(c => c.Amount < Dong.Zero))
        {
            throw new RuleViolation("LAW-011", "Số tiền không được âm.", "Collected");
        }

        var version = LawVersion.On(on);
        var left = collected.Amount;
        var shares = new List<Share>();
        foreach (var rank in claims.GroupBy(c => Order(c.Rank, version)).OrderBy(g => g.Key))
        {
            var paid = Rank([.. rank], left);
            shares.AddRange(rank.Zip(paid, (claim, amount) => new Share(claim, new(amount), rank.Key)));
            left -= paid.Sum();
        }

        return new(shares, new(left), version == LawVersion.A ? "Điều 47 Luật THADS 2008" : "Điều 54 Luật THADS 2025", version.Id);
    }

    /// <summary>Place of a rank in the order of a version; equal places share.</summary>
    public static int Order(PaymentRank rank, LawVersion version) => (rank, version == LawVersion.A) switch
    {
        (PaymentRank.Deduction, _) => 0,
        (PaymentRank.Secured, _) => 1,
        (PaymentRank.Livelihood, _) => 2,
        (PaymentRank.CourtFee, _) => 3,
        (_, true) => 4,
        (PaymentRank.Budget, false) => 4,
        (PaymentRank.Insurance, false) => 5,
        _ => 6,
    };

    // In proportion, rounded down; the đồng that rounding leaves go one each to the largest remainders.
    private static long[] Rank(Claim[] claims, long money)
    {
        var total = claims.Sum(c => c.Amount.Amount);
        if (total <= money)
        {
            return [.. claims.Select(c => c.Amount.Amount)];
        }

        var paid = claims.Select(c => (long)((Int128)c.Amount.Amount * money / total)).ToArray();
        var rest = money - paid.Sum();
        foreach (var index in Enumerable.Range(0, claims.Length)
            .OrderByDescending(i => (long)((Int128)claims[i].Amount.Amount * money % total)).ThenBy(i => i).Take((int)rest))
        {
            paid[index]++;
        }

        return paid;
    }
}
