namespace CaoDiem.Law;

public enum TermUnit
{
    WorkingDay,
    Day,
    Month,
    Year,

    /// <summary>Runs from the stated moment (law.md G-05).</summary>
    Hour,

    /// <summary>On the day of the event itself.</summary>
    AtOnce,
}

public static class TermUnits
{
    public static string Label(this TermUnit unit) => unit switch
    {
        TermUnit.WorkingDay => "ngày làm việc",
        TermUnit.Day => "ngày",
        TermUnit.Month => "tháng",
        TermUnit.Year => "năm",
        TermUnit.Hour => "giờ",
        TermUnit.AtOnce => "ngay",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>The unit as programs read it.</summary>
    public static string Code(this TermUnit unit) => unit switch
    {
        TermUnit.WorkingDay => "workingDay",
        TermUnit.Day => "day",
        TermUnit.Month => "month",
        TermUnit.Year => "year",
        TermUnit.Hour => "hour",
        TermUnit.AtOnce => "atOnce",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}

/// <summary>What starts a term, what must be done by its end, and by whom; the same in every version.</summary>
/// <param name="Before">The term is counted back from the event: so many days before it at the latest.</param>
public sealed record TermStep(string Rule, bool Before, string Event, string Act, string Actor)
{
    /// <summary>
    /// How old something is, or how long a prohibition lasts, not a term within which to act: it ends on the corresponding day
    /// itself, day off or not (law.md M-04, M-17, M-32, C-12), in the clock as in the rules.
    /// </summary>
    public bool Age { get; init; }
}

/// <summary>A term of the law: so many units, by an article, in one version.</summary>
public sealed record Term(string Rule, string Law, int Length, TermUnit Unit, string Article, bool Unverified, TermStep Step)
{
    /// <summary>First day of the term where it came within its version; null from that version's first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>"10 ngày", "ngay".</summary>
    public string Words => Unit == TermUnit.AtOnce ? "ngay" : $"{Length:00} {Unit.Label()}";
}

/// <summary>A term that runs: from an event to its last day, or back from it to the latest day for the act.</summary>
/// <param name="Across">
/// The same rule in the next version, when the term began under one version, ends under the other and the dates
/// differ: the texts give no bridge, so both dates are kept and a person decides (law.md T-08).
/// </param>
public sealed record Deadline(Term Term, DateOnly Event, DateOnly Due, Deadline? Across = null)
{
    /// <summary>The terms that ran before and led to its event, in order; empty when the event itself is known.</summary>
    public IReadOnlyList<Deadline> Leading { get; init; } = [];
}
