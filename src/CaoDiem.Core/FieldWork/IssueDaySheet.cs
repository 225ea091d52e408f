using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>Issues the sheets of a day from the schedule in force: of one team, or of all that go out.</summary>
public sealed record IssueDaySheet(Id<Campaign> CampaignId, DateOnly Day, Id<TaskForce>? TaskForceId = null);

/// <summary>Says why a planned visit did not take place.</summary>
public sealed record SkipVisit(Id<FieldStop> StopId, SkipReason Reason, string? Note);

/// <summary>Takes such a reason back.</summary>
public sealed record UnskipVisit(Id<FieldStop> StopId);

public sealed class IssueDaySheetHandler(AppDb db)
{
    /// <summary>The days whose sheets are now issued; those that already say what the schedule says stay as they are.</summary>
    /// <exception cref="RuleViolation">FLD-040: no team goes out on that day.</exception>
    public async Task<IReadOnlyList<Id<FieldDay>>> Handle(IssueDaySheet command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var (office, id, day, team) = (campaign.OfficeId, campaign.Id, command.Day, command.TaskForceId);
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments)
            .Where(r => r.OfficeId == office && r.CampaignId == id && r.Day == day && (team == null || r.TaskForceId == team)).ToListAsync(cancellationToken);
        if (routes.Count == 0)
        {
            throw new RuleViolation("FLD-040", $"Lịch đang áp dụng không có tổ nào đi ngày {day:dd/MM/yyyy}.");
        }

        var days = await db.FieldDays.Include(d => d.Stops).Where(d => d.OfficeId == office && d.CampaignId == id && d.Day == day).ToListAsync(cancellationToken);
        var visited = (await db.Visits.Where(v => v.OfficeId == office && v.CampaignId == id && v.StopId != null).Select(v => v.StopId!.Value).ToListAsync(cancellationToken)).ToHashSet();
        var issued = new List<Id<FieldDay>>();
        db.Begin(nameof(IssueDaySheet), actor);
        foreach (var route in routes)
        {
            if (days.Find(d => d.TaskForceId == route.TaskForceId) is not { } sheet)
            {
                sheet = new() { OfficeId = office, CampaignId = id, TaskForceId = route.TaskForceId, Day = day };
                db.FieldDays.Add(sheet);
            }

            if (!sheet.Shows(route))
            {
                sheet.Issue(route, visited, db.Time.GetUtcNow().UtcDateTime, actor.Name);
            }

            issued.Add(sheet.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        return issued;
    }

    /// <exception cref="RuleViolation">FLD-041: the visit took place. FLD-042: «other» without words.</exception>
    public async Task Handle(SkipVisit command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        var stop = await db.FieldStops.Where(s => s.OfficeId == office && s.Id == command.StopId).OneAsync(cancellationToken);
        if (await db.Visits.AnyAsync(v => v.OfficeId == office && v.StopId == stop.Id && v.State != VisitState.Refused, cancellationToken))
        {
            throw new RuleViolation("FLD-041", "Hồ sơ này đã có kết quả nên không ghi «không đi được».");
        }

        if (command.Reason == SkipReason.Other && VietText.Clean(command.Note).Length == 0)
        {
            throw new RuleViolation("FLD-042", "«Lý do khác» phải ghi rõ lý do.", "Note");
        }

        db.Begin(nameof(SkipVisit), actor);
        stop.Skip(command.Reason, command.Note);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">FLD-043: no reason is on record.</exception>
    public async Task Handle(UnskipVisit command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        var stop = await db.FieldStops.Where(s => s.OfficeId == office && s.Id == command.StopId).OneAsync(cancellationToken);
        if (stop.Skipped is null)
        {
            throw new RuleViolation("FLD-043", "Lượt đi này không ghi lý do không đi được.");
        }

        db.Begin(nameof(UnskipVisit), actor);
        stop.Unskip();
        await db.SaveChangesAsync(cancellationToken);
    }
}
