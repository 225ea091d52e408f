namespace CaoDiem.Planning;

/// <summary>What a plan is worth, by the objective of docs/formats/plan.md; every step counts once.</summary>
/// <param name="Prize">Σ prize × wave factor where the day's wave is the step's.</param>
/// <param name="Cost">Team-days and kilometres in the problem's money unit.</param>
/// <param name="Fairness">Σ over groups of longest − shortest team load, in hours; a group of one team has none.</param>
/// <param name="Moves">Published steps that changed team or day or were dropped.</param>
internal sealed record PlanWorth(double Prize, double Cost, double Fairness, IReadOnlyList<Move> Moves)
{
    public static PlanWorth Of(PlannedWork work)
    {
        var objective = work.Problem.Objective;
        var prize = work.FirstVisit.Values.Sum(v => v.Step.Prize * (work.Problem.Calendar[v.Day].Wave == v.Step.Wave ? objective.WaveFactor : 1));
        var minutes = work.Problem.Teams.ToDictionary(t => t.Id, _ => 0L);
        var km = 0.0;
        foreach (var (team, _, steps) in work.TeamDays)
        {
            var clock = RouteClock.Walk(work.Problem.Travel, team, steps);
            minutes[team.Id] += clock.Minutes;
            km += clock.Km;
        }

        var teamDays = work.TeamDays.DistinctBy(d => (d.Team.Id, d.Day)).Count();
        var fairness = work.Problem.Teams.GroupBy(t => t.Group).Sum(g => (g.Max(t => minutes[t.Id]) - g.Min(t => minutes[t.Id])) / 60.0);
        return new(prize, (objective.CostPerTeamDay * teamDays) + (objective.CostPerKm * km), fairness, MovesOf(work));
    }

    /// <summary>The objective: prize less weighted cost, unfairness and moves.</summary>
    public double Total(Problem problem) =>
        Prize - (problem.Objective.CostWeight * Cost) - (problem.Objective.FairnessWeight * Fairness) - ((problem.Published?.MoveWeight ?? 0) * Moves.Count);

    private static List<Move> MovesOf(PlannedWork work)
    {
        var moves = new List<Move>();
        foreach (var route in work.Problem.Published?.Routes.Where(r => r.Day >= work.Problem.Published.FromDay) ?? [])
        {
            foreach (var step in route.Steps)
            {
                var visit = work.FirstVisit.GetValueOrDefault(step);
                if (visit is null || visit.Team.Id != route.Team || visit.Day != route.Day)
                {
                    moves.Add(new(step, route.Team, route.Day, visit?.Team.Id, visit?.Day));
                }
            }
        }

        return moves;
    }
}
