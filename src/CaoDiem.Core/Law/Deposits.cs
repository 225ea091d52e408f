using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>What to do with money that the party does not fetch, with the amount that decides.</summary>
public sealed record DepositAnswer(string Rule, string Article, string Law, string Text, bool Unverified);

/// <summary>Where money goes that the party does not fetch (law.md V-32 to V-34). Amounts in đồng.</summary>
public static class Deposits
{
    /// <summary>The account for money not fetched in time: V-32, and V-33 from the new law on.</summary>
    /// <exception cref="RuleViolation">LAW-012: the amount is not positive.</exception>
    public static DepositAnswer Account(Dong amount, DateOnly on, LawBook law)
    {
        Positive(amount);
        if (LawVersion.On(on) == LawVersion.A)
        {
            return new("V-32", law.Term("V-32", LawVersion.A, on).Article, "A", "Gửi tiết kiệm không kỳ hạn tại tổ chức tín dụng.", false);
        }

        var limit = Wage(on, law) * law.Number("deposit.wages", on);
        var text = amount.Amount > limit
            ? $"Trên {Bound(limit)}: gửi tiết kiệm tại ngân hàng"
            : $"Không quá {Bound(limit)}: gửi tài khoản Kho bạc hoặc ngân hàng";
        return new("V-33", law.Value("deposit.wages", on).Source, "B", $"{text} ({law.Number("deposit.wages", on)} lần lương tối thiểu tháng của vùng; vùng của địa bàn: {Parameters.Mark}).", true);
    }

    /// <summary>Whether the money may go by post when the notice time has passed and the address is clear (V-34).</summary>
    /// <exception cref="RuleViolation">LAW-012: the amount is not positive.</exception>
    public static bool MayGoByPost(Dong amount, DateOnly on, LawBook law)
    {
        Positive(amount);
        var month = LawVersion.On(on) == LawVersion.A ? law.Number("salary.base", on) : Wage(on, law);
        return amount.Amount < month * law.Number("post.wages", on);
    }

    /// <summary>Monthly minimum wage of the office's region on a day.</summary>
    public static long Wage(DateOnly on, LawBook law) => law.Number($"wage.{Math.Clamp(law.Number("wage.region", on), 1, 4)}", on);

    private static string Bound(long limit) => new Dong(limit).InWords();

    private static void Positive(Dong amount)
    {
        if (amount <= Dong.Zero)
        {
            throw new RuleViolation("LAW-012", "Số tiền phải lớn hơn 0.", "Amount");
        }
    }
}
