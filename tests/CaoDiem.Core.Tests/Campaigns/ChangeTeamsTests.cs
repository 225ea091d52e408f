using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Campaigns;

/// <summary>Teams change while a campaign runs: figures follow from the day of the change, and no earlier.</summary>
public sealed class ChangeTeamsTests : IAsyncLifetime
{
    private static readonly DateOnly Day = RandomOffice.Period.From.AddDays(30);
    private readonly RandomOffice _office = new(41, 50, new(WorkCalendar.Common, []));
    private TestDatabase _database = null!;
    private AppDb _db = null!;

    private static Id<TaskForce> First => new(RandomOffice.Teams[0]);

    private static Id<TaskForce> Second => new(RandomOffice.Teams[1]);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        _db = _database.Open();
        await StoredOffice.StoreAsync(_db, _office);
        (await _db.Campaigns.SingleAsync()).Open();
        _db.Begin("Thử", LedgerBuilder.Head);
        await _db.SaveChangesAsync();
        _db.ChangeTracker.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task EveryKindOfChange_CountsFromItsDay_AsThePlainCountDoes()
    {
        var before = await TeamsOnAsync(Day.AddDays(-1));
        var third = await NewTeamAsync("Tổ 3");
        var communes = _office.Communes.Select(c => new Id<Commune>(c)).ToList();
        var file = _office.Files.First(f => f.Listed.JoinedOn <= Day).Listed.DossierId;
        await ChangeAsync(h => h.Handle(new JoinTeam(_office.Campaign, third, [communes[0]], Day, "Tăng cường"), LedgerBuilder.Head));
        await ChangeAsync(h => h.Handle(new MoveArea(_office.Campaign, [communes[1], communes[2]], third, Day.AddDays(3), "Chia lại địa bàn"), LedgerBuilder.Head));
        await ChangeAsync(h => h.Handle(new MoveArea(_office.Campaign, [communes[3]], null, Day.AddDays(5), "Chưa có người"), LedgerBuilder.Head));
        await ChangeAsync(h => h.Handle(new GiveFile(_office.Campaign, file, Second, Day.AddDays(1), "Vụ phức tạp"), LedgerBuilder.Head));
        await ChangeAsync(h => h.Handle(new LeaveTeam(_office.Campaign, third, Day.AddDays(20), First, "Giải thể tổ"), LedgerBuilder.Head));
        Assert.Equal(before, await TeamsOnAsync(Day.AddDays(-1)));
        await AssertPlainAsync([First.Value, Second.Value, third.Value, null]);
        var given = await _db.StandingSpans.AsNoTracking().Where(s => s.DossierId == file).On(Day.AddDays(30)).SingleAsync();
        Assert.Equal(Second, given.TaskForceId);
        Assert.Equal(Day.AddDays(19), (await _db.CampaignTaskForces.AsNoTracking().SingleAsync(l => l.TaskForceId == third)).To);
        var nobody = new Id<Commune>(_office.Communes[3]);
        Assert.True(await _db.StandingSpans.Where(s => s.CommuneId == nobody && s.DossierId != file).On(Day.AddDays(6)).AllAsync(s => s.TaskForceId == null));
    }

    [Fact]
    public async Task TheCells_AreTheSpansCounted()
    {
        await ChangeAsync(h => h.Handle(
            new MoveArea(_office.Campaign, [.. _office.Communes.Select(c => new Id<Commune>(c))], Second, Day, "Gộp"), LedgerBuilder.Head));
        foreach (var day in new[] { Day.AddDays(-1), Day, RandomOffice.Period.To.AddDays(-1) })
        {
            var spans = await _db.StandingSpans.AsNoTracking().On(day).ToListAsync();
            var board = await new ScoreboardQuery(_db).RunAsync(_office.Campaign, LedgerBuilder.Head, day);
            foreach (var team in new[] { First, Second })
            {
                var line = board.ByTaskForce.SingleOrDefault(l => l.Key == team.ToString());
                var own = spans.FindAll(s => s.TaskForceId == team);
                Assert.Equal((day, Figures.Of("files").Sum(own), Figures.Of("collected").Sum(own)), (day, line?.Figures.Files ?? 0, line?.Figures.Collected ?? 0));
            }
        }
    }

    [Fact]
    public async Task WhatATeamsAreaBecomesLater_LeavesTheFrozenCampaign()
    {
        var before = await TeamsOnAsync(RandomOffice.Period.To);
        var first = await _db.TaskForces.AsNoTracking().Include(t => t.Communes).SingleAsync(t => t.Id == First);
        var fewer = first.Communes.Skip(1).Select(c => c.CommuneId).ToList();
        await new FormTaskForceHandler(_db).Handle(new(First, first.Name, first.LeaderId, fewer), LedgerBuilder.Head);
        await using var all = await _db.Database.BeginTransactionAsync();
        await CampaignRules.RewriteAsync(_db, LedgerBuilder.Office, _office.Campaign, default);
        await all.CommitAsync();
        Assert.Equal(before, await TeamsOnAsync(RandomOffice.Period.To));
    }

    [Fact]
    public async Task ACampaignFrozenWithoutTaskForces_GetsThem()
    {
        await _db.CampaignTaskForces.ExecuteDeleteAsync();
        await _db.CampaignAreas.ExecuteDeleteAsync();
        var commune = new Id<Commune>(_office.Communes[0]);
        await ChangeAsync(h => h.Handle(new JoinTeam(_office.Campaign, First, [commune], RandomOffice.Period.From, "Chốt thiếu tổ"), LedgerBuilder.Head));
        Assert.True(await _db.StandingSpans.Where(s => s.CommuneId == commune).On(Day).AllAsync(s => s.TaskForceId == First));
        Assert.True(await _db.CampaignTaskForces.AnyAsync(l => l.TaskForceId == First));
    }

    [Fact]
    public async Task AWrongLeave_IsTakenBackByComingBackThatDay_AndASecondOneIsRefused()
    {
        var area = await _db.CampaignAreas.AsNoTracking().Where(a => a.TaskForceId == Second && a.From == null).Select(a => a.CommuneId).ToListAsync();
        await ChangeAsync(h => h.Handle(new LeaveTeam(_office.Campaign, Second, Day, null, "Nhầm"), LedgerBuilder.Head));
        var first = RandomOffice.Period.From;
        Assert.Equal("CMP-069", await CodeAsync(() => ChangeAsync(h => h.Handle(new LeaveTeam(_office.Campaign, Second, first, null, "X"), LedgerBuilder.Head))));
        await ChangeAsync(h => h.Handle(new JoinTeam(_office.Campaign, Second, area, Day, "Ghi nhầm"), LedgerBuilder.Head));
        Assert.Null((await _db.CampaignTaskForces.AsNoTracking().SingleAsync(l => l.TaskForceId == Second)).To);
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused()
    {
        var commune = new Id<Commune>(_office.Communes[0]);
        var good = new MoveArea(_office.Campaign, [commune], Second, Day, "Chia lại");
        var late = RandomOffice.Period.To.AddDays(1);
        var third = await NewTeamAsync("Tổ 3");
        (string Code, Func<ChangeTeamsHandler, Task> Change)[] refused =
        [
            ("CMP-061", h => h.Handle(good with { Reason = " " }, LedgerBuilder.Head)),
            ("CMP-060", h => h.Handle(good with { From = late }, LedgerBuilder.Head)),
            ("CMP-064", h => h.Handle(good with { Communes = [] }, LedgerBuilder.Head)),
            ("CMP-065", h => h.Handle(good with { TaskForceId = third }, LedgerBuilder.Head)),
            ("CMP-063", h => h.Handle(new JoinTeam(_office.Campaign, First, [commune], Day, "X"), LedgerBuilder.Head)),
            ("CMP-062", h => h.Handle(new JoinTeam(_office.Campaign, null, [commune], Day, "X"), LedgerBuilder.Head)),
            ("CMP-065", h => h.Handle(new LeaveTeam(_office.Campaign, third, Day, null, "X"), LedgerBuilder.Head)),
            ("CMP-067", h => h.Handle(new LeaveTeam(_office.Campaign, First, Day, First, "X"), LedgerBuilder.Head)),
            ("IDN-001", h => h.Handle(good, LedgerBuilder.Officer)),
        ];
        foreach (var (code, change) in refused)
        {
            Assert.Equal(code, await CodeAsync(() => ChangeAsync(change)));
        }
    }

    [Fact]
    public async Task TheLeaderOfATeam_SeesWhatItWasGiven()
    {
        var leader = new Actor(Id<User>.New(), "Tổ trưởng", LedgerBuilder.Office, Role.Officer, new(_office.Officers[1]));
        var file = (await _db.Dossiers.AsNoTracking().Where(d => d.OfficerId != leader.OfficerId && !_db.VisibleDossiers(leader).Any(v => v.Id == d.Id))
            .FirstAsync(d => _db.BaselineFiles.Any(b => b.DossierId == d.Id))).Id;
        await ChangeAsync(h => h.Handle(new GiveFile(_office.Campaign, file, Second, Day, "Vụ phức tạp"), LedgerBuilder.Head));
        Assert.True(await _db.VisibleDossiers(leader).AnyAsync(d => d.Id == file));
        Assert.False(await _db.VisibleDossiers(leader with { OfficerId = new(_office.Officers[2]) }).AnyAsync(d => d.Id == file && d.OfficerId != new Id<Officer>(_office.Officers[2])));
    }

    [Fact]
    public async Task ALeaderIsReplaced_AndAMemberLeaves_WithADay()
    {
        var members = new TaskForceMembersHandler(_db);
        await members.Handle(new AddMember(First, "Lê Văn Mẫu", "Phòng mẫu", "Thư ký", null), LedgerBuilder.Head);
        var member = (await _db.Members.AsNoTracking().SingleAsync()).Id;
        _db.ChangeTracker.Clear();
        var next = new Id<Officer>(_office.Officers[2]);
        Assert.Equal("TSK-036", await CodeAsync(() => members.Handle(new ReplaceLeader(First, next, Day, ""), LedgerBuilder.Head)));
        Assert.Equal("TSK-042", await CodeAsync(() => members.Handle(new ReplaceLeader(First, next, _db.Today.AddDays(1), "Ốm"), LedgerBuilder.Head)));
        await members.Handle(new ReplaceLeader(First, next, Day, "Ốm"), LedgerBuilder.Head);
        _db.ChangeTracker.Clear();
        Assert.Equal(next, (await _db.TaskForces.AsNoTracking().SingleAsync(t => t.Id == First)).LeaderId);
        Assert.Equal([null, Day], (await _db.TeamLeaders.AsNoTracking().ToListAsync()).OrderBy(l => l.From).Select(l => l.From));
        Assert.Equal("TSK-039", await CodeAsync(() => members.Handle(new ReplaceLeader(First, new(_office.Officers[0]), Day.AddDays(-1), "X"), LedgerBuilder.Head)));
        _db.ChangeTracker.Clear();
        await members.Handle(new ReplaceLeader(First, next, Day.AddDays(-2), "Nhầm ngày"), LedgerBuilder.Head);
        _db.ChangeTracker.Clear();
        Assert.Equal(
            [(null, null), (Day.AddDays(-2), "Nhầm ngày")],
            (await _db.TeamLeaders.AsNoTracking().ToListAsync()).OrderBy(l => l.From).Select(l => (l.From, l.Reason)));
        var form = new FormTaskForce(First, "Tổ 1", new(_office.Officers[0]), [new(_office.Communes[0])]);
        Assert.Equal("TSK-041", await CodeAsync(() => new FormTaskForceHandler(_db).Handle(form, LedgerBuilder.Head)));
        _db.ChangeTracker.Clear();
        await members.Handle(new EndMember(First, member, Day, "Chuyển công tác"), LedgerBuilder.Head);
        var ended = await _db.Members.AsNoTracking().SingleAsync();
        Assert.True(ended.IsIn(Day) && !ended.IsIn(Day.AddDays(1)));
        _db.ChangeTracker.Clear();
        Assert.Equal("TSK-037", await CodeAsync(() => members.Handle(new EndMember(First, member, Day.AddDays(9), "X"), LedgerBuilder.Head)));
    }

    private async Task AssertPlainAsync(IEnumerable<Guid?> teams)
    {
        var rules = await CampaignRules.LoadAsync(_db, LedgerBuilder.Office, _office.Campaign, _office.Rules.Law, default);
        var listed = await _db.BaselineFiles.AsNoTracking().ToDictionaryAsync(b => b.DossierId);
        var files = _office.Files.ConvertAll(f => (f.Ledger.File, listed[f.Ledger.File.Id], f.Ledger.Acts.Where(a => a.Counts).ToList()));
        var spans = await _db.StandingSpans.AsNoTracking().ToListAsync();
        foreach (var team in teams)
        {
            for (var day = RandomOffice.Period.From; day <= RandomOffice.Period.To; day = day.AddDays(3))
            {
                var there = spans.FindAll(s => s.From <= day && s.To >= day && s.TaskForceId?.Value == team);
                foreach (var (code, expected) in PlainCount.Of(files, day, rules, (_, _, t) => t == team).Figures)
                {
                    Assert.Equal((day, code, expected), (day, code, Figures.Of(code).Sum(there)));
                }
            }
        }
    }

    private async Task<Id<TaskForce>> NewTeamAsync(string name)
    {
        var team = new TaskForce { OfficeId = LedgerBuilder.Office, Name = name, LeaderId = new(_office.Officers[2]) };
        team.Rename(name);
        _db.Begin("Thử", LedgerBuilder.Head);
        _db.Add(team);
        await _db.SaveChangesAsync();
        return team.Id;
    }

    private async Task<List<string>> TeamsOnAsync(DateOnly day) =>
        [.. (await _db.StandingSpans.AsNoTracking().On(day).ToListAsync()).Select(s => $"{s.DossierId} {s.TaskForceId}").Order(StringComparer.Ordinal)];

    private Task ChangeAsync(Func<ChangeTeamsHandler, Task> change) => change(new(_db));

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
