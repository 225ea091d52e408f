using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Merging;
using CaoDiem.Reports;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Merging;

/// <summary>A merge of two who were not one is taken back.</summary>
public sealed class UndoMergeTests
{
    [Theory]
    [InlineData(AliasKind.Officer)]
    [InlineData(AliasKind.Commune)]
    public async Task Undone_EveryRecordSaysAgainWhatItSaid(AliasKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        await using var db = database.Open();
        var office = new RandomOffice(11, 60, new LawBook(WorkCalendar.Common, []));
        await StoredOffice.StoreAsync(db, office);
        var names = kind == AliasKind.Officer ? office.Officers : office.Communes;
        var before = await SaidAsync(db, office);
        var merge = await new MergeNamesHandler(db).Handle(new(kind, names[0], names[2], "Tưởng là một"), LedgerBuilder.Head);
        Assert.NotEqual(before, await SaidAsync(db, office));
        var kept = await new UndoMergeHandler(db).Handle(new(merge.Id, "Hai người khác nhau"), LedgerBuilder.Head);
        Assert.Equal(0, kept);
        Assert.Equal(before, await SaidAsync(db, office));
        Assert.Empty(await db.Aliases.ToListAsync());
    }

    [Fact]
    public async Task WhatWasRecordedOrChangedSince_StaysWhereItIs()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (one, other) = (await OfficeDirectory.CommuneAsync(db, head, "Đức Hòa"),
            await OfficeDirectory.CommuneAsync(db, head, "Xã Đức Huệ"));
        var way = new TravelTime { OfficeId = head.OfficeId!.Value, From = PlaceKey.Office, To = PlaceKey.Of(one, null) };
        way.Set(10, 1000, false);
        db.Begin("Thử", head);
        db.TravelTimes.Add(way);
        await db.SaveChangesAsync();
        var merge = await new MergeNamesHandler(db).Handle(new(AliasKind.Commune, one.Value, other.Value, "Một xã"), head);
        db.ChangeTracker.Clear();
        db.Begin("Thử", head);
        db.TravelTimes.Remove(await db.TravelTimes.SingleAsync());
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        Assert.Equal(1, await new UndoMergeHandler(db).Handle(new(merge.Id, "Hai xã"), head));
        Assert.Empty(await db.TravelTimes.ToListAsync());
        Assert.Equal(2, await db.Communes.CountAsync());
    }

    [Fact]
    public async Task ChainOfMerges_IsTakenBackInAnyOrder()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (one, other, third) = (await OfficeDirectory.OfficerAsync(db, head, "An cũ"),
            await OfficeDirectory.OfficerAsync(db, head, "L.V.An"), await OfficeDirectory.OfficerAsync(db, head, "Lê Văn An"));
        var file = await OfficeDirectory.FileAsync(db, head, "CHN-1/QĐ", new(2023, 7, 3), one);
        var merges = new MergeNamesHandler(db);
        var first = await merges.Handle(new(AliasKind.Officer, one.Value, other.Value, "Một người"), head);
        var second = await merges.Handle(new(AliasKind.Officer, other.Value, third.Value, "Một người"), head);
        db.ChangeTracker.Clear();
        Assert.Equal(0, await new UndoMergeHandler(db).Handle(new(first.Id, "Nhầm"), head));
        Assert.Equal(one, await db.Dossiers.Where(d => d.Id == file).Select(d => d.OfficerId).SingleAsync());
        db.ChangeTracker.Clear();
        await new UndoMergeHandler(db).Handle(new(second.Id, "Nhầm"), head);
        Assert.Equal(["An cũ", "L.V.An", "Lê Văn An"], await db.Officers.OrderBy(o => o.Name).Select(o => o.Name).ToListAsync());
        Assert.Equal(one, await db.Dossiers.Where(d => d.Id == file).Select(d => d.OfficerId).SingleAsync());
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused_AndItsNumbersAreSaidBefore()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (one, other) = (await OfficeDirectory.OfficerAsync(db, head, "L.V.An"),
            await OfficeDirectory.OfficerAsync(db, head, "Lê Văn An"));
        await OfficeDirectory.FileAsync(db, head, "HOI-1/QĐ", new(2023, 7, 3), one);
        var merge = await new MergeNamesHandler(db).Handle(new(AliasKind.Officer, one.Value, other.Value, "Một người"), head);
        db.ChangeTracker.Clear();
        var undo = new UndoMergeHandler(db);
        var figures = await undo.PreviewAsync(merge.Id, head);
        Assert.Equal((1, 0, 0), (figures.Files, figures.Dropped, figures.Later));
        async Task<string> CodeAsync(string reason, Actor by) =>
            (await Assert.ThrowsAsync<RuleViolation>(() => undo.Handle(new(merge.Id, reason), by))).Code;
        Assert.Equal("MRG-006", await CodeAsync(" ", head));
        Assert.Equal("IDN-001", await CodeAsync("Nhầm", head with { Role = Role.Clerk }));
        var again = await OfficeDirectory.OfficerAsync(db, head, "L.V.An");
        Assert.Equal("MRG-007", await CodeAsync("Nhầm", head));
        db.ChangeTracker.Clear();
        db.Begin("Thử", head);
        (await db.Officers.SingleAsync(o => o.Id == again)).Rename("Lý Vĩnh An");
        await db.SaveChangesAsync();
        await undo.Handle(new(merge.Id, "Nhầm"), head);
        Assert.Equal("MRG-005", await CodeAsync("Nhầm", head));
    }

    // Everything that could say a name, on record and counted.
    private static async Task<string> SaidAsync(AppDb db, RandomOffice office)
    {
        db.ChangeTracker.Clear();
        var board = await new ScoreboardQuery(db).RunAsync(office.Campaign, LedgerBuilder.Head, RandomOffice.Period.To);
        var lines = new List<string>();
        lines.AddRange(board.ByOfficer.Select(l => $"{l.Key} {l.Figures}"));
        lines.AddRange((await db.Acts.OrderBy(a => a.Id).ToListAsync()).Select(a => $"{a.Id} {a.Detail}"));
        lines.AddRange((await db.Dossiers.OrderBy(d => d.Id).ToListAsync()).Select(d => $"{d.Id} {d.OfficerId} {d.CommuneId}"));
        lines.AddRange((await db.StandingSpans.OrderBy(s => s.DossierId).ThenBy(s => s.From).ToListAsync())
            .Select(s => $"{s.DossierId} {s.From} {s.OfficerId} {s.CommuneId}"));
        lines.AddRange((await db.BaselineFiles.OrderBy(b => b.Id).ToListAsync()).Select(b => $"{b.Id} {b.OfficerId} {b.CommuneId}"));
        lines.AddRange((await db.TaskForces.OrderBy(t => t.Id).ToListAsync()).Select(t => $"{t.Id} {t.LeaderId}"));
        lines.AddRange((await db.TaskForceCommunes.OrderBy(t => t.Id).ToListAsync()).Select(t => $"{t.Id} {t.CommuneId}"));
        lines.AddRange((await db.CampaignAreas.OrderBy(t => t.Id).ToListAsync()).Select(t => $"{t.Id} {t.CommuneId}"));
        lines.AddRange((await db.Officers.OrderBy(o => o.Id).ToListAsync()).Select(o => $"{o.Id} {o.Name} {o.SearchKey} {o.LeftOn}"));
        lines.AddRange((await db.Communes.OrderBy(c => c.Id).ToListAsync()).Select(c => $"{c.Id} {c.Name} {c.HardArea} {c.ClosedOn}"));
        return string.Join('\n', lines);
    }
}
