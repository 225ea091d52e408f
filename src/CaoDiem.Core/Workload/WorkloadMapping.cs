using CaoDiem.Identity;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Workload;

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.Ignore(x => x.Period);
        builder.HasIndex(x => new { x.OfficeId, x.OfficerId, x.From });
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SecondmentMapping : IEntityTypeConfiguration<Secondment>
{
    public void Configure(EntityTypeBuilder<Secondment> builder)
    {
        builder.Ignore(x => x.Period);
        builder.HasIndex(x => new { x.OfficeId, x.TaskForceId });
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
    }
}
