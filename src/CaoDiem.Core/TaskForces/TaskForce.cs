using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>A professional task force (Tổ công tác nghiệp vụ): a leader, members and the communes it works in.</summary>
public sealed class TaskForce : OfficeOwned<TaskForce>
{
    private readonly List<Member> _members = [];
    private readonly List<MemberLeave> _leaves = [];
    private readonly List<TaskForceCommune> _communes = [];

    public required string Name { get; set; }

    public string SortKey { get; private set; } = "";

    public required Id<Officer> LeaderId { get; set; }

    /// <summary>Hours a week that the leader has for the task force.</summary>
    public int HoursPerWeek { get; private set; } = Member.FullWeek;

    /// <summary>The weekdays of the leader, as <see cref="WeekdaySet"/>.</summary>
    public int Weekdays { get; private set; } = WeekdaySet.Working;

    public IReadOnlyList<Member> Members => _members;

    /// <summary>The members without whoever of them leads: the leader is a member too, and counts once.</summary>
    public IEnumerable<Member> BesideLeader => _members.Where(m => m.OfficerId is null || m.OfficerId != LeaderId);

    /// <summary>How many people the task force has on a day, its leader among them.</summary>
    public int PeopleOn(DateOnly day) => 1 + BesideLeader.Count(m => m.IsIn(day));

    public IReadOnlyList<MemberLeave> Leaves => _leaves;

    public IReadOnlyList<TaskForceCommune> Communes => _communes;

    public void Rename(string name)
    {
        Name = name;
        SortKey = VietText.SortKey(name);
    }

    public void CoverCommunes(IReadOnlyCollection<Id<Commune>> communes)
    {
        _communes.RemoveAll(c => !communes.Contains(c.CommuneId));
        foreach (var commune in communes.Where(c => !_communes.Exists(x => x.CommuneId == c)))
        {
            _communes.Add(new() { OfficeId = OfficeId, TaskForceId = Id, CommuneId = commune });
        }
    }

    /// <exception cref="RuleViolation">TSK-030, TSK-031 as <see cref="CheckTime"/>.</exception>
    public void SetLeaderTime(int hoursPerWeek, int weekdays)
    {
        CheckTime(hoursPerWeek, weekdays);
        (HoursPerWeek, Weekdays) = (hoursPerWeek, weekdays);
    }

    /// <exception cref="RuleViolation">TSK-030, TSK-031 as <see cref="CheckTime"/>. TSK-032: borrowed staff without both dates. SHR-001: end before start.</exception>
    public Member AddMember(string name, string organisation, string duty, Id<User>? user, MemberTerms? terms = null)
    {
        var given = terms ?? new();
        CheckTime(given.HoursPerWeek, given.Weekdays);
        if (given.Kind == MemberKind.Borrowed && (given.From is null || given.To is null))
        {
            throw new RuleViolation("TSK-032", "Cán bộ tăng cường phải có ngày đến và ngày về.", given.From is null ? "From" : "To");
        }

        if (given is { From: { } from, To: { } to })
        {
            _ = new DateRange(from, to);
        }

        var member = new Member
        {
            OfficeId = OfficeId,
            TaskForceId = Id,
            Name = name,
            Organisation = organisation,
            Duty = duty,
            RepresentativeId = given.RepresentativeId,
            Kind = given.Kind,
            From = given.From,
            To = given.To,
            HandoverNote = given.HandoverNote,
            HoursPerWeek = given.HoursPerWeek,
            Weekdays = given.Weekdays,
            PartnerId = given.PartnerId,
            ReinforcementId = given.ReinforcementId,
        };
        member.Tie(new(name, null, user));
        _members.Add(member);
        return member;
    }

    /// <summary>Takes in somebody of the office.</summary>
    /// <exception cref="RuleViolation">
    /// TSK-043: not a kind of own staff. TSK-044: he leads the task force. TSK-045: he is in it in that time. Others as <see
    /// cref="AddMember"/>.
    /// </exception>
    internal Member AddStaff(StaffMember person, string office, string duty, MemberTerms terms)
    {
        if (!terms.Kind.IsOwn())
        {
            throw new RuleViolation("TSK-043", "Người của đơn vị là tổ phó, chấp hành viên hoặc thư ký.", "Kind");
        }

        RequireFree(person, terms.From, terms.To, null);
        var member = AddMember(person.Name, office, duty, person.UserId, terms);
        member.Tie(person);
        return member;
    }

    /// <summary>Says who a member typed in, or picked wrongly, is.</summary>
    /// <exception cref="RuleViolation">TSK-033: no such member. TSK-043 to TSK-045 as <see cref="AddStaff"/>.</exception>
    internal Member TieMember(Id<Member>? id, StaffMember person)
    {
        var member = _members.Find(m => m.Id == id) ?? throw new RuleViolation("TSK-033", "Không có thành viên này trong tổ.", "Member");
        if (!member.Kind.IsOwn())
        {
            throw new RuleViolation("TSK-043", $"{member.Name} là {member.Kind.Label().ToLowerInvariant()}, không phải người của đơn vị.",
                "Person");
        }

        RequireFree(person, member.From, member.To, member);
        member.Tie(person);
        return member;
    }

    public void RemoveMember(Id<Member> member)
    {
        _members.RemoveAll(m => m.Id == member);
        _leaves.RemoveAll(l => l.MemberId == member);
    }

    /// <exception cref="RuleViolation">TSK-033: no such member. TSK-037: the day is not within his time in the task force.</exception>
    public void EndMember(Id<Member>? member, DateOnly last)
    {
        var leaving = _members.Find(m => m.Id == member)
            ?? throw new RuleViolation("TSK-033", "Không có thành viên này trong tổ.", "Member");
        leaving.To = leaving.IsIn(last)
            ? last
            : throw new RuleViolation("TSK-037", $"{leaving.Name} không ở trong tổ ngày {last:dd/MM/yyyy}.", "Day");
    }

    /// <summary>Another officer leads; gives the rows that say who led from when.</summary>
    /// <param name="led">The rows that there are.</param>
    /// <exception cref="RuleViolation">TSK-038: he leads already, and on that day. TSK-039: before the last change.</exception>
    public IReadOnlyList<TeamLeader> ReplaceLeader(Id<Officer> officer, DateOnly from, string reason, IReadOnlyCollection<TeamLeader> led)
    {
        var last = led.Where(l => l.From is not null).MaxBy(l => l.From);
        if (officer == LeaderId && (last is null || last.From == from))
        {
            throw new RuleViolation("TSK-038", "Người này đang là tổ trưởng.", "OfficerId");
        }

        // The last change itself is put right: another day for the same officer, or another officer from the same day.
        var mends = last is not null && (officer == LeaderId || last.From == from);
        if (led.Any(l => (mends && l == last ? null : l.From) >= from))
        {
            throw new RuleViolation("TSK-039", $"Ngày thay phải sau lần thay trước, {led.Max(l => l.From):dd/MM/yyyy}.", "Day");
        }

        if (mends)
        {
            LeaderId = officer;
            last!.Mend(officer, from, reason);
            return [];
        }

        var before = new TeamLeader { OfficeId = OfficeId, TaskForceId = Id, OfficerId = LeaderId };
        LeaderId = officer;
        var now = new TeamLeader { OfficeId = OfficeId, TaskForceId = Id, OfficerId = officer, From = from, Reason = reason };
        return led.Count == 0 ? [before, now] : [now];
    }

    /// <summary>The days on which a member, or the officer who leads now (null), is away.</summary>
    public IEnumerable<MemberLeave> LeavesOf(Id<Member>? member) =>
        _leaves.Where(l => l.MemberId == member && (member is not null || l.OfficerId is null || l.OfficerId == LeaderId));

    /// <summary>Records days on which the leader (no member named) or a member is away.</summary>
    /// <exception cref="RuleViolation">TSK-033: no such member. TSK-034: overlaps a leave already recorded.</exception>
    public MemberLeave TakeLeave(Id<Member>? member, DateRange period, string? note, Id<Reinforcement>? reinforcement = null)
    {
        if (member is not null && !_members.Exists(m => m.Id == member))
        {
            throw new RuleViolation("TSK-033", "Không có thành viên này trong tổ.", "MemberId");
        }

        if (LeavesOf(member).Any(l => l.Period.Overlaps(period)))
        {
            throw new RuleViolation("TSK-034", "Đã ghi ngày vắng trùng với khoảng này.", "LeaveFrom");
        }

        var leave = new MemberLeave
        {
            OfficeId = OfficeId,
            TaskForceId = Id,
            MemberId = member,
            OfficerId = member is null ? LeaderId : null,
            From = period.From,
            To = period.To,
            Note = note,
            ReinforcementId = reinforcement,
        };
        _leaves.Add(leave);
        return leave;
    }

    public void CancelLeave(Id<MemberLeave> leave) => _leaves.RemoveAll(l => l.Id == leave);

    private void RequireFree(StaffMember person, DateOnly? from, DateOnly? to, Member? own)
    {
        if (person.OfficerId is { } officer && officer == LeaderId)
        {
            throw new RuleViolation("TSK-044", $"{person.Name} là tổ trưởng, đã là thành viên của tổ.", "Person");
        }

        if (_members.Exists(m => m != own && !(m.To < from) && !(to < m.From)
            && ((m.OfficerId is { } known && known == person.OfficerId) || (m.UserId is { } user && user == person.UserId))))
        {
            throw new RuleViolation("TSK-045", $"{person.Name} đã ở trong tổ thời gian này.", "Person");
        }
    }

    private static void CheckTime(int hoursPerWeek, int weekdays)
    {
        if (hoursPerWeek is < 1 or > Member.FullWeek)
        {
            throw new RuleViolation("TSK-030", $"Số giờ mỗi tuần từ 1 đến {Member.FullWeek}.", "HoursPerWeek");
        }

        if (weekdays == 0)
        {
            throw new RuleViolation("TSK-031", "Hãy chọn ít nhất một ngày trong tuần.", "Weekdays");
        }
    }
}

/// <summary>Who leads a task force from a day on, and why it changed; always, where no day is given.</summary>
public sealed class TeamLeader : OfficeOwned<TeamLeader>
{
    public required Id<TaskForce> TaskForceId { get; init; }

    protected override Guid? Whole => TaskForceId.Value;

    public required Id<Officer> OfficerId { get; set; }

    public DateOnly? From { get; set; }

    public string? Reason { get; set; }

    internal void Mend(Id<Officer> officer, DateOnly from, string reason) => (OfficerId, From, Reason) = (officer, from, reason);
}

/// <summary>One commune in the area of a task force.</summary>
public sealed class TaskForceCommune : OfficeOwned<TaskForceCommune>
{
    public required Id<TaskForce> TaskForceId { get; init; }

    protected override Guid? Whole => TaskForceId.Value;

    public required Id<Commune> CommuneId { get; init; }
}
