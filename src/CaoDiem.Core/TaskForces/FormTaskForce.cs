using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>Forms a task force, or changes one when <paramref name="Id"/> is given.</summary>
public sealed record FormTaskForce(Id<TaskForce>? Id, string Name, Id<Officer> LeaderId, IReadOnlyList<Id<Commune>> Communes);

public sealed class FormTaskForceHandler(AppDb db)
{
    /// <exception cref="RuleViolation">TSK-008: he has left the office by that day.</exception>
    internal static void RequireServing(Officer leader, DateOnly day, string field)
    {
        if (leader.HasLeft(day))
        {
            throw new RuleViolation(
                "TSK-008", $"{leader.Name} đã thôi làm việc tại đơn vị từ ngày {leader.LeftOn:dd/MM/yyyy}, không làm tổ trưởng.", field);
        }
    }

    /// <exception cref="RuleViolation">
    /// TSK-001: no name. TSK-002: the leader is not an officer of the office. TSK-003: no commune, or one of another
    /// office. TSK-004: a commune already belongs to another task force. TSK-008: the leader has left the office. TSK-041: its leader was
    /// replaced with a day before.
    /// </exception>
    public async Task<Id<TaskForce>> Handle(FormTaskForce command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var name = VietText.Clean(command.Name);
        if (name.Length == 0)
        {
            throw new RuleViolation("TSK-001", "Chưa nhập tên tổ công tác.", "Name");
        }

        var leader = await db.Officers.AsNoTracking()
            .FirstOrDefaultAsync(o => o.OfficeId == office && o.Id == command.LeaderId, cancellationToken)
            ?? throw new RuleViolation("TSK-002", "Tổ trưởng phải là chấp hành viên của đơn vị.", "LeaderId");
        RequireServing(leader, db.Today, "LeaderId");

        await RequireCommunesAsync(office, command, cancellationToken);
        var force = command.Id is { } id
            ? await db.TaskForces.Include(t => t.Communes).Where(t => t.OfficeId == office && t.Id == id).OneAsync(cancellationToken)
            : new TaskForce { OfficeId = office, Name = name, LeaderId = command.LeaderId };
        if (force.LeaderId != command.LeaderId && await db.TeamLeaders.AnyAsync(l => l.OfficeId == office && l.TaskForceId == force.Id, cancellationToken))
        {
            throw new RuleViolation("TSK-041", "Tổ đã có lần thay tổ trưởng ghi theo ngày: thay ở trang của tổ, kèm ngày và lý do.", "LeaderId");
        }

        db.Begin(nameof(FormTaskForce), actor);
        force.Rename(name);
        force.LeaderId = command.LeaderId;
        force.CoverCommunes([.. command.Communes]);
        if (command.Id is null)
        {
            db.TaskForces.Add(force);
        }

        await db.SaveChangesAsync(cancellationToken);
        return force.Id;
    }

    private async Task RequireCommunesAsync(Id<Office> office, FormTaskForce command, CancellationToken cancellationToken)
    {
        var known = await db.Communes.Where(c => c.OfficeId == office && command.Communes.Contains(c.Id)).CountAsync(cancellationToken);
        if (command.Communes.Count == 0 || known != command.Communes.Distinct().Count())
        {
            throw new RuleViolation("TSK-003", "Hãy chọn ít nhất một xã, thị trấn của đơn vị.", "Communes");
        }

        var taken = await db.TaskForces.Where(t => t.OfficeId == office && t.Id != command.Id)
            .Where(t => t.Communes.Any(c => command.Communes.Contains(c.CommuneId)))
            .Select(t => t.Name).FirstOrDefaultAsync(cancellationToken);
        if (taken is not null)
        {
            throw new RuleViolation("TSK-004", $"Có xã, thị trấn đã thuộc «{taken}»; mỗi nơi chỉ thuộc một tổ công tác.", "Communes");
        }
    }
}
