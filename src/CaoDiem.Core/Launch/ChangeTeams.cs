using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Launch;

/// <summary>A task force joins a campaign whose list is frozen, with its communes there.</summary>
public sealed record JoinTeam(
    Id<Campaign> CampaignId, Id<TaskForce>? TaskForceId, IReadOnlyList<Id<Commune>> Communes, DateOnly From, string? Reason);

/// <summary>A task force leaves; from that day on another one has its communes and the files given to it, or nobody.</summary>
public sealed record LeaveTeam(Id<Campaign> CampaignId, Id<TaskForce>? TaskForceId, DateOnly From, Id<TaskForce>? SuccessorId,
    string? Reason);

/// <summary>Communes go to another task force of the campaign from a day on, or to nobody.</summary>
public sealed record MoveArea(
    Id<Campaign> CampaignId, IReadOnlyList<Id<Commune>> Communes, Id<TaskForce>? TaskForceId, DateOnly From, string? Reason);

/// <summary>One file goes to a task force by hand from a day on; without a task force its commune decides again.</summary>
public sealed record GiveFile(Id<Campaign> CampaignId, Id<Dossier> DossierId, Id<TaskForce>? TaskForceId, DateOnly From, string? Reason);

/// <summary>
/// Changes of teams while a campaign runs, each from a day and for a reason. The spans of the list are written anew in the same
/// transaction; days before the change say what they said. Plans go with their files (<see cref="FollowFilesHandler"/>), so that the
/// schedule says which visits are no longer the team's.
/// </summary>
public sealed class ChangeTeamsHandler(AppDb db)
{
    /// <exception cref="RuleViolation">As <see cref="OpenAsync"/>; CMP-062: not a task force of the office. CMP-063: it takes part
    /// already. CMP-064: no commune.</exception>
    public Task Handle(JoinTeam command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(nameof(JoinTeam), command.CampaignId, command.From, command.Reason, actor, async campaign =>
        {
            var team = await db.TaskForces.SingleOrDefaultAsync(t => t.OfficeId == campaign.OfficeId
                && t.Id == command.TaskForceId, cancellationToken)
                ?? throw new RuleViolation("CMP-062", "Hãy chọn một tổ công tác của đơn vị.", "TaskForceId");
            var links = await LinksAsync(campaign, cancellationToken);
            if (links.Exists(l => l.TaskForceId == team.Id && (l.To is null || l.To >= command.From)))
            {
                throw new RuleViolation("CMP-063", $"«{team.Name}» đang tham gia chiến dịch.", "TaskForceId");
            }

            await MoveAsync(campaign, command.Communes, team.Id, command.From, cancellationToken);
            if (links.Find(l => l.TaskForceId == team.Id && l.To == command.From.AddDays(-1)) is { } left)
            {
                left.To = null; // back on the very day it left: it never did
            }
            else
            {
                db.CampaignTaskForces.Add(new()
                {
                    OfficeId = campaign.OfficeId,
                    CampaignId = campaign.Id,
                    TaskForceId = team.Id,
                    From = command.From,
                });
            }

            return team.Name;
        }, cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="OpenAsync"/>; CMP-065: it does not take part on that day. CMP-067: its own
    /// successor. CMP-069: it has left already.</exception>
    public Task Handle(LeaveTeam command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(nameof(LeaveTeam), command.CampaignId, command.From, command.Reason, actor, async campaign =>
        {
            var links = await LinksAsync(campaign, cancellationToken);
            var link = Taking(links, command.TaskForceId, command.From, "TaskForceId");
            if (command.SuccessorId is { } heir)
            {
                _ = heir == command.TaskForceId ? throw new RuleViolation("CMP-067", "Hãy chọn tổ khác nhận địa bàn.", "SuccessorId")
                    : heir;
                Taking(links, heir, command.From, "SuccessorId");
            }

            if (link.To is { } gone)
            {
                throw new RuleViolation(
                    "CMP-069", $"Đã ghi tổ này rời chiến dịch từ ngày {gone.AddDays(1):dd/MM/yyyy}; cho tổ trở lại từ đúng ngày ấy rồi ghi lại.", "From");
            }

            link.To = command.From.AddDays(-1);
            var areas = await AreasAsync(campaign, cancellationToken);
            var own = areas.Where(a => CampaignArea.TeamOn(a, command.From) == command.TaskForceId).Select(a => a.Key).ToList();
            Write(campaign, areas, own, command.SuccessorId, command.From);
            await HandOverFilesAsync(campaign, command, cancellationToken);
            return await NameAsync(campaign, link.TaskForceId, cancellationToken);
        }, cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="OpenAsync"/>; CMP-064: no commune. CMP-065: the task force does not take part on
    /// that day.</exception>
    public Task Handle(MoveArea command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(nameof(MoveArea), command.CampaignId, command.From, command.Reason, actor, async campaign =>
        {
            if (command.TaskForceId is { } team)
            {
                Taking(await LinksAsync(campaign, cancellationToken), team, command.From, "TaskForceId");
            }

            var names = await MoveAsync(campaign, command.Communes, command.TaskForceId, command.From, cancellationToken);
            return $"{string.Join(", ", names)} → {await NameAsync(campaign, command.TaskForceId, cancellationToken)}";
        }, cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="OpenAsync"/>; CMP-036: not on the list. CMP-065: the task force does not take part
    /// on that day.</exception>
    public Task Handle(GiveFile command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(nameof(GiveFile), command.CampaignId, command.From, command.Reason, actor, async campaign =>
        {
            var file = await db.VisibleDossiers(actor).AsNoTracking().Where(d => d.Id == command.DossierId).OneAsync(cancellationToken);
            if (!await db.BaselineFiles.AnyAsync(b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id
                && b.DossierId == file.Id, cancellationToken))
            {
                throw new RuleViolation("CMP-036", "Hồ sơ không có trong danh sách của chiến dịch.");
            }

            if (command.TaskForceId is { } team)
            {
                Taking(await LinksAsync(campaign, cancellationToken), team, command.From, "TaskForceId");
            }

            var given = await db.FileTeams.Where(f => f.OfficeId == campaign.OfficeId && f.CampaignId == campaign.Id
                && f.DossierId == file.Id)
                .ToListAsync(cancellationToken);
            Give(campaign, given, file.Id, command.TaskForceId, command.From, command.Reason!);
            return $"{file.DecisionNo} → {(command.TaskForceId is null ? "theo địa bàn" : await NameAsync(campaign, command.TaskForceId, cancellationToken))}";
        }, cancellationToken);

    private Task<Campaign> ChangeAsync(
        string process, Id<Campaign> id, DateOnly from, string? reason, Actor actor, Func<Campaign, Task<string>> change,
            CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        return Turns.TakeAsync(db, async () =>
        {
            var campaign = await OpenAsync(id, from, reason, actor, cancellationToken);
            var what = await change(campaign);
            db.Begin(process, actor, $"{what}, từ ngày {from:dd/MM/yyyy} – {VietText.Clean(reason)}");
            await db.SaveChangesAsync(cancellationToken);
            await CampaignRules.RewriteAsync(db, campaign.OfficeId, campaign.Id, cancellationToken);
            await FollowFilesHandler.FollowAsync(db, campaign.OfficeId, null, cancellationToken);
            return campaign;
        }, cancellationToken);
    }

    /// <exception cref="RuleViolation">CMP-033: the campaign has ended. CMP-060: outside its days. CMP-061: no reason. CMP-066: its list
    /// is not frozen.</exception>
    private async Task<Campaign> OpenAsync(Id<Campaign> id, DateOnly from, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == id).OneAsync(cancellationToken);
        if (VietText.Clean(reason).Length == 0)
        {
            throw new RuleViolation("CMP-061", "Phải nêu lý do thay đổi.", "Reason");
        }

        if (campaign.State == CampaignState.Closed)
        {
            throw new RuleViolation("CMP-033", "Chiến dịch đã kết thúc.");
        }

        if (!campaign.Period.Contains(from))
        {
            throw new RuleViolation("CMP-060", $"Ngày thay đổi phải từ {campaign.From:dd/MM/yyyy} đến {campaign.To:dd/MM/yyyy}.", "From");
        }

        return await db.BaselineFiles.AnyAsync(b => b.OfficeId == campaign.OfficeId && b.CampaignId == id, cancellationToken)
            ? campaign
            : throw new RuleViolation("CMP-066", "Danh sách chưa chốt: chọn tổ ở bước lập chiến dịch.");
    }

    private Task<List<CampaignTaskForce>> LinksAsync(Campaign campaign, CancellationToken cancellationToken) => db.CampaignTaskForces
        .Where(l => l.OfficeId == campaign.OfficeId && l.CampaignId == campaign.Id).ToListAsync(cancellationToken);

    private static CampaignTaskForce Taking(List<CampaignTaskForce> links, Id<TaskForce>? team, DateOnly day, string field) =>
        links.Find(l => l.TaskForceId == team && l.TakesPart(day))
        ?? throw new RuleViolation("CMP-065", $"Hãy chọn một tổ đang tham gia chiến dịch ngày {day:dd/MM/yyyy}.", field);

    private async Task<ILookup<Id<Commune>, CampaignArea>> AreasAsync(Campaign campaign, CancellationToken cancellationToken) =>
        (await db.CampaignAreas.Where(a => a.OfficeId == campaign.OfficeId && a.CampaignId == campaign.Id)
            .ToListAsync(cancellationToken)).ToLookup(a => a.CommuneId);

    private async Task<List<string>> MoveAsync(
        Campaign campaign, IReadOnlyList<Id<Commune>> communes, Id<TaskForce>? team, DateOnly from, CancellationToken cancellationToken)
    {
        var names = await db.Communes.Where(c => c.OfficeId == campaign.OfficeId && communes.Contains(c.Id)).OrderBy(c => c.SortKey)
            .Select(c => c.Name).ToListAsync(cancellationToken);
        if (names.Count == 0 || names.Count != communes.Distinct().Count())
        {
            throw new RuleViolation("CMP-064", "Hãy chọn ít nhất một xã, thị trấn của đơn vị.", "Communes");
        }

        Write(campaign, await AreasAsync(campaign, cancellationToken), communes, team, from);
        return names;
    }

    private void Write(
        Campaign campaign, ILookup<Id<Commune>, CampaignArea> areas, IEnumerable<Id<Commune>> communes, Id<TaskForce>? team, DateOnly from)
    {
        foreach (var commune in communes.Distinct())
        {
            if (areas[commune].FirstOrDefault(a => a.From == from) is { } same)
            {
                same.TaskForceId = team;
            }
            else
            {
                db.CampaignAreas.Add(new()
                {
                    OfficeId = campaign.OfficeId,
                    CampaignId = campaign.Id,
                    CommuneId = commune,
                    From = from,
                    TaskForceId = team,
                });
            }
        }
    }

    private async Task HandOverFilesAsync(Campaign campaign, LeaveTeam command, CancellationToken cancellationToken)
    {
        var given = await db.FileTeams.Where(f => f.OfficeId == campaign.OfficeId && f.CampaignId == campaign.Id)
            .ToListAsync(cancellationToken);
        foreach (var file in given.GroupBy(f => f.DossierId))
        {
            if (file.Where(f => f.From <= command.From).OrderBy(f => f.From)
                .LastOrDefault()?.TaskForceId is { } team && team == command.TaskForceId)
            {
                Give(campaign, [.. file], file.Key, command.SuccessorId, command.From, command.Reason!);
            }
        }
    }

    private void Give(Campaign campaign, List<FileTeam> given, Id<Dossier> file, Id<TaskForce>? team, DateOnly from, string reason)
    {
        if (given.Find(f => f.From == from) is { } same)
        {
            (same.TaskForceId, same.Reason) = (team, VietText.Clean(reason));
        }
        else
        {
            db.FileTeams.Add(new()
            {
                OfficeId = campaign.OfficeId,
                CampaignId = campaign.Id,
                DossierId = file,
                From = from,
                TaskForceId = team,
                Reason = VietText.Clean(reason),
            });
        }
    }

    private async Task<string> NameAsync(Campaign campaign, Id<TaskForce>? team, CancellationToken cancellationToken) => team is null
        ? "không tổ nào"
        : await db.TaskForces.Where(t => t.OfficeId == campaign.OfficeId && t.Id == team).Select(t => t.Name)
            .SingleAsync(cancellationToken);
}
