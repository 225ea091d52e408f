using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Identity;

/// <summary>What an office is called, and from which day on.</summary>
public sealed class OfficeProfileTests
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    private static readonly OfficeFacts Regional = new("Phòng Thi hành án dân sự khu vực 5", OfficeKind.Regional, "Cà Mau");

    [Fact]
    public async Task TypingError_IsCorrected_WithAReason_AndTheHistoryNamesBoth()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await FoundAsync(db);
        var first = (await db.OfficeProfiles.SingleAsync()).Id;
        var keep = new KeepOfficeHandler(db);
        var right = new OfficeFacts("Chi cục Thi hành án dân sự huyện Phước Long", OfficeKind.District, "Bạc Liêu");
        Assert.Equal("IDN-107", await CodeAsync(() => keep.Handle(new CorrectOffice(first, null, right, null, " "), head)));
        await keep.Handle(new CorrectOffice(first, null, right, null, "Gõ thiếu dấu"), head);
        await using var after = database.Open();
        Assert.Equal(right.Name, (await after.Offices.SingleAsync()).Name);
        var told = await after.AuditEvents.SingleAsync(e => e.Process == nameof(CorrectOffice) && e.Subject == nameof(OfficeProfile));
        Assert.Equal(("Gõ thiếu dấu", head.OfficeId!.Value.Value), (told.Reason, told.SubjectId));
        Assert.Contains("[\"Chi cuc Phước Long\",\"Chi cục Thi hành án dân sự huyện Phước Long\"]", told.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_CountsFromItsDay_EarlierDaysKeepTheirName()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await FoundAsync(db);
        await new KeepOfficeHandler(db).Handle(new ChangeOffice(Reform, Regional, "1898/QĐ-BTP"), head);
        await using var after = database.Open();
        var office = await after.Offices.AsNoTracking().SingleAsync();
        Assert.Equal("Chi cuc Phước Long", office.On(Reform.AddDays(-1)).Name);
        Assert.Equal((Regional.Name, OfficeKind.Regional), (office.On(Reform).Name, office.On(Reform).Kind));
        var (before, since) = (PaperBodies.Of(office, null, Reform.AddDays(-1), ""), PaperBodies.Of(office, null, Reform, ""));
        Assert.Equal(("Chi cuc Phước Long", "Cục Thi hành án dân sự tỉnh Bạc Liêu"), (before.Body, before.Parent));
        Assert.Equal(("Thi hành án dân sự tỉnh Cà Mau", Regional.Name), (since.Body, since.Unit));
    }

    [Fact]
    public async Task SealHolder_StandsAsTheIssuingBody()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await FoundAsync(db);
        var facts = Regional with { SealHolder = "Thi hành án dân sự tỉnh Cà Mau (mới)" };
        await new KeepOfficeHandler(db).Handle(new ChangeOffice(Reform, facts, "1/QĐ"), head);
        var office = await db.Offices.AsNoTracking().SingleAsync();
        Assert.Equal(facts.SealHolder, PaperBodies.Of(office, null, Reform, "").Body);
    }

    [Fact]
    public async Task LetterheadOfBefore_LeavesTheNewNamesToTheOffice_LaterOneWins()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await FoundAsync(db);
        await new KeepOfficeHandler(db).Handle(new ChangeOffice(Reform, Regional, "1/QĐ"), head);
        var office = await db.Offices.AsNoTracking().SingleAsync();
        Letterhead Set(DateOnly from)
        {
            var set = new Letterhead { OfficeId = office.Id, From = from };
            set.Set(new(Body: "Tên trên giấy", Signer: "Người Ký"));
            return set;
        }

        var before = PaperBodies.Of(office, Set(Reform.AddDays(-9)), Reform, "");
        Assert.Equal(("Thi hành án dân sự tỉnh Cà Mau", "Người Ký"), (before.Body, before.Signer));
        Assert.Equal("Tên trên giấy", PaperBodies.Of(office, Set(Reform), Reform, "").Body);
    }

    [Fact]
    public async Task Withdrawn_WhatStoodBeforeCountsOn_AndTheRowStays()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await FoundAsync(db);
        var keep = new KeepOfficeHandler(db);
        var first = (await db.OfficeProfiles.SingleAsync()).Id;
        var id = await keep.Handle(new ChangeOffice(db.Today, Regional, "1/QĐ"), head);
        Assert.Equal(Regional.Name, (await db.Offices.AsNoTracking().SingleAsync()).Name);
        await keep.Handle(new WithdrawOfficeChange(id, "Quyết định bị thu hồi"), head);
        await using var after = database.Open();
        var office = await after.Offices.AsNoTracking().SingleAsync();
        Assert.Equal(("Chi cuc Phước Long", OfficeKind.District), (office.Name, office.Kind));
        Assert.Equal("Quyết định bị thu hồi", office.Profiles.Single(p => p.Id == id).WithdrawnReason);
        Assert.Equal("IDN-102", await CodeAsync(() => keep.Handle(new WithdrawOfficeChange(id, "Lại"), head)));
        Assert.Equal("IDN-103", await CodeAsync(() => keep.Handle(new WithdrawOfficeChange(first, "Lại"), head)));
        await keep.Handle(new ChangeOffice(db.Today, Regional, "2/QĐ"), head); // its day is free again
    }

    [Fact]
    public async Task ChangeToCome_IsTakenOverOnItsDay()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await FoundAsync(db);
        await new KeepOfficeHandler(db).Handle(new ChangeOffice(db.Today.AddDays(1), Regional, "1/QĐ"), head);
        Assert.Equal("Chi cuc Phước Long", (await db.Offices.AsNoTracking().SingleAsync()).Name);
        await using var tomorrow = await TestDatabase.CopyOfAsync(database, db.Today.AddDays(1));
        await using var later = tomorrow.Open();
        while (await new RenewFindings(later).RunNextAsync(default) is not null)
        {
        }

        Assert.Equal(Regional.Name, (await later.Offices.AsNoTracking().SingleAsync()).Name);
    }

    [Fact]
    public async Task WrongChanges_AreRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await FoundAsync(db);
        var keep = new KeepOfficeHandler(db);
        await keep.Handle(new ChangeOffice(Reform, Regional, "1/QĐ"), head);
        Assert.Equal("IDN-105", await CodeAsync(() => keep.Handle(new ChangeOffice(Reform, Regional, "2/QĐ"), head)));
        Assert.Equal("IDN-104", await CodeAsync(() => keep.Handle(new ChangeOffice(null, Regional, "2/QĐ"), head)));
        Assert.Equal("IDN-106", await CodeAsync(() => keep.Handle(new ChangeOffice(Reform.AddDays(1), Regional, " "), head)));
        Assert.Equal("IDN-100", await CodeAsync(() => keep.Handle(new ChangeOffice(Reform.AddDays(1), Regional with { Name = " " },
            "2/QĐ"), head)));
        var hours = Regional with { OpensAt = new(9, 0), ClosesAt = new(8, 0) };
        Assert.Equal("IDN-101", await CodeAsync(() => keep.Handle(new ChangeOffice(Reform.AddDays(1), hours, "2/QĐ"), head)));
        Assert.Equal("IDN-001", await CodeAsync(() => keep.Handle(new ChangeOffice(Reform.AddDays(1), Regional, "2/QĐ"),
            head with { Role = Role.Officer })));
    }

    [Fact]
    public async Task RowOfAnotherOffice_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await FoundAsync(db);
        var foreign = (await db.OfficeProfiles.SingleAsync()).Id;
        var stranger = await HandOpenedFile.OfficeAsync(db, "KHAC");
        await Assert.ThrowsAsync<NotInScope>(() => new KeepOfficeHandler(db).Handle(new WithdrawOfficeChange(foreign, "Thử"), stranger));
    }

    private static async Task<Actor> FoundAsync(AppDb db)
    {
        var office = await new AddOfficeHandler(db).Handle(new("PL", "Chi cuc Phước Long", "Bạc Liêu", OfficeKind.District),
            Actor.System("Thử"));
        return Actor.ForOffice(office.Id, "Thử");
    }

    private static async Task<string> CodeAsync(Func<Task> work) => (await Assert.ThrowsAsync<RuleViolation>(work)).Code;
}
