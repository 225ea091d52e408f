using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>
/// Begins a campaign step by step: no list is frozen yet. With a template, its waves, rules, targets, task forces and
/// chronogram are taken over, moved by the difference of the first days.
/// </summary>
public sealed record StartDraft(string Name, string? PlanNo, DateOnly? PlanDate, DateOnly From, DateOnly To, string? Purpose = null,
    Id<Campaign>? TemplateId = null);

public sealed class StartDraftHandler(AppDb db)
{
    /// <exception cref="RuleViolation">As <see cref="DraftCampaignHandler"/>, CMP-010 to CMP-012.</exception>
    public async Task<Id<Campaign>> Handle(StartDraft command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var template = command.TemplateId is { } id
            ? await db.VisibleCampaigns(actor).AsNoTracking().AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets).Where(c => c.Id == id).OneAsync(cancellationToken)
            : null;
        var campaign = await new DraftCampaignHandler(db).CreateAsync(
            new(command.Name, command.PlanNo, command.PlanDate, command.From, command.To, command.Purpose ?? template?.Purpose), office, template?.Id, cancellationToken);
        db.Begin(nameof(StartDraft), actor);
        db.Campaigns.Add(campaign);
        var forces = await ForcesAsync(office, template, cancellationToken);
        db.CampaignTaskForces.AddRange(forces.Select(f => new CampaignTaskForce { OfficeId = office, CampaignId = campaign.Id, TaskForceId = f }));
        if (template is not null)
        {
            TakeOver(campaign, template);
        }

        db.ChronogramTasks.AddRange(Chronogram.Tasks(
            campaign, await Chronogram.TemplateAsync(db, office, template?.Id, cancellationToken), (await OfficeLaw.LoadAsync(db, office, cancellationToken)).Calendar));
        await db.SaveChangesAsync(cancellationToken);
        return campaign.Id;
    }

    private Task<List<Id<TaskForces.TaskForce>>> ForcesAsync(Id<Office> office, Campaign? template, CancellationToken cancellationToken) => template is null
        ? db.TaskForces.Where(t => t.OfficeId == office).Select(t => t.Id).ToListAsync(cancellationToken)
        : db.CampaignTaskForces.Where(l => l.OfficeId == office && l.CampaignId == template.Id).Select(l => l.TaskForceId).ToListAsync(cancellationToken);

    private void TakeOver(Campaign campaign, Campaign template)
    {
        campaign.Select(template.Rule);
        var waves = new Dictionary<Guid, Guid>();
        foreach (var wave in template.Waves.OrderBy(w => w.From))
        {
            if (Shifted(wave.Period, template.From, campaign.Period) is { } period)
            {
                var copy = campaign.AddWave(wave.Name, period, [.. wave.FocusGroups], wave.Rule);
                db.Waves.Add(copy);
                waves.Add(wave.Id.Value, copy.Id.Value);
            }
        }

        var last = template.Targets.GroupBy(t => (t.Scope, t.ScopeId)).Select(g => g.OrderBy(t => t.EffectiveFrom).ThenBy(t => t.Id).Last());
        foreach (var target in last.Where(t => t.Scope != TargetScope.Wave || waves.ContainsKey(t.ScopeId!.Value)))
        {
            var scope = target.Scope == TargetScope.Wave ? waves[target.ScopeId!.Value] : target.ScopeId;
            db.Targets.Add(campaign.SetTarget(target.Scope, scope, target.Cases, target.Money, campaign.From));
        }
    }

    /// <summary>A period moved by as many days as the campaign's first day moved; cut at its ends, null when nothing is left.</summary>
    public static DateRange? Shifted(DateRange period, DateOnly oldStart, DateRange campaign)
    {
        var days = campaign.From.DayNumber - oldStart.DayNumber;
        var (from, to) = (period.From.AddDays(days), period.To.AddDays(days));
        from = from < campaign.From ? campaign.From : from;
        to = to > campaign.To ? campaign.To : to;
        return from <= to ? new(from, to) : null;
    }
}
