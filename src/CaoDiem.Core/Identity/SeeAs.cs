using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>The head looks at what another account of his office sees; he reads, and writes nothing.</summary>
public sealed record SeeAs(Id<User> UserId, string? Reason);

/// <summary>He is himself again.</summary>
public sealed record StopSeeing(Id<SeenAs> Id);

/// <summary>Somebody looked at what another account sees: who, at whose, why, from when to when. Never changed afterwards.</summary>
public sealed class SeenAs : OfficeOwned<SeenAs>
{
    public required Id<User> UserId { get; init; }

    public required string UserName { get; init; }

    /// <summary>Whose sight it was.</summary>
    public required Id<User> SeenId { get; init; }

    public required string SeenName { get; init; }

    public required string Reason { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>When he went back; null while he looks, or when his session ended by itself.</summary>
    public DateTime? EndedAt { get; private set; }

    internal void End(DateTime at) => EndedAt ??= at;
}

/// <summary>Whose sight it is now, and whose it really is.</summary>
public sealed record Seeing(Id<SeenAs> Id, User By, User As);

public sealed class SeeAsHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// IDN-091: his own account. IDN-092: a closed account, or a supervisor's: what the province sees is not the office's. IDN-093: no
    /// reason.
    /// </exception>
    /// <exception cref="NotInScope">The office has no such account.</exception>
    public async Task<Seeing> Handle(SeeAs command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SeeAs);
        var office = actor.RequireOffice();
        var seen = await db.Users.AsNoTracking().Where(u => u.OfficeId == office && u.Id == command.UserId).OneAsync(cancellationToken);
        var by = await db.Users.AsNoTracking().Where(u => u.OfficeId == office && u.Id == actor.UserId).OneAsync(cancellationToken);
        if (seen.Id == by.Id)
        {
            throw new RuleViolation("IDN-091", "Đây là tài khoản của chính ông/bà.", "UserId");
        }

        if (seen.Disabled || !CanBeSeen(seen))
        {
            throw new RuleViolation("IDN-092", "Không xem như tài khoản đã khóa hoặc của cấp tỉnh.", "UserId");
        }

        if (VietText.Clean(command.Reason) is not { Length: > 0 } reason)
        {
            throw new RuleViolation("IDN-093", "Phải nêu lý do xem.", "Reason");
        }

        db.Begin(nameof(SeeAs), actor, reason);
        var record = new SeenAs
        {
            OfficeId = office,
            UserId = by.Id,
            UserName = by.Name,
            SeenId = seen.Id,
            SeenName = seen.Name,
            Reason = reason,
            StartedAt = db.Time.GetUtcNow().UtcDateTime,
        };
        db.SeenAs.Add(record);
        await db.SaveChangesAsync(cancellationToken);
        return new(record.Id, by, seen);
    }

    /// <param name="by">Who looks, as himself.</param>
    /// <exception cref="NotInScope">He does not look at anything.</exception>
    public async Task<User> Handle(StopSeeing command, Id<User> by, CancellationToken cancellationToken = default)
    {
        var record = await db.SeenAs.Where(s => s.Id == command.Id && s.UserId == by).OneAsync(cancellationToken);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == by, cancellationToken);
        db.Begin(nameof(StopSeeing), user.ToActor());
        record.End(db.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return user;
    }

    public static bool CanBeSeen(User user) => !user.Role.May(Permission.OverseeProvince);
}
