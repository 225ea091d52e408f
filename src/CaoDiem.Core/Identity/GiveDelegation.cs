using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>The head names a deputy for a period.</summary>
public sealed record GiveDelegation(Id<User>? DeputyId, DelegationTerms Terms);

/// <summary>What was written down wrongly is put right: days, kinds, number, reason.</summary>
public sealed record CorrectDelegation(Id<Delegation> DelegationId, DelegationTerms Terms, string? Why);

/// <summary>Takes a delegation back before its last day, from now on.</summary>
public sealed record EndDelegation(Id<Delegation> DelegationId, string? Why);

public sealed class GiveDelegationHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// IDN-081: nobody who can be a deputy: an open account of the office that sees files and is not a head's. IDN-085: the period is over.
    /// IDN-088: he has one for one of these kinds on one of these days. As <see cref="Delegation.Write"/>.
    /// </exception>
    public async Task<Id<Delegation>> Handle(GiveDelegation command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.Delegate);
        var office = actor.RequireOffice();
        var deputy = await Deputies(db, office).AsNoTracking().SingleOrDefaultAsync(u => u.Id == command.DeputyId, cancellationToken)
            ?? throw new RuleViolation("IDN-081", "Hãy chọn một công chức của đơn vị có tài khoản đang mở.", "DeputyId");
        var given = new Delegation
        {
            OfficeId = office,
            DeputyId = deputy.Id,
            DeputyName = deputy.Name,
            GivenById = actor.UserId,
            GivenBy = actor.Name,
            GivenAt = Now,
        };
        given.Write(command.Terms);
        await RequireRoomAsync(given, cancellationToken);
        db.Begin(nameof(GiveDelegation), actor, given.Reason);
        db.Delegations.Add(given);
        await db.SaveChangesAsync(cancellationToken);
        return given.Id;
    }

    /// <exception cref="RuleViolation">As <see cref="Delegation.Correct"/>. IDN-085, IDN-088: as giving one.</exception>
    public async Task Handle(CorrectDelegation command, Actor actor, CancellationToken cancellationToken = default)
    {
        var delegation = await OpenAsync(command.DelegationId, actor, cancellationToken);
        delegation.Correct(command.Terms, command.Why, actor.Name, Now);
        await RequireRoomAsync(delegation, cancellationToken);
        db.Begin(nameof(CorrectDelegation), actor, delegation.CorrectedReason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">IDN-086: ended before. IDN-087: no reason.</exception>
    public async Task Handle(EndDelegation command, Actor actor, CancellationToken cancellationToken = default)
    {
        var delegation = await OpenAsync(command.DelegationId, actor, cancellationToken);
        delegation.End(command.Why, actor.Name, Now);
        db.Begin(nameof(EndDelegation), actor, delegation.EndedReason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The accounts that can be deputies: open, of the office, see files, and are not a head's.</summary>
    public static IQueryable<User> Deputies(AppDb db, Id<Office> office)
    {
        var roles = Roles.All.Where(r => r != Role.Head && r.May(Permission.SeeDossiers)).ToList();
        return db.Users.Where(u => u.OfficeId == office && !u.Disabled && roles.Contains(u.Role));
    }

    private DateTime Now => db.Time.GetUtcNow().UtcDateTime;

    private async Task<Delegation> OpenAsync(Id<Delegation> id, Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.Delegate);
        var office = actor.RequireOffice();
        return await db.Delegations.Where(d => d.OfficeId == office && d.Id == id).OneAsync(cancellationToken);
    }

    // Two that say the same of the same days would leave open in whose place, and by which paper, the deputy signs.
    private async Task RequireRoomAsync(Delegation wanted, CancellationToken cancellationToken)
    {
        if (wanted.To < db.Today)
        {
            throw new RuleViolation("IDN-085", "Ngày cuối đã qua: ủy quyền này không còn dùng được.", "To");
        }

        var others = await db.Delegations.AsNoTracking()
            .Where(d => d.OfficeId == wanted.OfficeId && d.DeputyId == wanted.DeputyId && d.Id != wanted.Id && d.EndedAt == null)
            .Where(d => d.From <= wanted.To && d.To >= wanted.From).ToListAsync(cancellationToken);
        if (others.Find(d => d.ReadKinds().Intersect(wanted.ReadKinds()).Any()) is { } other)
        {
            var days = $"từ {other.From:dd/MM/yyyy} đến {other.To:dd/MM/yyyy}";
            throw new RuleViolation("IDN-088", $"{wanted.DeputyName} đã được ủy quyền cùng loại việc {days}.", "From");
        }
    }
}
