namespace CaoDiem.Planning;

/// <summary>Compares the numbers a plan states with those that were calculated; numbers that are not stated are not compared.</summary>
internal static class StatedNumbers
{
    /// <summary>The name under which differences are reported.</summary>
    public const string Name = "score";

    /// <summary>Relative difference that is taken for rounding.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Kilometres of a route may be rounded to metres.</summary>
    private const double RoundingKm = 0.002;

    public static IEnumerable<Violation> Check(PlannedWork work, Score calculated)
    {
        var stated = work.Plan.Score;
        (string Name, double Stated, double Calculated)[] parts =
        [
            ("objective", stated.Objective, calculated.Objective),
            ("prize", stated.Prize, calculated.Prize),
            ("cost", stated.Cost, calculated.Cost),
            ("fairness", stated.Fairness, calculated.Fairness),
        ];
        foreach (var (name, said, found) in parts.Where(p => Differs(p.Stated, p.Calculated, Rounding * Math.Max(1, Math.Abs(p.Calculated)))))
        {
            yield return new(Name, FormattableString.Invariant($"The plan states {name} {said:0.######}; it is {found:0.######}."))
            {
                Facts = new FactList(work.Problem).Text("number", name).Number("stated", said).Number("found", found).Facts,
            };
        }

        foreach (var route in work.Plan.Routes.Where(r => work.Teams.ContainsKey(r.Team) && r.Steps.All(work.Steps.ContainsKey)))
        {
            var clock = RouteClock.Walk(work.Problem.Travel, work.Teams[route.Team], [.. route.Steps.Select(s => work.Steps[s])]);
            if ((route.Minutes >= 0 && route.Minutes != clock.Minutes) || Differs(route.Km, clock.Km, RoundingKm))
            {
                yield return new(Name, FormattableString.Invariant($"The route states {route.Minutes} minutes and {route.Km:0.###} km; it takes {clock.Minutes} and {clock.Km:0.###}."), null, route.Team, route.Day);
            }
        }
    }

    private static bool Differs(double stated, double calculated, double allowed) => !double.IsNaN(stated) && Math.Abs(stated - calculated) > allowed;
}
