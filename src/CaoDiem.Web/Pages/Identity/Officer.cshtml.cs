using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Workload;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>
/// One officer: his name, what else registers call him, when he is away or has left, and what of his has to go to somebody else.
/// </summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class OfficerModel(AppDb db, KeepOfficersHandler officers, KeepAliasesHandler names, OfficerWeightsQuery weights) : AppPage(db)
{
    [BindProperty(Name = nameof(Rename))]
    public NameForm Rename { get; set; } = new();

    [BindProperty(Name = nameof(Other))]
    public NameForm Other { get; set; } = new();

    [BindProperty(Name = nameof(Leave))]
    public LeaveForm Leave { get; set; } = new();

    /// <summary>The record that would be withdrawn.</summary>
    [BindProperty(Name = "leave")]
    public Id<OfficerLeave>? Chosen { get; set; }

    public Officer Officer { get; private set; } = null!;

    public IReadOnlyList<Alias> Aliases { get; private set; } = [];

    public IReadOnlyList<OfficerLeave> Leaves { get; private set; } = [];

    /// <summary>What he carries against what he can, today.</summary>
    public CarriedLoad Load { get; private set; } = null!;

    /// <summary>Open files that are his.</summary>
    public int Open => Load.Files.Files;

    /// <summary>Task forces that he leads.</summary>
    public IReadOnlyList<string> Leads { get; private set; } = [];

    /// <summary>Accounts that are bound to him and still open.</summary>
    public IReadOnlyList<string> Logins { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. LeaveKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public bool HasLeft => Officer.HasLeft(Db.Today);

    public bool MayHandOver => Actor.May(Permission.ApproveActs);

    public async Task OnGetAsync(Id<Officer> id)
    {
        await LoadAsync(id);
        Rename.Name = Officer.Name;
    }

    public Task<IActionResult> OnPostRenameAsync(Id<Officer> id) => ChangeAsync(
        id, "Đã sửa tên ở mọi nơi.", () => officers.Handle(new RenameOfficer(id, Rename.Name), Actor, Cancel), nameof(Rename));

    public Task<IActionResult> OnPostAliasAsync(Id<Officer> id) => ChangeAsync(
        id, "Đã ghi tên gọi khác.", () => names.Handle(new AddAlias(AliasKind.Officer, id.Value, Other.Name), Actor, Cancel),
            nameof(Other));

    public Task<IActionResult> OnPostForgetAsync(Id<Officer> id, Id<Alias> alias) => ChangeAsync(
        id, "Đã bỏ tên gọi khác.", () => names.Handle(new RemoveAlias(alias), Actor, Cancel), nameof(Other));

    public Task<IActionResult> OnPostLeaveAsync(Id<Officer> id) => ChangeAsync(
        id, $"Đã ghi «{Leave.Kind.Label()}».",
        () => officers.Handle(new RecordLeave(id, Leave.Kind, Leave.From, Leave.To, Leave.DocumentNo, Leave.Reason, Leave.Percent ?? OfficerLeave.AllOfIt), Actor, Cancel),
            nameof(Leave));

    public Task<IActionResult> OnPostWithdrawAsync(Id<Officer> id) => ChangeAsync(
        id, "Đã rút lại.", () => officers.Handle(new WithdrawLeave(Chosen ?? default, Leave.WithdrawReason), Actor, Cancel), nameof(Leave));

    private Task<IActionResult> ChangeAsync(Id<Officer> id, string done, Func<Task> change, string form)
    {
        KeepOnly(form);
        return ChangeAsync(done, change, () => LoadAsync(id), prefix: form);
    }

    private async Task LoadAsync(Id<Officer> id)
    {
        var office = Actor.RequireOffice();
        Officer = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office && o.Id == id).OneAsync(Cancel);
        Aliases = await Db.Aliases.AsNoTracking().Where(a => a.OfficeId == office && a.NamedId == id.Value).OrderBy(a => a.AddedAt)
            .ToListAsync(Cancel);
        Leaves = await Db.OfficerLeaves.AsNoTracking().Where(l => l.OfficeId == office && l.OfficerId == id)
            .OrderByDescending(l => l.From).ThenByDescending(l => l.RecordedAt).ToListAsync(Cancel);
        Load = (await weights.LoadAsync(office, Db.Today, Cancel)).Of(id);
        Leads = await Db.TaskForces.Where(t => t.OfficeId == office && t.LeaderId == id).OrderBy(t => t.SortKey).Select(t => t.Name)
            .ToListAsync(Cancel);
        Logins = await Db.Users.Where(u => u.OfficeId == office && u.OfficerId == id && !u.Disabled).OrderBy(u => u.Login)
            .Select(u => u.Login).ToListAsync(Cancel);
    }

    public sealed class NameForm
    {
        public string? Name { get; set; }
    }

    public sealed class LeaveForm
    {
        public LeaveKind Kind { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public int? Percent { get; set; }

        public string? DocumentNo { get; set; }

        public string? Reason { get; set; }

        public string? WithdrawReason { get; set; }
    }
}
