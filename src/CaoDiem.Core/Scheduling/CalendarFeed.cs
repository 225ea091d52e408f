using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>
/// The private address at which a person's calendar programme reads his days. Only a hash of the address is kept; it ends
/// when it is renewed or taken back, and with the account.
/// </summary>
public sealed class CalendarFeed : OfficeOwned<CalendarFeed>
{
    public required Id<User> UserId { get; init; }

    /// <summary>SHA-256 of the random part of the address, in hexadecimal.</summary>
    public required string TokenHash { get; init; }

    public required DateTime OpenedAt { get; init; }

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Makes the actor's private address, a new one when he has one already.</summary>
public sealed record OpenCalendarFeed;

/// <summary>Takes the actor's private address back.</summary>
public sealed record CloseCalendarFeed;

public sealed class CalendarFeedHandler(AppDb db)
{
    private const int TokenBytes = 32;

    /// <returns>The random part of the address; it is never to be had again.</returns>
    public async Task<string> Handle(OpenCalendarFeed command, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (office, user) = Owner(actor);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await CloseAsync(nameof(OpenCalendarFeed), office, user, actor, cancellationToken);
        db.CalendarFeeds.Add(new() { OfficeId = office, UserId = user, TokenHash = CalendarFeed.Hash(token), OpenedAt = db.Time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    public async Task Handle(CloseCalendarFeed command, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (office, user) = Owner(actor);
        await CloseAsync(nameof(CloseCalendarFeed), office, user, actor, cancellationToken);
    }

    private async Task CloseAsync(string process, Id<Office> office, Id<User> user, Actor actor, CancellationToken cancellationToken)
    {
        db.Begin(process, actor);
        db.CalendarFeeds.RemoveRange(await db.CalendarFeeds.Where(f => f.OfficeId == office && f.UserId == user).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static (Id<Office> Office, Id<User> User) Owner(Actor actor)
    {
        actor.Demand(Permission.SeeOwnSchedule);
        return (actor.RequireOffice(), actor.UserId ?? throw new NotInScope());
    }
}
