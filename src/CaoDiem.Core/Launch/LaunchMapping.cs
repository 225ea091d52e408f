using CaoDiem.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Launch;

internal sealed class LaunchRecordMapping : IEntityTypeConfiguration<LaunchRecord>
{
    public void Configure(EntityTypeBuilder<LaunchRecord> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}
