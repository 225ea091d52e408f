using System.Text;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

/// <summary>The one page of a partner's representative: the days his agency is asked to, and nothing of files or money.</summary>
[Authorize(nameof(Permission.AnswerInvitations))]
public sealed class AnswerModel(AppDb db, AnswerInvitationHandler handler) : AppPage(db)
{
    private const int MostRows = 50;

    public IReadOnlyList<(Invitation Row, string Force)> Rows { get; private set; } = [];

    /// <summary>The visits of the accepted schedule that need this agency, by task force and day; nobody else's.</summary>
    public ILookup<(Id<TaskForce>, DateOnly), PartnerVisit> Visits { get; private set; } = null!;

    /// <summary>Days of the schedule to which no invitation came yet.</summary>
    public IEnumerable<IGrouping<(Id<TaskForce>, DateOnly), PartnerVisit>> NotInvited => Visits.Where(v => !Rows.Any(r => (r.Row.TaskForceId, r.Row.Day) == v.Key));

    public string? Agency { get; private set; }

    public DateOnly Today => Db.Today;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetIcsAsync()
    {
        await LoadAsync();
        var office = await Db.Offices.AsNoTracking().SingleAsync(o => o.Id == Actor.OfficeId, Cancel);
        return File(Encoding.UTF8.GetBytes(InvitationCalendar.Write([.. Rows.Select(r => CalendarDay.Of(r.Row, r.Force))], office.Name, office.Code, Db.Time.GetUtcNow().UtcDateTime)),
            InvitationCalendar.ContentType, "lich-phoi-hop.ics");
    }

    public async Task<IActionResult> OnPostAsync(Id<Invitation> id, bool comes, string? note)
    {
        if (await TryAsync(() => handler.Handle(new AnswerInvitation(id, comes, note), Actor, Cancel)))
        {
            Done = comes ? "Cảm ơn ông/bà đã nhận lời." : "Đã ghi nhận cơ quan không dự được.";
            return Redirect("/phoi-hop");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var (office, user, today) = (Actor.OfficeId, Actor.UserId, Today);
        var all = Db.VisibleInvitations(Actor).AsNoTracking();
        var coming = await all.Where(i => i.Day >= today).OrderBy(i => i.Day).ThenBy(i => i.From).Take(MostRows).ToListAsync(Cancel);
        var past = await all.Where(i => i.Day < today).OrderByDescending(i => i.Day).Take(MostRows - coming.Count).ToListAsync(Cancel);
        var forces = await Db.TaskForces.Where(t => t.OfficeId == office).ToDictionaryAsync(t => t.Id, t => t.Name, Cancel);
        Rows = [.. coming.Concat(past).Select(i => (i, forces[i.TaskForceId]))];
        Visits = (await PartnerVisits.OfActorAsync(Db, Actor, today, Cancel)).ToLookup(v => (v.TaskForceId, v.Day));
        var agency = await Db.Partners.AsNoTracking()
            .Where(p => p.OfficeId == office && Db.Representatives.Any(r => r.OfficeId == office && r.PartnerId == p.Id && r.UserId == user)).FirstOrDefaultAsync(Cancel);
        Agency = agency?.NameOn(Today);
    }
}
