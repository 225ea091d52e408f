using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>«Mở hồ sơ»: a file by hand, without a register.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class NewModel(AppDb db, OpenDossierHandler handler) : AppPage(db)
{
    private const int ItemsAsked = 3;

    [BindProperty(Name = nameof(Input))]
    public NewFile Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<ObligationKind>().Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public IReadOnlyList<SelectListItem> Matters { get; } =
        [.. Enum.GetValues<MatterKind>().Select(m => new SelectListItem(m.Label(), m.ToString()))];

    public Task OnGetAsync()
    {
        Input.Officer = Actor.OfficerId;
        return LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Demand(nameof(NewFile.DocumentNo), "số quyết định", string.IsNullOrWhiteSpace(Input.DocumentNo));
        Demand(nameof(NewFile.DocumentOn), "ngày quyết định", Input.DocumentOn is null);
        Demand(nameof(NewFile.Debtor), "người phải thi hành án", string.IsNullOrWhiteSpace(Input.Debtor));
        Demand("Items[0].Description", "nội dung khoản phải thi hành", Input.Items.All(i => !i.HasContent && i.Due is null));
        for (var i = 0; i < Input.Items.Count; i++)
        {
            var item = Input.Items[i];
            var (nameless, free) = (!item.HasContent && item.Due is not null, item is { HasContent: true, Due: null } && item.Kind.IsMoney());
            Demand($"Items[{i}].Description", $"nội dung của khoản {i + 1} ({Format.Money(item.Due ?? 0)} đồng)", nameless);
            Demand($"Items[{i}].Due", $"số tiền của khoản {i + 1} (không có thì ghi 0)", free);
        }

        ActRecorded? opened = null;
        if (await TryAsync(async () => opened = await handler.Handle(Command(), Actor, Cancel)))
        {
            var seen = await Db.VisibleDossiers(Actor).AnyAsync(d => d.Id == opened!.DossierId, Cancel);
            Done = $"Đã mở hồ sơ {VietText.Clean(Input.DocumentNo)}."
                + (seen ? "" : " Hồ sơ thuộc địa bàn hoặc chấp hành viên ngoài phạm vi của bạn, nên bạn không xem được; thủ trưởng xem được.");
            return Redirect(seen ? $"/Dossiers/Details/{opened!.DossierId}" : "/Dossiers/New");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    private void Demand(string name, string label, bool missing)
    {
        if (missing && ModelState.GetFieldValidationState($"Input.{name}") != ModelValidationState.Invalid)
        {
            ModelState.AddModelError($"Input.{name}", $"Chưa nhập {label}. (ACT-002)");
        }
    }

    private OpenDossier Command() => new(
        Input.DocumentNo ?? "",
        Input.DocumentOn ?? default,
        new()
        {
            Items =
            [
                .. Input.Items.Where(i => i.HasContent)
                    .Select(i => new ItemContent(i.Kind, VietText.Clean(i.Description), i.Due ?? 0)),
            ],
            Debtor = Given(Input.Debtor),
            Creditor = Given(Input.Creditor),
            Hamlet = Given(Input.Address),
            Commune = Input.Commune?.Value,
            Officer = Input.Officer?.Value,
        },
        Given(Input.Text),
        Input.Matter)
    {
        Judgment = new(Input.JudgmentNo, Input.JudgmentOn, Input.Court, Input.Matter),
    };

    private static string? Given(string? text) => VietText.Clean(text) is { Length: > 0 } given ? given : null;

    private async Task LoadAsync()
    {
        var office = Actor.OfficeId;
        Officers = await Db.Officers.Where(o => o.OfficeId == office).Serving(Db.Today).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        Communes = await Db.Communes.Where(c => c.OfficeId == office).ThereOn(Db.Today).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
        while (Input.Items.Count < ItemsAsked)
        {
            Input.Items.Add(new());
        }
    }

    public sealed class NewFile
    {
        public string? DocumentNo { get; set; }

        public DateOnly? DocumentOn { get; set; }

        public MatterKind Matter { get; set; } = MatterKind.OwnMotion;

        public string? JudgmentNo { get; set; }

        public DateOnly? JudgmentOn { get; set; }

        public string? Court { get; set; }

        public string? Debtor { get; set; }

        public string? Creditor { get; set; }

        public string? Address { get; set; }

        public Id<Commune>? Commune { get; set; }

        public Id<Officer>? Officer { get; set; }

        public List<NewItem> Items { get; set; } = [];

        public string? Text { get; set; }
    }

    public sealed class NewItem
    {
        public ObligationKind Kind { get; set; } = ObligationKind.CourtFee;

        public string? Description { get; set; }

        /// <summary>Đồng.</summary>
        public long? Due { get; set; }

        public bool HasContent => !string.IsNullOrWhiteSpace(Description);
    }
}
