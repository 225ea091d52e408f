using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Campaigns;

/// <summary>
/// Which task force of a campaign has a commune: as the list was frozen, and each change from its day on. What a team's area becomes later
/// leaves earlier days as they were.
/// </summary>
public sealed class CampaignArea : OfficeOwned<CampaignArea>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required Id<Commune> CommuneId { get; init; }

    /// <summary>First day on which it holds; null: always, until a change.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Null: nobody has the commune.</summary>
    public Id<TaskForce>? TaskForceId { get; set; }

    /// <summary>Who has a commune on a day, of all that was said of it; null: nobody.</summary>
    public static Id<TaskForce>? TeamOn(IEnumerable<CampaignArea> ofCommune, DateOnly day) => ofCommune
        .Where(a => a.From is null || a.From <= day).OrderBy(a => a.From ?? DateOnly.MinValue).LastOrDefault()?.TaskForceId;

    /// <summary>The area of task forces as it is when a list is frozen.</summary>
    public static IEnumerable<CampaignArea> Of(Campaign campaign, IEnumerable<TaskForce> forces) =>
        forces.SelectMany(f => f.Communes).Select(c => new CampaignArea
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            CommuneId = c.CommuneId,
            TaskForceId = c.TaskForceId,
        });
}

/// <summary>One file is given to a task force by hand from a day on; that wins over its commune.</summary>
public sealed class FileTeam : OfficeOwned<FileTeam>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required Id<Dossier> DossierId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Null: from this day on its commune decides again.</summary>
    public Id<TaskForce>? TaskForceId { get; set; }

    public required string Reason { get; set; }
}

/// <summary>A team from a day on.</summary>
public readonly record struct TeamFrom(DateOnly From, Guid? Team)
{
    /// <summary>The latest change that a day has seen.</summary>
    public static TeamFrom? Last(IEnumerable<TeamFrom> changes, DateOnly day) =>
        changes.Where(c => c.From <= day).OrderBy(c => c.From).Select(c => (TeamFrom?)c).LastOrDefault();
}

internal sealed class CampaignAreaMapping : IEntityTypeConfiguration<CampaignArea>
{
    public void Configure(EntityTypeBuilder<CampaignArea> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.CommuneId, x.From }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Commune>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CommuneId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FileTeamMapping : IEntityTypeConfiguration<FileTeam>
{
    public void Configure(EntityTypeBuilder<FileTeam> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.DossierId, x.From }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
    }
}
