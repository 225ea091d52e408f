using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests;

/// <summary>Small things that are typed wrongly every day, and their way back.</summary>
public sealed class SmallMistakesTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2023, 9, 11);

    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = _database.Open();
        _head = await HandOpenedFile.OfficeAsync(_db);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task ALeave_IsTakenBack()
    {
        var team = await TeamAsync();
        var members = new TaskForceMembersHandler(_db);
        await members.Handle(new TakeLeave(team, null, Day, Day.AddDays(3), "Nhầm người"), _head);
        Assert.Equal(0, (await CapacityAsync(team)).Minutes);
        await members.Handle(new CancelLeave(team, (await _db.MemberLeaves.SingleAsync()).Id), _head);
        Assert.True((await CapacityAsync(team)).Minutes > 0);
        Assert.True(await _db.AuditEvents.AnyAsync(e => e.Process == nameof(CancelLeave)));
    }

    [Fact]
    public async Task TheLeaveOfAFormerLeader_DoesNotKeepTheTeamAtHome()
    {
        var team = await TeamAsync();
        var members = new TaskForceMembersHandler(_db);
        await members.Handle(new TakeLeave(team, null, Day, Day.AddDays(30), "Ốm"), _head);
        var next = await OfficeDirectory.OfficerAsync(_db, _head, "Trần Bình");
        await members.Handle(new ReplaceLeader(team, next, Day, "Thay người ốm"), _head);
        _db.ChangeTracker.Clear();
        Assert.True((await CapacityAsync(team)).Minutes > 0);
        await members.Handle(new TakeLeave(team, null, Day, Day, "Họp"), _head); // the new one's own, on a day of the former one's
        Assert.Equal(0, (await CapacityAsync(team)).Minutes);
    }

    [Fact]
    public async Task DaysOfAnAgency_AreCleared()
    {
        var partner = new Partner { OfficeId = _head.OfficeId!.Value };
        partner.Describe(PartnerKind.Police, "Công an xã", null, null, 1, WeekdaySet.Working);
        _db.Begin("Thử", _head);
        _db.Partners.Add(partner);
        await _db.SaveChangesAsync();
        var details = new PartnerDetailsHandler(_db);
        await details.Handle(new MarkPartnerDays(partner.Id, Day, Day.AddDays(5), false, "Nhầm tuần"), _head);
        await details.Handle(new ClearPartnerDays(partner.Id, (await _db.PartnerAbsences.SingleAsync()).Id), _head);
        Assert.Equal(0, await _db.PartnerAbsences.CountAsync());
        Assert.True(await _db.AuditEvents.AnyAsync(e => e.Process == nameof(ClearPartnerDays)));
    }

    [Fact]
    public async Task AFuelPrice_IsCorrected_WithAReason()
    {
        var (prices, accountant) = (new RecordExpenseHandler(_db), _head with { Role = Role.Accountant });
        await prices.Handle(new SetFuelPrice(1, Day, new(2_150), "Thông báo"), accountant);
        await prices.Handle(new SetFuelPrice(1, Day.AddDays(7), new(21_900), "Thông báo"), accountant);
        var wrong = await _db.FuelPrices.AsNoTracking().SingleAsync(f => f.From == Day);
        var right = new CorrectFuelPrice(wrong.Id, Day, new(21_500), "Thông báo", "Thiếu một số không");
        Assert.Equal("BUD-025", await CodeAsync(() => prices.Handle(right with { Reason = " " }, accountant)));
        Assert.Equal("BUD-023", await CodeAsync(() => prices.Handle(right with { From = Day.AddDays(7) }, accountant)));
        Assert.Equal("BUD-021", await CodeAsync(() => prices.Handle(right with { PerLitre = new(0) }, accountant)));
        await prices.Handle(right, accountant);
        Assert.Equal(21_500, (await _db.FuelPrices.AsNoTracking().SingleAsync(f => f.From == Day)).PerLitre.Amount);
        Assert.Equal("Thiếu một số không", (await _db.AuditEvents.SingleAsync(e => e.Process == nameof(CorrectFuelPrice))).Reason);
    }

    [Fact]
    public async Task ASavedFilter_IsReplaced_AndForgotten()
    {
        var user = await new InviteUserHandler(_db).Handle(new("thuky", "Thư ký", Role.Clerk, _head.OfficeId), Actor.System("Thử"));
        var actor = _head with { UserId = user.Id };
        var filters = new SaveFilterHandler(_db);
        await filters.Handle(new("Cần xem", "q=an"), actor);
        await filters.Handle(new("Cần xem", "q=binh"), actor);
        var row = await _db.SavedFilters.AsNoTracking().SingleAsync();
        Assert.Equal("q=binh", row.Query);
        _db.ChangeTracker.Clear();
        await Assert.ThrowsAsync<NotInScope>(() => filters.Forget(row.Id, _head));
        await filters.Forget(row.Id, actor);
        Assert.Equal(0, await _db.SavedFilters.CountAsync());
    }

    [Fact]
    public async Task AReasonNotToGo_IsTakenBack()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2023, 7, 20));
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Thử");
        var sheets = new IssueDaySheetHandler(db);
        await sheets.Handle(new IssueDaySheet(campaign.Id, await db.TeamRoutes.Where(r => r.Day >= db.Today).MinAsync(r => r.Day)), head);
        var stop = (await db.FieldStops.AsNoTracking().FirstAsync(s => s.Skipped == null)).Id;
        await sheets.Handle(new SkipVisit(stop, SkipReason.Other, "Nhầm hồ sơ"), head);
        await sheets.Handle(new UnskipVisit(stop), head);
        var now = await db.FieldStops.AsNoTracking().SingleAsync(s => s.Id == stop);
        Assert.Equal((null, null), (now.Skipped, now.SkipNote));
        Assert.Equal("FLD-043", await CodeAsync(() => sheets.Handle(new UnskipVisit(stop), head)));
    }

    private async Task<Id<TaskForce>> TeamAsync()
    {
        var leader = await OfficeDirectory.OfficerAsync(_db, _head, "Lê An");
        var commune = await OfficeDirectory.CommuneAsync(_db, _head, "Xã A");
        return await new FormTaskForceHandler(_db).Handle(new(null, "Tổ 1", leader, [commune]), _head);
    }

    private async Task<TeamDay> CapacityAsync(Id<TaskForce> team)
    {
        var force = await _db.TaskForces.AsNoTracking().Include(t => t.Members).Include(t => t.Leaves).SingleAsync(t => t.Id == team);
        return TeamCapacity.On(force, Day, WorkCalendar.Common);
    }

    private static async Task<string> CodeAsync(Func<Task> work) => (await Assert.ThrowsAsync<RuleViolation>(work)).Code;
}
