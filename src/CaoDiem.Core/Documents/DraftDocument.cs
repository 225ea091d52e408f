using System.Text;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>Makes a draft from the records of a day; a draft of the same subject that is there already is given instead.</summary>
/// <param name="AsOf">Today when null.</param>
public sealed record DraftDocument(Id<Campaign> CampaignId, string Kind, string Subject = "", DateOnly? AsOf = null);

/// <summary>Words the texts of a draft; a text that is the records' own again counts as not worded.</summary>
public sealed record EditDraft(Id<IssuedDocument> DocumentId, IReadOnlyDictionary<string, string> Texts);

/// <summary>Takes over what the records say now; the words that people gave are kept.</summary>
public sealed record RefreshDraft(Id<IssuedDocument> DocumentId, DateOnly AsOf);

/// <summary>Throws a draft away; an issued document is cancelled instead.</summary>
public sealed record DropDraft(Id<IssuedDocument> DocumentId);

public sealed class DraftDocumentHandler(AppDb db)
{
    /// <exception cref="NotInScope">Campaign, kind or subject is out of the actor's sight.</exception>
    public async Task<Id<IssuedDocument>> Handle(DraftDocument command, Actor actor, CancellationToken cancellationToken = default)
    {
        var kind = PaperKinds.Of(command.Kind);
        actor.Demand(kind.Draft);
        DraftContent.DemandSight(kind, actor);
        var request = await PaperData.RequestAsync(db, command.CampaignId, actor, command.AsOf, command.Subject, cancellationToken);
        var choice = await kind.Subject.OneAsync(db, request, cancellationToken);
        var there = await db.VisibleDocuments(actor).Where(d => d.OfficeId == request.OfficeId && d.CampaignId == command.CampaignId && d.Kind == kind.Code && d.Subject == choice.Key && d.State == DocumentState.Draft)
            .Select(d => d.Id).ToListAsync(cancellationToken);
        if (there.Count > 0)
        {
            return there[0];
        }

        var document = new IssuedDocument
        {
            OfficeId = request.OfficeId,
            CampaignId = command.CampaignId,
            Kind = kind.Code,
            Subject = choice.Key,
            SubjectName = choice.Name,
            DossierId = choice.Dossier is { } file ? new Id<Dossier>(file) : null,
            DraftedBy = actor.Name,
            DraftedAt = db.Time.GetUtcNow().UtcDateTime,
        };
        var stored = new DocumentFile { OfficeId = request.OfficeId, OwnerId = document.Id.Value };
        DraftContent.Put(document, stored, kind, await PaperData.LoadAsync(db, kind, request with { Subject = choice.Key }, cancellationToken), new Dictionary<string, string>(), request.AsOf);
        db.Begin(nameof(DraftDocument), actor, kind.Name);
        db.IssuedDocuments.Add(document);
        db.DocumentFiles.Add(stored);
        await db.SaveChangesAsync(cancellationToken);
        return document.Id;
    }

    /// <exception cref="RuleViolation">DOC-001: not a draft.</exception>
    public async Task Handle(EditDraft command, Actor actor, CancellationToken cancellationToken = default)
    {
        var (document, file, kind) = await DraftAsync(command.DocumentId, actor, cancellationToken);
        var data = PaperJson.Read(file.Data!);
        var texts = PaperJson.ReadTexts(file.Texts).Where(t => !command.Texts.ContainsKey(t.Key)).Concat(PaperTexts.Own(kind.Schema, data, command.Texts)).ToDictionary();
        db.Begin(nameof(EditDraft), actor, kind.Name);
        DraftContent.Put(document, file, kind, data, texts, document.AsOf);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">DOC-001: not a draft.</exception>
    public async Task Handle(RefreshDraft command, Actor actor, CancellationToken cancellationToken = default)
    {
        var (document, file, kind) = await DraftAsync(command.DocumentId, actor, cancellationToken);
        var request = await PaperData.RequestAsync(db, document.CampaignId, actor, command.AsOf, document.Subject, cancellationToken);
        var data = await PaperData.LoadAsync(db, kind, request, cancellationToken);
        db.Begin(nameof(RefreshDraft), actor, kind.Name);
        DraftContent.Put(document, file, kind, data, PaperJson.ReadTexts(file.Texts), command.AsOf);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">DOC-001: not a draft.</exception>
    public async Task Handle(DropDraft command, Actor actor, CancellationToken cancellationToken = default)
    {
        var (document, file, kind) = await DraftAsync(command.DocumentId, actor, cancellationToken);
        db.Begin(nameof(DropDraft), actor, kind.Name);
        db.IssuedDocuments.Remove(document);
        db.DocumentFiles.Remove(file);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(IssuedDocument Document, DocumentFile File, PaperKind Kind)> DraftAsync(Id<IssuedDocument> id, Actor actor, CancellationToken cancellationToken)
    {
        var document = await db.VisibleDocuments(actor).Where(d => d.Id == id).OneAsync(cancellationToken);
        var kind = PaperKinds.Of(document.Kind);
        actor.Demand(kind.Draft);
        document.Require(DocumentState.Draft);
        return (document, await db.DocumentFiles.SingleAsync(f => f.OfficeId == document.OfficeId && f.OwnerId == document.Id.Value, cancellationToken), kind);
    }
}

/// <summary>Data and words of a draft together with their fingerprint in the record.</summary>
internal static class DraftContent
{
    /// <exception cref="NotInScope">The kind names files that the actor may not see.</exception>
    public static void DemandSight(PaperKind kind, Actor actor)
    {
        if (!PaperKinds.ReadableBy(actor).Contains(kind))
        {
            throw new NotInScope();
        }
    }

    public static void Put(IssuedDocument document, DocumentFile file, PaperKind kind, GroupValue data, IReadOnlyDictionary<string, string> texts, DateOnly asOf)
    {
        (file.Data, file.Texts) = (PaperJson.Write(data), PaperJson.WriteTexts(texts));
        document.Tell(asOf, DocumentHash.Of(Encoding.UTF8.GetBytes(file.Data + file.Texts)), PaperTexts.Of(kind.Schema, data).Where(t => texts.ContainsKey(t.Key)).Select(t => t.Label));
    }

    public static GroupValue Worded(PaperKind kind, DocumentFile file) => PaperTexts.Apply(kind.Schema, PaperJson.Read(file.Data!), PaperJson.ReadTexts(file.Texts));
}
