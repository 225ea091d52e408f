using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Rulebook;

internal sealed class LawAmendmentMapping : IEntityTypeConfiguration<LawAmendment>
{
    public void Configure(EntityTypeBuilder<LawAmendment> builder) =>
        builder.HasIndex(x => new { x.OfficeId, x.Code, x.From }).IsUnique();
}
