namespace CaoDiem.Shared;

/// <summary>A range of days. Both ends are part of the range, as people use it.</summary>
public readonly record struct DateRange
{
    /// <exception cref="RuleViolation">SHR-001: the end lies before the start.</exception>
    public DateRange(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new RuleViolation("SHR-001", "Ngày kết thúc không được trước ngày bắt đầu.", "To");
        }

        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    /// <summary>Number of days, both ends counted.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= From && day <= To;

    public bool Contains(DateRange other) => other.From >= From && other.To <= To;

    public bool Overlaps(DateRange other) => other.From <= To && other.To >= From;
}
