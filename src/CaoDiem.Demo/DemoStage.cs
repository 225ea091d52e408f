using CaoDiem.Database;
using CaoDiem.Shared;

namespace CaoDiem.Demo;

/// <summary>How far the making of the demonstration is, in words and percent.</summary>
public sealed record DemoProgress(int Percent, string Text);

/// <summary>Where the living demonstration is acted out: its days around today, and the database with the clock of the day at
/// hand.</summary>
internal sealed class DemoStage(Func<TimeProvider, AppDb> open, DateOnly today, IProgress<DemoProgress>? progress)
{
    private const int WeeksPast = 5;
    private const int WeeksLong = 13;
    private readonly SetClock _clock = new();

    public DateOnly Today => today;

    public DateOnly Yesterday => today.AddDays(-1);

    /// <summary>The campaign starts on the Monday five weeks before this week's: today lies in its sixth week.</summary>
    public DateOnly From => Weeks.Monday(today).AddDays(-WeeksPast * Weeks.Days);

    public DateOnly To => Week(WeeksLong).AddDays(-1);

    /// <summary>A day of the campaign, from 0; before its start below.</summary>
    public DateOnly Day(int number) => From.AddDays(number);

    /// <summary>The Monday of a week of the campaign, from 0.</summary>
    public DateOnly Week(int number) => From.AddDays(number * Weeks.Days);

    /// <summary>The database at an hour of a day; what is recorded over it carries that instant. One at a time: the clock is
    /// shared.</summary>
    public AppDb At(DateOnly day, int hour, int minute = 0)
    {
        _clock.MoveTo(day, new(hour, minute));
        return open(_clock);
    }

    public void Tell(int percent, string text) => progress?.Report(new(percent, text));
}
