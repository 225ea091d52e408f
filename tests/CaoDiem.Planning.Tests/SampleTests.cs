using CaoDiem.Planning;
using Xunit;

namespace CaoDiem.Planning.Tests;

public sealed class SampleTests
{
    public static TheoryData<string> Names => [.. PlannerSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void EverySample_IsReadWrittenAndReadAgainUnchanged(string name)
    {
        var problem = PlannerSamples.Read(name);
        var again = Text(problem);
        using var stream = new MemoryStream(again);
        Assert.Equal(again, Text(ProblemFile.Read(stream)));
        Assert.NotEmpty(problem.Steps);
    }

    [Fact]
    public void EmptyPlan_BreaksOnlyItsPins()
    {
        var problem = PlannerSamples.Read("small-7.json");
        var score = PlanChecker.Check(problem, new() { Routes = [], Left = [], Score = new(0, 0, 0, 0, []) });
        Assert.Equal(problem.Pins.Count, score.Violations.Count);
        Assert.All(score.Violations, v => Assert.Equal("pin", v.Rule));
        Assert.Equal(0, score.Objective);
    }

    private static byte[] Text(Problem problem)
    {
        using var stream = new MemoryStream();
        ProblemFile.Write(problem, stream);
        return stream.ToArray();
    }
}
