using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>Attaches files to an act that is there: all of them or none.</summary>
public sealed record AttachFiles(Id<Act> ActId, IReadOnlyList<AttachedFile> Files);

public sealed class AttachFilesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">ACT-109: no file. As <see cref="ActFiles.Add"/>. Nothing is stored then.</exception>
    /// <exception cref="NotInScope">The act, or its file, does not exist for the actor.</exception>
    public Task<FilesAttached> Handle(AttachFiles command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        return command.Files.Count == 0
            ? throw new RuleViolation("ACT-109", "Chưa chọn tệp.", "files")
            : Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    /// <summary>The content of an attachment, proved by its hash.</summary>
    /// <exception cref="RuleViolation">ACT-108: it is gone, or is no longer what was attached.</exception>
    public static async Task<byte[]> ReadAsync(AppDb db, ActAttachment attachment, CancellationToken cancellationToken = default)
    {
        var content = await db.ActAttachmentContents.AsNoTracking()
            .Where(c => c.OfficeId == attachment.OfficeId && c.AttachmentId == attachment.Id)
            .Select(c => c.Bytes).SingleOrDefaultAsync(cancellationToken);
        return content is not null && AttachedFile.Hash(content) == attachment.Sha256
            ? content
            : throw new RuleViolation(
                "ACT-108", $"Tệp «{attachment.FileName}» không còn khớp với mã băm lúc đính kèm: có người đã sửa thẳng trong cơ sở dữ liệu "
                    + "hoặc đĩa bị hỏng. Hãy báo người quản trị khôi phục từ bản sao lưu.");
    }

    private async Task<FilesAttached> InTurnAsync(AttachFiles command, Actor actor, CancellationToken cancellationToken)
    {
        var act = await LockedAsync(db, command.ActId, actor, cancellationToken);
        var attached = await db.ActAttachments.AsNoTracking()
            .Where(a => a.OfficeId == act.OfficeId && a.ActId == act.Id).ToListAsync(cancellationToken);
        var done = new ActFiles(act, attached).Add(command.Files, actor, db.Time.GetUtcNow().UtcDateTime);
        db.Begin(nameof(AttachFiles), actor);
        db.ActAttachments.AddRange(done.Added);
        await db.SaveChangesAsync(cancellationToken);
        return done;
    }

    /// <summary>An act to be read, its file locked: nobody cancels it, or attaches to it, meanwhile.</summary>
    /// <exception cref="NotInScope">It does not exist for the actor.</exception>
    internal static async Task<Act> LockedAsync(AppDb db, Id<Act> id, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var found = db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.Id == id);
        var file = (await found.OneAsync(cancellationToken)).DossierId;
        await Approvals.RequireInScopeAsync(db, actor, [file], cancellationToken);
        await LedgerWork.LockAsync(db, office, file, cancellationToken);
        return await found.OneAsync(cancellationToken);
    }
}
