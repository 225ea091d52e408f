using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>Why an officer no longer serves, or is not there for a while.</summary>
public enum LeaveKind
{
    Retired,
    Transferred,
    Absent,
}

/// <summary>The facts of each kind in one table.</summary>
public static class LeaveKinds
{
    private static readonly Dictionary<LeaveKind, (string Label, bool ForGood)> Facts = new()
    {
        [LeaveKind.Retired] = ("Nghỉ hưu", true),
        [LeaveKind.Transferred] = ("Chuyển công tác", true),
        [LeaveKind.Absent] = ("Vắng mặt", false),
    };

    public static IReadOnlyList<LeaveKind> All { get; } = [.. Facts.Keys];

    public static string Label(this LeaveKind kind) => Facts[kind].Label;

    /// <summary>He does not come back: his files have to go to somebody else.</summary>
    public static bool IsForGood(this LeaveKind kind) => Facts[kind].ForGood;
}

/// <summary>
/// An officer retires, goes elsewhere or is away, by a document. Never deleted: one that was a mistake is withdrawn with a reason and
/// stays.
/// </summary>
public sealed class OfficerLeave : OfficeOwned<OfficerLeave>
{
    /// <summary>All of his time.</summary>
    public const int AllOfIt = 100;

    public required Id<Officer> OfficerId { get; init; }

    protected override Guid? Whole => OfficerId.Value;

    public required LeaveKind Kind { get; init; }

    /// <summary>First day on which he is not there.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of an absence; null where he does not come back.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Share of his time that he is not there, in percent.</summary>
    public int Percent { get; init; } = AllOfIt;

    public required string DocumentNo { get; init; }

    public required string Reason { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    public bool Covers(DateOnly day) => !IsWithdrawn && From <= day && !(day > To);

    /// <summary>It was a mistake: he serves as if it had never been recorded.</summary>
    /// <exception cref="RuleViolation">IDN-067: withdrawn before. IDN-068: no reason.</exception>
    internal void Withdraw(string reason, string by, DateTime at)
    {
        if (IsWithdrawn)
        {
            throw new RuleViolation("IDN-067", "Dòng này đã được rút lại trước đó.", "WithdrawReason");
        }

        if (reason.Length == 0)
        {
            throw new RuleViolation("IDN-068", "Phải nêu lý do rút lại.", "WithdrawReason");
        }

        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
    }
}
