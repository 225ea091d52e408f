using System.Globalization;

namespace CaoDiem.Scheduling;

/// <summary>What it would mean to put the picked step on a team's day, in the words of the board.</summary>
public sealed record CellTrial(string Team, DateOnly Day, bool Fits, string Verdict, string Says);

/// <summary>What it would mean to exchange the picked step with another one.</summary>
public sealed record SwapTrial(string Step, bool Fits, string Verdict, string Says);

/// <summary>Tries a step everywhere a board shows, before anything is moved.</summary>
public static class BoardTrials
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The step on every team's day between two days.</summary>
    public static IReadOnlyList<CellTrial> Cells(OpenedRun opened, string step, DateOnly from, DateOnly to)
    {
        var (edit, days) = (new BoardEdit(opened.Problem, opened.Plan), opened.Problem.Calendar.Select((d, i) => (d.Date, Index: i)).Where(d => d.Date >= from && d.Date <= to).ToList());
        return
        [
            .. opened.Problem.Teams.SelectMany(_ => days, (team, day) =>
            {
                var trial = edit.Try([new(step, team.Id, day.Index)]);
                var place = $"{team.Id}, ngày {Day(day.Date)}";
                return new CellTrial(team.Id, day.Date, trial.Broken.Count == 0, Verdict(trial), Says(place, trial, opened));
            }),
        ];
    }

    /// <summary>The step against every other one of other routes between two days.</summary>
    public static IReadOnlyList<SwapTrial> Swaps(OpenedRun opened, string step, DateOnly from, DateOnly to)
    {
        var edit = new BoardEdit(opened.Problem, opened.Plan);
        if (edit.PlaceOf(step).Day is null)
        {
            return [];
        }

        return
        [
            .. opened.Plan.Routes.Where(r => opened.Problem.Calendar[r.Day].Date >= from && opened.Problem.Calendar[r.Day].Date <= to && !r.Steps.Contains(step)).SelectMany(r => r.Steps)
                .Select(other => (Other: other, Trial: edit.Swap(step, other)))
                .Select(t => new SwapTrial(t.Other, t.Trial.Broken.Count == 0, Verdict(t.Trial), Says($"Đổi chỗ với {opened.Names.Steps[t.Other].Debtor}", t.Trial, opened))),
        ];
    }

    private static string Verdict(BoardTrial trial) => trial.Broken.Count == 0
        ? $"✓ Được, {Points(trial.Gain)}"
        : $"✗ {First(PlanWords.Meaning(trial.Broken[0]))}";

    private static string Says(string place, BoardTrial trial, OpenedRun opened)
    {
        var words = new PlanWords(opened.Problem);
        var days = string.Join("; ", trial.Days.Select(d => string.Create(Vietnamese,
            $"{d.Team} ngày {Day(opened.Problem.Calendar[d.Day].Date)}: {d.MinutesBefore} → {d.MinutesAfter} phút (ngày có {opened.Problem.Teams.First(t => t.Id == d.Team).MinutesPerDay}), {d.KmBefore:0.#} → {d.KmAfter:0.#} km")));
        return trial.Broken.Count == 0
            ? $"{place}: xếp được, lịch {Points(trial.Gain)}. {days}."
            : $"{place}: không xếp được. {string.Join(" ", trial.Broken.Select(words.Sentence).Distinct())} {days}.";
    }

    private static string Points(double gain) => gain >= 0 ? string.Create(Vietnamese, $"thêm {gain:0.#} điểm") : string.Create(Vietnamese, $"bớt {-gain:0.#} điểm");

    private static string First(string text) => char.ToUpper(text[0], Vietnamese) + text[1..];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
