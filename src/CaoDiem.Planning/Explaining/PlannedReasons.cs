namespace CaoDiem.Planning;

/// <summary>Gathers the facts of why a planned step has its team and day.</summary>
internal sealed class PlannedReasons(PlanState state, Trials trials)
{
    private readonly ProblemIndex index = state.Index;
    private readonly HashSet<string> pinned = [.. state.Index.Problem.Pins.Select(p => p.Step)];

    public PlannedStep Of(int step)
    {
        var (problem, team, day) = (index.Problem, state.TeamOf[step], state.DayOf[step]);
        var wanted = problem.Steps[step];
        var facts = new FactList(problem).Team(team).Day("date", day)
            .Text("wave", problem.Waves[wanted.Wave])
            .Text("waveMatches", Bool(problem.Calendar[day].Wave == wanted.Wave))
            .Text("onlyTeam", Bool(index.FileTeams[index.FileOf[step]].Length == 1))
            .Text("pinned", Bool(pinned.Contains(wanted.Id)))
            .Text("fixed", Bool(day < index.FirstDay));
        if (wanted.Needs.Contains(NeedsRule.Commune))
        {
            facts.Text("commune", wanted.Commune!);
        }

        Attendance(step, team, day, facts);
        Journey(step, team, day, facts);
        Alternatives(step, facts);
        return new(wanted.Id, problem.Teams[team].Id, day, facts.Facts);
    }

    private static string Bool(bool value) => value ? "true" : "false";

    private void Attendance(int step, int team, int day, FactList facts)
    {
        var attending = state.Agencies(step, team).Select(a => $"{index.Problem.Agencies[a].Id} {state.Attended(a, day)}/{index.Problem.Agencies[a].StepsPerDay}").ToList();
        if (attending.Count > 0)
        {
            facts.Text("agencies", string.Join(", ", attending));
        }
    }

    private void Journey(int step, int team, int day, FactList facts)
    {
        var route = state.StepsOf(team, day);
        var at = Array.IndexOf(route, step);
        var (without, _, _) = state.Walk(team, route.Where(s => s != step).ToArray());
        facts.Number("detourMinutes", Math.Max(0, state.Route(team, day)!.Minutes - without - index.Problem.Steps[step].Minutes));
        if (at > 0)
        {
            facts.Text("previous", index.Problem.Steps[route[at - 1]].Id);
        }

        if (at + 1 < route.Length)
        {
            facts.Text("next", index.Problem.Steps[route[at + 1]].Id);
        }
    }

    private void Alternatives(int step, FactList facts)
    {
        var (count, best) = (0, default(Trial));
        foreach (var trial in trials.Elsewhere(step))
        {
            count++;
            best = count == 1 || trial.Gain > best.Gain ? trial : best;
        }

        facts.Number("alternatives", count);
        if (count > 0)
        {
            facts.Text("bestAlternativeTeam", index.Problem.Teams[best.Team].Id).Day("bestAlternativeDate", best.Day).Number("bestAlternativeLoss", -best.Gain);
        }
    }
}
