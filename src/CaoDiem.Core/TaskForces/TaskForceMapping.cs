using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.TaskForces;

internal sealed class TaskForceMapping : IEntityTypeConfiguration<TaskForce>
{
    public void Configure(EntityTypeBuilder<TaskForce> builder)
    {
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.LeaderId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Members).WithOne().HasForeignKey(x => new { x.OfficeId, x.TaskForceId });
        builder.HasMany(x => x.Leaves).WithOne().HasForeignKey(x => new { x.OfficeId, x.TaskForceId });
        builder.Property(x => x.HoursPerWeek).HasDefaultValue(Member.FullWeek);
        builder.Property(x => x.Weekdays).HasDefaultValue(WeekdaySet.Working);
        builder.Ignore(x => x.BesideLeader);
        builder.HasMany(x => x.Communes).WithOne().HasForeignKey(x => new { x.OfficeId, x.TaskForceId });
    }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        // Members recorded before kinds and hours existed were people of partner agencies, there all week.
        builder.Property(x => x.Kind).HasDefaultValue(MemberKind.Representative);
        builder.Property(x => x.HoursPerWeek).HasDefaultValue(Member.FullWeek);
        builder.Property(x => x.Weekdays).HasDefaultValue(WeekdaySet.Working);
        builder.Ignore(x => x.IsTyped);
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Representative>().WithMany().HasForeignKey(x => new
        {
            x.OfficeId,
            x.RepresentativeId
        }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(x => new { x.OfficeId, x.PartnerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamLeaderMapping : IEntityTypeConfiguration<TeamLeader>
{
    public void Configure(EntityTypeBuilder<TeamLeader> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.TaskForceId, x.From }).IsUnique();
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId });
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MemberLeaveMapping : IEntityTypeConfiguration<MemberLeave>
{
    public void Configure(EntityTypeBuilder<MemberLeave> builder)
    {
        builder.Ignore(x => x.Period);
        builder.HasIndex(x => new { x.OfficeId, x.TaskForceId });
    }
}

internal sealed class TaskForceCommuneMapping : IEntityTypeConfiguration<TaskForceCommune>
{
    public void Configure(EntityTypeBuilder<TaskForceCommune> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.TaskForceId, x.CommuneId }).IsUnique();
        builder.HasOne<Commune>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CommuneId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReinforcementMapping : IEntityTypeConfiguration<Reinforcement>
{
    public void Configure(EntityTypeBuilder<Reinforcement> builder)
    {
        builder.Ignore(x => x.Period);
        builder.Ignore(x => x.Holds);
        builder.HasIndex(x => x.ToOfficeId);
        builder.HasOne<Office>().WithMany().HasForeignKey(x => x.ToOfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.ToOfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
    }
}
