using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>
/// A partner agency is asked to one day of a task force: when, where, what for and what it should do. Days asked for
/// together share a letter; each day is answered by itself.
/// </summary>
public sealed class Invitation : OfficeOwned<Invitation>
{
    public required Id<TaskForce> TaskForceId { get; init; }

    public required Id<Partner> PartnerId { get; init; }

    /// <summary>The person asked for, when one is.</summary>
    public Id<Representative>? RepresentativeId { get; init; }

    /// <summary>The letter that carries this day, the same for all days sent together.</summary>
    public required Guid Letter { get; init; }

    public DateOnly Day { get; private set; }

    public TimeOnly From { get; private set; }

    public TimeOnly To { get; private set; }

    public string Place { get; private set; } = "";

    public required string Purpose { get; init; }

    /// <summary>What the agency is asked to do.</summary>
    public required string Asked { get; init; }

    public InvitationState State { get; private set; }

    /// <summary>Why it was refused, changed or cancelled; a remark to an attendance.</summary>
    public string? Note { get; private set; }

    /// <summary>When the agency's last answer, or its attendance, was recorded.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Revisions of day, hour or place, as calendars count them.</summary>
    public int Sequence { get; private set; }

    /// <exception cref="RuleViolation">INV-001: the end is not after the start. INV-002: no place.</exception>
    public void Schedule(DateOnly day, TimeOnly from, TimeOnly to, string place)
    {
        var clean = VietText.Clean(place);
        if (to <= from)
        {
            throw new RuleViolation("INV-001", "Giờ kết thúc phải sau giờ bắt đầu.", "To");
        }

        if (clean.Length == 0)
        {
            throw new RuleViolation("INV-002", "Chưa nhập địa điểm.", "Place");
        }

        (Day, From, To, Place) = (day, from, to, clean);
    }

    /// <exception cref="RuleViolation">INV-003: held or cancelled already.</exception>
    public void Confirm(DateTime at, string? note)
    {
        Require(State.IsAnswerable());
        Answer(InvitationState.Confirmed, note, at);
    }

    /// <exception cref="RuleViolation">INV-003: held or cancelled already. INV-004: no reason.</exception>
    public void Refuse(DateTime at, string? reason)
    {
        Require(State.IsAnswerable());
        Answer(InvitationState.Refused, Reason(reason, "từ chối"), at);
    }

    /// <summary>Moves the day; the agency is asked again.</summary>
    /// <exception cref="RuleViolation">INV-003: held or cancelled already. INV-004: no reason. INV-001, INV-002 as <see cref="Schedule"/>.</exception>
    public void Change(DateOnly day, TimeOnly from, TimeOnly to, string place, string? reason)
    {
        Require(State.IsOpen());
        var why = Reason(reason, "thay đổi");
        Schedule(day, from, to, place);
        (State, Note, AnsweredAt) = (InvitationState.Changed, why, null);
        Sequence++;
    }

    /// <exception cref="RuleViolation">INV-003: held or cancelled already. INV-004: no reason.</exception>
    public void Cancel(string? reason)
    {
        Require(State.IsOpen());
        (State, Note) = (InvitationState.Cancelled, Reason(reason, "hủy"));
        Sequence++;
    }

    /// <summary>After the day: whether the agency came. A wrong entry may be corrected.</summary>
    /// <exception cref="RuleViolation">INV-003: cancelled. INV-005: the day has not come yet.</exception>
    public void Attend(bool came, DateOnly today, DateTime at, string? note)
    {
        Require(State != InvitationState.Cancelled);
        if (Day > today)
        {
            throw new RuleViolation("INV-005", $"Chưa đến ngày {Day:dd/MM/yyyy} nên chưa ghi việc tham dự được.");
        }

        Answer(came ? InvitationState.Attended : InvitationState.Absent, note, at);
    }

    private void Answer(InvitationState state, string? note, DateTime at)
    {
        var clean = VietText.Clean(note);
        (State, Note, AnsweredAt) = (state, clean.Length > 0 ? clean : null, at);
    }

    private void Require(bool allowed)
    {
        if (!allowed)
        {
            throw new RuleViolation("INV-003", $"Buổi làm việc ở trạng thái «{State.Label().ToLowerInvariant()}» nên không ghi được việc này.");
        }
    }

    private static string Reason(string? reason, string what) => VietText.Clean(reason) is { Length: > 0 } clean
        ? clean
        : throw new RuleViolation("INV-004", $"Phải nêu lý do {what}.", "Note");
}
