namespace CaoDiem.Planning;

/// <summary>
/// A step is planned only if the file's step before it is planned, and at least its gap of calendar days later;
/// with no gap both may share a route, the earlier one visited first.
/// </summary>
public sealed class OrderRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "order";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        var place = Places(work);
        foreach (var file in work.Problem.Files)
        {
            for (var i = 1; i < file.Steps.Count; i++)
            {
                if (!work.FirstVisit.TryGetValue(file.Steps[i], out var visit))
                {
                    continue;
                }

                var (step, team, day) = visit;
                if (!work.FirstVisit.TryGetValue(file.Steps[i - 1], out var before))
                {
                    yield return new(Name, $"Step '{step.Id}' is planned, '{file.Steps[i - 1]}' before it is not.", step.Id, team.Id, day)
                    {
                        Facts = new FactList(work.Problem).Text("before", file.Steps[i - 1]).Facts,
                    };
                }
                else if (work.DaysBetween(before.Day, day) < step.GapDays)
                {
                    yield return new(Name, $"Step '{step.Id}' comes {work.DaysBetween(before.Day, day)} days after '{before.Step.Id}'; at least {step.GapDays} are needed.", step.Id, team.Id, day)
                    {
                        Facts = new FactList(work.Problem).Text("before", before.Step.Id).Number("gapDays", step.GapDays).Facts,
                    };
                }
                else if (before.Day == day && place[step.Id] < place[before.Step.Id])
                {
                    yield return new(Name, $"Step '{step.Id}' is visited before '{before.Step.Id}' on day {day}.", step.Id, team.Id, day);
                }
            }
        }
    }

    private static Dictionary<string, int> Places(PlannedWork work)
    {
        var place = new Dictionary<string, int>();
        for (var i = 0; i < work.Visits.Count; i++)
        {
            place.TryAdd(work.Visits[i].Step.Id, i);
        }

        return place;
    }
}
