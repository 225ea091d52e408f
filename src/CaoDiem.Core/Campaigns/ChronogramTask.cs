using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>One task of a campaign's timetable: when, whose, and how far it is.</summary>
public sealed class ChronogramTask : OfficeOwned<ChronogramTask>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    /// <summary>Code of the task in <see cref="ChronogramTemplate"/>; null for one the office added.</summary>
    public string? Code { get; init; }

    public required TaskPhase Phase { get; init; }

    public required string Title { get; init; }

    /// <summary>Working days from the anchor of the phase to the day it is due.</summary>
    public required int Offset { get; init; }

    /// <summary>Working days the task takes; 1 for a task of one day.</summary>
    public required int Length { get; init; }

    public required Role Owner { get; init; }

    /// <summary>Name of the person, when the role is not enough.</summary>
    public string? Person { get; init; }

    public TaskProgress Progress { get; private set; }

    public required DateOnly From { get; set; }

    public required DateOnly Due { get; set; }

    public DateOnly? DoneOn { get; private set; }

    /// <summary>The task is still to be done and its day has passed.</summary>
    public bool IsLate(DateOnly today) => Progress is TaskProgress.ToDo or TaskProgress.Doing && Due < today;

    /// <exception cref="RuleViolation">CHR-003: the state is the same.</exception>
    public void Enter(TaskProgress progress, DateOnly on)
    {
        if (progress == Progress)
        {
            throw new RuleViolation("CHR-003", $"Việc «{Title}» đã ở trạng thái {progress.Label().ToLowerInvariant()}.");
        }

        Progress = progress;
        DoneOn = progress == TaskProgress.Done ? on : null;
    }

    /// <summary>Gives the task other dates; the record of the move tells why.</summary>
    /// <exception cref="RuleViolation">CHR-004: done or dropped. CHR-005: the same day. SHR-001: end before start.</exception>
    public DateMove Move(DateRange period, MoveReason reason, string? note, string by, DateTime at)
    {
        if (Progress is TaskProgress.Done or TaskProgress.Dropped)
        {
            throw new RuleViolation("CHR-004", $"Việc «{Title}» đã {Progress.Label().ToLowerInvariant()}, không dời ngày nữa.");
        }

        if (period == new DateRange(From, Due))
        {
            throw new RuleViolation("CHR-005", "Ngày mới trùng ngày cũ.", "Due");
        }

        var move = DateMove.Of(OfficeId, CampaignId, Id.Value, Title, new(From, Due), period, reason, note, by, at);
        (From, Due) = (period.From, period.To);
        return move;
    }
}

/// <summary>A date that was moved: the old one, the new one, who, when and why. Never edited.</summary>
public sealed class DateMove : OfficeOwned<DateMove>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    /// <summary>The task or wave whose dates moved.</summary>
    public required Guid SubjectId { get; init; }

    public required string Subject { get; init; }

    public required DateOnly OldFrom { get; init; }

    public required DateOnly OldTo { get; init; }

    public required DateOnly NewFrom { get; init; }

    public required DateOnly NewTo { get; init; }

    public required MoveReason Reason { get; init; }

    public string? Note { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }

    /// <exception cref="RuleViolation">CHR-006: the reason "other" needs words.</exception>
    public static DateMove Of(
        Id<Office> office, Id<Campaign> campaign, Guid subject, string name, DateRange old, DateRange now, MoveReason reason, string? note, string by, DateTime at)
    {
        var words = VietText.Clean(note);
        if (reason == MoveReason.Other && words.Length == 0)
        {
            throw new RuleViolation("CHR-006", "Lý do «khác» phải ghi rõ.", "Note");
        }

        return new()
        {
            OfficeId = office,
            CampaignId = campaign,
            SubjectId = subject,
            Subject = name,
            OldFrom = old.From,
            OldTo = old.To,
            NewFrom = now.From,
            NewTo = now.To,
            Reason = reason,
            Note = words.Length > 0 ? words : null,
            By = by,
            At = at,
        };
    }
}
