using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Identity;

internal sealed class OfficeMapping : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasMany(x => x.Profiles).WithOne().HasForeignKey(x => x.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(x => x.Profiles).AutoInclude();
    }
}

internal sealed class OfficeProfileMapping : IEntityTypeConfiguration<OfficeProfile>
{
    public void Configure(EntityTypeBuilder<OfficeProfile> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.Id });
        builder.Ignore(x => x.IsWithdrawn);
        builder.Ignore(x => x.IsFirst);
    }
}

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.Login).IsUnique();
        builder.HasOne<Office>().WithMany().HasForeignKey(x => x.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CommuneMapping : IEntityTypeConfiguration<Commune>
{
    public void Configure(EntityTypeBuilder<Commune> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.SearchKey }).IsUnique();
        builder.HasOne<Commune>().WithMany().HasForeignKey(x => new { x.OfficeId, x.SuccessorId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OfficerMapping : IEntityTypeConfiguration<Officer>
{
    public void Configure(EntityTypeBuilder<Officer> builder) =>
        builder.HasIndex(x => new { x.OfficeId, x.SearchKey }).IsUnique();
}

internal sealed class OfficerLeaveMapping : IEntityTypeConfiguration<OfficerLeave>
{
    public void Configure(EntityTypeBuilder<OfficerLeave> builder)
    {
        builder.Ignore(x => x.IsWithdrawn);
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.To });
        builder.HasOne<User>().WithMany().HasForeignKey(x => x.DeputyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SeenAsMapping : IEntityTypeConfiguration<SeenAs>
{
    public void Configure(EntityTypeBuilder<SeenAs> builder) => builder.HasIndex(x => new { x.OfficeId, x.StartedAt });
}

internal sealed class AliasMapping : IEntityTypeConfiguration<Alias>
{
    public void Configure(EntityTypeBuilder<Alias> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.Kind, x.SearchKey }).IsUnique();
        builder.HasIndex(x => new { x.OfficeId, x.NamedId });
    }
}
