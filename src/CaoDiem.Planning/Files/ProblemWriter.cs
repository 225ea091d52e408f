using System.Globalization;
using System.Text.Json;

namespace CaoDiem.Planning;

/// <summary>Writes a problem in the format of docs/formats/plan.md.</summary>
internal sealed class ProblemWriter(Problem problem)
{
    public void Write(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, PlanFile.Writing);
        json.WriteStartObject();
        json.WriteString("name", problem.Name);
        List(json, "calendar", problem.Calendar, Day);
        List(json, "waves", problem.Waves, (w, wave) => w.WriteStringValue(wave));
        Travel(json);
        List(json, "teams", problem.Teams, Team);
        List(json, "agencies", problem.Agencies, Agency);
        List(json, "communes", problem.Communes, Commune);
        List(json, "files", problem.Files, CaseFile);
        List(json, "steps", problem.Steps, Step);
        List(json, "pins", problem.Pins, Pin);
        Objective(json);
        if (problem.Published is { } published)
        {
            json.WriteStartObject("published");
            json.WriteNumber("fromDay", published.FromDay);
            json.WriteNumber("moveWeight", published.MoveWeight);
            List(json, "routes", published.Routes, PlanFile.WriteRoute);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void Days(Utf8JsonWriter json, IEnumerable<int> days) => List(json, "days", days, (w, day) => w.WriteNumberValue(day));

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts) => List(json, name, texts, (w, text) => w.WriteStringValue(text));

    /// <summary>Left out where there are none.</summary>
    private static void Times(Utf8JsonWriter json, string name, IReadOnlyList<MinuteWindow> times)
    {
        if (times.Count > 0)
        {
            List(json, name, times, (w, time) =>
            {
                w.WriteStartArray();
                w.WriteNumberValue(time.From);
                w.WriteNumberValue(time.To);
                w.WriteEndArray();
            });
        }
    }

    private static void Day(Utf8JsonWriter json, PlanDay day)
    {
        json.WriteStartObject();
        json.WriteString("date", day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("wave", day.Wave);
        json.WriteEndObject();
    }

    private static void Agency(Utf8JsonWriter json, Agency agency)
    {
        json.WriteStartObject();
        json.WriteString("id", agency.Id);
        json.WriteNumber("stepsPerDay", agency.StepsPerDay);
        if (agency.Days is { } days)
        {
            Days(json, days);
        }

        json.WriteEndObject();
    }

    private static void Commune(Utf8JsonWriter json, Commune commune)
    {
        json.WriteStartObject();
        json.WriteString("id", commune.Id);
        Days(json, commune.Days);
        json.WriteEndObject();
    }

    private static void CaseFile(Utf8JsonWriter json, CaseFile file)
    {
        json.WriteStartObject();
        json.WriteString("id", file.Id);
        Texts(json, "teams", file.Teams);
        Texts(json, "steps", file.Steps);
        json.WriteEndObject();
    }

    private static void Pin(Utf8JsonWriter json, Pin pin)
    {
        json.WriteStartObject();
        json.WriteString("step", pin.Step);
        json.WriteString("team", pin.Team);
        json.WriteNumber("day", pin.Day);
        json.WriteEndObject();
    }

    private void Travel(Utf8JsonWriter json)
    {
        var travel = problem.Travel;
        json.WriteStartObject("travel");
        if (travel.Points is not null)
        {
            json.WriteNumber("kmFactor", travel.KmFactor);
            json.WriteNumber("minutesFixed", travel.MinutesFixed);
            json.WriteNumber("minutesPerKm", travel.MinutesPerKm);
        }
        else
        {
            Table(json, "minutes", (from, to) => travel.Minutes(from, to));
            Table(json, "km", travel.Km);
        }

        json.WriteEndObject();
    }

    private void Table(Utf8JsonWriter json, string name, Func<int, int, double> cell) =>
        List(json, name, Enumerable.Range(0, problem.Travel.Places), (w, from) =>
        {
            w.WriteStartArray();
            for (var to = 0; to < problem.Travel.Places; to++)
            {
                w.WriteNumberValue(cell(from, to));
            }

            w.WriteEndArray();
        });

    private void Place(Utf8JsonWriter json, string name, int place)
    {
        if (problem.Travel.Points is not { } points)
        {
            json.WriteNumber(name, place);
            return;
        }

        List(json, name, [points[place].X, points[place].Y], (w, value) => w.WriteNumberValue(value));
    }

    private void Team(Utf8JsonWriter json, Team team)
    {
        json.WriteStartObject();
        json.WriteString("id", team.Id);
        json.WriteString("group", team.Group);
        Place(json, "base", team.Base);
        json.WriteNumber("minutesPerDay", team.MinutesPerDay);
        Times(json, "breaks", team.Breaks);
        Days(json, team.Days);
        json.WriteStartObject("agencies");
        foreach (var (need, agency) in team.Agencies)
        {
            json.WriteStartObject(need);
            json.WriteString("agency", agency.Agency);
            Days(json, agency.Days);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Step(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Id);
        json.WriteString("file", step.File);
        json.WriteString("kind", step.Kind);
        Place(json, "at", step.At);
        json.WriteNumber("minutes", step.Minutes);
        json.WriteNumber("prize", step.Prize);
        json.WriteNumber("wave", step.Wave);
        Texts(json, "needs", step.Needs);
        json.WriteString("commune", step.Commune);
        json.WriteNumber("release", step.Release);
        json.WriteNumber("due", step.Due);
        json.WriteNumber("gapDays", step.GapDays);
        Times(json, "windows", step.Windows);
        if (step.SpansBreaks)
        {
            json.WriteBoolean("spansBreaks", true);
        }

        if (step.Agencies.Count > 0)
        {
            json.WriteStartObject("agencies");
            foreach (var (need, agency) in step.Agencies)
            {
                json.WriteString(need, agency);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Objective(Utf8JsonWriter json)
    {
        var objective = problem.Objective;
        json.WriteStartObject("objective");
        json.WriteNumber("waveFactor", objective.WaveFactor);
        json.WriteNumber("costWeight", objective.CostWeight);
        json.WriteNumber("costPerTeamDay", objective.CostPerTeamDay);
        json.WriteNumber("costPerKm", objective.CostPerKm);
        json.WriteNumber("fairnessWeight", objective.FairnessWeight);
        json.WriteNumber("budget", objective.Budget);
        json.WriteEndObject();
    }
}
