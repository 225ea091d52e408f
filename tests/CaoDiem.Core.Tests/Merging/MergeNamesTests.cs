using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Merging;
using CaoDiem.Reports;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Merging;

/// <summary>Two names that are one officer, or one commune.</summary>
public sealed class MergeNamesTests
{
    private const int Files = 60;

    [Fact]
    public async Task Officer_IsGone_AndEveryRecordIsTheOthers()
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        await using var db = database.Open();
        var office = await StoredAsync(db);
        var (from, into) = (office.Officers[0], office.Officers[1]);
        var before = await db.Dossiers.CountAsync(d => d.OfficerId == new Id<Officer>(from) || d.OfficerId == new Id<Officer>(into));
        var merge = await new MergeNamesHandler(db).Handle(new(AliasKind.Officer, from, into, "Một người"), LedgerBuilder.Head);
        var key = from.ToString();
        Assert.Equal(before, await db.Dossiers.CountAsync(d => d.OfficerId == new Id<Officer>(into)));
        Assert.False(await db.Acts.AnyAsync(a => a.Detail!.Contains(key)));
        Assert.False(await db.StandingSpans.AnyAsync(s => s.OfficerId == new Id<Officer>(from)));
        Assert.False(await db.BaselineFiles.AnyAsync(b => b.OfficerId == new Id<Officer>(from)));
        Assert.False(await db.Officers.AnyAsync(o => o.Id == new Id<Officer>(from)));
        Assert.All(await db.TaskForces.ToListAsync(), t => Assert.Equal(into, t.LeaderId.Value));
        var alias = await db.Aliases.SingleAsync();
        Assert.Equal(("Chấp hành viên 1", into), (alias.Name, alias.NamedId));
        Assert.Equal(("Chấp hành viên 1", "Chấp hành viên 2"), (merge.FromName, merge.IntoName));
        Assert.True(await db.MergedFiles.AnyAsync(f => f.MergeId == merge.Id));
    }

    [Fact]
    public async Task Figures_OfEveryDay_AddUpUnderTheNameThatStays()
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        await using var db = database.Open();
        var office = await StoredAsync(db);
        var days = new[] { RandomOffice.Period.From.AddDays(20), RandomOffice.Period.To };
        var before = new List<Scoreboard>();
        foreach (var day in days)
        {
            before.Add(await BoardAsync(db, office, day));
        }

        await new MergeNamesHandler(db).Handle(new(AliasKind.Officer, office.Officers[0], office.Officers[1], "Một người"),
            LedgerBuilder.Head);
        foreach (var (day, old) in days.Zip(before))
        {
            var board = await BoardAsync(db, office, day);
            Assert.Equal(old.Total, board.Total);
            Assert.Equal(old.ByOfficer.Count - 1, board.ByOfficer.Count);
            var both = old.ByOfficer.Where(l => l.Key == $"{office.Officers[0]}" || l.Key == $"{office.Officers[1]}")
                .Select(l => l.Figures);
            Assert.Equal(ScoreFigures.Sum(both), board.ByOfficer.Single(l => l.Key == $"{office.Officers[1]}").Figures);
        }
    }

    [Fact]
    public async Task Commune_ThatATeamHasTwice_StandsOnce()
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        await using var db = database.Open();
        var office = await StoredAsync(db);
        var merge = await new MergeNamesHandler(db).Handle(
            new(AliasKind.Commune, office.Communes[0], office.Communes[2], "Thiếu chữ xã"), LedgerBuilder.Head);
        Assert.Equal(2, merge.Dropped); // of the team's own area, and of its area in the campaign
        Assert.Equal(1, await db.TaskForceCommunes.CountAsync(c => c.CommuneId == new Id<Commune>(office.Communes[2])));
        Assert.Equal(1, await db.CampaignAreas.CountAsync(c => c.CommuneId == new Id<Commune>(office.Communes[2])));
        Assert.False(await db.Dossiers.AnyAsync(d => d.CommuneId == new Id<Commune>(office.Communes[0])));
    }

    [Fact]
    public async Task WaysOfACommune_GoOver_TheOneBetweenTheTwoIsDropped()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (from, into) = (await OfficeDirectory.CommuneAsync(db, head, "Đức Hòa"),
            await OfficeDirectory.CommuneAsync(db, head, "Xã Đức Hòa"));
        TravelTime Way(string start, string end)
        {
            var way = new TravelTime { OfficeId = head.OfficeId!.Value, From = start, To = end };
            way.Set(10, 1000, false);
            return way;
        }

        db.Begin("Thử", head);
        db.TravelTimes.AddRange(Way(PlaceKey.Office, PlaceKey.Of(from, null)), Way(PlaceKey.Of(from, "Ấp 1"), PlaceKey.Of(from, null)),
            Way(PlaceKey.Of(from, null), PlaceKey.Of(into, null)));
        await db.SaveChangesAsync();
        await new MergeNamesHandler(db).Handle(new(AliasKind.Commune, from.Value, into.Value, "Một xã"), head);
        var ways = (await db.TravelTimes.AsNoTracking().ToListAsync()).Select(t => (t.From, t.To));
        Assert.Equal([(PlaceKey.Of(into, "Ấp 1"), PlaceKey.Of(into, null)), (PlaceKey.Office, PlaceKey.Of(into, null))], ways.Order());
    }

    [Fact]
    public async Task Numbers_SayWhatMoves_AndChangeNothing()
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        await using var db = database.Open();
        var office = await StoredAsync(db);
        var figures = await new MergeNamesHandler(db).PreviewAsync(AliasKind.Officer, office.Officers[0], office.Officers[1],
            LedgerBuilder.Head);
        Assert.Equal(await db.BaselineFiles.CountAsync(b => b.OfficerId == new Id<Officer>(office.Officers[0])),
            figures.Rows.Single(r => r.Row.Name == "BaselineFile").Count);
        Assert.Equal(1, figures.Rows.Single(r => r.Row == typeof(TaskForce)).Count);
        Assert.Equal(3, await db.Officers.CountAsync());
        Assert.False(db.ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var (head, stranger) = (await HandOpenedFile.OfficeAsync(db), await HandOpenedFile.OfficeAsync(db, "KHAC"));
        var (one, other) = (await OfficeDirectory.OfficerAsync(db, head, "L.V.An"),
            await OfficeDirectory.OfficerAsync(db, head, "Lê Văn An"));
        async Task<string> CodeAsync(MergeNames command, Actor by) =>
            (await Assert.ThrowsAsync<RuleViolation>(() => new MergeNamesHandler(db).Handle(command, by))).Code;
        var right = new MergeNames(AliasKind.Officer, one.Value, other.Value, "Một người");
        Assert.Equal("MRG-001", await CodeAsync(right, stranger));
        Assert.Equal("MRG-001", await CodeAsync(right with { Kind = AliasKind.Commune }, head));
        Assert.Equal("MRG-002", await CodeAsync(right with { Into = one.Value }, head));
        Assert.Equal("MRG-003", await CodeAsync(right with { Reason = " " }, head));
        Assert.Equal("MRG-004", await CodeAsync(right with { Expected = 5 }, head));
        Assert.Equal("IDN-001", await CodeAsync(right, head with { Role = Role.Clerk }));
        Assert.Equal(2, await db.Officers.CountAsync());
    }

    [Fact]
    public async Task Account_GoesWithItsOfficer_AndItsSessionsEnd()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (one, other) = (await OfficeDirectory.OfficerAsync(db, head, "L.V.An"),
            await OfficeDirectory.OfficerAsync(db, head, "Lê Văn An"));
        await new InviteUserHandler(db).Handle(new("lvan", "Lê Văn An", Role.Officer, head.OfficeId, one), Actor.System("Thử"));
        var stamp = await db.Users.Select(u => u.SecurityStamp).SingleAsync();
        await new MergeNamesHandler(db).Handle(new(AliasKind.Officer, one.Value, other.Value, "Một người"), head);
        var user = await db.Users.AsNoTracking().SingleAsync();
        Assert.Equal(other, user.OfficerId);
        Assert.NotEqual(stamp, user.SecurityStamp);
    }

    [Fact]
    public async Task Chain_OfMerges_KeepsAllNames()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var ids = new List<Guid>();
        foreach (var name in new[] { "An cũ", "L.V.An", "Lê Văn An" })
        {
            ids.Add((await OfficeDirectory.OfficerAsync(db, head, name)).Value);
        }

        await new MergeNamesHandler(db).Handle(new(AliasKind.Officer, ids[0], ids[1], "Một người"), head);
        await new MergeNamesHandler(db).Handle(new(AliasKind.Officer, ids[1], ids[2], "Một người"), head);
        Assert.Equal(["An cũ", "L.V.An"], await db.Aliases.Where(a => a.NamedId == ids[2]).Select(a => a.Name).Order().ToListAsync());
        Assert.All(await db.NameMerges.AsNoTracking().ToListAsync(), m => Assert.Equal(ids[2], m.IntoId));
    }

    [Fact]
    public async Task LookAlikes_AreProposed_OthersAreNot()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        foreach (var name in new[] { "Đỗ Thanh Vân", "Đ.T.Vân", "Lê Minh Khánh", "Lê Minh Khanhh", "Trần Bình" })
        {
            await OfficeDirectory.OfficerAsync(db, head, name);
        }

        foreach (var name in new[] { "Xã Đức Hòa", "Đức Hòa", "Xã Đức Huệ", "Xã Phong Thạnh Tây A", "Xã Phong Thạnh Tây B" })
        {
            await OfficeDirectory.CommuneAsync(db, head, name);
        }

        var pairs = await new LookAlikesQuery(db).LoadAsync(head.OfficeId!.Value);
        Assert.Equal(
            [("Lê Minh Khánh", "Lê Minh Khanhh"), ("Đ.T.Vân", "Đỗ Thanh Vân"), ("Đức Hòa", "Xã Đức Hòa")],
            pairs.Select(p => (p.OneName, p.OtherName)).OrderBy(p => p.OneName, StringComparer.Ordinal));
    }

    [Fact]
    public async Task LookAlikes_WithAMiddleNameLeftOut_AreProposed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        foreach (var name in new[] { "Nguyễn An", "Nguyễn Văn An", "Nguyễn Văn Bình", "Trần Thị Bình", "Lê Hoàng Minh Khôi", "Lê Minh Khôi" })
        {
            await OfficeDirectory.OfficerAsync(db, head, name);
        }

        var pairs = await new LookAlikesQuery(db).LoadAsync(head.OfficeId!.Value);
        Assert.Equal(
            [("Lê Minh Khôi", "Lê Hoàng Minh Khôi", "thiếu chữ đệm"), ("Nguyễn An", "Nguyễn Văn An", "thiếu chữ đệm")],
            pairs.Select(p => (p.OneName, p.OtherName, p.Why)).OrderBy(p => p.OneName, StringComparer.Ordinal));
    }

    private static async Task<RandomOffice> StoredAsync(AppDb db)
    {
        var office = new RandomOffice(11, Files, new LawBook(WorkCalendar.Common, []));
        await StoredOffice.StoreAsync(db, office);
        return office;
    }

    private static Task<Scoreboard> BoardAsync(AppDb db, RandomOffice office, DateOnly day) =>
        new ScoreboardQuery(db).RunAsync(office.Campaign, LedgerBuilder.Head, day);
}
