using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>Puts an agency into the office's list of partners, or changes one when <paramref name="Id"/> is given.</summary>
public sealed record RegisterPartner(
    Id<Partner>? Id, PartnerKind Kind, string Name, string? LaterName, DateOnly? LaterFrom, int StepsPerDay,
    IReadOnlyList<DayOfWeek> Weekdays, IReadOnlyList<Id<TaskForce>> TaskForces, IReadOnlyList<Id<Commune>> Communes);

public sealed class RegisterPartnerHandler(AppDb db)
{
    /// <exception cref="RuleViolation">As <see cref="Partner.Describe"/>; TSK-026: the name is taken. TSK-027: task force or commune of another office.</exception>
    public async Task<Id<Partner>> Handle(RegisterPartner command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ArrangePartners);
        var office = actor.RequireOffice();
        var partner = command.Id is { } id ? await PartnerDetailsHandler.LoadAsync(db, office, id, cancellationToken) : new Partner { OfficeId = office };
        partner.Describe(command.Kind, command.Name, command.LaterName, command.LaterFrom, command.StepsPerDay, WeekdaySet.Of(command.Weekdays));
        var name = partner.Name;
        if (await db.Partners.AnyAsync(p => p.OfficeId == office && p.Name == name && p.Id != partner.Id, cancellationToken))
        {
            throw new RuleViolation("TSK-026", $"Đã có cơ quan phối hợp «{name}».", "Name");
        }

        var forces = await db.TaskForces.CountAsync(t => t.OfficeId == office && command.TaskForces.Contains(t.Id), cancellationToken);
        var communes = await db.Communes.CountAsync(c => c.OfficeId == office && command.Communes.Contains(c.Id), cancellationToken);
        if (forces != command.TaskForces.Distinct().Count() || communes != command.Communes.Distinct().Count())
        {
            throw new RuleViolation("TSK-027", "Tổ công tác hoặc xã, thị trấn không thuộc đơn vị.", "Communes");
        }

        db.Begin(nameof(RegisterPartner), actor);
        partner.Serve(command.TaskForces, command.Communes);
        if (command.Id is null)
        {
            db.Partners.Add(partner);
        }

        await db.SaveChangesAsync(cancellationToken);
        return partner.Id;
    }
}

/// <summary>Names a person of an agency, with his account when he has one.</summary>
public sealed record AddRepresentative(Id<Partner> PartnerId, string Name, string Post, string? Phone, Id<User>? UserId);

/// <summary>Takes a person out of an agency's list.</summary>
public sealed record RemoveRepresentative(Id<Partner> PartnerId, Id<Representative> RepresentativeId);

/// <summary>Says that an agency comes, or does not come, on certain days.</summary>
public sealed record MarkPartnerDays(Id<Partner> PartnerId, DateOnly From, DateOnly To, bool Available, string? Note);

/// <summary>Forgets such days.</summary>
public sealed record ClearPartnerDays(Id<Partner> PartnerId, Id<PartnerAbsence> AbsenceId);

/// <summary>Records what an agency agreed to do at a kind of step.</summary>
public sealed record AgreeDuty(Id<Partner> PartnerId, StepKind Step, string? Text);

public sealed class PartnerDetailsHandler(AppDb db)
{
    /// <exception cref="RuleViolation">TSK-025: name or post missing. TSK-028: the account is not a partner's, or answers for another agency.</exception>
    public async Task Handle(AddRepresentative command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = Demand(actor);
        var partner = await LoadAsync(db, office, command.PartnerId, cancellationToken);
        if (command.UserId is { } user
            && (!await db.Users.AnyAsync(u => u.OfficeId == office && u.Id == user && u.Role == Role.Partner, cancellationToken)
                || await db.Representatives.AnyAsync(r => r.OfficeId == office && r.UserId == user, cancellationToken)))
        {
            throw new RuleViolation("TSK-028", "Tài khoản phải có vai trò cơ quan phối hợp và chưa gắn với người đại diện nào.", "UserId");
        }

        db.Begin(nameof(AddRepresentative), actor);
        db.Representatives.Add(partner.AddRepresentative(command.Name, command.Post, command.Phone, command.UserId));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Task forces that he is a member of keep him by his name.</summary>
    public async Task Handle(RemoveRepresentative command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ArrangePartners);
        var (office, person) = (actor.RequireOffice(), command.RepresentativeId);
        var members = await db.Members.Where(m => m.OfficeId == office && m.RepresentativeId == person).ToListAsync(cancellationToken);
        members.ForEach(m => m.RepresentativeId = null);
        await ChangeAsync(
            command.PartnerId, nameof(RemoveRepresentative), actor, p => p.RemoveRepresentative(command.RepresentativeId), cancellationToken);
    }

    /// <exception cref="RuleViolation">SHR-001: end before start. TSK-024: overlaps another entry.</exception>
    public Task Handle(MarkPartnerDays command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.PartnerId, nameof(MarkPartnerDays), actor,
            p => db.PartnerAbsences.Add(p.MarkDays(new(command.From, command.To), command.Available, VietText.Clean(command.Note))), cancellationToken);

    public Task Handle(ClearPartnerDays command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.PartnerId, nameof(ClearPartnerDays), actor, p => p.ClearDays(command.AbsenceId), cancellationToken);

    public Task Handle(AgreeDuty command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.PartnerId, nameof(AgreeDuty), actor, p =>
        {
            if (p.Agree(command.Step, command.Text) is { } duty)
            {
                db.PartnerDuties.Add(duty);
            }
        }, cancellationToken);

    internal static Task<Partner> LoadAsync(AppDb db, Id<Office> office, Id<Partner> id, CancellationToken cancellationToken) => db.Partners.AsSplitQuery()
        .Include(p => p.Representatives).Include(p => p.Absences).Include(p => p.Duties).Include(p => p.TaskForces).Include(p => p.Communes)
        .Where(p => p.OfficeId == office && p.Id == id).OneAsync(cancellationToken);

    private async Task ChangeAsync(Id<Partner> id, string process, Actor actor, Action<Partner> change, CancellationToken cancellationToken)
    {
        var partner = await LoadAsync(db, Demand(actor), id, cancellationToken);
        db.Begin(process, actor);
        change(partner);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Id<Office> Demand(Actor actor)
    {
        actor.Demand(Permission.ArrangePartners);
        return actor.RequireOffice();
    }
}
