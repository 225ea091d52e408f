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
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var frozen = await db.BaselineFiles.CountAsync(b => b.OfficeId == office && b.CampaignId == id, cancellationToken);
        var tasks = db.ChronogramTasks.Where(t => t.OfficeId == office && t.CampaignId == id && t.Phase == TaskPhase.Before && t.Progress != TaskProgress.Dropped);
        var invited = db.Invitations.Where(i => i.OfficeId == office && i.Day >= campaign.From && i.Day <= campaign.To);
        return new()
        {
            FilesFrozen = frozen,
            FilesChosen = frozen > 0 ? frozen : Math.Max(1, (await FileOutlines.OfAsync(db, campaign, cancellationToken)).Count),
            PlansNeeded = await db.CasePlans.CountAsync(p => p.OfficeId == office && p.CampaignId == id && p.Required && p.State != PlanState.Abandoned, cancellationToken),
            PlansApproved = await db.CasePlans.CountAsync(p => p.OfficeId == office && p.CampaignId == id && p.Required && (p.State == PlanState.Approved || p.State == PlanState.CarriedOut), cancellationToken),
            PartnersInvited = await invited.CountAsync(cancellationToken),
            PartnersConfirmed = await invited.CountAsync(i => i.State == InvitationState.Confirmed || i.State == InvitationState.Attended, cancellationToken),
            SchedulesNeeded = 1,
            SchedulesAccepted = await db.PlanRuns.AnyAsync(r => r.OfficeId == office && r.CampaignId == id && r.State == PlanRunState.Accepted, cancellationToken) ? 1 : 0,
            BudgetsNeeded = 1,
            BudgetsApproved = await db.Budgets.AnyAsync(b => b.OfficeId == office && b.CampaignId == id && b.State == BudgetState.Approved, cancellationToken) ? 1 : 0,
            DocumentsNeeded = Papers.Length,
            DocumentsIssued = await db.IssuedDocuments.Where(d => d.OfficeId == office && d.CampaignId == id && d.State == DocumentState.Issued && Papers.Contains(d.Kind)).Select(d => d.Kind).Distinct().CountAsync(cancellationToken),
            TasksNeeded = await tasks.CountAsync(cancellationToken),
            TasksDone = await tasks.CountAsync(t => t.Progress == TaskProgress.Done, cancellationToken),
        };
    }
}
