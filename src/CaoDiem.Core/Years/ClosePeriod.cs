using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Years;

/// <summary>Closes a month of the statistics as known at the end of a day.</summary>
/// <param name="Month">October is 1.</param>
public sealed record ClosePeriod(int Year, int Month, DateOnly? KnownOn, string? Note);

/// <summary>Opens the last closed month again; figures of its day are again as known now.</summary>
public sealed record ReopenPeriod(Id<ClosedPeriod> PeriodId, string? Reason);

public sealed class ClosePeriodHandler(AppDb db)
{
    private const int MonthsAYear = 12;
    private const int FirstYear = 2000;
    private const int LastYear = 2200;

    /// <exception cref="RuleViolation">
    /// YER-020: no such month, or it is not over. YER-021: it is closed. YER-022: a later one is closed. YER-023: no day, one before the
    /// month's last, or one to come.
    /// </exception>
    public async Task<Id<ClosedPeriod>> Handle(ClosePeriod command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var office = actor.RequireOffice();
        var last = command is { Month: >= 1 and <= MonthsAYear, Year: > FirstYear and < LastYear }
            ? ClosedPeriod.LastDay(command.Year, command.Month)
            : throw new RuleViolation("YER-020", "Không có kỳ này.");
        if (last >= db.Today)
        {
            throw new RuleViolation("YER-020", $"Kỳ này đến hết ngày {last:dd/MM/yyyy}, chưa kết thúc nên chưa khóa được.");
        }

        var latest = await LatestAsync(db, office, cancellationToken);
        if (latest?.UpTo >= last)
        {
            throw latest.UpTo == last
                ? new RuleViolation("YER-021", $"Kỳ này đã khóa, {latest.ClosedBy} khóa.")
                : new RuleViolation("YER-022", $"Kỳ đến ngày {latest.UpTo:dd/MM/yyyy} đã khóa; hãy mở lại các kỳ sau trước.");
        }

        var period = new ClosedPeriod
        {
            OfficeId = office,
            Year = command.Year,
            Month = command.Month,
            UpTo = last,
            KnownOn = Known(command.KnownOn, last),
            Note = VietText.Clean(command.Note) is { Length: > 0 } note ? note : null,
            ClosedBy = actor.Name,
            ClosedAt = db.Time.GetUtcNow().UtcDateTime,
        };
        db.Begin(nameof(ClosePeriod), actor, period.Note);
        db.ClosedPeriods.Add(period);
        await db.SaveChangesAsync(cancellationToken);
        return period.Id;
    }

    /// <exception cref="RuleViolation">YER-024: no reason. YER-025: open already. YER-026: a later one is closed.</exception>
    /// <exception cref="NotInScope">The office has no such closing.</exception>
    public async Task Handle(ReopenPeriod command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var office = actor.RequireOffice();
        var period = await db.ClosedPeriods.Where(p => p.OfficeId == office && p.Id == command.PeriodId).OneAsync(cancellationToken);
        var reason = VietText.Clean(command.Reason);
        if (reason.Length == 0)
        {
            throw new RuleViolation("YER-024", "Phải nêu lý do mở lại kỳ đã khóa.", "Reason");
        }

        if (!period.IsClosed)
        {
            throw new RuleViolation("YER-025", "Kỳ này đang mở.", "Reason");
        }

        if (await LatestAsync(db, office, cancellationToken) is { } latest && latest.Id != period.Id)
        {
            throw new RuleViolation("YER-026", $"Kỳ đến ngày {latest.UpTo:dd/MM/yyyy} đã khóa; hãy mở lại kỳ đó trước.", "Reason");
        }

        db.Begin(nameof(ReopenPeriod), actor, reason);
        period.Reopen(reason, actor.Name, db.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The day as known on which reports of a day are read: that of its closing; null where none is closed.</summary>
    public static async Task<DateOnly?> KnownOnAsync(AppDb db, Id<Office> office, DateOnly day, CancellationToken cancellationToken) =>
        await db.ClosedPeriods.Where(p => p.OfficeId == office && p.UpTo == day && p.ReopenedAt == null)
            .Select(p => (DateOnly?)p.KnownOn).FirstOrDefaultAsync(cancellationToken);

    private DateOnly Known(DateOnly? asked, DateOnly last)
    {
        var known = asked ?? throw new RuleViolation("YER-023", "Chưa nhập ngày.", "KnownOn");
        return known < last || known > db.Today
            ? throw new RuleViolation("YER-023", $"Ngày phải từ {last:dd/MM/yyyy} đến {db.Today:dd/MM/yyyy}.", "KnownOn")
            : known;
    }

    private static Task<ClosedPeriod?> LatestAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken) => db.ClosedPeriods
        .Where(p => p.OfficeId == office && p.ReopenedAt == null).OrderByDescending(p => p.UpTo).FirstOrDefaultAsync(cancellationToken);
}
