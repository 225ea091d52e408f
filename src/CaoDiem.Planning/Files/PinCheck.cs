namespace CaoDiem.Planning;

/// <summary>Refuses pins that no plan can keep whatever else it does: each alone, and those of one file among each other.</summary>
internal static class PinCheck
{
    public static void Run(Problem problem, IssueList issues)
    {
        var steps = problem.Steps.ToDictionary(s => s.Id);
        var files = problem.Files.ToDictionary(f => f.Id);
        var teams = problem.Teams.ToDictionary(t => t.Id);
        var communes = problem.Communes.ToDictionary(c => c.Id);
        var agencies = problem.Agencies.ToDictionary(a => a.Id);
        var pinned = new Dictionary<string, Pin>();
        for (var p = 0; p < problem.Pins.Count; p++)
        {
            var pin = problem.Pins[p];
            var step = steps[pin.Step];
            if (!pinned.TryAdd(pin.Step, pin))
            {
                issues.Add(PlanCode.Pin, $"$.pins[{p}]", pin.Step, $"Step '{pin.Step}' is pinned twice.");
                continue;
            }

            if (Obstacle(pin, step, files[step.File], teams[pin.Team], communes, agencies) is { } why)
            {
                issues.Add(PlanCode.Pin, $"$.pins[{p}]", pin.Step, $"Step '{pin.Step}' cannot be pinned to team '{pin.Team}' on day {pin.Day}: {why}.");
            }
        }

        foreach (var file in problem.Files)
        {
            SameFile(problem, file, [.. file.Steps.Where(pinned.ContainsKey).Select(s => (steps[s], pinned[s]))], issues);
        }
    }

    private static string? Obstacle(
        Pin pin, Step step, CaseFile file, Team team, Dictionary<string, Commune> communes, Dictionary<string, Agency> agencies)
    {
        if (!file.Teams.Contains(pin.Team))
        {
            return "the team may not handle the file";
        }

        if (!team.Days.Contains(pin.Day))
        {
            return "the team does not work that day";
        }

        if (pin.Day < step.Release || pin.Day > step.Due)
        {
            return "the day is outside the step's days";
        }

        return step.Needs.FirstOrDefault(need => need == "commune"
            ? !communes[step.Commune!].Days.Contains(pin.Day)
            : Attending.DaysOf(team, step, need, agencies)?.Contains(pin.Day) == false) is { } missing
            ? $"{missing} cannot take part"
            : null;
    }

    private static void SameFile(Problem problem, CaseFile file, List<(Step Step, Pin Pin)> pins, IssueList issues)
    {
        for (var i = 1; i < pins.Count; i++)
        {
            var ((_, before), (step, pin)) = (pins[i - 1], pins[i]);
            var days = problem.Calendar[pin.Day].Date.DayNumber - problem.Calendar[before.Day].Date.DayNumber;
            if (pin.Team != before.Team || days < step.GapDays)
            {
                issues.Add(PlanCode.Pin, "$.pins", pin.Step, $"Pins of '{before.Step}' and '{pin.Step}' of file '{file.Id}' break continuity or order.");
            }
        }
    }
}
