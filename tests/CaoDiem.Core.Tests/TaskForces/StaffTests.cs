using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.TaskForces;

/// <summary>The office's own people in task forces are picked, not typed.</summary>
public sealed class StaffTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private AppDb db = null!;
    private Actor head = null!;
    private Id<TaskForce> force;
    private Id<Officer> leader;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        db = database.Open();
        head = await HandOpenedFile.OfficeAsync(db);
        leader = await OfficeDirectory.OfficerAsync(db, head, "Lê Trưởng");
        var commune = await OfficeDirectory.CommuneAsync(db, head, "Xã A");
        force = await new FormTaskForceHandler(db).Handle(new(null, "Tổ 1", leader, [commune]), head);
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task AnOfficer_IsPicked_WithHisNameOfficeAndAccount()
    {
        var officer = await OfficeDirectory.OfficerAsync(db, head, "Đỗ Thanh Vân");
        var account = await new InviteUserHandler(db).Handle(new("van", "Đỗ Thanh Vân", Role.Officer, head.OfficeId, officer), Admin);
        await AddAsync(officer, null);
        var member = await db.Members.AsNoTracking().SingleAsync();
        Assert.Equal(("Đỗ Thanh Vân", "Phòng MAU", officer, account.Id), (member.Name, member.Organisation, member.OfficerId,
            member.UserId));
    }

    [Fact]
    public async Task AnAccount_IsPicked_OnceOnly_AndNotThatOfAPartner()
    {
        var clerk = (await new InviteUserHandler(db).Handle(new("thuky", "Trần Thư Ký", Role.Clerk, head.OfficeId, null), Admin)).Id;
        var guest = (await new InviteUserHandler(db).Handle(new("khach", "Ông Khách", Role.Partner, head.OfficeId, null), Admin)).Id;
        await AddAsync(null, clerk, MemberKind.Clerk);
        Assert.Equal("TSK-045", await CodeAsync(() => AddAsync(null, clerk, MemberKind.Clerk)));
        Assert.Equal("TSK-047", await CodeAsync(() => AddAsync(null, guest)));
        Assert.Equal("TSK-047", await CodeAsync(() => AddAsync(null, null)));
        Assert.Equal("TSK-043", await CodeAsync(() => AddAsync(null, clerk, MemberKind.Representative)));
    }

    [Fact]
    public async Task OwnStaff_IsNotTyped()
    {
        var typed = new AddMember(force, "Ai đó", "Phòng MAU", "Thư ký", null, new(MemberKind.Clerk));
        Assert.Equal("TSK-046", await CodeAsync(() => new TaskForceMembersHandler(db).Handle(typed, head)));
    }

    [Fact]
    public async Task TheLeader_IsAMember_AndCountsOnce()
    {
        Assert.Equal("TSK-044", await CodeAsync(() => AddAsync(leader, null)));
        var other = await OfficeDirectory.OfficerAsync(db, head, "Ngô Phó");
        await AddAsync(other, null);
        db.ChangeTracker.Clear();
        Assert.Equal(2, (await LoadAsync()).PeopleOn(db.Today));
        await new TaskForceMembersHandler(db).Handle(new ReplaceLeader(force, other, db.Today, "Điều động"), head);
        db.ChangeTracker.Clear();
        var led = await LoadAsync();
        Assert.Equal((1, 1), (led.PeopleOn(db.Today), TeamStaff.Of(led).Count)); // the member who leads now is the leader
    }

    [Fact]
    public async Task PersonOfAPartner_IsPicked_WithHisAgency()
    {
        var partner = await new RegisterPartnerHandler(db).Handle(
            new(null, PartnerKind.Police, "Công an xã Mẫu", null, null, 3, [DayOfWeek.Monday], [], []), head);
        await new PartnerDetailsHandler(db).Handle(new AddRepresentative(partner, "Bà Công An", "Phó trưởng", "", null), head);
        var person = (await db.Representatives.SingleAsync()).Id;
        await new TaskForceMembersHandler(db).Handle(new AddMember(force, "", "", "An ninh", null, new(RepresentativeId: person)), head);
        var member = await db.Members.AsNoTracking().SingleAsync();
        Assert.Equal(("Bà Công An", "Công an xã Mẫu", partner, person), (member.Name, member.Organisation, member.PartnerId,
            member.RepresentativeId));
        db.ChangeTracker.Clear();
        await new PartnerDetailsHandler(db).Handle(new RemoveRepresentative(partner, person), head);
        Assert.Equal(("Bà Công An", (Id<Representative>?)null), await NamedAsync()); // he stays by his name
        var foreign = new AddMember(force, "", "", "An ninh", null, new(RepresentativeId: Id<Representative>.New()));
        Assert.Equal("TSK-007", await CodeAsync(() => new TaskForceMembersHandler(db).Handle(foreign, head)));
    }

    [Fact]
    public async Task TypedMembers_AreTiedByTheirExactName_TheRestStaysAsTyped()
    {
        var officer = await OfficeDirectory.OfficerAsync(db, head, "Đỗ Thanh Vân");
        await TypeAsync("ĐỖ THANH VÂN", "Đỗ Vân");
        await TypeAsync("Công an viên", MemberKind.Representative);
        Assert.Equal((1, 1), await new TypedMembers(db).TieAsync());
        db.ChangeTracker.Clear();
        var members = await db.Members.AsNoTracking().OrderBy(m => m.Name).ToListAsync();
        Assert.Equal(officer, members.Single(m => m.Name == "Đỗ Thanh Vân").OfficerId);
        Assert.True(members.Single(m => m.Name == "Đỗ Vân").IsTyped);
        Assert.Equal(1, await db.AuditEvents.CountAsync(e => e.Process == TypedMembers.Name));
        Assert.Equal((0, 1), await new TypedMembers(db).TieAsync());
    }

    [Fact]
    public async Task ATypedMember_IsTiedByHand_WithAReason()
    {
        var officer = await OfficeDirectory.OfficerAsync(db, head, "Đỗ Thanh Vân");
        await TypeAsync("Đỗ Vân");
        var member = (await db.Members.SingleAsync()).Id;
        var handler = new AddStaffHandler(db);
        Assert.Equal("TSK-036", await CodeAsync(() => handler.Handle(new TieMember(force, member, officer, null, ""), head)));
        await handler.Handle(new TieMember(force, member, officer, null, "Cùng một người"), head);
        await using var after = database.Open();
        var tied = await after.Members.SingleAsync();
        Assert.Equal(("Đỗ Thanh Vân", officer), (tied.Name, tied.OfficerId));
        Assert.Equal("Cùng một người", (await after.AuditEvents.SingleAsync(e => e.Process == nameof(TieMember))).Reason);
    }

    private async Task<(string, Id<Representative>?)> NamedAsync()
    {
        var member = await db.Members.AsNoTracking().SingleAsync();
        return (member.Name, member.RepresentativeId);
    }

    private Actor Admin => Actor.ForOffice(head.RequireOffice(), "Quản trị") with { Role = Role.Administrator };

    private Task AddAsync(Id<Officer>? officer, Id<User>? user, MemberKind kind = MemberKind.Officer) =>
        new AddStaffHandler(db).Handle(new AddStaff(force, officer, user, "Xác minh", new(kind)), head);

    private Task<TaskForce> LoadAsync() => db.TaskForces.AsNoTracking().Include(t => t.Members).Include(t => t.Leaves).SingleAsync();

    private Task TypeAsync(params string[] names) => TypeAsync(MemberKind.Officer, names);

    private Task TypeAsync(string name, MemberKind kind) => TypeAsync(kind, name);

    // As they were recorded before people were picked.
    private async Task TypeAsync(MemberKind kind, params string[] names)
    {
        var team = await db.TaskForces.Include(t => t.Members).SingleAsync();
        db.Begin("Thử", head);
        db.Members.AddRange(names.Select(n => team.AddMember(n, "Phòng MAU", "Xác minh", null, new(kind))));
        await db.SaveChangesAsync();
    }

    private static async Task<string> CodeAsync(Func<Task> work) => (await Assert.ThrowsAsync<RuleViolation>(work)).Code;
}
