using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>A picture or signature of a field record, by the number it has on the record's own page.</summary>
public sealed record VisitPicture(Attachment Picture, int Number)
{
    public string Label => Picture.Kind == AttachmentKind.Signature ? "Chữ ký" : $"Ảnh {Number}";
}

/// <summary>What stands behind the acts of one file: attachments, and the pictures of field records that became acts.</summary>
public sealed class ActPapers
{
    private readonly ILookup<Id<Act>, ActAttachment> _files;
    private readonly ILookup<Id<Act>, VisitPicture> _pictures;

    private ActPapers(ILookup<Id<Act>, ActAttachment> files, ILookup<Id<Act>, VisitPicture> pictures) =>
        (_files, _pictures) = (files, pictures);

    /// <summary>Never loads a content.</summary>
    public static async Task<ActPapers> LoadAsync(
        AppDb db, Dossier file, IReadOnlyList<Act> acts, IEnumerable<ActAttachment> attached, CancellationToken cancellationToken)
    {
        var pictures = acts.Any(a => a.SourceId is not null && a.Source is ActSource.Field or ActSource.Migrated)
            ? await PicturesAsync(db, file, cancellationToken) : [];
        return new(attached.ToLookup(a => a.ActId), Placed(pictures, acts));
    }

    public IReadOnlyList<ActAttachment> FilesOf(Act act) => [.. _files[act.Id]];

    public IReadOnlyList<VisitPicture> PicturesOf(Act act) => [.. _pictures[act.Id]];

    private static Task<List<Attachment>> PicturesAsync(AppDb db, Dossier file, CancellationToken cancellationToken)
    {
        var visits = db.Visits.Where(v => v.OfficeId == file.OfficeId && v.DossierId == file.Id);
        return db.Attachments.AsNoTracking().Where(a => a.OfficeId == file.OfficeId && visits.Any(v => v.Id == a.VisitId))
            .OrderBy(a => a.Kind).ThenBy(a => a.Id).ToListAsync(cancellationToken);
    }

    // A record may have become several acts: its pictures stand once, with the first.
    private static ILookup<Id<Act>, VisitPicture> Placed(List<Attachment> pictures, IReadOnlyList<Act> acts) => pictures
        .GroupBy(p => p.VisitId)
        .Select(visit => (Act: acts.Where(a => a.SourceId == visit.Key.Value).MinBy(a => a.Turn), Pictures: visit))
        .Where(v => v.Act is not null)
        .SelectMany(v => v.Pictures.Select((p, i) => (v.Act!.Id, Picture: new VisitPicture(p, i + 1))))
        .ToLookup(v => v.Id, v => v.Picture);
}
