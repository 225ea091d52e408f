using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.Signing;

/// <summary>What waits at the province, what is to be sent there, and the batches of before.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class IndexModel(AppDb db, ProvinceQueueQuery queue, SendToProvinceHandler handler) : AppPage(db)
{
    private const string Here = "/Signing";

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    /// <summary>Marked before the page came back with an error.</summary>
    public IReadOnlyList<Id<Act>> Chosen { get; private set; } = [];

    public ProvinceQueue Queue { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Matters { get; } =
        [.. new[] { ProvinceMatter.Money, ProvinceMatter.Reply }.Select(m => new SelectListItem(m.Label(), m.ToString()))];

    public DateOnly Today => Db.Today;

    public bool MaySet => Actor.May(Permission.Delegate);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.SentOn = Today;
        Chosen = [.. Queue.Unsent.Where(u => u.GoesUp).Select(u => u.Act.Id)];
    }

    /// <summary>The marked decisions as one batch.</summary>
    public Task<IActionResult> OnPostAsync(List<Id<Act>> acts) => SendAsync(acts, []);

    /// <summary>Money asked for, a question.</summary>
    public Task<IActionResult> OnPostOtherAsync() => SendAsync(
        [], [new(Input.Matter, Input.Subject, Input.Amount is { } amount ? new Dong(amount) : null)]);

    private async Task<IActionResult> SendAsync(List<Id<Act>> acts, IReadOnlyCollection<OtherMatter> others)
    {
        Chosen = acts;
        Id<ProvinceBatch> batch = default;
        if (await TryAsync(async () => batch = await handler.Handle(new SendToProvince(acts, others, Input.SentOn, Input.ExpectedOn,
            Input.Note), Actor, Cancel)))
        {
            Done = "Đã ghi lượt gửi. In danh sách kèm theo hồ sơ gửi lên tỉnh.";
            return Redirect($"{Here}/Batch/{batch}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync() => Queue = await queue.RunAsync(Actor, Cancel);

    public sealed class Form
    {
        public DateOnly? SentOn { get; set; }

        public DateOnly? ExpectedOn { get; set; }

        public string? Note { get; set; }

        public ProvinceMatter Matter { get; set; } = ProvinceMatter.Money;

        public string? Subject { get; set; }

        public long? Amount { get; set; }
    }
}
