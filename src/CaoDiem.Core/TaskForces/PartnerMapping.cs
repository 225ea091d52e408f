using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.TaskForces;

internal sealed class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.Name }).IsUnique();
        builder.HasMany(x => x.Representatives).WithOne().HasForeignKey(x => new { x.OfficeId, x.PartnerId });
        builder.HasMany(x => x.Absences).WithOne().HasForeignKey(x => new { x.OfficeId, x.PartnerId });
        builder.HasMany(x => x.Duties).WithOne().HasForeignKey(x => new { x.OfficeId, x.PartnerId });
        builder.HasMany(x => x.TaskForces).WithOne().HasForeignKey(x => new { x.OfficeId, x.PartnerId });
        builder.HasMany(x => x.Communes).WithOne().HasForeignKey(x => new { x.OfficeId, x.PartnerId });
    }
}

internal sealed class RepresentativeMapping : IEntityTypeConfiguration<Representative>
{
    public void Configure(EntityTypeBuilder<Representative> builder)
    {
        builder.HasIndex(x => x.UserId).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PartnerAbsenceMapping : IEntityTypeConfiguration<PartnerAbsence>
{
    public void Configure(EntityTypeBuilder<PartnerAbsence> builder) => builder.Ignore(x => x.Period);
}

internal sealed class PartnerDutyMapping : IEntityTypeConfiguration<PartnerDuty>
{
    public void Configure(EntityTypeBuilder<PartnerDuty> builder) => builder.HasIndex(x => new { x.OfficeId, x.PartnerId, x.Step });
}

internal sealed class PartnerTaskForceMapping : IEntityTypeConfiguration<PartnerTaskForce>
{
    public void Configure(EntityTypeBuilder<PartnerTaskForce> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.PartnerId, x.TaskForceId }).IsUnique();
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId });
    }
}

internal sealed class PartnerCommuneMapping : IEntityTypeConfiguration<PartnerCommune>
{
    public void Configure(EntityTypeBuilder<PartnerCommune> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.PartnerId, x.CommuneId }).IsUnique();
        builder.HasOne<Commune>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CommuneId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.Day });
        builder.HasIndex(x => new { x.OfficeId, x.Letter });
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(x => new { x.OfficeId, x.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Representative>().WithMany().HasForeignKey(x => new { x.OfficeId, x.RepresentativeId }).OnDelete(DeleteBehavior.Restrict);
    }
}
