using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>Steps of a matter that reports count: relief at the court, how a coercion ended, complaints and requests; and its special class.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class EventsModel(AppDb db, RecordDossierEventHandler record, MarkSpecialClassHandler mark) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Settle))]
    public AnswerForm Settle { get; set; } = new();

    public Dossier Dossier { get; private set; } = null!;

    public IReadOnlyList<DossierEvent> Events { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. DossierEventKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public IReadOnlyList<SelectListItem> Classes => [new("Không thuộc loại đặc thù", "", Dossier.Special is null), .. SpecialClasses.All.Select(c => new SelectListItem(c.Label(), c.ToString(), Dossier.Special == c))];

    public bool MayWrite => Actor.May(Permission.RecordResults);

    public async Task OnGetAsync(Id<Dossier> id)
    {
        await LoadAsync(id);
        Input.On = Db.Today;
        Settle.AnsweredOn = Db.Today;
    }

    public async Task<IActionResult> OnPostRecordAsync(Id<Dossier> id)
    {
        Keep(nameof(Input));
        return await ChangeAsync($"Đã ghi «{Input.Kind.Label()}».", () => record.Handle(new RecordDossierEvent(id, Input.Kind, Input.On ?? Db.Today, new(Input.Amount ?? 0), Input.Body, Input.Text), Actor, Cancel),
            () => LoadAsync(id), Permission.RecordResults);
    }

    public async Task<IActionResult> OnPostSettleAsync(Id<Dossier> id, Id<DossierEvent> entry)
    {
        Keep(nameof(Settle));
        return await ChangeAsync("Đã ghi kết quả giải quyết.", () => record.Handle(new SettleDossierEvent(id, entry, Settle.AnsweredOn ?? Db.Today, Settle.Answer), Actor, Cancel),
            () => LoadAsync(id), Permission.RecordResults, nameof(Settle));
    }

    public async Task<IActionResult> OnPostClassAsync(Id<Dossier> id, string? special)
    {
        ModelState.Clear();
        SpecialClass? chosen = Enum.TryParse<SpecialClass>(special, out var kind) && Enum.IsDefined(kind) ? kind : null;
        return await ChangeAsync("Đã ghi loại việc đặc thù.", () => mark.Handle(new(id, chosen), Actor, Cancel), () => LoadAsync(id), Permission.RecordResults);
    }

    // Only the posted form is judged; the other one on the page was not filled in.
    private void Keep(string form)
    {
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith(form, StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    private async Task LoadAsync(Id<Dossier> id)
    {
        Dossier = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == id).OneAsync(Cancel);
        var office = Dossier.OfficeId;
        Events = await Db.DossierEvents.AsNoTracking().Where(e => e.OfficeId == office && e.DossierId == id).OrderByDescending(e => e.On).ThenByDescending(e => e.Id).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public DossierEventKind Kind { get; set; }

        public DateOnly? On { get; set; }

        public long? Amount { get; set; }

        public string? Body { get; set; }

        public string? Text { get; set; }
    }

    public sealed class AnswerForm
    {
        public DateOnly? AnsweredOn { get; set; }

        public string? Answer { get; set; }
    }
}
