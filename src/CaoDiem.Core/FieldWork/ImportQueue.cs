using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>Gives the secret of the actor's own device, made at the first call.</summary>
public sealed record TakeFieldKey;

/// <summary>Takes in what a device could not send and wrote into a file.</summary>
public sealed record ImportQueue(byte[] File);

/// <summary>What became of a file; bringing it again changes nothing and counts the same.</summary>
public sealed record QueueImported(int Accepted, int Refused, int Held, int Attachments, IReadOnlyList<string> Reasons);

/// <summary>
/// A queue as a file: a JSON envelope naming whose secret locks it, the content with AES-GCM, the person's id as associated
/// data. Only the office that holds the secret can read it.
/// </summary>
public sealed record QueueFile(string Format, Guid User, string Iv, string Data)
{
    public const string Name = "caodiem-queue-1";
    private const int Nonce = 12;
    private const int Tag = 16;

    public static QueueFile Lock(QueueContent content, Guid user, byte[] secret)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(content, ReceiveVisit.Json);
        var (iv, sealedBytes) = (RandomNumberGenerator.GetBytes(Nonce), new byte[plain.Length + Tag]);
        using var cipher = new AesGcm(secret, Tag);
        cipher.Encrypt(iv, plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), Owner(user));
        return new(Name, user, Convert.ToBase64String(iv), Convert.ToBase64String(sealedBytes));
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ReceiveVisit.Json);

    /// <exception cref="RuleViolation">FLD-051: not such a file.</exception>
    public static QueueFile Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<QueueFile>(bytes, ReceiveVisit.Json) is { Format: Name, Iv: not null, Data: not null } file ? file : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RuleViolation("FLD-051", "Đây không phải tệp xuất từ điện thoại của Cao Điểm.", "file");
        }
    }

    /// <exception cref="RuleViolation">FLD-052: damaged, or locked with another secret.</exception>
    public QueueContent Open(byte[] secret)
    {
        try
        {
            var (iv, data) = (Convert.FromBase64String(Iv), Convert.FromBase64String(Data));
            if (iv.Length != Nonce || data.Length <= Tag)
            {
                throw new FormatException();
            }

            var plain = new byte[data.Length - Tag];
            using var cipher = new AesGcm(secret, Tag);
            cipher.Decrypt(iv, data.AsSpan(0, plain.Length), data.AsSpan(plain.Length), plain, Owner(User));
            return JsonSerializer.Deserialize<QueueContent>(plain, ReceiveVisit.Json) is { Records: not null, Attachments: not null } content ? content : throw new FormatException();
        }
        catch (Exception damaged) when (damaged is FormatException or CryptographicException or JsonException)
        {
            throw new RuleViolation("FLD-052", "Tệp bị hỏng hoặc không phải của đơn vị này.", "file");
        }
    }

    private static byte[] Owner(Guid user) => Encoding.ASCII.GetBytes(user.ToString("D"));
}

/// <summary>The records of a device, the attachments they announce, and visits that did not take place.</summary>
public sealed record QueueContent(IReadOnlyList<ReceiveVisit> Records, IReadOnlyList<QueueAttachment> Attachments, IReadOnlyList<QueueSkip>? Skips = null);

/// <summary>A planned visit that did not take place, as it travels.</summary>
public sealed record QueueSkip(Guid StopId, SkipReason Reason, string? Note)
{
    public SkipVisit ToCommand() => new(new(StopId), Reason, Note);
}

public sealed record QueueAttachment(Guid Id, byte[] Content);

public sealed class ImportQueueHandler(AppDb db)
{
    public async Task<byte[]> Handle(TakeFieldKey command, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        actor.Demand(Permission.RecordResults);
        var (office, user) = (actor.RequireOffice(), actor.UserId ?? throw new RuleViolation("IDN-002", "Chỉ người có tài khoản mới dùng được điện thoại."));
        if (await db.FieldKeys.AsNoTracking().SingleOrDefaultAsync(k => k.OfficeId == office && k.UserId == user, cancellationToken) is { } known)
        {
            return known.Secret;
        }

        db.Begin(nameof(TakeFieldKey), actor);
        var key = new FieldKey { OfficeId = office, UserId = user, Secret = RandomNumberGenerator.GetBytes(FieldKey.Bytes) };
        db.FieldKeys.Add(key);
        await db.SaveChangesAsync(cancellationToken);
        return key.Secret;
    }

    /// <summary>Every record as if its device had sent it, in the device's order.</summary>
    /// <exception cref="RuleViolation">FLD-051, FLD-052: the file. FLD-053: it belongs to nobody of the office.</exception>
    public async Task<QueueImported> Handle(ImportQueue command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        var file = QueueFile.Read(command.File);
        var user = new Id<User>(file.User);
        var key = await db.FieldKeys.AsNoTracking().SingleOrDefaultAsync(k => k.OfficeId == office && k.UserId == user, cancellationToken)
            ?? throw new RuleViolation("FLD-053", "Tệp này không phải của người nào trong đơn vị.", "file");
        var content = file.Open(key.Secret);
        var owner = await db.Users.AsNoTracking().SingleAsync(u => u.Id == user, cancellationToken);
        var recorder = owner.ToActor() is var own && own.May(Permission.RecordResults) ? own : actor;
        var (states, reasons, attachments) = (new List<VisitState>(), new List<string>(), 0);
        foreach (var record in content.Records.Where(r => r is not null).OrderBy(r => r.Sequence))
        {
            var received = await OneAsync(record, recorder, cancellationToken);
            states.Add(received.State);
            reasons.AddRange(received.Message is { } message ? [$"{received.Code}: {message}"] : []);
        }

        foreach (var skip in (content.Skips ?? []).Where(s => s is not null))
        {
            try
            {
                db.ChangeTracker.Clear();
                await new IssueDaySheetHandler(db).Handle(skip.ToCommand(), recorder, cancellationToken);
                states.Add(VisitState.Accepted);
            }
            catch (Exception refused) when (refused is RuleViolation or NotInScope)
            {
                states.Add(VisitState.Refused);
                reasons.Add(refused.Message);
            }
        }

        foreach (var attachment in content.Attachments.Where(a => a?.Content is not null))
        {
            attachments += await WholeAsync(attachment, recorder, cancellationToken) ? 1 : 0;
        }

        return new(states.Count(s => s == VisitState.Accepted), states.Count(s => s == VisitState.Refused), states.Count(s => s == VisitState.Held), attachments, reasons);
    }

    private async Task<VisitReceived> OneAsync(ReceiveVisit record, Actor recorder, CancellationToken cancellationToken)
    {
        try
        {
            return await new ReceiveVisitHandler(db).Handle(record, recorder, VisitSource.File, cancellationToken);
        }
        catch (RuleViolation refused)
        {
            return new(VisitState.Refused, refused.Code, refused.Message);
        }
    }

    private async Task<bool> WholeAsync(QueueAttachment attachment, Actor recorder, CancellationToken cancellationToken)
    {
        var handler = new ReceiveAttachmentHandler(db);
        try
        {
            var state = await handler.Handle(new(new(attachment.Id), 0, []), recorder, cancellationToken);
            while (!state.Whole && state.Received < attachment.Content.Length)
            {
                var piece = attachment.Content.AsSpan(state.Received, Math.Min(ReceiveAttachmentHandler.LargestChunk, attachment.Content.Length - state.Received)).ToArray();
                var next = await handler.Handle(new(new(attachment.Id), state.Received, piece), recorder, cancellationToken);
                if (next.Received <= state.Received)
                {
                    return next.Whole;
                }

                state = next;
            }

            return state.Whole;
        }
        catch (RuleViolation)
        {
            return false; // its record was refused entry; the reason stands there
        }
    }
}
