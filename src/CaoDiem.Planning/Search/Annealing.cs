namespace CaoDiem.Planning.Search;

/// <summary>
/// Large neighbourhood search (Shaw, 1998): ruin, recreate, accept by simulated annealing; small moves between. The temperature follows the share of the run
/// that is over, by the clock or by the number of iterations.
/// </summary>
internal sealed class Annealing
{
    private const int Stride = 16;
    private const int PriceLooks = 64;
    private const int FocusIterations = 2048;
    private const int MostRemoved = 5;

    // Small moves proposed after each ruin: they pay between many routes, not within the few of an orienteering instance.
    private const int MostTrades = 25;
    private const int SlotsPerTrade = 5;
    private const double ForceShare = 0.3;
    private const double ChainShare = 0.05;

    // Temperatures in shares of the average prize; a search that starts from a plan starts cool, so as not to forget it.
    private const double HotShare = 0.8;
    private const double ColdShare = 0.01;
    private const double WarmStartShare = 0.1;

    /// <summary>Ways of ruin, as often as they earn their time (measured gain per millisecond).</summary>
    private static readonly RuinWay[] Ways =
    [
        RuinWay.Nearby, RuinWay.Nearby, RuinWay.Slots, RuinWay.Files, RuinWay.Files, RuinWay.Attended, RuinWay.Attended,
        RuinWay.OutOfWave, RuinWay.OutOfWave, RuinWay.OutOfWave, RuinWay.OutOfWave, RuinWay.Thin, RuinWay.Thin, RuinWay.Thin,
        RuinWay.MakeRoom, RuinWay.Strings, RuinWay.Strings,
    ];

    private readonly Model model;
    private readonly SearchState state;
    private readonly Ruin ruin;
    private readonly Recreate recreate;
    private readonly Trade trade;
    private readonly RandomSource random;
    private readonly Snapshot best;
    private readonly Exchange exchange;
    private readonly double scale;
    private readonly int trades;
    private double bestObjective = double.NegativeInfinity;
    private double current;
    private double hot;
    private double nextMeeting;
    private double usualPrice;
    private int overspent;
    private int looks;

    public Annealing(Model model, int seed, Exchange exchange)
    {
        (this.model, this.exchange) = (model, exchange);
        random = new RandomSource(seed);
        state = new SearchState(model);
        ruin = new Ruin(model, state, random);
        recreate = new Recreate(model, state, random);
        trade = new Trade(model, state, random);
        trades = Math.Min(MostTrades, model.FreeSlots.Length / SlotsPerTrade);
        best = new Snapshot(model);
        scale = Math.Max(1e-9, model.Problem.Steps.Select(s => s.Prize).DefaultIfEmpty(1).Average());
    }

    public Snapshot Best => best;

    public double BestObjective => bestObjective;

    public long Iterations { get; private set; }

    /// <summary>A step that every plan must hold and the best one lacks, by name; null when there is none.</summary>
    public string? MissingPin
        => bestObjective - model.Bonus > -Model.MandatoryBonus / 2 ? null : model.Problem.Steps[Enumerable.Range(0, model.Steps).First(s => model.Mandatory[s] && state.SlotOf(s) < 0)].Id;

    /// <summary>A first plan: what is left of the routes given, then greedy insertion; the better of the two is kept.</summary>
    public void Construct(IReadOnlyList<Route> routes)
    {
        new StartingPlan(model, state).Load(routes);
        best.NoteAll();
        Keep();
        state.Begin();
        recreate.Draw(plain: true);
        recreate.Fill(Enumerable.Range(0, model.Steps).Where(s => state.SlotOf(s) < 0).ToArray());
        usualPrice = PlannedPrize() / Math.Max(1, state.Cost);
        state.OverspendPrice = usualPrice;
        hot = scale * HotShare * (routes.Count > 0 ? WarmStartShare : 1);
        current = state.Objective;
        best.NoteAll();
        if (current > bestObjective && state.WithinBudget)
        {
            Keep();
        }
    }

    /// <summary>Searches until the run is over; <paramref name="watch"/> tells the share that is done, 1 or more to stop.</summary>
    public void Run(Func<long, double> watch)
    {
        var temperature = hot;
        nextMeeting = 0.5;
        while (true)
        {
            if (Iterations % Stride == 0)
            {
                var done = watch(Iterations);
                if (done >= 1)
                {
                    return;
                }

                temperature = hot * Math.Pow(ColdShare * scale / hot, done);
                LookAtBudget();
                MeetOthers(done);
            }

            if (Iterations % FocusIterations == 0)
            {
                var region = random.Below(model.Regions.Count);
                ruin.Focus(region);
                trade.Focus(region);
            }

            Iterations++;
            Step(temperature);
            Trade(temperature);
        }
    }

    private void Step(double temperature)
    {
        state.Begin();
        ruin.Apply(NextWay(), 1 + random.Below(MostRemoved));
        recreate.Draw(plain: false);
        recreate.Fill(ruin.Removed);
        ruin.DropOrphans();
        var objective = state.Objective;
        if (!state.OnTime || objective < current + (temperature * Math.Log(random.Unit() + 1e-300)))
        {
            state.Undo();
            return;
        }

        Changed();
    }

    private void Trade(double temperature)
    {
        for (var i = 0; i < trades; i++)
        {
            if (trade.Propose(temperature))
            {
                Changed();
            }
        }
    }

    private void Changed()
    {
        current = state.Objective;
        best.Note(state.Touched);
        if (current > bestObjective + 1e-7 && state.WithinBudget)
        {
            Keep();
        }
    }

    private RuinWay NextWay()
    {
        var drawn = random.Unit();
        return drawn < ForceShare ? RuinWay.Force : drawn < ForceShare + ChainShare ? RuinWay.Chain : Ways[random.Below(Ways.Length)];
    }

    /// <summary>The price of overspending rises while plans overspend and falls while they do not.</summary>
    private void LookAtBudget()
    {
        overspent += state.WithinBudget ? 0 : 1;
        if (++looks < PriceLooks)
        {
            return;
        }

        state.OverspendPrice = Math.Clamp(state.OverspendPrice * (overspent > PriceLooks / 2 ? 1.1 : 0.97), usualPrice / 2, usualPrice * 5);
        (overspent, looks, current) = (0, 0, state.Objective);
    }

    private void MeetOthers(double done)
    {
        if (done < nextMeeting)
        {
            return;
        }

        nextMeeting += 0.1;
        if (exchange.Meet(best, ref bestObjective))
        {
            state.Load(best);
            current = state.Objective;
        }
    }

    private double PlannedPrize()
        => Enumerable.Range(0, model.Steps).Where(s => state.SlotOf(s) >= 0).Sum(s => model.Problem.Steps[s].Prize);

    private void Keep()
    {
        bestObjective = state.Objective;
        best.Copy(state);
    }
}
