using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>How an office plans: its own norms, no rule of law. One row an office; without a row the defaults hold.</summary>
public sealed class PlanRules : OfficeOwned<PlanRules>
{
    /// <summary>Codes of the work groups whose files need an approved plan.</summary>
    public string RequiredGroups { get; private set; } = WorkGroupSet.Of(WorkGroups.All);

    /// <summary>Files of those groups need one from this much remaining.</summary>
    public Dong RequiredFrom { get; private set; }

    /// <summary>Refused visits after which the next measure is proposed.</summary>
    public int RefusedVisits { get; private set; } = 3;

    /// <summary>Days without any result or attendance after which a team of a running campaign is shown as silent.</summary>
    public int SilentDays { get; private set; } = 7;

    /// <exception cref="RuleViolation">PLN-030: a number makes no sense.</exception>
    public void Set(IEnumerable<WorkGroup> required, Dong from, int refusedVisits, int silentDays)
    {
        if (from < Dong.Zero)
        {
            throw new RuleViolation("PLN-030", "Số tiền không được âm.", "RequiredFrom");
        }

        if (refusedVisits is < 1 or > 20)
        {
            throw new RuleViolation("PLN-030", "Số lần từ chối từ 1 đến 20.", "RefusedVisits");
        }

        if (silentDays is < 1 or > 90)
        {
            throw new RuleViolation("PLN-030", "Số ngày từ 1 đến 90.", "SilentDays");
        }

        (RequiredGroups, RequiredFrom, RefusedVisits, SilentDays) = (WorkGroupSet.Of(required), from, refusedVisits, silentDays);
    }
}

/// <summary>The minutes that an office reckons for a kind of step.</summary>
public sealed class StepKindSetting : OfficeOwned<StepKindSetting>
{
    public required StepKind Kind { get; init; }

    public int Minutes { get; private set; }

    /// <exception cref="RuleViolation">PLN-031: minutes out of range.</exception>
    public void Set(int minutes)
    {
        if (minutes is < 5 or > PlanStep.LongestMinutes)
        {
            throw new RuleViolation("PLN-031", $"{Kind.Label()}: số phút từ 5 đến {PlanStep.LongestMinutes}.", $"Minutes[{Kind}]");
        }

        Minutes = minutes;
    }
}

/// <summary>The norms of an office, ready to plan with.</summary>
public sealed class PlanningNorms(PlanRules rules, IEnumerable<StepKindSetting> settings)
{
    private readonly Dictionary<StepKind, int> _minutes = settings.ToDictionary(s => s.Kind, s => s.Minutes);

    public PlanRules Rules { get; } = rules;

    public int Minutes(StepKind kind) => _minutes.TryGetValue(kind, out var own) ? own : kind.DefaultMinutes();

    public static async Task<PlanningNorms> LoadAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default) => new(
        await db.PlanRules.AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == office, cancellationToken) ?? new PlanRules { OfficeId = office },
        await db.StepKindSettings.AsNoTracking().Where(s => s.OfficeId == office).ToListAsync(cancellationToken));
}

/// <summary>Sets the norms of an office.</summary>
public sealed record SetPlanRules(
    IReadOnlyList<WorkGroup> RequiredGroups, Dong RequiredFrom, int RefusedVisits, int SilentDays, IReadOnlyDictionary<StepKind, int> Minutes);

public sealed class SetPlanRulesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">PLN-030, PLN-031: a number makes no sense.</exception>
    public async Task Handle(SetPlanRules command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var rules = await db.PlanRules.SingleOrDefaultAsync(r => r.OfficeId == office, cancellationToken);
        var settings = await db.StepKindSettings.Where(s => s.OfficeId == office).ToDictionaryAsync(s => s.Kind, cancellationToken);
        db.Begin(nameof(SetPlanRules), actor);
        if (rules is null)
        {
            rules = new() { OfficeId = office };
            db.PlanRules.Add(rules);
        }

        rules.Set(command.RequiredGroups, command.RequiredFrom, command.RefusedVisits, command.SilentDays);
        foreach (var (kind, minutes) in command.Minutes)
        {
            if (!settings.TryGetValue(kind, out var setting))
            {
                if (minutes == kind.DefaultMinutes())
                {
                    continue;
                }

                setting = new() { OfficeId = office, Kind = kind };
                db.StepKindSettings.Add(setting);
            }

            setting.Set(minutes);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
