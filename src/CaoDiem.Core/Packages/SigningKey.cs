using System.Security.Cryptography;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Packages;

/// <summary>The key by which this installation signs its packages: ECDSA on P-256, made at the first export, kept for good.</summary>
public sealed class SigningKey : IAudited
{
    public Id<SigningKey> Id { get; init; } = Id<SigningKey>.New();

    /// <summary>The private key (PKCS #8); never leaves the database.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>The public key (SubjectPublicKeyInfo), as packages carry it.</summary>
    public required byte[] PublicKey { get; init; }

    public required DateTime MadeAt { get; init; }

    Guid IAudited.SubjectId => Id.Value;

    Id<Office>? IAudited.SubjectOffice => null;

    /// <summary>The installation's key; made when there is none yet, and saved with whatever is saved next.</summary>
    internal static async Task<SigningKey> LoadAsync(AppDb db, CancellationToken cancellationToken)
    {
        if (await db.SigningKeys.OrderBy(k => k.MadeAt).FirstOrDefaultAsync(cancellationToken) is { } known)
        {
            return known;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new SigningKey { Secret = key.ExportPkcs8PrivateKey(), PublicKey = key.ExportSubjectPublicKeyInfo(), MadeAt = db.Time.GetUtcNow().UtcDateTime };
        db.SigningKeys.Add(made);
        return made;
    }

    internal byte[] Sign(byte[] content)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Secret, out _);
        return key.SignData(content, HashAlgorithmName.SHA256);
    }

    /// <summary>SHA-256 of a public key in groups of four, as two offices compare it over the telephone.</summary>
    public static string PrintOf(byte[] publicKey) => string.Join(' ', Convert.ToHexString(SHA256.HashData(publicKey)).Chunk(4).Select(c => new string(c)));
}

/// <summary>A package that came in: which file, whose signature, and what became of its parts.</summary>
public sealed class PackageImport : OfficeOwned<PackageImport>
{
    /// <summary>The draft that it made.</summary>
    public required Id<Campaign> CampaignId { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }

    public required string Format { get; init; }

    /// <summary>The signer's key, as <see cref="SigningKey.PrintOf"/> shows it.</summary>
    public required string Signer { get; init; }

    public required DateOnly ImportedOn { get; init; }

    public required string ImportedBy { get; init; }

    /// <summary>What was taken over and what is left to do, one sentence a line; the latter begin with "!".</summary>
    public required string Report { get; init; }

    /// <summary>The parts that are for reading: budget structure, travel, teams (JSON of the package).</summary>
    public required string Reading { get; init; }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder) => builder.HasKey(x => x.Id);
}

internal sealed class PackageImportMapping : IEntityTypeConfiguration<PackageImport>
{
    public void Configure(EntityTypeBuilder<PackageImport> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}
