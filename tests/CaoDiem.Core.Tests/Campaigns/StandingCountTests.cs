using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Xunit;

namespace CaoDiem.Core.Tests.Campaigns;

/// <summary>The board of any day, as known on any day, equals a second count made in another way.</summary>
public sealed class StandingCountTests
{
    /// <summary>Statistics that differ from the usual, and change in the middle of the campaign.</summary>
    private static LawBook Unusual { get; } = new(WorkCalendar.Common,
    [
        new("statistics.postponed", new(2026, 10, 1), 1, "Thử"),
        new("statistics.postponed", new(2026, 11, 1), 2, "Thử"),
        new("statistics.terminated", new(2026, 10, 20), 1, "Thử"),
        new("statistics.agreed", new(2026, 9, 15), 0, "Thử"),
    ]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void EveryFigure_OfEveryDay_EqualsThePlainCount(int seed)
    {
        var office = new RandomOffice(seed, 60, seed % 2 == 0 ? LawBook.Common : Unusual);
        var spans = SpansOf(office, a => a.Counts);
        var files = office.Files.ConvertAll(f => (f.Ledger.File, f.Listed, f.Ledger.Acts.Where(a => a.Counts).ToList()));
        for (var day = RandomOffice.Period.From.AddDays(-3); day <= RandomOffice.Period.To.AddDays(10); day = day.AddDays(1))
        {
            AssertSame(spans, PlainCount.Of(files, day, office.Rules, (_, _, _) => true), day, _ => true);
        }
    }

    [Fact]
    public void EverySlice_EqualsThePlainCount()
    {
        var office = new RandomOffice(11, 80, Unusual);
        var spans = SpansOf(office, a => a.Counts);
        var files = office.Files.ConvertAll(f => (f.Ledger.File, f.Listed, f.Ledger.Acts.Where(a => a.Counts).ToList()));
        foreach (var day in new[] { new DateOnly(2026, 9, 20), new DateOnly(2026, 10, 25), new DateOnly(2026, 11, 30) })
        {
            foreach (var officer in spans.Select(s => s.OfficerId?.Value).Distinct())
            {
                AssertSame(spans, PlainCount.Of(files, day, office.Rules, (o, _, _) => o == officer), day, s => s.OfficerId?.Value == officer);
            }

            foreach (var commune in spans.Select(s => s.CommuneId?.Value).Distinct())
            {
                AssertSame(spans, PlainCount.Of(files, day, office.Rules, (_, c, _) => c == commune), day, s => s.CommuneId?.Value == commune);
            }

            foreach (var team in spans.Select(s => s.TaskForceId?.Value).Distinct())
            {
                AssertSame(spans, PlainCount.Of(files, day, office.Rules, (_, _, t) => t == team), day, s => s.TaskForceId?.Value == team);
            }
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void EveryTeam_OfEveryDay_EqualsThePlainCount_WhenTeamsChange(int seed)
    {
        var office = new RandomOffice(seed, 60, LawBook.Common);
        var rules = Changing(office, seed, RandomOffice.Period.To);
        var spans = SpansOf(office, a => a.Counts, rules);
        var files = office.Files.ConvertAll(f => (f.Ledger.File, f.Listed, f.Ledger.Acts.Where(a => a.Counts).ToList()));
        for (var day = RandomOffice.Period.From; day <= RandomOffice.Period.To.AddDays(3); day = day.AddDays(2))
        {
            foreach (var team in RandomOffice.Teams.Select(t => (Guid?)t).Append(null))
            {
                AssertSame(spans, PlainCount.Of(files, day, rules, (_, _, t) => t == team), day, s => s.TaskForceId?.Value == team);
            }
        }
    }

    [Fact]
    public void ALaterChangeOfTeams_LeavesEarlierDays()
    {
        var office = new RandomOffice(34, 60, LawBook.Common);
        var change = RandomOffice.Period.From.AddDays(40);
        var (before, after) = (SpansOf(office, a => a.Counts, Changing(office, 34, change)), SpansOf(office, a => a.Counts, Changing(office, 34, RandomOffice.Period.To)));
        string[] On(List<StandingSpan> spans, DateOnly day) =>
            [.. spans.Where(s => s.From <= day && s.To >= day).Select(s => $"{s.DossierId} {s.TaskForceId} {s.Flags} {s.Collected}").Order(StringComparer.Ordinal)];
        for (var day = RandomOffice.Period.From; day <= change; day = day.AddDays(1))
        {
            Assert.Equal(On(before, day), On(after, day));
        }

        Assert.NotEqual(On(before, RandomOffice.Period.To), On(after, RandomOffice.Period.To));
    }

    [Fact]
    public void AsKnownOnAnyDay_EqualsThePlainCount()
    {
        var office = new RandomOffice(21, 60, LawBook.Common);
        for (var known = RandomOffice.Period.From; known <= RandomOffice.Period.To.AddDays(40); known = known.AddDays(13))
        {
            var spans = SpansOf(office, a => a.KnownOn(known));
            var files = office.Files.ConvertAll(f => (f.Ledger.File, f.Listed, f.Ledger.Acts.Where(a => a.KnownOn(known)).ToList()));
            foreach (var day in new[] { known.AddDays(-9), known })
            {
                AssertSame(spans, PlainCount.Of(files, day, office.Rules, (_, _, _) => true), day, _ => true);
            }
        }
    }

    [Fact]
    public void ABreakPutInByHand_IsCaught()
    {
        var office = new RandomOffice(1, 60, LawBook.Common);
        var spans = SpansOf(office, a => a.Counts && a.Kind != ActKind.Reviewed);
        var files = office.Files.ConvertAll(f => (f.Ledger.File, f.Listed, f.Ledger.Acts.Where(a => a.Counts).ToList()));
        Assert.ThrowsAny<Exception>(() => AssertSame(spans, PlainCount.Of(files, RandomOffice.Period.To, office.Rules, (_, _, _) => true), RandomOffice.Period.To, _ => true));
        var shifted = SpansOf(office, a => a.Counts);
        Assert.ThrowsAny<Exception>(() =>
        {
            for (var day = RandomOffice.Period.From; day <= RandomOffice.Period.To; day = day.AddDays(1))
            {
                AssertSame(shifted, PlainCount.Of(files, day.AddDays(1), office.Rules, (_, _, _) => true), day, _ => true);
            }
        });
    }

    private static List<StandingSpan> SpansOf(RandomOffice office, Func<Act, bool> counts, StandingRules? rules = null) =>
        [.. office.Files.SelectMany(f => Standing.Spans(f.Listed, f.Ledger.File, [.. f.Ledger.Acts.Where(counts)], rules ?? office.Rules))];

    // Communes and files change hands, or are nobody's; changes after a day are not known yet.
    private static StandingRules Changing(RandomOffice office, int seed, DateOnly until)
    {
        var random = new Random(seed);
        TeamFrom Change(int spread) => new(RandomOffice.Period.From.AddDays(random.Next(spread)), random.Next(4) == 0 ? null : RandomOffice.Teams[random.Next(2)]);
        var areas = Enumerable.Range(0, 12).Select(_ => (Commune: office.Communes[random.Next(office.Communes.Count)], Change: Change(85)))
            .DistinctBy(c => (c.Commune, c.Change.From)).ToList();
        var files = Enumerable.Range(0, 20).Select(_ => (File: office.Files[random.Next(office.Files.Count)].Listed.DossierId, Change: Change(85)))
            .DistinctBy(c => (c.File, c.Change.From)).ToList();
        return office.Rules with
        {
            AreaChanges = areas.Where(a => a.Change.From <= until).ToLookup(a => a.Commune, a => a.Change),
            FileTeams = files.Where(f => f.Change.From <= until).ToLookup(f => f.File, f => f.Change),
        };
    }

    private static void AssertSame(List<StandingSpan> spans, PlainCount plain, DateOnly day, Func<StandingSpan, bool> slice)
    {
        var there = spans.FindAll(s => s.From <= day && s.To >= day && slice(s));
        foreach (var (code, expected) in plain.Figures)
        {
            Assert.True(Figures.Of(code).Sum(there) == expected, $"{code} on {day:yyyy-MM-dd}: {Figures.Of(code).Sum(there)} on the board, {expected} counted plainly.");
        }
    }
}
