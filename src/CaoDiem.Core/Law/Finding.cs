namespace CaoDiem.Law;

/// <summary>
/// What the law says about a file on one day: into which work group it belongs, why, and what comes next.
/// </summary>
/// <param name="Group">Work group of the campaign.</param>
/// <param name="Rule">Code of the rule, a row of docs/law (such as M-11 or L-25).</param>
/// <param name="Article">Article as an officer cites it, in Vietnamese.</param>
/// <param name="Law">Id of the law version used (A or B).</param>
/// <param name="Text">The reason in one Vietnamese sentence.</param>
/// <param name="Ready">Nothing is missing for the next step.</param>
/// <param name="Missing">Codes of what is missing; <see cref="MissingItems"/> has their Vietnamese labels.</param>
/// <param name="NextStep">What to do next, in Vietnamese.</param>
/// <param name="Due">Latest date for it; already past when the office is late.</param>
public sealed record Finding(
    WorkGroup Group,
    string Rule,
    string Article,
    string Law,
    string Text,
    bool Ready,
    IReadOnlyList<string> Missing,
    string NextStep,
    DateOnly Due)
{
    /// <summary>The term that set <see cref="Due"/>; null where the office's own norm did.</summary>
    public Deadline? Clock { get; init; }

    /// <summary>The question of exemption or reduction behind it; null for other groups.</summary>
    public ReliefQuestion? Question { get; init; }

    /// <summary>
    /// Only a fact is missing from the record: the term cannot be counted, so the finding asks for it and is never late.
    /// </summary>
    public bool RecordGap { get; init; }

    /// <summary>The same wait in the other version of the law, where no text bridges them (law.md T-08).</summary>
    public Deadline? Across { get; init; }

    /// <summary>What is lost if it lapses.</summary>
    public Loss Loss => Losses.Of(Rule);

    /// <summary>Late on a day: a term that an act on record started has run out.</summary>
    public bool IsOverdue(DateOnly asOf) => !RecordGap && Clock is not null && Due < asOf;

    /// <summary>An officer would read the same: group, rule, article, words, what is missing, next step and date.</summary>
    public bool SaysTheSame(Finding other) =>
        Bare == other.Bare
        && Missing.SequenceEqual(other.Missing);

    private Finding Bare => this with { Missing = [], Clock = null, Question = null, Across = null };
}
