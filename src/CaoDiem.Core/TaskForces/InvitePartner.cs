using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>Asks a partner agency to one or more days of a task force, in one letter.</summary>
public sealed record InvitePartner(
    Id<TaskForce> TaskForceId, Id<Partner> PartnerId, Id<Representative>? RepresentativeId, IReadOnlyList<DateOnly> Days,
    TimeOnly From, TimeOnly To, string Place, string Purpose, string Asked);

/// <param name="NotUsual">Days on which the agency said it does not come; they are asked for all the same.</param>
public sealed record PartnerInvited(Guid Letter, IReadOnlyList<DateOnly> NotUsual);

public sealed class InvitePartnerHandler(AppDb db)
{
    private const int MostDays = 60;

    /// <exception cref="RuleViolation">
    /// INV-010: no day, too many, or one in the past. INV-011: purpose or what is asked missing. INV-012: the person is not of the
    /// agency. INV-013: already invited to that day. INV-001, INV-002 as <see cref="Invitation.Schedule"/>.
    /// </exception>
    public async Task<PartnerInvited> Handle(InvitePartner command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ArrangePartners);
        var office = actor.RequireOffice();
        var force = await db.TaskForces.Where(t => t.OfficeId == office && t.Id == command.TaskForceId).OneAsync(cancellationToken);
        var partner = await PartnerDetailsHandler.LoadAsync(db, office, command.PartnerId, cancellationToken);
        var days = command.Days.Distinct().Order().ToList();
        await CheckAsync(command, partner, days, actor, cancellationToken);
        var letter = Guid.CreateVersion7();
        db.Begin(nameof(InvitePartner), actor);
        foreach (var day in days)
        {
            var invitation = new Invitation
            {
                OfficeId = office,
                TaskForceId = force.Id,
                PartnerId = partner.Id,
                RepresentativeId = command.RepresentativeId,
                Letter = letter,
                Purpose = VietText.Clean(command.Purpose),
                Asked = VietText.Clean(command.Asked),
            };
            invitation.Schedule(day, command.From, command.To, command.Place);
            db.Invitations.Add(invitation);
        }

        await db.SaveChangesAsync(cancellationToken);
        var calendar = await OfficeCalendar.LoadAsync(db, office, null, cancellationToken);
        return new(letter, [.. days.Where(d => !partner.AvailableOn(d, calendar))]);
    }

    private async Task CheckAsync(InvitePartner command, Partner partner, List<DateOnly> days, Actor actor, CancellationToken cancellationToken)
    {
        // A past day is recorded too, by the system that sets up what happened; people invite to days to come.
        if (days.Count is 0 or > MostDays || (actor.UserId is not null && days[0] < db.Today))
        {
            throw new RuleViolation("INV-010", $"Chọn từ 1 đến {MostDays} ngày, không có ngày đã qua.", "Days");
        }

        if (VietText.Clean(command.Purpose).Length == 0 || VietText.Clean(command.Asked).Length == 0)
        {
            var field = VietText.Clean(command.Purpose).Length == 0 ? "Purpose" : "Asked";
            throw new RuleViolation("INV-011", "Chưa nhập nội dung làm việc hoặc việc đề nghị phối hợp.", field);
        }

        if (command.RepresentativeId is { } one && partner.Representatives.All(r => r.Id != one))
        {
            throw new RuleViolation("INV-012", "Người đại diện không thuộc cơ quan được mời.", "RepresentativeId");
        }

        if (await db.Invitations.Where(i => i.OfficeId == partner.OfficeId && i.PartnerId == partner.Id && i.TaskForceId == command.TaskForceId)
            .Where(i => i.State != InvitationState.Cancelled && days.Contains(i.Day)).Select(i => (DateOnly?)i.Day).FirstOrDefaultAsync(cancellationToken) is { } taken)
        {
            throw new RuleViolation("INV-013", $"Cơ quan này đã được mời ngày {taken:dd/MM/yyyy}.", "Days");
        }
    }
}
