using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Xunit;

namespace CaoDiem.Core.Tests.Dossiers;

/// <summary>What acts make of a file once they count, each rule by its name.</summary>
public sealed class LedgerEffectTests
{
    private static readonly DateOnly Opened = new(2026, 8, 3);
    private static readonly DateOnly Day = new(2026, 9, 1);

    [Fact]
    public void ARevokedDecision_IsOutOfForceFromThatDay_AndInForceBefore()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Day);
        var decision = file.Decide(ActKind.NotEnforceable, Day, e => e with { Ground = "a" });
        file.Decide(ActKind.Revoked, Day.AddDays(10), e => e with { Ground = "sai căn cứ", Strikes = decision.Id });
        Assert.Equal(DossierState.NotEnforceable, file.On(Day.AddDays(9)).State);
        Assert.Equal(DossierState.Enforcing, file.On(Day.AddDays(10)).State);
        Assert.Equal("ACT-093", Code(() => file.Cancel(decision, Day.AddDays(11))));
    }

    [Fact]
    public void AnAmendedDecision_CountsAsAmended()
    {
        var file = new LedgerBuilder(Opened);
        var postponed = file.Decide(ActKind.Postponed, Day, e => e with { Ground = "c", Until = Day.AddDays(20) });
        file.Decide(ActKind.Amended, Day.AddDays(3), e => e with { Ground = "sai ngày", Strikes = postponed.Id, Until = Day.AddDays(30) });
        Assert.Equal(Day.AddDays(20), file.On(Day.AddDays(2)).Until);
        Assert.Equal(Day.AddDays(30), file.On(Day.AddDays(3)).Until);
    }

    [Fact]
    public void PostponementByAgreement_HasAnEnd() =>
        Assert.Equal("ACT-061", Code(() => new LedgerBuilder(Opened).Decide(ActKind.Postponed, Day, e => e with { Ground = "c" })));

    [Fact]
    public void GoingOn_EndsAPostponement()
    {
        var file = new LedgerBuilder(Opened);
        file.Decide(ActKind.Postponed, Day, e => e with { Ground = "c", Until = Day.AddDays(20) });
        file.Decide(ActKind.Continued, Day.AddDays(21));
        Assert.Equal(DossierState.Enforcing, file.On(Day.AddDays(21)).State);
        Assert.Equal("ACT-063", Code(() => file.Decide(ActKind.Continued, Day.AddDays(22))));
    }

    [Fact]
    public void TimeAlone_ChangesNoState()
    {
        var file = new LedgerBuilder(Opened);
        file.Decide(ActKind.Postponed, Day, e => e with { Ground = "c", Until = Day.AddDays(20) });
        Assert.Equal(DossierState.Postponed, file.On(Day.AddYears(2)).State);
    }

    [Fact]
    public void ARelief_LowersTheDueFromItsEffect()
    {
        var file = new LedgerBuilder(Opened);
        file.Record(new(ActKind.ReliefGranted, Day) { Body = "TAND khu vực 4", Amount = new(2_000_000), DocumentNo = "3/QĐ", DocumentOn = Day, EffectiveOn = Day.AddDays(15) });
        Assert.Equal(5_000_000, file.On(Day.AddDays(14)).Remaining.Amount);
        Assert.Equal((3_000_000L, Day), (file.On(Day.AddDays(15)).Remaining.Amount, file.On(Day.AddDays(15)).LastReliefOn));
    }

    [Fact]
    public void AProtestedRelief_DoesNotWork()
    {
        var file = new LedgerBuilder(Opened);
        file.Record(new(ActKind.ReliefGranted, Day) { Body = "TAND", Amount = new(2_000_000), DocumentNo = "3/QĐ", DocumentOn = Day, EffectiveOn = Day.AddDays(15) });
        file.Record(new(ActKind.ReliefProtested, Day.AddDays(5)) { Body = "VKSND" });
        Assert.Equal(5_000_000, file.On(Day.AddDays(15)).Remaining.Amount);
    }

    [Fact]
    public void APartialTermination_SettlesItsPart_AndTheFileGoesOn()
    {
        var file = new LedgerBuilder(Opened, new(ObligationKind.Debt, "Trả nợ", 10), new(ObligationKind.CourtFee, "Án phí", 4));
        file.Decide(ActKind.Terminated, Day, e => e with { Ground = "c", Parts = [new(1, 10)] });
        Assert.Equal((DossierState.Enforcing, 4L), (file.On(Day).State, file.On(Day).Remaining.Amount));
        file.Decide(ActKind.Terminated, Day.AddDays(1), e => e with { Ground = "c", Parts = [new(2, 4)] }, "2/QĐ");
        Assert.Equal(DossierState.Terminated, file.On(Day.AddDays(1)).State);
    }

    [Fact]
    public void ASplit_FollowsTheOrderOfPayment_OrTheHandThatMadeIt()
    {
        var file = new LedgerBuilder(Opened, new(ObligationKind.Debt, "Trả nợ", 100), new(ObligationKind.Maintenance, "Cấp dưỡng", 50));
        file.Pay(Day, 60);
        Assert.Equal([10L, 50L], file.On(Day).Items.Select(i => i.Paid.Amount));
        file.Record(new(ActKind.Paid, Day) { Amount = new(20), ReceiptNo = "2", Parts = [new(1, 20)] });
        Assert.Equal([30L, 50L], file.On(Day).Items.Select(i => i.Paid.Amount));
        file.Record(new(ActKind.Reallocated, Day) { Reason = "Theo thỏa thuận", Parts = [new(1, 5), new(2, -5)] });
        Assert.Equal([35L, 45L], file.On(Day).Items.Select(i => i.Paid.Amount));
    }

    [Fact]
    public void WhatIsPaidOut_BlocksCancellingThePayment()
    {
        var file = new LedgerBuilder(Opened, new ItemContent(ObligationKind.Debt, "Trả nợ", 100));
        var paid = file.Pay(Day, 60);
        file.Record(new(ActKind.PaidOut, Day.AddDays(1)) { Amount = new(60), DocumentNo = "PC 1" });
        Assert.Equal("ACT-093", Code(() => file.Cancel(paid, Day.AddDays(2))));
    }

    [Fact]
    public void AnItem_IsCorrected_ButNotBelowWhatIsSettled()
    {
        var file = new LedgerBuilder(Opened);
        file.Pay(Day, 2_000_000);
        ActEntry Correct(long due) => new(ActKind.ItemCorrected, Day.AddDays(1)) { Reason = "Gõ nhầm", Detail = new() { Item = 1, Items = [new(ObligationKind.CourtFee, "Án phí", due)] } };
        Assert.Equal("ACT-023", Code(() => file.Record(Correct(1_000_000))));
        file.Record(Correct(3_000_000));
        Assert.Equal(1_000_000, file.On(Day.AddDays(1)).Remaining.Amount);
    }

    [Fact]
    public void AComplaint_IsOpenUntilAnswered()
    {
        var file = new LedgerBuilder(Opened);
        var complaint = file.Record(new(ActKind.Complaint, Day) { Text = "Về việc kê biên" });
        Assert.Single(file.On(Day).Unanswered);
        file.Record(new(ActKind.Answered, Day.AddDays(3)) { Answers = complaint.Id, Text = "Bác khiếu nại" });
        Assert.Empty(file.On(Day.AddDays(3)).Unanswered);
        Assert.Equal("ACT-080", Code(() => file.Record(new(ActKind.Answered, Day.AddDays(4)) { Answers = complaint.Id, Text = "x" })));
    }

    [Fact]
    public void AsKnownOn_ADay_ForgetsWhatCameLater()
    {
        var file = new LedgerBuilder(Opened);
        var late = file.Record(new(ActKind.Paid, Day) { Amount = new(1_000_000), ReceiptNo = "9" }, Day.AddDays(7));
        Assert.Equal(5_000_000, FileState.Fold(file.Ledger.Acts, Day, Day.AddDays(6)).Remaining.Amount);
        Assert.Equal(4_000_000, FileState.Fold(file.Ledger.Acts, Day, Day.AddDays(7)).Remaining.Amount);
        file.Cancel(late, Day.AddDays(20));
        Assert.Equal(4_000_000, FileState.Fold(file.Ledger.Acts, Day, Day.AddDays(19)).Remaining.Amount);
        Assert.Equal(5_000_000, FileState.Fold(file.Ledger.Acts, Day, Day.AddDays(20)).Remaining.Amount);
    }

    private static string? Code(Action action) => Assert.Throws<RuleViolation>(action).Code;
}
