using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Evaluation;

internal sealed class SampleCheckMapping : IEntityTypeConfiguration<SampleCheck>
{
    public void Configure(EntityTypeBuilder<SampleCheck> builder)
    {
        builder.Ignore(x => x.Population);
        builder.Ignore(x => x.Unjudged);
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => new { x.OfficeId, x.CheckId });
    }
}

internal sealed class SampleItemMapping : IEntityTypeConfiguration<SampleItem>
{
    public void Configure(EntityTypeBuilder<SampleItem> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CheckId, x.DossierId }).IsUnique();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LessonMapping : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> builder)
    {
        builder.Ignore(x => x.Where);
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}

internal sealed class LessonAnswerMapping : IEntityTypeConfiguration<LessonAnswer>
{
    public void Configure(EntityTypeBuilder<LessonAnswer> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.LessonId }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Lesson>().WithMany().HasForeignKey(x => new { x.OfficeId, x.LessonId }).OnDelete(DeleteBehavior.Restrict);
    }
}
