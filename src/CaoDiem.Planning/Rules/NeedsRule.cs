namespace CaoDiem.Planning;

/// <summary>Everyone a step needs can come that day: the commune on its own days, an agency on its days with the team.</summary>
public sealed class NeedsRule : HardRule
{
    /// <summary>The need that is answered by the step's commune; every other need is a key of the team's agencies.</summary>
    public const string Commune = "commune";

    /// <inheritdoc/>
    public override string Name => "needs";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        var communes = work.Problem.Communes.ToDictionary(c => c.Id);
        var agencies = work.Problem.Agencies.ToDictionary(a => a.Id);
        foreach (var visit in work.Visits)
        {
            foreach (var need in visit.Step.Needs.Where(n => !Met(visit, n, communes, agencies)))
            {
                yield return new(Name, $"'{need}' cannot take part in step '{visit.Step.Id}' with team '{visit.Team.Id}' on day {visit.Day}.", visit.Step.Id, visit.Team.Id, visit.Day)
                {
                    Facts = new FactList(work.Problem).Text("need", need).Facts,
                };
            }
        }
    }

    private static bool Met(
        Visit visit, string need, Dictionary<string, Commune> communes, Dictionary<string, Agency> agencies) => need == Commune
        ? visit.Step.Commune is { } commune && communes.TryGetValue(commune, out var found) && found.Days.Contains(visit.Day)
        : Attending.DaysOf(visit.Team, visit.Step, need, agencies)?.Contains(visit.Day) != false;
}
