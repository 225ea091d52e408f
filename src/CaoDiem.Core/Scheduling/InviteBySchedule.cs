using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Invites every agency to the days on which the accepted schedule needs it; what it was invited to already stays.</summary>
public sealed record InviteBySchedule(Id<Campaign> CampaignId);

/// <summary>How many days of how many agencies were asked for.</summary>
public sealed record InvitedBySchedule(int Days, int Partners);

public sealed class InviteByScheduleHandler(AppDb db)
{
    /// <exception cref="RuleViolation">SCH-040: nothing to invite to from tomorrow on.</exception>
    public async Task<InvitedBySchedule> Handle(InviteBySchedule command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ArrangePartners);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var (office, from) = (campaign.OfficeId, db.Today.AddDays(1));
        var taken = (await db.Invitations.Where(i => i.OfficeId == office && i.Day >= from && i.State != InvitationState.Cancelled)
            .Select(i => new { i.PartnerId, i.TaskForceId, i.Day }).ToListAsync(cancellationToken)).Select(i => (i.PartnerId, i.TaskForceId, i.Day)).ToHashSet();
        var wanted = (await PartnerVisits.OfCampaignAsync(db, office, campaign.Id, from, cancellationToken))
            .GroupBy(v => (v.PartnerId, v.TaskForceId, v.Day)).Where(g => !taken.Contains(g.Key)).ToList();
        if (wanted.Count == 0)
        {
            throw new RuleViolation("SCH-040", "Từ ngày mai không còn ngày nào theo lịch cần mời mà chưa mời.");
        }

        db.Begin(nameof(InviteBySchedule), actor);
        foreach (var letter in wanted.GroupBy(g => (g.Key.PartnerId, g.Key.TaskForceId)))
        {
            var id = Guid.CreateVersion7();
            db.Invitations.AddRange(letter.Select(day => Invite(office, id, [.. day])));
        }

        await db.SaveChangesAsync(cancellationToken);
        return new(wanted.Count, wanted.Select(g => g.Key.PartnerId).Distinct().Count());
    }

    private static Invitation Invite(Id<Office> office, Guid letter, List<PartnerVisit> visits)
    {
        var first = visits[0];
        var invitation = new Invitation
        {
            OfficeId = office,
            TaskForceId = first.TaskForceId,
            PartnerId = first.PartnerId,
            Letter = letter,
            Purpose = $"{string.Join(", ", visits.Select(v => v.Kind.Label()).Distinct())} theo lịch công tác ({visits.Count} việc)",
            Asked = string.Join("; ", visits.Select(v => v.Duty).Where(d => d.Length > 0).Distinct()) is { Length: > 0 } duties ? duties : "Cử người cùng đi",
        };
        invitation.Schedule(
            first.Day, visits.Min(v => v.From), visits.Max(v => v.To),
            string.Join("; ", visits.Select(v => v.Place).Where(p => p.Length > 0).DefaultIfEmpty($"Theo lịch của {first.Team}").Distinct()));
        return invitation;
    }
}
