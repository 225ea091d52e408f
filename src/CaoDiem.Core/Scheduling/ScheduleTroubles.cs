using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Planning;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>A day of the accepted schedule that cannot be held: why, and which visits it costs.</summary>
public sealed record ScheduleTrouble(DateOnly Day, string Team, string Why, IReadOnlyList<StepName> Visits);

/// <summary>What no longer stands in the accepted schedule, and from which day it should be planned anew.</summary>
public sealed record ReplanProposal(DateOnly From, IReadOnlyList<ScheduleTrouble> Troubles)
{
    public int Visits => Troubles.SelectMany(t => t.Visits).Distinct().Count();
}

/// <summary>
/// Holds the accepted schedule against what is known today: leave, refusals, days of agencies, plans. What has passed is past.
/// </summary>
public static class ScheduleTroubles
{
    /// <summary>The proposal for a campaign with its waves; null when everything from tomorrow on can be held.</summary>
    public static async Task<ReplanProposal?> FindAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var tomorrow = db.Today.AddDays(1);
        var from = tomorrow > campaign.From ? tomorrow : campaign.From;
        if (from > campaign.To || !await db.TeamRoutes.AnyAsync(r => r.OfficeId == campaign.OfficeId && r.CampaignId == campaign.Id && r.Day >= from, cancellationToken))
        {
            return null;
        }

        var ground = await ScheduleGround.LoadAsync(db, campaign, cancellationToken);
        var (problem, names) = ScheduleProblem.Of(ground, from);
        var broken = SparingReplan.Broken(problem);
        var troubles = broken.SelectMany(v => TroublesOf(v, problem, names, ground))
            .GroupBy(t => (t.Day, t.Team, t.Why)).Select(g => new ScheduleTrouble(g.Key.Day, g.Key.Team, g.Key.Why, [.. g.SelectMany(t => t.Visits).Distinct()]))
            .OrderBy(t => t.Day).ThenBy(t => t.Team, StringComparer.Ordinal).ToList();
        return troubles.Count > 0 ? new(from, troubles) : null;
    }

    private static IEnumerable<ScheduleTrouble> TroublesOf(Violation broken, Problem problem, ScheduleNames names, ScheduleGround ground)
    {
        var affected = SparingReplan.Affected(problem, [broken]);
        return problem.Published!.Routes.Where(r => r.Day >= problem.Published.FromDay && r.Steps.Any(affected.Contains) && (broken.Day is null || broken.Day == r.Day)).Select(route =>
        {
            var visits = route.Steps.Where(affected.Contains).Select(s => names.Steps[s]).ToList();
            var day = problem.Calendar[route.Day].Date;
            return new ScheduleTrouble(day, route.Team, Why(broken, day, names.Team(route.Team), visits[0], ground), visits);
        });
    }

    private static string Why(Violation broken, DateOnly day, Id<TaskForce> team, StepName visit, ScheduleGround ground)
    {
        var words = First(PlanWords.Meaning(broken));
        return broken.Rule switch
        {
            "needs" or "day" when visit.Waits is { } waits && IsOfDecision(broken) && Away(day, team, ground) is null => waits,
            "needs" when PartnerKinds.TryParse(broken.Facts.GetValueOrDefault("need"), out var kind) => Absent(kind, day, team, visit, ground) ?? words,
            "team" => "Hồ sơ đã chuyển sang tổ khác",
            "day" => Away(day, team, ground) ?? words,
            _ => words,
        };
    }

    // A day before the decision can be there, or a decision that comes too late.
    private static bool IsOfDecision(Violation broken) =>
        broken.Facts.GetValueOrDefault("need", ScheduleProblem.NoDecision) == ScheduleProblem.NoDecision;

    private static string? Absent(PartnerKind kind, DateOnly day, Id<TaskForce> team, StepName visit, ScheduleGround ground)
    {
        var commune = ground.Steps.FirstOrDefault(s => s.Step.Id == visit.StepId)?.Step.CommuneId;
        if (ground.PartnerFor(kind, team, commune) is not { } partner)
        {
            return null;
        }

        var note = ground.Refusals.FirstOrDefault(r => r.PartnerId == partner.Id && r.Day == day)?.Note ?? partner.Absences.FirstOrDefault(a => !a.Available && a.Period.Contains(day))?.Note;
        return $"{partner.NameOn(day)} không dự được{(string.IsNullOrEmpty(note) ? "" : $": {note}")}";
    }

    private static string? Away(DateOnly day, Id<TaskForce> team, ScheduleGround ground)
    {
        var force = ground.Teams.Single(t => t.Id == team);
        var away = force.Leaves.Where(l => l.Period.Contains(day) && force.LeavesOf(l.MemberId).Contains(l))
            .Select(l => $"{(l.MemberId is { } member ? force.Members.FirstOrDefault(m => m.Id == member)?.Name ?? "thành viên" : "tổ trưởng")} vắng{(string.IsNullOrEmpty(l.Note) ? "" : $" ({l.Note})")}").ToList();
        return away.Count > 0 ? First(string.Join("; ", away)) : null;
    }

    private static string First(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
