namespace CaoDiem.Planning;

/// <summary>The team works that day, and the day is not before the step's release nor after its due day.</summary>
public sealed class DayRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "day";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        foreach (var (step, team, day) in work.Visits)
        {
            if (!team.Days.Contains(day))
            {
                yield return new(Name, $"Team '{team.Id}' does not work on day {day}.", step.Id, team.Id, day);
            }

            if (day < step.Release || day > step.Due)
            {
                yield return new(Name, $"Step '{step.Id}' is allowed on days {step.Release} to {step.Due}, not on {day}.", step.Id, team.Id, day);
            }
        }
    }
}
