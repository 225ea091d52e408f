using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.CasePlans;

internal sealed class CasePlanMapping : IEntityTypeConfiguration<CasePlan>
{
    public void Configure(EntityTypeBuilder<CasePlan> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.DossierId }).IsUnique();
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Consultation>().WithMany().HasForeignKey(x => new { x.OfficeId, x.ConsultationId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Steps).WithOne().HasForeignKey(x => new { x.OfficeId, x.PlanId });
    }
}

internal sealed class PlanStepMapping : IEntityTypeConfiguration<PlanStep>
{
    public void Configure(EntityTypeBuilder<PlanStep> builder) =>
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OwnerId }).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class PlanVersionMapping : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.PlanId, x.Number }).IsUnique();
        builder.HasOne<CasePlan>().WithMany().HasForeignKey(x => new { x.OfficeId, x.PlanId });
    }
}

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder) =>
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
}

internal sealed class ConsultedPlanMapping : IEntityTypeConfiguration<ConsultedPlan>
{
    public void Configure(EntityTypeBuilder<ConsultedPlan> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.ConsultationId, x.PlanId }).IsUnique();
        builder.HasOne<Consultation>().WithMany().HasForeignKey(x => new { x.OfficeId, x.ConsultationId });
        builder.HasOne<CasePlan>().WithMany().HasForeignKey(x => new { x.OfficeId, x.PlanId });
    }
}

internal sealed class ObstacleMapping : IEntityTypeConfiguration<Obstacle>
{
    public void Configure(EntityTypeBuilder<Obstacle> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.State });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OwnerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanRulesMapping : IEntityTypeConfiguration<PlanRules>
{
    public void Configure(EntityTypeBuilder<PlanRules> builder) => builder.HasIndex(x => x.OfficeId).IsUnique();
}

internal sealed class StepKindSettingMapping : IEntityTypeConfiguration<StepKindSetting>
{
    public void Configure(EntityTypeBuilder<StepKindSetting> builder) => builder.HasIndex(x => new { x.OfficeId, x.Kind }).IsUnique();
}
