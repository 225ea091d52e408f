using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>The most that may be taken from a month's income.</summary>
public sealed record DeductionAnswer(Dong Most, string Rule, string Article, string Law, string Reason, bool Unverified);

/// <summary>
/// Deduction from income (law.md C-09): at most 30% of the monthly total under the old law; under the new one everything
/// above one regional minimum wage for the debtor and one for each confirmed dependant. Amounts in đồng.
/// </summary>
public static class IncomeDeduction
{
    /// <exception cref="RuleViolation">LAW-013: the income or the number of dependants is negative.</exception>
    public static DeductionAnswer Of(Dong income, int dependants, DateOnly on, LawBook law)
    {
        if (income < Dong.Zero || dependants < 0)
        {
            throw new RuleViolation("LAW-013", "Thu nhập và số người phụ thuộc không được âm.", "Income");
        }

        if (LawVersion.On(on) == LawVersion.A)
        {
            var percent = law.Value("income.percent", on);
            return new(income.PartOf((int)percent.Value, 100), "C-09", percent.Source, "A", $"Nhiều nhất {percent.Value}% tổng thu nhập tháng, trừ khi đương sự thỏa thuận khác.", false);
        }

        var kept = Deposits.Wage(on, law) * law.Number("income.wages", on) * (1 + dependants);
        return new(new(Math.Max(0, income.Amount - kept)), "C-09", law.Value("income.wages", on).Source, "B",
            $"Để lại {new Dong(kept).InWords()} cho người phải thi hành án và {dependants} người phụ thuộc (lương tối thiểu vùng của địa bàn: {Parameters.Mark}).", true);
    }
}
