namespace CaoDiem.Planning.Search;

/// <summary>Puts routes of an earlier plan into an empty one, as far as they are still allowed.</summary>
internal sealed class StartingPlan(Model model, SearchState state)
{
    private readonly Dictionary<string, int> steps = model.Problem.Steps.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
    private readonly Dictionary<string, int> teams = model.Problem.Teams.Select((t, i) => (t.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);

    public void Load(IEnumerable<Route> routes)
    {
        foreach (var route in routes.OrderBy(r => r.Day))
        {
            var slot = teams.TryGetValue(route.Team, out var team) && route.Day >= 0 && route.Day < model.Days ? model.SlotAt(team, route.Day) : -1;
            if (slot < 0 || model.SlotFixed[slot])
            {
                continue;
            }

            var wanted = route.Steps.Where(steps.ContainsKey).Select(id => steps[id]).ToList();
            if (!InOrder(wanted, slot))
            {
                wanted.ForEach(step => AnyPlace(step, slot));
            }
        }
    }

    /// <summary>The whole route as it was, or nothing.</summary>
    private bool InOrder(List<int> wanted, int slot)
    {
        state.Begin();
        var after = -1;
        foreach (var step in wanted)
        {
            var entry = Entry(step, slot);
            if (entry < 0)
            {
                state.Undo();
                return false;
            }

            state.Insert(step, entry, after);
            after = step;
        }

        if (!state.OnTime || !state.WithinBudget)
        {
            state.Undo();
            return false;
        }

        return true;
    }

    private void AnyPlace(int step, int slot)
    {
        var entry = Entry(step, slot);
        if (entry < 0)
        {
            return;
        }

        state.Begin();
        var cost = state.CostOf(step, entry, slot);
        if (cost.Shift == SearchState.Infeasible)
        {
            return;
        }

        state.Insert(step, entry, cost.After);
        if (!state.WithinBudget)
        {
            state.Undo();
        }
    }

    private int Entry(int step, int slot)
    {
        var before = model.Previous[step];
        if (state.SlotOf(step) >= 0 || (before >= 0 && state.SlotOf(before) < 0) || !state.Attended(step, slot))
        {
            return -1;
        }

        return state.FileAllows(step, slot) ? model.EntryAt(step, slot) : -1;
    }
}
