using CaoDiem.Planning.Search;
using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>Small moves: what they weigh before they are made is what the plan is worth afterwards, and no rule is ever broken.</summary>
public class TradeTests
{
    private const int Problems = 400;
    private const int Proposals = 400;

    [Fact]
    public void Moves_break_no_rule_and_change_the_objective_as_the_checker_sees_it()
    {
        var made = 0;
        for (var seed = 1; seed <= Problems; seed++)
        {
            var search = new Searching(new RandomProblem(seed).Create(), seed);
            for (var i = 0; i < Proposals; i++)
            {
                if (search.Trade.Propose(temperature: 20) && made++ % 7 == 0)
                {
                    search.AssertTrue();
                }
            }

            search.AssertTrue();
        }

        Assert.True(made > 5 * Problems, $"{made} moves were made.");
    }

    [Fact]
    public void At_no_temperature_a_plan_only_gets_better()
    {
        for (var seed = 1; seed <= Problems; seed++)
        {
            var search = new Searching(new RandomProblem(seed).Create(), seed);
            for (var (i, before) = (0, search.State.Objective); i < Proposals; i++)
            {
                var changed = search.Trade.Propose(temperature: 0);
                Assert.True(search.State.Objective >= before - 1e-6);
                Assert.True(changed || search.State.Objective == before);
                before = search.State.Objective;
            }
        }
    }

    [Fact]
    public void Pinned_steps_are_never_moved_or_left_out()
    {
        var problem = PlannerSamples.Read("small-7.json");
        var search = new Searching(problem, 1);
        for (var i = 0; i < 200_000; i++)
        {
            search.Trade.Propose(temperature: 20);
        }

        search.AssertTrue();
        foreach (var pin in problem.Pins)
        {
            Assert.Contains(search.Plan().Routes, r => (r.Team, r.Day) == (pin.Team, pin.Day) && r.Steps.Contains(pin.Step));
        }
    }

    /// <summary>A greedy plan of a problem, open to moves.</summary>
    private sealed class Searching
    {
        private readonly Problem problem;
        private readonly Model model;

        public Searching(Problem problem, int seed)
        {
            this.problem = problem;
            model = ModelBuilder.Build(problem);
            State = new SearchState(model);
            var random = new RandomSource(seed);
            var recreate = new Recreate(model, State, random);
            State.Begin();
            recreate.Draw(plain: true);
            recreate.Fill(Enumerable.Range(0, model.Steps).ToArray());
            Trade = new Trade(model, State, random);
        }

        public SearchState State { get; }

        public Trade Trade { get; }

        public Plan Plan()
        {
            var copy = new Snapshot(model);
            copy.Copy(State);
            return PlanWriter.Write(model, copy);
        }

        /// <summary>The checker finds the plan valid, but for the little overspending a plan on its way may have, and worth what the search believes.</summary>
        public void AssertTrue()
        {
            var score = PlanChecker.Check(problem, Plan());
            Assert.All(score.Violations, v => Assert.Equal("budget", v.Rule));
            Assert.Equal(score.Objective, State.Objective - model.Bonus, 6);
        }
    }
}
