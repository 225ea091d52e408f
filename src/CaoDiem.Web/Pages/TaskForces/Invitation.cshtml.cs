using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class InvitationModel(AppDb db, AnswerInvitationHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Remark Input { get; set; } = new();

    [BindProperty(Name = nameof(Held))]
    public Remark Held { get; set; } = new();

    [BindProperty(Name = nameof(Off))]
    public Remark Off { get; set; } = new();

    [BindProperty(Name = nameof(Change))]
    public ChangeForm Change { get; set; } = new();

    public Invitation Invitation { get; private set; } = null!;

    public string Partner { get; private set; } = "";

    public string Force { get; private set; } = "";

    public string? Person { get; private set; }

    public DateOnly Today => Db.Today;

    public bool CanArrange => Actor.May(Permission.ArrangePartners);

    public async Task OnGetAsync(Id<Invitation> id)
    {
        await LoadAsync(id);
        Change = ChangeForm.Of(Invitation);
    }

    public Task<IActionResult> OnPostAnswerAsync(Id<Invitation> id, bool comes) => ChangeAsync(id, comes ? "Đã ghi: nhận lời." : "Đã ghi: từ chối.",
        () => handler.Handle(new AnswerInvitation(id, comes, Input.Note), Actor, Cancel), nameof(Input));

    public Task<IActionResult> OnPostAttendAsync(Id<Invitation> id, bool came) => ChangeAsync(id, came ? "Đã ghi: có dự." : "Đã ghi: vắng.",
        () => handler.Handle(new RecordAttendance(came ? [id] : [], came ? [] : [id], Held.Note), Actor, Cancel), nameof(Held));

    public Task<IActionResult> OnPostChangeAsync(Id<Invitation> id) => ChangeAsync(id, "Đã đổi; cơ quan cần trả lời lại.", () =>
    {
        if (Change is not { Day: { } day, From: { } from, To: { } to })
        {
            throw new RuleViolation("INV-015", "Chưa nhập ngày hoặc giờ.", "Day");
        }

        return handler.Handle(new ChangeInvitation(id, day, from, to, Change.Place ?? "", Change.Note), Actor, Cancel);
    }, nameof(Change));

    public Task<IActionResult> OnPostCancelAsync(Id<Invitation> id) =>
        ChangeAsync(id, "Đã hủy buổi làm việc.", () => handler.Handle(new CancelInvitation(id, Off.Note), Actor, Cancel), nameof(Off));

    private async Task<IActionResult> ChangeAsync(Id<Invitation> id, string done, Func<Task> change, string prefix)
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
        if (prefix != nameof(Change))
        {
            Change = ChangeForm.Of(Invitation);
        }

        return Page();
    }

    private async Task LoadAsync(Id<Invitation> id)
    {
        Invitation = await Db.VisibleInvitations(Actor).AsNoTracking().Where(i => i.Id == id).OneAsync(Cancel);
        var office = Invitation.OfficeId;
        var partner = await Db.Partners.AsNoTracking().Include(p => p.Representatives).SingleAsync(p => p.OfficeId == office && p.Id == Invitation.PartnerId, Cancel);
        Partner = partner.NameOn(Invitation.Day);
        Person = partner.Representatives.FirstOrDefault(r => r.Id == Invitation.RepresentativeId) is { } one ? $"{one.Name}, {one.Post}" : null;
        Force = await Db.TaskForces.Where(t => t.OfficeId == office && t.Id == Invitation.TaskForceId).Select(t => t.Name).SingleAsync(Cancel);
    }

    public sealed class Remark
    {
        public string? Note { get; set; }
    }

    public sealed class ChangeForm
    {
        public DateOnly? Day { get; set; }

        public TimeOnly? From { get; set; }

        public TimeOnly? To { get; set; }

        public string? Place { get; set; }

        public string? Note { get; set; }

        public static ChangeForm Of(Invitation row) => new() { Day = row.Day, From = row.From, To = row.To, Place = row.Place };
    }
}
