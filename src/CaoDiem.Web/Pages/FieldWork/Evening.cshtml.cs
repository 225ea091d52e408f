using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>What a day brought, for the head in the evening.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class EveningModel(AppDb db, DecideVisitHandler decide, IssueDaySheetHandler issue) : FieldPage(db)
{
    public Evening View { get; private set; } = null!;

    public bool MayDecide(DecisionKind kind) => Actor.May(kind == DecisionKind.Reclassification ? Permission.ApproveActs : Permission.RecordResults);

    public Task OnGetAsync(Id<Campaign> id) => ShowAsync(id);

    public Task<IActionResult> OnPostDecideAsync(Id<Campaign> id, Id<Visit> visit, bool agreed, string? decision, DateOnly day, string? ground, string? documentNo, DateOnly? documentOn) =>
        ChangeAsync(id, day, "Đã ghi quyết định.", () => decide.Handle(new(visit, agreed, decision, documentNo, documentOn, ground), Actor, Cancel));

    public Task<IActionResult> OnPostSkipAsync(Id<Campaign> id, Id<FieldStop> stop, SkipReason reason, string? note, DateOnly day) =>
        ChangeAsync(id, day, "Đã ghi lý do.", () => issue.Handle(new SkipVisit(stop, reason, note), Actor, Cancel));

    public Task<IActionResult> OnPostUnskipAsync(Id<Campaign> id, Id<FieldStop> stop, DateOnly day) =>
        ChangeAsync(id, day, "Đã bỏ lý do; lượt đi trở lại chưa rõ.", () => issue.Handle(new UnskipVisit(stop), Actor, Cancel));

    private async Task<IActionResult> ChangeAsync(Id<Campaign> id, DateOnly day, string done, Func<Task> change)
    {
        if (!CanRecord)
        {
            return Forbid();
        }

        if (await TryAsync(change))
        {
            Done = done;
            return Redirect($"/FieldWork/Evening/{id}?day={Ui.Format.Day(day)}");
        }

        Db.ChangeTracker.Clear();
        Asked = day;
        await ShowAsync(id);
        return Page();
    }

    private async Task ShowAsync(Id<Campaign> id)
    {
        Asked ??= Today;
        await LoadAsync(id);
        View = await Evening.LoadAsync(Db, Campaign, Day, Actor, Cancel);
    }
}
