using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Xunit;

namespace CaoDiem.Core.Tests.Dossiers;

/// <summary>What an office would never mean: refused; what it must be able to say: kept.</summary>
public sealed class LedgerSenseTests
{
    private static readonly DateOnly Opened = new(2026, 8, 3);
    private static readonly DateOnly Day = new(2026, 9, 1);

    [Theory]
    [InlineData(ActKind.ItemAdded)]
    [InlineData(ActKind.ItemCorrected)]
    public void NoItem_OwesLessThanNothing(ActKind kind)
    {
        var entry = new ActEntry(kind, Day) { Reason = "Sửa", Detail = new() { Item = 1, Items = [new(ObligationKind.Fine, "Phạt", -1)] } };
        Assert.Equal("ACT-007", Code(() => new LedgerBuilder(Opened).Record(entry)));
    }

    [Fact]
    public void MoneyReceived_Counts_ThoughTheReliefBehindItNoLongerFits()
    {
        var file = new LedgerBuilder(Opened);
        file.Record(new(ActKind.ReliefDossier, Day) { Which = ReliefKind.Exemption, Amount = new(5_000_000) });
        file.Pay(Day.AddDays(-3), 1_000_000);
        Assert.Equal(1_000_000, file.On(Day).Paid.Amount);
        Assert.Equal("ACT-045", Code(() => file.Record(new(ActKind.ReliefDossier, Day.AddDays(1)) { Which = ReliefKind.Exemption, Amount = new(5_000_000) })));
    }

    [Fact]
    public void MoneyReceivedBetweenDecisionAndEffectOfARelief_Counts_AndTheReliefTakesOffWhatIsLeft()
    {
        var file = new LedgerBuilder(Opened);
        Granted(file, Day, Day.AddDays(15));
        file.Pay(Day.AddDays(1), 2_000_000);
        var later = file.On(Day.AddDays(20));
        Assert.Equal((2_000_000L, 3_000_000L, 0L), (later.Paid.Amount, later.Relieved.Amount, later.Remaining.Amount));
    }

    [Fact]
    public void ADecidedRelief_IsNoLongerAwaitedFromTheCourt_EvenBeforeItWorks()
    {
        var file = new LedgerBuilder(Opened);
        file.Record(new(ActKind.ReliefSent, Day) { Which = ReliefKind.Exemption, Body = "Tòa án", Amount = new(5_000_000) });
        Assert.NotNull(file.On(Day).ToFacts(file.Ledger.File).CourtRelief);
        Granted(file, Day.AddDays(2), Day.AddDays(17));
        var facts = file.On(Day.AddDays(3)).ToFacts(file.Ledger.File);
        Assert.Equal((null, Day.AddDays(2)), (facts.CourtRelief, facts.LastReliefOn));
    }

    [Theory]
    [InlineData("3144")]
    [InlineData(" 000 3144")]
    public void TheSameReceipt_WrittenOtherwise_IsTheSame(string written)
    {
        var file = new LedgerBuilder(Opened);
        file.Pay(Day, 100, "0003144");
        Assert.Equal("ACT-040", Code(() => file.Pay(Day, 100, written)));
    }

    [Fact]
    public void WhatARegisterProposes_KeepsItsDay_AndNeedsNoNumber()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Day.AddDays(-5));
        var act = file.Record(
            new(ActKind.NotEnforceable, Day.AddDays(-4)) { Ground = "a", Stage = ActStage.Proposed, Reason = "Theo sổ" }, Day, ActSource.Register);
        file.Ledger.Agree(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day.AddDays(40)), "88/QĐ", Day.AddDays(40));
        Assert.Equal((ActStage.Issued, Day.AddDays(-4), "88/QĐ"), (act.Stage, act.Day, act.DocumentNo));
        Assert.Equal(Day.AddDays(-4), file.On(Day).NotEnforceableOn);
    }

    [Fact]
    public void ACompletionThatARegisterProposes_IsNoDecision_AndCountsOnceAgreedTo()
    {
        var file = new LedgerBuilder(Opened);
        file.Pay(Day, 5_000_000);
        var act = file.Record(new(ActKind.Completed, Day) { Stage = ActStage.Proposed }, Day.AddDays(1), ActSource.Register);
        file.Ledger.Agree(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day.AddDays(9)), null, null);
        Assert.Equal((DossierState.Completed, Day), (file.On(Day.AddDays(9)).State, file.On(Day.AddDays(9)).StateOn!.Value));
    }

    [Fact]
    public void TheSameProposal_IsNotMadeTwice_ButAnotherOneMayBe()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Day);
        file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" });
        Assert.Equal("ACT-099", Code(() => file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" })));
        Assert.Equal(ActStage.Proposed, file.Record(new(ActKind.NotEnforceable, Day) { Ground = "b" }).Stage);
    }

    [Fact]
    public void NobodyIsCoerced_WhileEnforcementIsPostponed()
    {
        var file = new LedgerBuilder(Opened);
        var decided = new ActEntry(ActKind.CoercionDecided, Day.AddDays(2)) { Measure = "Kê biên", PlannedOn = Day.AddDays(9) };
        file.Decide(ActKind.Postponed, Day, e => e with { Ground = "a", Until = Day.AddDays(20) });
        Assert.Equal("ACT-053", Code(() => file.Record(decided)));
        file.Decide(ActKind.Continued, Day.AddDays(1), number: "2/QĐ");
        Assert.Equal(ActStage.Proposed, file.Record(decided).Stage);
    }

    [Fact]
    public void ADayToCome_IsNotBehindTheDayOfTheAct()
    {
        var file = new LedgerBuilder(Opened);
        Assert.Equal("ACT-062", Code(() => file.Record(new(ActKind.Promised, Day) { PlannedOn = Day.AddDays(-1), Amount = new(1) })));
        Assert.Equal("ACT-062", Code(() => file.Record(new(ActKind.Detained, Day) { Until = Day.AddDays(-1) })));
        Assert.Equal("ACT-062", Code(() => file.Record(new(ActKind.SafetyNote, Day) { Until = Day.AddDays(-1), Text = "Chó dữ" })));
    }

    private static void Granted(LedgerBuilder file, DateOnly on, DateOnly effective) => file.Record(new(ActKind.ReliefGranted, on)
    {
        Body = "Tòa án",
        Amount = new(5_000_000),
        DocumentNo = "3/QĐ",
        DocumentOn = on,
        EffectiveOn = effective,
    });

    private static string Code(Action act) => Assert.Throws<RuleViolation>(act).Code;
}
