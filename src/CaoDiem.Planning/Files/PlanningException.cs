namespace CaoDiem.Planning;

/// <summary>One fault of a problem or plan file: stable code, place as a JSON path ("$.steps[3].due"), the offending value where there is one, an English sentence.</summary>
public sealed record PlanningIssue(string Code, string Place, string Value, string Message);

/// <summary>
/// A problem or plan cannot be used. The code is stable and documented in docs/formats/plan.md; all faults found stand in
/// <see cref="Issues"/>, the first of them gives the code.
/// </summary>
public sealed class PlanningException : Exception
{
    /// <summary>A single fault without a place.</summary>
    public PlanningException(string code, string message, Exception? inner = null)
        : base(message, inner)
        => (Code, Issues) = (code, [new(code, "$", "", message)]);

    /// <summary>Several faults; there must be at least one.</summary>
    public PlanningException(IReadOnlyList<PlanningIssue> issues)
        : base(string.Join(Environment.NewLine, issues.Select(i => $"{i.Code} {i.Place}: {i.Message}")))
        => (Code, Issues) = (issues[0].Code, issues);

    /// <summary>Code of the first fault.</summary>
    public string Code { get; }

    /// <summary>Every fault found, at most 200.</summary>
    public IReadOnlyList<PlanningIssue> Issues { get; }
}
