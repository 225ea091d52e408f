using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>What the office is from a day on: a new row, or one that is corrected or withdrawn.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class ProfileModel(AppDb db, KeepOfficeHandler handler) : AppPage(db)
{
    private const string OfficePage = "/Identity/OfficePage";

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Back))]
    public BackForm Back { get; set; } = new();

    /// <summary>The row; null for a new one.</summary>
    public OfficeProfile? Row { get; private set; }

    /// <summary>Campaigns with days in the time of the row.</summary>
    public int Campaigns { get; private set; }

    /// <summary>Drafts of papers whose day lies in the time of the row.</summary>
    public int Drafts { get; private set; }

    public int Issued { get; private set; }

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. OfficeKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public bool Withdrawing => ModelState.Any(s => s.Key.StartsWith(nameof(Back), StringComparison.Ordinal) && s.Value!.Errors.Count > 0);

    public async Task OnGetAsync(Id<OfficeProfile>? id)
    {
        var office = await LoadAsync(id);
        var shown = Row ?? office.On(Db.Today);
        (Input.Name, Input.Kind, Input.Province, Input.SealHolder) = (shown.Name, shown.Kind, shown.Province, shown.SealHolder);
        (Input.OpensAt, Input.ClosesAt) = (shown.OpensAt, shown.ClosesAt);
        (Input.LunchFrom, Input.LunchTo) = (shown.LunchFrom, shown.LunchTo);
        if (Row is { IsFirst: false })
        {
            (Input.From, Input.DocumentNo) = (Row.From, Row.DocumentNo);
        }
    }

    public Task<IActionResult> OnPostAddAsync() => ChangeAsync(
        null, "Đã ghi thay đổi của đơn vị.", () => handler.Handle(new ChangeOffice(Input.From, Input.ToFacts(), Input.DocumentNo), Actor,
            Cancel),
        nameof(Input));

    public Task<IActionResult> OnPostCorrectAsync(Id<OfficeProfile> id) => ChangeAsync(
        id, "Đã sửa.", () => handler.Handle(new CorrectOffice(id, Input.From, Input.ToFacts(), Input.DocumentNo, Input.Reason), Actor,
            Cancel),
        nameof(Input));

    public Task<IActionResult> OnPostWithdrawAsync(Id<OfficeProfile> id) => ChangeAsync(
        id, "Đã rút lại.", () => handler.Handle(new WithdrawOfficeChange(id, Back.Reason), Actor, Cancel), nameof(Back));

    private async Task<IActionResult> ChangeAsync(Id<OfficeProfile>? id, string done, Func<Task> change, string form)
    {
        KeepOnly(form);
        if (form == nameof(Back) && id is not null)
        {
            await OnGetAsync(id);
        }

        return await ChangeAsync(done, change, () => LoadAsync(id), prefix: form, next: Redirect(OfficePage));
    }

    private async Task<Office> LoadAsync(Id<OfficeProfile>? id)
    {
        var key = Actor.RequireOffice();
        var office = await Db.Offices.AsNoTracking().Where(o => o.Id == key).OneAsync(Cancel);
        if (id is not { } asked)
        {
            return office;
        }

        Row = office.Profiles.SingleOrDefault(p => p.Id == asked && !p.IsWithdrawn) ?? throw new NotInScope();
        var (from, to) = (Row.From, office.Profiles.Where(p => !p.IsWithdrawn && p.From > Row.From).Min(p =>
            (DateOnly?)p.From) ?? DateOnly.MaxValue);
        Campaigns = await Db.Campaigns.CountAsync(c => c.OfficeId == key && c.From < to && c.To >= from, Cancel);
        var papers = Db.IssuedDocuments.Where(d => d.OfficeId == key && d.AsOf >= from && d.AsOf < to);
        Drafts = await papers.CountAsync(d => d.State == DocumentState.Draft, Cancel);
        Issued = await papers.CountAsync(d => d.State == DocumentState.Issued, Cancel);
        return office;
    }

    public sealed class Form
    {
        public DateOnly? From { get; set; }

        public string? DocumentNo { get; set; }

        public string? Name { get; set; }

        public OfficeKind Kind { get; set; }

        public string? Province { get; set; }

        public string? SealHolder { get; set; }

        public TimeOnly? OpensAt { get; set; }

        public TimeOnly? ClosesAt { get; set; }

        public TimeOnly? LunchFrom { get; set; }

        public TimeOnly? LunchTo { get; set; }

        public string? Reason { get; set; }

        internal OfficeFacts ToFacts() => new(Name, Kind, Province, SealHolder, OpensAt, ClosesAt, LunchFrom, LunchTo);
    }

    public sealed class BackForm
    {
        public string? Reason { get; set; }
    }
}
