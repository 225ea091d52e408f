using CaoDiem.Planning;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>A visit that a new plan puts elsewhere than the accepted schedule has it; null team and day: not in it.</summary>
public sealed record ScheduleChange(StepName Visit, string? FromTeam, DateOnly? FromDay, string? ToTeam, DateOnly? ToDay, IReadOnlyList<string> Tell);

/// <summary>What changes when a replanned schedule is accepted, and whom to tell.</summary>
public static class ScheduleChanges
{
    /// <summary>Moved and dropped visits first, then those that came in.</summary>
    public static IReadOnlyList<ScheduleChange> Of(OpenedRun opened)
    {
        if (opened.Problem.Published is not { } published)
        {
            return [];
        }

        var steps = opened.Problem.Steps.ToDictionary(s => s.Id);
        var before = published.Routes.SelectMany(r => r.Steps).ToHashSet();
        DateOnly? Date(int? day) => day is { } index ? opened.Problem.Calendar[index].Date : null;
        ScheduleChange Change(string step, string? fromTeam, int? fromDay, string? toTeam, int? toDay) => new(
            opened.Names.Steps[step], fromTeam, Date(fromDay), toTeam, Date(toDay),
            [.. new[] { fromTeam, toTeam }.OfType<string>().Distinct().SelectMany(t => Tell(opened, steps[step], t)).Distinct()]);
        return
        [
            .. opened.Plan.Moves.Select(m => Change(m.Step, m.FromTeam, m.FromDay, m.ToTeam, m.ToDay)).OrderBy(c => c.FromDay),
            .. opened.Plan.Routes.SelectMany(r => r.Steps.Where(s => !before.Contains(s)).Select(s => Change(s, null, null, r.Team, r.Day))).OrderBy(c => c.ToDay),
        ];
    }

    /// <summary>The team and every agency that goes along.</summary>
    private static IEnumerable<string> Tell(OpenedRun opened, Step step, string team)
    {
        var agencies = opened.Problem.Teams.First(t => t.Id == team).Agencies;
        return step.Needs.Select(n => n == PartnerKind.CommuneCommittee.Code()
            ? $"Ủy ban nhân dân {char.ToLowerInvariant(step.Commune![0])}{step.Commune[1..]}"
            : agencies.GetValueOrDefault(n)?.Agency).OfType<string>().Prepend(team);
    }
}
