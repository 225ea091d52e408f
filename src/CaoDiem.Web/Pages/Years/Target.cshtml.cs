using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Years;

/// <summary>One target of the year, corrected or withdrawn with a reason.</summary>
[Authorize(nameof(Permission.ApprovePlans))]
public sealed class TargetModel(AppDb db, SetYearTargetHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Drop))]
    public DropForm Drop { get; set; } = new();

    public YearTarget Target { get; private set; } = null!;

    public string Who { get; private set; } = "";

    public async Task OnGetAsync(Id<YearTarget> id)
    {
        await LoadAsync(id);
        (Input.MustReach, Input.StriveFor, Input.From) = (Typed(Target.MustReach), Typed(Target.StriveFor), Target.From);
    }

    public async Task<IActionResult> OnPostAsync(Id<YearTarget> id)
    {
        await LoadAsync(id);
        var measure = Target.Measure;
        return await ChangeAsync(id, "Đã sửa chỉ tiêu.", nameof(Input), () => handler.Handle(
            new CorrectYearTarget(id, measure.Read(Input.MustReach, "MustReach"), measure.Read(Input.StriveFor, "StriveFor"), Input.From,
                Input.Reason),
            Actor, Cancel));
    }

    public Task<IActionResult> OnPostWithdrawAsync(Id<YearTarget> id) => ChangeAsync(id, "Đã rút lại chỉ tiêu.", nameof(Drop), () =>
        handler.Handle(new WithdrawYearTarget(id, Drop.Reason), Actor, Cancel));

    private Task<IActionResult> ChangeAsync(Id<YearTarget> id, string done, string form, Func<Task> change)
    {
        KeepOnly(form);
        return ChangeAsync(done, change, () => LoadAsync(id), prefix: form, next: Redirect("/Years"));
    }

    private string? Typed(long? kept) => kept is not { } value ? null
        : Target.Measure.IsRate() ? $"{value / YearMeasures.RateParts},{value % YearMeasures.RateParts:00}" : Format.Money(value);

    private async Task LoadAsync(Id<YearTarget> id)
    {
        var office = Actor.RequireOffice();
        Target = await Db.YearTargets.AsNoTracking().Where(t => t.OfficeId == office && t.Id == id).OneAsync(Cancel);
        Who = Target.OfficerId is { } officer
            ? (await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office && o.Id == officer).OneAsync(Cancel)).Name
            : "Toàn đơn vị";
    }

    public sealed class Form
    {
        public string? MustReach { get; set; }

        public string? StriveFor { get; set; }

        public DateOnly? From { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class DropForm
    {
        public string? Reason { get; set; }
    }
}
