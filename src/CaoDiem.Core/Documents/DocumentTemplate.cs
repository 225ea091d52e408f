using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Documents;

/// <summary>A template of its own that an office brought in for a kind of document; one version after the other, none ever changed.</summary>
public sealed class DocumentTemplate : OfficeOwned<DocumentTemplate>
{
    /// <summary>Code of the <see cref="PaperKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Counts the versions of a kind from 1; 0 stands for the shipped one.</summary>
    public required int Number { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }

    public required DateTime UploadedAt { get; init; }

    public required string UploadedBy { get; init; }

    /// <summary>In use; at most one of a kind, with none the shipped one is.</summary>
    public bool Active { get; internal set; }
}

/// <summary>A file and its data beside the record that it belongs to, so that lists stay light; its hash stands in the audited record.</summary>
public sealed class DocumentFile
{
    public required Id<Office> OfficeId { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>The .docx: of a template, an issued document or a print job; null for a draft.</summary>
    public byte[]? Content { get; set; }

    /// <summary>What a document says, as <see cref="PaperJson"/> writes it; frozen by the issue.</summary>
    public string? Data { get; set; }

    /// <summary>The words that people gave a draft, by field.</summary>
    public string? Texts { get; set; }
}

/// <summary>The template that documents of a kind are made with now.</summary>
/// <param name="Number">0 for the shipped one.</param>
public sealed record CurrentTemplate(int Number, string Hash, byte[] Content)
{
    public static CurrentTemplate Shipped(PaperKind kind) => kind.Shipped.Build() is var content ? new(0, DocumentHash.Of(content), content) : throw new InvalidOperationException();

    public static async Task<CurrentTemplate> LoadAsync(AppDb db, Id<Office> office, PaperKind kind, CancellationToken cancellationToken = default)
    {
        var own = await db.DocumentTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.OfficeId == office && t.Kind == kind.Code && t.Active, cancellationToken);
        return own is null ? Shipped(kind) : new(own.Number, own.Hash, await StoredFile.LoadAsync(db, office, own.Id.Value, own.Hash, cancellationToken));
    }

    /// <exception cref="RuleViolation">DOC-012: the template does not fit the data, which an upload checks.</exception>
    public byte[] Fill(GroupValue data)
    {
        try
        {
            return WordTemplate.Fill(new MemoryStream(Content), data);
        }
        catch (TemplateException broken)
        {
            throw new RuleViolation("DOC-012", $"Mẫu đang dùng không điền được: {string.Join(" ", broken.Issues.Select(i => $"{i.Message} ({i.Code}, {i.Place})"))} Hãy chọn phiên bản khác của mẫu.");
        }
    }
}

internal sealed class DocumentTemplateMapping : IEntityTypeConfiguration<DocumentTemplate>
{
    public void Configure(EntityTypeBuilder<DocumentTemplate> builder) => builder.HasIndex(x => new { x.OfficeId, x.Kind, x.Number }).IsUnique();
}

internal sealed class DocumentFileMapping : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> builder) => builder.HasKey(x => new { x.OfficeId, x.OwnerId });
}
