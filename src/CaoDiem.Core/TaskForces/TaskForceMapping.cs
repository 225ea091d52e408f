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
        builder.HasMany(x => x.Communes).WithOne().HasForeignKey(x => new { x.OfficeId, x.TaskForceId });
    }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder) =>
        builder.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class TaskForceCommuneMapping : IEntityTypeConfiguration<TaskForceCommune>
{
    public void Configure(EntityTypeBuilder<TaskForceCommune> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.TaskForceId, x.CommuneId }).IsUnique();
        builder.HasOne<Commune>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CommuneId }).OnDelete(DeleteBehavior.Restrict);
    }
}
