using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>
/// Counts terms by the Civil Code (law.md G-01 to G-05): the day of the event is not counted; months and years end on
/// the corresponding day, or the last of a shorter month; a last day off moves to the next working day. A term counted
/// back from an event ends on or before a working day. Hours run from the stated moment.
/// </summary>
public static class LegalClock
{
    private const int HoursADay = 24;

    /// <summary>The term by the version of the day of the event.</summary>
    /// <exception cref="ArgumentException">No term has this code in the version of that day.</exception>
    public static Deadline Due(string rule, DateOnly eventDay, LawBook law) => Due(rule, eventDay, eventDay, law);

    /// <summary>The term by the version of the day of the act (law.md T-07).</summary>
    /// <exception cref="ArgumentException">No term has this code in the version of that day.</exception>
    public static Deadline Due(string rule, DateOnly eventDay, DateOnly act, LawBook law)
    {
        var version = LawVersion.On(act);
        var term = law.Term(rule, version, act);
        var due = Run(term, eventDay, law.Calendar);
        var across = Across(rule, term, eventDay, due, law);
        return new(term, eventDay, due, across?.Due == due ? null : across);
    }

    /// <summary>A term that ends at a moment: hours run from the stated moment (G-05); any other to the end of its last day.</summary>
    /// <exception cref="ArgumentException">No term has this code in the version of that day.</exception>
    public static DateTime DueAt(string rule, DateTime moment, LawBook law)
    {
        var deadline = Due(rule, DateOnly.FromDateTime(moment), law);
        var length = TimeSpan.FromHours(deadline.Term.Length);
        return deadline.Term.Unit switch
        {
            TermUnit.Hour => deadline.Term.Step.Before ? moment - length : moment + length,
            TermUnit.AtOnce => moment,
            _ => deadline.Due.ToDateTime(TimeOnly.MaxValue),
        };
    }

    /// <summary>Last day of a term that began with an event.</summary>
    public static DateOnly End(DateOnly eventDay, int length, TermUnit unit, WorkCalendar calendar) => unit switch
    {
        TermUnit.WorkingDay => calendar.AddWorkingDays(eventDay, length),
        TermUnit.Hour => eventDay.AddDays((length + HoursADay - 1) / HoursADay),
        TermUnit.AtOnce => eventDay,
        _ => calendar.NextWorkingDay(Anniversary(eventDay, length, unit)),
    };

    /// <summary>Latest day for an act that must come so long before an event.</summary>
    public static DateOnly Latest(DateOnly eventDay, int length, TermUnit unit, WorkCalendar calendar) => unit switch
    {
        TermUnit.WorkingDay => calendar.SubtractWorkingDays(eventDay, length),
        TermUnit.Hour => eventDay.AddDays(-((length + HoursADay - 1) / HoursADay)),
        TermUnit.AtOnce => eventDay,
        _ => calendar.PreviousWorkingDay(Anniversary(eventDay, -length, unit)),
    };

    /// <summary>The corresponding day, before any move to a working day: what age tests are made on.</summary>
    public static DateOnly Anniversary(DateOnly eventDay, int length, TermUnit unit) => unit switch
    {
        TermUnit.Day => eventDay.AddDays(length),
        TermUnit.Month => eventDay.AddMonths(length),
        TermUnit.Year => eventDay.AddYears(length),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Only days, months and years have a corresponding day."),
    };

    /// <summary>The corresponding day of a rule's term in the version of an act.</summary>
    public static DateOnly Anniversary(string rule, DateOnly eventDay, DateOnly act, LawBook law)
    {
        var term = law.Term(rule, LawVersion.On(act), act);
        return Anniversary(eventDay, term.Length, term.Unit);
    }

    /// <summary>
    /// The first verification of a new file: notice of the decision, the voluntary period, then the verification
    /// (L-18, L-24, L-25), each leg by the version in force when it starts.
    /// </summary>
    public static Deadline FirstVerification(DateOnly decisionDate, LawBook law)
    {
        var steps = Chains.Follow(["L-18", "L-24", "L-25"], decisionDate, law);
        return steps[^1] with { Leading = steps[..^1] };
    }

    /// <summary>The next verification of a file that is not yet enforceable (L-35; L-36 for the long class).</summary>
    public static Deadline Reverification(DateOnly lastVerified, bool longClass, LawBook law) =>
        Due(longClass ? "L-36" : "L-35", lastVerified, law);

    private static DateOnly Run(Term term, DateOnly eventDay, WorkCalendar calendar) => term.Step switch
    {
        { Before: true } => Latest(eventDay, term.Length, term.Unit, calendar),
        { Age: true } => Anniversary(eventDay, term.Length, term.Unit),
        _ => End(eventDay, term.Length, term.Unit, calendar),
    };

    // T-08: the other version is that of the last day; for a clock that only waits, also that of its first.
    private static Deadline? Across(string rule, Term term, DateOnly eventDay, DateOnly due, LawBook law)
    {
        var own = LawVersion.Of(term.Law);
        var (start, end) = (LawVersion.On(eventDay), LawVersion.On(due));
        var waits = Terms.WaitsAs(rule);
        var version = end != own ? end : waits is not null && start != own ? start : null;
        return version is not null && (law.Find(rule, version, due) ?? (waits is null ? null : law.Find(waits, version, due))) is { } other
            ? new(other, eventDay, Run(other, eventDay, law.Calendar))
            : null;
    }
}
