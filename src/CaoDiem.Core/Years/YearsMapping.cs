using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Years;

internal sealed class YearTargetMapping : IEntityTypeConfiguration<YearTarget>
{
    public void Configure(EntityTypeBuilder<YearTarget> builder)
    {
        builder.Ignore(x => x.IsWithdrawn);
        builder.HasIndex(x => new { x.OfficeId, x.Year });
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClosedPeriodMapping : IEntityTypeConfiguration<ClosedPeriod>
{
    public void Configure(EntityTypeBuilder<ClosedPeriod> builder)
    {
        builder.Ignore(x => x.IsClosed);
        builder.HasIndex(x => new { x.OfficeId, x.UpTo }).IsUnique().HasFilter("reopened_at IS NULL"); // closed once at a time
    }
}
