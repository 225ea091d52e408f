using CaoDiem.Law;
using CaoDiem.Shared;
using Xunit;

namespace CaoDiem.Core.Tests.Law;

/// <summary>Numbers of the law changed by an office, refused input, and what would change a finding.</summary>
public sealed class LawBookTests
{
    private static readonly DateOnly Old = new(2023, 7, 3);

    [Fact]
    public void AChange_HoldsFromItsDay_TheLatestWins_ALaterLawWinsOverIt()
    {
        var law = Book(("relief.part", "2023-01-01", 40), ("relief.part", "2023-06-01", 30), ("salary.base", "2026-01-01", 3_000_000));
        Assert.Equal((50, 40, 40, 30), (law.Number("relief.part", new(2022, 12, 31)), law.Number("relief.part", new(2023, 1, 1)), law.Number("relief.part", new(2023, 5, 31)), law.Number("relief.part", Old)));
        Assert.Equal(3_000_000, law.Number("salary.base", new(2026, 6, 30)));
        Assert.Equal(2_530_000, law.Number("salary.base", new(2026, 7, 1)));
        Assert.Equal("1/30", law.Words("relief.part", Old));
        Assert.False(Book(("relief.active-part", "2026-07-01", 20)).Value("relief.active-part", new(2026, 7, 1)).Unverified);
    }

    [Fact]
    public void AChangedTerm_CarriesItsSource_AndIsNoLongerUnverified()
    {
        var law = Book(("term.M-42.B", "2026-08-01", 12));
        var (before, after) = (law.Term("M-42", LawVersion.B, new(2026, 7, 31)), law.Term("M-42", LawVersion.B, new(2026, 8, 1)));
        Assert.Equal((10, true), (before.Length, before.Unverified));
        Assert.Equal((12, false, "Văn bản"), (after.Length, after.Unverified, after.Article));
        Assert.Equal(new(2026, 8, 17), LegalClock.Due("M-42", new(2026, 8, 4), law).Due); // the sixteenth is a Sunday
        Assert.Equal("No term X in version A. (Parameter 'rule')", Assert.Throws<ArgumentException>(() => law.Term("X", LawVersion.A, Old)).Message);
        Assert.Equal("No term X in version A. (Parameter 'rule')", Assert.Throws<ArgumentException>(() => Terms.Of("X", LawVersion.A)).Message);
        Assert.Null(law.Find("X", LawVersion.A, Old));
    }

    [Theory] // every number of a relief row can follow a change of the law
    [InlineData("years", 6, ReliefOutcome.None)]
    [InlineData("from", 1_600_000, ReliefOutcome.None)]
    [InlineData("to", 1_400_000, ReliefOutcome.None)]
    [InlineData("to", 1_500_000, ReliefOutcome.Exempt)]
    public void AReliefRow_FollowsAChange(string field, long value, ReliefOutcome outcome)
    {
        var question = Question(1_500_000, 0, new(2018, 1, 5));
        Assert.Equal(ReliefOutcome.Exempt, ReliefRules.Decide(question, LawBook.Common).Outcome);
        Assert.Equal(outcome, ReliefRules.Decide(question, Book(($"relief.M-11.{field}", "2023-07-03", value))).Outcome);
        Assert.Equal(ReliefOutcome.Exempt, ReliefRules.Decide(question, Book(($"relief.M-11.{field}", "2023-07-04", value))).Outcome);
    }

    [Fact]
    public void CapsAndParts_FollowAChange()
    {
        var large = Question(400_000_000, 40_000_000, new(2010, 1, 5));
        Assert.Equal(50_000_000, Most(large, LawBook.Common));
        Assert.Equal(30_000_000, Most(large, Book(("relief.M-15.cap", "2023-01-01", 30_000_000))));
        Assert.Equal(40_000_000, Most(large, Book(("relief.M-15.denominator", "2023-01-01", 10))));
        Assert.Equal(2_500_000, Most(Question(10_000_007, 1_000_000, new(2018, 1, 5)), Book(("relief.rounding", "2023-01-01", 1_000))));
        Assert.Equal(2_500_001, Most(Question(10_000_007, 1_000_000, new(2018, 1, 5)), LawBook.Common));
        var hard = Question(1_000_000, 15_000, new(2022, 1, 5)) with { AsOf = new(2026, 9, 1), Hardship = true };
        Assert.Equal(ReliefOutcome.None, ReliefRules.Decide(hard, LawBook.Common).Outcome);
        Assert.Equal("M-26", ReliefRules.Decide(hard, Book(("relief.active-part", "2026-07-01", 100))).Rule);
        Assert.Equal(ReliefOutcome.None, ReliefRules.Decide(hard, Book(("relief.part", "2023-01-01", 100))).Outcome);
    }

    [Fact]
    public void ATableWithoutARow_SaysSo()
    {
        var law = Book(("relief.M-11.from", "2023-01-01", 1_000));
        Assert.Equal(("M-05", "Còn 999 đồng; không có mức miễn, giảm nào cho khoản này."), (ReliefRules.Decide(Question(999, 0, new(2018, 1, 5)), Book(
            ("relief.M-11.from", "2023-01-01", 1_000), ("relief.M-13a.from", "2023-01-01", 1_000))).Rule, ReliefRules.Decide(Question(999, 0, new(2018, 1, 5)), Book(
            ("relief.M-11.from", "2023-01-01", 1_000), ("relief.M-13a.from", "2023-01-01", 1_000))).Reason));
        Assert.Equal("M-05", ReliefRules.Decide(Question(999, 0, new(2018, 1, 5)), law).Rule);
    }

    [Theory]
    [InlineData("relief.part", 1, true)]
    [InlineData("relief.part", 0, false)]
    [InlineData("relief.part", 9999, true)]
    [InlineData("relief.part", 10_000, false)]
    [InlineData("tet.window", 0, true)]
    [InlineData("tet.window", 1, true)]
    [InlineData("tet.window", 2, false)]
    [InlineData("tet.window", -1, false)]
    [InlineData("night.from", 23, true)]
    [InlineData("night.from", 24, false)]
    [InlineData("term.L-53.A", 24, true)]
    [InlineData("income.percent", 100, true)]
    [InlineData("income.percent", 101, false)]
    [InlineData("fee.P-31", 10_000, true)]
    [InlineData("fee.P-31", 10_001, false)]
    [InlineData("tradition.1", 0, true)]
    [InlineData("tradition.1", 101, true)]
    [InlineData("tradition.1", 100, false)]
    [InlineData("tradition.1", 131, true)]
    [InlineData("tradition.1", 132, false)]
    [InlineData("tradition.1", 229, true)]
    [InlineData("tradition.1", 230, false)]
    [InlineData("tradition.1", 1231, true)]
    [InlineData("tradition.1", 1301, false)]
    [InlineData("tradition.1", 31, false)]
    [InlineData("wage.1", 1, true)]
    [InlineData("wage.1", 0, false)]
    [InlineData("wage.1", 1_000_000_000_000, true)]
    [InlineData("wage.1", 1_000_000_000_001, false)]
    [InlineData("batch.days", 0, true)]
    public void Allows(string code, long value, bool allowed) => Assert.Equal(allowed, Parameters.Of(code).Allows(value));

    [Fact]
    public void Words_OfEveryKind()
    {
        Assert.Equal("Từ mùng một Tết", Parameters.Of("tet.window").Words(1));
        Assert.Equal("2", Parameters.Of("tet.window").Words(2));
        Assert.Equal("-1", Parameters.Of("tet.window").Words(-1));
        Assert.Equal("0,01%", Parameters.Of("fee.P-35").Words(1));
        Assert.Equal("không", Parameters.Of("tradition.1").Words(0));
        Assert.Equal("27/07", Parameters.Of("tradition.1").Words(727));
        Assert.True(Parameters.Of("statistics.agreed").Unverified);
        Assert.False(Parameters.Of("wage.1").Unverified);
        Assert.Null(Parameters.Find("x"));
        Assert.Equal("ngay", Terms.Of("L-11b", LawVersion.A).Words);
    }

    [Fact]
    public void Grounds_ByPoint()
    {
        Assert.Equal("L-51", Lists.Ground("postpone", " C ", Old)?.Rule);
        Assert.Equal("L-52", Lists.Ground("postpone", "c", new(2026, 7, 1))?.Rule);
        Assert.Null(Lists.Ground("postpone", "k", Old));
        Assert.Null(Lists.Ground("postpone", null, Old));
        Assert.True(WorkGroups.TryParse("Coercion", out var group) && group == WorkGroup.Coercion);
        Assert.False(WorkGroups.TryParse("x", out _));
    }

    [Fact]
    public void BadAmounts_AreRefused_WithCodeAndField()
    {
        static (string, string, string?) Refused(Action action) => Assert.Throws<RuleViolation>(action) is var r ? (r.Code, r.Message, r.Field) : default;
        Assert.Equal(("LAW-010", "Số tiền không được âm.", "Received"), Refused(() => EnforcementFee.Of(new(-1), Old, false, false, LawBook.Common)));
        Assert.Equal(("LAW-011", "Số tiền không được âm.", "Collected"), Refused(() => PaymentOrder.Distribute(new(-1), [], Old)));
        Assert.Equal(("LAW-012", "Số tiền phải lớn hơn 0.", "Amount"), Refused(() => Deposits.Account(Dong.Zero, Old, LawBook.Common)));
        Assert.Equal(("LAW-012", "Số tiền phải lớn hơn 0.", "Amount"), Refused(() => Deposits.MayGoByPost(Dong.Zero, Old, LawBook.Common)));
        Assert.Equal(("LAW-013", "Thu nhập và số người phụ thuộc không được âm.", "Income"), Refused(() => IncomeDeduction.Of(new(-1), 0, Old, LawBook.Common)));
        Assert.Equal("LAW-013", Refused(() => IncomeDeduction.Of(new(1), -1, Old, LawBook.Common)).Item1);
        Assert.Equal(Dong.Zero, IncomeDeduction.Of(Dong.Zero, 0, Old, LawBook.Common).Most);
        Assert.Equal(("LAW-014", "Số tiền, lãi suất không được âm và ngày cuối không được trước ngày đầu.", "Principal"), Refused(() => LateInterest.Of(new(-1), 1, Old, Old, [])));
        Assert.Equal("LAW-014", Refused(() => LateInterest.Of(new(1), -1, Old, Old, [])).Item1);
        Assert.Equal("LAW-014", Refused(() => LateInterest.Of(new(1), 1, Old, Old.AddDays(-1), [])).Item1);
        Assert.Equal("LAW-014", Refused(() => LateInterest.Of(new(1), 1, Old, Old, [new(Old, new(-1))])).Item1);
        Assert.Equal(Dong.Zero, LateInterest.Of(Dong.Zero, 0, Old, Old.AddDays(9), [new(Old, Dong.Zero)]).Interest);
        Assert.Empty(LateInterest.Of(new(9), 1, Old, Old, []).Steps);
        var law = Book(("post.wages", "2026-07-01", 2), ("income.wages", "2026-07-01", 2));
        Assert.True(Deposits.MayGoByPost(new(7_000_000), new(2026, 7, 1), law));
        Assert.Equal(600_000, IncomeDeduction.Of(new(8_000_000), 0, new(2026, 7, 1), law).Most.Amount);
    }

    [Fact]
    public void WhatWouldChangeAReduction_CountsItsMoneyAndItsTime()
    {
        var facts = new DossierFacts
        {
            DecisionDate = new(2018, 1, 5),
            FirstDecisionDate = new(2017, 6, 1),
            Matter = MatterKind.OwnMotion,
            State = DossierState.NotEnforceable,
            NotEnforceableOn = new(2023, 4, 20),
            Means = Means.None,
            LastVerifiedOn = new(2023, 6, 20),
            LastReliefOn = new(2020, 6, 20),
            Obligations = [new(ObligationKind.Fine, new(12_000_000), new(1_000_000), new(11_000_000)), new(ObligationKind.Debt, new(5), Dong.Zero, new(5))],
        };
        var finding = Assert.Single(FileRules.Decide(facts, Old, LawBook.Common));
        Assert.Equal((WorkGroup.Reduction, "M-14", "Lập hồ sơ đề nghị xét giảm, gửi Viện kiểm sát trong tuần đầu tháng 08/2023."), (finding.Group, finding.Rule, finding.NextStep));
        var why = Explanations.Of(finding, facts, Old, LawBook.Common);
        Assert.Equal(
            [
                "Tuổi của quyết định: 01/06/2017 cộng 05 năm = 01/06/2022; hết ngày đó, tức từ ngày 02/06/2022.",
                "Số còn lại: 11.000.000 đồng, nằm trong mức từ 10.000.000 đồng đến 100.000.000 đồng.",
                "Phần đã thi hành: 1.000.000 đồng / 12.000.000 đồng, cần từ 1/50.",
                "Mức giảm nhiều nhất: 1/4 của 11.000.000 đồng = 2.750.000 đồng.",
            ],
            why.Arithmetic.Take(4));
        Assert.Contains(why.Facts, f => f == new UsedFact("Miễn, giảm lần trước", "20/06/2020"));
        // 1,000,001 đồng more and the rest falls under ten million, where the item is too young to be exempted.
        Assert.Contains(why.Changes, c => c.If == "Người phải thi hành án nộp thêm 1.000.001 đồng" && c.Then.StartsWith("Rà soát", StringComparison.Ordinal));
        Assert.Contains(why.Changes, c => c.If == "Người phải thi hành án nộp thêm 6.000.001 đồng" && c.Then.StartsWith("Xét miễn theo điểm b khoản 2 Điều 61 Luật THADS 2008", StringComparison.Ordinal));
        Assert.DoesNotContain(why.Changes, c => c.If.Contains("nộp thêm 0 đồng", StringComparison.Ordinal));
    }

    [Fact]
    public void BackFromADayOff_AndABatchAroundNewYear()
    {
        Assert.Equal(new(2024, 1, 5), Chains.Batch(new(2023, 12, 15), LawBook.Common));
        Assert.True(new ReliefTimetable([], Old, new(2023, 9, 30), new(2023, 9, 30)).WithinYear);
        Assert.False(new ReliefTimetable([], Old, new(2023, 10, 1), new(2023, 9, 30)).WithinYear);
        var fall = Statistics.Of(new(10, 5, 1, 1, 3, 2, 4));
        Assert.Equal((15, 13, 8, 9, 50m), (fall.Handled, fall.ToEnforce, fall.Enforceable, fall.CarriedForward, fall.Rate));
    }

    [Fact]
    public void TwoFindings_SayTheSame_WhenAnOfficerWouldReadTheSame()
    {
        var finding = new Finding(WorkGroup.Review, "L-31", "x", "A", "Vì sao.", false, ["a"], "Làm.", Old);
        Assert.True(finding.SaysTheSame(finding with { Missing = ["a"], Clock = LegalClock.Due("L-31", Old, LawBook.Common), Question = Question(1, 0, Old) }));
        Assert.False(finding.SaysTheSame(finding with { Missing = ["b"] }));
        Assert.False(finding.SaysTheSame(finding with { Due = Old.AddDays(1) }));
    }

    [Fact]
    public void BeyondTheLunarCalendar_NoDayIsKnownToBeNearTet()
    {
        Assert.True(CoercionTimes.Decide(new(new(2210, 1, 30), new(9, 0), true, false), LawBook.Common) is { Allowed: true, Rule: "C-15" });
        Assert.True(CoercionTimes.Decide(new(new(1899, 2, 8), new(9, 0), true, false), LawBook.Common) is { Allowed: true, Unverified: false });
    }

    [Fact]
    public void AReductionAboveTheLastBound_SaysItsBoundAndItsCap()
    {
        var facts = new DossierFacts
        {
            DecisionDate = new(2010, 1, 5),
            Matter = MatterKind.OwnMotion,
            State = DossierState.NotEnforceable,
            NotEnforceableOn = new(2023, 4, 20),
            Means = Means.None,
            LastVerifiedOn = new(2023, 6, 20),
            Obligations = [new(ObligationKind.Fine, new(440_000_000), new(40_000_000), new(400_000_000))],
        };
        var why = Explanations.Of(Assert.Single(FileRules.Decide(facts, Old, LawBook.Common)), facts, Old, LawBook.Common);
        Assert.Contains("Số còn lại: 400.000.000 đồng, nằm trong mức từ 100.000.001 đồng trở lên.", why.Arithmetic);
        Assert.Contains("Mức giảm nhiều nhất: 1/5 của 400.000.000 đồng, không quá 50.000.000 đồng = 50.000.000 đồng.", why.Arithmetic);
        Assert.Equal(50_000_000, Most(Question(400_000_000, 40_000_000, new(2010, 1, 5)), Book(("relief.M-15.years", "2023-01-01", 9))));
        Assert.Throws<ArgumentOutOfRangeException>(() => LegalClock.Anniversary(Old, 1, TermUnit.Hour));
    }

    private static long? Most(ReliefQuestion question, LawBook law) => ReliefRules.Decide(question, law).MaxReduction?.Amount;

    private static ReliefQuestion Question(long remaining, long paid, DateOnly first) =>
        new(Old, first, ObligationKind.Fine, true, new(remaining + paid), new(paid), new(remaining), Dong.Zero, Means.None, Old, null, false, false);

    private static LawBook Book(params (string Code, string From, long Value)[] changes) =>
        new(WorkCalendar.Common, changes.Reverse().Select(c => new LawChange(c.Code, DateOnly.Parse(c.From), c.Value, "Văn bản")));
}
