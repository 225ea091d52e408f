using System.Linq.Expressions;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Triage;

/// <summary>
/// One finding of the law about one file, as of the last triage of its office. Findings are derived data: each run
/// replaces them, and the run itself is what the audit keeps. What the office set aside is not among them (<see cref="FindingAside"/>).
/// </summary>
public sealed class TriageFinding
{
    public Id<TriageFinding> Id { get; init; } = Id<TriageFinding>.New();

    public required Id<Office> OfficeId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    public required DateOnly AsOf { get; init; }

    public required WorkGroup Group { get; init; }

    public required string Rule { get; init; }

    public required string Article { get; init; }

    public required string Law { get; init; }

    public required string Text { get; init; }

    public required bool Ready { get; init; }

    /// <summary>Codes of what is missing, separated by blanks.</summary>
    public required string Missing { get; init; }

    public required string NextStep { get; init; }

    public required DateOnly Due { get; init; }

    /// <summary>
    /// A term that an act on record started set <see cref="Due"/>; else the office's norm did, or a fact is missing, and it is never late.
    /// </summary>
    public required bool Clocked { get; init; }

    public IReadOnlyList<string> MissingCodes => Missing.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Late on a day, as <see cref="Finding.IsOverdue"/> says it of the finding itself; for queries.</summary>
    public static Expression<Func<TriageFinding, bool>> OverdueOn(DateOnly day) => f => f.Clocked && f.Due < day;

    /// <summary>Late on a day, as <see cref="Finding.IsOverdue"/> says it of the finding itself.</summary>
    public bool IsOverdue(DateOnly day) => Clocked && Due < day;

    public static TriageFinding Of(Dossier file, DateOnly asOf, Finding finding) => new()
    {
        OfficeId = file.OfficeId,
        DossierId = file.Id,
        AsOf = asOf,
        Group = finding.Group,
        Rule = finding.Rule,
        Article = finding.Article,
        Law = finding.Law,
        Text = finding.Text,
        Ready = finding.Ready,
        Missing = string.Join(' ', finding.Missing),
        NextStep = finding.NextStep,
        Due = finding.Due,
        Clocked = finding.Clock is not null && !finding.RecordGap,
    };
}

/// <summary>A finding that the office set aside and that the law would ask all the same: counted apart from what is asked.</summary>
public sealed class FindingAside
{
    public Id<FindingAside> Id { get; init; } = Id<FindingAside>.New();

    public required Id<Office> OfficeId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    public required WorkGroup Group { get; init; }

    public required string Rule { get; init; }

    public required DateOnly Due { get; init; }

    /// <summary>The act that set it aside, with the reason and who approved it.</summary>
    public required Id<Act> ActId { get; init; }

    public static FindingAside Of(Dossier file, Finding finding, Act by) => new()
    {
        OfficeId = file.OfficeId,
        DossierId = file.Id,
        Group = finding.Group,
        Rule = finding.Rule,
        Due = finding.Due,
        ActId = by.Id,
    };
}

/// <summary>One run of the triage over an office: what it counted and what changed against the run before.</summary>
public sealed class TriageRun : OfficeOwned<TriageRun>
{
    public required DateOnly AsOf { get; init; }

    public required DateTime RanAt { get; init; }

    public required int Files { get; init; }

    /// <summary>Open files for which no rule found a next step and date; they are listed, never hidden.</summary>
    public required int WithoutNextStep { get; init; }

    /// <summary>Files that entered, left or changed a group, or became ready, since the run before.</summary>
    public required int Changed { get; init; }

    /// <summary>The first changes in words, one a line, for the reader of the next morning.</summary>
    public string Changes { get; init; } = "";
}
