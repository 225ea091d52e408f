using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Persons;

/// <summary>
/// One debtor of an office, as far as people said so: which files are his stands in <see cref="PersonFile"/>. Nothing here is guessed.
/// </summary>
public sealed class Person : OfficeOwned<Person>
{
    /// <summary>Number of his identity paper, 9 or 12 digits, when somebody read it in the papers of a file.</summary>
    public string? IdentityNo { get; internal set; }
}

/// <summary>Somebody said that a file is this person's. Never deleted: a link that was wrong is undone with a reason and stays.</summary>
public sealed class PersonFile : OfficeOwned<PersonFile>
{
    public required Id<Person> PersonId { get; init; }

    protected override Guid? Whole => PersonId.Value;

    public required Id<Dossier> DossierId { get; init; }

    public required string LinkedBy { get; init; }

    public required DateTime LinkedAt { get; init; }

    public required string Reason { get; init; }

    public DateTime? UnlinkedAt { get; private set; }

    public string? UnlinkedBy { get; private set; }

    public string? UnlinkedReason { get; private set; }

    public bool IsUnlinked => UnlinkedAt is not null;

    internal void Unlink(string reason, string by, DateTime at) => (UnlinkedAt, UnlinkedBy, UnlinkedReason) = (at, by, reason);
}

/// <summary>Somebody said that the debtors of two files are two people: the pair is not proposed again, until that is withdrawn.</summary>
public sealed class ApartFiles : OfficeOwned<ApartFiles>
{
    /// <summary>The one of the two whose key comes first.</summary>
    public required Id<Dossier> FirstId { get; init; }

    public required Id<Dossier> SecondId { get; init; }

    public required string SaidBy { get; init; }

    public required DateTime SaidAt { get; init; }

    public required string Reason { get; init; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>The other one of the two.</summary>
    public Id<Dossier> Beside(Id<Dossier> file) => FirstId == file ? SecondId : FirstId;

    internal void Withdraw(string reason, string by, DateTime at) => (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);

    internal static ApartFiles Of(Id<Office> office, Id<Dossier> one, Id<Dossier> other, string by, DateTime at, string reason)
    {
        var swapped = one.Value.CompareTo(other.Value) > 0;
        return new()
        {
            OfficeId = office,
            FirstId = swapped ? other : one,
            SecondId = swapped ? one : other,
            SaidBy = by,
            SaidAt = at,
            Reason = reason,
        };
    }
}

internal sealed class PersonFileMapping : IEntityTypeConfiguration<PersonFile>
{
    public void Configure(EntityTypeBuilder<PersonFile> builder)
    {
        builder.Ignore(x => x.IsUnlinked);
        builder.HasIndex(x => new { x.OfficeId, x.PersonId });
        builder.HasIndex(x => new { x.OfficeId, x.DossierId }).IsUnique().HasFilter("unlinked_at IS NULL"); // one person a file
        builder.HasOne<Person>().WithMany().HasForeignKey(x => new { x.OfficeId, x.PersonId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApartFilesMapping : IEntityTypeConfiguration<ApartFiles>
{
    public void Configure(EntityTypeBuilder<ApartFiles> builder)
    {
        builder.Ignore(x => x.IsWithdrawn);
        builder.HasIndex(x => new { x.OfficeId, x.FirstId, x.SecondId }).IsUnique().HasFilter("withdrawn_at IS NULL");
        builder.HasIndex(x => new { x.OfficeId, x.SecondId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.FirstId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.SecondId }).OnDelete(DeleteBehavior.Restrict);
    }
}
