using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.FieldWork;

internal sealed class FieldDayMapping : IEntityTypeConfiguration<FieldDay>
{
    public void Configure(EntityTypeBuilder<FieldDay> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.Day, x.TaskForceId }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Stops).WithOne().HasForeignKey(x => new { x.OfficeId, x.FieldDayId });
    }
}

internal sealed class FieldStopMapping : IEntityTypeConfiguration<FieldStop>
{
    public void Configure(EntityTypeBuilder<FieldStop> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.StepId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.On });
        builder.HasIndex(x => new { x.OfficeId, x.DossierId, x.On });
        builder.HasIndex(x => new { x.OfficeId, x.PreviousId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskForce>().WithMany().HasForeignKey(x => new { x.OfficeId, x.TaskForceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FieldStop>().WithMany().HasForeignKey(x => new { x.OfficeId, x.StopId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Ignore(x => x.IsWhole);
        builder.HasIndex(x => new { x.OfficeId, x.VisitId });
        builder.HasOne<Visit>().WithMany().HasForeignKey(x => new { x.OfficeId, x.VisitId });
    }
}

internal sealed class AttachmentChunkMapping : IEntityTypeConfiguration<AttachmentChunk>
{
    public void Configure(EntityTypeBuilder<AttachmentChunk> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.AttachmentId, x.Offset });
        builder.HasOne<Attachment>().WithMany().HasForeignKey(x => new { x.OfficeId, x.AttachmentId });
    }
}

internal sealed class FieldKeyMapping : IEntityTypeConfiguration<FieldKey>
{
    public void Configure(EntityTypeBuilder<FieldKey> builder) => builder.HasIndex(x => new { x.OfficeId, x.UserId }).IsUnique();
}
