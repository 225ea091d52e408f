using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Identity;

/// <summary>Roles and names of accounts, and what an office is never left without.</summary>
public sealed class AccountsTests
{
    [Theory]
    [InlineData(Role.Head)]
    [InlineData(Role.Administrator)]
    public async Task LastOne_KeepsItsRole_AndStaysOpen(Role role)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var office = (await HandOpenedFile.OfficeAsync(db)).OfficeId;
        var system = Actor.System("Thử");
        var only = await InviteAsync(db, "mot", role, office);
        Assert.Equal("IDN-028", await CodeAsync(() => new GrantRoleHandler(db).Handle(new(only, Role.Clerk), system)));
        Assert.Equal("IDN-028", await CodeAsync(() => new DisableUserHandler(db).Handle(new(only, true, "Nghỉ"), system)));
        await InviteAsync(db, "hai", role, office);
        await new GrantRoleHandler(db).Handle(new(only, Role.Clerk), system);
        Assert.Equal(Role.Clerk, (await db.Users.AsNoTracking().SingleAsync(u => u.Id == only)).Role);
    }

    [Fact]
    public async Task ClosedOne_DoesNotCount_AsAnother()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var office = (await HandOpenedFile.OfficeAsync(db)).OfficeId;
        var (one, two) = (await InviteAsync(db, "mot", Role.Head, office), await InviteAsync(db, "hai", Role.Head, office));
        await new DisableUserHandler(db).Handle(new(one, true, "Chuyển công tác"), Actor.System("Thử"));
        Assert.Equal("IDN-028", await CodeAsync(() => new DisableUserHandler(db).Handle(new(two, true, "Nghỉ"), Actor.System("Thử"))));
    }

    [Fact]
    public async Task Closing_HasAReason_InTheHistory()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var id = await InviteAsync(db, "thuky", Role.Clerk, (await HandOpenedFile.OfficeAsync(db)).OfficeId);
        Assert.Equal("IDN-070", await CodeAsync(() => new DisableUserHandler(db).Handle(new(id, true, " "), Actor.System("Thử"))));
        await new DisableUserHandler(db).Handle(new(id, true, "Nghỉ việc"), Actor.System("Thử"));
        Assert.Equal("Nghỉ việc", (await db.AuditEvents.SingleAsync(e => e.Process == nameof(DisableUser))).Reason);
        await new DisableUserHandler(db).Handle(new(id, false), Actor.System("Thử"));
        Assert.False((await db.Users.AsNoTracking().SingleAsync(u => u.Id == id)).Disabled);
    }

    [Fact]
    public async Task MendedName_EndsSessions()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var id = await InviteAsync(db, "thuky", Role.Clerk, (await HandOpenedFile.OfficeAsync(db)).OfficeId);
        var stamp = (await db.Users.AsNoTracking().SingleAsync(u => u.Id == id)).SecurityStamp;
        Assert.Equal("IDN-021", await CodeAsync(() => new RenameUserHandler(db).Handle(new(id, " "), Actor.System("Thử"))));
        await new RenameUserHandler(db).Handle(new(id, "Lê Thị Đúng"), Actor.System("Thử"));
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id);
        Assert.Equal("Lê Thị Đúng", user.Name);
        Assert.NotEqual(stamp, user.SecurityStamp);
    }

    [Fact]
    public async Task OfficesAdministrator_MakesNoSupervisorOfEverything()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var office = (await HandOpenedFile.OfficeAsync(db)).OfficeId;
        var id = await InviteAsync(db, "thuky", Role.Clerk, office);
        var own = new Actor(Id<User>.New(), "Quản trị", office, Role.Administrator);
        Assert.Equal("IDN-029", await CodeAsync(() => new GrantRoleHandler(db).Handle(new(id, Role.Supervisor), own)));
        Assert.Equal("IDN-024", await CodeAsync(() => new GrantRoleHandler(db).Handle(new(id, Role.Officer), own)));
    }

    private static async Task<Id<User>> InviteAsync(AppDb db, string login, Role role, Id<Office>? office) =>
        (await new InviteUserHandler(db).Handle(new(login, login, role, office), Actor.System("Thử"))).Id;

    private static async Task<string> CodeAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;
}
