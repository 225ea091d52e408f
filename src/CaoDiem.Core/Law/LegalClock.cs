using CaoDiem.Shared;

namespace CaoDiem.Law;

public enum TermUnit
{
    WorkingDay,
    Day,
    Month,
    Year,
}

public static class TermUnits
{
    public static string Label(this TermUnit unit) => unit switch
    {
        TermUnit.WorkingDay => "ngày làm việc",
        TermUnit.Day => "ngày",
        TermUnit.Month => "tháng",
        TermUnit.Year => "năm",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}

/// <summary>A term of the law: so many units, by an article, in one version.</summary>
public sealed record Term(string Rule, string Law, int Length, TermUnit Unit, string Article);

/// <summary>A term that runs: from an event to its last day.</summary>
public sealed record Deadline(Term Term, DateOnly Event, DateOnly Due);

/// <summary>
/// Counts terms by the Civil Code (law.md G-01 to G-03): the day of the event is not counted; months and years end on
/// the corresponding day, or the last of a shorter month; a last day off moves to the next working day.
/// </summary>
public static class LegalClock
{
    /// <exception cref="ArgumentException">No term has this code in the version of that day.</exception>
    public static Deadline Due(string rule, DateOnly eventDay, WorkCalendar calendar)
    {
        var term = Terms.Of(rule, LawVersion.On(eventDay));
        return new(term, eventDay, End(eventDay, term.Length, term.Unit, calendar));
    }

    /// <summary>Last day of a term that began with an event.</summary>
    public static DateOnly End(DateOnly eventDay, int length, TermUnit unit, WorkCalendar calendar) => unit == TermUnit.WorkingDay
        ? calendar.AddWorkingDays(eventDay, length)
        : calendar.NextWorkingDay(Anniversary(eventDay, length, unit));

    /// <summary>The corresponding day, before any move to a working day: what age tests are made on.</summary>
    public static DateOnly Anniversary(DateOnly eventDay, int length, TermUnit unit) => unit switch
    {
        TermUnit.Day => eventDay.AddDays(length),
        TermUnit.Month => eventDay.AddMonths(length),
        TermUnit.Year => eventDay.AddYears(length),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Working days have no anniversary."),
    };

    /// <summary>
    /// The first verification of a new file: notice of the decision, the voluntary period, then the verification
    /// (L-18, L-24, L-25), each leg by the version in force when it starts.
    /// </summary>
    public static Deadline FirstVerification(DateOnly decisionDate, WorkCalendar calendar)
    {
        var notice = Due("L-18", decisionDate, calendar).Due;
        var voluntary = Due("L-24", notice, calendar).Due;
        return Due("L-25", voluntary, calendar) with { Event = decisionDate };
    }

    /// <summary>The next verification of a file that is not yet enforceable (L-35; L-36 for the long class).</summary>
    public static Deadline Reverification(DateOnly lastVerified, bool longClass, WorkCalendar calendar) =>
        Due(longClass ? "L-36" : "L-35", lastVerified, calendar);
}
