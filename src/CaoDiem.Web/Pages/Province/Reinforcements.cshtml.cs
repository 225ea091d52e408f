using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Province;

/// <summary>Officers moved between offices: proposed by the province, named by one office, placed by the other.</summary>
[Authorize(nameof(Permission.SeeReinforcements))]
public sealed class ReinforcementsModel(AppDb db, LendOfficerHandler lend) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    public bool Oversees => Actor.May(Permission.OverseeProvince);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostProposeAsync() => ChangeAsync("Đã gửi đề nghị tăng cường.", () => lend.Handle(new ProposeReinforcement(
        Input.FromOffice ?? default, Input.ToOffice ?? default, Day(Input.From, "From"), Day(Input.To, "To"), Input.Purpose), Actor, Cancel), Permission.OverseeProvince);

    public Task<IActionResult> OnPostLendAsync(Id<Reinforcement> reinforcement) =>
        ChangeAsync("Đã đồng ý và cử người.", () => lend.Handle(new LendOfficer(reinforcement, Input.OfficerId ?? default, Input.HandoverNote), Actor, Cancel), Permission.PlanCampaign);

    public Task<IActionResult> OnPostPlaceAsync(Id<Reinforcement> reinforcement) =>
        ChangeAsync("Đã bố trí vào tổ.", () => lend.Handle(new PlaceReinforcement(reinforcement, Input.TaskForceId ?? default), Actor, Cancel), Permission.PlanCampaign);

    public Task<IActionResult> OnPostRefuseAsync(Id<Reinforcement> reinforcement) =>
        ChangeAsync(Oversees ? "Đã hủy." : "Đã trả lời không đồng ý.", () => lend.Handle(new RefuseReinforcement(reinforcement, Input.Reason), Actor, Cancel));

    public Task<IActionResult> OnPostEndAsync(Id<Reinforcement> reinforcement) =>
        ChangeAsync("Đã ghi kết thúc sớm.", () => lend.Handle(new EndReinforcement(reinforcement, Day(Input.Last, "Last"), Input.Reason), Actor, Cancel));

    private static DateOnly Day(DateOnly? day, string field) => day ?? throw new RuleViolation("RNF-004", "Chưa nhập ngày.", field);

    private Task<IActionResult> ChangeAsync(string done, Func<Task> change, Permission? needs = null) => ChangeAsync(done, change, LoadAsync, needs, next: Redirect("/Province/Reinforcements"));

    private async Task LoadAsync()
    {
        var all = await Db.VisibleReinforcements(Actor).AsNoTracking().OrderByDescending(r => r.Id).ToListAsync(Cancel);
        var names = await Db.Offices.ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        var ids = all.Select(r => r.OfficerId).OfType<Id<Officer>>().ToList();
        // The province moves people by number; who goes is between the two offices.
        var officers = Oversees ? [] : await Db.Officers.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        var teams = all.Select(r => r.TaskForceId).OfType<Id<TaskForce>>().ToList();
        var forces = await Db.TaskForces.Where(t => teams.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, Cancel);
        Rows = [.. all.Select(r => new Row(r, names[r.OfficeId], names[r.ToOfficeId], r.OfficerId is { } officer ? officers.GetValueOrDefault(officer) : null, r.TaskForceId is { } t ? forces.GetValueOrDefault(t) : null,
            r.OfficeId == Actor.OfficeId, r.ToOfficeId == Actor.OfficeId))];
        Offices = Oversees ? [.. (await Db.VisibleOffices(Actor).OrderBy(o => o.Code).ToListAsync(Cancel)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))] : [];
        var own = Actor.OfficeId;
        Officers = [.. (await Db.Officers.Where(o => o.OfficeId == own).Serving(Db.Today).OrderBy(o => o.SortKey).ToListAsync(Cancel))
            .Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
        Forces = [.. (await Db.TaskForces.Where(o => o.OfficeId == own).OrderBy(o => o.SortKey).ToListAsync(Cancel)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
    }

    /// <param name="Lends">The actor's office is the one that lends; <paramref name="Receives"/>: the one that receives.</param>
    public sealed record Row(Reinforcement Move, string From, string To, string? Officer, string? Force, bool Lends, bool Receives);

    public sealed class Form
    {
        public Id<Office>? FromOffice { get; set; }

        public Id<Office>? ToOffice { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Purpose { get; set; }

        public Id<Officer>? OfficerId { get; set; }

        public string? HandoverNote { get; set; }

        public Id<TaskForce>? TaskForceId { get; set; }

        public string? Reason { get; set; }

        public DateOnly? Last { get; set; }
    }
}
