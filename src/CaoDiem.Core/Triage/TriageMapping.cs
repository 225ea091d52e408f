using CaoDiem.Dossiers;
using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Triage;

internal sealed class TriageFindingMapping : IEntityTypeConfiguration<TriageFinding>
{
    public void Configure(EntityTypeBuilder<TriageFinding> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.Id });
        builder.Ignore(x => x.MissingCodes);
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.HasIndex(x => new { x.OfficeId, x.Group, x.Due });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId });
    }
}

internal sealed class FindingAsideMapping : IEntityTypeConfiguration<FindingAside>
{
    public void Configure(EntityTypeBuilder<FindingAside> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.Id });
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId });
    }
}

internal sealed class FindingsRenewalMapping : IEntityTypeConfiguration<FindingsRenewal>
{
    public void Configure(EntityTypeBuilder<FindingsRenewal> builder)
    {
        builder.HasKey(x => x.OfficeId);
        builder.HasOne<Office>().WithOne().HasForeignKey<FindingsRenewal>(x => x.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TriageRunMapping : IEntityTypeConfiguration<TriageRun>
{
    public void Configure(EntityTypeBuilder<TriageRun> builder) => builder.HasIndex(x => new { x.OfficeId, x.RanAt });
}
