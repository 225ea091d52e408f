using CaoDiem.Planning;

namespace CaoDiem.Benchmarks.Planner;

/// <summary>A plan filled from left to right, every rule looked after: what a careful hand does.</summary>
internal sealed class Filling(Slots slots)
{
    private readonly Problem problem = slots.Problem;
    private readonly Dictionary<int, List<int>> routes = [];
    private readonly Dictionary<int, int> slotOf = [];
    private readonly Dictionary<(string Agency, int Day), int> attended = [];
    private readonly Dictionary<string, CaseFile> files = slots.Problem.Files.ToDictionary(f => f.Id);

    private double cost;

    public int Count => slotOf.Count;

    /// <summary>Appends a step to a route when no rule forbids it.</summary>
    public bool Append(int step, int slot, bool withBudget)
    {
        if (slotOf.ContainsKey(step) || !slots.Allowed[step].Contains(slot) || !InOrder(step, slot) || !OnTime(step, slot) || Agencies(step, slot).Any(Full))
        {
            return false;
        }

        Put(step, slot);
        if (withBudget && cost > problem.Objective.Budget)
        {
            Take(step);
            return false;
        }

        return true;
    }

    /// <summary>Drops the routes that earn least for their money, with what depends on them, until the budget holds.</summary>
    public void KeepBudget()
    {
        var pinned = problem.Pins.Select(p => slots.StepIndex[p.Step]).ToHashSet();
        while (cost > problem.Objective.Budget)
        {
            var worst = routes.Where(r => r.Value.Count > 0 && !r.Value.Any(pinned.Contains)).MinBy(r => r.Value.Sum(s => slots.Worth(s, r.Key)));
            foreach (var step in worst.Value.ToList())
            {
                Take(step);
            }
        }
    }

    public Plan Plan() => new()
    {
        Routes = [.. routes.Where(r => r.Value.Count > 0).Select(r =>
        {
            var (minutes, km, _) = Walk(r.Value, r.Key);
            return new Route(problem.Teams[slots.All[r.Key].Team].Id, slots.All[r.Key].Day, [.. r.Value.Select(s => problem.Steps[s].Id)], minutes, km);
        })],
        Left = [],
        Score = new(double.NaN, double.NaN, double.NaN, double.NaN, []),
    };

    private void Put(int step, int slot)
    {
        if (!routes.TryGetValue(slot, out var route))
        {
            routes[slot] = route = [];
        }

        cost -= CostOf(slot);
        route.Add(step);
        cost += CostOf(slot);
        slotOf[step] = slot;
        foreach (var key in Agencies(step, slot))
        {
            attended[key] = attended.GetValueOrDefault(key) + 1;
        }
    }

    private void Take(int step)
    {
        if (!slotOf.Remove(step, out var slot))
        {
            return;
        }

        cost -= CostOf(slot);
        routes[slot].Remove(step);
        cost += CostOf(slot);
        foreach (var key in Agencies(step, slot))
        {
            attended[key]--;
        }

        var chain = files[problem.Steps[step].File].Steps;
        foreach (var id in chain.SkipWhile(id => id != problem.Steps[step].Id).Skip(1))
        {
            Take(slots.StepIndex[id]);
        }
    }

    private double CostOf(int slot)
        => routes[slot].Count == 0 ? 0 : problem.Objective.CostPerTeamDay + (problem.Objective.CostPerKm * Walk(routes[slot], slot).Km);

    private bool InOrder(int step, int slot)
    {
        var chain = files[problem.Steps[step].File].Steps;
        var at = chain.IndexOfId(problem.Steps[step].Id);
        if (at == 0)
        {
            return true;
        }

        return slotOf.TryGetValue(slots.StepIndex[chain[at - 1]], out var before) && slots.All[before].Team == slots.All[slot].Team
            && problem.Calendar[slots.All[slot].Day].Date >= problem.Calendar[slots.All[before].Day].Date.AddDays(problem.Steps[step].GapDays);
    }

    private bool OnTime(int step, int slot)
    {
        var (minutes, _, late) = Walk([.. routes.GetValueOrDefault(slot) ?? [], step], slot);
        return !late && minutes <= problem.Teams[slots.All[slot].Team].MinutesPerDay;
    }

    private (int Minutes, double Km, bool Late) Walk(List<int> steps, int slot)
    {
        var home = problem.Teams[slots.All[slot].Team].Base;
        var (time, place, km, late) = (0, home, 0.0, false);
        foreach (var step in steps.Select(s => problem.Steps[s]))
        {
            var arrive = time + problem.Travel.Minutes(place, step.At);
            var start = DayClock.InWindow(step, arrive);
            late |= start is null;
            time = (int)(start ?? arrive);
            km += problem.Travel.Km(place, step.At);
            (time, place) = (time + step.Minutes, step.At);
        }

        return (time + problem.Travel.Minutes(place, home), km + problem.Travel.Km(place, home), late);
    }

    private IEnumerable<(string Agency, int Day)> Agencies(int step, int slot)
        => problem.Steps[step].Needs.Where(n => n != "commune").Select(n => (problem.Teams[slots.All[slot].Team].Agencies[n].Agency, slots.All[slot].Day));

    private bool Full((string Agency, int Day) key)
        => attended.GetValueOrDefault(key) >= problem.Agencies.First(a => a.Id == key.Agency).StepsPerDay;
}
