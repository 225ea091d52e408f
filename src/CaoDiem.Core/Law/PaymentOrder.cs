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

    /// <summary>The court fee of the very judgment that the collateral secures: before its creditor (law.md P-14).</summary>
    JudgmentFee,

    /// <summary>A secured creditor outside of the judgment: from the collateral, before every item of the article (P-14).</summary>
    OutsideSecured,
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
        PaymentRank.JudgmentFee => "Án phí của chính bản án có nghĩa vụ được bảo đảm",
        PaymentRank.OutsideSecured => "Bên nhận bảo đảm không phải người được thi hành án",
        _ => throw new ArgumentOutOfRangeException(nameof(rank)),
    };
}

/// <summary>One claim on the money: rank, amount and a name to show.</summary>
public sealed record Claim(string Name, PaymentRank Rank, Dong Amount)
{
    /// <summary>Day on which enforcement of it was asked for; null where nobody asks (own motion) or it is not known (P-13).</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>
    /// The joint debt that this claim is of: claims of one debt that stand on the files of several debtors are paid once.
    /// </summary>
    public string? JointDebt { get; init; }
}

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
    /// <param name="coerced">
    /// Day of the coercion decision that brought the money: who asked later is paid after all who asked up to it (P-13). Costs and
    /// secured creditors are not moved.
    /// </param>
    /// <exception cref="RuleViolation">LAW-011: an amount is negative.</exception>
    public static Distribution Distribute(Dong collected, IReadOnlyList<Claim> claims, DateOnly on, DateOnly? coerced = null)
    {
        if (collected < Dong.Zero || claims.Any(c => c.Amount < Dong.Zero))
        {
            throw new RuleViolation("LAW-011", "Số tiền không được âm.", "Collected");
        }

        var version = LawVersion.On(on);
        var left = collected.Amount;
        var shares = new List<Share>();
        foreach (var rank in claims.GroupBy(c => (Later: IsLater(c, coerced, version), Order: Order(c.Rank, version))).OrderBy(g => g.Key))
        {
            var debts = rank.GroupBy(c => c.JointDebt is { } joint ? (object)joint : c).Select(g => g.MaxBy(c => c.Amount)!).ToArray();
            var paid = Rank(debts, left);
            shares.AddRange(debts.Zip(paid, (claim, amount) => new Share(claim, new(amount), rank.Key.Order)));
            left -= paid.Sum();
        }

        return new(shares, new(left), version == LawVersion.A ? "Điều 47 Luật THADS 2008" : "Điều 54 Luật THADS 2025", version.Id);
    }

    /// <summary>Place of a rank in the order of a version; equal places share.</summary>
    public static int Order(PaymentRank rank, LawVersion version) => (rank, version == LawVersion.A) switch
    {
        (PaymentRank.OutsideSecured, _) => 0,
        (PaymentRank.Deduction, _) => 1,
        (PaymentRank.JudgmentFee, _) => 2,
        (PaymentRank.Secured, _) => 3,
        (PaymentRank.Livelihood, _) => 4,
        (PaymentRank.CourtFee, _) => 5,
        (_, true) => 6,
        (PaymentRank.Budget, false) => 6,
        (PaymentRank.Insurance, false) => 7,
        _ => 8,
    };

    private static bool IsLater(Claim claim, DateOnly? coerced, LawVersion version) =>
        claim.AskedOn > coerced && Order(claim.Rank, version) > Order(PaymentRank.Secured, version);

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
