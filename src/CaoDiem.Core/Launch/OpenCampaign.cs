using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Launch;

/// <summary>Opens a campaign. With red warnings that needs a reason, which stays on record.</summary>
public sealed record OpenCampaign(Id<Campaign> CampaignId, MoveReason? Reason = null, string? Note = null);

public sealed class OpenCampaignHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// CMP-005: not a draft. LCH-001: red warnings and no reason. LCH-002: the reason "other" needs words. LCH-003: no list.
    /// </exception>
    public async Task Handle(OpenCampaign command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var facts = await ReadinessRecords.LoadAsync(db, campaign, cancellationToken);
        if (facts.FilesFrozen == 0)
        {
            throw new RuleViolation("LCH-003", "Chưa chốt danh sách hồ sơ nên chưa bắt đầu được.");
        }

        var report = Readiness.Of(facts, Math.Min(0, campaign.From.DayNumber - db.Today.DayNumber));
        var red = report.Red.ToList();
        var note = VietText.Clean(command.Note);
        if (red.Count > 0 && command.Reason is null)
        {
            throw new RuleViolation("LCH-001", $"Còn {red.Count} cảnh báo đỏ: {string.Join(" ", red.Select(w => w.Text))} Nêu lý do nếu vẫn bắt đầu.", "Reason");
        }

        if (red.Count > 0 && command.Reason == MoveReason.Other && note.Length == 0)
        {
            throw new RuleViolation("LCH-002", "Lý do «khác» phải ghi rõ.", "Note");
        }

        campaign.Open();
        db.Begin(nameof(OpenCampaign), actor, red.Count > 0 ? command.Reason?.Label() : null);
        db.LaunchRecords.Add(new()
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            On = db.Today,
            By = actor.Name,
            Score = (int)Math.Round(report.Score),
            Expected = (int)Math.Round(report.Expected),
            Warnings = string.Join(' ', red.Select(w => w.Code)),
            Reason = red.Count > 0 ? command.Reason : null,
            Note = red.Count > 0 && note.Length > 0 ? note : null,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Counts what is ready from the office's own records: the one place where further modules plug in.</summary>
public static class ReadinessRecords
{
    /// <summary>The documents without which a campaign does not start: its plan and the decision that forms the task forces.</summary>
    private static readonly string[] Papers = [PaperKinds.Plan, PaperKinds.TaskForces];

    public static async Task<ReadinessFacts> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var facts = (await LoadAsync(db, [campaign], cancellationToken))[campaign.Id];
        return facts.FilesFrozen > 0 ? facts : facts with { FilesChosen = Math.Max(1, (await FileOutlines.OfAsync(db, campaign, cancellationToken)).Count) };
    }

    /// <summary>The facts of many campaigns, whatever their number in the same few queries; a list that is not frozen counts as one file to choose.</summary>
    public static async Task<IReadOnlyDictionary<Id<Campaign>, ReadinessFacts>> LoadAsync(AppDb db, IReadOnlyCollection<Campaign> campaigns, CancellationToken cancellationToken = default)
    {
        var (offices, ids) = (campaigns.Select(c => c.OfficeId).Distinct().ToList(), campaigns.Select(c => c.Id).ToList());
        var files = await db.BaselineFiles.Where(b => offices.Contains(b.OfficeId) && ids.Contains(b.CampaignId)).GroupBy(b => b.CampaignId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var plans = (await db.CasePlans.Where(p => offices.Contains(p.OfficeId) && ids.Contains(p.CampaignId) && p.Required && p.State != PlanState.Abandoned)
            .GroupBy(p => new { p.CampaignId, p.State }).Select(g => new { g.Key.CampaignId, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken)).ToLookup(g => g.CampaignId);
        var tasks = (await db.ChronogramTasks.Where(t => offices.Contains(t.OfficeId) && ids.Contains(t.CampaignId) && t.Phase == TaskPhase.Before && t.Progress != TaskProgress.Dropped)
            .GroupBy(t => new { t.CampaignId, t.Progress }).Select(g => new { g.Key.CampaignId, g.Key.Progress, Count = g.Count() }).ToListAsync(cancellationToken)).ToLookup(g => g.CampaignId);
        var invited = (await db.Invitations.Where(i => offices.Contains(i.OfficeId)).GroupBy(i => new { i.OfficeId, i.Day, i.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).ToLookup(g => g.Key.OfficeId);
        var scheduled = (await db.PlanRuns.Where(r => offices.Contains(r.OfficeId) && ids.Contains(r.CampaignId) && r.State == PlanRunState.Accepted).Select(r => r.CampaignId).ToListAsync(cancellationToken)).ToHashSet();
        var budgeted = (await db.Budgets.Where(b => offices.Contains(b.OfficeId) && ids.Contains(b.CampaignId) && b.State == BudgetState.Approved).Select(b => b.CampaignId).ToListAsync(cancellationToken)).ToHashSet();
        var issued = (await db.IssuedDocuments.Where(d => offices.Contains(d.OfficeId) && d.State == DocumentState.Issued && Papers.Contains(d.Kind)).Select(d => new { d.CampaignId, d.Kind }).Distinct().ToListAsync(cancellationToken)).ToLookup(d => d.CampaignId);
        return campaigns.ToDictionary(c => c.Id, c =>
        {
            var invitations = invited[c.OfficeId].Where(i => c.Period.Contains(i.Key.Day)).ToList();
            return new ReadinessFacts
            {
                FilesFrozen = files.GetValueOrDefault(c.Id),
                FilesChosen = Math.Max(1, files.GetValueOrDefault(c.Id)),
                PlansNeeded = plans[c.Id].Sum(p => p.Count),
                PlansApproved = plans[c.Id].Where(p => p.State is PlanState.Approved or PlanState.CarriedOut).Sum(p => p.Count),
                PartnersInvited = invitations.Sum(i => i.Count),
                PartnersConfirmed = invitations.Where(i => i.Key.State is InvitationState.Confirmed or InvitationState.Attended).Sum(i => i.Count),
                SchedulesNeeded = 1,
                SchedulesAccepted = scheduled.Contains(c.Id) ? 1 : 0,
                BudgetsNeeded = 1,
                BudgetsApproved = budgeted.Contains(c.Id) ? 1 : 0,
                DocumentsNeeded = Papers.Length,
                DocumentsIssued = issued[c.Id].Count(),
                TasksNeeded = tasks[c.Id].Sum(t => t.Count),
                TasksDone = tasks[c.Id].Where(t => t.Progress == TaskProgress.Done).Sum(t => t.Count),
            };
        });
    }
}
