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
public sealed class IndexModel(AppDb db, FormTaskForceHandler form, TaskForceMembersHandler members) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<TaskForce> Forces { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Users { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ForceItems => [.. Forces.Select(f => new SelectListItem(f.Name, f.Id.ToString()))];

    public bool CanPlan => Actor.May(Permission.PlanCampaign);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostFormAsync() => ChangeAsync(
        () => form.Handle(new(null, Input.Name ?? "", Input.LeaderId ?? default, Input.Communes), Actor, Cancel), "Đã lập tổ công tác.");

    public Task<IActionResult> OnPostMemberAsync() => ChangeAsync(
        () => members.Handle(new AddMember(Input.Force ?? default, Input.MemberName ?? "", Input.Organisation ?? "", Input.Duty ?? "", Input.UserId), Actor, Cancel), "Đã thêm thành viên.");

    public Task<IActionResult> OnPostLeaveAsync(Id<TaskForce> force, Id<Member> member) => ChangeAsync(
        () => members.Handle(new RemoveMember(force, member), Actor, Cancel), "Đã đưa thành viên ra khỏi tổ.");

    public string OfficerName(Id<Officer> id) => Officers.FirstOrDefault(o => o.Value == id.ToString())?.Text ?? "";

    public string CommuneName(Id<Commune> id) => Communes.FirstOrDefault(c => c.Value == id.ToString())?.Text ?? "";

    private async Task<IActionResult> ChangeAsync(Func<Task> change, string done)
    {
        if (!CanPlan)
        {
            return Forbid();
        }

        if (await TryAsync(change))
        {
            Done = done;
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var office = Actor.OfficeId;
        Forces = await Db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Communes)
            .Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(Cancel);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        Communes = await Db.Communes.Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
        Users = await Db.Users.Where(u => u.OfficeId == office && !u.Disabled).OrderBy(u => u.Login).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public Id<Officer>? LeaderId { get; set; }

        public List<Id<Commune>> Communes { get; set; } = [];

        public Id<TaskForce>? Force { get; set; }

        public string? MemberName { get; set; }

        public string? Organisation { get; set; }

        public string? Duty { get; set; }

        public Id<User>? UserId { get; set; }
    }
}
