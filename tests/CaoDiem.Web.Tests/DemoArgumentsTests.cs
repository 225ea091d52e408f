using CaoDiem.Demo;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Web.Tests;

public sealed class DemoArgumentsTests
{
    [Fact]
    public void ADay_AsksForTheDemonstration_AndTheRestIsTheServers()
    {
        var read = DemoArguments.Read(["--demo-day", "2026-11-18", "--urls", "http://127.0.0.1:0"]);
        Assert.True(read.Wanted);
        Assert.Equal(new DateOnly(2026, 11, 18), read.Day);
        Assert.Equal(["--urls", "http://127.0.0.1:0"], read.Rest);
    }

    [Fact]
    public void WithoutADay_ItIsToday_AndWithoutTheWordThereIsNone()
    {
        Assert.True(DemoArguments.Read(["--demo"]).Wanted);
        Assert.Null(DemoArguments.Read(["--demo"]).Day);
        Assert.False(DemoArguments.Read(["--urls", "http://127.0.0.1:0"]).Wanted);
    }

    [Theory]
    [InlineData("18/11/2026")]
    [InlineData("")]
    public void ADayThatIsNone_IsRefused_InWords(string day) =>
        Assert.Contains("yyyy-MM-dd", Assert.Throws<FormatException>(() => DemoArguments.Read(["--demo-day", day])).Message, StringComparison.Ordinal);

    [Fact]
    public void TheClock_StartsOnTheMorningOfTheDay_AndGoesOn()
    {
        var real = new MovingClock(new(2030, 1, 1), new(13, 0));
        var clock = new DayClock(new(2026, 11, 18), real);
        var eight = new DateTimeOffset(2026, 11, 18, 8, 0, 0, TimeSpan.FromHours(7));
        Assert.Equal(eight, clock.GetUtcNow());
        real.Pass(TimeSpan.FromMinutes(90));
        Assert.Equal(eight.AddMinutes(90), clock.GetUtcNow());
    }
}
