using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Triage;

/// <summary>A finding that does not apply: proposed with a reason, in force when the head agrees, while its facts stay the same.</summary>
public sealed class SetAsideTests : IAsyncLifetime
{
    private const string Rule = "L-18";
    private const string Why = "Đã giao trực tiếp tại trụ sở";
    private static readonly DateOnly Decided = new(2026, 8, 3);
    private static readonly DateOnly Today = new(2026, 9, 1);
    private readonly MovingClock _clock = new(Today, new(9, 0));
    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;
    private Actor _clerk = null!;
    private Id<Dossier> _file;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: Today);
        _db = Engines.Open(_database.Connection, _clock);
        _head = await HandOpenedFile.OfficeAsync(_db);
        _clerk = _head with { UserId = Id<User>.New(), Name = "Chấp hành viên (mẫu)" }; // proposes; who approves is said apart
        _file = await HandOpenedFile.OpenAsync(_db, _head, Decided);
        await RenewAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task RenewAsync() => await new RenewFindings(_db).RunNextAsync(CancellationToken.None);

    private Task<ActRecorded> ProposeAsync(string rule = Rule, DateOnly? due = null, Actor? approvedBy = null)
    {
        var entry = new ActEntry(ActKind.FindingSetAside, _db.Today) { Ground = rule, Until = due, Reason = Why };
        return new RecordActsHandler(_db).Handle(_file, entry, _clerk, approvedBy);
    }

    private Task<ActRecorded> DecideAsync(Id<Act> act, ActVerdict verdict, string? reason = null) =>
        new ApproveActHandler(_db).Handle(new ApproveAct(act, verdict, Reason: reason), _head);

    private async Task<(List<string> Asked, List<string> Aside)> StoredAsync() => (
        await _db.TriageFindings.AsNoTracking().Select(f => f.Rule).ToListAsync(),
        await _db.FindingsAside.AsNoTracking().Select(f => f.Rule).ToListAsync());

    private async Task<string> RefusedAsync(Func<Task> change)
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(change);
        _db.ChangeTracker.Clear();
        return refused.Code;
    }

    [Fact]
    public async Task AProposal_ChangesNothing_UntilTheHeadAgrees()
    {
        var proposed = await ProposeAsync();
        Assert.Equal(ActStage.Proposed, proposed.Stage);
        Assert.Equal([Rule], (await StoredAsync()).Asked);
        Assert.Equal(ActStage.Issued, (await DecideAsync(proposed.Id, ActVerdict.Agree)).Stage);
        var (asked, aside) = await StoredAsync();
        Assert.Empty(asked);
        Assert.Equal([Rule], aside);
        Assert.Equal(0, (await new DueList(_db).ByOfficerAsync(_head, _db.Today)).Sum(o => o.Overdue));
        Assert.Equal(1, (await new DossierList(_db).PageAsync(new() { Group = DossierList.Aside }, _head, 1)).Count);
    }

    [Fact]
    public async Task TheAct_KeepsRuleDueDayWordsReasonAndWhoApproved()
    {
        var finding = await _db.TriageFindings.AsNoTracking().SingleAsync();
        var proposed = await ProposeAsync();
        await DecideAsync(proposed.Id, ActVerdict.Agree);
        var act = await _db.Acts.AsNoTracking().SingleAsync(a => a.Id == proposed.Id);
        Assert.Equal((Rule, finding.Due, finding.Text), (act.Ground, act.Until, act.Text));
        Assert.Equal((_clerk.Name, _head.Name, Why), (act.RecordedBy, act.ApprovedBy, act.Reason));
        Assert.Equal((null, null, Today), (act.DocumentNo, act.DocumentOn, act.Day));
        Assert.True(await _db.AuditEvents.AnyAsync(e => e.Process == nameof(ApproveAct) && e.Subject == nameof(ActMark)));
    }

    [Fact]
    public async Task TheHeadHimself_MakesItCountAtOnce_AsSelfApproved()
    {
        var done = await ProposeAsync(approvedBy: _clerk);
        Assert.Equal(ActStage.Issued, done.Stage);
        var act = await _db.Acts.AsNoTracking().SingleAsync(a => a.Id == done.Id);
        Assert.Equal(act.RecordedBy, act.ApprovedBy);
        Assert.Empty((await StoredAsync()).Asked);
    }

    [Fact]
    public async Task Returned_ItNeverCounts()
    {
        var proposed = await ProposeAsync();
        await DecideAsync(proposed.Id, ActVerdict.Return, "Chưa có biên bản giao nhận");
        Assert.Equal([Rule], (await StoredAsync()).Asked);
    }

    [Fact]
    public async Task WithdrawnWithAReason_TheFindingIsAskedAgain()
    {
        var proposed = await ProposeAsync();
        await DecideAsync(proposed.Id, ActVerdict.Agree);
        Assert.Equal("ACT-091", await RefusedAsync(() => new CancelActHandler(_db).Handle(new CancelAct(proposed.Id, " "), _head)));
        await new CancelActHandler(_db).Handle(new CancelAct(proposed.Id, "Không tìm thấy biên bản"), _head);
        var (asked, aside) = await StoredAsync();
        Assert.Equal([Rule], asked);
        Assert.Empty(aside);
    }

    [Fact]
    public async Task AnUndoneApproval_IsAProposalAgain()
    {
        var proposed = await ProposeAsync();
        await DecideAsync(proposed.Id, ActVerdict.Agree);
        Assert.Equal(ActStage.Proposed, (await DecideAsync(proposed.Id, ActVerdict.Undo)).Stage);
        Assert.Equal([Rule], (await StoredAsync()).Asked);
    }

    [Fact]
    public async Task ItSurvivesTheNights_WhileTheFactsAreTheSame()
    {
        await DecideAsync((await ProposeAsync()).Id, ActVerdict.Agree);
        for (var i = 0; i < 3; i++)
        {
            _clock.Pass(TimeSpan.FromDays(20));
            await RenewAsync();
            Assert.Equal([Rule], (await StoredAsync()).Aside);
        }
    }

    [Fact]
    public async Task ItFallsAway_WhenTheFactsChange_AndSaysSo()
    {
        var proposed = await ProposeAsync();
        await DecideAsync(proposed.Id, ActVerdict.Agree);
        await new RecordActsHandler(_db).Handle(_file, new(ActKind.Notified, Today) { Method = "Giao trực tiếp" }, _clerk);
        var (asked, aside) = await StoredAsync();
        Assert.Equal(["L-25"], asked);
        Assert.Empty(aside);
        var orders = await OrdersAsync();
        Assert.Equal([proposed.Id], orders.Lapsed.Select(a => a.Id));
    }

    [Fact]
    public async Task WhereTheOfficesNormSetsTheDay_TheSameReasonIsTheSameFact()
    {
        await new RecordActsHandler(_db).Handle(_file, new(ActKind.Notified, Today) { Method = "Giao trực tiếp" }, _clerk);
        await new RecordActsHandler(_db).Handle(_file, new(ActKind.Verified, Today) { Means = Means.Has, Text = "Có lương" }, _clerk);
        var finding = await _db.TriageFindings.AsNoTracking().SingleAsync();
        Assert.False(finding.Clocked);
        await DecideAsync((await ProposeAsync(finding.Rule)).Id, ActVerdict.Agree);
        _clock.Pass(TimeSpan.FromDays(3));
        await RenewAsync();
        var aside = await _db.FindingsAside.AsNoTracking().SingleAsync();
        Assert.Equal(finding.Rule, aside.Rule);
        Assert.NotEqual(finding.Due, aside.Due);
    }

    [Fact]
    public async Task WhatIsNotAsked_CannotBeSetAside()
    {
        Assert.Equal("ACT-082", await RefusedAsync(() => ProposeAsync("L-31")));
        Assert.Equal("ACT-082", await RefusedAsync(() => ProposeAsync(due: Today.AddDays(100))));
        Assert.Equal("ACT-002", await RefusedAsync(() => ProposeAsync("")));
    }

    [Fact]
    public async Task WhatIsNoLongerAsked_CannotBeAgreedTo()
    {
        var proposed = await ProposeAsync();
        await new RecordActsHandler(_db).Handle(_file, new(ActKind.Notified, Today) { Method = "Giao trực tiếp" }, _clerk);
        Assert.Equal("ACT-084", await RefusedAsync(() => DecideAsync(proposed.Id, ActVerdict.Agree)));
        Assert.Equal(ActStage.Proposed, (await _db.Acts.AsNoTracking().SingleAsync(a => a.Id == proposed.Id)).Stage);
        await DecideAsync(proposed.Id, ActVerdict.Return, "Đã có thông báo");
    }

    [Fact]
    public async Task TwiceTheSame_IsRefused()
    {
        await DecideAsync((await ProposeAsync()).Id, ActVerdict.Agree);
        Assert.Equal("ACT-081", await RefusedAsync(() => ProposeAsync()));
    }

    [Fact]
    public async Task OfTwoByOneRule_TheDaySaysWhich()
    {
        foreach (var (day, body) in new[] { (Today.AddDays(-20), "Chi nhánh ngân hàng A"), (Today.AddDays(-10), "Bảo hiểm xã hội B") })
        {
            await new RecordActsHandler(_db).Handle(_file, new(ActKind.LetterSent, day) { Body = body }, _clerk);
        }

        var letters = (await OrdersAsync()).Asked.Where(f => f.Rule == "L-26").OrderBy(f => f.Due).ToList();
        Assert.Equal(2, letters.Count);
        Assert.Equal("ACT-083", await RefusedAsync(() => ProposeAsync("L-26")));
        await DecideAsync((await ProposeAsync("L-26", letters[0].Due)).Id, ActVerdict.Agree);
        var orders = await OrdersAsync();
        Assert.Equal([letters[1].Due], orders.Asked.Where(f => f.Rule == "L-26").Select(f => f.Due));
    }

    [Fact]
    public async Task AClosedFile_TakesNone()
    {
        await HandOpenedFile.CompleteAsync(_db, _head, _file, Today);
        Assert.Equal("ACT-082", await RefusedAsync(() => ProposeAsync()));
        Assert.Empty((await OrdersAsync()).Lapsed);
    }

    [Fact]
    public async Task AVerificationSetAside_IsNoLongerWaitedFor()
    {
        await new RecordActsHandler(_db).Handle(_file, new(ActKind.Notified, Today) { Method = "Giao trực tiếp" }, _clerk);
        Assert.True(await AsksAsync());
        await DecideAsync((await ProposeAsync("L-25")).Id, ActVerdict.Agree);
        Assert.False(await AsksAsync());
    }

    private async Task<bool> AsksAsync()
    {
        var (file, state) = await StateAsync();
        return VerificationCall.Asks(file, state, Today, LawBook.Common);
    }

    private async Task<FileOrders> OrdersAsync()
    {
        var (file, state) = await StateAsync();
        return FileOrders.Of(file, state, _db.Today, LawBook.Common);
    }

    private async Task<(Dossier File, FileState State)> StateAsync()
    {
        var acts = await _db.Acts.AsNoTracking().Where(a => a.DossierId == _file).ToListAsync();
        return (await _db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == _file), FileState.Fold(acts, _db.Today));
    }
}
