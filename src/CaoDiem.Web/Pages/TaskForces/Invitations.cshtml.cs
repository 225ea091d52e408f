using System.Globalization;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class InvitationsModel(AppDb db, InvitePartnerHandler invite, AnswerInvitationHandler answer) : AppPage(db)
{
    private const int MostRows = 200;
    private static readonly string[] DayShapes = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Id<TaskForce>? Force { get; set; }

    [BindProperty(SupportsGet = true)]
    public Id<Partner>? Partner { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public IReadOnlyList<(Invitation Row, string Partner, string Force)> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Partners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Shows =>
    [
        new("Sắp tới", "next", Show is null or "next"), new("Chờ trả lời", "waiting", Show == "waiting"),
        new("Chưa ghi việc tham dự", "open", Show == "open"), new("Tất cả", "all", Show == "all"),
    ];

    public bool CanArrange => Actor.May(Permission.ArrangePartners);

    /// <summary>The list shows days that are over and still without attendance, and this person may record it.</summary>
    public bool Attending => Show == "open" && CanArrange;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Actor.OfficeId is { } office)
        {
            var hours = (await Db.Offices.AsNoTracking().SingleAsync(o => o.Id == office, Cancel)).On(Db.Today);
            (Input.From, Input.To) = (hours.OpensAt, hours.ClosesAt);
        }
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        if (!CanArrange)
        {
            return Forbid();
        }

        PartnerInvited? done = null;
        await TryAsync(async () => done = await invite.Handle(
            new(Input.TaskForceId ?? throw Missing("TaskForceId", "tổ công tác"), Input.PartnerId ?? throw Missing("PartnerId", "cơ quan"), Input.RepresentativeId, Days(),
                Input.From ?? throw Missing("From", "giờ bắt đầu"), Input.To ?? throw Missing("To", "giờ kết thúc"), Input.Place ?? "", Input.Purpose ?? "", Input.Asked ?? ""),
            Actor, Cancel));
        if (done is null)
        {
            await LoadAsync();
            return Page();
        }

        Done = "Đã lập giấy mời." + (done.NotUsual.Count > 0 ? $" Lưu ý: cơ quan thường không tham gia ngày {string.Join(", ", done.NotUsual.Select(d => Format.Day(d)))}." : "");
        return Redirect($"/TaskForces/Letter/{done.Letter}");
    }

    public async Task<IActionResult> OnPostAttendAsync(List<Id<Invitation>> shown, List<Id<Invitation>> came)
    {
        if (!CanArrange)
        {
            return Forbid();
        }

        ModelState.Clear();
        if (await TryAsync(() => answer.Handle(new RecordAttendance(came, [.. shown.Except(came)], null), Actor, Cancel)))
        {
            Done = $"Đã ghi {came.Count} buổi có dự, {shown.Count - came.Count} buổi vắng.";
            return RedirectToPage(new { Force, Partner, Show });
        }

        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    private List<DateOnly> Days() => [.. (Input.Days ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(text => DateOnly.TryParseExact(text, DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new RuleViolation("INV-014", $"«{text}» không phải ngày. Viết theo dạng ngày/tháng/năm.", "Days"))];

    private static RuleViolation Missing(string field, string what) => new("INV-015", $"Chưa chọn hoặc nhập {what}.", field);

    private async Task LoadAsync()
    {
        var (office, today) = (Actor.OfficeId, Db.Today);
        var rows = Db.VisibleInvitations(Actor).AsNoTracking();
        rows = Force is { } force ? rows.Where(i => i.TaskForceId == force) : rows;
        rows = Partner is { } partner ? rows.Where(i => i.PartnerId == partner) : rows;
        var open = InvitationStates.All.Where(s => s.IsOpen()).ToList();
        rows = Show switch
        {
            "all" => rows,
            "waiting" => rows.Where(i => i.State == InvitationState.Invited || i.State == InvitationState.Changed),
            "open" => rows.Where(i => i.Day <= today && open.Contains(i.State)),
            _ => rows.Where(i => i.Day >= today),
        };
        var found = await rows.OrderBy(i => i.Day).ThenBy(i => i.From).Take(MostRows).ToListAsync(Cancel);
        var partners = await Db.Partners.AsNoTracking().Include(p => p.Representatives).Where(p => p.OfficeId == office).OrderBy(p => p.SortKey).ToListAsync(Cancel);
        var forces = await Db.TaskForces.Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).Select(t => new { t.Id, t.Name }).ToListAsync(Cancel);
        Rows = [.. found.Select(i => (i, partners.First(p => p.Id == i.PartnerId).NameOn(i.Day), forces.First(f => f.Id == i.TaskForceId).Name))];
        Forces = [.. forces.Select(f => new SelectListItem(f.Name, f.Id.ToString(), f.Id == Force))];
        Partners = [.. partners.Select(p => new SelectListItem(p.NameOn(today), p.Id.ToString(), p.Id == Partner))];
        People = [.. partners.SelectMany(p => p.Representatives.Select(r => new SelectListItem($"{r.Name}, {p.NameOn(today)}", r.Id.ToString())))];
        Input.TaskForceId ??= Force;
        Input.PartnerId ??= Partner;
    }

    public sealed class Form
    {
        public Id<TaskForce>? TaskForceId { get; set; }

        public Id<Partner>? PartnerId { get; set; }

        public Id<Representative>? RepresentativeId { get; set; }

        public string? Days { get; set; }

        public TimeOnly? From { get; set; }

        public TimeOnly? To { get; set; }

        public string? Place { get; set; }

        public string? Purpose { get; set; }

        public string? Asked { get; set; }
    }
}
