using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Identity;

/// <summary>Names that are mended, other names, officers who leave.</summary>
public sealed class OfficersTests
{
    private static readonly DateOnly Leaving = new(2023, 9, 1);

    [Fact]
    public async Task MendedName_StandsEverywhere_AndTheOldOneStaysKnown()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Đỗ Thanh Vạn");
        await new KeepOfficersHandler(db).Handle(new RenameOfficer(id, " Đỗ  Thanh Vân Anh "), head);
        await using var after = database.Open();
        Assert.Equal("Đỗ Thanh Vân Anh", (await after.Officers.SingleAsync()).Name);
        Assert.Equal("Đỗ Thanh Vạn", (await after.Aliases.SingleAsync()).Name);
        var told = await after.AuditEvents.SingleAsync(e => e.Process == nameof(RenameOfficer) && e.Subject == nameof(Officer));
        Assert.Equal("{\"Name\":[\"Đỗ Thanh Vạn\",\"Đỗ Thanh Vân Anh\"]}", told.Data);
    }

    [Fact]
    public async Task NameMendedBack_IsNoAliasOfItself()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        await new KeepOfficersHandler(db).Handle(new RenameOfficer(id, "Lê Anh"), head);
        await new KeepOfficersHandler(db).Handle(new RenameOfficer(id, "Lê An"), head);
        Assert.Equal("Lê Anh", (await db.Aliases.SingleAsync()).Name);
    }

    [Fact]
    public async Task NameOfSomebodyElse_OrHisAlias_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (one, other) = (await OfficeDirectory.OfficerAsync(db, head, "Lê An"),
            await OfficeDirectory.OfficerAsync(db, head, "Trần Bình"));
        var names = new KeepAliasesHandler(db);
        await names.Handle(new AddAlias(AliasKind.Officer, one.Value, "L.V.An"), head);
        var officers = new KeepOfficersHandler(db);
        Assert.Equal("IDN-061", await CodeAsync(() => officers.Handle(new RenameOfficer(other, "lê an"), head)));
        Assert.Equal("IDN-061", await CodeAsync(() => officers.Handle(new RenameOfficer(other, "L.V.An"), head)));
        Assert.Equal("IDN-060", await CodeAsync(() => officers.Handle(new RenameOfficer(other, "  "), head)));
        Assert.Equal("IDN-061", await CodeAsync(() => names.Handle(new AddAlias(AliasKind.Officer, other.Value, "L.V.An"), head)));
        Assert.Equal("IDN-062", await CodeAsync(() => names.Handle(new AddAlias(AliasKind.Officer, other.Value, ""), head)));
    }

    [Fact]
    public async Task Aliases_OfAnotherOffice_AreNotFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var (head, stranger) = (await HandOpenedFile.OfficeAsync(db), await HandOpenedFile.OfficeAsync(db, "KHAC"));
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        await new KeepAliasesHandler(db).Handle(new AddAlias(AliasKind.Officer, id.Value, "L.V.An"), head);
        var alias = await db.Aliases.SingleAsync();
        await Assert.ThrowsAsync<NotInScope>(() => new KeepAliasesHandler(db).Handle(new RemoveAlias(alias.Id), stranger));
        await Assert.ThrowsAsync<NotInScope>(() =>
            new KeepAliasesHandler(db).Handle(new AddAlias(AliasKind.Officer, id.Value, "X"), stranger));
        await new KeepAliasesHandler(db).Handle(new RemoveAlias(alias.Id), head);
        Assert.Equal(0, await db.Aliases.CountAsync());
    }

    [Fact]
    public async Task Retirement_CountsFromItsDay_UntilItIsWithdrawn()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        var officers = new KeepOfficersHandler(db);
        await officers.Handle(Retires(id), head);
        Assert.Equal((1, 0), (await db.Officers.Serving(Leaving.AddDays(-1)).CountAsync(), await db.Officers
            .Serving(Leaving).CountAsync()));
        Assert.Equal("IDN-066", await CodeAsync(() => officers.Handle(Retires(id) with { Kind = LeaveKind.Transferred }, head)));
        var leave = (await db.OfficerLeaves.SingleAsync()).Id;
        Assert.Equal("IDN-068", await CodeAsync(() => officers.Handle(new WithdrawLeave(leave, " "), head)));
        await officers.Handle(new WithdrawLeave(leave, "Ghi nhầm người"), head);
        Assert.Equal("IDN-067", await CodeAsync(() => officers.Handle(new WithdrawLeave(leave, "Nữa"), head)));
        await using var after = database.Open();
        Assert.Null((await after.Officers.SingleAsync()).LeftOn);
        Assert.Equal("Ghi nhầm người", (await after.OfficerLeaves.SingleAsync()).WithdrawnReason);
    }

    [Theory]
    [InlineData(LeaveKind.Absent, "2023-09-01", null, "1", "x", "IDN-065")]
    [InlineData(LeaveKind.Absent, "2023-09-01", "2023-08-01", "1", "x", "SHR-001")]
    [InlineData(LeaveKind.Retired, null, null, "1", "x", "IDN-063")]
    [InlineData(LeaveKind.Retired, "2023-09-01", null, "", "x", "IDN-064")]
    [InlineData(LeaveKind.Retired, "2023-09-01", null, "1", " ", "IDN-064")]
    public async Task Leave_SaysAllThatIsAsked(LeaveKind kind, string? from, string? to, string number, string reason, string code)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd");
        Assert.Equal(code, await CodeAsync(() =>
            new KeepOfficersHandler(db).Handle(new RecordLeave(id, kind, Day(from), Day(to), number, reason), head)));
        Assert.Equal(0, await db.OfficerLeaves.CountAsync());
    }

    [Fact]
    public async Task Absence_IsNoLeaving()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        await new KeepOfficersHandler(db).Handle(new RecordLeave(id, LeaveKind.Absent, Leaving, Leaving.AddDays(30), "5/QĐ", "Đi học"),
            head);
        Assert.Equal(1, await db.Officers.Serving(Leaving.AddDays(5)).CountAsync());
    }

    [Fact]
    public async Task WhoHasLeft_LeadsNoTaskForce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        var commune = await OfficeDirectory.CommuneAsync(db, head, "Xã A");
        await new KeepOfficersHandler(db).Handle(Retires(id), head);
        Assert.Equal("TSK-008", await CodeAsync(() => new FormTaskForceHandler(db).Handle(new(null, "Tổ 1", id, [commune]), head)));
    }

    [Fact]
    public async Task OfficersThemselves_KeepNoDirectory()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        Assert.Equal("IDN-001", await CodeAsync(() => new KeepOfficersHandler(db).Handle(Retires(id), head with { Role = Role.Officer })));
    }

    private static RecordLeave Retires(Id<Officer> officer) =>
        new(officer, LeaveKind.Retired, Leaving, null, "12/QĐ-CTHADS", "Đủ tuổi nghỉ hưu");

    private static async Task<string> CodeAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;
}
