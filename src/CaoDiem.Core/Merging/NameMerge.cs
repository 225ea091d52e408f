using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Merging;

/// <summary>The trace of a name that was merged into another one: what it was, whom or what it meant, who said so and why.</summary>
public sealed class NameMerge : OfficeOwned<NameMerge>
{
    public required AliasKind Kind { get; init; }

    /// <summary>Key of the officer or commune that is no more.</summary>
    public required Guid FromId { get; init; }

    public required string FromName { get; init; }

    /// <summary>Key of the one that stays.</summary>
    public required Guid IntoId { get; init; }

    public required string IntoName { get; init; }

    public required string Reason { get; init; }

    public required string MergedBy { get; init; }

    public required DateTime MergedAt { get; init; }

    /// <summary>Rows that would have stood twice and were dropped.</summary>
    public required int Dropped { get; init; }

    /// <summary>The row of the name that went, as text; null for a merge of which no trace was kept, which cannot be taken back.</summary>
    public string? Was { get; init; }

    public DateTime? UndoneAt { get; private set; }

    public string? UndoneBy { get; private set; }

    public string? UndoneReason { get; private set; }

    internal void Undo(string by, DateTime at, string reason) => (UndoneBy, UndoneAt, UndoneReason) = (by, at, reason);
}

/// <summary>One reference that a merge moved to the name that stays: an act, or another record; or a record that it dropped.</summary>
public sealed class MergedRow : OfficeOwned<MergedRow>
{
    public required Id<NameMerge> MergeId { get; init; }

    protected override Guid? Whole => MergeId.Value;

    /// <summary>Kind of the record, as the model calls it.</summary>
    public required string Row { get; init; }

    public required Guid RowId { get; init; }

    public required string Property { get; init; }

    /// <summary>The whole text before, where the key stood in a text; null where the property is the key itself.</summary>
    public string? Before { get; init; }

    /// <summary>The whole record as text when it would have stood twice and was dropped.</summary>
    public string? Was { get; init; }
}

/// <summary>A file that a merge moved.</summary>
public sealed class MergedFile : OfficeOwned<MergedFile>
{
    public required Id<NameMerge> MergeId { get; init; }

    protected override Guid? Whole => MergeId.Value;

    public required Id<Dossier> DossierId { get; init; }
}

internal sealed class NameMergeMapping : IEntityTypeConfiguration<NameMerge>
{
    public void Configure(EntityTypeBuilder<NameMerge> builder) => builder.HasIndex(x => new { x.OfficeId, x.FromId });
}

internal sealed class MergedRowMapping : IEntityTypeConfiguration<MergedRow>
{
    public void Configure(EntityTypeBuilder<MergedRow> builder)
    {
        builder.HasOne<NameMerge>().WithMany().HasForeignKey(x => new { x.OfficeId, x.MergeId }).OnDelete(DeleteBehavior.Restrict);
        builder.Property(x => x.Row).HasMaxLength(60);
        builder.Property(x => x.Property).HasMaxLength(60);
    }
}

internal sealed class MergedFileMapping : IEntityTypeConfiguration<MergedFile>
{
    public void Configure(EntityTypeBuilder<MergedFile> builder)
    {
        builder.HasOne<NameMerge>().WithMany().HasForeignKey(x => new { x.OfficeId, x.MergeId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}
