using CaoDiem.Planning;

namespace CaoDiem.Scheduling;

/// <summary>
/// Replanning that leaves alone what can stand. The search may move only what the published plan can no longer hold and what
/// must follow it; whatever was not published may only take a place that became free. Days it does not touch keep their order.
/// </summary>
internal sealed class SparingReplan
{
    /// <summary>Dearer than any visit is worth: a published visit moves only when it must.</summary>
    private const double Untouchable = 1_000;

    private static readonly Score Unstated = new(double.NaN, double.NaN, double.NaN, double.NaN, []);

    // A need that no agency answers: the visit stays out.
    private const string Nobody = "nobody";

    private readonly Published _published;
    private readonly RouteMeasure _measure;

    public SparingReplan(Problem problem)
    {
        _published = problem.Published ?? throw new ArgumentException("Nothing is published.", nameof(problem));
        _measure = new(problem);
        var broken = Affected(problem, Broken(problem));
        var freed = _published.Routes.Where(r => r.Day >= _published.FromDay && r.Steps.Any(broken.Contains)).Select(r => (r.Team, r.Day)).ToList();
        var unpublished = problem.Steps.Select(s => s.Id).Except(_published.Routes.SelectMany(r => r.Steps)).ToHashSet();
        var files = problem.Files.ToDictionary(f => f.Id);
        Narrowed = problem with
        {
            Published = _published with { MoveWeight = Untouchable },
            Steps = [.. problem.Steps.Select(s => unpublished.Contains(s.Id) ? Within(s, [.. freed.Where(f => files[s.File].Teams.Contains(f.Team)).Select(f => f.Day)]) : s)],
        };
    }

    /// <summary>The problem as the search sees it; every plan of it is a plan of the whole problem.</summary>
    public Problem Narrowed { get; }

    /// <summary>The rules that the published plan breaks from its first free day on.</summary>
    public static IReadOnlyList<Violation> Broken(Problem problem) => problem.Published is not { } published ? [] :
        [.. PlanChecker.Check(problem, new() { Routes = published.Routes, Left = [], Score = Unstated }).Violations
            .Where(v => v.Rule is not "score" && !(v.Day < published.FromDay))];

    /// <summary>The published visits that the broken rules are about.</summary>
    public static HashSet<string> Affected(Problem problem, IReadOnlyList<Violation> broken)
    {
        var (steps, teams) = (problem.Steps.ToDictionary(s => s.Id), problem.Teams.ToDictionary(t => t.Id));
        bool Attends(Route route, string step, string agency) => steps[step].Needs.Any(n => teams[route.Team].Agencies.TryGetValue(n, out var a) && a.Agency == agency);
        return [.. broken.SelectMany(v => v.Step is { } step ? [step] : problem.Published!.Routes
            .Where(r => r.Day == v.Day && (v.Team is null || v.Team == r.Team))
            .SelectMany(r => r.Steps.Where(s => v.Facts.GetValueOrDefault("agency") is not { } agency || Attends(r, s, agency))))];
    }

    /// <summary>The plan with every day whose visits stayed in its published order and hours.</summary>
    public Plan Restored(Plan plan)
    {
        var published = _published.Routes.ToDictionary(r => (r.Team, r.Day));
        return plan with
        {
            Score = Unstated,
            Routes = [.. plan.Routes.Select(r => published.TryGetValue((r.Team, r.Day), out var was) && was.Steps.Count == r.Steps.Count && was.Steps.All(r.Steps.Contains) ? _measure.Of(was) : r)],
        };
    }

    private static Step Within(Step step, IReadOnlyList<int> days) => days.Count == 0 || step.Release > days.Max() || step.Due < days.Min()
        ? step with { Needs = [.. step.Needs, Nobody] }
        : step with { Release = Math.Max(step.Release, days.Min()), Due = Math.Min(step.Due, days.Max()) };
}
