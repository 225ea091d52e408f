using CaoDiem.Planning;

namespace CaoDiem.Benchmarks.Planner;

/// <summary>The team-days of a problem and where each step may stand, as the models of other solvers need them.</summary>
internal sealed class Slots
{
    public Slots(Problem problem)
    {
        Problem = problem;
        StepIndex = problem.Steps.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var teamIndex = problem.Teams.Select((t, i) => (t.Id, i)).ToDictionary(p => p.Id, p => p.i);
        All = [.. problem.Teams.SelectMany((t, i) => t.Days.Select(d => (Team: i, Day: d)))];
        var communes = problem.Communes.ToDictionary(c => c.Id, c => c.Days.ToHashSet());
        var fileTeams = problem.Files.ToDictionary(f => f.Id, f => f.Teams.Select(t => teamIndex[t]).ToHashSet());
        var agencyDays = problem.Teams.Select(t => t.Agencies.ToDictionary(a => a.Key, a => a.Value.Days.ToHashSet())).ToArray();
        var pins = problem.Pins.ToDictionary(p => p.Step);
        Allowed = [.. problem.Steps.Select(s => Enumerable.Range(0, All.Count).Where(i => May(s, All[i])).ToArray())];

        bool May(Step s, (int Team, int Day) slot)
            => slot.Day >= s.Release && slot.Day <= s.Due && fileTeams[s.File].Contains(slot.Team)
                && (!pins.TryGetValue(s.Id, out var pin) || (teamIndex[pin.Team] == slot.Team && pin.Day == slot.Day))
                && s.Needs.All(n => n == "commune" ? communes[s.Commune!].Contains(slot.Day) : agencyDays[slot.Team].TryGetValue(n, out var days) && days.Contains(slot.Day));
    }

    public Problem Problem { get; }

    public Dictionary<string, int> StepIndex { get; }

    public List<(int Team, int Day)> All { get; }

    /// <summary>By step: the indices of <see cref="All"/> where it may stand.</summary>
    public int[][] Allowed { get; }

    public double Worth(int step, int slot)
        => Problem.Steps[step].Prize * (Problem.Calendar[All[slot].Day].Wave == Problem.Steps[step].Wave ? Problem.Objective.WaveFactor : 1);

    public int Minutes(int from, int to) => Problem.Travel.Minutes(from, to);

    /// <summary>
    /// A plan from routes that may break rules the model does not hold: steps are taken in order of day and dropped where they break order,
    /// continuity, attendance or time; whole routes of least worth per money are dropped until the budget holds. Says how many steps fell.
    /// </summary>
    public (Plan Plan, int Dropped) Repair(IReadOnlyList<(int Slot, List<int> Steps)> routes)
    {
        var filling = new Filling(this);
        foreach (var (slot, steps) in routes.OrderBy(r => All[r.Slot].Day))
        {
            steps.ForEach(s => filling.Append(s, slot, withBudget: false));
        }

        filling.KeepBudget();
        return (filling.Plan(), routes.Sum(r => r.Steps.Count) - filling.Count);
    }
}
