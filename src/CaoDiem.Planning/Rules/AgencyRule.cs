namespace CaoDiem.Planning;

/// <summary>A partner agency attends no more steps on a day than it can, over all its teams.</summary>
public sealed class AgencyRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "agency";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        var limits = work.Problem.Agencies.ToDictionary(a => a.Id, a => a.StepsPerDay);
        var attended = work.Visits.SelectMany(v => AgenciesOf(v).Select(agency => (agency, v.Day))).CountBy(a => a);
        foreach (var ((agency, day), steps) in attended.Where(a => a.Value > limits[a.Key.agency]))
        {
            yield return new(Name, $"Agency '{agency}' attends {steps} steps on day {day}; it can attend {limits[agency]}.", null, null, day)
            {
                Facts = new FactList(work.Problem).Text("agency", agency).Number("steps", steps).Number("limit", limits[agency]).Facts,
            };
        }
    }

    /// <summary>The agencies that take part in a visit, each once.</summary>
    private static IEnumerable<string> AgenciesOf(Visit visit) => visit.Step.Needs
        .Where(need => need != NeedsRule.Commune)
        .Select(need => Attending.AgencyOf(visit.Team, visit.Step, need))
        .OfType<string>()
        .Distinct();
}
