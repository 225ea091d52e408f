using CaoDiem.Campaigns;
using CaoDiem.Core.Tests.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Xunit;

namespace CaoDiem.Core.Tests.Reports;

/// <summary>
/// The board of any day out of the database, over an office in which anything may have happened and whose statistics are not the usual ones: equal
/// to a count by plain loops, and to the lists, tables and logs behind it.
/// </summary>
public sealed class BoardTests : IAsyncLifetime
{
    private static readonly LawChange[] Unusual =
    [
        new("statistics.postponed", new(2026, 9, 10), 1, "Thử"),
        new("statistics.postponed", new(2026, 11, 1), 2, "Thử"),
        new("statistics.terminated", new(2026, 10, 20), 1, "Thử"),
        new("statistics.agreed", new(2026, 9, 15), 0, "Thử"),
    ];

    private static readonly DateOnly[] Days = [new(2026, 9, 20), new(2026, 10, 25), new(2026, 11, 30)];

    private readonly RandomOffice _office = new(7, 120, new(WorkCalendar.Common, Unusual));
    private TestDatabase _database = null!;
    private AppDb _db = null!;

    private static Actor Head => LedgerBuilder.Head;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To.AddDays(200));
        _db = _database.Open();
        await StoredOffice.StoreAsync(_db, _office, Unusual);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task EveryDay_EqualsThePlainCount()
    {
        for (var day = RandomOffice.Period.From.AddDays(-2); day <= RandomOffice.Period.To.AddDays(3); day = day.AddDays(1))
        {
            var board = await BoardAsync(day);
            AssertPlain(board, PlainCount.Of(Files(a => a.Counts), day, _office.Rules, (_, _, _) => true), day);
        }
    }

    [Fact]
    public async Task EveryDay_AsKnownEarlier_EqualsThePlainCount()
    {
        for (var known = RandomOffice.Period.From.AddDays(5); known <= RandomOffice.Period.To.AddDays(30); known = known.AddDays(11))
        {
            foreach (var day in new[] { known.AddDays(-8), known })
            {
                var board = await new ScoreboardQuery(_db).RunAsync(_office.Campaign, Head, day, known, CancellationToken.None);
                var files = Files(a => a.KnownOn(known)).Where(f => f.Listed.JoinedOn <= known);
                AssertPlain(board, PlainCount.Of(files, day, _office.Rules, (_, _, _) => true), day);
            }
        }
    }

    [Fact]
    public async Task KnownNow_AndStored_AreTheSameBoard()
    {
        foreach (var day in Days)
        {
            var stored = await BoardAsync(day);
            var folded = await new ScoreboardQuery(_db).RunAsync(_office.Campaign, Head, day, _db.Today, CancellationToken.None);
            Assert.Equal(stored.Total, folded.Total);
            Assert.Equal(stored.Trend, folded.Trend);
            Assert.Equal(stored.ByWave.Select(w => w.Figures), folded.ByWave.Select(w => w.Figures));
            Assert.Equal(stored.ByOfficer.Select(l => (l.Key, l.Figures)), folded.ByOfficer.Select(l => (l.Key, l.Figures)));
        }
    }

    [Fact]
    public async Task EveryFigure_OfEverySlice_OpensExactlyThatManyFiles()
    {
        var opened = 0;
        foreach (var day in Days)
        {
            var board = await BoardAsync(day);
            foreach (var (slice, figures) in Slices(board))
            {
                foreach (var figure in Figures.All.Where(f => slice?.By != SliceBy.Wave || !f.IsMoney || f == Figures.Collected || f == Figures.PaidBeforeCoercion))
                {
                    var question = new ScoreQuestion(_office.Campaign, figure.Code, slice is null ? [] : [slice], day);
                    var files = await new ScoreDrilldown(_db).RunAsync(question, Head);
                    var expected = figures[figure.Code];
                    var found = figure.IsMoney ? files.Sum(f => f.Value) : files.Count;
                    Assert.True(expected == found, $"{figure.Code} of {slice} on {day}: {expected} on the board, {found} behind it.");
                    opened += files.Count > 0 ? 1 : 0;
                }
            }
        }

        Assert.True(opened > 500, $"{opened}");
    }

    [Fact]
    public async Task FileList_OpensWhatTheBoardCounts_WithTheSameDay()
    {
        var list = new DossierList(_db);
        foreach (var day in Days)
        {
            var board = await BoardAsync(day);
            foreach (var figure in Figures.All.Where(f => !f.IsMoney))
            {
                var page = await list.PageAsync(new() { Campaign = _office.Campaign, Standing = figure.Code, Day = day }, Head, 1);
                Assert.Equal(board.Total[figure.Code], page.Count);
                var known = await list.PageAsync(new() { Campaign = _office.Campaign, Standing = figure.Code, Day = day, KnownOn = _db.Today }, Head, 1);
                Assert.Equal(page.Count, known.Count);
            }

            foreach (var line in board.ByOfficer)
            {
                var officer = line.Key is null ? (Id<Officer>?)null : Id<Officer>.Parse(line.Key);
                var filter = new DossierFilter
                {
                    Campaign = _office.Campaign,
                    Standing = "completed",
                    Day = day,
                    Officer = officer,
                    Without = officer is null ? SliceBy.Officer : null,
                };
                Assert.Equal(line.Figures.Completed, (await list.PageAsync(filter, Head, 1)).Count);
            }
        }
    }

    [Fact]
    public async Task Trend_EndsAtTheBoard_AndWavesSayWhatChanged()
    {
        foreach (var day in Days)
        {
            var board = await BoardAsync(day);
            var last = board.Trend[^1];
            Assert.Equal((board.Total.Reviewed, board.Total.Completed, board.Total.Collected), (last.Reviewed, last.Completed, last.Collected));
            foreach (var point in board.Trend)
            {
                var then = (await BoardAsync(point.Day)).Total;
                Assert.Equal((then.Reviewed, then.Completed, then.Collected), (point.Reviewed, point.Completed, point.Collected));
            }

            foreach (var wave in board.ByWave.Where(w => w.Wave.From <= day))
            {
                var (eve, end) = (await BoardAsync(wave.Wave.From.AddDays(-1)), await BoardAsync(wave.Wave.To < day ? wave.Wave.To : day));
                Assert.Equal(end.Total.Collected - eve.Total.Collected, wave.Collected);
                Assert.True(wave.Reviewed >= end.Total.Reviewed - eve.Total.Reviewed);
            }
        }
    }

    [Fact]
    public async Task Reports_AndWaterfall_AgreeWithTheBoard_WhateverTheStatistics()
    {
        foreach (var day in Days)
        {
            var board = await BoardAsync(day);
            var ground = await ReportGround.LoadAsync(_db, _office.Campaign, Head, day);
            Assert.Equal(board.Total.Enforceable, ground.List.Count(f => f.OnList && Waterfalls.IsEnforceable(f)));
            Assert.Equal(board.Total.Done, ground.List.Count(f => f.Done));
            var officers = ResultTables.ByOfficer(new(ground, ReportView.Campaign))[0];
            Assert.Equal(board.Total.Files, officers.Find("all", "total")?.Value);
            Assert.Equal(board.Total.Collected, officers.Find("all", "collected")?.Value);
            Assert.Equal(board.Total.EnforceableMoney, officers.Find("all", "money")?.Value);
            foreach (var line in board.ByOfficer)
            {
                Assert.Equal(line.Figures.Enforceable, officers.Find(line.Key ?? "none", "enforceable")?.Value);
                Assert.Equal(line.Figures.Collected, officers.Find(line.Key ?? "none", "collected")?.Value);
            }

            var waves = ResultTables.ByWave(ground);
            foreach (var wave in board.ByWave.Where(w => w.Wave.From <= day))
            {
                Assert.Equal(wave.Figures.Done, waves.Find(wave.Wave.Id.ToString(), "done")?.Value);
                Assert.Equal(wave.Reviewed, waves.Find(wave.Wave.Id.ToString(), "reviewed")?.Value);
                Assert.Equal(wave.Collected, waves.Find(wave.Wave.Id.ToString(), "collected")?.Value);
            }
        }
    }

    [Fact]
    public async Task Waterfall_LinesAddUp_ByTheirOwnFormulas()
    {
        foreach (var day in Days)
        {
            var table = Waterfalls.Of(await ReportGround.LoadAsync(_db, _office.Campaign, Head, day), null);
            var followed = table.Rows.Where(r => r.Formula is { Percent: false }).ToList();
            Assert.Equal(["handled", "to-enforce", "forward"], followed.Select(r => r.Code));
            foreach (var row in followed)
            {
                foreach (var column in table.Columns)
                {
                    var sum = row.Formula!.Of(column.Kind).Sum(t => t.Sign * table.Find(t.Row, column.Code)!.Value!.Value);
                    Assert.Equal(sum, table.Find(row.Code, column.Code)!.Value);
                }
            }

            decimal Money(string row) => table.Find(row, "money")!.Value!.Value;
            Assert.Equal(Money("to-enforce"), Money("enforceable") + Money("not-yet") + Money("other"));
            var rate = Statistics.Rate((long)Money("collected-enforceable"), (long)Money("enforceable"));
            Assert.Equal($"{ReportWords.Number(rate!.Value)} %", table.Find("rate", "money")!.Text);
        }
    }

    [Fact]
    public async Task ReclassificationLog_HasTheFilesOfTheFigures()
    {
        var (some, later) = (0, 0);
        foreach (var day in Days)
        {
            var board = await BoardAsync(day);
            var log = await new ReclassificationLog(_db).RunAsync(_office.Campaign, Head, day);
            int Of(bool isOut) => log.Where(r => !r.KnownLater && r.IsOut == isOut).Select(r => r.DossierId).Distinct().Count();
            Assert.Equal((board.Total.ReclassifiedIn, board.Total.ReclassifiedOut), (Of(false), Of(true)));
            Assert.All(log, r => Assert.True(r.Act is null || r.RecordedBy is not null));
            (some, later) = (some + log.Count, later + log.Count(r => r.KnownLater));
        }

        Assert.True(some > 20 && later > 0, $"{some}, {later}");
    }

    private Task<Scoreboard> BoardAsync(DateOnly day) => new ScoreboardQuery(_db).RunAsync(_office.Campaign, Head, day);

    private IEnumerable<(Dossier File, BaselineFile Listed, List<Act> Acts)> Files(Func<Act, bool> counts) =>
        _office.Files.Select(f => (f.Ledger.File, f.Listed, f.Ledger.Acts.Where(counts).ToList()));

    private static IEnumerable<(ScoreSlice? Slice, ScoreFigures Figures)> Slices(Scoreboard board)
    {
        yield return (null, board.Total);
        (SliceBy By, IReadOnlyList<ScoreLine> Lines)[] all =
            [(SliceBy.Officer, board.ByOfficer), (SliceBy.Commune, board.ByCommune), (SliceBy.Team, board.ByTaskForce), (SliceBy.Group, board.ByGroup)];
        foreach (var (by, line) in all.SelectMany(a => a.Lines.Select(l => (a.By, l))))
        {
            yield return (new(by, line.Key), line.Figures);
        }

        foreach (var wave in board.ByWave)
        {
            yield return (new(SliceBy.Wave, wave.Wave.Id.ToString()), wave.Figures);
        }
    }

    private static void AssertPlain(Scoreboard board, PlainCount plain, DateOnly day)
    {
        foreach (var (code, expected) in plain.Figures)
        {
            Assert.True(board.Total[code] == expected, $"{code} on {day}: {board.Total[code]} on the board, {expected} counted plainly.");
        }
    }
}
