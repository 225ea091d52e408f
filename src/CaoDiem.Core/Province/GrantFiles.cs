using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Province;

/// <summary>The head lets a supervisor read the files of a campaign.</summary>
public sealed record GrantFiles(Id<Campaign> CampaignId, Id<User> UserId, string? Purpose, DateOnly ExpiresOn);

/// <summary>Takes a grant back before its time.</summary>
public sealed record RevokeGrant(Id<FileGrant> GrantId);

/// <summary>A supervisor opens a file under a grant; the reading is recorded.</summary>
public sealed record ReadFile(Id<Dossier> DossierId);

/// <summary>A file that was opened, with the grant it was opened under.</summary>
public sealed record FileOpened(Dossier Dossier, FileGrant Grant);

public sealed class GrantFilesHandler(AppDb db)
{
    /// <summary>A grant is for a look, not for good.</summary>
    public const int LongestDays = 92;

    /// <exception cref="RuleViolation">PRV-001: not a supervisor of this office's province. PRV-002: no purpose. PRV-003: the last day. PRV-004: one is in force.</exception>
    public async Task<Id<FileGrant>> Handle(GrantFiles command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.GrantFiles);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        if (!await Supervisors(db, actor).AnyAsync(u => u.Id == command.UserId, cancellationToken))
        {
            throw new RuleViolation("PRV-001", "Hãy chọn một tài khoản giám sát cấp tỉnh của tỉnh này.", "UserId");
        }

        var purpose = VietText.Clean(command.Purpose);
        if (purpose.Length == 0)
        {
            throw new RuleViolation("PRV-002", "Phải ghi mục đích xem hồ sơ.", "Purpose");
        }

        var today = db.Today;
        if (command.ExpiresOn < today || command.ExpiresOn > today.AddDays(LongestDays))
        {
            throw new RuleViolation("PRV-003", $"Ngày hết hạn từ hôm nay, không quá {LongestDays} ngày.", "ExpiresOn");
        }

        if (await db.FileGrants.AnyAsync(g => g.OfficeId == campaign.OfficeId && g.CampaignId == campaign.Id && g.UserId == command.UserId && g.RevokedOn == null && g.ExpiresOn >= today, cancellationToken))
        {
            throw new RuleViolation("PRV-004", "Tài khoản này đang có quyền xem hồ sơ của chiến dịch; hãy thu hồi trước khi cấp lại.", "UserId");
        }

        var grant = new FileGrant
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            UserId = command.UserId,
            Purpose = purpose,
            GrantedOn = today,
            GrantedBy = actor.Name,
            ExpiresOn = command.ExpiresOn,
        };
        db.Begin(nameof(GrantFiles), actor, purpose);
        db.FileGrants.Add(grant);
        await db.SaveChangesAsync(cancellationToken);
        return grant.Id;
    }

    /// <exception cref="RuleViolation">PRV-010: revoked already.</exception>
    public async Task Handle(RevokeGrant command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.GrantFiles);
        var office = actor.RequireOffice();
        var grant = await db.FileGrants.Where(g => g.OfficeId == office && g.Id == command.GrantId).OneAsync(cancellationToken);
        db.Begin(nameof(RevokeGrant), actor);
        grant.Revoke(actor.Name, db.Today);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="NotInScope">No grant in force covers the file.</exception>
    public async Task<FileOpened> Handle(ReadFile command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.OverseeProvince);
        var file = await db.GrantedDossiers(actor).AsNoTracking().AsSplitQuery().Include(d => d.Parties).Include(d => d.Obligations)
            .Where(d => d.Id == command.DossierId).OneAsync(cancellationToken);
        var grant = await db.GrantsInForce(actor).AsNoTracking()
            .Where(g => g.OfficeId == file.OfficeId && db.BaselineFiles.Any(b => b.OfficeId == g.OfficeId && b.CampaignId == g.CampaignId && b.DossierId == file.Id))
            .OrderBy(g => g.Id).FirstAsync(cancellationToken);
        db.Begin(nameof(ReadFile), actor, grant.Purpose);
        db.FileReads.Add(new() { OfficeId = file.OfficeId, GrantId = grant.Id, DossierId = file.Id, UserId = actor.UserId!.Value, At = db.Time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellationToken);
        return new(file, grant);
    }

    /// <summary>The supervisors' accounts that oversee the actor's office.</summary>
    public static IQueryable<User> Supervisors(AppDb db, Actor actor)
    {
        var office = actor.OfficeId;
        return db.Users.Where(u => u.Role == Role.Supervisor && !u.Disabled && (u.Province == null || db.Offices.Any(o => o.Id == office && o.Province == u.Province)));
    }
}
