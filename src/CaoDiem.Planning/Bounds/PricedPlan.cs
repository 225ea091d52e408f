namespace CaoDiem.Planning;

/// <summary>
/// The best relaxed plan at given prices: every file takes its best team and chain of days by dynamic programming, every
/// team-day its best reach, each on its own. Its value is an upper bound whatever the prices are.
/// </summary>
internal sealed class PricedPlan(BoundModel model)
{
    /// <summary>Vector operations that one team-day may take.</summary>
    private const double MostEffort = 2e8;

    private readonly ProblemIndex index = model.Index;
    private readonly double[] cheapest = new double[model.Used.Length * BoundModel.Classes];
    private readonly int[] cheapestClass = new int[model.Used.Length * BoundModel.Classes];
    private double[] best = [];
    private int[] from = [];

    /// <summary>The bound at these prices; what the choices leave over goes into <paramref name="slack"/>.</summary>
    public double Value(Prices prices, Prices slack)
    {
        slack.Clear();
        FindCheapestReach(prices);
        var value = Supplies(prices, slack) - model.MoveConstant;
        foreach (var file in model.Files)
        {
            value += File(file, prices, slack);
        }

        return value;
    }

    private void FindCheapestReach(Prices prices)
    {
        for (var at = 0; at < model.Used.Length; at++)
        {
            var (price, number) = (double.MaxValue, 0);
            for (var reach = BoundModel.Classes - 1; reach >= 0; reach--)
            {
                var place = (at * BoundModel.Classes) + reach;
                if (prices.Reach[place] <= price)
                {
                    (price, number) = (prices.Reach[place], reach);
                }

                (cheapest[place], cheapestClass[place]) = (price, number);
            }
        }
    }

    /// <summary>What all team-days, agencies and the budget are worth at these prices.</summary>
    private double Supplies(Prices prices, Prices slack)
    {
        var (objective, value) = (index.Problem.Objective, prices.Money * index.Problem.Objective.Budget);
        slack.AddMoney(objective.Budget);
        for (var at = 0; at < model.Used.Length; at++)
        {
            value += model.Used[at] ? TeamDay(at, prices, slack, objective) : 0;
        }

        for (var agency = 0; agency < index.Problem.Agencies.Count; agency++)
        {
            var limit = index.Problem.Agencies[agency].StepsPerDay;
            for (var day = 0; day < index.Days; day++)
            {
                var at = prices.AttendanceAt(agency, day);
                value += prices.Attendance[at] * limit;
                slack.Attendance[at] += limit;
            }
        }

        return value;
    }

    /// <summary>What a visit pays for its team-day, without attendance: its reward when the day is looked at exactly.</summary>
    private double TimeCharge(StepDays step, int at, Prices prices) =>
        ((prices.Time[at] * step.Time) + (cheapest[(at * BoundModel.Classes) + step.Reach] * step.ReachTime)) / model.LongestDay[step.Team];

    /// <summary>
    /// How much lower the bound at these prices is when team-days are looked at as exact routes, one after the other while
    /// there is time. Call after <see cref="Value"/> with the same prices.
    /// </summary>
    public double Sharpened(Prices prices, Func<bool> stop)
    {
        FindCheapestReach(prices);
        var visits = Visits(prices);
        var objective = index.Problem.Objective;
        var price = objective.CostWeight + prices.Money;
        var saved = 0.0;
        for (var at = 0; at < visits.Length && !stop(); at++)
        {
            var team = at / index.Days;
            var loose = visits[at].Count == 0 ? 0 : Worth(at, prices, objective).Gain;
            if (loose > 0 && DayRoutes.Effort(visits[at].Count, model.LongestDay[team]) <= MostEffort
                && DayRoutes.Best(index.Problem, team, visits[at], price * objective.CostPerKm) is { } best)
            {
                saved += Math.Max(0, loose - Math.Max(0, best - (price * objective.CostPerTeamDay)));
            }
        }

        return saved;
    }

    private List<(int Step, double Reward)>[] Visits(Prices prices)
    {
        var visits = model.Used.Select(_ => new List<(int Step, double Reward)>()).ToArray();
        foreach (var step in model.Files.SelectMany(teams => teams).SelectMany(steps => steps))
        {
            foreach (var day in step.Days)
            {
                var at = (step.Team * index.Days) + day;
                visits[at].Add((step.Step, TimeCharge(step, at, prices)));
            }
        }

        return visits;
    }

    private double TeamDay(int at, Prices prices, Prices slack, Objective objective)
    {
        var (gain, chosen, spent) = Worth(at, prices, objective);
        var (team, whole) = (at / index.Days, (double)model.LongestDay[at / index.Days]);
        if (chosen >= 0)
        {
            slack.Time[at] += model.Capacity[team] / whole;
            slack.Reach[(at * BoundModel.Classes) + chosen] += model.ReachCapacity[team][chosen] / whole;
            slack.AddMoney(-spent);
        }

        return gain;
    }

    /// <summary>What a team-day is worth at these prices, how far it then reaches and what it costs; nothing where it is not bought.</summary>
    private (double Gain, int Reach, double Cost) Worth(int at, Prices prices, Objective objective)
    {
        var team = at / index.Days;
        var (whole, best) = ((double)model.LongestDay[team], (Gain: 0.0, Reach: -1, Cost: 0.0));
        for (var reach = 0; reach < BoundModel.Classes && whole > 0; reach++)
        {
            var cost = objective.CostPerTeamDay + (objective.CostPerKm * model.ReachKm[team][reach]);
            var worth = (prices.Time[at] * model.Capacity[team] / whole)
                + (prices.Reach[(at * BoundModel.Classes) + reach] * model.ReachCapacity[team][reach] / whole)
                - ((objective.CostWeight + prices.Money) * cost);
            best = worth > best.Gain ? (worth, reach, cost) : best;
        }

        return best;
    }

    /// <summary>The best chain of a file over its teams; nothing is worth zero.</summary>
    private double File(StepDays[][] teams, Prices prices, Prices slack)
    {
        var (gain, chosen, end) = (0.0, -1, -1);
        for (var team = 0; team < teams.Length; team++)
        {
            var (worth, last) = Chain(teams[team], prices);
            if (worth > gain)
            {
                (gain, chosen, end) = (worth, team, last);
            }
        }

        if (chosen >= 0)
        {
            Chain(teams[chosen], prices);
            Use(teams[chosen], end, slack);
        }

        return gain;
    }

    /// <summary>The best value of a chain and where it ends: step × days + day.</summary>
    private (double Worth, int End) Chain(StepDays[] steps, Prices prices)
    {
        if (best.Length < steps.Length * index.Days)
        {
            (best, from) = (new double[steps.Length * index.Days], new int[steps.Length * index.Days]);
        }

        var (top, end) = (0.0, -1);
        for (var rank = 0; rank < steps.Length; rank++)
        {
            var (step, row) = (steps[rank], rank * index.Days);
            Array.Fill(best, double.NegativeInfinity, row, index.Days);
            var (reachable, before, bestBefore) = (0, -1, double.NegativeInfinity);
            for (var i = 0; i < step.Days.Length; i++)
            {
                var day = step.Days[i];
                var value = step.Values[i] - Charge(step, day, prices);
                if (rank > 0)
                {
                    var gap = index.Problem.Steps[step.Step].GapDays;
                    for (; reachable <= day && index.DaysBetween(reachable, day) >= gap; reachable++)
                    {
                        if (best[row - index.Days + reachable] > bestBefore)
                        {
                            (bestBefore, before) = (best[row - index.Days + reachable], reachable);
                        }
                    }

                    value += bestBefore;
                }

                (best[row + day], from[row + day]) = (value, before);
                if (value > top)
                {
                    (top, end) = (value, row + day);
                }
            }
        }

        return (top, end);
    }

    private double Charge(StepDays step, int day, Prices prices)
    {
        var at = (step.Team * index.Days) + day;
        var charge = TimeCharge(step, at, prices);
        foreach (var agency in step.Agencies)
        {
            charge += prices.Attendance[prices.AttendanceAt(agency, day)];
        }

        return charge;
    }

    private void Use(StepDays[] steps, int end, Prices slack)
    {
        for (var (rank, day) = (end / index.Days, end % index.Days); rank >= 0; day = from[(rank * index.Days) + day], rank--)
        {
            var step = steps[rank];
            var (at, whole) = ((step.Team * index.Days) + day, (double)model.LongestDay[step.Team]);
            var place = (at * BoundModel.Classes) + step.Reach;
            slack.Time[at] -= step.Time / whole;
            slack.Reach[(at * BoundModel.Classes) + cheapestClass[place]] -= step.ReachTime / whole;
            foreach (var agency in step.Agencies)
            {
                slack.Attendance[slack.AttendanceAt(agency, day)] -= 1;
            }
        }
    }
}
