using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Merging;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Merging;

/// <summary>
/// Communes become one from a day on, or hamlets go to another commune: what is said, then what that moves, then it is done.
/// </summary>
[Authorize(nameof(Permission.ApproveActs))]
public sealed class ReformModel(AppDb db, ReformCommunesHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    /// <summary>What is moved; null before everything is said.</summary>
    public CommunesReformed? Figures { get; private set; }

    public string Old => string.Join(", ", Communes.Where(c => Input.From.Exists(f => f.ToString() == c.Value)).Select(c => c.Text));

    public Task OnGetAsync() => LoadAsync();

    /// <summary>Says in numbers what would be moved; changes nothing.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        await TryAsync(async () =>
        {
            Figures = await handler.PreviewAsync(Command(null), Actor, Cancel);
            Input.Expected = Figures.Files;
        });
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        await LoadAsync();
        CommunesReformed? done = null;
        if (await TryAsync(async () => done = await handler.Handle(Command(Input.Expected), Actor, Cancel)))
        {
            Done = $"Đã chuyển {Format.Number(done!.Files)} hồ sơ về {done.Into}."
                + (done.Ways == 0 && Input.Hamlets is null ? $" {done.Into} chưa có đường đi trong bảng; hãy ghi ở trang lịch." : "");
            Undo = done.First is { } first ? new Undoing([first], false, "/Identity/Communes").Line : null;
            return Redirect("/Identity/Communes");
        }

        Db.ChangeTracker.Clear();
        return Page();
    }

    private ReformCommunes Command(int? expected) => new(
        Input.From, Input.Into, Input.NewName, Input.On, Input.DocumentNo, Input.Reason,
        (Input.Hamlets ?? "").Split(',', ';', '\n').Select(VietText.Clean).Where(h => h.Length > 0).ToList(), Input.TaskForce, expected);

    private async Task LoadAsync()
    {
        var office = Actor.RequireOffice();
        Communes = await Db.Communes.Where(c => c.OfficeId == office && c.ClosedOn == null).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
        Forces = await Db.TaskForces.Where(t => t.OfficeId == office).OrderBy(t => t.SortKey)
            .Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public List<Id<Commune>> From { get; set; } = [];

        public Id<Commune>? Into { get; set; }

        public string? NewName { get; set; }

        public DateOnly? On { get; set; }

        public string? DocumentNo { get; set; }

        public string? Reason { get; set; }

        /// <summary>Hamlets that go over, when not the whole commune does; between commas.</summary>
        public string? Hamlets { get; set; }

        public Id<TaskForce>? TaskForce { get; set; }

        public int? Expected { get; set; }
    }
}
