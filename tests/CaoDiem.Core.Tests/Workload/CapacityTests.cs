using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Workload;

public sealed class CapacityTests
{
    private const string Team = "t";
    private static readonly DateRange Campaign = new(new(2023, 7, 3), new(2023, 7, 28)); // four full weeks
    private static readonly DateRange FirstHalf = new(new(2023, 7, 3), new(2023, 7, 14));
    private static readonly DateRange SecondHalf = new(new(2023, 7, 17), new(2023, 7, 28));
    private static readonly CapacityNorms Norms = new(7, 4); // 1680 minutes a week

    [Theory] // files of 100 minutes in the first two weeks against one person
    [InlineData(10, LoadLevel.Free, 0)]
    [InlineData(28, LoadLevel.Free, 0)]
    [InlineData(29, LoadLevel.Full, 0)]
    [InlineData(33, LoadLevel.Full, 0)]
    [InlineData(34, LoadLevel.Over, 20)]
    [InlineData(50, LoadLevel.Over, 820)]
    public void Load_AgainstTime(int files, LoadLevel level, long over)
    {
        var plan = Capacity.Of([Person("a")], [Need(files, "Đợt 1", FirstHalf)], Campaign, WorkCalendar.Common, Norms);
        var week = plan.Units.Single().Weeks[0];
        Assert.Equal((level, over, 1680), (week.Level, week.Over, week.Available));
        Assert.Equal(files * 100, plan.Office.Weeks.Sum(w => w.Needed));
        Assert.Equal([0L, 0L], plan.Office.Weeks.Skip(2).Select(w => w.Needed));
    }

    [Fact]
    public void Time_KnowsLeaveHolidaysAndBorrowedStaff()
    {
        var closed = new WorkCalendar([new(new(2023, 7, 4), false, "Mất điện", "x"), new(new(2023, 7, 5), false, "Mất điện", "x")]);
        var away = Person("a") with { Away = [new(new(2023, 7, 10), new(2023, 7, 14))] };
        var borrowed = Person("b") with { Only = new(new(2023, 7, 17), new(2023, 7, 18)) };
        var plan = Capacity.Of([away, borrowed], [Need(1, "Đợt 1", FirstHalf)], Campaign, closed, Norms);
        Assert.Equal([3 * 420, 0, 4 * 420, 4 * 420], plan.People[0].Weeks.Select(w => w.Available)); // two days closed, a week of leave
        Assert.Equal([0, 0, 2 * 420, 0], plan.People[1].Weeks.Select(w => w.Available));
    }

    [Fact]
    public void WhoLeadsTwoTeams_HasOneWeek_SharedBetweenThem()
    {
        var plan = Capacity.Of([Person("a"), Person("a") with { Unit = "u" }], [Need(1, "Đợt 1", FirstHalf)], Campaign, WorkCalendar.Common, Norms);
        Assert.Equal([840L, 840L], plan.People.Select(p => p.Weeks[0].Available));
        Assert.Equal(1680, plan.Office.Weeks[0].Available);
    }

    [Theory] // minutes are never lost by rounding, whatever the number
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1001)]
    public void Work_OfATeam_IsSharedByTime_AndAddsUp(long minutes)
    {
        var part = Person("b") with { Only = new(new(2023, 7, 3), new(2023, 7, 4)) };
        var plan = Capacity.Of([Person("a"), part], [new(Team, "Tổ", "Đợt 1", Campaign, WorkGroup.Review, 1, 1, minutes)], Campaign, WorkCalendar.Common, Norms);
        Assert.Equal(minutes, plan.People.Sum(p => p.Weeks.Sum(w => w.Needed)));
        Assert.True(plan.People[1].Weeks[0].Needed <= plan.People[0].Weeks[0].Needed + 1);
        Assert.Equal(0, plan.People[1].Weeks[1].Needed);
    }

    [Fact]
    public void Advice_MovesFiles_WhereThereIsRoom()
    {
        WorkNeed[] needs = [Need(50, "Đợt 1", FirstHalf), Need(5, "Đợt 2", SecondHalf)];
        Assert.Equal("Tổ quá tải 2 tuần: chuyển 17 hồ sơ từ «Đợt 1» sang «Đợt 2».", Advice(needs));
    }

    [Fact]
    public void Advice_AsksForPeopleOrAnEarlierStart_WhereThereIsNoRoom()
    {
        WorkNeed[] needs = [Need(50, "Đợt 1", FirstHalf), Need(34, "Đợt 2", SecondHalf)];
        Assert.Equal("Tổ quá tải 4 tuần: thêm 4 ngày công, trước hết ở tuần từ 03/07/2023 (hoặc bắt đầu sớm hơn 1 tuần).", Advice(needs));
        Assert.Empty(CapacityAdvice.Of(Capacity.Of([Person("a")], [Need(5, "Đợt 1", FirstHalf)], Campaign, WorkCalendar.Common, Norms), [Need(5, "Đợt 1", FirstHalf)], Norms));
    }

    [Fact]
    public void WorkWithoutPeople_IsSeen()
    {
        var plan = Capacity.Of([], [Need(1, "Đợt 1", FirstHalf)], Campaign, WorkCalendar.Common, Norms);
        Assert.Equal(2, plan.Units.Single().OverWeeks);
    }

    [Fact]
    public async Task Demo_HasWorkForEveryTeam_AndHandlersChangeIt()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (id, head) = await Campaigns.CampaignTests.CampaignAsync(db);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync(c => c.Id == id);
        var before = (await CampaignWorkload.LoadAsync(db, campaign)).Plan();
        Assert.Equal(3, before.Units.Count);
        Assert.All(before.Units, u => Assert.True(u.Weeks.Sum(w => w.Needed) > 0));
        Assert.Equal(4, before.People.Count); // three leaders, and the one that is borrowed
        var staff = new CaoDiem.TaskForces.TaskForceMembersHandler(db);
        var force = await db.TaskForces.AsNoTracking().OrderBy(t => t.SortKey).FirstAsync();
        var week = new DateRange(new(2023, 7, 10), new(2023, 7, 14));
        await staff.Handle(new CaoDiem.TaskForces.TakeLeave(force.Id, null, week.From, week.To, "Nghỉ phép"), head);
        await staff.Handle(new CaoDiem.TaskForces.AddMember(force.Id, "Nguyễn Tăng Cường", "Cục THADS tỉnh", "Hỗ trợ", null, new(CaoDiem.TaskForces.MemberKind.Borrowed, new(2023, 8, 1), new(2023, 8, 31), "Bàn giao", 20)), head);
        var norms = new SetNormHandler(db);
        await norms.Handle(new SetNorm("norm.minutes.review", new(2023, 7, 1), 150, "Đo thực tế"), head);
        Assert.Equal("WRK-005", await CodeAsync(() => norms.Handle(new SetNorm("salary.base", new(2023, 7, 1), 1, "x"), head)));
        db.ChangeTracker.Clear();
        var after = (await CampaignWorkload.LoadAsync(db, campaign)).Plan();
        Assert.Equal(0, after.People.Single(p => p.Key == force.LeaderId.ToString()).Weeks.Single(w => w.Monday == week.From).Available);
        Assert.Equal([0, 4 * 240], after.People.Single(p => p.Name == "Nguyễn Tăng Cường (tăng cường)").Weeks.Where(w => w.Monday == new DateOnly(2023, 7, 24) || w.Monday == new DateOnly(2023, 8, 7)).Select(w => w.Available));
        // The planner reads the same: with its leader away, the team is led by the borrowed colleague that the demonstration has, for his hours only.
        var team = await db.TaskForces.AsNoTracking().Include(t => t.Members).Include(t => t.Leaves).SingleAsync(t => t.Id == force.Id);
        Assert.Equal((32 * 60 / 5, CaoDiem.TaskForces.TeamCapacity.FullDay), (CaoDiem.TaskForces.TeamCapacity.On(team, week.From, WorkCalendar.Common).Minutes, CaoDiem.TaskForces.TeamCapacity.On(team, week.From.AddDays(7), WorkCalendar.Common).Minutes));
        Assert.True(after.Office.Weeks[1].Needed > before.Office.Weeks[1].Needed);
    }

    [Fact]
    public void PartAbsence_LeavesItsShareOfTheDays()
    {
        var half = Person("a") with { Partly = [(new(new(2023, 7, 10), new(2023, 7, 14)), 50)] };
        var plan = Capacity.Of([half], [Need(1, "Đợt 1", FirstHalf)], Campaign, WorkCalendar.Common, Norms);
        Assert.Equal([4 * 420, 4 * 210, 4 * 420, 4 * 420], plan.People[0].Weeks.Select(w => w.Available));
    }

    [Fact]
    public async Task LeaderWhoHasLeft_CountsNothingFromHisDay_AndPartAbsenceItsShare()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (id, head) = await Campaigns.CampaignTests.CampaignAsync(db);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync(c => c.Id == id);
        var leader = (await db.TaskForces.AsNoTracking().OrderBy(t => t.SortKey).FirstAsync()).LeaderId;
        async Task<IReadOnlyList<WeekLoad>> WeeksAsync() =>
            (await CampaignWorkload.LoadAsync(db, campaign)).Plan().People.Single(p => p.Key == leader.ToString()).Weeks;
        var before = await WeeksAsync();
        var (half, last) = (new DateRange(new(2023, 7, 10), new(2023, 7, 14)), new DateOnly(2023, 8, 7));
        var officers = new KeepOfficersHandler(db);
        await officers.Handle(new RecordLeave(leader, LeaveKind.Absent, half.From, half.To, "1/QĐ", "Đi học", 50), head);
        await officers.Handle(new RecordLeave(leader, LeaveKind.Retired, last, null, "2/QĐ", "Đủ tuổi"), head);
        db.ChangeTracker.Clear();
        var after = await WeeksAsync();
        Assert.All(before.Zip(after), w => Assert.Equal(
            w.First.Monday == half.From ? w.First.Available / 2 : w.First.Monday >= last ? 0 : w.First.Available, w.Second.Available));
        Assert.Contains(before, w => w.Monday >= last && w.Available > 0);
    }

    private static WorkPerson Person(string key) => new(key, "Người " + key, Team, []);

    private static WorkNeed Need(int files, string wave, DateRange period) => new(Team, "Tổ", wave, period, WorkGroup.Review, files, files, files * 100);

    private static string Advice(WorkNeed[] needs) => CapacityAdvice.Of(Capacity.Of([Person("a")], needs, Campaign, WorkCalendar.Common, Norms), needs, Norms).Single();

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
