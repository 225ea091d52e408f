using System.Globalization;
using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>Every reason and every way out is tried afresh on the plan, by the checker alone.</summary>
public sealed class ReasonTests
{
    private static readonly string[] Calendar = ["day", "needs", "continuity", "fixed"];

    [Fact]
    public void EveryReason_IsTrueWhenTried()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        PropertyTests.Each(1000, seed =>
        {
            var problem = new RandomProblem(seed).Create();
            problem = seed % 5 == 0 ? Replanned(problem) : problem;
            var plan = PropertyTests.Solve(problem, seed % 3 == 0 ? 3 : 300);
            var before = PlanChecker.Check(problem, plan);
            Assert.Empty(before.Violations);
            var explanation = PlanExplainer.Explain(problem, plan);
            Assert.Equal(problem.Steps.Count, explanation.Left.Count + explanation.Planned.Count);
            foreach (var left in explanation.Left)
            {
                seen.AddOrUpdate(left.Why.Reason, 1, (_, n) => n + 1);
                Reason(problem, plan, before, left.Why);
                foreach (var change in left.WouldFit)
                {
                    seen.AddOrUpdate(change.Kind, 1, (_, n) => n + 1);
                    WouldFit(problem, plan, left.Why.Step, change);
                }
            }

            Assert.All(explanation.Planned, planned => Alternative(problem, plan, before, planned));
        });
        Assert.Equal(
            ["agency", "agency-day", "agency-limit", "before", "budget", "commune-day", "due", "full", "gap", "minutes", "no-team-day", "open", "team-day", "worse"],
            seen.Keys.Order());
    }

    /// <summary>The same problem after its first plan was published and the first day has passed.</summary>
    private static Problem Replanned(Problem problem)
    {
        var first = PropertyTests.Solve(problem, 100);
        return problem with { Published = new(1, 1.5, first.Routes) };
    }

    private static void Reason(Problem problem, Plan plan, Score before, LeftOut why)
    {
        if (why.Reason == Reasons.Before)
        {
            var file = problem.Files.Single(f => f.Steps.Contains(why.Step));
            Assert.Equal(why.Facts["before"], file.Steps.TakeWhile(s => s != why.Step).Last());
            Assert.DoesNotContain(plan.Routes, r => r.Steps.Contains(why.Facts["before"]));
            return;
        }

        var tries = Tries(problem, plan, why.Step);
        void All(params string[] rules) => Assert.All(tries, t => Assert.Contains(t.Score.Violations, v => rules.Contains(v.Rule)));
        void Some(params string[] rules) => Assert.Contains(tries, t => t.Score.Violations.Count > 0 && t.Score.Violations.All(v => rules.Contains(v.Rule)));
        switch (why.Reason)
        {
            case Reasons.NoTeamDay:
                All(Calendar);
                break;
            case Reasons.Gap:
                All([.. Calendar, "order"]);
                break;
            case Reasons.Agency:
                All([.. Calendar, "order", "agency"]);
                Some("agency", "time", "window", "break", "budget");
                break;
            case Reasons.Full:
                All([.. Calendar, "order", "agency", "time", "window", "break"]);
                Some("time", "window", "break", "budget");
                Shortage(problem, plan, why);
                break;
            case Reasons.Budget:
                All([.. Calendar, "order", "agency", "time", "window", "break", "budget"]);
                Some("budget");
                break;
            case Reasons.Worse when why.Facts.ContainsKey("drop"):
                All([.. Calendar, "order", "agency", "time", "window", "break"]);
                Swap(problem, plan, before, why);
                break;
            case Reasons.Worse:
                Assert.Equal(-Fact(why, "loss"), Best(tries) - before.Objective, 0.006);
                break;
            case Reasons.Open:
                Assert.True(Fact(why, "gain") >= 0);
                Assert.Equal(Fact(why, "gain"), Best(tries) - before.Objective, 0.006);
                break;
            default:
                Assert.Fail(why.Reason);
                break;
        }
    }

    /// <summary>With just the missing minutes more in the day the step fits, with one less it does not.</summary>
    private static void Shortage(Problem problem, Plan plan, LeftOut why)
    {
        if (why.Facts.ContainsKey("window"))
        {
            return;
        }

        var missing = (int)Fact(why, "minutesShort");
        Problem Longer(int minutes) => problem with { Teams = [.. problem.Teams.Select(t => t with { MinutesPerDay = t.MinutesPerDay + minutes })] };
        bool Fits(int minutes) => Tries(Longer(minutes), plan, why.Step).Any(t => t.Score.Violations.All(v => v.Rule == "budget"));
        Assert.True(Fits(missing), $"{why.Step} does not fit with {missing} minutes more");
        Assert.False(Fits(missing - 1), $"{why.Step} fits with less than {missing} minutes more");
    }

    private static void Swap(Problem problem, Plan plan, Score before, LeftOut why)
    {
        var drop = why.Facts["drop"];
        var gone = problem.Files.Single(f => f.Steps.Contains(drop)).Steps.SkipWhile(s => s != drop).ToHashSet();
        var rest = plan with { Routes = [.. plan.Routes.Select(r => r with { Steps = [.. r.Steps.Where(s => !gone.Contains(s))], Minutes = -1, Km = double.NaN })] };
        var valid = Tries(problem, rest, why.Step).Where(t => t.Score.Violations.Count == 0).ToList();
        Assert.NotEmpty(valid);
        Assert.True(Fact(why, "loss") >= 0);
        Assert.Contains(valid, t => Math.Abs(before.Objective - t.Score.Objective - Fact(why, "loss")) < 0.006);
    }

    private static void WouldFit(Problem problem, Plan plan, string step, Relaxation change)
    {
        var relaxed = Relaxed(problem, step, change);
        var tries = Tries(relaxed, plan, step).Where(t => t.Score.Violations.Count == 0).ToList();
        Assert.True(tries.Count > 0, $"{step} does not fit with {change}");
        var before = PlanChecker.Check(relaxed, Unstated(plan)).Objective;
        Assert.Contains(tries, t => Math.Abs(t.Score.Objective - before - change.Gain) < 1e-6);
    }

    private static Problem Relaxed(Problem problem, string step, Relaxation change)
    {
        Problem Team(Func<Team, Team> alter) => problem with { Teams = [.. problem.Teams.Select(t => t.Id == change.Team ? alter(t) : t)] };
        var day = change.Day;
        return change.Kind switch
        {
            "minutes" => Team(t => t with { MinutesPerDay = t.MinutesPerDay + (int)change.Amount }),
            "budget" => problem with { Objective = problem.Objective with { Budget = problem.Objective.Budget + change.Amount + 1e-9 } },
            "agency-limit" => problem with { Agencies = [.. problem.Agencies.Select(a => a.Id == change.Who ? a with { StepsPerDay = a.StepsPerDay + 1 } : a)] },
            "agency-day" => Coming(problem, step, change),
            "commune-day" => problem with { Communes = [.. problem.Communes.Select(c => c.Id == change.Who ? c with { Days = [.. c.Days, day] } : c)] },
            "team-day" => Team(t => t with { Days = [.. t.Days, day] }),
            "due" => problem with { Steps = [.. problem.Steps.Select(s => s.Id == step ? s with { Due = day } : s)] },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, null),
        };
    }

    /// <summary>The agency comes with the team on one more day.</summary>
    private static Problem Coming(Problem problem, string step, Relaxation change)
    {
        var wanted = problem.Steps.Single(s => s.Id == step);
        Team With(Team team) => team with
        {
            Agencies = team.Agencies.ToDictionary(
                a => a.Key,
                a => wanted.Needs.Contains(a.Key) && Attending.AgencyOf(team, wanted, a.Key) == change.Who
                    ? a.Value with { Days = [.. a.Value.Days, change.Day] }
                    : a.Value),
        };
        return problem with
        {
            Teams = [.. problem.Teams.Select(t => t.Id == change.Team ? With(t) : t)],
            Agencies = [.. problem.Agencies.Select(a =>
                a.Id == change.Who && a.Days is { } days ? a with { Days = [.. days, change.Day] } : a)],
        };
    }

    /// <summary>The best alternative told is a valid plan that loses what was told, and no other team-day loses less.</summary>
    private static void Alternative(Problem problem, Plan plan, Score before, PlannedStep planned)
    {
        var rest = plan with { Routes = [.. plan.Routes.Select(r => r with { Steps = [.. r.Steps.Where(s => s != planned.Step)] })] };
        var others = Tries(problem, rest, planned.Step)
            .Where(t => t.Score.Violations.Count == 0 && (t.Team, t.Day) != (planned.Team, planned.Day)).ToList();
        Assert.Equal(int.Parse(planned.Facts["alternatives"], CultureInfo.InvariantCulture), others.Select(t => (t.Team, t.Day)).Distinct().Count());
        if (others.Count > 0)
        {
            var loss = double.Parse(planned.Facts["bestAlternativeLoss"], CultureInfo.InvariantCulture);
            Assert.Equal(loss, before.Objective - Best(others), 0.006);
        }
    }

    private static double Fact(LeftOut why, string name) => double.Parse(why.Facts[name], CultureInfo.InvariantCulture);

    private static double Best(List<(string Team, int Day, Score Score)> tries) => tries.Where(t => t.Score.Violations.Count == 0).Max(t => t.Score.Objective);

    private static Plan Unstated(Plan plan) => plan with
    {
        Routes = [.. plan.Routes.Select(r => r with { Minutes = -1, Km = double.NaN })],
        Score = new(double.NaN, double.NaN, double.NaN, double.NaN, []),
        Left = [],
    };

    /// <summary>The step at every position of every day of every team of its file.</summary>
    private static List<(string Team, int Day, Score Score)> Tries(Problem problem, Plan plan, string step)
    {
        var bare = Unstated(plan);
        var tries = new List<(string, int, Score)>();
        foreach (var team in problem.Files.Single(f => f.Steps.Contains(step)).Teams)
        {
            for (var day = 0; day < problem.Calendar.Count; day++)
            {
                var route = bare.Routes.SingleOrDefault(r => r.Team == team && r.Day == day) ?? new(team, day, [], -1, double.NaN);
                for (var at = 0; at <= route.Steps.Count; at++)
                {
                    var longer = route with { Steps = [.. route.Steps.Take(at), step, .. route.Steps.Skip(at)] };
                    tries.Add((team, day, PlanChecker.Check(problem, bare with { Routes = [.. bare.Routes.Where(r => r != route), longer] })));
                }
            }
        }

        return tries;
    }
}
