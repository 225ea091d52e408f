namespace CaoDiem.Planning;

/// <summary>A pinned step is planned with its team on its day.</summary>
public sealed class PinRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "pin";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        foreach (var pin in work.Problem.Pins)
        {
            var visit = work.FirstVisit.GetValueOrDefault(pin.Step);
            if (visit is null || visit.Team.Id != pin.Team || visit.Day != pin.Day)
            {
                var found = visit is null ? "left out" : $"with team '{visit.Team.Id}' on day {visit.Day}";
                yield return new(Name, $"Step '{pin.Step}' is pinned to team '{pin.Team}' on day {pin.Day} but is {found}.", pin.Step, pin.Team, pin.Day);
            }
        }
    }
}
