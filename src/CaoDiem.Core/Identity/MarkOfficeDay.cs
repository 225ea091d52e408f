using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Enters a departure from the common calendar, or takes it back.</summary>
public sealed record MarkOfficeDay(DateOnly Day, bool Working, string Reason, string Source);

public sealed class MarkOfficeDayHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-040: reason or source missing. IDN-041: the day is already marked.</exception>
    public async Task Handle(MarkOfficeDay command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var office = actor.RequireOffice();
        var (reason, source) = (VietText.Clean(command.Reason), VietText.Clean(command.Source));
        if (reason.Length == 0)
        {
            throw new RuleViolation("IDN-040", "Chưa nhập lý do.", "Reason");
        }

        if (source.Length == 0)
        {
            throw new RuleViolation("IDN-040", "Chưa nhập văn bản làm căn cứ.", "Source");
        }

        if (await db.OfficeDays.AnyAsync(d => d.OfficeId == office && d.Day == command.Day, cancellationToken))
        {
            throw new RuleViolation("IDN-041", $"Ngày {command.Day:dd/MM/yyyy} đã được khai báo.", "Day");
        }

        db.Begin(nameof(MarkOfficeDay), actor);
        db.OfficeDays.Add(new() { OfficeId = office, Day = command.Day, Working = command.Working, Reason = reason, Source = source });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task Remove(Id<OfficeDay> day, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var office = actor.RequireOffice();
        var row = await db.OfficeDays.Where(d => d.OfficeId == office && d.Id == day).OneAsync(cancellationToken);
        db.Begin(nameof(MarkOfficeDay), actor);
        db.OfficeDays.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }
}
