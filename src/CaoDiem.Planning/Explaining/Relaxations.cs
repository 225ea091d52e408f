namespace CaoDiem.Planning;

/// <summary>Reads from the trials of a step which single change would make it fit: a day with exactly one obstacle.</summary>
internal sealed class Relaxations(PlanState state, Trials trials)
{
    private static readonly (Obstacles Only, string Kind)[] Kinds =
    [
        (Obstacles.Time, "minutes"),
        (Obstacles.Money, "budget"),
        (Obstacles.Limit, "agency-limit"),
        (Obstacles.Agency, "agency-day"),
        (Obstacles.Commune, "commune-day"),
        (Obstacles.Team, "team-day"),
        (Obstacles.Due, "due"),
    ];

    private readonly ProblemIndex index = state.Index;

    /// <summary>The smallest change of each kind; of equal ones the one that gains most.</summary>
    public IReadOnlyList<Relaxation> Of(int step, IReadOnlyList<Trial> tried) =>
        [.. Kinds.Select(k => Smallest(step, k.Kind, tried.Where(t => t.Obstacles == k.Only && Possible(step, t)))).OfType<Relaxation>()];

    /// <summary>More minutes do not open a window, and a need without an agency of the team has no days to add.</summary>
    private bool Possible(int step, Trial trial) => trial.Obstacles switch
    {
        Obstacles.Time => !trial.Late,
        Obstacles.Agency => index.AgencyOf(step, trial.Team, trial.Agency!) is >= 0 and var agency
            && state.Attended(agency, trial.Day) < index.Problem.Agencies[agency].StepsPerDay,
        _ => true,
    };

    private Relaxation? Smallest(int step, string kind, IEnumerable<Trial> possible)
    {
        Relaxation? best = null;
        foreach (var trial in possible)
        {
            var amount = Amount(step, trial);
            if (best is not null && amount > best.Amount)
            {
                continue;
            }

            var gain = trials.Gain(step, trial);
            if (best is null || amount < best.Amount || gain > best.Gain)
            {
                best = new(kind, index.Problem.Teams[trial.Team].Id, trial.Day, amount, Who(step, trial), gain);
            }
        }

        return best;
    }

    private double Amount(int step, Trial trial) => trial.Obstacles switch
    {
        Obstacles.Time => trial.Short,
        Obstacles.Money => trial.MoneyShort,
        Obstacles.Due => index.DaysBetween(index.Problem.Steps[step].Due, trial.Day),
        _ => 1,
    };

    private string? Who(int step, Trial trial) => trial.Obstacles switch
    {
        Obstacles.Commune => index.Problem.Steps[step].Commune,
        Obstacles.Agency or Obstacles.Limit => index.Problem.Agencies[index.AgencyOf(step, trial.Team, trial.Agency!)].Id,
        _ => null,
    };
}
