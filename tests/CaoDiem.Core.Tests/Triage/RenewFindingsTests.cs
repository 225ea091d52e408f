using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Triage;

/// <summary>The nightly renewal: once a day of Việt Nam for each office, by whichever worker comes first; again after a failure.</summary>
public sealed class RenewFindingsTests : IAsyncLifetime
{
    private static readonly DateOnly Decided = new(2026, 8, 3);
    private readonly MovingClock _clock = new(Decided, new(23, 58));
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(today: Decided);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private AppDb Open() => Engines.Open(_database.Connection, _clock);

    private async Task<FindingsRenewed?> WorkAsync()
    {
        await using var db = Open();
        return await new RenewFindings(db).RunNextAsync(CancellationToken.None);
    }

    private async Task<FindingsRenewal> RowAsync()
    {
        await using var db = Open();
        return await db.FindingsRenewals.AsNoTracking().SingleAsync();
    }

    private async Task<Actor> OneFileAsync()
    {
        await using var db = Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        await HandOpenedFile.OpenAsync(db, head, Decided);
        return head;
    }

    [Fact]
    public async Task AnOffice_IsRenewedOnceADay_AndAgainAfterMidnightInVietnam()
    {
        await OneFileAsync();
        Assert.Equal(1, (await WorkAsync())!.Run!.Files);
        Assert.Null(await WorkAsync());
        _clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(await WorkAsync());
        _clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(Decided.AddDays(1), (await WorkAsync())!.Run!.AsOf);
        Assert.Null(await WorkAsync());
        var row = await RowAsync();
        Assert.Equal((Decided.AddDays(1), 1, false), (row.DoneFor, row.Files, row.IsBehind(Decided.AddDays(1))));
        Assert.True(row.IsBehind(Decided.AddDays(2)));
    }

    [Fact]
    public async Task MissedNights_AreMadeUpByOneRunForToday()
    {
        await OneFileAsync();
        await WorkAsync();
        _clock.MoveTo(Decided.AddDays(12), new(7, 30));
        Assert.Equal(Decided.AddDays(12), (await WorkAsync())!.Run!.AsOf);
        Assert.Null(await WorkAsync());
    }

    [Fact]
    public async Task TimeAlone_MakesAStepLate()
    {
        var head = await OneFileAsync();
        await WorkAsync();
        await using var db = Open();
        Assert.Equal(0, (await new DueList(db).ByOfficerAsync(head, db.Today)).Sum(o => o.Overdue));
        _clock.MoveTo(Decided.AddDays(30), new(0, 5));
        await WorkAsync();
        Assert.Equal(1, (await new DueList(db).ByOfficerAsync(head, db.Today)).Sum(o => o.Overdue));
        Assert.Equal(db.Today, (await db.TriageFindings.AsNoTracking().SingleAsync()).AsOf);
    }

    [Fact]
    public async Task TheRun_IsInTheAudit_UnderItsOwnName()
    {
        await OneFileAsync();
        var run = (await WorkAsync())!.Run!;
        await using var db = Open();
        Assert.Equal(RenewFindings.Name, (await db.AuditEvents.SingleAsync(e => e.SubjectId == run.Id.Value)).UserName);
    }

    [Fact]
    public async Task AnOfficeWithoutFiles_IsDone_WithoutARun()
    {
        await using var db = Open();
        await HandOpenedFile.OfficeAsync(db);
        Assert.Null((await WorkAsync())!.Run);
        Assert.Null(await WorkAsync());
        Assert.Equal(0, await db.TriageRuns.CountAsync());
    }

    [Fact]
    public async Task ManyWorkers_RunEachOfficeOnce()
    {
        await using var db = Open();
        for (var i = 0; i < 5; i++)
        {
            await HandOpenedFile.OpenAsync(db, await HandOpenedFile.OfficeAsync(db, $"PH{i}"), Decided);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await WorkAsync();
            }
        })));
        while (await WorkAsync() is not null)
        {
        }

        var runs = await db.TriageRuns.AsNoTracking().Select(r => r.OfficeId).ToListAsync();
        Assert.Equal((5, 5), (runs.Count, runs.Distinct().Count()));
    }

    [Fact]
    public async Task TheOfficeOfADeadWorker_IsTakenUpWhenItsClaimEnds()
    {
        await OneFileAsync();
        await WorkAsync();
        await using var db = Open();
        _clock.MoveTo(Decided.AddDays(1), new(0, 1));
        var until = _clock.GetUtcNow().UtcDateTime.AddMinutes(5);
        await db.FindingsRenewals.ExecuteUpdateAsync(s => s.SetProperty(r => r.ClaimedUntil, until));
        Assert.Null(await WorkAsync());
        _clock.Pass(TimeSpan.FromMinutes(6));
        Assert.NotNull(await WorkAsync());
    }

    [Fact]
    public async Task AFailure_IsSaid_RestsAndIsTriedAgain()
    {
        await OneFileAsync();
        await using var db = Open();
        await db.Acts.ExecuteUpdateAsync(s => s.SetProperty(a => a.Detail, "{"));
        var failed = await WorkAsync();
        Assert.StartsWith("TRI-010: ", failed!.Failure, StringComparison.Ordinal);
        Assert.NotNull(failed.Error);
        Assert.Null(await WorkAsync());
        _clock.Pass(TimeSpan.FromMinutes(6));
        Assert.NotNull((await WorkAsync())!.Failure);
        _clock.Pass(TimeSpan.FromMinutes(6));
        Assert.Null(await WorkAsync()); // the second rest is longer
        var row = await RowAsync();
        Assert.Equal((2, failed.Failure), (row.Failures, row.Failure));

        await db.Acts.ExecuteUpdateAsync(s => s.SetProperty(a => a.Detail, """{"Debtor":"A"}"""));
        _clock.Pass(TimeSpan.FromMinutes(60));
        Assert.NotNull((await WorkAsync())!.Run);
        row = await RowAsync();
        Assert.Equal((0, null, null), (row.Failures, row.Failure, row.FailedAt));
    }

    [Fact]
    public async Task AskedForWhileItWorks_ItRunsOnceMore()
    {
        var head = await OneFileAsync();
        var asking = new AskingClock(_clock, () =>
        {
            using var other = Open();
            RenewFindings.AskAsync(other, head.RequireOffice()).GetAwaiter().GetResult();
        });
        await using var db = Engines.Open(_database.Connection, asking);
        Assert.NotNull(await new RenewFindings(db).RunNextAsync(CancellationToken.None));
        Assert.True(asking.Asked);
        Assert.NotNull(await WorkAsync());
        Assert.Null(await WorkAsync());
    }

    [Fact]
    public async Task ARunAsOfAnEarlierDay_AsksForTodayAgain()
    {
        var head = await OneFileAsync();
        await WorkAsync();
        await using var db = Open();
        var admin = head with { Role = Role.Administrator };
        await new TriageDossiersHandler(db).AfterAmendment(Decided, admin);
        Assert.Null(await WorkAsync());
        await new TriageDossiersHandler(db).AfterAmendment(Decided.AddDays(-1), admin);
        Assert.Equal(Decided, (await WorkAsync())!.Run!.AsOf);
    }

    [Fact]
    public async Task AFileThatCompletedWithLateSteps_IsInNoListAndNoCount()
    {
        var head = await OneFileAsync();
        _clock.MoveTo(Decided.AddDays(30), new(8, 0));
        await WorkAsync();
        await using var db = Open();
        var file = (await db.TriageFindings.AsNoTracking().SingleAsync()).DossierId;
        var late = new DossierFilter { OverdueOn = db.Today };
        Assert.Equal(1, (await new DossierList(db).PageAsync(late, head, 1)).Count);
        await HandOpenedFile.CompleteAsync(db, head, file, db.Today);
        Assert.Equal(0, await db.TriageFindings.CountAsync());
        Assert.Equal(0, (await new DossierList(db).PageAsync(late, head, 1)).Count);
        Assert.Empty(await new DueList(db).ByOfficerAsync(head, db.Today));
        Assert.Empty(await new DueList(db).BetweenAsync(head, null, DateOnly.MinValue, DateOnly.MaxValue));
        _clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, (await WorkAsync())!.Run!.Files);
        Assert.Equal(0, await db.TriageFindings.CountAsync());
    }

    /// <summary>Does something once the work has begun, which reads the clock for its claim and its day before.</summary>
    private sealed class AskingClock(TimeProvider clock, Action ask) : TimeProvider
    {
        private int _reads;

        public bool Asked { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (++_reads == 4)
            {
                ask();
                Asked = true;
            }

            return clock.GetUtcNow();
        }
    }
}
