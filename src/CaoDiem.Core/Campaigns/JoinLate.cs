using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Puts a file on a campaign's list after it was frozen; the log keeps day, person and reason.</summary>
public sealed record JoinLate(Id<Campaign> CampaignId, Id<Dossier> DossierId, string Reason);

/// <summary>Puts many files on it at once, for one reason; those that cannot join are left out and named.</summary>
public sealed record JoinManyLate(Id<Campaign> CampaignId, IReadOnlyCollection<Id<Dossier>> Files, string? Reason);

/// <summary>A file that was left out of a change of a list, and why.</summary>
public sealed record SkippedFile(Id<Dossier> Id, string Name, RuleViolation Why);

/// <summary>What became of many files.</summary>
public sealed record ListChanged(int Done, IReadOnlyList<SkippedFile> Skipped);

public sealed class JoinLateHandler(AppDb db)
{
    /// <exception cref="RuleViolation">As <see cref="JoinManyLate"/>; CMP-031: already on the list. CMP-032: file closed.</exception>
    public async Task Handle(JoinLate command, Actor actor, CancellationToken cancellationToken = default)
    {
        var one = new JoinManyLate(command.CampaignId, [command.DossierId], command.Reason);
        var changed = await new JoinManyLateHandler(db).Handle(one, actor, cancellationToken);
        if (changed.Skipped is [var only])
        {
            throw only.Why;
        }
    }
}

public sealed class JoinManyLateHandler(AppDb db)
{
    /// <summary>All that can join, in one transaction and with one writing of spans.</summary>
    /// <exception cref="RuleViolation">CMP-030: no reason. CMP-033: campaign closed. CMP-037: its last day has passed.</exception>
    /// <exception cref="NotInScope">One of the files is not the actor's to see.</exception>
    public Task<ListChanged> Handle(JoinManyLate command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        return Turns.TakeAsync(db, () => JoinAsync(command, actor, cancellationToken), cancellationToken);
    }

    private async Task<ListChanged> JoinAsync(JoinManyLate command, Actor actor, CancellationToken cancellationToken)
    {
        var reason = VietText.Clean(command.Reason);
        if (reason.Length == 0)
        {
            throw new RuleViolation("CMP-030", "Phải nêu lý do bổ sung hồ sơ vào danh sách.", "Reason");
        }

        var campaign = await OpenAsync(command.CampaignId, actor, cancellationToken);
        var office = campaign.OfficeId;
        var files = await MarkedFiles.LoadAsync(db, command.Files, actor, cancellationToken);
        var listed = await db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == campaign.Id
            && command.Files.Contains(b.DossierId))
            .Select(b => b.DossierId).ToHashSetAsync(cancellationToken);
        List<SkippedFile> skipped = [.. files.Select(f => (File: f, Why: Hindrance(f, listed))).Where(x => x.Why is not null)
            .Select(x => new SkippedFile(x.File.Id, MarkedFiles.NameOf(x.File), x.Why!))];
        List<Dossier> joining = [.. files.Where(f => skipped.TrueForAll(s => s.Id != f.Id))];
        var groups = (await db.TriageFindings.Where(f => f.OfficeId == office && command.Files.Contains(f.DossierId))
            .Select(f => new { f.DossierId, f.Group }).ToListAsync(cancellationToken)).ToLookup(f => f.DossierId, f => f.Group);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var rules = await CampaignRules.LoadAsync(db, office, campaign.Id, law, cancellationToken);
        List<BaselineFile> joined = [.. joining.Select(f => BaselineFile.Join(
            campaign.Id, f, DraftCampaignHandler.Groups(groups, f), rules.TeamOn(f.CommuneId, db.Today), db.Today, reason, law))];
        db.Begin(nameof(JoinLate), actor, reason);
        db.BaselineFiles.AddRange(joined);
        await db.SaveChangesAsync(cancellationToken);
        await CampaignRules.WriteSpansAsync(db, office, rules, joined, cancellationToken);
        return new(joined.Count, skipped);
    }

    private async Task<Campaign> OpenAsync(Id<Campaign> id, Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == id).OneAsync(cancellationToken);
        if (campaign.State == CampaignState.Closed)
        {
            throw new RuleViolation("CMP-033", "Chiến dịch đã kết thúc.");
        }

        return db.Today <= campaign.To
            ? campaign
            : throw new RuleViolation("CMP-037",
                $"Chiến dịch đã hết thời gian ngày {campaign.To:dd/MM/yyyy}, không bổ sung hồ sơ được nữa.");
    }

    private static RuleViolation? Hindrance(Dossier file, HashSet<Id<Dossier>> listed) => !file.State.IsOpen()
        ? new("CMP-032", $"Hồ sơ đã {file.State.Label().ToLowerInvariant()}, không đưa vào danh sách được.")
        : listed.Contains(file.Id) ? new("CMP-031", "Hồ sơ đã có trong danh sách của chiến dịch; nếu đã đưa ra thì đưa trở lại ở trang hồ sơ.") : null;
}
