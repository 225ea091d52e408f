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
