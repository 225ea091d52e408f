using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Core.Tests.Database;

/// <summary>The database of 0.3 holds what its truth says, on the engine of this run.</summary>
public sealed class FixtureTests
{
    [Theory]
    [InlineData("files", "dossiers")]
    [InlineData("payments", "payments")]
    [InlineData("verifications", "verifications")]
    [InlineData("results", "case_results")]
    [InlineData("events", "dossier_events")]
    [InlineData("visits", "visits")]
    [InlineData("listed", "baseline_files")]
    [InlineData("auditEvents", "audit_events")]
    public async Task TheFixture_HoldsWhatItsTruthCounts(string what, string table)
    {
        await using var old = await Fixtures.Open03Async();
        Assert.Equal(Fixtures.Truth03.GetProperty("counts").GetProperty(what).GetInt64(), await Fixtures.CountAsync(old.Connection, table));
    }

    [Fact]
    public async Task EveryCopy_IsItsOwn()
    {
        await using var one = await Fixtures.Open03Async();
        await using var other = await Fixtures.Open03Async();
        Assert.NotEqual(one.Connection, other.Connection);
    }

    [Fact]
    public void TheTruth_TellsEveryTroubleAndFiveDaysOfEachCampaign()
    {
        var stories = Fixtures.Truth03.GetProperty("files").EnumerateArray().SelectMany(f => f.GetProperty("stories").EnumerateArray())
            .Select(s => s.GetString()!).ToList();
        Assert.Equal(5, stories.Count(s => s.StartsWith("trouble:", StringComparison.Ordinal)));
        Assert.All(Fixtures.Truth03.GetProperty("campaigns").EnumerateArray(),
            c => Assert.Equal(5, c.GetProperty("scores").EnumerateObject().Count()));
    }
}
