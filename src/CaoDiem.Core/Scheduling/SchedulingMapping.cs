using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Scheduling;

internal sealed class TravelTimeMapping : IEntityTypeConfiguration<TravelTime>
{
    public void Configure(EntityTypeBuilder<TravelTime> builder) => builder.HasIndex(x => new { x.OfficeId, x.From, x.To }).IsUnique();
}

internal sealed class PlacePointMapping : IEntityTypeConfiguration<PlacePoint>
{
    public void Configure(EntityTypeBuilder<PlacePoint> builder)
    {
        builder.Ignore(x => x.Point);
        builder.HasIndex(x => new { x.OfficeId, x.Key }).IsUnique();
    }
}

internal sealed class PlanRunMapping : IEntityTypeConfiguration<PlanRun>
{
    public void Configure(EntityTypeBuilder<PlanRun> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.RequestedAt });
        builder.HasIndex(x => x.State);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}

internal sealed class PlanRunFileMapping : IEntityTypeConfiguration<PlanRunFile>
{
    public void Configure(EntityTypeBuilder<PlanRunFile> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.RunId });
        builder.HasOne<PlanRun>().WithMany().HasForeignKey(x => new { x.OfficeId, x.RunId });
    }
}

internal sealed class TeamRouteMapping : IEntityTypeConfiguration<TeamRoute>
{
    public void Configure(EntityTypeBuilder<TeamRoute> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.TaskForceId, x.Day }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Assignments).WithOne().HasForeignKey(x => new { x.OfficeId, x.RouteId });
    }
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.StepId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PinMapping : IEntityTypeConfiguration<Pin>
{
    public void Configure(EntityTypeBuilder<Pin> builder) => builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.StepId }).IsUnique();
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.HasIndex(x => new { x.OfficeId, x.UserId }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(x => x.UserId);
    }
}
