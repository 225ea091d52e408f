using System.Diagnostics;

namespace CaoDiem.Planning;

/// <summary>
/// A number that no plan can exceed. The limits on the minutes of each team-day, on attendance and on money are relaxed and
/// priced (Lagrangian relaxation); fairness is taken as zero. At given prices every file takes the best team and days on its own,
/// with order and gaps kept, and every team-day is bought at its worth; that sum is a bound whatever the prices are. A subgradient
/// search lowers it. Travel enters by floors that a visit and a day cannot go below (half of a visit's two cheapest legs; the way to
/// a day's furthest visit and back). At the end team-days are looked at as exact routes while there is time.
/// </summary>
public static class UpperBound
{
    /// <summary>After so many steps without a lower bound the target is moved nearer.</summary>
    private const int Patience = 25;

    /// <summary>Below this relative distance to the target nothing is gained any more.</summary>
    private const double Smallest = 1e-5;

    /// <summary>Share of the time for the search of prices; what is left goes to exact routes.</summary>
    private const double PricesShare = 0.6;

    /// <summary>Sums of many numbers round; the bound stays on the safe side.</summary>
    private const double Rounding = 1e-9;

    /// <summary>
    /// The lowest bound found within about <paramref name="time"/>; with more time it only falls. Setting up is not counted:
    /// some tenths of a second for 420 files, one to three seconds for 5,000. Cancelling answers with the bound found so far.
    /// </summary>
    public static double Compute(Problem problem, TimeSpan time, CancellationToken cancel = default)
    {
        var model = new BoundModel(problem);
        var clock = Stopwatch.StartNew();
        var plan = new PricedPlan(model);
        var (lowest, prices) = Search(model, plan, () => clock.Elapsed > time * PricesShare || cancel.IsCancellationRequested);
        lowest -= plan.Sharpened(prices, () => clock.Elapsed > time || cancel.IsCancellationRequested);
        return lowest + (Rounding * (1 + Math.Abs(lowest)));
    }

    /// <summary>Subgradient steps towards a target somewhat below the lowest bound, which comes nearer as progress slows.</summary>
    private static (double Lowest, Prices Prices) Search(BoundModel model, PricedPlan plan, Func<bool> stop)
    {
        var (prices, slack) = (new Prices(model), new Prices(model));
        var moneyUnit = Math.Max(1, model.Index.Problem.Objective.CostPerTeamDay);
        var lowest = plan.Value(prices, slack);
        var (kept, current, reach, waited) = (prices.Copy(), lowest, 0.1, 0);
        while (reach > Smallest && !stop() && slack.Square(prices, moneyUnit) is > 0 and var square)
        {
            var target = lowest - (reach * Math.Abs(lowest));
            prices.Step(slack, (current - target) / square, moneyUnit);
            current = plan.Value(prices, slack);
            if (current < lowest - (Smallest * Math.Abs(lowest)))
            {
                waited = 0;
            }
            else if (++waited > Patience)
            {
                (reach, waited, prices) = (reach / 2, 0, kept.Copy());
                current = plan.Value(prices, slack);
            }

            if (current < lowest)
            {
                (lowest, kept) = (current, prices.Copy());
            }
        }

        return (lowest, kept);
    }
}
