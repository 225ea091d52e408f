using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.CasePlans;

/// <summary>A plan that is still to be carried out belongs to whom its file belongs.</summary>
public sealed class FollowFilesTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2023, 7, 20);

    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;
    private CasePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(demo: true, today: Today);
        _db = _database.Open();
        _plan = await _db.CasePlans.AsNoTracking().Include(p => p.Steps).OrderBy(p => p.Id)
            .FirstAsync(p => p.State == PlanState.Approved && p.OfficerId != null && p.CommuneId != null && p.TaskForceId != null);
        _head = Actor.ForOffice(_plan.OfficeId, "Trưởng phòng");
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task ANewOfficer_TakesThePlan_AndTheStepsThatWereTheFormerOnes()
    {
        var next = await _db.Officers.Where(o => o.OfficeId == _plan.OfficeId && o.Id != _plan.OfficerId).Select(o => o.Id).FirstAsync();
        await RecordAsync(new(ActKind.Assigned, Today) { Reason = "Phân công lại", Detail = new() { Officer = next.Value } });
        var now = await PlanAsync();
        Assert.Equal(next, now.OfficerId);
        Assert.All(now.Steps, s => Assert.NotEqual(_plan.OfficerId, s.OwnerId));
        Assert.Equal(_plan.Steps.Count(s => s.OwnerId == _plan.OfficerId), now.Steps.Count(s => s.OwnerId == next));
        Assert.Equal(_plan.ToContent().Approach, now.ToContent().Approach);
    }

    [Fact]
    public async Task AnotherCommune_TakesThePlanToItsTaskForce()
    {
        var area = await _db.CampaignAreas.AsNoTracking()
            .FirstAsync(a => a.CampaignId == _plan.CampaignId && a.TaskForceId != null && a.TaskForceId != _plan.TaskForceId);
        var moved = new ActDetail { Commune = area.CommuneId.Value, Hamlet = "Ấp 1" };
        await RecordAsync(new(ActKind.Moved, Today) { Reason = "Chuyển chỗ ở", Detail = moved });
        var now = await PlanAsync();
        Assert.Equal((area.CommuneId, area.TaskForceId), (now.CommuneId, now.TaskForceId));
        Assert.All(now.Steps, s => Assert.NotEqual(_plan.CommuneId, s.CommuneId));
    }

    [Fact]
    public async Task AChangeFromALaterDay_LeavesThePlan_UntilTheNightBefore()
    {
        var other = await OtherTeamAsync();
        await GiveAsync(other, Today.AddDays(5));
        Assert.Equal(_plan.TaskForceId, (await PlanAsync()).TaskForceId);
        await using var later = Engines.Open(_database.Connection, new MovingClock(Today.AddDays(4), new(1, 0)));
        Assert.Equal(1, await new FollowFilesHandler(later).RunAsync(_plan.OfficeId));
        Assert.Equal(other, (await PlanAsync()).TaskForceId);
        Assert.Equal(0, await new FollowFilesHandler(later).RunAsync(_plan.OfficeId));
    }

    [Fact]
    public async Task AnAbandonedPlan_StaysAsItWas()
    {
        await new ApproveCasePlansHandler(_db).Handle(new AbandonCasePlan(_plan.Id, "Không còn cần"), _head);
        _db.ChangeTracker.Clear();
        var other = await OtherTeamAsync();
        await GiveAsync(other, Today);
        Assert.Equal(_plan.TaskForceId, (await PlanAsync()).TaskForceId);
    }

    private Task<Id<TaskForce>> OtherTeamAsync() =>
        _db.TaskForces.Where(t => t.OfficeId == _plan.OfficeId && t.Id != _plan.TaskForceId).Select(t => t.Id).FirstAsync();

    private async Task GiveAsync(Id<TaskForce> team, DateOnly from)
    {
        await new ChangeTeamsHandler(_db).Handle(new GiveFile(_plan.CampaignId, _plan.DossierId, team, from, "Vụ phức tạp"), _head);
        _db.ChangeTracker.Clear();
    }

    private async Task RecordAsync(ActEntry entry)
    {
        await new RecordActsHandler(_db).Handle(_plan.DossierId, entry, _head);
        _db.ChangeTracker.Clear();
    }

    private Task<CasePlan> PlanAsync() => _db.CasePlans.AsNoTracking().Include(p => p.Steps).SingleAsync(p => p.Id == _plan.Id);
}
