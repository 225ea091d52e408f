using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Xunit;

namespace CaoDiem.Core.Tests.Dossiers;

/// <summary>Each rule of the ledger by its name.</summary>
public sealed class FileLedgerTests
{
    private static readonly DateOnly Opened = new(2026, 8, 3);
    private static readonly DateOnly Day = new(2026, 9, 1);

    [Fact]
    public void Opening_SaysWhatIsOwed()
    {
        var state = new LedgerBuilder(Opened, new(ObligationKind.Fine, "Phạt", 7), new(ObligationKind.CourtFee, "Án phí", 5)).On(Opened);
        Assert.Equal((12L, 0L, 12L), (state.Due.Amount, state.Paid.Amount, state.Remaining.Amount));
        Assert.Equal([1, 2], state.Items.Select(i => i.Number));
        Assert.Equal(DossierState.Enforcing, state.State);
    }

    [Fact]
    public void AnEntryThatLacksAField_IsRefusedWithTheField()
    {
        var file = new LedgerBuilder(Opened);
        var refused = Assert.Throws<RuleViolation>(() => file.Record(new(ActKind.Paid, Day) { Amount = new(1) }));
        Assert.Equal(("ACT-002", "receiptNo"), (refused.Code, refused.Field));
    }

    [Fact]
    public void NothingHappensAfterToday() =>
        Assert.Equal("ACT-003", Code(() => new LedgerBuilder(Opened).Record(new(ActKind.Verified, Day.AddDays(1)) { Means = Means.None, Text = "x" }, Day)));

    [Fact]
    public void NothingHappensBeforeTheDecision() =>
        Assert.Equal("ACT-004", Code(() => new LedgerBuilder(Opened).Verify(Opened.AddDays(-1))));

    [Fact]
    public void ADecision_RunsProposedAgreedIssued_AndCountsOnlyThen()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Day);
        var act = file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" });
        Assert.Equal((ActStage.Proposed, DossierState.Enforcing), (act.Stage, file.On(Day).State));
        file.Ledger.Agree(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day), null, null);
        Assert.Equal((ActStage.Agreed, DossierState.Enforcing), (act.Stage, file.On(Day).State));
        file.Ledger.Issue(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day.AddDays(2)), "31/QĐ", Day.AddDays(2));
        Assert.Equal((ActStage.Issued, DossierState.Enforcing), (act.Stage, file.On(Day.AddDays(1)).State));
        var now = file.On(Day.AddDays(2));
        Assert.Equal((DossierState.NotEnforceable, Day.AddDays(2), "a"), (now.State, now.NotEnforceableOn, now.NotEnforceableGround));
    }

    [Fact]
    public void AnUndoneApproval_IsAProposalAgain()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Day);
        var act = file.Decide(ActKind.NotEnforceable, Day, e => e with { Ground = "a" });
        file.Ledger.UndoApproval(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day));
        Assert.Equal((ActStage.Proposed, DossierState.Enforcing), (act.Stage, file.On(Day).State));
    }

    [Fact]
    public void AReturnedProposal_HasNoEffect()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Day);
        var act = file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" });
        file.Ledger.Return(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day), "Chưa đủ căn cứ");
        Assert.Equal((ActStage.Returned, DossierState.Enforcing), (act.Stage, file.On(Day).State));
        Assert.Equal("ACT-090", Code(() => file.Ledger.Agree(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day), null, null)));
    }

    [Fact]
    public void NotEnforceable_WantsAValidVerification()
    {
        var file = new LedgerBuilder(new(2025, 1, 2));
        Assert.Equal("ACT-031", Code(() => file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" })));
        file.Verify(new(2026, 1, 5));
        Assert.Equal("ACT-031", Code(() => file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" })));
    }

    [Fact]
    public void NotEnforceable_WantsMeansThatAgreeWithTheGround()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Day, Means.Has, "Có lương");
        Assert.Equal("ACT-032", Code(() => file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" })));
    }

    [Fact]
    public void NotEnforceable_WithAReasonedException_IsProposed()
    {
        var act = new LedgerBuilder(Opened).Record(new(ActKind.NotEnforceable, Day) { Ground = "c", Reason = "Không rõ địa chỉ, UBND xã xác nhận" });
        Assert.Equal(ActStage.Proposed, act.Stage);
    }

    [Fact]
    public void Cancelling_TakesTheEffectAway_AndKeepsTheRecord()
    {
        var file = new LedgerBuilder(Opened);
        var paid = file.Pay(Day, 2_000_000);
        file.Cancel(paid, Day);
        Assert.Equal(5_000_000, file.On(Day).Remaining.Amount);
        Assert.Contains(file.Ledger.Acts, a => a.Id == paid.Id && a.IsCancelled);
        Assert.Equal("ACT-092", Code(() => file.Cancel(paid, Day)));
    }

    [Fact]
    public void Cancelling_NamesWhatStandsOnIt()
    {
        var file = new LedgerBuilder(Opened);
        var paid = file.Pay(Day, 5_000_000);
        var done = file.Record(new(ActKind.Completed, Day.AddDays(1)));
        var refused = Assert.Throws<RuleViolation>(() => file.Cancel(paid, Day.AddDays(2)));
        Assert.Equal("ACT-093", refused.Code);
        Assert.Contains("Thi hành xong", refused.Message, StringComparison.Ordinal);
        file.Cancel(done, Day.AddDays(2));
        file.Cancel(paid, Day.AddDays(2));
        Assert.Equal((DossierState.Enforcing, 5_000_000L), (file.On(Day.AddDays(2)).State, file.On(Day.AddDays(2)).Remaining.Amount));
    }

    [Fact]
    public void Cancelling_WantsAReason() =>
        Assert.Equal("ACT-091", Code(() =>
        {
            var file = new LedgerBuilder(Opened);
            file.Cancel(file.Pay(Day, 1), Day, " ");
        }));

    [Fact]
    public void ActsOfOneEvent_AreCancelledTogether()
    {
        var file = new LedgerBuilder(Opened);
        var origin = new ActOrigin(LedgerBuilder.Officer, LedgerBuilder.Evening(Day), Day, EventId: Guid.CreateVersion7());
        var paid = file.Ledger.Record(new(ActKind.Paid, Day) { Amount = new(5_000_000), ReceiptNo = "7" }, origin);
        file.Ledger.Record(new(ActKind.Completed, Day), origin);
        Assert.Equal(DossierState.Completed, file.On(Day).State);
        file.Cancel(paid, Day);
        Assert.Equal((DossierState.Enforcing, 5_000_000L), (file.On(Day).State, file.On(Day).Remaining.Amount));
    }

    [Fact]
    public void AVoidReceipt_DoesNotComeAgain_AMistypedOneDoes()
    {
        var file = new LedgerBuilder(Opened);
        file.Cancel(file.Pay(Day, 80, "BL 5"), Day, receipt: ReceiptFate.Mistyped);
        file.Pay(Day, 800, "BL 5");
        file.Cancel(file.Pay(Day, 70, "BL 6"), Day, receipt: ReceiptFate.Void);
        Assert.Equal("ACT-006", Code(() => file.Pay(Day, 700, "bl 6")));
    }

    [Fact]
    public void AReceiptCountsOnce() => Assert.Equal("ACT-040", Code(() =>
    {
        var file = new LedgerBuilder(Opened);
        file.Pay(Day, 80, "BL 5");
        file.Pay(Day.AddDays(1), 80, "bl5");
    }));

    [Fact]
    public void MoneyBeyondWhatRemains_Counts_AndTheExcessIsUnallocated()
    {
        var file = new LedgerBuilder(Opened);
        file.Pay(Day, 6_000_000);
        Assert.Equal((0L, 5_000_000L, 1_000_000L), (file.On(Day).Remaining.Amount, file.On(Day).Paid.Amount, file.On(Day).Unallocated.Amount));
    }

    [Fact]
    public void AnActThatLaterOnesDoNotAllow_IsRefusedWithTheirName()
    {
        var file = new LedgerBuilder(Opened);
        file.Verify(Opened);
        file.Decide(ActKind.Postponed, Day, e => e with { Ground = "a" });
        var refused = Assert.Throws<RuleViolation>(() => file.Decide(ActKind.Terminated, Day.AddDays(-1), e => e with { Ground = "a" }));
        Assert.Equal("ACT-011", refused.Code);
        Assert.Contains("Hoãn thi hành án", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOrderOfArrival_DoesNotMatter()
    {
        var one = new LedgerBuilder(Opened);
        one.Pay(Day, 1_000_000);
        one.Verify(Day.AddDays(-5));
        var other = new LedgerBuilder(Opened);
        other.Verify(Day.AddDays(-5));
        other.Pay(Day, 1_000_000);
        Assert.Equal(one.On(Day).Remaining, other.On(Day).Remaining);
        Assert.Equal(one.On(Day).LastVerifiedOn, other.On(Day).LastVerifiedOn);
    }

    [Fact]
    public void EvidenceThatDoesNotFit_IsAConflict_WithoutEffect()
    {
        var file = new LedgerBuilder(Opened);
        var act = file.Record(new(ActKind.Completed, Day), source: ActSource.Results);
        Assert.Equal((ActStage.Conflict, DossierState.Enforcing), (act.Stage, file.On(Day).State));
        Assert.StartsWith("ACT-070", act.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AConflict_CountsOnceItFits_WhenTheHeadSaysSo()
    {
        var file = new LedgerBuilder(Opened);
        var act = file.Record(new(ActKind.Completed, Day), source: ActSource.Results);
        Assert.Equal("ACT-070", Code(() => file.Ledger.Settle(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day), "Đúng")));
        file.Pay(Day, 5_000_000);
        file.Ledger.Settle(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day), "Đã thu đủ");
        Assert.Equal(DossierState.Completed, file.On(Day).State);
    }

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

    [Fact]
    public void Opening_IsTakenBack_OnlyWhileNothingStandsOnIt_AndNothingComesAfter()
    {
        var file = new LedgerBuilder(Opened);
        var opening = file.Ledger.Acts[0];
        var note = file.Record(new(ActKind.Note, Day) { Text = "x" });
        Assert.Equal("ACT-093", Code(() => file.Cancel(opening, Day)));
        file.Cancel(note, Day);
        file.Cancel(opening, Day);
        Assert.Equal("ACT-016", Code(() => file.Record(new(ActKind.Note, Day) { Text = "y" })));
        Assert.Equal("ACT-092", Code(() => file.Cancel(opening, Day)));
    }

    [Fact]
    public void ConflictOfADecision_CountsFromItsDocument_OnceItIsSettled()
    {
        var file = new LedgerBuilder(Opened);
        var act = file.Record(new(ActKind.Continued, Day) { DocumentNo = "3/QĐ", DocumentOn = Day.AddDays(2) }, Day.AddDays(4), ActSource.Results);
        Assert.Equal(ActStage.Conflict, act.Stage);
        file.Decide(ActKind.Postponed, Day.AddDays(-1), e => e with { Ground = "c", Until = Day.AddDays(30) });
        file.Ledger.Settle(act.Id, LedgerBuilder.Head, LedgerBuilder.Evening(Day.AddDays(5)), "Đã có quyết định hoãn");
        Assert.Equal(Day.AddDays(2), act.Day);
    }

    [Fact]
    public void ExitIsAllowedAgain_OnlyWhileItIsStayed()
    {
        var file = new LedgerBuilder(Opened);
        Assert.Equal("ACT-052", Code(() => file.Decide(ActKind.ExitAllowed, Day)));
        file.Decide(ActKind.ExitStayed, Day, e => e with { Until = Day.AddDays(90) });
        file.Decide(ActKind.ExitAllowed, Day.AddDays(30));
        Assert.NotNull(file.On(Day.AddDays(29)).ExitStayed);
        Assert.Null(file.On(Day.AddDays(30)).ExitStayed);
    }

    [Fact]
    public void EveryKind_HasItsOwnCode_AndVietnameseWords()
    {
        Assert.Equal(Enum.GetValues<ActKind>().Order(), ActKinds.All.Select(k => k.Kind).Order());
        Assert.Equal(ActKinds.All.Count, ActKinds.All.Select(k => k.Code).Distinct().Count());
        Assert.All(ActKinds.All, k => Assert.Matches("^[a-z-]+$", k.Code));
        Assert.All(ActKinds.All, k => Assert.NotEmpty(k.Label));
    }

    private static string? Code(Action action) => Assert.Throws<RuleViolation>(action).Code;
}
