using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Dossiers;

internal sealed class DossierMapping : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.Ignore(x => x.ProfessionalYear);
        builder.HasIndex(x => new { x.OfficeId, x.DecisionKey, x.DecisionDate }).IsUnique();
        builder.HasIndex(x => new { x.OfficeId, x.DebtorSortKey });
        builder.HasIndex(x => new { x.OfficeId, x.DecisionDate });
        builder.HasIndex(x => new { x.OfficeId, x.JudgmentDate });
        builder.HasIndex(x => new { x.OfficeId, x.OfficerId });
        builder.HasIndex(x => new { x.OfficeId, x.CommuneId });
        builder.HasOne<Commune>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CommuneId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Officer>().WithMany().HasForeignKey(x => new { x.OfficeId, x.OfficerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Parties).WithOne().HasForeignKey(x => new { x.OfficeId, x.DossierId });
        builder.HasMany(x => x.Obligations).WithOne().HasForeignKey(x => new { x.OfficeId, x.DossierId });
    }
}

internal sealed class ActMapping : IEntityTypeConfiguration<Act>
{
    public void Configure(EntityTypeBuilder<Act> builder)
    {
        builder.Ignore(x => x.SelfApproved);
        builder.Ignore(x => x.IsCancelled);
        builder.Ignore(x => x.Counts);
        builder.Ignore(x => x.Split);
        builder.Ignore(x => x.Content);
        builder.Ignore(x => x.AwaitsPaper);
        builder.Ignore(x => x.IsStatement);
        builder.HasIndex(x => new { x.OfficeId, x.DossierId, x.Turn }).IsUnique();
        builder.HasIndex(x => new { x.OfficeId, x.Kind, x.Day });
        builder.HasIndex(x => new { x.OfficeId, x.Stage });
        builder.HasIndex(x => new { x.OfficeId, x.SourceId });
        builder.HasIndex(x => new { x.OfficeId, x.EventId }).HasFilter("event_id IS NOT NULL"); // few of many
        builder.HasIndex(x => new { x.OfficeId, x.AwaitsConfirmation }).HasFilter("awaits_confirmation"); // few of many
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActMarkMapping : IEntityTypeConfiguration<ActMark>
{
    public void Configure(EntityTypeBuilder<ActMark> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.HasOne<Act>().WithMany().HasForeignKey(x => new { x.OfficeId, x.ActId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActAttachmentMapping : IEntityTypeConfiguration<ActAttachment>
{
    public void Configure(EntityTypeBuilder<ActAttachment> builder)
    {
        builder.Ignore(x => x.IsTakenOff);
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        // What was taken off may be attached again.
        builder.HasIndex(x => new { x.OfficeId, x.ActId, x.Sha256 }).IsUnique().HasFilter("taken_off_at IS NULL");
        builder.HasOne<Act>().WithMany().HasForeignKey(x => new { x.OfficeId, x.ActId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(x => x.Content).WithOne().HasForeignKey<ActAttachmentContent>(x => new { x.OfficeId, x.AttachmentId })
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActAttachmentContentMapping : IEntityTypeConfiguration<ActAttachmentContent>
{
    public void Configure(EntityTypeBuilder<ActAttachmentContent> builder) => builder.HasKey(x => new { x.OfficeId, x.AttachmentId });
}

internal sealed class PartyMapping : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder) => builder.HasIndex(x => new { x.OfficeId, x.SearchKey });
}

internal sealed class SavedFilterMapping : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.UserId, x.Name }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(x => x.UserId);
    }
}
