namespace CaoDiem.TestKit;

/// <summary>A clock that stands until it is moved; starts at an hour of a day in Việt Nam.</summary>
public sealed class MovingClock(DateOnly day, TimeOnly hour) : TimeProvider
{
    private DateTimeOffset _now = new(day, hour, TimeSpan.FromHours(7));

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Pass(TimeSpan time) => _now += time;

    public void MoveTo(DateOnly day, TimeOnly hour) => _now = new(day, hour, TimeSpan.FromHours(7));
}
