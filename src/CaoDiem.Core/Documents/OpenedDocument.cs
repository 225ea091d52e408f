using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>An opened document: what it says, which of its texts people worded, and for a draft what the records say now.</summary>
/// <param name="Data">With the words that people gave.</param>
/// <param name="Texts">As the records worded them when the data were taken over.</param>
/// <param name="Own">The words that people gave, by field.</param>
/// <param name="Changes">What differs in the records since then; empty for an issued document.</param>
public sealed record OpenedDocument(
    IssuedDocument Document, PaperKind Kind, GroupValue Data, IReadOnlyList<PaperText> Texts, IReadOnlyDictionary<string, string> Own, IReadOnlyList<PaperDifference> Changes)
{
    /// <param name="today">Day of the comparison with the records.</param>
    /// <exception cref="NotInScope">There is none, or the actor may not see it.</exception>
    public static async Task<OpenedDocument> LoadAsync(AppDb db, Id<IssuedDocument> id, Actor actor, DateOnly? today = null, CancellationToken cancellationToken = default)
    {
        var document = await db.VisibleDocuments(actor).AsNoTracking().Where(d => d.Id == id).OneAsync(cancellationToken);
        var kind = PaperKinds.Of(document.Kind);
        var file = await db.DocumentFiles.AsNoTracking().Where(f => f.OfficeId == document.OfficeId && f.OwnerId == document.Id.Value).Select(f => new { f.Data, f.Texts }).SingleAsync(cancellationToken);
        var (data, own) = (PaperJson.Read(file.Data!), PaperJson.ReadTexts(file.Texts));
        var changes = document.State == DocumentState.Draft ? await ChangesAsync(db, document, kind, data, actor, today ?? db.Today, cancellationToken) : [];
        return new(document, kind, document.State == DocumentState.Draft ? PaperTexts.Apply(kind.Schema, data, own) : data, PaperTexts.Of(kind.Schema, data), own, changes);
    }

    /// <summary>The .docx: of a draft as it would go out now, of an issued one the kept file, proved by its hash.</summary>
    /// <exception cref="RuleViolation">DOC-012: the template cannot be filled. DOC-020: the kept file is not the one that went out.</exception>
    public async Task<byte[]> FileAsync(AppDb db, CancellationToken cancellationToken = default) => Document.State == DocumentState.Draft
        ? (await CurrentTemplate.LoadAsync(db, Document.OfficeId, Kind, cancellationToken)).Fill(Data)
        : await StoredFile.LoadAsync(db, Document.OfficeId, Document.Id.Value, Document.Hash, cancellationToken);

    /// <summary>Name of the downloaded file, without marks: <c>05-KH-CCTHADS ke-hoach-cao-diem</c>.</summary>
    public string FileName => (Document.NumberText is { } number ? number.Replace('/', '-') + " " : "du-thao ") + Kind.Shipped.Code;

    // A subject that is gone meanwhile has nothing to compare with.
    private static async Task<IReadOnlyList<PaperDifference>> ChangesAsync(AppDb db, IssuedDocument document, PaperKind kind, GroupValue data, Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        try
        {
            var request = await PaperData.RequestAsync(db, document.CampaignId, actor, today, document.Subject, cancellationToken);
            return PaperDifferences.Between(kind.Schema, data, await PaperData.LoadAsync(db, kind, request, cancellationToken));
        }
        catch (NotInScope)
        {
            return [];
        }
    }
}
