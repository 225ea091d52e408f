namespace CaoDiem.Planning;

/// <summary>Checks that identifiers are unique, that every reference leads somewhere and every index is in range.</summary>
internal sealed class ReferenceCheck
{
    private readonly Problem problem;
    private readonly IssueList issues;
    private readonly HashSet<string> teams;
    private readonly HashSet<string> agencies;
    private readonly HashSet<string> communes;
    private readonly HashSet<string> files;
    private readonly HashSet<string> steps;

    private ReferenceCheck(Problem problem, IssueList issues)
    {
        (this.problem, this.issues) = (problem, issues);
        teams = Unique("teams", problem.Teams.Select(t => t.Id));
        agencies = Unique("agencies", problem.Agencies.Select(a => a.Id));
        communes = Unique("communes", problem.Communes.Select(c => c.Id));
        files = Unique("files", problem.Files.Select(f => f.Id));
        steps = Unique("steps", problem.Steps.Select(s => s.Id));
    }

    public static void Run(Problem problem, IssueList issues)
    {
        var check = new ReferenceCheck(problem, issues);
        check.Calendar();
        check.Teams();
        check.Files();
        check.Steps();
        check.Fixed();
    }

    private HashSet<string> Unique(string list, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>();
        foreach (var (id, at) in ids.Select((id, at) => (id, at)))
        {
            if (!seen.Add(id) && id.Length > 0)
            {
                issues.Add(PlanCode.DuplicateId, $"$.{list}[{at}].id", id, $"'{id}' stands twice in {list}.");
            }
        }

        return seen;
    }

    private void Calendar()
    {
        if (problem.Calendar.Count == 0)
        {
            issues.Add(PlanCode.EmptyCalendar, "$.calendar", "", "The calendar has no day.");
        }

        for (var day = 0; day < problem.Calendar.Count; day++)
        {
            var (date, wave) = problem.Calendar[day];
            if (day > 0 && date <= problem.Calendar[day - 1].Date)
            {
                issues.Add(PlanCode.CalendarOrder, $"$.calendar[{day}].date", $"{date:yyyy-MM-dd}", "The days of the calendar must ascend.");
            }

            Wave($"$.calendar[{day}].wave", wave);
        }
    }

    private void Teams()
    {
        for (var t = 0; t < problem.Teams.Count; t++)
        {
            var team = problem.Teams[t];
            Days($"$.teams[{t}].days", team.Days);
            foreach (var (need, agency) in team.Agencies)
            {
                Known(agencies, PlanCode.UnknownAgency, $"$.teams[{t}].agencies.{need}.agency", agency.Agency);
                Days($"$.teams[{t}].agencies.{need}.days", agency.Days);
            }
        }

        for (var a = 0; a < problem.Agencies.Count; a++)
        {
            Days($"$.agencies[{a}].days", problem.Agencies[a].Days ?? []);
        }

        for (var c = 0; c < problem.Communes.Count; c++)
        {
            Days($"$.communes[{c}].days", problem.Communes[c].Days);
        }
    }

    private void Files()
    {
        var owner = new Dictionary<string, string>();
        for (var f = 0; f < problem.Files.Count; f++)
        {
            var file = problem.Files[f];
            for (var t = 0; t < file.Teams.Count; t++)
            {
                Known(teams, PlanCode.UnknownTeam, $"$.files[{f}].teams[{t}]", file.Teams[t]);
            }

            for (var s = 0; s < file.Steps.Count; s++)
            {
                var place = $"$.files[{f}].steps[{s}]";
                Known(steps, PlanCode.UnknownStep, place, file.Steps[s]);
                if (!owner.TryAdd(file.Steps[s], file.Id))
                {
                    issues.Add(PlanCode.Cycle, place, file.Steps[s], $"Step '{file.Steps[s]}' already stands in file '{owner[file.Steps[s]]}': it would come before itself.");
                }
            }
        }

        for (var s = 0; s < problem.Steps.Count; s++)
        {
            var step = problem.Steps[s];
            var place = $"$.steps[{s}].file";
            if (Known(files, PlanCode.UnknownFile, place, step.File) && owner.GetValueOrDefault(step.Id) != step.File)
            {
                issues.Add(PlanCode.StepFile, place, step.File, $"File '{step.File}' does not list step '{step.Id}'.");
            }
        }
    }

    private void Steps()
    {
        for (var s = 0; s < problem.Steps.Count; s++)
        {
            var step = problem.Steps[s];
            Wave($"$.steps[{s}].wave", step.Wave);
            Day($"$.steps[{s}].release", step.Release);
            Day($"$.steps[{s}].due", step.Due);
            foreach (var (need, agency) in step.Agencies)
            {
                Known(agencies, PlanCode.UnknownAgency, $"$.steps[{s}].agencies.{need}", agency);
            }

            if (step.Commune is not null)
            {
                Known(communes, PlanCode.UnknownCommune, $"$.steps[{s}].commune", step.Commune);
            }
            else if (step.Needs.Contains("commune"))
            {
                issues.Add(PlanCode.UnknownCommune, $"$.steps[{s}].commune", "", "The step needs a commune but names none.");
            }
        }
    }

    private void Fixed()
    {
        for (var p = 0; p < problem.Pins.Count; p++)
        {
            var pin = problem.Pins[p];
            Known(steps, PlanCode.UnknownStep, $"$.pins[{p}].step", pin.Step);
            Known(teams, PlanCode.UnknownTeam, $"$.pins[{p}].team", pin.Team);
            Day($"$.pins[{p}].day", pin.Day);
        }

        if (problem.Published is not { } published)
        {
            return;
        }

        if (published.FromDay > problem.Calendar.Count)
        {
            issues.Add(PlanCode.DayRange, "$.published.fromDay", $"{published.FromDay}", $"The calendar has days 0 to {problem.Calendar.Count - 1}.");
        }

        var seen = new HashSet<string>();
        var used = new HashSet<(string, int)>();
        for (var r = 0; r < published.Routes.Count; r++)
        {
            var route = published.Routes[r];
            Known(teams, PlanCode.UnknownTeam, $"$.published.routes[{r}].team", route.Team);
            Day($"$.published.routes[{r}].day", route.Day);
            if (!used.Add((route.Team, route.Day)))
            {
                issues.Add(PlanCode.Published, $"$.published.routes[{r}]", route.Team, $"Team '{route.Team}' has two published routes on day {route.Day}.");
            }

            for (var s = 0; s < route.Steps.Count; s++)
            {
                var place = $"$.published.routes[{r}].steps[{s}]";
                if (Known(steps, PlanCode.UnknownStep, place, route.Steps[s]) && !seen.Add(route.Steps[s]))
                {
                    issues.Add(PlanCode.Published, place, route.Steps[s], $"Step '{route.Steps[s]}' is published twice.");
                }
            }
        }
    }

    private bool Known(HashSet<string> ids, string code, string place, string id)
    {
        if (ids.Contains(id))
        {
            return true;
        }

        issues.Add(code, place, id, $"'{id}' is not known.");
        return false;
    }

    private void Days(string place, IReadOnlyList<int> days)
    {
        foreach (var day in days)
        {
            Day(place, day);
        }
    }

    private void Day(string place, int day)
    {
        if (day >= problem.Calendar.Count && problem.Calendar.Count > 0)
        {
            issues.Add(PlanCode.DayRange, place, $"{day}", $"The calendar has days 0 to {problem.Calendar.Count - 1}.");
        }
    }

    private void Wave(string place, int wave)
    {
        if (wave >= problem.Waves.Count)
        {
            issues.Add(PlanCode.WaveRange, place, $"{wave}", $"There are {problem.Waves.Count} waves.");
        }
    }
}
