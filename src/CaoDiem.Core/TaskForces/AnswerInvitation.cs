using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>Records the agency's yes or no: by its own representative, or by the office for him.</summary>
public sealed record AnswerInvitation(Id<Invitation> InvitationId, bool Comes, string? Note);

/// <summary>Moves an invited day.</summary>
public sealed record ChangeInvitation(Id<Invitation> InvitationId, DateOnly Day, TimeOnly From, TimeOnly To, string Place, string? Reason);

/// <summary>Takes an invitation back.</summary>
public sealed record CancelInvitation(Id<Invitation> InvitationId, string? Reason);

/// <summary>Records who came, after the day.</summary>
public sealed record RecordAttendance(IReadOnlyList<Id<Invitation>> Came, IReadOnlyList<Id<Invitation>> Absent, string? Note);

public sealed class AnswerInvitationHandler(AppDb db)
{
    /// <exception cref="RuleViolation">INV-003: held or cancelled. INV-004: a refusal without a reason.</exception>
    public Task Handle(AnswerInvitation command, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.May(Permission.AnswerInvitations))
        {
            actor.Demand(Permission.ArrangePartners);
        }

        return ChangeAsync(command.InvitationId, nameof(AnswerInvitation), actor, invitation =>
        {
            var now = db.Time.GetUtcNow().UtcDateTime;
            if (command.Comes)
            {
                invitation.Confirm(now, command.Note);
            }
            else
            {
                invitation.Refuse(now, command.Note);
            }
        }, cancellationToken);
    }

    /// <exception cref="RuleViolation">As <see cref="Invitation.Change"/>.</exception>
    public Task Handle(ChangeInvitation command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ArrangePartners);
        return ChangeAsync(command.InvitationId, nameof(ChangeInvitation), actor,
            i => i.Change(command.Day, command.From, command.To, command.Place, command.Reason), cancellationToken);
    }

    /// <exception cref="RuleViolation">INV-003: held or cancelled. INV-004: no reason.</exception>
    public Task Handle(CancelInvitation command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ArrangePartners);
        return ChangeAsync(command.InvitationId, nameof(CancelInvitation), actor, i => i.Cancel(command.Reason), cancellationToken);
    }

    /// <summary>All or none.</summary>
    /// <exception cref="RuleViolation">INV-003: cancelled. INV-005: the day has not come yet.</exception>
    public async Task Handle(RecordAttendance command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ArrangePartners);
        var ids = command.Came.Concat(command.Absent).ToList();
        var rows = await db.VisibleInvitations(actor).Where(i => ids.Contains(i.Id)).ToListAsync(cancellationToken);
        if (rows.Count != ids.Distinct().Count())
        {
            throw new NotInScope();
        }

        db.Begin(nameof(RecordAttendance), actor);
        foreach (var row in rows)
        {
            row.Attend(command.Came.Contains(row.Id), db.Today, db.Time.GetUtcNow().UtcDateTime, command.Note);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task ChangeAsync(Id<Invitation> id, string process, Actor actor, Action<Invitation> change, CancellationToken cancellationToken)
    {
        var invitation = await db.VisibleInvitations(actor).Where(i => i.Id == id).OneAsync(cancellationToken);
        db.Begin(process, actor);
        change(invitation);
        await db.SaveChangesAsync(cancellationToken);
    }
}
