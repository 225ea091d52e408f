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
    private static readonly Dictionary<MemberKind, (string Label, bool CanLead, bool Own)> Facts = new()
    {
        [MemberKind.Deputy] = ("Tổ phó", true, true),
        [MemberKind.Officer] = ("Chấp hành viên", true, true),
        [MemberKind.Clerk] = ("Thư ký", false, true),
        [MemberKind.Borrowed] = ("Cán bộ tăng cường", true, false),
        [MemberKind.Representative] = ("Đại diện cơ quan phối hợp", false, false),
    };

    public static IReadOnlyList<MemberKind> All { get; } = [.. Facts.Keys];

    public static string Label(this MemberKind kind) => Facts[kind].Label;

    /// <summary>May take the team out when the leader is away.</summary>
    public static bool CanLead(this MemberKind kind) => Facts[kind].CanLead;

    /// <summary>Somebody of the office itself: picked from its officers and accounts, never typed.</summary>
    public static bool IsOwn(this MemberKind kind) => Facts[kind].Own;
}

/// <summary>A person in a task force: of the office, borrowed, or sent by a partner agency.</summary>
public sealed class Member : OfficeOwned<Member>
{
    public const int FullWeek = 40;

    public required Id<TaskForce> TaskForceId { get; init; }

    protected override Guid? Whole => TaskForceId.Value;

    public required string Name { get; set; }

    /// <summary>Where the person comes from: the office, the procuracy, the police, a People's Committee …</summary>
    public required string Organisation { get; init; }

    public required string Duty { get; init; }

    /// <summary>The account of the person, when there is one; it then sees the files of the task force.</summary>
    public Id<User>? UserId { get; private set; }

    /// <summary>The officer of the office that he is, when he is one.</summary>
    public Id<Officer>? OfficerId { get; private set; }

    /// <summary>The person of a partner agency that he is, when he was picked from its people.</summary>
    public Id<Representative>? RepresentativeId { get; internal set; }

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

    /// <summary>Somebody of the office who was typed in once, and whom nothing ties to its officers or accounts.</summary>
    public bool IsTyped => Kind.IsOwn() && OfficerId is null && UserId is null;

    /// <summary>Ties him to the officer or account that he is; his name is theirs from then on.</summary>
    internal void Tie(StaffMember person) => (Name, OfficerId, UserId) = (person.Name, person.OfficerId, person.UserId);

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
    int HoursPerWeek = Member.FullWeek, int Weekdays = WeekdaySet.Working, Id<Partner>? PartnerId = null,
        Id<Reinforcement>? ReinforcementId = null,
    Id<Representative>? RepresentativeId = null);

/// <summary>Somebody of the office, as its directory or its accounts know him.</summary>
public sealed record StaffMember(string Name, Id<Officer>? OfficerId, Id<User>? UserId);
