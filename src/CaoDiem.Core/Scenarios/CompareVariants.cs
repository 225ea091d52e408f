using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scenarios;

/// <summary>Has the planner try out alternatives of a campaign, each as a run of its own that can be opened. The comparison before is replaced.</summary>
public sealed record CompareVariants(Id<Campaign> CampaignId, IReadOnlyList<Variant> Variants, int Seconds = CompareVariants.UsualSeconds)
{
    public const int UsualSeconds = 3;
}

public sealed class CompareVariantsHandler(AppDb db)
{
    /// <exception cref="RuleViolation">SCN-001 as <see cref="Variant.Check"/>. SCN-002: none or too many. SCN-003: no approved plan has a step in the field. SCH-010: the time.</exception>
    public async Task Handle(CompareVariants command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        if (command.Variants.Count is 0 or > Variant.Most)
        {
            throw new RuleViolation("SCN-002", $"So sánh từ 1 đến {Variant.Most} phương án.");
        }

        if (command.Seconds is < 1 or > PlanRun.LongestSeconds)
        {
            throw new RuleViolation("SCH-010", $"Thời gian tính từ 1 đến {PlanRun.LongestSeconds} giây.", "Seconds");
        }

        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var ground = await ScheduleGround.LoadAsync(db, campaign, cancellationToken);
        if (!ground.Steps.Any(s => s.Step.InField))
        {
            throw new RuleViolation("SCN-003", "Chưa có kế hoạch vụ việc nào được phê duyệt có bước phải đi địa bàn nên chưa tính được phương án.");
        }

        var (files, now) = (await FileOutlines.OfAsync(db, campaign, cancellationToken), db.Time.GetUtcNow().UtcDateTime);
        db.Begin(nameof(CompareVariants), actor);
        db.PlanRuns.RemoveRange(await db.PlanRuns.Where(r => r.OfficeId == campaign.OfficeId && r.CampaignId == campaign.Id && r.Trial != null).ToListAsync(cancellationToken));
        foreach (var (variant, place) in command.Variants.Select((v, i) => (v.Check(), i)))
        {
            var (problem, names, moved) = VariantProblem.Of(ground, variant, files);
            problem = await new StartPlanRunHandler(db).PricedAsync(problem, names, moved, variant.Cap ?? Dong.Unlimited, cancellationToken);
            var run = new PlanRun
            {
                OfficeId = campaign.OfficeId,
                CampaignId = campaign.Id,
                RequestedAt = now.AddMicroseconds(place), // one after the other, in the order asked for
                RequestedBy = actor.Name,
                Seconds = command.Seconds,
                Seed = 1,
                StepsAll = problem.Steps.Count,
                State = PlanRunState.Waiting,
                Trial = variant.ToJson(),
            };
            db.PlanRuns.Add(run);
            db.PlanRunFiles.Add(new() { OfficeId = run.OfficeId, RunId = run.Id, Problem = StartPlanRunHandler.Text(problem), Names = names.ToJson() });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
