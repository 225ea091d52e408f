using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class PartnerModel(AppDb db, RegisterPartnerHandler register, PartnerDetailsHandler details) : PartnerFormPage(db)
{
    private Dictionary<string, string> _logins = [];

    [BindProperty(Name = nameof(Person))]
    public PersonForm Person { get; set; } = new();

    [BindProperty(Name = nameof(Days))]
    public DaysForm Days { get; set; } = new();

    [BindProperty(Name = nameof(Duty))]
    public DutyForm Duty { get; set; } = new();

    public Partner Partner { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Users { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Availability { get; } = [new("Không tham gia được", "False"), new("Tham gia được", "True")];

    public IReadOnlyList<SelectListItem> StepItems { get; } = [.. StepKinds.All.Select(s => new SelectListItem(s.Label(), s.ToString()))];

    public IReadOnlyList<StepKind> Steps => [.. StepKinds.All.Where(s => Partner.DutyAt(s) is not null)];

    public async Task OnGetAsync(Id<Partner> id)
    {
        await LoadAsync(id);
        Input = Form.Of(Partner);
    }

    public Task<IActionResult> OnPostRegisterAsync(Id<Partner> id) =>
        ChangeAsync(id, "Đã lưu thông tin cơ quan.", () => register.Handle(Command(id), Actor, Cancel), nameof(Input));

    public Task<IActionResult> OnPostRepresentativeAsync(Id<Partner> id) => ChangeAsync(id, "Đã thêm người đại diện.",
        () => details.Handle(new AddRepresentative(id, Person.RepName ?? "", Person.Post ?? "", Person.Phone, Person.UserId), Actor, Cancel), nameof(Person));

    public Task<IActionResult> OnPostDropRepresentativeAsync(Id<Partner> id, Id<Representative> representative) =>
        ChangeAsync(id, "Đã bỏ người đại diện.", () => details.Handle(new RemoveRepresentative(id, representative), Actor, Cancel), nameof(Person));

    public Task<IActionResult> OnPostDaysAsync(Id<Partner> id) => ChangeAsync(id, "Đã ghi ngày.", () =>
    {
        if (Days.From is not { } from)
        {
            throw new RuleViolation("TSK-029", "Chưa nhập ngày.", "From");
        }

        return details.Handle(new MarkPartnerDays(id, from, Days.To ?? from, Days.Available, Days.Note), Actor, Cancel);
    }, nameof(Days));

    public Task<IActionResult> OnPostClearAsync(Id<Partner> id, Id<PartnerAbsence> absence) =>
        ChangeAsync(id, "Đã bỏ dòng.", () => details.Handle(new ClearPartnerDays(id, absence), Actor, Cancel), nameof(Days));

    public Task<IActionResult> OnPostDutyAsync(Id<Partner> id) =>
        ChangeAsync(id, "Đã ghi việc của cơ quan.", () => details.Handle(new AgreeDuty(id, Duty.Step, Duty.Text), Actor, Cancel), nameof(Duty));

    public string Login(Id<User> user) => _logins.GetValueOrDefault(user.ToString(), "");

    private async Task<IActionResult> ChangeAsync(Id<Partner> id, string done, Func<Task> change, string prefix)
    {
        if (!CanArrange)
        {
            return Forbid();
        }

        if (await TryAsync(change, prefix))
        {
            Done = done;
            return RedirectToPage(new { id });
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        if (prefix != nameof(Input))
        {
            Input = Form.Of(Partner);
        }

        return Page();
    }

    private async Task LoadAsync(Id<Partner> id)
    {
        var office = Actor.OfficeId;
        Partner = await Db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.Representatives).Include(p => p.Absences).Include(p => p.Duties)
            .Include(p => p.TaskForces).Include(p => p.Communes).Where(p => p.OfficeId == office && p.Id == id).OneAsync(Cancel);
        var users = await Db.Users.Where(u => u.OfficeId == office && u.Role == Role.Partner && !u.Disabled).OrderBy(u => u.Login)
            .Select(u => new { u.Id, u.Login, u.Name, Free = !Db.Representatives.Any(r => r.OfficeId == office && r.UserId == u.Id) }).ToListAsync(Cancel);
        _logins = users.ToDictionary(u => u.Id.ToString(), u => u.Login);
        Users = [.. users.Where(u => u.Free).Select(u => new SelectListItem($"{u.Name} ({u.Login})", u.Id.ToString()))];
        await LoadChoicesAsync();
    }

    public sealed class PersonForm
    {
        public string? RepName { get; set; }

        public string? Post { get; set; }

        public string? Phone { get; set; }

        public Id<User>? UserId { get; set; }
    }

    public sealed class DaysForm
    {
        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public bool Available { get; set; }

        public string? Note { get; set; }
    }

    public sealed class DutyForm
    {
        public StepKind Step { get; set; }

        public string? Text { get; set; }
    }
}
