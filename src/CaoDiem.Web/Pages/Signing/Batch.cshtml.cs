using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Signing;

/// <summary>One batch: its list to print and send, what came back, what was written down wrongly.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class BatchModel(AppDb db, RecordReturnHandler returns, SendToProvinceHandler send) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public ReturnForm Input { get; set; } = new();

    [BindProperty(Name = nameof(Right))]
    public ReturnForm Right { get; set; } = new();

    [BindProperty(Name = nameof(Back))]
    public WhyForm Back { get; set; } = new();

    /// <summary>The item whose return is corrected.</summary>
    [BindProperty(SupportsGet = true, Name = "sua")]
    public Id<ProvinceItem>? Corrected { get; set; }

    public ProvinceBatch Batch { get; private set; } = null!;

    /// <summary>Its items, as far as the reader may see their files.</summary>
    public IReadOnlyList<ProvinceItem> Items { get; private set; } = [];

    public int Hidden => Batch.Items.Count - Items.Count;

    public bool MayReturn => Actor.May(Permission.ApproveActs) && Items.Any(i => i.State == ProvinceState.Waiting);

    public bool MayCorrect => Actor.May(Permission.ApproveActs);

    public bool MayTakeBack => Batch.TakenBackAt is null && Batch.Items.All(i => i.State == ProvinceState.Waiting);

    public ProvinceItem? Correcting => Items.FirstOrDefault(i => i.Id == Corrected
        && i.State is ProvinceState.Done or ProvinceState.Returned);

    public DateOnly Today => Db.Today;

    public async Task OnGetAsync(Id<ProvinceBatch> id)
    {
        await LoadAsync(id);
        (Input.BackOn, Input.DocumentOn) = (Today, Today);
        if (Correcting is { } known)
        {
            Right = new() { BackOn = known.BackOn, DocumentNo = known.DocumentNo, DocumentOn = known.DocumentOn, Reason = known.Reason };
        }
    }

    public async Task<IActionResult> OnGetXlsxAsync(Id<ProvinceBatch> id)
    {
        await LoadAsync(id);
        var content = WorkbookWriter.Write([new($"Lượt số {Batch.Number}", [$"Danh sách gửi lên tỉnh, lượt số {Batch.Number}",
            $"Gửi ngày {Format.Day(Batch.SentOn)}, dự kiến về ngày {Format.Day(Batch.ExpectedOn)}"],
        [
            new("Loại", ColumnKind.Text, 24), new("Nội dung", ColumnKind.Text, 70), new("Số tiền (đồng)", ColumnKind.Money),
                new("Tình trạng", ColumnKind.Text, 18),
            new("Ngày về", ColumnKind.Date), new("Số văn bản", ColumnKind.Text, 20), new("Ngày văn bản", ColumnKind.Date),
                new("Lý do trả lại", ColumnKind.Text, 40),
        ],
        Items.Select(i => new object?[]
        {
            i.Matter.Label(), i.Subject, i.Amount > Dong.Zero ? (object)i.Amount.Amount : null, i.State.Label(), i.BackOn, i.DocumentNo, i.DocumentOn, i.Reason,
        }))]);
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"gui-tinh-luot-{Batch.Number}.xlsx");
    }

    /// <summary>The marked items came back, done or returned; numbers count on from the first.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Id<ProvinceBatch> id, List<Id<ProvinceItem>> items, bool done)
    {
        KeepOnly(nameof(Input));
        await LoadAsync(id);
        var marked = Items.Where(i => items.Contains(i.Id)).ToList();
        var count = 0;
        if (marked.Count == 0)
        {
            ModelState.AddModelError("", "Đánh dấu việc đã từ tỉnh về.");
        }
        else if (await TryAsync(async () => count = await ReturnAsync(marked, done)))
        {
            Done = $"{(done ? "Đã ghi việc tỉnh ký, giải quyết xong" : "Đã ghi việc tỉnh trả lại")}: {count} việc.";
            return Redirect($"/Signing/Batch/{id}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    public Task<IActionResult> OnPostCorrectAsync(Id<ProvinceBatch> id)
    {
        KeepOnly(nameof(Right));
        return ChangeAsync(
            "Đã sửa.", () => returns.Handle(new CorrectReturn(Corrected
                ?? default, Right.ToAnswer(true, Right.DocumentNo), Right.Why), Actor, Cancel),
            () => LoadAsync(id), Permission.ApproveActs, nameof(Right), Redirect($"/Signing/Batch/{id}"));
    }

    public Task<IActionResult> OnPostTakeBackAsync(Id<ProvinceBatch> id)
    {
        KeepOnly(nameof(Back));
        return ChangeAsync(
            "Đã rút lại lượt gửi; các quyết định lại chờ gửi.", () => send.Handle(new TakeBackBatch(id, Back.Why), Actor, Cancel), () =>
                LoadAsync(id),
            prefix: nameof(Back));
    }

    private async Task<int> ReturnAsync(List<ProvinceItem> marked, bool done)
    {
        var decisions = marked.Count(i => i.Matter == ProvinceMatter.Decision);
        var numbers = done && decisions > 0 && !string.IsNullOrWhiteSpace(Input.DocumentNo)
            ? NumberSeries.From(Input.DocumentNo, decisions) : [];
        var (refusals, next, count) = (new List<string>(), 0, 0);
        foreach (var item in marked)
        {
            try
            {
                var number = item.Matter == ProvinceMatter.Decision && next < numbers.Count ? numbers[next] : null;
                await returns.Handle(new RecordReturn(item.Id, Input.ToAnswer(done, number)), Actor, Cancel);
                (next, count) = (next + (number is null ? 0 : 1), count + 1);
            }
            catch (RuleViolation refused) when (marked.Count > 1)
            {
                refusals.Add($"{item.Subject}: {refused.Message} ({refused.Code})");
            }
        }

        Refused = refusals.Count > 0 ? string.Join('\n', refusals) : null;
        return count;
    }

    private async Task LoadAsync(Id<ProvinceBatch> id)
    {
        var (office, files) = (Actor.RequireOffice(), Db.VisibleDossiers(Actor));
        Batch = await Db.ProvinceBatches.AsNoTracking().AsSplitQuery().Include(b => b.Items).Where(b => b.OfficeId == office && b.Id == id)
            .OneAsync(Cancel);
        var concerned = Batch.Items.Select(i => i.DossierId).OfType<Id<Dossier>>().ToList();
        var seen = await files.Where(d => concerned.Contains(d.Id)).Select(d => d.Id).ToHashSetAsync(Cancel);
        Items = [.. Batch.Items.Where(i => i.DossierId is not { } file || seen.Contains(file)).OrderBy(i => i.Matter)
            .ThenBy(i => i.Subject, StringComparer.Ordinal)];
    }

    public sealed class ReturnForm
    {
        public DateOnly? BackOn { get; set; }

        /// <summary>Of the first decision; those after it count on.</summary>
        public string? DocumentNo { get; set; }

        public DateOnly? DocumentOn { get; set; }

        public string? Reason { get; set; }

        /// <summary>Why it is corrected.</summary>
        public string? Why { get; set; }

        internal ProvinceAnswer ToAnswer(bool done, string? number) => new(done, BackOn, number, number is null ? null
            : DocumentOn, Reason);
    }

    public sealed class WhyForm
    {
        public string? Why { get; set; }
    }
}
