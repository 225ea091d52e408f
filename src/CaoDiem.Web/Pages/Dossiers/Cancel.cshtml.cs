using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>Says that a record was wrong: what follows, why, what becomes of the receipt, and what should have been recorded.</summary>
[Authorize(nameof(Permission.RecordResults))]
[RequestSizeLimit(Uploads.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Largest)]
public sealed class CancelModel(AppDb db, RecentAnswers recent, CancelActHandler handler, AskCancelHandler ask) : LedgerPage(db, recent)
{
    [BindProperty(Name = nameof(Input))]
    public CancelForm Input { get; set; } = new();

    /// <summary>What should have been recorded instead; read only when it is asked for.</summary>
    [BindProperty(Name = nameof(Right))]
    public ActForm Right { get; set; } = new();

    /// <summary>The right form stands beside the reason.</summary>
    [BindProperty(SupportsGet = true, Name = "lai")]
    public bool Again { get; set; }

    /// <summary>The answer to the question whether an amount larger than what remains is meant.</summary>
    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public Act Act { get; private set; } = null!;

    /// <summary>Acts of the same event, which go with it.</summary>
    public IReadOnlyList<Act> Together { get; private set; } = [];

    /// <summary>Other files in which something of the same event is cancelled with it.</summary>
    public int OtherFiles { get; private set; }

    /// <summary>How the file stands once it is cancelled.</summary>
    public FileState After { get; private set; } = null!;

    public ActFormView? Form { get; private set; }

    /// <summary>Recorded by somebody else or on an earlier day: only the head cancels it, and may be asked to.</summary>
    public bool MustAsk => !Act.IsCancelled && !Act.MayBeCancelledBy(Actor, Today);

    /// <summary>What the head was asked about it, the latest first.</summary>
    public IReadOnlyList<CancelRequest> Requests { get; private set; } = [];

    public CancelRequest? OpenRequest => Requests.FirstOrDefault(r => r.State == CancelRequestState.Open);

    public bool CanReplace => ActForm.KindOf(Act.Kind.Code()) is not null;

    public IReadOnlyList<SelectListItem> Receipts { get; } =
    [
        new("Ghi nhầm: biên lai vẫn đúng, ghi lại được", nameof(ReceiptFate.Mistyped)),
        new("Biên lai hủy: số này không ghi lại được nữa", nameof(ReceiptFate.Void)),
    ];

    public async Task OnGetAsync(Id<Act> id)
    {
        await LoadAsync(id);
        Right = ActForm.Of(Act);
        Input.Reason = !MustAsk && OpenRequest is { } asked ? $"{asked.Reason} ({asked.AskedBy} đề nghị)" : null;
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Id<Act> id)
    {
        await LoadAsync(id);
        var (facts, replaces) = (Act.Kind.Facts(), Again && CanReplace);
        Check(facts, replaces);
        var over = replaces && ModelState.IsValid ? Excess.Of(facts.Kind, Right.Amount, After.Remaining) : null;
        IReadOnlyList<Excess> excess = over is null ? [] : [over];
        if (excess.Count > 0 && Sure != Excess.Key(excess))
        {
            await ShowAsync();
            Form = Form! with { Excess = excess };
            return Page();
        }

        IReadOnlyList<AttachedFile> files = replaces ? await Uploads.ReadAsync(Right.Files, ModelState, "Right.Files", Cancel) : [];
        var right = replaces ? Right.ToEntry(facts, Today, !MayApprove && IsDecision(facts, Right) && Right.HasDocument) : null;
        ActRecorded? done = null;
        var receipt = Act.Kind == ActKind.Paid ? Input.Receipt : null;
        var command = new CancelAct(id, Input.Reason, receipt, right, MayApprove ? Actor : null) { Files = files };
        if (await TryAsync(async () => done = await handler.Handle(command, Actor, Cancel), replaces ? nameof(Right) : nameof(Input)))
        {
            var left = $"Hồ sơ còn {Format.Money(done!.State.Remaining)} đồng{Excess.Words(done.State.Unallocated)}.";
            Done = replaces ? $"Đã hủy và ghi lại cho đúng: {facts.Label}. {left}" : $"Đã hủy việc ghi: {facts.Label}. {left}";
            Done = $"{Done} {Uploads.Told(done.Files)}".TrimEnd();
            return Redirect($"/Dossiers/Details/{Dossier.Id}");
        }

        Db.ChangeTracker.Clear();
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(Id<Act> id)
    {
        await LoadAsync(id);
        KeepOnly(nameof(Input));
        return await ChangeAsync(
            "Đã gửi đề nghị hủy; thủ trưởng thấy ở mục Chờ duyệt.", () => ask.Handle(new AskCancel(id, Input.Reason), Actor, Cancel), () =>
                LoadAsync(id),
            next: Redirect($"/Dossiers/Cancel/{id}"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Id<Act> id, Id<CancelRequest> request)
    {
        ModelState.Clear();
        return await ChangeAsync(
            "Đã rút đề nghị.", () => ask.Handle(new WithdrawCancelRequest(request), Actor, Cancel), () => LoadAsync(id),
            next: Redirect($"/Dossiers/Cancel/{id}"));
    }

    private void Check(ActKindFacts facts, bool replaces)
    {
        if (replaces)
        {
            Right.Demand(facts, ModelState, nameof(Right));
        }
        else
        {
            KeepOnly(nameof(Input));
        }

        if (string.IsNullOrWhiteSpace(Input.Reason))
        {
            ModelState.AddModelError("Input.Reason", "Phải nêu lý do. (ACT-091)");
        }
    }

    private async Task LoadAsync(Id<Act> id)
    {
        var office = Actor.OfficeId;
        var file = await Db.Acts.Where(a => a.OfficeId == office && a.Id == id).Select(a => a.DossierId).ToListAsync(Cancel);
        await LoadFileAsync(file.Count == 1 ? file[0] : throw new NotInScope());
        Act = Acts.Single(a => a.Id == id);
        Requests = await Db.CancelRequests.AsNoTracking().Where(r => r.OfficeId == office && r.ActId == id)
            .OrderByDescending(r => r.AskedAt)
            .ToListAsync(Cancel);
        Together = Act.EventId is { } happening ? [.. Acts.Where(a => a.EventId == happening && !a.IsCancelled && a.Id != id)] : [];
        OtherFiles = (await CancelActHandler.FilesOfEventAsync(Db, Act, Cancel)).Count - 1;
        var gone = Together.Append(Act).Select(a => a.Id).ToHashSet();
        After = FileState.Fold(Acts.Where(a => !gone.Contains(a.Id)), Today);
    }

    private async Task ShowAsync() => Form = Again && CanReplace ? await FormAsync(Act.Kind.Facts(), Right) : null;

    public sealed class CancelForm
    {
        public string? Reason { get; set; }

        public ReceiptFate? Receipt { get; set; }
    }
}
