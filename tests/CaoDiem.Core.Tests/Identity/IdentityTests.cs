using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Identity;

public sealed class IdentityTests
{
    [Fact]
    public async Task WrongPassword_FiveTimes_LocksTheAccount()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var user = await new StartInstallationHandler(db).Handle(new("PL", "Phước Long", null, OfficeKind.District, "quantri", "Quản Trị", "mật khẩu rất dài"));
        var handler = new SignInHandler(db);
        Assert.Equal(user.Id, (await handler.Handle(new("QuanTri", "mật khẩu rất dài"))).Id);
        for (var i = 0; i < User.AttemptsBeforeLockout; i++)
        {
            Assert.Equal("IDN-030", await CodeAsync(() => handler.Handle(new("quantri", "sai"))));
        }

        Assert.Equal("IDN-031", await CodeAsync(() => handler.Handle(new("quantri", "mật khẩu rất dài"))));
        Assert.Equal("IDN-030", await CodeAsync(() => handler.Handle(new("khongco", "sai"))));
        Assert.DoesNotContain(await db.AuditEvents.Select(e => e.Data).ToListAsync(), d => d?.Contains("PasswordHash", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task FirstStart_OnlyOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var start = new StartInstallation("PL", "Phước Long", null, OfficeKind.District, "quantri", "Quản Trị", "ngắn");
        Assert.Equal("IDN-003", await CodeAsync(() => new StartInstallationHandler(db).Handle(start)));
        await using var fresh = database.Open();
        Assert.Equal(0, await fresh.Offices.CountAsync());
        await new StartInstallationHandler(fresh).Handle(start with { Password = "mật khẩu rất dài" });
        Assert.Equal("IDN-050", await CodeAsync(() => new StartInstallationHandler(fresh).Handle(start with { Login = "khac", Code = "XX" })));
    }

    [Fact]
    public async Task Change_WithoutAProcess_IsImpossible()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        db.Offices.Add(new() { Id = Id<Office>.New(), Code = "X", Name = "X" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task TwoPeople_ChangingTheSameRecord_TheSecondIsTold()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var one = database.Open();
        await using var two = database.Open();
        var (a, b) = (await one.Offices.SingleAsync(), await two.Offices.SingleAsync());
        one.Begin("Thử", Actor.System("1"));
        two.Begin("Thử", Actor.System("2"));
        a.Name = "Một";
        await one.SaveChangesAsync();
        b.Name = "Hai";
        Assert.Equal("SHR-002", await CodeAsync(() => two.SaveChangesAsync()));
    }

    [Fact]
    public async Task Scope_OfficerSeesOwnAndAreaFiles_ClerkTheTeams_OthersNone()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var office = await db.Offices.SingleAsync();
        var force = await db.TaskForces.Include(t => t.Communes).OrderBy(t => t.SortKey).FirstAsync();
        Task<int> Visible(Role role, Id<Officer>? officer = null, Id<User>? user = null, Id<Office>? other = null) =>
            db.VisibleDossiers(new(user ?? Id<User>.New(), "x", other ?? office.Id, role, officer)).CountAsync();
        Assert.Equal(420, await Visible(Role.Head));
        Assert.Equal(420, await Visible(Role.Examiner));
        var communes = force.Communes.Select(c => (Id<Commune>?)c.CommuneId).ToList();
        Assert.Equal(await db.Dossiers.CountAsync(d => d.OfficerId == force.LeaderId || communes.Contains(d.CommuneId)), await Visible(Role.Officer, force.LeaderId));
        Assert.Equal(0, await Visible(Role.Clerk));
        Assert.Equal(0, await Visible(Role.Accountant) + await Visible(Role.Partner) + await Visible(Role.Supervisor) + await Visible(Role.Administrator));
        Assert.Equal(0, await Visible(Role.Head, other: Id<Office>.New()));
    }

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
