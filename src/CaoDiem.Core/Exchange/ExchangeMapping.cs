using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Exchange;

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.HasIndex(x => new { x.State, x.ClaimedUntil });
        builder.HasIndex(x => new { x.OfficeId, x.UploadedAt });
    }
}

internal sealed class ImportFileMapping : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.BatchId });
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(x => new { x.OfficeId, x.BatchId });
    }
}

internal sealed class ColumnMappingMapping : IEntityTypeConfiguration<ColumnMapping>
{
    public void Configure(EntityTypeBuilder<ColumnMapping> builder) =>
        builder.HasIndex(x => new { x.OfficeId, x.Kind, x.Headers }).IsUnique();
}
