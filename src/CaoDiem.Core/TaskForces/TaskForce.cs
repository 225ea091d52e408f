using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>A professional task force (Tổ công tác nghiệp vụ): a leader, members and the communes it works in.</summary>
public sealed class TaskForce : OfficeOwned<TaskForce>
{
    private readonly List<Member> _members = [];
    private readonly List<TaskForceCommune> _communes = [];

    public required string Name { get; set; }

    public string SortKey { get; private set; } = "";

    public required Id<Officer> LeaderId { get; set; }

    public IReadOnlyList<Member> Members => _members;

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

    public Member AddMember(string name, string organisation, string duty, Id<User>? user)
    {
        var member = new Member
        {
            OfficeId = OfficeId,
            TaskForceId = Id,
            Name = name,
            Organisation = organisation,
            Duty = duty,
            UserId = user,
        };
        _members.Add(member);
        return member;
    }

    public void RemoveMember(Id<Member> member) => _members.RemoveAll(m => m.Id == member);
}

/// <summary>A person in a task force: of the office, borrowed, or sent by a partner agency.</summary>
public sealed class Member : OfficeOwned<Member>
{
    public required Id<TaskForce> TaskForceId { get; init; }

    protected override Guid? Whole => TaskForceId.Value;

    public required string Name { get; init; }

    /// <summary>Where the person comes from: the office, the procuracy, the police, a People's Committee …</summary>
    public required string Organisation { get; init; }

    public required string Duty { get; init; }

    /// <summary>The account of the person, when there is one; it then sees the files of the task force.</summary>
    public Id<User>? UserId { get; init; }
}

/// <summary>One commune in the area of a task force.</summary>
public sealed class TaskForceCommune : OfficeOwned<TaskForceCommune>
{
    public required Id<TaskForce> TaskForceId { get; init; }

    protected override Guid? Whole => TaskForceId.Value;

    public required Id<Commune> CommuneId { get; init; }
}
