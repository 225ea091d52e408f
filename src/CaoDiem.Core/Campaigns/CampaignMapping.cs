using CaoDiem.Dossiers;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Campaigns;

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Ignore(x => x.Period);
        builder.Ignore(x => x.Rule);
        builder.HasIndex(x => new { x.OfficeId, x.PlanNo, x.From }).IsUnique().HasFilter("plan_no <> ''"); // many may be without a number
        builder.HasMany(x => x.Waves).WithOne().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasMany(x => x.Targets).WithOne().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}

internal sealed class WaveMapping : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> builder)
    {
        builder.Ignore(x => x.Period);
        builder.Ignore(x => x.FocusGroups);
        builder.Ignore(x => x.Rule);
    }
}

internal sealed class CampaignTaskForceMapping : IEntityTypeConfiguration<CampaignTaskForce>
{
    public void Configure(EntityTypeBuilder<CampaignTaskForce> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.TaskForceId, x.From }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BaselineFileMapping : IEntityTypeConfiguration<BaselineFile>
{
    public void Configure(EntityTypeBuilder<BaselineFile> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.DossierId }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChronogramTaskMapping : IEntityTypeConfiguration<ChronogramTask>
{
    public void Configure(EntityTypeBuilder<ChronogramTask> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.Due });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}

internal sealed class DateMoveMapping : IEntityTypeConfiguration<DateMove>
{
    public void Configure(EntityTypeBuilder<DateMove> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.At });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}
