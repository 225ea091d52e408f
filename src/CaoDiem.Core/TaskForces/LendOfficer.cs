using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>The province proposes that an office lends an officer to another.</summary>
public sealed record ProposeReinforcement(Id<Office> FromOffice, Id<Office> ToOffice, DateOnly From, DateOnly To, string? Purpose);

/// <summary>The lending office agrees and names the officer.</summary>
public sealed record LendOfficer(Id<Reinforcement> Id, Id<Officer> OfficerId, string? HandoverNote);

/// <summary>The receiving office puts him into a task force.</summary>
public sealed record PlaceReinforcement(Id<Reinforcement> Id, Id<TaskForce> TaskForceId);

/// <summary>The lending or the receiving office does not agree; the province cancels.</summary>
public sealed record RefuseReinforcement(Id<Reinforcement> Id, string? Reason);

/// <summary>He goes back before the agreed day.</summary>
public sealed record EndReinforcement(Id<Reinforcement> Id, DateOnly Last, string? Reason);

public sealed class LendOfficerHandler(AppDb db)
{
    /// <exception cref="RuleViolation">RNF-001: one office twice. RNF-002: no purpose. RNF-003: over already. SHR-001: end before start.</exception>
    public async Task<Id<Reinforcement>> Handle(ProposeReinforcement command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.OverseeProvince);
        if (command.FromOffice == command.ToOffice)
        {
            throw new RuleViolation("RNF-001", "Đơn vị cử người và đơn vị nhận người phải khác nhau.", "ToOffice");
        }

        foreach (var office in new[] { command.FromOffice, command.ToOffice })
        {
            _ = await db.VisibleOffices(actor).Where(o => o.Id == office).OneAsync(cancellationToken);
        }

        var (period, purpose) = (new DateRange(command.From, command.To), VietText.Clean(command.Purpose));
        if (purpose.Length == 0)
        {
            throw new RuleViolation("RNF-002", "Phải nêu việc cần tăng cường.", "Purpose");
        }

        if (period.To < db.Today)
        {
            throw new RuleViolation("RNF-003", "Thời gian tăng cường đã qua.", "To");
        }

        var made = Reinforcement.Propose(command.FromOffice, command.ToOffice, period, purpose, actor.Name, db.Today);
        db.Begin(nameof(ProposeReinforcement), actor);
        db.Reinforcements.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        return made.Id;
    }

    /// <exception cref="RuleViolation">RNF-011: not an officer of the office. RNF-015: lent in these days already. As <see cref="Reinforcement.Agree"/>; TSK-034: he is away anyway.</exception>
    public async Task Handle(LendOfficer command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var reinforcement = await db.VisibleReinforcements(actor).Where(r => r.Id == command.Id && r.OfficeId == office).OneAsync(cancellationToken);
        var officer = await db.Officers.SingleOrDefaultAsync(o => o.OfficeId == office && o.Id == command.OfficerId, cancellationToken)
            ?? throw new RuleViolation("RNF-011", "Hãy chọn một chấp hành viên của đơn vị.", "OfficerId");
        var lent = await db.Reinforcements.AsNoTracking().Where(r => r.OfficeId == office && r.OfficerId == officer.Id && r.Id != command.Id).ToListAsync(cancellationToken);
        if (lent.Exists(r => r.Holds && r.Period.Overlaps(reinforcement.Period)))
        {
            throw new RuleViolation("RNF-015", $"{officer.Name} đã đi tăng cường trong những ngày này.", "OfficerId");
        }

        reinforcement.Agree(officer.Id, command.HandoverNote);
        var to = await db.Offices.Where(o => o.Id == reinforcement.ToOfficeId).Select(o => o.Name).SingleAsync(cancellationToken);
        db.Begin(nameof(LendOfficer), actor);
        foreach (var (force, member) in await TeamsOfAsync(officer, cancellationToken))
        {
            db.MemberLeaves.Add(force.TakeLeave(member, reinforcement.Period, $"Tăng cường cho {to}. {reinforcement.HandoverNote}", reinforcement.Id));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">RNF-016: not a task force of the office. As <see cref="Reinforcement.Place"/>.</exception>
    public async Task Handle(PlaceReinforcement command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var reinforcement = await db.VisibleReinforcements(actor).Where(r => r.Id == command.Id && r.ToOfficeId == office).OneAsync(cancellationToken);
        var force = await db.TaskForces.Include(t => t.Members).SingleOrDefaultAsync(t => t.OfficeId == office && t.Id == command.TaskForceId, cancellationToken)
            ?? throw new RuleViolation("RNF-016", "Hãy chọn một tổ công tác của đơn vị.", "TaskForceId");
        reinforcement.Place(force.Id);
        var officer = await db.Officers.AsNoTracking().SingleAsync(o => o.OfficeId == reinforcement.OfficeId && o.Id == reinforcement.OfficerId, cancellationToken);
        var from = await db.Offices.Where(o => o.Id == reinforcement.OfficeId).Select(o => o.Name).SingleAsync(cancellationToken);
        db.Begin(nameof(PlaceReinforcement), actor);
        db.Members.Add(Join(force, reinforcement, officer.Name, from));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">As <see cref="Reinforcement.Refuse"/>.</exception>
    public async Task Handle(RefuseReinforcement command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SeeReinforcements);
        var reinforcement = await db.VisibleReinforcements(actor).Where(r => r.Id == command.Id).OneAsync(cancellationToken);
        db.Begin(nameof(RefuseReinforcement), actor);
        if (actor.May(Permission.OverseeProvince))
        {
            reinforcement.Cancel(command.Reason);
        }
        else
        {
            reinforcement.Refuse(command.Reason);
        }

        db.MemberLeaves.RemoveRange(await db.MemberLeaves.Where(l => l.OfficeId == reinforcement.OfficeId && l.ReinforcementId == reinforcement.Id).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">As <see cref="Reinforcement.End"/>.</exception>
    public async Task Handle(EndReinforcement command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SeeReinforcements);
        var reinforcement = await db.VisibleReinforcements(actor).Where(r => r.Id == command.Id).OneAsync(cancellationToken);
        db.Begin(nameof(EndReinforcement), actor);
        reinforcement.End(command.Last, command.Reason);
        var leaves = await db.MemberLeaves.Where(l => l.OfficeId == reinforcement.OfficeId && l.ReinforcementId == reinforcement.Id).ToListAsync(cancellationToken);
        var members = await db.Members.Where(m => m.OfficeId == reinforcement.ToOfficeId && m.ReinforcementId == reinforcement.Id).ToListAsync(cancellationToken);
        leaves.ForEach(l => l.To = command.Last);
        members.ForEach(m => m.To = command.Last);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Member Join(TaskForce force, Reinforcement reinforcement, string name, string from) => force.AddMember(
        name, from, reinforcement.Purpose, null,
        new(MemberKind.Borrowed, reinforcement.From, reinforcement.To, reinforcement.HandoverNote, ReinforcementId: reinforcement.Id));

    // Where the officer leads, or is a member by his account.
    private async Task<List<(TaskForce Force, Id<Member>? Member)>> TeamsOfAsync(Officer officer, CancellationToken cancellationToken)
    {
        var accounts = await db.Users.Where(u => u.OfficeId == officer.OfficeId && u.OfficerId == officer.Id).Select(u => u.Id).ToListAsync(cancellationToken);
        var forces = await db.TaskForces.AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Where(t => t.OfficeId == officer.OfficeId).ToListAsync(cancellationToken);
        return
        [
            .. forces.Where(f => f.LeaderId == officer.Id).Select(f => (f, (Id<Member>?)null)),
            .. forces.SelectMany(f => f.BesideLeader.Where(m => m.OfficerId == officer.Id || (m.UserId is { } user
                && accounts.Contains(user))).Select(m => (f, (Id<Member>?)m.Id))),
        ];
    }
}
