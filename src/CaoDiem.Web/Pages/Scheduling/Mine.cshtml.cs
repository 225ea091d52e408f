using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>One person's weeks and days by the accepted schedules, made to be printed; and the private address of his calendar.</summary>
[Authorize(nameof(Permission.SeeOwnSchedule))]
public sealed class MineModel(AppDb db, CalendarFeedHandler feeds) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "week")]
    public DateOnly? Week { get; set; }

    /// <summary>Whose plan, for those who plan campaigns; everybody else sees his own.</summary>
    [BindProperty(SupportsGet = true, Name = "person")]
    public Id<User>? PersonId { get; set; }

    /// <summary>A new private address, told once.</summary>
    [TempData]
    public string? Token { get; set; }

    public User Person { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<PersonDay> Days { get; private set; } = [];

    public IReadOnlyList<DateOnly> Weeks { get; private set; } = [];

    public CalendarFeed? Feed { get; private set; }

    public bool IsMine => Person.Id == Actor.UserId;

    public bool IsPartner => Person.Role == Role.Partner;

    public string? Address => Token is { } token ? CalendarFeeds.Address(Request, token) : null;

    public string Link(DateOnly? week) => $"/Scheduling/Mine?week={Format.Day(week)}{(IsMine ? "" : $"&person={Person.Id}")}";

    /// <summary>Names of parties only for those who may open the file, and for the agency that is asked to help.</summary>
    public bool MayOpen => Actor.May(Permission.SeeDossiers);

    public async Task OnGetAsync()
    {
        var (office, me, plans) = (Actor.OfficeId, Actor.UserId, Actor.May(Permission.PlanCampaign));
        var users = await Db.Users.AsNoTracking().Where(u => u.OfficeId == office && !u.Disabled && (u.Id == me || plans)).OrderBy(u => u.Name).ToListAsync(Cancel);
        users = [.. users.Where(u => u.Role.May(Permission.SeeOwnSchedule))];
        Person = PersonId is { } asked ? users.Find(u => u.Id == asked) ?? throw new NotInScope() : users.Find(u => u.Id == me) ?? throw new NotInScope();
        People = plans ? [.. users.OrderBy(u => u.Role).ThenBy(u => VietText.SortKey(u.Name), StringComparer.Ordinal).Select(u => new SelectListItem($"{u.Name} ({u.Role.Label().ToLowerInvariant()})", u.Id.ToString(), u.Id == Person.Id))] : [];
        var all = await PersonalPlan.LoadAsync(Db, Person, Cancel);
        Weeks = CaoDiem.Shared.Weeks.Of(all.Select(d => d.Day));
        var wanted = CaoDiem.Shared.Weeks.Monday(Week ?? Db.Today);
        Week = Weeks.Contains(wanted) ? wanted : Weeks.FirstOrDefault(w => w >= wanted, Weeks.Count > 0 ? Weeks[^1] : wanted);
        Days = [.. all.Where(d => CaoDiem.Shared.Weeks.Monday(d.Day) == Week)];
        Feed = await Db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.OfficeId == office && f.UserId == me, Cancel);
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        Token = await feeds.Handle(new OpenCalendarFeed(), Actor, Cancel);
        return Redirect("/Scheduling/Mine#feed");
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        await feeds.Handle(new CloseCalendarFeed(), Actor, Cancel);
        Done = "Đã thu hồi địa chỉ lịch; phần mềm lịch không đọc được nữa.";
        return Redirect("/Scheduling/Mine");
    }
}
