using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Years;

/// <summary>
/// A month of the statistics that the head closed: cumulative from 1 October to its last day, as known at the end of another day. What is
/// recorded later counts in the next. Reopened it stays as a row.
/// </summary>
public sealed class ClosedPeriod : OfficeOwned<ClosedPeriod>
{
    /// <summary>Named after the year in which it ends.</summary>
    public required int Year { get; init; }

    /// <summary>October is 1.</summary>
    public required int Month { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly UpTo { get; init; }

    /// <summary>What was recorded by the end of this day is in it.</summary>
    public required DateOnly KnownOn { get; init; }

    public string? Note { get; init; }

    public required string ClosedBy { get; init; }

    public required DateTime ClosedAt { get; init; }

    public DateTime? ReopenedAt { get; private set; }

    public string? ReopenedBy { get; private set; }

    public string? ReopenedReason { get; private set; }

    public bool IsClosed => ReopenedAt is null;

    /// <summary>It was closed by the end of that day, and not yet reopened.</summary>
    public bool HeldOn(DateOnly day) =>
        OfficeTime.DayOf(ClosedAt) <= day && (ReopenedAt is not { } reopened || OfficeTime.DayOf(reopened) > day);

    /// <summary>The last day of a month of a professional year; October is 1.</summary>
    public static DateOnly LastDay(int year, int month) => ProfessionalYear.Start(new(year, 1, 1)).AddMonths(month).AddDays(-1);

    internal void Reopen(string reason, string by, DateTime at) => (ReopenedAt, ReopenedBy, ReopenedReason) = (at, by, reason);
}
