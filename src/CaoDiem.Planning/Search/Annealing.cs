using System.Diagnostics;

namespace CaoDiem.Planning.Search;

/// <summary>
/// Adaptive large neighbourhood search (Ropke and Pisinger, 2006): ruin, recreate, accept by simulated annealing. Without a number of
/// iterations the temperature follows the clock, with one it follows the count.
/// </summary>
internal sealed class Annealing
{
    private readonly Model model;
    private readonly SearchState state;
    private readonly Ruin ruin;
    private readonly Recreate recreate;
    private readonly RandomSource random;
    private readonly double hot;
    private readonly double cold;
    private readonly Snapshot best;

    public Annealing(Model model, int seed)
    {
        this.model = model;
        random = new RandomSource(seed);
        state = new SearchState(model);
        ruin = new Ruin(model, state, random);
        recreate = new Recreate(model, state, random);
        best = new Snapshot(model);
        var scale = model.Problem.Steps.Count == 0 ? 1 : model.Problem.Steps.Average(s => s.Prize);
        (hot, cold) = (Knob.D("HOT", 0.3) * scale, Knob.D("COLD", 0.01) * scale);
    }

    public SearchState State => state;

    public Snapshot Best => best;

    public double BestObjective { get; private set; } = double.NegativeInfinity;

    public long Iterations { get; private set; }

    /// <summary>A first plan by greedy insertion.</summary>
    public void Construct()
    {
        state.Begin();
        recreate.Draw(plain: true);
        var open = Enumerable.Range(0, model.Steps).Where(s => state.SlotOf(s) < 0).ToArray();
        recreate.Fill(open);
        Keep();
    }

    /// <summary>Searches until <paramref name="stop"/> says so; it also gives the share of the run that is over.</summary>
    public void Run(Func<long, (bool Stop, double Done)> stop)
    {
        var current = state.Objective;
        var temperature = hot;
        while (true)
        {
            if ((Iterations & 15) == 0)
            {
                var (end, done) = stop(Iterations);
                if (end)
                {
                    return;
                }

                temperature = hot * Math.Pow(cold / hot, done);
            }

            Iterations++;
            state.Begin();
            var way = random.Below(Ruin.Ways);
            ruin.Apply(way, 1 + random.Below(12));
            recreate.Draw(plain: false);
            recreate.Fill(ruin.Removed);
            ruin.DropOrphans();
            var objective = state.Objective;
            if (state.Valid && objective >= current + (temperature * Math.Log(random.Unit() + 1e-300)))
            {
                current = objective;
                if (objective > BestObjective + 1e-7)
                {
                    Keep();
                }
            }
            else
            {
                state.Undo();
            }
        }
    }

    private void Keep()
    {
        BestObjective = state.Objective;
        best.Copy(state);
    }
}
