using CaoDiem.Law;
using CaoDiem.Shared;
using CsCheck;
using Xunit;

namespace CaoDiem.Core.Tests.Law;

public sealed class ReliefTests
{
    public static TheoryData<string> Rows =>
        [.. File.ReadAllLines(Path.Combine(TestKit.Samples.Root, "tests/CaoDiem.Core.Tests/Law/relief.csv")).Skip(1).Where(l => l.Length > 0)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Table(string row)
    {
        var c = row.Split(';');
        var answer = ReliefRules.Decide(
            new(Day(c[1])!.Value, Day(c[2])!.Value, Enum.Parse<ObligationKind>(c[3]), c[4] == "1", new(long.Parse(c[5])), new(long.Parse(c[6])), new(long.Parse(c[7])),
                Dong.Zero, Enum.Parse<Means>(c[8], true), Day(c[9]), Day(c[10]), c[11] == "1", c[12] == "1"),
            LawBook.Common);
        Assert.Equal(
            (Enum.Parse<ReliefOutcome>(c[13]), c[14], c[15], c[16] == "1"),
            (answer.Outcome, answer.Rule, answer.MaxReduction?.Amount.ToString() ?? "", answer.Ready));
        Assert.Equal(c[0][..1], answer.Law);
        Assert.EndsWith(".", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reduction_NeverPassesItsCaps()
    {
        Gen.Select(Gen.Long[1, 2_000_000_000], Gen.Long[0, 100_000_000], Gen.Int[0, 30], Gen.Bool).Sample((remaining, paid, years, isB) =>
        {
            var asOf = isB ? new DateOnly(2027, 3, 1) : new DateOnly(2024, 3, 1);
            var answer = ReliefRules.Decide(
                new(asOf, asOf.AddYears(-years).AddDays(-1), ObligationKind.Fine, true, new(remaining + paid), new(paid), new(remaining), Dong.Zero, Means.None, asOf, null, false, false),
                LawBook.Common);
            return answer.Outcome != ReliefOutcome.Reduce
                || (answer.MaxReduction!.Value.Amount * 4 <= remaining && answer.MaxReduction.Value.Amount <= Math.Max(50_000_000, remaining / 4)
                    && (remaining <= 100_000_000 || answer.MaxReduction.Value.Amount <= 50_000_000));
        });
    }

    [Fact]
    public void FirstEligibleDay_IsTheFirst()
    {
        Gen.Select(Gen.Long[1, 200_000_000], Gen.Int[0, 5000]).Sample((remaining, age) =>
        {
            var asOf = new DateOnly(2026, 6, 15);
            var question = new ReliefQuestion(asOf, asOf.AddDays(-age), ObligationKind.CourtFee, true, new(remaining), Dong.Zero, new(remaining), Dong.Zero, Means.None, asOf, null, false, false);
            return ReliefRules.FirstEligibleDay(question, LawBook.Common) is not { } day
                || (Outcome(question, day) != ReliefOutcome.None && (day == asOf || Outcome(question, day.AddDays(-1)) == ReliefOutcome.None));
        });
    }

    [Fact]
    public void WhatCannotBe_IsRefused()
    {
        var question = new ReliefQuestion(
            new(2026, 9, 7), new(2018, 1, 5), ObligationKind.Fine, true, new(10), new(3), new(7), Dong.Zero, Means.None, new(2026, 9, 7), null, false, false);
        Assert.Same(question, question.Checked());
        static string Code(ReliefQuestion bad) => Assert.Throws<RuleViolation>(bad.Checked).Code;
        Assert.Equal("LAW-015", Code(question with { VerifiedOn = new(2026, 9, 8) }));
        Assert.Equal("LAW-015", Code(question with { FirstDecision = new(2026, 9, 8) }));
        Assert.Equal("LAW-015", Code(question with { LastReliefOn = new(2026, 9, 8) }));
        Assert.Equal("LAW-016", Code(question with { Paid = new(4) }));
        Assert.Equal("LAW-016", Code(question with { Remaining = new(6) }));
        Assert.NotNull((question with { Remaining = new(6), LastReliefOn = new(2025, 9, 7) }).Checked()); // an earlier reduction took the rest
        Assert.Equal("LAW-016", Code(question with { Remaining = new(8), LastReliefOn = new(2025, 9, 7) }));
    }

    private static ReliefOutcome Outcome(ReliefQuestion question, DateOnly day) => ReliefRules.Decide(question with { AsOf = day }, LawBook.Common).Outcome;

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.Parse(text);
}

public sealed class ClockTests
{
    [Theory]
    [InlineData("L-18", "2023-06-30", "2023-07-05")] // Friday: three working days
    [InlineData("L-18", "2023-08-31", "2023-09-07")] // 1, 2 September and the substitute of the 4th are days off
    [InlineData("L-24", "2023-07-05", "2023-07-17")] // the tenth day is a Saturday
    [InlineData("L-25", "2023-07-17", "2023-07-27")]
    [InlineData("L-25", "2026-07-17", "2026-07-27")] // new law: nine days, ends on a Sunday
    [InlineData("L-35", "2023-01-03", "2023-07-03")]
    [InlineData("L-35", "2023-08-31", "2024-02-29")] // no 31 February
    [InlineData("V-20", "2023-05-31", "2023-06-30")]
    [InlineData("M-45", "2023-07-01", "2023-07-07")]
    public void Due(string rule, string from, string due) =>
        Assert.Equal(DateOnly.Parse(due), LegalClock.Due(rule, DateOnly.Parse(from), LawBook.Common).Due);

    [Fact]
    public void Due_IsNeverEarlierForALaterEventOrAct_AndNeverOnADayOff()
    {
        var terms = Terms.All;
        Gen.Select(Gen.Int[0, 6000], Gen.Int[0, 60], Gen.Int[0, terms.Count - 1]).Sample((start, later, index) =>
        {
            var (term, version) = (terms[index], LawVersion.Of(terms[index].Law));
            var day = (term.From ?? version.From).AddDays(start);
            var act = version.To is { } to && day > to ? to : day;
            var first = LegalClock.Due(term.Rule, day, act, LawBook.Common).Due;
            var second = LegalClock.Due(term.Rule, day.AddDays(later), act, LawBook.Common).Due;
            var sameAct = LegalClock.Due(term.Rule, day, version.To ?? act.AddDays(later), LawBook.Common).Due;
            return second >= first && sameAct == first
                && (term.Step.Age || term.Unit is TermUnit.Hour or TermUnit.AtOnce || WorkCalendar.Common.IsWorkingDay(first))
                && (term.Step.Before ? first <= day : first >= day);
        });
    }

    [Fact]
    public void AnAge_IsTheSameInTheClockAndInTheRule()
    {
        var (saturday, monday) = (new DateOnly(2023, 7, 8), new DateOnly(2023, 7, 10));
        var question = new ReliefQuestion(
            saturday, new(2018, 1, 5), ObligationKind.CourtFee, true, new(9), Dong.Zero, new(9), Dong.Zero, Means.None, new(2023, 4, 8), null, false, false);
        Assert.Equal(saturday, LegalClock.Due("M-32", new(2023, 4, 8), LawBook.Common).Due);
        Assert.True(ReliefRules.Decide(question, LawBook.Common).Ready);
        Assert.False(ReliefRules.Decide(question with { AsOf = monday }, LawBook.Common).Ready);
        var again = question with { VerifiedOn = monday, LastReliefOn = new(2022, 7, 8) };
        Assert.Equal(saturday, LegalClock.Due("M-04", new(2022, 7, 8), LawBook.Common).Due);
        Assert.Equal("M-04", ReliefRules.Decide(again, LawBook.Common).Rule);
        Assert.Equal(ReliefOutcome.Exempt, ReliefRules.Decide(again with { AsOf = saturday.AddDays(1) }, LawBook.Common).Outcome);
        Assert.Equal(new(2027, 2, 21), LegalClock.Due("C-12", new(2027, 2, 6), LawBook.Common).Due);
        Assert.Equal(new DateRange(new(2027, 1, 20), new(2027, 2, 25)), CoercionTimes.Window(2027, LawBook.Common));
    }

    [Fact]
    public void HourTerms_RunFromTheMoment()
    {
        Assert.Equal(new(2026, 9, 8, 14, 30, 0), LegalClock.DueAt("L-53", new(2026, 9, 9, 14, 30, 0), LawBook.Common));
        Assert.Equal(new(2026, 9, 6, 8, 15, 0), LegalClock.DueAt("C-07", new(2026, 9, 5, 8, 15, 0), LawBook.Common)); // to a Sunday
        Assert.Equal(new(2026, 9, 9, 14, 30, 0), LegalClock.DueAt("L-11b", new(2026, 9, 9, 14, 30, 0), LawBook.Common));
        Assert.Equal(new(2026, 9, 14), DateOnly.FromDateTime(LegalClock.DueAt("L-11", new(2026, 9, 7, 14, 30, 0), LawBook.Common)));
    }

    [Fact]
    public void Waiting_AcrossTheLaws_KeepsBothDates()
    {
        var began = LegalClock.Due("L-40", new(2025, 9, 1), LawBook.Common);
        Assert.Equal((new DateOnly(2026, 9, 3), "L-41", new DateOnly(2027, 9, 1)), (began.Due, began.Across!.Term.Rule, began.Across.Due));
        var ended = LegalClock.Due("L-42", new(2025, 9, 1), new(2026, 7, 1), LawBook.Common);
        Assert.Equal((new DateOnly(2027, 9, 1), "L-40"), (ended.Due, ended.Across!.Term.Rule));
        Assert.Null(LegalClock.Due("L-40", new(2025, 6, 2), LawBook.Common).Across);
        Assert.Null(LegalClock.Due("L-41", new(2026, 7, 1), LawBook.Common).Across);
    }

    [Fact]
    public void ATermThatCameLater_DoesNotRunBefore()
    {
        Assert.Equal("LAW-004", Assert.Throws<RuleViolation>(() => LegalClock.Due("L-66", new(2022, 2, 28), LawBook.Common)).Code);
        Assert.Equal(new(2022, 3, 8), LegalClock.Due("L-66", new(2022, 3, 1), LawBook.Common).Due);
    }

    [Fact]
    public void Version_ByTheDayOfTheAct()
    {
        Assert.Equal("A", LawVersion.On(new(2026, 6, 30)).Id);
        Assert.Equal("B", LawVersion.On(new(2026, 7, 1)).Id);
    }
}

public sealed class FileRulesTests
{
    [Fact]
    public void DatesThatOnlyTheOfficeSets_AreMarkedUnverified()
    {
        var asOf = new DateOnly(2026, 3, 2);
        var facts = new DossierFacts
        {
            DecisionDate = new(2025, 1, 2),
            Matter = MatterKind.OwnMotion,
            State = DossierState.Enforcing,
            Obligations = [new(ObligationKind.Debt, new(10), Dong.Zero, new(10))],
            Means = Means.Has,
            LastVerifiedOn = new(2026, 1, 5),
        };
        foreach (var norm in new[] { facts, facts with { CoercionDecisionOn = new(2026, 1, 5) } })
        {
            Assert.Contains(Parameters.Mark, Assert.Single(FileRules.Decide(norm, asOf, LawBook.Common)).NextStep, StringComparison.Ordinal);
        }

        var byLaw = Assert.Single(FileRules.Decide(facts with { LastVerifiedOn = null, ActsSince = facts.DecisionDate }, asOf, LawBook.Common));
        Assert.DoesNotContain(Parameters.Mark, byLaw.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Relief_IsTheSameWhenAskedAgain_AndTheDayAfter_UntilAFactChanges()
    {
        var gen = Gen.Select(Any<ObligationKind>(), Any<Means>(), Any<DossierState>(), Gen.Int[0, 6000], Gen.Int[0, 60], Gen.Long[1, 300_000_000], Gen.Long[0, 20_000_000]);
        gen.Sample((kind, means, state, age, verified, remaining, paid) =>
        {
            var asOf = new DateOnly(2026, 9, 7);
            var facts = new DossierFacts
            {
                DecisionDate = asOf.AddDays(-age),
                Matter = MatterKind.OwnMotion,
                State = state,
                Obligations = [new(kind, new(remaining + paid), new(paid), new(remaining))],
                Means = means,
                LastVerifiedOn = asOf.AddDays(-verified),
            };
            static string Words(IEnumerable<Finding> findings) => string.Join('|', findings.Select(f => $"{f.Group} {f.Rule} {f.Ready} {f.Text} {f.NextStep} {f.Due} {string.Join(' ', f.Missing)}"));
            static bool IsRelief(Finding f) => f.Group is WorkGroup.Exemption or WorkGroup.Reduction;
            var first = FileRules.Decide(facts, asOf, LawBook.Common);
            var again = FileRules.Decide(facts, asOf, LawBook.Common);
            var later = FileRules.Decide(facts, asOf.AddDays(1), LawBook.Common);
            return Words(first) == Words(again) && (!first.Any(IsRelief) || later.Any(IsRelief));
        });
    }

    [Fact]
    public void FromTheNewLawOn_NothingToDoRestsOnTheOldOne_AndOnlyActsOnRecordAreLate()
    {
        var gen = Gen.Select(Any<DossierState>(), Any<ObligationKind>(), Any<Means>(), Gen.Int[0, 5000], Gen.Int[-1, 900], Gen.Int[-1, 900], Gen.Bool, Gen.Bool);
        gen.Sample((state, kind, means, age, verified, decided, coerced, ownMotion) =>
        {
            var asOf = LawVersion.B.From.AddDays(age % 400);
            DateOnly? Ago(int days) => days < 0 ? null : asOf.AddDays(-days);
            var facts = new DossierFacts
            {
                DecisionDate = asOf.AddDays(-age),
                Matter = ownMotion ? MatterKind.OwnMotion : MatterKind.OnRequest,
                State = state,
                Obligations = [new(kind, new(1_500_000), Dong.Zero, new(1_500_000))],
                Means = means,
                LastVerifiedOn = Ago(verified),
                NotEnforceableOn = state == DossierState.NotEnforceable ? Ago(decided) : null,
                CoercionDecisionOn = coerced ? Ago(decided) : null,
            };
            return FileRules.Decide(facts, asOf, LawBook.Common).All(f => f.Law == "B" && !f.Article.Contains("THADS 2008", StringComparison.Ordinal)
                && (!f.IsOverdue(asOf) || f.Clock!.Event <= asOf) && !(f.RecordGap && f.Due < asOf));
        });
    }

    [Fact]
    public void Ranking_PutsWhatIsLostFirst_AndCountsWhatIsToBeWrittenDown()
    {
        var asOf = new DateOnly(2026, 9, 7);
        static DossierFacts File(string text) => ActCaseTests.Facts(text);
        var findings = FileRules.Decide(File("decision=2022-01-05 ver=2026-08-20:None complaint=2026-07-20:Coercion:1:2026-07-24 held=2026-08-20"), asOf, LawBook.Common)
            .Concat(FileRules.Decide(File("decision=2026-08-03"), asOf, LawBook.Common)).Concat(FileRules.Decide(File("decision=2022-01-05 ver=2026-08-20:Has"), asOf, LawBook.Common)).ToList();
        Assert.Equal(["Q-04", "P-15", "L-31", "C-01", "L-18"], Losses.Rank(findings, asOf).Select(f => f.Rule));
        Assert.Equal([Loss.Right, Loss.Money, Loss.Discipline], Losses.Rank(findings, asOf).Take(3).Select(f => f.Loss));
        IReadOnlyList<Finding>[] files = [FileRules.Decide(File("decision=2026-08-03"), asOf, LawBook.Common), FileRules.Decide(File("decision=2026-08-03"), asOf, LawBook.Common),
            FileRules.Decide(File("decision=2026-08-03 state=Postponed"), asOf, LawBook.Common)];
        Assert.Equal(["notice 2", "verification 2", "stop-decision 1", "stop-ground 1"], RecordGaps.Count(files).Select(g => $"{g.Code} {g.Files}"));
        Assert.Equal(Loss.Order, Losses.Of("x"));
        Assert.All(Enum.GetValues<Loss>(), l => Assert.NotEmpty(l.Label()));
    }

    [Fact]
    public void Sale_ForwardAndBack_MeetEachOther()
    {
        var law = LawBook.Common;
        var forward = SaleChain.Forward(new(2026, 9, 7), true, 1, law);
        Assert.Equal(["X-02", "X-03", "X-05", "X-06", "X-07", "X-06", "P-15"], forward.Select(s => s.Term.Rule));
        Assert.Equal(
            ["2026-09-14", "2026-09-21", "2026-09-28", "2026-11-12", "2026-11-19", "2027-01-04", "2027-01-14"], forward.Select(s => $"{s.Due:yyyy-MM-dd}"));
        var back = SaleChain.Back(new(2027, 1, 14), true, 1, law);
        Assert.Equal(["X-01", "C-04", "X-02", "X-03", "X-05", "X-06", "X-07", "X-06", "P-15"], back.Select(s => s.Rule));
        Assert.True(back[1].Latest >= new DateOnly(2026, 9, 7) && back[0].Latest < back[1].Latest);
        Assert.Equal("X-06b", SaleChain.Forward(new(2026, 9, 7), false, 0, law)[3].Term.Rule);
        Assert.DoesNotContain(SaleChain.Back(new(2027, 1, 14), false, 0, law), s => s.Rule == "X-01");
        Assert.Equal(810_000, SaleChain.LowestPrice(new(1_000_000), 2, new(2026, 9, 7), law).Amount);
    }

    private static Gen<T> Any<T>()
        where T : struct, Enum => Gen.Int[0, Enum.GetValues<T>().Length - 1].Select(i => Enum.GetValues<T>()[i]);

    [Fact]
    public void EveryOpenFile_HasAFindingWithStepDateAndArticle_ClosedOnesNone()
    {
        var gen = Gen.Select(
            Any<DossierState>(), Any<ObligationKind>(), Any<Means>(),
            Gen.Int[0, 4000], Gen.Int[-1, 900], Gen.Long[0, 500_000_000], Gen.Bool);
        gen.Sample((state, kind, means, age, verified, remaining, coerced) =>
        {
            var asOf = new DateOnly(2026, 3, 1).AddDays(age % 300);
            var facts = new DossierFacts
            {
                DecisionDate = asOf.AddDays(-age),
                Matter = MatterKind.OwnMotion,
                State = state,
                Obligations = [new(kind, new(remaining), Dong.Zero, new(remaining))],
                Means = means,
                LastVerifiedOn = verified < 0 ? null : asOf.AddDays(-verified),
                CoercionDecisionOn = coerced ? asOf.AddDays(-3) : null,
            };
            var findings = FileRules.Decide(facts, asOf, LawBook.Common);
            return state.IsOpen()
                ? findings.Count > 0 && findings.All(f => f.NextStep.Length > 0 && f.Article.Length > 0 && f.Text.EndsWith('.') && f.Due > new DateOnly(2000, 1, 1))
                    && (findings.Count == 1 || findings.All(f => f.Group != WorkGroup.Review))
                : findings.Count == 0;
        });
    }
}
