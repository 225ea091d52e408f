using System.Diagnostics.CodeAnalysis;

namespace CaoDiem.Planning;

/// <summary>Gathers the faults of a file while it is read; a hopeless file is cut short.</summary>
internal sealed class IssueList
{
    /// <summary>No more faults than this are kept: a person mends the first ones and reads again.</summary>
    public const int Most = 200;

    private readonly List<PlanningIssue> issues = [];

    public void Add(string code, string place, string value, string message)
    {
        issues.Add(new(code, place, Shown(value), message));
        if (issues.Count >= Most)
        {
            Throw();
        }
    }

    public void ThrowIfAny()
    {
        if (issues.Count > 0)
        {
            Throw();
        }
    }

    [DoesNotReturn]
    private void Throw() => throw new PlanningException(issues);

    private static string Shown(string value) => value.Length <= 80 ? value : string.Concat(value.AsSpan(0, 80), "…");
}
