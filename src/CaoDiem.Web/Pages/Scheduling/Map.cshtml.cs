using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>The routes of a run on a map of the office's own places, a week or a day at a time, with the list beside it.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class MapModel(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "week")]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true, Name = "day")]
    public DateOnly? Day { get; set; }

    public OpenedRun Opened { get; private set; } = null!;

    public IReadOnlyList<DateOnly> Weeks { get; private set; } = [];

    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    public ScheduleMap Map { get; private set; } = null!;

    /// <summary>The period in words.</summary>
    public string When => Day is { } day ? $"ngày {Format.Day(day)}" : $"tuần từ {Format.Day(Week)}";

    public string Link(DateOnly week, DateOnly? day = null) => $"/Scheduling/Map/{Opened.Run.Id}?week={Format.Day(week)}{(day is null ? "" : $"&day={Format.Day(day)}")}";

    public async Task OnGetAsync(Id<PlanRun> id)
    {
        Opened = await OpenedRun.LoadAsync(Db, id, Actor, Cancel);
        var routed = Opened.Plan.Routes.Select(r => Opened.Problem.Calendar[r.Day].Date).Distinct().Order().ToList();
        Weeks = CaoDiem.Shared.Weeks.Of(routed);
        var asked = CaoDiem.Shared.Weeks.Monday(Day ?? Week ?? routed.Where(d => d >= Db.Today).DefaultIfEmpty(routed.DefaultIfEmpty(Db.Today).First()).First());
        Week = Weeks.Contains(asked) || Weeks.Count == 0 ? asked : Weeks[0];
        Days = [.. routed.Where(d => CaoDiem.Shared.Weeks.Monday(d) == Week)];
        Day = Day is { } day && Days.Contains(day) ? day : null;
        Map = await ScheduleMap.LoadAsync(Db, Opened, Day ?? Week.Value, Day ?? CaoDiem.Shared.Weeks.Sunday(Week.Value), Cancel);
    }
}
