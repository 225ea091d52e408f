using CaoDiem.Law;
using CaoDiem.Shared;
using CsCheck;
using Xunit;

namespace CaoDiem.Core.Tests.Law;

/// <summary>The rule tables that a lawyer can read: one line a case, both sides of each boundary, each regime.</summary>
public sealed class RuleTableTests
{
    public static readonly string Folder = Path.Combine(TestKit.Samples.Root, "tests/CaoDiem.Core.Tests/Law");

    public static TheoryData<string> TermCases => [.. Directory.GetFiles(Path.Combine(Folder, "Terms"), "*.csv").Order().SelectMany(File.ReadAllLines).Where(l => !l.StartsWith("rule;", StringComparison.Ordinal))];

    public static TheoryData<string> CoercionCases => Lines("coercion.csv");

    public static TheoryData<string> FeeCases => Lines("fee.csv");

    public static TheoryData<string> LimitationCases => Lines("limitation.csv");

    public static TheoryData<string> PaymentCases => Lines("payment.csv");

    [Theory]
    [MemberData(nameof(TermCases))]
    public void Term(string row)
    {
        var c = row.Split(';');
        var (day, law) = (DateOnly.Parse(c[2]), LawVersion.Of(c[1]));
        var deadline = LegalClock.Due(c[0], day, law.From > day ? law.From : day, LawBook.Common);
        Assert.Equal((law.Id, int.Parse(c[3]), c[5]), (deadline.Term.Law, deadline.Term.Length, deadline.Due.ToString("yyyy-MM-dd")));
        Assert.NotEmpty(deadline.Term.Article);
        Assert.NotEmpty(deadline.Term.Step.Act);
        Assert.NotEmpty(deadline.Term.Step.Actor);
    }

    [Theory]
    [MemberData(nameof(CoercionCases))]
    public void Coercion(string row)
    {
        var c = row.Split(';');
        var verdict = CoercionTimes.Decide(
            new(DateOnly.Parse(c[1]), c[2].Length == 0 ? null : TimeOnly.Parse(c[2]), c[3] == "1", c[4] == "1"), LawBook.Common);
        Assert.Equal((c[5] == "1", c[6], c[7]), (verdict.Allowed, verdict.Rule, verdict.Law));
        Assert.EndsWith(".", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains(c[7] == "A" ? "2008" : "2025", verdict.Article.Replace("62/2015/NĐ-CP", "2008", StringComparison.Ordinal).Replace("152/2026/NĐ-CP", "2025", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FeeCases))]
    public void Fee(string row)
    {
        var c = row.Split(';');
        var answer = EnforcementFee.Of(new(long.Parse(c[2])), DateOnly.Parse(c[1]), c[3] == "1", c[4] == "1", LawBook.Common);
        Assert.Equal((long.Parse(c[5]), c[6], c[7] == "1"), (answer.Fee.Amount, answer.Rule, answer.Unverified));
        Assert.Equal(answer.Unverified, answer.Reason.Contains(Parameters.Mark, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LimitationCases))]
    public void LimitationOf(string row)
    {
        var c = row.Split(';');
        var skip = c[2].Split('+', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split("..")).Select(r => new DateRange(DateOnly.Parse(r[0]), DateOnly.Parse(r[1])));
        var answer = Limitation.Of(DateOnly.Parse(c[1]), [.. skip], c[3] == "1", DateOnly.Parse(c[4]), LawBook.Common);
        Assert.Equal((c[5], c[6] == "1", c[7], c[8]), (answer.LastDay?.ToString("yyyy-MM-dd") ?? "", answer.Open, answer.Rule, answer.Law));
    }

    [Theory]
    [MemberData(nameof(PaymentCases))]
    public void Payment(string row)
    {
        var c = row.Split(';');
        var claims = c[3].Split('+').Select(x => x.Split(':')).Select((x, i) => new Claim($"{i}", Enum.Parse<PaymentRank>(x[0]), new(long.Parse(x[1])))).ToList();
        var answer = PaymentOrder.Distribute(new(long.Parse(c[2])), claims, DateOnly.Parse(c[1]));
        var paid = answer.Shares.OrderBy(s => int.Parse(s.Claim.Name)).Select(s => s.Paid.Amount);
        Assert.Equal((c[4], long.Parse(c[5])), (string.Join('+', paid), answer.Left.Amount));
    }

    [Fact]
    public void Payment_AccountsForEveryDong_AndNeverPaysMoreThanAClaim()
    {
        var claim = Gen.Select(Gen.Int[0, 8], Gen.Long[0, 5_000_000_000]).Select((rank, amount) => new Claim("x", (PaymentRank)rank, new(amount)));
        Gen.Select(claim.List[0, 8], Gen.Long[0, 20_000_000_000], Gen.Bool).Sample((claims, money, isB) =>
        {
            var answer = PaymentOrder.Distribute(new(money), claims, isB ? new(2026, 7, 1) : new(2023, 7, 3));
            return answer.Shares.Sum(s => s.Paid.Amount) + answer.Left.Amount == money
                && answer.Shares.All(s => s.Paid <= s.Claim.Amount && s.Paid >= Dong.Zero)
                && answer.Shares.All(s => s.Paid == s.Claim.Amount || answer.Shares.All(o => o.Order <= s.Order || o.Paid == Dong.Zero));
        });
    }

    [Fact]
    public void Payment_WhoAskedAfterTheCoercionDecision_Waits_AJointDebtIsPaidOnce()
    {
        Claim[] claims =
        [
            new("late", PaymentRank.Livelihood, new(50)) { AskedOn = new(2026, 9, 8) },
            new("early", PaymentRank.Other, new(80)) { AskedOn = new(2026, 9, 7) },
            new("fee", PaymentRank.CourtFee, new(10)),
        ];
        static string Paid(Distribution answer) => string.Join(' ', answer.Shares.OrderBy(s => s.Claim.Name, StringComparer.Ordinal).Select(s => $"{s.Claim.Name}={s.Paid.Amount}"));
        Assert.Equal("early=80 fee=10 late=10", Paid(PaymentOrder.Distribute(new(100), claims, new(2026, 10, 1), new(2026, 9, 7))));
        Assert.Equal("early=40 fee=10 late=50", Paid(PaymentOrder.Distribute(new(100), claims, new(2026, 10, 1))));
        Claim[] joint = [new("a", PaymentRank.Other, new(60)) { JointDebt = "x" }, new("b", PaymentRank.Other, new(70)) { JointDebt = "x" }, new("c", PaymentRank.Other, new(10))];
        Assert.Equal(("b=70 c=10", 20L), (Paid(PaymentOrder.Distribute(new(100), joint, new(2026, 10, 1))), PaymentOrder.Distribute(new(100), joint, new(2026, 10, 1)).Left.Amount));
    }

    [Fact]
    public void Fee_NeverFallsWhenMoreIsReceived() => Gen.Select(Gen.Long[0, 30_000_000_000], Gen.Long[0, 1_000_000_000]).Sample((received, more) =>
        EnforcementFee.Of(new(received), new(2025, 3, 3), false, false, LawBook.Common).Fee
            <= EnforcementFee.Of(new(received + more), new(2025, 3, 3), false, false, LawBook.Common).Fee);

    [Fact]
    public void NegativeAmounts_AreRefused()
    {
        Assert.Equal("LAW-010", Assert.Throws<RuleViolation>(() => EnforcementFee.Of(new(-1), new(2025, 3, 3), false, false, LawBook.Common)).Code);
        Assert.Equal("LAW-011", Assert.Throws<RuleViolation>(() => PaymentOrder.Distribute(new(-1), [], new(2025, 3, 3))).Code);
        Assert.Equal("LAW-011", Assert.Throws<RuleViolation>(() => PaymentOrder.Distribute(new(1), [new("x", PaymentRank.Other, new(-1))], new(2025, 3, 3))).Code);
    }

    private static TheoryData<string> Lines(string file) => [.. File.ReadAllLines(Path.Combine(Folder, file)).Skip(1).Where(l => l.Length > 0)];
}

public sealed class ChainTests
{
    // Source account of the law table: a dossier made in June and handed by 7 July takes effect early in September;
    // one made in July takes effect only after the professional year.
    [Theory]
    [InlineData("2023-06-15", "2023-07-07", "2023-09-07", true)]
    [InlineData("2023-07-14", "2023-08-07", "2023-10-06", false)]
    [InlineData("2023-08-31", "2023-09-07", "2023-11-08", false)]
    [InlineData("2023-10-31", "2023-11-07", "2024-01-06", true)]
    public void Relief_TakesEffect(string made, string handed, string effective, bool within)
    {
        var table = Chains.Relief(DateOnly.Parse(made), LawBook.Common);
        Assert.Equal((handed, effective, within), (table.Handed.ToString("yyyy-MM-dd"), table.Effective.ToString("yyyy-MM-dd"), table.WithinYear));
        Assert.Equal(["M-47", "M-50", "M-52", "M-55", "M-56b"], table.Steps.Select(s => s.Term.Rule));
    }

    // Working days before Tuesday 15 December 2026 (law.md 6.3): letter fourteen, or twenty-two when it goes to the province.
    [Theory]
    [InlineData(false, "C-24", "2026-11-25")]
    [InlineData(true, "C-24", "2026-11-12")]
    public void Coercion_BackFromItsDay(bool complex, string first, string latest)
    {
        var steps = Chains.Coercion(new(2026, 12, 15), complex, LawBook.Common);
        Assert.Equal((first, DateOnly.Parse(latest)), (steps[0].Rule, steps[0].Latest));
        Assert.Equal(new(2026, 12, 14), steps.Single(s => s.Rule == "C-30").Latest);
        Assert.Equal(new(2026, 12, 11), steps.Single(s => s.Rule == "C-33").Latest);
        Assert.Equal(new(2026, 12, 8), steps.Single(s => s.Rule == "C-29b").Latest);
    }

    [Fact]
    public void Coercion_UnderTheOldLaw()
    {
        var steps = Chains.Coercion(new(2023, 8, 15), true, LawBook.Common);
        Assert.Equal(new(2023, 8, 4), steps.Single(s => s.Rule == "C-27").Latest); // ten days before is Saturday the 5th
        Assert.Equal(new(2023, 8, 10), steps.Single(s => s.Rule == "C-33").Latest);
        Assert.Equal(new(2023, 8, 8), steps.Single(s => s.Rule == "C-32").Latest);
        Assert.Equal(new(2023, 7, 28), steps.Single(s => s.Rule == "C-22").Latest); // ten days before the plan of 8 August is a Saturday
        Assert.DoesNotContain(Chains.Coercion(new(2023, 8, 15), false, LawBook.Common), s => s.Rule == "C-32");
    }

    [Fact]
    public void FirstSteps_EachByTheVersionOfItsDay()
    {
        var steps = Chains.FirstSteps(new(2026, 6, 24), LawBook.Common);
        Assert.Equal(["L-19", "L-18", "L-24", "L-25", "L-31"], steps.Select(s => s.Term.Rule));
        Assert.Equal(["A", "A", "A", "B", "B"], steps.Select(s => s.Term.Law));
    }

    [Fact]
    public void Across_KeepsBothDatesWhenTheLawsDiffer()
    {
        var deadline = LegalClock.Due("V-22", new(2026, 6, 25), LawBook.Common);
        Assert.Equal((new DateOnly(2026, 7, 6), "B", new DateOnly(2026, 7, 15)), (deadline.Due, deadline.Across!.Term.Law, deadline.Across.Due));
        Assert.Null(LegalClock.Due("V-22", new(2026, 6, 1), LawBook.Common).Across);
        Assert.Null(LegalClock.Due("L-24", new(2026, 6, 25), LawBook.Common).Across);
    }

    [Theory]
    [InlineData(299096, 636950, 12004, 501, 0, 0, 0, 923541)] // national figures of 2023
    [InlineData(53640, 0, 368, 6, 17034, 2122, 0, 53266)] // Đồng Tháp, nine months of 2025
    public void Waterfall(long old, long accepted, long entrusted, long withdrawn, long notEnforceable, long other, long done, long toEnforce)
    {
        var fall = Statistics.Of(new(old, accepted, entrusted, withdrawn, notEnforceable, other, done));
        Assert.Equal((toEnforce, toEnforce - notEnforceable - other), (fall.ToEnforce, fall.Enforceable));
        Assert.Equal(toEnforce - done, fall.CarriedForward);
    }

    [Theory]
    [InlineData(620657, 739974, "83.88")]
    [InlineData(116531, 224775, "51.84")]
    [InlineData(577876, 685898, "84.25")]
    [InlineData(0, 0, null)]
    [InlineData(5, 0, null)]
    public void Rate(long done, long enforceable, string? rate) =>
        Assert.Equal(rate, Statistics.Rate(done, enforceable)?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Moves_ByVersionAndKindOfMatter()
    {
        static IEnumerable<string> Rules(DossierState state, MatterKind matter, DateOnly on) => DossierMoves.From(state, matter, on).Select(m => m.Rule).Distinct().Order();
        var (a, b) = (new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1));
        Assert.Contains("L-40", Rules(DossierState.NotEnforceable, MatterKind.OnRequest, a));
        Assert.DoesNotContain("L-42", Rules(DossierState.NotEnforceable, MatterKind.OnRequest, a));
        Assert.Contains("L-42", Rules(DossierState.NotEnforceable, MatterKind.OnRequest, b));
        Assert.DoesNotContain("L-41", Rules(DossierState.NotEnforceable, MatterKind.OnRequest, b));
        Assert.Contains("L-41", Rules(DossierState.NotEnforceable, MatterKind.OwnMotion, b));
        Assert.DoesNotContain("L-42", Rules(DossierState.NotEnforceable, MatterKind.OwnMotion, b));
        foreach (var state in DossierStates.All)
        {
            Assert.Equal(state.IsOpen(), DossierMoves.From(state, MatterKind.OwnMotion, b).Count > 0);
            Assert.Equal(state.IsOpen(), DossierMoves.From(state, MatterKind.OwnMotion, a).Count > 0);
        }
    }
}
