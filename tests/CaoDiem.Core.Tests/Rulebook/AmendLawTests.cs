using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Rulebook;

/// <summary>A number of the law changed by an administrator: previewed, saved with source and author, triaged again, taken back.</summary>
public sealed class AmendLawTests
{
    private static readonly DateOnly AsOf = new(2023, 9, 30);
    private static readonly AmendLaw Lower = new("relief.M-11.to", new(2023, 1, 1), 999_999, "Văn bản thử số 01");

    [Fact]
    public async Task Change_ShowsTheFilesItTouches_BeforeItIsSaved_ThenTriageSaysTheSame()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var admin = await AdminAsync(db);
        await new TriageDossiersHandler(db).Handle(new(AsOf), Actor.ForOffice(admin.RequireOffice(), "Thử"));
        db.ChangeTracker.Clear();
        var preview = await new PreviewAmendmentHandler(db).Handle(new(Lower), admin);
        Assert.NotEmpty(preview.Files);
        Assert.True(preview.Files.Count < preview.Open);
        Assert.Equal(1_999_999, preview.Now.Value);
        Assert.All(preview.Files, f => Assert.NotEqual(f.Before, f.After));
        Assert.Empty(await db.LawAmendments.ToListAsync());

        await new AmendLawHandler(db).Handle(Lower, admin);
        var run = (await new TriageDossiersHandler(db).AfterAmendment(AsOf, admin)).Run;
        Assert.Equal(preview.Files.Count, run.Changed);
        Assert.Equal(preview.Files.Count, run.Changes.Split('\n').Length);
        var again = (await new TriageDossiersHandler(db).AfterAmendment(AsOf, admin)).Run;
        Assert.Equal((0, ""), (again.Changed, again.Changes));
        var row = await db.LawAmendments.SingleAsync();
        Assert.Equal((admin.Name, Lower.Source), (row.Author, row.Source));
        Assert.True(await db.AuditEvents.AnyAsync(e => e.Process == nameof(AmendLaw)));

        await new AmendLawHandler(db).Remove(row.Id, admin);
        Assert.Equal(run.Changed, (await new TriageDossiersHandler(db).AfterAmendment(AsOf, admin)).Run.Changed);
    }

    [Fact]
    public async Task WhatTheStatisticsCount_CountsTheBoardsAnew_AndBackAgain()
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        await using var db = database.Open();
        var office = new RandomOffice(7, 120, new LawBook(WorkCalendar.Common, []));
        await StoredOffice.StoreAsync(db, office);
        var admin = LedgerBuilder.Head with { Role = Role.Administrator };
        async Task<int> EnforceableAsync() =>
            (await new ScoreboardQuery(db).RunAsync(office.Campaign, LedgerBuilder.Head, RandomOffice.Period.To)).Total.Enforceable;

        var before = await EnforceableAsync();
        var other = 1 - LawBook.Common.Number("statistics.postponed", RandomOffice.Period.From);
        var amend = new AmendAndRecountHandler(db);
        await amend.Handle(new("statistics.postponed", RandomOffice.Period.From, other, "Văn bản thử số 02"), admin);
        var after = await EnforceableAsync();
        Assert.NotEqual(before, after);
        var buckets = db.StandingSpans.AsNoTracking().OrderBy(s => s.DossierId).ThenBy(s => s.From).Select(s => s.Bucket);
        var counted = await buckets.ToListAsync();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await CampaignRules.RewriteAsync(db, admin.RequireOffice(), office.Campaign, default);
            await transaction.CommitAsync();
        }

        Assert.Equal(counted, await buckets.ToListAsync());
        await amend.Remove((await db.LawAmendments.SingleAsync()).Id, admin);
        Assert.Equal(before, await EnforceableAsync());
    }

    [Fact]
    public async Task Change_HoldsFromItsDayOn_AndForItsOfficeOnly()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var admin = await AdminAsync(db);
        await new AmendLawHandler(db).Handle(new("term.L-25.B", new(2027, 1, 1), 7, "Luật sửa đổi"), admin);
        var law = await OfficeLaw.LoadAsync(db, admin.RequireOffice());
        Assert.Equal((9, 7), (law.Term("L-25", LawVersion.B, new(2026, 12, 31)).Length, law.Term("L-25", LawVersion.B, new(2027, 1, 1)).Length));
        Assert.Equal("Luật sửa đổi", law.Term("L-25", LawVersion.B, new(2027, 1, 1)).Article);
        var other = (await new AddOfficeHandler(db).Handle(new("KHAC", "Đơn vị khác"), Actor.System("Thử"))).Id;
        Assert.Equal(9, (await OfficeLaw.LoadAsync(db, other)).Term("L-25", LawVersion.B, new(2027, 1, 1)).Length);
    }

    [Theory]
    [InlineData("khong.co", "2023-01-01", 1, "x", "LAW-020")]
    [InlineData("relief.part", "2023-01-01", 0, "x", "LAW-021")]
    [InlineData("tet.window", "2023-01-01", 2, "x", "LAW-021")]
    [InlineData("tradition.1", "2023-01-01", 1332, "x", "LAW-021")]
    [InlineData("income.percent", "2023-01-01", 101, "x", "LAW-021")]
    [InlineData("relief.part", "2023-01-01", 40, " ", "LAW-022")]
    [InlineData("term.L-25.A", "2026-07-01", 8, "x", "LAW-023")]
    [InlineData("term.L-25.B", "2026-06-30", 8, "x", "LAW-023")]
    public void BadChange_IsRefused(string code, string from, long value, string source, string error) =>
        Assert.Equal(error, Assert.Throws<RuleViolation>(() => AmendLawHandler.Check(new(code, DateOnly.Parse(from), value, source))).Code);

    [Fact]
    public async Task SameNumberFromTheSameDay_IsRefused_AndNobodyElseMayChangeIt()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var admin = await AdminAsync(db);
        await new AmendLawHandler(db).Handle(Lower, admin);
        Assert.Equal("LAW-024", (await Assert.ThrowsAsync<RuleViolation>(() => new AmendLawHandler(db).Handle(Lower, admin))).Code);
        var head = await ActorAsync(db, Role.Head);
        await Assert.ThrowsAsync<RuleViolation>(() => new AmendLawHandler(db).Handle(Lower with { From = new(2023, 2, 1) }, head));
    }

    [Fact]
    public async Task DueAndReliefLists_CountWhatTheTriageSaid()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: AsOf);
        await using var db = database.Open();
        var head = await ActorAsync(db, Role.Head);
        await new TriageDossiersHandler(db).Handle(new(AsOf), head);
        var findings = await db.TriageFindings.AsNoTracking().ToListAsync();
        var due = new DueList(db);
        var byOfficer = await due.ByOfficerAsync(head, AsOf);
        Assert.Equal(findings.Count(f => f.IsOverdue(AsOf)), byOfficer.Sum(o => o.Overdue));
        Assert.Equal(findings.Count(f => f.Due >= AsOf && f.Due <= AsOf.AddDays(DueList.DaysAhead)), byOfficer.Sum(o => o.Month));
        var lines = await due.BetweenAsync(head, null, AsOf, AsOf.AddDays(DueList.DaysAhead));
        Assert.Equal(byOfficer.Sum(o => o.Month), lines.Count);
        Assert.Equal(lines.OrderBy(l => l.Due).Select(l => l.Due), lines.Select(l => l.Due));

        var relief = await new ReliefList(db).AsOfAsync(AsOf, head);
        int Ready(WorkGroup group) => findings.Count(f => f.Group == group && f.Ready);
        Assert.Equal(Ready(WorkGroup.Exemption) + Ready(WorkGroup.Reduction), relief.Count(l => l.Stage == ReliefStage.Ready));
        Assert.All(relief.Where(l => l.Stage == ReliefStage.FromDate), l => Assert.True(l.From > AsOf));
        Assert.All(relief.Where(l => l.Stage == ReliefStage.ReadyAfter), l => Assert.NotEmpty(l.Missing));
        var batches = new List<BatchLine>();
        for (var month = new DateOnly(2023, 7, 1); month <= AsOf; month = month.AddMonths(1))
        {
            batches.AddRange(await new ReliefList(db).BatchAsync(month, head));
        }

        Assert.Equal(19, batches.Count);
    }

    private static async Task<Actor> AdminAsync(AppDb db) => await ActorAsync(db, Role.Administrator);

    private static async Task<Actor> ActorAsync(AppDb db, Role role) => new(null, "Người thử", (await db.Offices.SingleAsync()).Id, role);
}
