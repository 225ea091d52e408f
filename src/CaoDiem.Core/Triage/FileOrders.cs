using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Triage;

/// <summary>A finding that the office set aside, and the act by which it did.</summary>
public sealed record SetAside(Finding Finding, Act By);

/// <summary>
/// What the law finds about a file on a day, parted by what the office set aside. Setting aside holds while the facts of the finding
/// stay the same (<see cref="Holds"/>); what no longer fits any finding has lapsed, and is said. Pure.
/// </summary>
/// <param name="Asked">What is asked of the office: lists and counts know only this.</param>
/// <param name="Aside">What does not apply by decision of the head.</param>
/// <param name="Lapsed">Acts that set something aside which the law no longer asks in that way.</param>
public sealed record FileOrders(IReadOnlyList<Finding> Asked, IReadOnlyList<SetAside> Aside, IReadOnlyList<Act> Lapsed)
{
    private static readonly FileOrders None = new([], [], []);

    /// <summary>Nothing is asked of a file that is closed, or whose opening was taken back.</summary>
    public static FileOrders Of(Dossier file, FileState state, DateOnly asOf, LawBook law)
    {
        if (!state.IsOpen || state.Acts.Count == 0)
        {
            return None;
        }

        var asked = new List<Finding>();
        var aside = new List<SetAside>();
        foreach (var finding in FileRules.Decide(state.ToFacts(file), asOf, law))
        {
            if (state.SetAside.LastOrDefault(a => Holds(a, finding, asOf)) is { } by)
            {
                aside.Add(new(finding, by));
            }
            else
            {
                asked.Add(finding);
            }
        }

        return new(asked, aside, [.. state.SetAside.Where(a => aside.TrueForAll(s => s.By.Id != a.Id))]);
    }

    /// <summary>The rows that a renewal stores.</summary>
    public IEnumerable<TriageFinding> Rows(Dossier file, DateOnly asOf) => Asked.Select(f => TriageFinding.Of(file, asOf, f));

    /// <summary>The rows of what was set aside.</summary>
    public IEnumerable<FindingAside> AsideRows(Dossier file) => Aside.Select(s => FindingAside.Of(file, s.Finding, s.By));

    /// <summary>
    /// The same rule and the same due day. Where no fact on record dates the finding, its day moves with the day of asking: then the same
    /// rule and the same reason.
    /// </summary>
    private static bool Holds(Act act, Finding finding, DateOnly asOf) => act.Ground == finding.Rule
        && (act.Until == finding.Due || (IsUndated(finding, asOf) && act.Text == finding.Text));

    private static bool IsUndated(Finding finding, DateOnly asOf) => finding.Clock is not { } clock || clock.Event >= asOf;
}
