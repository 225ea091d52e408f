using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Ledger;

/// <summary>
/// Everything that waits for who decides: acts on files (proposals, decisions without number, to be confirmed, conflicts), case plans,
/// schedules, budgets, drafts of documents.
/// </summary>
[Authorize(Deciding.Policy)]
public sealed class ApprovalsModel(AppDb db, ApproveActHandler approve, WaitingQuery waiting, AskCancelHandler cancels) : AppPage(db)
{
    private const int Shown = 100;
    private const string Here = "/Ledger/Approvals";

    private static readonly (string Key, string Label, Func<Act, bool> Is)[] Parts =
    [
        ("de-xuat", "Đề xuất chờ duyệt", a => a.Stage == ActStage.Proposed),
        ("cho-so", "Đã duyệt, chờ số và ngày", a => a.Stage == ActStage.Agreed),
        ("xac-nhan", "Đã ban hành từ trước, chờ xác nhận", a => a.AwaitsConfirmation),
        ("mau-thuan", "Không khớp hồ sơ", a => a.Stage == ActStage.Conflict),
    ];

    /// <summary>Number, day and reason for all that is marked.</summary>
    [BindProperty(Name = nameof(Input))]
    public SignForm Input { get; set; } = new();

    public int Count { get; private set; }

    /// <summary>What waits, the oldest first, by what it waits for.</summary>
    public IReadOnlyList<(string Key, string Label, IReadOnlyList<Waiting> Rows)> Queue { get; private set; } = [];

    /// <summary>What can be decided about one or another of what waits.</summary>
    public IReadOnlyList<ActVerdict> Verdicts => [.. Queue.SelectMany(q => q.Rows).SelectMany(r => VerdictWords.Of(r.Act)).Distinct().Order()];

    public IReadOnlyList<WaitingCancel> Cancels { get; private set; } = [];

    public IReadOnlyList<WaitingPlan> Plans { get; private set; } = [];

    public IReadOnlyList<WaitingRun> Runs { get; private set; } = [];

    public IReadOnlyList<WaitingBudget> Budgets { get; private set; } = [];

    public IReadOnlyList<WaitingDocument> Documents { get; private set; } = [];

    /// <summary>The sorts of which something waits: address on the page, label, how much.</summary>
    public IReadOnlyList<(string Key, string Label, int Count)> Parted =>
    [
        .. Queue.Select(q => (q.Key, q.Label, q.Rows.Count))
            .Concat([
                ("de-nghi-huy", "Đề nghị hủy việc ghi", Cancels.Count), ("ke-hoach", "Kế hoạch vụ việc", Plans.Count), ("lich",
                    "Lịch đã tính xong", Runs.Count), ("du-toan", "Dự toán", Budgets.Count),
                ("van-ban", "Dự thảo văn bản", Documents.Count),
            ]).Where(p => p.Count > 0),
    ];

    /// <summary>More acts wait than are shown.</summary>
    public bool IsCut => Count > Shown;

    public bool MayDelegate => Actor.May(Permission.Delegate);

    public DateOnly Today => Db.Today;

    /// <summary>Marked before the page came back with an error.</summary>
    public IReadOnlyList<Id<Act>> Chosen { get; private set; } = [];

    public Task OnGetAsync()
    {
        Input.DocumentOn = Today;
        return LoadAsync();
    }

    /// <summary>One act by its own button, or all that are marked; numbers count on from the first.</summary>
    public async Task<IActionResult> OnPostAsync(List<Id<Act>> acts, Id<Act>? only, ActVerdict? verdict)
    {
        if (!Actor.May(Permission.ApproveActs))
        {
            return Forbid();
        }

        Chosen = only is { } one ? [one] : [.. acts.Distinct()];
        var done = new List<Id<Act>>();
        if (verdict is not { } decided || !Enum.IsDefined(decided) || Chosen.Count == 0)
        {
            ModelState.AddModelError("", "Đánh dấu việc cần xử lý rồi chọn duyệt, ban hành hoặc không duyệt.");
        }
        else if (await TryAsync(async () => await DecideAsync(await OrderedAsync(), decided, done)))
        {
            Done = done.Count > 0 ? $"{decided.Verb()}: {done.Count} việc." : null;
            Undo = done.Count > 0 && decided is ActVerdict.Agree or ActVerdict.Issue ? new Undoing(done, true, Here).Line : null;
            return Redirect(Here);
        }

        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    /// <summary>What the head was asked to cancel stays as it is; cancelling is done where its consequences are shown.</summary>
    public Task<IActionResult> OnPostKeepAsync(Id<CancelRequest> request, string? answer)
    {
        ModelState.Clear();
        return ChangeAsync(
            "Đã trả lời không đồng ý hủy.", () => cancels.Handle(new RefuseCancelRequest(request, answer), Actor, Cancel), LoadAsync,
            Permission.ApproveActs, "", Redirect(Here));
    }

    // In the order of the queue, which is that of the numbers.
    private async Task<List<Marked>> OrderedAsync()
    {
        var (office, ids) = (Actor.OfficeId, Chosen.ToList());
        var rows = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && ids.Contains(a.Id)).OrderBy(a => a.RecordedAt).ThenBy(a => a.Id)
            .Join(Db.VisibleDossiers(Actor), a => a.DossierId, d => d.Id,
                (a, d) => new { a.Id, a.Kind, a.RecordedAt, d.DecisionNo, d.DebtorName })
            .OrderBy(r => r.RecordedAt).ThenBy(r => r.Id).ToListAsync(Cancel);
        return rows.Count == Chosen.Count
            ? rows.ConvertAll(r => new Marked(r.Id, r.Kind.Facts().Paperless, $"{r.DecisionNo}, {r.DebtorName}"))
            : throw new NotInScope();
    }

    private async Task DecideAsync(List<Marked> order, ActVerdict verdict, List<Id<Act>> done)
    {
        var numbers = Numbers(verdict, order.Count(m => !m.Paperless));
        var next = 0;
        if (verdict == ActVerdict.Return && string.IsNullOrWhiteSpace(Input.Reason))
        {
            throw new RuleViolation("ACT-091", "Không duyệt thì phải nêu lý do.", "Reason");
        }

        var refusals = new List<string>();
        foreach (var (id, paperless, name) in order)
        {
            try
            {
                var number = paperless ? null : numbers?[next];
                var command = new ApproveAct(id, verdict, number, number is null ? null : Input.DocumentOn, Input.Reason);
                await approve.Handle(command, Actor, Cancel);
                done.Add(id);
                next += paperless ? 0 : 1;
            }
            catch (RuleViolation refused)
            {
                refusals.Add($"{name}: {refused.Message} ({refused.Code})");
            }
        }

        Refused = refusals.Count > 0 ? string.Join('\n', refusals) : null;
    }

    private IReadOnlyList<string>? Numbers(ActVerdict verdict, int count)
    {
        if (count == 0 || (verdict != ActVerdict.Issue && (verdict != ActVerdict.Agree || string.IsNullOrWhiteSpace(Input.DocumentNo))))
        {
            return null;
        }

        return Input.DocumentOn is null ? throw new RuleViolation("ACT-002", "Ghi ngày ban hành.", "DocumentOn") : NumberSeries.From(Input.DocumentNo, count);
    }

    private async Task LoadAsync()
    {
        Cancels = await waiting.CancelsAsync(Actor, Cancel);
        Plans = await waiting.PlansAsync(Actor, Cancel);
        Runs = await waiting.RunsAsync(Actor, Cancel);
        Budgets = await waiting.BudgetsAsync(Actor, Cancel);
        Documents = await waiting.DocumentsAsync(Actor, Cancel);
        if (Actor.May(Permission.ApproveActs))
        {
            await LoadActsAsync();
        }
    }

    private async Task LoadActsAsync()
    {
        var acts = WaitingQuery.Acts(Db, Actor.OfficeId);
        Count = await acts.CountAsync(Cancel);
        var rows = await acts.Join(Db.VisibleDossiers(Actor), a => a.DossierId, d => d.Id, (a, d) => new { Act = a, File = d })
            .OrderBy(r => r.Act.RecordedAt).ThenBy(r => r.Act.Id).Take(Shown).ToListAsync(Cancel);
        var (office, shown) = (Actor.OfficeId, rows.ConvertAll(r => r.Act.Id));
        var sent = await Db.ProvinceItems.AsNoTracking().Where(i => i.OfficeId == office && i.State == ProvinceState.Waiting
            && shown.Contains(i.ActId!.Value))
            .Join(Db.ProvinceBatches.Where(b => b.OfficeId == office), i => i.BatchId, b => b.Id, (i, b) => new { i.ActId, Batch = b })
            .ToDictionaryAsync(x => x.ActId!.Value, x => x.Batch, Cancel);
        Queue =
        [
            .. Parts.Select(p => (p.Key, p.Label, (IReadOnlyList<Waiting>)
                [.. rows.Where(r => p.Is(r.Act)).Select(r => new Waiting(r.Act, r.File, sent.GetValueOrDefault(r.Act.Id)))]))
                .Where(p => p.Item3.Count > 0),
        ];
    }

    /// <summary>"12/09/2023, chờ 18 ngày".</summary>
    public static string Since(DateOnly day, DateOnly today) => today.DayNumber - day.DayNumber is > 0 and var days
        ? $"{Format.Day(day)}, chờ {days} ngày"
        : $"{Format.Day(day)}, hôm nay";

    public sealed class SignForm
    {
        /// <summary>The first number; those after it count on.</summary>
        public string? DocumentNo { get; set; }

        public DateOnly? DocumentOn { get; set; }

        public string? Reason { get; set; }
    }

    /// <summary>What is decided about now; a decision without a paper takes no number.</summary>
    private sealed record Marked(Id<Act> Id, bool Paperless, string Name);

    /// <summary>An act that waits, with the file that it is about.</summary>
    /// <param name="Sent">With what it lies at the province.</param>
    public sealed record Waiting(Act Act, Dossier File, ProvinceBatch? Sent)
    {
        /// <summary>Since when it waits: the day it was recorded, and how long that is.</summary>
        public string Since(DateOnly today) => ApprovalsModel.Since(OfficeTime.DayOf(Act.RecordedAt), today);

        /// <summary>Whether the verification on which a proposal about means rests still holds; null where it rests on none.</summary>
        public bool? Holds(DateOnly today) => !FileOffers.IsAboutMeans(Act.Kind) ? null
            : File.LastVerifiedOn is { } seen && LegalClock.Reverification(seen, false, LawBook.Common).Due >= today;
    }
}
