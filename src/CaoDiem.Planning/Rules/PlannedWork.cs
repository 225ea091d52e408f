namespace CaoDiem.Planning;

/// <summary>A step carried out by a team on a day.</summary>
public sealed record Visit(Step Step, Team Team, int Day);

/// <summary>A route with its team and steps looked up.</summary>
public sealed record TeamDay(Team Team, int Day, IReadOnlyList<Step> Steps);

/// <summary>A plan read against its problem: what the hard rules look at. Names the problem does not know are set apart in <see cref="Unknown"/>.</summary>
public sealed class PlannedWork
{
    /// <summary>Looks up every name of the plan.</summary>
    public PlannedWork(Problem problem, Plan plan)
    {
        (Problem, Plan) = (problem, plan);
        Steps = problem.Steps.ToDictionary(s => s.Id);
        Teams = problem.Teams.ToDictionary(t => t.Id);
        Files = problem.Files.ToDictionary(f => f.Id);
        var unknown = new List<Violation>();
        var days = new List<TeamDay>();
        foreach (var route in plan.Routes)
        {
            if (LookUp(route, unknown) is { } day)
            {
                days.Add(day);
            }
        }

        (TeamDays, Unknown) = (days, unknown);
        Visits = [.. days.SelectMany(d => d.Steps.Select(s => new Visit(s, d.Team, d.Day)))];
        FirstVisit = Visits.GroupBy(v => v.Step.Id).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>The problem.</summary>
    public Problem Problem { get; }

    /// <summary>The plan as it was given.</summary>
    public Plan Plan { get; }

    /// <summary>Steps by identifier.</summary>
    public IReadOnlyDictionary<string, Step> Steps { get; }

    /// <summary>Teams by identifier.</summary>
    public IReadOnlyDictionary<string, Team> Teams { get; }

    /// <summary>Files by identifier.</summary>
    public IReadOnlyDictionary<string, CaseFile> Files { get; }

    /// <summary>Routes that visit at least one known step.</summary>
    public IReadOnlyList<TeamDay> TeamDays { get; }

    /// <summary>Every visit in the order of the plan.</summary>
    public IReadOnlyList<Visit> Visits { get; }

    /// <summary>The first visit of each planned step.</summary>
    public IReadOnlyDictionary<string, Visit> FirstVisit { get; }

    /// <summary>Teams, days and steps of the plan that the problem does not have.</summary>
    public IReadOnlyList<Violation> Unknown { get; }

    /// <summary>Calendar days from one day of the calendar to another.</summary>
    public int DaysBetween(int from, int to) => Problem.Calendar[to].Date.DayNumber - Problem.Calendar[from].Date.DayNumber;

    private TeamDay? LookUp(Route route, List<Violation> unknown)
    {
        if (!Teams.TryGetValue(route.Team, out var team))
        {
            unknown.Add(new("known", $"Team '{route.Team}' is not in the problem.", null, route.Team));
            return null;
        }

        if (route.Day < 0 || route.Day >= Problem.Calendar.Count)
        {
            unknown.Add(new("known", $"Day {route.Day} is not in the calendar.", null, route.Team, route.Day));
            return null;
        }

        var steps = new List<Step>();
        foreach (var id in route.Steps)
        {
            if (Steps.TryGetValue(id, out var step))
            {
                steps.Add(step);
            }
            else
            {
                unknown.Add(new("known", $"Step '{id}' is not in the problem.", id, route.Team, route.Day));
            }
        }

        return steps.Count > 0 ? new(team, route.Day, steps) : null;
    }
}
