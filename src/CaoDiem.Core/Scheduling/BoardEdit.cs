using CaoDiem.Planning;

namespace CaoDiem.Scheduling;

/// <summary>Where a step is to stand: with a team on a day of the calendar; out of the schedule where both are null.</summary>
public sealed record StepPlace(string Step, string? Team, int? Day);

/// <summary>A team's day before and after a change.</summary>
public sealed record DayChange(string Team, int Day, int MinutesBefore, int MinutesAfter, double KmBefore, double KmAfter);

/// <summary>What a change by hand would do: the plan, the rules it would newly break, the points it brings, the days it touches.</summary>
public sealed record BoardTrial(Plan Plan, IReadOnlyList<Violation> Broken, double Gain, IReadOnlyList<DayChange> Days);

/// <summary>
/// Changes of a plan by hand. Each step goes where its new day takes least time; the independent checker judges the result.
/// </summary>
public sealed class BoardEdit
{
    private static readonly Score Unstated = new(double.NaN, double.NaN, double.NaN, double.NaN, []);
    private readonly Problem _problem;
    private readonly Plan _plan;
    private readonly Score _before;
    private readonly Dictionary<string, Step> _steps;
    private readonly RouteMeasure _measure;
    private readonly Dictionary<string, CaseFile> _files;

    public BoardEdit(Problem problem, Plan plan)
    {
        (_problem, _plan) = (problem, plan);
        _before = PlanChecker.Check(problem, plan with { Score = Unstated });
        (_steps, _files, _measure) = (problem.Steps.ToDictionary(s => s.Id), problem.Files.ToDictionary(f => f.Id), new(problem));
    }

    /// <summary>The place of a step in the plan; null team and day when it is not planned.</summary>
    public StepPlace PlaceOf(string step) =>
        _plan.Routes.FirstOrDefault(r => r.Steps.Contains(step)) is { } route ? new(step, route.Team, route.Day) : new(step, null, null);

    /// <summary>Two steps in each other's place.</summary>
    public BoardTrial Swap(string one, string other)
    {
        var (first, second) = (PlaceOf(one), PlaceOf(other));
        return Try([first with { Step = other }, second with { Step = one }]);
    }

    public BoardTrial Try(IReadOnlyList<StepPlace> places)
    {
        var moving = places.Select(p => p.Step).ToHashSet();
        var routes = _plan.Routes.Select(r => r.Steps.Any(moving.Contains) ? r with { Steps = [.. r.Steps.Where(s => !moving.Contains(s))] } : r).Where(r => r.Steps.Count > 0).ToList();
        foreach (var place in places.Where(p => p.Day is not null).OrderBy(p => _files[_steps[p.Step].File].Steps.ToList().IndexOf(p.Step)))
        {
            Insert(routes, place.Team!, place.Day!.Value, place.Step);
        }

        var touched = places.SelectMany(p => new[] { PlaceOf(p.Step), p }).Where(p => p.Day is not null).Select(p => (Team: p.Team!, Day: p.Day!.Value)).Distinct().ToList();
        var plan = _plan with
        {
            Routes = [.. routes.Select(r => touched.Contains((r.Team, r.Day)) ? _measure.Of(r) : r).OrderBy(r => r.Day).ThenBy(r => r.Team, StringComparer.Ordinal)],
            Score = Unstated,
        };
        var after = PlanChecker.Check(_problem, plan);
        var known = _before.Violations.Select(v => (v.Rule, v.Text)).ToHashSet();
        return new(
            plan, [.. after.Violations.Where(v => !known.Contains((v.Rule, v.Text)))], after.Objective - _before.Objective,
            [.. touched.Select(t => Change(t.Team, t.Day, plan))]);
    }

    private DayChange Change(string team, int day, Plan after)
    {
        Route? Of(Plan plan) => plan.Routes.FirstOrDefault(r => r.Team == team && r.Day == day);
        var (was, becomes) = (Of(_plan), Of(after));
        return new(team, day, was?.Minutes ?? 0, becomes?.Minutes ?? 0, was?.Km ?? 0, becomes?.Km ?? 0);
    }

    private void Insert(List<Route> routes, string team, int day, string step)
    {
        var at = routes.FindIndex(r => r.Team == team && r.Day == day);
        var steps = at < 0 ? [] : routes[at].Steps.ToList();
        var own = _files[_steps[step].File].Steps.ToList();
        bool Before(string other) => own.IndexOf(other) is >= 0 and var i && i < own.IndexOf(step);
        var first = steps.FindLastIndex(Before) + 1;
        var last = steps.FindIndex(s => own.Contains(s) && !Before(s)) is >= 0 and var next ? next : steps.Count;
        var best = Enumerable.Range(first, Math.Max(1, last - first + 1))
            .Select(i => _measure.Of(new(team, day, [.. steps[..i], step, .. steps[i..]], 0, 0))).MinBy(r => r.Minutes)!;
        if (at < 0)
        {
            routes.Add(best);
        }
        else
        {
            routes[at] = best;
        }
    }
}
