using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.FieldWork;

public enum AttachmentKind
{
    Photo,
    Signature,
}

/// <summary>A photo or signature of a visit, announced with it and sent after it in pieces; whole when its hash agrees.</summary>
public sealed class Attachment : OfficeOwned<Attachment>
{
    public const int Largest = 8 * 1024 * 1024;

    public required Id<Visit> VisitId { get; init; }

    protected override Guid? Whole => VisitId.Value;

    public required AttachmentKind Kind { get; init; }

    public required string ContentType { get; init; }

    public required int Length { get; init; }

    /// <summary>SHA-256 of the whole, hexadecimal, lower case.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes received so far, without a gap.</summary>
    public int Received { get; private set; }

    public bool IsWhole => Received == Length;

    public void Take(int bytes) => Received += bytes;

    /// <summary>What came is not what was announced: it is sent again from the start.</summary>
    public void Restart() => Received = 0;
}

/// <summary>A piece of an attachment.</summary>
public sealed class AttachmentChunk
{
    public required Id<Office> OfficeId { get; init; }

    public required Id<Attachment> AttachmentId { get; init; }

    public required int Offset { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>
/// The secret of a person's field device: it locks what stands on the phone and the queue that is carried as a file. The
/// office holds it, so that a lost password loses no record.
/// </summary>
public sealed class FieldKey : OfficeOwned<FieldKey>
{
    public const int Bytes = 32;

    public required Id<User> UserId { get; init; }

    public required byte[] Secret { get; init; }
}
