using System.Security.Cryptography;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>A piece of an announced attachment, from a place in it.</summary>
public sealed record ReceiveChunk(Id<Attachment> AttachmentId, int Offset, byte[] Content);

/// <summary>How far the attachment has come: the next piece starts at <paramref name="Received"/>.</summary>
public sealed record ChunkReceived(int Received, bool Whole);

public sealed class ReceiveAttachmentHandler(AppDb db)
{
    public const int LargestChunk = 256 * 1024;

    /// <summary>Takes the piece when it fits on what is there; otherwise only says how far it is.</summary>
    /// <exception cref="RuleViolation">FLD-020: never announced here. FLD-021: longer than announced.</exception>
    public async Task<ChunkReceived> Handle(ReceiveChunk command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Attachments.Where(a => a.OfficeId == office && a.Id == command.AttachmentId).ExecuteUpdateAsync(s => s.SetProperty(a => a.Version, a => a.Version), cancellationToken);
        var attachment = await db.Attachments.SingleOrDefaultAsync(a => a.OfficeId == office && a.Id == command.AttachmentId, cancellationToken)
            ?? throw new RuleViolation("FLD-020", "Bản ghi của ảnh này chưa được gửi.");
        if (command.Content.Length == 0 || command.Offset != attachment.Received || attachment.IsWhole)
        {
            return new(attachment.Received, attachment.IsWhole);
        }

        if (command.Content.Length > LargestChunk || command.Offset + command.Content.Length > attachment.Length)
        {
            throw new RuleViolation("FLD-021", "Phần gửi lên dài hơn ảnh đã báo.");
        }

        db.Begin(nameof(ReceiveChunk), actor);
        db.AttachmentChunks.Add(new() { OfficeId = office, AttachmentId = attachment.Id, Offset = command.Offset, Content = command.Content });
        attachment.Take(command.Content.Length);
        await db.SaveChangesAsync(cancellationToken);
        if (attachment.IsWhole && Convert.ToHexStringLower(SHA256.HashData(await ReadAsync(db, attachment, cancellationToken))) != attachment.Sha256)
        {
            attachment.Restart();
            db.AttachmentChunks.RemoveRange(await db.AttachmentChunks.Where(c => c.OfficeId == office && c.AttachmentId == attachment.Id).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new(attachment.Received, attachment.IsWhole);
    }

    public static async Task<byte[]> ReadAsync(AppDb db, Attachment attachment, CancellationToken cancellationToken = default)
    {
        var pieces = await db.AttachmentChunks.AsNoTracking().Where(c => c.OfficeId == attachment.OfficeId && c.AttachmentId == attachment.Id)
            .OrderBy(c => c.Offset).Select(c => c.Content).ToListAsync(cancellationToken);
        return [.. pieces.SelectMany(p => p)];
    }
}
