namespace CaoDiem.Demo;

/// <summary>A clock that stands until it is moved: what the demonstration says of a past day is recorded on that day.</summary>
internal sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateOnly day, TimeOnly hour) => _now = VietnamTime.At(day, hour);
}

/// <summary>The clock of a program whose first day is given: it starts at eight in the morning in Việt Nam and goes on from
/// there.</summary>
public sealed class DayClock : TimeProvider
{
    private static readonly TimeOnly Start = new(8, 0);
    private readonly TimeProvider _real;
    private readonly TimeSpan _shift;

    public DayClock(DateOnly day, TimeProvider real)
    {
        ArgumentNullException.ThrowIfNull(real);
        (_real, _shift) = (real, VietnamTime.At(day, Start) - real.GetUtcNow());
    }

    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + _shift;
}

internal static class VietnamTime
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(7);

    public static DateTimeOffset At(DateOnly day, TimeOnly hour) => new DateTimeOffset(day, hour, Ahead).ToUniversalTime();
}
