using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Ledger;

public enum CancelRequestState
{
    Open,
    Granted,
    Refused,
    Withdrawn,
}

/// <summary>The words of each state in one table.</summary>
public static class CancelRequestStates
{
    private static readonly Dictionary<CancelRequestState, string> Labels = new()
    {
        [CancelRequestState.Open] = "Đang chờ thủ trưởng",
        [CancelRequestState.Granted] = "Đã hủy",
        [CancelRequestState.Refused] = "Không đồng ý hủy",
        [CancelRequestState.Withdrawn] = "Người đề nghị đã rút",
    };

    public static string Label(this CancelRequestState state) => Labels[state];
}

/// <summary>
/// Somebody who may no longer cancel what was recorded asks the head to: answered with who, when and why, or withdrawn; never deleted.
/// </summary>
public sealed class CancelRequest : OfficeOwned<CancelRequest>
{
    public required Id<Act> ActId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required string Reason { get; init; }

    public required Id<User>? AskedById { get; init; }

    public required string AskedBy { get; init; }

    public required DateTime AskedAt { get; init; }

    public CancelRequestState State { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Answer { get; private set; }

    /// <exception cref="RuleViolation">ACT-112: answered or withdrawn before. ACT-091: refused without a reason.</exception>
    internal void Close(CancelRequestState state, string by, DateTime at, string? answer)
    {
        if (State != CancelRequestState.Open)
        {
            throw new RuleViolation("ACT-112", "Đề nghị này đã được trả lời hoặc đã rút.", "Answer");
        }

        var words = VietText.Clean(answer);
        if (state == CancelRequestState.Refused && words.Length == 0)
        {
            throw new RuleViolation("ACT-091", "Không đồng ý thì phải nêu lý do.", "Answer");
        }

        (State, AnsweredBy, AnsweredAt, Answer) = (state, by, at, words.Length > 0 ? words : null);
    }
}

internal sealed class CancelRequestMapping : IEntityTypeConfiguration<CancelRequest>
{
    public void Configure(EntityTypeBuilder<CancelRequest> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.State });
        builder.HasIndex(x => new { x.OfficeId, x.ActId });
        builder.HasOne<Act>().WithMany().HasForeignKey(x => new { x.OfficeId, x.ActId }).OnDelete(DeleteBehavior.Restrict);
    }
}
