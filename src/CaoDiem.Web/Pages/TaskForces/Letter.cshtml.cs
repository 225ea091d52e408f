using System.Text;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class LetterModel(AppDb db) : AppPage(db)
{
    private string _code = "";

    public Guid Id { get; private set; }

    public IReadOnlyList<Invitation> Days { get; private set; } = [];

    public Invitation First => Days[0];

    public string Office { get; private set; } = "";

    public string Parent { get; private set; } = "";

    public string Partner { get; private set; } = "";

    public string? Person { get; private set; }

    public string Force { get; private set; } = "";

    public DateOnly On => Db.Today < First.Day ? Db.Today : First.Day;

    public Task<IActionResult> OnGetAsync(Guid id) => LoadAsync(id, Page);

    public Task<IActionResult> OnGetIcsAsync(Guid id) => LoadAsync(id, () => File(
        Encoding.UTF8.GetBytes(InvitationCalendar.Write([.. Days.Select(d => CalendarDay.Of(d, Force))], Office, _code, Db.Time.GetUtcNow().UtcDateTime)),
        InvitationCalendar.ContentType, "giay-moi.ics"));

    private async Task<IActionResult> LoadAsync(Guid id, Func<IActionResult> answer)
    {
        Id = id;
        Days = await Db.VisibleInvitations(Actor).AsNoTracking().Where(i => i.Letter == id).OrderBy(i => i.Day).ToListAsync(Cancel);
        if (Days.Count == 0)
        {
            return NotFound();
        }

        var office = await Db.Offices.AsNoTracking().SingleAsync(o => o.Id == First.OfficeId, Cancel);
        var named = office.On(On);
        (Office, _code) = (named.Name, office.Code);
        var province = named.Province?.ToUpperInvariant();
        Parent = named.Kind == OfficeKind.District ? $"CỤC THI HÀNH ÁN DÂN SỰ TỈNH {province}" : $"THI HÀNH ÁN DÂN SỰ TỈNH {province}";
        var partner = await Db.Partners.AsNoTracking().Include(p => p.Representatives).SingleAsync(p => p.OfficeId == First.OfficeId && p.Id == First.PartnerId, Cancel);
        Partner = partner.NameOn(First.Day);
        Person = partner.Representatives.FirstOrDefault(r => r.Id == First.RepresentativeId) is { } one ? $"{one.Name}, {one.Post}" : null;
        Force = await Db.TaskForces.Where(t => t.OfficeId == First.OfficeId && t.Id == First.TaskForceId).Select(t => t.Name).SingleAsync(Cancel);
        return answer();
    }
}
