using CaoDiem.Audit;
using CaoDiem.Campaigns;
using CaoDiem.Core.Tests.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Launch;

/// <summary>What was written wrongly about a campaign is put right, and its figures follow.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    private static readonly DateRange Period = RandomOffice.Period;
    private readonly RandomOffice _office = new(5, 50, new(WorkCalendar.Common, []));
    private TestDatabase _database = null!;
    private AppDb _db = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: Period.To);
        _db = _database.Open();
        await StoredOffice.StoreAsync(_db, _office);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory] // days by which the first and the last day move
    [InlineData(-20, 10)]
    [InlineData(12, -9)]
    [InlineData(12, 25)]
    [InlineData(0, -1)]
    public async Task AnotherPeriod_CountsEveryDayAsIfItHadAlwaysBeen(int first, int last)
    {
        var (from, to) = (Period.From.AddDays(first), Period.To.AddDays(last));
        await FitWavesAsync(from, to);
        await EditAsync(c => c with { From = from, To = to });
        var rules = _office.Rules with { Period = new(from, to) };
        var listed = await _db.BaselineFiles.AsNoTracking().ToDictionaryAsync(b => b.DossierId);
        Assert.All(listed.Values, b => Assert.True(b.LateReason is null ? b.JoinedOn == from : b.JoinedOn >= from));
        var files = _office.Files.ConvertAll(f => (f.Ledger.File, listed[f.Ledger.File.Id], f.Ledger.Acts.Where(a => a.Counts).ToList()));
        var spans = await _db.StandingSpans.AsNoTracking().ToListAsync();
        for (var day = from.AddDays(-2); day <= to.AddDays(2); day = day.AddDays(1))
        {
            var there = spans.FindAll(s => s.From <= day && s.To >= day);
            foreach (var (code, expected) in PlainCount.Of(files, day, rules, (_, _, _) => true).Figures)
            {
                Assert.Equal((day, code, expected), (day, code, Figures.Of(code).Sum(there)));
            }
        }

        var asOf = Period.To.AddDays(-15);
        var board = (await new ScoreboardQuery(_db).RunAsync(_office.Campaign, LedgerBuilder.Head, asOf)).Total;
        var now = spans.FindAll(s => s.From <= asOf && s.To >= asOf);
        Assert.Equal((Figures.Of("files").Sum(now), Figures.Of("collected").Sum(now)), (board.Files, board.Collected));
    }

    [Fact]
    public async Task AnEndedCampaign_KeepsItsPeriod_UntilItIsOpenedAgain()
    {
        var campaign = await _db.Campaigns.SingleAsync();
        if (campaign.State == CampaignState.Draft)
        {
            campaign.Open();
        }

        campaign.Close();
        _db.Begin("Thử", LedgerBuilder.Head);
        await _db.SaveChangesAsync();
        _db.ChangeTracker.Clear();
        Assert.Equal("CMP-033", await CodeAsync(() => EditAsync(c => c with { To = Period.To.AddDays(5), Reason = "Kéo dài" })));
        _db.ChangeTracker.Clear();
        await EditAsync(c => c with { Name = "Tên đúng", Reason = "Gõ nhầm" });
        Assert.Equal("Tên đúng", (await _db.Campaigns.AsNoTracking().SingleAsync()).Name);
    }

    [Fact]
    public async Task APeriod_HoldsAllWaves() =>
        Assert.Equal("CMP-001", await CodeAsync(() => EditAsync(c => c with { From = Period.From.AddDays(1) })));

    [Fact]
    public async Task Corrections_AfterTheDraft_NeedAReason_AndStandInTheAudit()
    {
        await OpenAsync();
        Assert.Equal("CMP-047", await CodeAsync(() => EditAsync(c => c with { Name = "Đợt đúng" })));
        Assert.Equal("CMP-048", await CodeAsync(() => EditAsync(c => c with { Reason = "Không đổi gì" })));
        await EditAsync(c => c with { Name = "Đợt đúng", Reason = "Gõ nhầm tên" });
        var kept = await _db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == nameof(EditCampaign));
        Assert.Equal("Gõ nhầm tên", kept.Reason);
        Assert.Contains("\"Name\":[\"Đợt mẫu\",\"Đợt đúng\"]", kept.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyCampaigns_MayWaitForTheirNumber_ButNoTwoHaveTheSame()
    {
        var draft = new StartDraftHandler(_db);
        var first = await draft.Handle(new("Một", null, null, Period.From, Period.To), LedgerBuilder.Head);
        await draft.Handle(new("Hai", " ", null, Period.From, Period.To), LedgerBuilder.Head);
        Assert.Equal("chưa có số", (await _db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == first)).PlanLabel);
        Assert.Equal("CMP-012", await CodeAsync(() => draft.Handle(new("Ba", "1/KH", null, Period.From, Period.To), LedgerBuilder.Head)));
        var same = new EditCampaign(first, "Một", "1/KH", null, Period.From, Period.To, null);
        Assert.Equal("CMP-012", await CodeAsync(() => new EditCampaignHandler(_db).Handle(same, LedgerBuilder.Head)));
    }

    [Fact]
    public async Task AWave_IsRenamed_Moved_AndGetsAnotherFocus_WhileRunning()
    {
        await OpenAsync();
        var wave = await WaveAsync("Đợt 1");
        var edit = new EditWave(_office.Campaign, wave.Id, "Đợt miễn, giảm", wave.From.AddDays(3), wave.To, [WorkGroup.Exemption]);
        Assert.Equal("CMP-047", await CodeAsync(() => PlanAsync(p => p.Handle(edit, LedgerBuilder.Head))));
        Assert.Equal("CMP-021", await CodeAsync(() => PlanAsync(p => p.Handle(edit with { Focus = [], Reason = "X" }, LedgerBuilder.Head))));
        await PlanAsync(p => p.Handle(edit with { Reason = "Đổi trọng tâm" }, LedgerBuilder.Head));
        var now = await WaveAsync("Đợt miễn, giảm");
        Assert.Equal(wave.From.AddDays(3), now.From);
        Assert.Equal([WorkGroup.Exemption], now.FocusGroups);
        Assert.Equal([WorkGroup.Exemption], now.Rule.Groups);
        var move = await _db.DateMoves.AsNoTracking().SingleAsync();
        Assert.Equal((wave.From, now.From, "Đổi trọng tâm"), (move.OldFrom, move.NewFrom, move.Note));
        Assert.Equal("CMP-048", await CodeAsync(() => PlanAsync(p => p.Handle(edit with { Reason = "Lần nữa" }, LedgerBuilder.Head))));
    }

    [Fact]
    public async Task AWave_IsTakenOut_ForAReason_AndTheHistoryNamesIt()
    {
        await OpenAsync();
        var wave = await WaveAsync("Đợt 2");
        Assert.Equal("CMP-047", await CodeAsync(() => PlanAsync(p => p.Handle(new RemoveWave(_office.Campaign, wave.Id), LedgerBuilder.Head))));
        await PlanAsync(p => p.Handle(new RemoveWave(_office.Campaign, wave.Id, "Gộp với đợt 1"), LedgerBuilder.Head));
        Assert.Single((await new ScoreboardQuery(_db).RunAsync(_office.Campaign, LedgerBuilder.Head)).ByWave);
        Assert.Equal("«Đợt 2» – Gộp với đợt 1", (await _db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == nameof(RemoveWave))).Reason);
    }

    [Fact]
    public async Task ATarget_TypedWrongly_IsCorrected_AndItsOldNumbersStay()
    {
        var target = await _db.Targets.AsNoTracking().SingleAsync();
        CorrectTarget To(int cases, string? reason) => new(_office.Campaign, target.Id, cases, target.Money, target.EffectiveFrom, reason);
        Assert.Equal("CMP-049", await CodeAsync(() => PlanAsync(p => p.Handle(To(300, " "), LedgerBuilder.Head))));
        Assert.Equal("CMP-048", await CodeAsync(() => PlanAsync(p => p.Handle(To(30, "X"), LedgerBuilder.Head))));
        Assert.Equal("CMP-004", await CodeAsync(() => PlanAsync(p => p.Handle(To(-1, "X"), LedgerBuilder.Head))));
        Assert.Equal("CMP-006", await CodeAsync(() => PlanAsync(p => p.Handle(To(1, "X") with { TargetId = Id<Target>.New() }, LedgerBuilder.Head))));
        await PlanAsync(p => p.Handle(To(300, "Thiếu một số không"), LedgerBuilder.Head));
        Assert.Equal(300, (await _db.Targets.AsNoTracking().SingleAsync()).Cases);
        Assert.Contains("\"Cases\":[\"30\",\"300\"]", (await _db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == nameof(CorrectTarget))).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileItRuns_ANewTarget_NeedsAReason_AndItsHistoryTellsOldAndNew()
    {
        var set = new SetTarget(_office.Campaign, TargetScope.Office, null, 45, new(12_000), Period.To);
        await OpenAsync();
        Assert.Equal("CMP-047", await CodeAsync(() => PlanAsync(p => p.Handle(set with { Reason = " " }, LedgerBuilder.Head))));
        Assert.Equal(1, await _db.Targets.CountAsync());
        await PlanAsync(p => p.Handle(set with { Reason = "Tỉnh giao thêm" }, LedgerBuilder.Head));
        var told = await ToldAsync(nameof(SetTarget));
        Assert.Equal("«Toàn đơn vị» – Tỉnh giao thêm", told.Reason);
        Assert.Contains("\"Cases\":[\"30\",\"45\"],\"Money\":[\"10000\",\"12000\"]", told.Data, StringComparison.Ordinal);
        var stranger = set with { Scope = TargetScope.Officer, ScopeId = Guid.CreateVersion7(), Reason = "X" };
        await Assert.ThrowsAsync<NotInScope>(() => PlanAsync(p => p.Handle(stranger, LedgerBuilder.Head)));
        var gone = stranger with { Scope = TargetScope.Wave };
        Assert.Equal("CMP-003", await CodeAsync(() => PlanAsync(p => p.Handle(gone, LedgerBuilder.Head))));
    }

    [Fact]
    public async Task WhileItRuns_ANewWave_NeedsAReason_AndItsHistoryTellsItsDays()
    {
        var first = await _db.Waves.AsNoTracking().OrderBy(w => w.From).FirstAsync();
        await PlanAsync(p => p.Handle(new RemoveWave(_office.Campaign, first.Id), LedgerBuilder.Head));
        var add = new AddWave(_office.Campaign, "Đợt bù", first.From, first.To, [WorkGroup.Review]);
        await PlanAsync(p => p.Handle(add, LedgerBuilder.Head)); // a draft needs none
        await OpenAsync();
        var made = await WaveAsync("Đợt bù");
        await PlanAsync(p => p.Handle(new RemoveWave(_office.Campaign, made.Id, "Làm lại"), LedgerBuilder.Head));
        Assert.Equal("CMP-047", await CodeAsync(() => PlanAsync(p => p.Handle(add, LedgerBuilder.Head))));
        await PlanAsync(p => p.Handle(add with { Reason = "Còn nhiều hồ sơ" }, LedgerBuilder.Head));
        var told = await _db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == nameof(AddWave) && e.Reason!.Contains("» – "));
        Assert.Equal("«Đợt bù» – Còn nhiều hồ sơ", told.Reason);
        Assert.Contains($"\"From\":[null,\"{first.From:yyyy-MM-dd}\"]", told.Data, StringComparison.Ordinal);
    }

    private Task<AuditEvent> ToldAsync(string process) => _db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == process);

    // Waves shrink into a period before it does.
    private async Task FitWavesAsync(DateOnly from, DateOnly to)
    {
        foreach (var wave in await _db.Waves.AsNoTracking().OrderBy(w => w.From).ToListAsync())
        {
            var (first, last) = (wave.From < from ? from : wave.From, wave.To > to ? to : wave.To);
            if ((first, last) != (wave.From, wave.To))
            {
                var edit = new EditWave(_office.Campaign, wave.Id, wave.Name, first, last, wave.FocusGroups);
                await PlanAsync(p => p.Handle(edit, LedgerBuilder.Head));
            }
        }
    }

    private async Task OpenAsync()
    {
        (await _db.Campaigns.SingleAsync()).Open();
        _db.Begin("Thử", LedgerBuilder.Head);
        await _db.SaveChangesAsync();
        _db.ChangeTracker.Clear();
    }

    private async Task EditAsync(Func<EditCampaign, EditCampaign> change)
    {
        var own = await _db.Campaigns.AsNoTracking().SingleAsync();
        var same = new EditCampaign(own.Id, own.Name, own.PlanNo, own.PlanDate, own.From, own.To, own.Purpose);
        await new EditCampaignHandler(_db).Handle(change(same), LedgerBuilder.Head);
        _db.ChangeTracker.Clear();
    }

    private Task PlanAsync(Func<PlanWavesHandler, Task> change)
    {
        _db.ChangeTracker.Clear();
        return change(new(_db));
    }

    private Task<Wave> WaveAsync(string name) => _db.Waves.AsNoTracking().SingleAsync(w => w.Name == name);

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
