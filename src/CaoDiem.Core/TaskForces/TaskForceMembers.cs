using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>Adds a person of another body to a task force: picked from a partner's people, or typed with the agency.</summary>
public sealed record AddMember(Id<TaskForce> TaskForceId, string Name, string Organisation, string Duty, Id<User>? UserId, MemberTerms? Terms = null);

/// <summary>Takes a person out of a task force.</summary>
public sealed record RemoveMember(Id<TaskForce> TaskForceId, Id<Member> MemberId);

/// <summary>A person leaves a task force after a day; until then he was in it.</summary>
public sealed record EndMember(Id<TaskForce> TaskForceId, Id<Member>? MemberId, DateOnly Last, string? Reason);

/// <summary>Another officer leads from a day on; who led before stays on record.</summary>
public sealed record ReplaceLeader(Id<TaskForce> TaskForceId, Id<Officer>? OfficerId, DateOnly From, string? Reason);

/// <summary>Says how much time the leader has.</summary>
public sealed record SetLeaderTime(Id<TaskForce> TaskForceId, int HoursPerWeek, IReadOnlyList<DayOfWeek> Weekdays);

/// <summary>Records that the leader (no member) or a member is away.</summary>
public sealed record TakeLeave(Id<TaskForce> TaskForceId, Id<Member>? MemberId, DateOnly From, DateOnly To, string? Note);

/// <summary>Takes such days back.</summary>
public sealed record CancelLeave(Id<TaskForce> TaskForceId, Id<MemberLeave> LeaveId);

public sealed class TaskForceMembersHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// TSK-005: name, organisation or duty missing. TSK-006: account of another office. TSK-007: no such partner or person of it.
    /// TSK-046: somebody of the office, who has to be picked. Others as <see cref="TaskForce.AddMember"/>.
    /// </exception>
    public async Task Handle(AddMember command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        if (command.Terms is { Kind: var kind } && kind.IsOwn() && command.UserId is null)
        {
            throw new RuleViolation("TSK-046", "Người của đơn vị phải chọn từ danh sách, không gõ tay.", "Kind");
        }

        var sent = await SentAsync(office, command.Terms?.RepresentativeId, cancellationToken);
        var terms = sent is null ? command.Terms : command.Terms! with { PartnerId = sent.PartnerId };
        var partner = await PartnerAsync(office, terms?.PartnerId, cancellationToken);
        var (name, organisation, duty) = (
            sent?.Name ?? VietText.Clean(command.Name), VietText.Clean(command.Organisation), VietText.Clean(command.Duty));
        organisation = organisation.Length == 0 && partner is not null ? partner : organisation;
        Require(name, "họ và tên thành viên", "MemberName");
        Require(organisation, "cơ quan của thành viên", "Organisation");
        Require(duty, "nhiệm vụ của thành viên", "Duty");
        if (command.UserId is { } user && !await db.Users.AnyAsync(u => u.OfficeId == office && u.Id == user, cancellationToken))
        {
            throw new RuleViolation("TSK-006", "Tài khoản không thuộc đơn vị.", "UserId");
        }

        var force = await LoadAsync(office, command.TaskForceId, cancellationToken);
        db.Begin(nameof(AddMember), actor);
        db.Members.Add(force.AddMember(name, organisation, duty, command.UserId ?? sent?.UserId, terms));
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task Handle(RemoveMember command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.TaskForceId, nameof(RemoveMember), actor, f => f.RemoveMember(command.MemberId), cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="TaskForce.EndMember"/>; TSK-036: no reason.</exception>
    public Task Handle(EndMember command, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        command.TaskForceId, nameof(EndMember), actor, f => f.EndMember(command.MemberId, command.Last), cancellationToken,
            Reason(command.Reason));

    /// <exception cref="RuleViolation">
    /// As <see cref="TaskForce.ReplaceLeader"/>; TSK-002: not an officer of the office. TSK-008: he has left it. TSK-036: no reason.
    /// TSK-042: a day to come, on which nobody knows yet who leads.
    /// </exception>
    public async Task Handle(ReplaceLeader command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = actor.RequireOffice();
        var officer = await db.Officers.AsNoTracking().SingleOrDefaultAsync(o => o.OfficeId == office && o.Id == command.OfficerId, cancellationToken)
            ?? throw new RuleViolation("TSK-002", "Tổ trưởng phải là chấp hành viên của đơn vị.", "OfficerId");
        FormTaskForceHandler.RequireServing(officer, db.Today, "OfficerId");
        if (command.From > db.Today)
        {
            throw new RuleViolation("TSK-042", $"Ngày {command.From:dd/MM/yyyy} ở tương lai; hãy ghi khi đến ngày ấy.", "Day");
        }

        var reason = Reason(command.Reason);
        var led = await db.TeamLeaders.Where(l => l.OfficeId == office && l.TaskForceId == command.TaskForceId).ToListAsync(cancellationToken);
        await ChangeAsync(
            command.TaskForceId, nameof(ReplaceLeader), actor, f => db.TeamLeaders.AddRange(f.ReplaceLeader(officer.Id, command.From, reason, led)),
            cancellationToken, reason);
    }

    /// <exception cref="RuleViolation">TSK-030: hours. TSK-031: no weekday.</exception>
    public Task Handle(SetLeaderTime command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.TaskForceId, nameof(SetLeaderTime), actor, f => f.SetLeaderTime(command.HoursPerWeek, WeekdaySet.Of(command.Weekdays)), cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="TaskForce.TakeLeave"/>; SHR-001: end before start.</exception>
    public Task Handle(TakeLeave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.TaskForceId, nameof(TakeLeave), actor,
            f => db.MemberLeaves.Add(f.TakeLeave(command.MemberId, new(command.From, command.To), VietText.Clean(command.Note))), cancellationToken);

    public Task Handle(CancelLeave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.TaskForceId, nameof(CancelLeave), actor, f => f.CancelLeave(command.LeaveId), cancellationToken);

    private async Task ChangeAsync(Id<TaskForce> id, string process, Actor actor, Action<TaskForce> change,
        CancellationToken cancellationToken, string? reason = null)
    {
        actor.Demand(Permission.PlanCampaign);
        var force = await LoadAsync(actor.RequireOffice(), id, cancellationToken);
        db.Begin(process, actor, reason);
        change(force);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<TaskForce> LoadAsync(Id<Office> office, Id<TaskForce> id, CancellationToken cancellationToken) =>
        db.TaskForces.AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Where(t => t.OfficeId == office && t.Id == id).OneAsync(cancellationToken);

    private async Task<Representative?> SentAsync(Id<Office> office, Id<Representative>? id, CancellationToken cancellationToken)
    {
        if (id is not { } key)
        {
            return null;
        }

        return await db.Representatives.AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == office && r.Id == key, cancellationToken)
            ?? throw new RuleViolation("TSK-007", "Cơ quan phối hợp không có người này.", "RepresentativeId");
    }

    private async Task<string?> PartnerAsync(Id<Office> office, Id<Partner>? id, CancellationToken cancellationToken)
    {
        if (id is not { } key)
        {
            return null;
        }

        return await db.Partners.Where(p => p.OfficeId == office && p.Id == key).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleViolation("TSK-007", "Cơ quan phối hợp không có trong danh sách của đơn vị.", "PartnerId");
    }

    private static string Reason(string? reason) => VietText.Clean(reason) is { Length: > 0 } why
        ? why
        : throw new RuleViolation("TSK-036", "Phải nêu lý do.", "Why");

    private static void Require(string value, string what, string field)
    {
        if (value.Length == 0)
        {
            throw new RuleViolation("TSK-005", $"Chưa nhập {what}.", field);
        }
    }
}
