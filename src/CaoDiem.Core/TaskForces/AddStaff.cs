using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>Takes one of the office's own officers, or the person of one of its accounts, into a task force.</summary>
public sealed record AddStaff(Id<TaskForce> TaskForceId, Id<Officer>? OfficerId, Id<User>? UserId, string? Duty, MemberTerms Terms);

/// <summary>Says which officer or account a member is who was typed in once, or picked wrongly.</summary>
public sealed record TieMember(Id<TaskForce> TaskForceId, Id<Member>? MemberId, Id<Officer>? OfficerId, Id<User>? UserId, string? Reason);

public sealed class AddStaffHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// TSK-047: nobody chosen, or nobody of this office. TSK-005: no duty. TSK-008: he has left. Others as <see
    /// cref="TaskForce.AddStaff"/>.
    /// </exception>
    /// <exception cref="NotInScope">The office has no such task force.</exception>
    public async Task Handle(AddStaff command, Actor actor, CancellationToken cancellationToken = default)
    {
        var force = await OpenAsync(command.TaskForceId, actor, cancellationToken);
        var person = await FindAsync(force.OfficeId, command.OfficerId, command.UserId, cancellationToken);
        var duty = VietText.Clean(command.Duty);
        if (duty.Length == 0)
        {
            throw new RuleViolation("TSK-005", "Chưa nhập nhiệm vụ của thành viên.", "Duty");
        }

        var id = force.OfficeId;
        var office = (await db.Offices.AsNoTracking().SingleAsync(o => o.Id == id, cancellationToken)).On(db.Today).Name;
        db.Begin(nameof(AddStaff), actor);
        db.Members.Add(force.AddStaff(person, office, duty, command.Terms));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">TSK-036: no reason. TSK-047, TSK-008 as for adding. Others as <see
    /// cref="TaskForce.TieMember"/>.</exception>
    /// <exception cref="NotInScope">The office has no such task force.</exception>
    public async Task Handle(TieMember command, Actor actor, CancellationToken cancellationToken = default)
    {
        var force = await OpenAsync(command.TaskForceId, actor, cancellationToken);
        var person = await FindAsync(force.OfficeId, command.OfficerId, command.UserId, cancellationToken);
        if (VietText.Clean(command.Reason) is not { Length: > 0 } reason)
        {
            throw new RuleViolation("TSK-036", "Phải nêu lý do.", "Why");
        }

        db.Begin(nameof(TieMember), actor, reason);
        force.TieMember(command.MemberId, person);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<TaskForce> OpenAsync(Id<TaskForce> id, Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        return db.TaskForces.Include(t => t.Members).Where(t => t.OfficeId == office && t.Id == id).OneAsync(cancellationToken);
    }

    // An officer brings his account along, an account its officer: one person whichever way he was picked.
    private async Task<StaffMember> FindAsync(Id<Office> office, Id<Officer>? officerId, Id<User>? userId,
        CancellationToken cancellationToken)
    {
        var user = officerId is { } bound
            ? await db.Users.AsNoTracking().OrderBy(u => u.Login)
                .FirstOrDefaultAsync(u => u.OfficeId == office && u.OfficerId == bound && !u.Disabled, cancellationToken)
            : await db.Users.AsNoTracking()
                .SingleOrDefaultAsync(u => u.OfficeId == office && u.Id == userId && !u.Disabled, cancellationToken);
        var asked = officerId ?? user?.OfficerId;
        var officer = await db.Officers.AsNoTracking().SingleOrDefaultAsync(o => o.OfficeId == office && o.Id == asked, cancellationToken);
        if (officer is not null)
        {
            FormTaskForceHandler.RequireServing(officer, db.Today, "Person");
            return new(officer.Name, officer.Id, user?.Id);
        }

        return user is { } found && Own.Contains(found.Role) && officerId is null
            ? new(found.Name, null, found.Id)
            : throw new RuleViolation("TSK-047", "Hãy chọn một người của đơn vị.", "Person");
    }

    /// <summary>Roles of the office's own people.</summary>
    public static IReadOnlyList<Role> Own { get; } = [Role.Head, Role.Officer, Role.Examiner, Role.Clerk, Role.Accountant];
}
