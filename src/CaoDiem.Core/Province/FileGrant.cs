using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Province;

/// <summary>A supervisor may read the files on the list of one campaign: granted by the office's head, for a purpose, until a day.</summary>
public sealed class FileGrant : OfficeOwned<FileGrant>
{
    public required Id<Campaign> CampaignId { get; init; }

    public required Id<User> UserId { get; init; }

    public required string Purpose { get; init; }

    public required DateOnly GrantedOn { get; init; }

    public required string GrantedBy { get; init; }

    /// <summary>Last day on which it holds.</summary>
    public required DateOnly ExpiresOn { get; init; }

    public DateOnly? RevokedOn { get; private set; }

    public string? RevokedBy { get; private set; }

    public bool IsInForce(DateOnly day) => RevokedOn is null && GrantedOn <= day && day <= ExpiresOn;

    /// <exception cref="RuleViolation">PRV-010: revoked already.</exception>
    public void Revoke(string by, DateOnly on)
    {
        if (RevokedOn is { } day)
        {
            throw new RuleViolation("PRV-010", $"Đã thu hồi ngày {day:dd/MM/yyyy}.");
        }

        (RevokedOn, RevokedBy) = (on, by);
    }
}

/// <summary>A supervisor opened a file under a grant. Appended, never edited; part of the file's history.</summary>
public sealed class FileRead : OfficeOwned<FileRead>
{
    public required Id<FileGrant> GrantId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required Id<User> UserId { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class FileGrantMapping : IEntityTypeConfiguration<FileGrant>
{
    public void Configure(EntityTypeBuilder<FileGrant> builder)
    {
        builder.HasIndex(x => x.UserId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FileReadMapping : IEntityTypeConfiguration<FileRead>
{
    public void Configure(EntityTypeBuilder<FileRead> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.GrantId });
        builder.HasOne<FileGrant>().WithMany().HasForeignKey(x => new { x.OfficeId, x.GrantId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}
