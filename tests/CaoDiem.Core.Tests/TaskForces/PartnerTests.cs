using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.TaskForces;

public sealed class PartnerTests
{
    private static readonly DateOnly Monday = new(2023, 7, 3);

    [Theory]
    [InlineData("Viện kiểm sát nhân dân huyện Phước Long", PartnerKind.Procuracy)]
    [InlineData("VKSND khu vực 5", PartnerKind.Procuracy)]
    [InlineData("CÔNG AN HUYỆN PHƯỚC LONG", PartnerKind.Police)]
    [InlineData("Công an xã Hưng Phú", PartnerKind.Police)]
    [InlineData("UBND thị trấn Phước Long", PartnerKind.CommuneCommittee)]
    [InlineData("Ủy ban nhân dân phường 2", PartnerKind.CommuneCommittee)]
    [InlineData("Cục Thi hành án dân sự tỉnh Bạc Liêu", PartnerKind.ProvincialBody)]
    [InlineData("Thi hành án dân sự tỉnh Cà Mau", PartnerKind.ProvincialBody)]
    [InlineData("Phòng Tài chính – Kế hoạch", PartnerKind.Finance)]
    [InlineData("Hội Phụ nữ xã Vĩnh Thanh", PartnerKind.Association)]
    [InlineData("Ngân hàng Nông nghiệp", PartnerKind.Other)]
    public void Kind_IsToldByNames_OfBothTimes(string name, PartnerKind kind) => Assert.Equal(kind, PartnerKinds.OfName(name));

    [Fact]
    public void Kinds_HaveNamesOfBothTimes_AndCodesThatReadBack()
    {
        Assert.Equal("Công an huyện", PartnerKind.Police.UsualName(new(2025, 6, 30)));
        Assert.Equal("Công an xã", PartnerKind.Police.UsualName(new(2025, 7, 1)));
        Assert.All(PartnerKinds.All, kind => Assert.True(PartnerKinds.TryParse(kind.Code(), out var read) && read == kind));
        Assert.False(PartnerKinds.TryParse("army", out _));
        Assert.All(PartnerKinds.All.Where(k => k != PartnerKind.Other && k != PartnerKind.ProvincialBody), kind => Assert.NotEmpty(StepRoles.StepsOf(kind)));
    }

    [Fact]
    public void Name_ChangesOnItsDay()
    {
        var partner = Police();
        partner.Describe(PartnerKind.Police, "Công an huyện Phước Long", "Công an xã Phước Long", new(2025, 7, 1), 2, WeekdaySet.Working);
        Assert.Equal("Công an huyện Phước Long", partner.NameOn(new(2025, 6, 30)));
        Assert.Equal("Công an xã Phước Long", partner.NameOn(new(2025, 7, 1)));
    }

    [Theory]
    [InlineData("2023-07-03", true)] // Monday
    [InlineData("2023-07-04", false)] // Tuesday: not one of its days
    [InlineData("2023-07-05", true)] // Wednesday
    [InlineData("2023-07-08", false)] // Saturday
    [InlineData("2023-07-10", false)] // Monday, but away
    [InlineData("2023-07-11", false)]
    [InlineData("2023-07-13", true)] // Thursday, comes by exception
    [InlineData("2023-07-15", true)] // Saturday, comes by exception
    [InlineData("2023-09-04", false)] // Monday, day off for the national day
    public void AvailableOn_WeekdaysThenDatedEntries(string day, bool expected)
    {
        var partner = Police();
        partner.Describe(PartnerKind.Police, "Công an", null, null, 2, WeekdaySet.Of([DayOfWeek.Monday, DayOfWeek.Wednesday]));
        partner.MarkDays(new(new(2023, 7, 10), new(2023, 7, 12)), false, "Tập huấn");
        partner.MarkDays(new(new(2023, 7, 13), new(2023, 7, 13)), true, null);
        partner.MarkDays(new(new(2023, 7, 15), new(2023, 7, 15)), true, "Làm bù");
        Assert.Equal(expected, partner.AvailableOn(DateOnly.Parse(day), WorkCalendar.Common));
        Assert.Equal("TSK-024", Code(() => partner.MarkDays(new(new(2023, 7, 12), new(2023, 7, 14)), true, null)));
    }

    [Fact]
    public void Duty_IsTheUsualOne_UntilAgreedOtherwise()
    {
        var partner = Police();
        Assert.Equal(StepRoles.Of(StepKind.Coerce, PartnerKind.Police), partner.DutyAt(StepKind.Coerce));
        Assert.Null(partner.DutyAt(StepKind.HandOver));
        Assert.NotNull(partner.Agree(StepKind.Coerce, "Cử 12 đồng chí"));
        Assert.Equal("Cử 12 đồng chí", partner.DutyAt(StepKind.Coerce));
        Assert.Null(partner.Agree(StepKind.Coerce, ""));
        Assert.Equal(StepRoles.Of(StepKind.Coerce, PartnerKind.Police), partner.DutyAt(StepKind.Coerce));
    }

    [Theory]
    [InlineData("", null, null, 1, 62, "TSK-020")]
    [InlineData("A", null, null, 0, 62, "TSK-021")]
    [InlineData("A", null, null, 51, 62, "TSK-021")]
    [InlineData("A", null, null, 1, 0, "TSK-022")]
    [InlineData("A", "B", null, 1, 62, "TSK-023")]
    [InlineData("A", null, "2025-07-01", 1, 62, "TSK-023")]
    [InlineData("A", "B", "2025-07-01", 50, 62, null)]
    public void Describe_Refuses(string name, string? later, string? from, int steps, int weekdays, string? code) =>
        Assert.Equal(code, Code(() => Police().Describe(PartnerKind.Police, name, later, from is null ? null : DateOnly.Parse(from), steps, weekdays)));

    [Fact]
    public void TeamDay_FollowsWhoCanLead()
    {
        var force = new TaskForce { OfficeId = Id<Office>.New(), Name = "Tổ 1", LeaderId = Id<Officer>.New() };
        force.SetLeaderTime(20, WeekdaySet.Of([DayOfWeek.Monday, DayOfWeek.Tuesday]));
        int Minutes(int offset) => TeamCapacity.On(force, Monday.AddDays(offset), WorkCalendar.Common).Minutes;
        Assert.Equal([480, 480, 0, 0, 0, 0, 0], Enumerable.Range(0, 7).Select(Minutes)); // 20 hours on two days: at most a full day each
        var clerk = force.AddMember("Thư ký", "Chi cục", "Ghi biên bản", null, new(MemberKind.Clerk));
        Assert.Equal(0, Minutes(2));
        force.AddMember("Tăng cường", "Cục", "Hỗ trợ", null, new(MemberKind.Borrowed, Monday.AddDays(2), Monday.AddDays(3), "Nhận 20 hồ sơ", 25));
        Assert.Equal([480, 480, 300, 300, 0], Enumerable.Range(0, 5).Select(Minutes));
        force.TakeLeave(null, new(Monday, Monday), "Họp");
        Assert.Equal(0, Minutes(0)); // the clerk alone does not take the team out
        Assert.Equal(1, TeamCapacity.On(force, Monday, WorkCalendar.Common).People);
        force.TakeLeave(clerk.Id, new(Monday, Monday), null);
        Assert.Equal(0, TeamCapacity.On(force, Monday, WorkCalendar.Common).People);
        Assert.Equal("TSK-034", Code(() => force.TakeLeave(null, new(Monday, Monday.AddDays(3)), null)));
        Assert.Equal("TSK-033", Code(() => force.TakeLeave(Id<Member>.New(), new(Monday, Monday), null)));
        Assert.Equal("TSK-032", Code(() => force.AddMember("A", "B", "C", null, new(MemberKind.Borrowed, Monday))));
        Assert.Equal("SHR-001", Code(() => force.AddMember("A", "B", "C", null, new(MemberKind.Borrowed, Monday, Monday.AddDays(-1)))));
        Assert.Equal("TSK-030", Code(() => force.SetLeaderTime(41, WeekdaySet.Working)));
        Assert.Equal("TSK-031", Code(() => force.SetLeaderTime(40, 0)));
    }

    [Fact]
    public async Task Handlers_StoreAuditAndRefuse()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var office = (await db.Offices.SingleAsync()).Id;
        await new SetUpDemoHandler(db).ResetAccountsAsync(office);
        var head = Actor.ForOffice(office, "Thử");
        var commune = (await db.Communes.FirstAsync()).Id;
        var register = new RegisterPartnerHandler(db);
        RegisterPartner Command(string name) => new(null, PartnerKind.Health, name, null, null, 3, [DayOfWeek.Friday], [], [commune]);
        var id = await register.Handle(Command("Trạm Y tế thử"), head);
        Assert.Equal("TSK-026", await CodeAsync(() => register.Handle(Command("Trạm  Y tế thử"), head)));
        Assert.Equal("TSK-027", await CodeAsync(() => register.Handle(Command("Khác") with { Communes = [Id<Commune>.New()] }, head)));
        Assert.Equal("IDN-001", await CodeAsync(() => register.Handle(Command("Khác"), head with { Role = Role.Examiner })));
        await Assert.ThrowsAsync<NotInScope>(() => register.Handle(Command("Khác") with { Id = id }, Actor.ForOffice(Id<Office>.New(), "Nơi khác")));

        db.ChangeTracker.Clear();
        var details = new PartnerDetailsHandler(db);
        var clerk = await db.Users.SingleAsync(u => u.Login == "thuky");
        Assert.Equal("TSK-028", await CodeAsync(() => details.Handle(new AddRepresentative(id, "Bà A", "Trạm trưởng", null, clerk.Id), head)));
        await details.Handle(new AddRepresentative(id, "Bà A", "Trạm trưởng", "0291", null), head);
        await details.Handle(new MarkPartnerDays(id, new(2023, 8, 4), new(2023, 8, 4), false, null), head);
        await details.Handle(new AgreeDuty(id, StepKind.Coerce, "Cử xe cứu thương"), head);
        db.ChangeTracker.Clear();
        var stored = await db.Partners.Include(p => p.Representatives).Include(p => p.Absences).Include(p => p.Duties).Include(p => p.Communes).AsNoTracking().SingleAsync(p => p.Id == id);
        Assert.Equal(("Bà A", "Cử xe cứu thương", commune), (stored.Representatives[0].Name, stored.DutyAt(StepKind.Coerce), stored.Communes[0].CommuneId));
        Assert.False(stored.AvailableOn(new(2023, 8, 4), WorkCalendar.Common));
        Assert.True(stored.AvailableOn(new(2023, 8, 11), WorkCalendar.Common));
        Assert.True(await db.AuditEvents.AnyAsync(e => e.SubjectId == id.Value && e.Process == nameof(AgreeDuty)));
    }

    [Fact]
    public async Task Members_BorrowedWithHandover_AndLeave()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        var force = (await db.TaskForces.FirstAsync()).Id;
        var members = new TaskForceMembersHandler(db);
        await members.Handle(new AddMember(force, "Ông B", "Cục tỉnh", "Hỗ trợ", null, new(MemberKind.Borrowed, Monday, Monday.AddDays(20), "Nhận 30 hồ sơ")), head);
        Assert.Equal("TSK-007", await CodeAsync(() => members.Handle(new AddMember(force, "C", "", "D", null, new(PartnerId: Id<Partner>.New())), head)));
        var member = await db.Members.SingleAsync(m => m.Name == "Ông B");
        await members.Handle(new TakeLeave(force, member.Id, Monday, Monday, "Ốm"), head);
        await members.Handle(new SetLeaderTime(force, 32, [DayOfWeek.Monday]), head);
        db.ChangeTracker.Clear();
        var stored = await db.TaskForces.AsNoTracking().Include(t => t.Members).Include(t => t.Leaves).SingleAsync(t => t.Id == force);
        Assert.Equal((32, 1, "Nhận 30 hồ sơ"), (stored.HoursPerWeek, stored.Leaves.Count, stored.Members.Single(m => m.Id == member.Id).HandoverNote));
        await members.Handle(new RemoveMember(force, member.Id), head);
        Assert.Equal(0, await db.MemberLeaves.CountAsync());
    }

    private static Partner Police()
    {
        var partner = new Partner { OfficeId = Id<Office>.New() };
        partner.Describe(PartnerKind.Police, "Công an", null, null, 2, WeekdaySet.Working);
        return partner;
    }

    private static string? Code(Action change) => Record.Exception(change) is RuleViolation refused ? refused.Code : null;

    private static async Task<string?> CodeAsync(Func<Task> change) => await Record.ExceptionAsync(change) is RuleViolation refused ? refused.Code : null;
}
