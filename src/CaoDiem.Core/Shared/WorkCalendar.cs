using System.Collections.Concurrent;

namespace CaoDiem.Shared;

/// <summary>A day on which an office departs from the common rules, with its source.</summary>
public sealed record CalendarException(DateOnly Day, bool Working, string Reason, string Source);

/// <summary>A day on which offices do not work: its name and the rule or decision it rests on.</summary>
public sealed record NonWorkingDay(DateOnly Day, string Name, string Source);

/// <summary>A working day that a decision made a day off, and the Saturday worked instead.</summary>
public sealed record SwappedDay(DateOnly Off, DateOnly Worked, string Source);

/// <summary>
/// Working days of an office: Monday to Friday, less the public holidays with their substitutes, changed by what the
/// authorities or the office itself decided for single days (law.md H-01 to H-11). Immutable; safe to share.
/// </summary>
public sealed class WorkCalendar
{
    private readonly Dictionary<DateOnly, CalendarException> _exceptions;
    private readonly ConcurrentDictionary<int, Dictionary<DateOnly, NonWorkingDay>> _years = new();

    private readonly Func<int, bool>? _cultureDayMoves;

    /// <param name="cultureDayMoves">
    /// Whether 24 November of a year gets a substitute when it falls on a weekend: disputed (law.md H-04), so each office decides.
    /// </param>
    public WorkCalendar(IEnumerable<CalendarException>? exceptions = null, Func<int, bool>? cultureDayMoves = null)
    {
        _cultureDayMoves = cultureDayMoves;
        _exceptions = (exceptions ?? []).GroupBy(e => e.Day).ToDictionary(g => g.Key, g => g.Last());
    }

    /// <summary>The common rules alone.</summary>
    public static WorkCalendar Common { get; } = new();

    /// <summary>Why a day is off; null for a working day.</summary>
    public NonWorkingDay? DayOff(DateOnly day) => Year(day.Year).GetValueOrDefault(day);

    public bool IsWorkingDay(DateOnly day) => !Year(day.Year).ContainsKey(day);

    /// <summary>The day itself when it is a working day, else the next one (law.md G-03).</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day itself when it is a working day, else the one before.</summary>
    public DateOnly PreviousWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The working day that many working days before an event; the day of the event is not counted.</summary>
    public DateOnly SubtractWorkingDays(DateOnly eventDay, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = eventDay;
        for (var left = days; left > 0; left--)
        {
            day = PreviousWorkingDay(day.AddDays(-1));
        }

        return day;
    }

    /// <summary>The working day that many working days after an event; the day of the event is not counted (G-01).</summary>
    public DateOnly AddWorkingDays(DateOnly eventDay, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = eventDay;
        for (var left = days; left > 0; left--)
        {
            day = NextWorkingDay(day.AddDays(1));
        }

        return day;
    }

    /// <summary>Every non-working day of a year in order, weekends included.</summary>
    public IReadOnlyList<NonWorkingDay> NonWorkingDays(int year) => [.. Year(year).Values.OrderBy(d => d.Day)];

    private Dictionary<DateOnly, NonWorkingDay> Year(int year) => _years.GetOrAdd(year, Build);

    private Dictionary<DateOnly, NonWorkingDay> Build(int year)
    {
        var days = VietnamHolidays.Of(year, _cultureDayMoves?.Invoke(year) ?? false).ToDictionary(h => h.Day);
        var worked = VietnamHolidays.Swaps(year).Select(s => s.Worked).ToHashSet();
        for (var day = new DateOnly(year, 1, 1); day.Year == year && day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !worked.Contains(day))
            {
                days.TryAdd(day, new(day, day.DayOfWeek == DayOfWeek.Saturday ? "Thứ Bảy" : "Chủ nhật", "Quyết định 188/1999/QĐ-TTg"));
            }
        }

        foreach (var exception in _exceptions.Values.Where(e => e.Day.Year == year))
        {
            if (exception.Working)
            {
                days.Remove(exception.Day);
            }
            else
            {
                days[exception.Day] = new(exception.Day, exception.Reason, exception.Source);
            }
        }

        return days;
    }
}
