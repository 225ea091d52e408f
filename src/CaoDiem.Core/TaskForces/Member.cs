using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

public enum MemberKind
{
    Representative,
    Deputy,
    Officer,
    Clerk,
    Borrowed,
}

/// <summary>The facts of each kind of member in one table.</summary>
public static class MemberKinds
{
    private static readonly Dictionary<MemberKind, (string Label, bool CanLead)> Facts = new()
    {
        [MemberKind.Deputy] = ("Tổ phó", true),
        [MemberKind.Officer] = ("Chấp hành viên", true),
        [MemberKind.Clerk] = ("Thư ký", false),
        [MemberKind.Borrowed] = ("Cán bộ tăng cường", true),
        [MemberKind.Representative] = ("Đại diện cơ quan phối hợp", false),
    };

    public static IReadOnlyList<MemberKind> All { get; } = [.. Facts.Keys];

    public static string Label(this MemberKind kind) => Facts[kind].Label;

    /// <summary>May take the team out when the leader is away.</summary>
    public static bool CanLead(this MemberKind kind) => Facts[kind].CanLead;
}

/// <summary>A person in a task force: of the office, borrowed, or sent by a partner agency.</summary>
public sealed class Member : OfficeOwned<Member>
{
    public const int FullWeek = 40;

    public required Id<TaskForce> TaskForceId { get; init; }

    protected override Guid? Whole => TaskForceId.Value;

    public required string Name { get; init; }

    /// <summary>Where the person comes from: the office, the procuracy, the police, a People's Committee …</summary>
    public required string Organisation { get; init; }

    public required string Duty { get; init; }

    /// <summary>The account of the person, when there is one; it then sees the files of the task force.</summary>
    public Id<User>? UserId { get; init; }

    public MemberKind Kind { get; init; }

    /// <summary>First and last day in the task force; open where null. Borrowed staff always have both.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; internal set; }

    /// <summary>What a borrowed person was handed over, and what he hands back: files, area, contacts.</summary>
    public string? HandoverNote { get; init; }

    /// <summary>Hours a week for the task force.</summary>
    public int HoursPerWeek { get; init; } = FullWeek;

    /// <summary>The weekdays on which the hours are worked, as <see cref="WeekdaySet"/>.</summary>
    public int Weekdays { get; init; } = WeekdaySet.Working;

    /// <summary>The agency that sends a representative, when it is one of the office's partners.</summary>
    public Id<Partner>? PartnerId { get; init; }

    /// <summary>The reinforcement from another office that brought him, if one did.</summary>
    public Id<Reinforcement>? ReinforcementId { get; init; }

    public bool IsIn(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>Days on which the leader (no member named) or a member is away.</summary>
public sealed class MemberLeave : OfficeOwned<MemberLeave>
{
    public required Id<TaskForce> TaskForceId { get; init; }

    protected override Guid? Whole => TaskForceId.Value;

    public Id<Member>? MemberId { get; init; }

    /// <summary>Whose days they are where no member is named: the officer who led then. Who leads after him is there.</summary>
    public Id<Officer>? OfficerId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; set; }

    public string? Note { get; init; }

    /// <summary>The reinforcement of another office that the days are for, if they are.</summary>
    public Id<Reinforcement>? ReinforcementId { get; init; }

    public DateRange Period => new(From, To);
}

/// <summary>What a new member brings; the defaults are those of somebody who is there all week.</summary>
public sealed record MemberTerms(
    MemberKind Kind = MemberKind.Representative, DateOnly? From = null, DateOnly? To = null, string? HandoverNote = null,
    int HoursPerWeek = Member.FullWeek, int Weekdays = WeekdaySet.Working, Id<Partner>? PartnerId = null, Id<Reinforcement>? ReinforcementId = null);
