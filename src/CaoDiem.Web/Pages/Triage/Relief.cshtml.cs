using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Reports;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Triage;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class ReliefModel(AppDb db, ReliefList list) : AppPage(db)
{
    private static readonly Dictionary<string, ReliefStage> Stages = new() { ["ready"] = ReliefStage.Ready, ["after"] = ReliefStage.ReadyAfter, ["from"] = ReliefStage.FromDate };

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "tab")]
    public string? Tab { get; set; }

    public DateOnly Day => AsOf ?? Db.Today;

    /// <summary>The dossiers of this month go in the next one's batch.</summary>
    public DateOnly Month => new(Day.Year, Day.Month, 1);

    public DateOnly HandBy { get; private set; }

    public bool BatchUnverified => LawVersion.On(Month.AddMonths(1)) != LawVersion.A;

    public IReadOnlyList<ReliefLine> Lines { get; private set; } = [];

    public IReadOnlyList<ReliefLine> Shown { get; private set; } = [];

    public IReadOnlyList<BatchLine> Batch { get; private set; } = [];

    public ReliefTimetable Timetable { get; private set; } = null!;

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        await LoadAsync();
        var content = Tab == "batch" ? BatchSheet() : ListSheet();
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"mien-giam-{Tab}-{Day:yyyy-MM-dd}.xlsx");
    }

    public int Count(ReliefStage stage) => Lines.Count(l => l.Stage == stage);

    public string Link(string handler) => $"/Triage/Relief?handler={handler}&tab={Tab}&AsOf={Format.Day(Day)}";

    public string MonthLink(int months) => $"/Triage/Relief?tab=batch&AsOf={Format.Day(Month.AddMonths(months))}";

    private async Task LoadAsync()
    {
        Tab = Tab is "batch" or "after" or "from" ? Tab : "ready";
        var law = await OfficeLaw.LoadAsync(Db, Actor.RequireOffice(), Cancel);
        Timetable = Chains.Relief(Day, law);
        HandBy = Chains.Batch(Month, law);
        Lines = await list.AsOfAsync(Day, Actor, Cancel);
        Shown = Stages.TryGetValue(Tab!, out var stage) ? [.. Lines.Where(l => l.Stage == stage)] : [];
        Batch = Tab == "batch" ? await list.BatchAsync(Month, Actor, Cancel) : [];
    }

    private byte[] ListSheet() => WorkbookWriter.Write([new("Xét miễn, giảm", ["Danh sách xét miễn, giảm nghĩa vụ thi hành án", $"Tính đến ngày {Format.Day(Day)}"],
    [
        new("Số quyết định", ColumnKind.Text, 20), new("Ngày quyết định", ColumnKind.Date), new("Người phải thi hành án", ColumnKind.Text, 28), new("Khoản", ColumnKind.Text, 20),
        new("Còn lại", ColumnKind.Money, 18, true), new("Đề nghị", ColumnKind.Text, 14), new("Giảm nhiều nhất", ColumnKind.Money, 18, true), new("Vì sao", ColumnKind.Text, 80),
        new("Điều luật", ColumnKind.Text, 30), new("Từ ngày", ColumnKind.Date), new("Còn thiếu", ColumnKind.Text, 40),
    ],
    Shown.Select(r => new object?[]
    {
        r.DecisionNo, r.DecisionDate, r.Debtor, r.Question.Item.Label(), r.Question.Remaining.Amount, r.Group.Label(), r.Answer.MaxReduction?.Amount,
        r.Answer.Reason, r.Answer.Article, r.From, string.Join("; ", r.Missing.Select(MissingItems.Label)),
    }))]);

    private byte[] BatchSheet() => WorkbookWriter.Write([new("Gửi Viện kiểm sát",
        [$"Danh sách hồ sơ đề nghị xét miễn, giảm lập trong tháng {Month:MM/yyyy}", $"Gửi Viện kiểm sát chậm nhất ngày {Format.Day(HandBy)}"],
    [
        new("Số quyết định", ColumnKind.Text, 20), new("Ngày quyết định", ColumnKind.Date), new("Người phải thi hành án", ColumnKind.Text, 28), new("Đề nghị", ColumnKind.Text, 12),
        new("Ngày lập", ColumnKind.Date), new("Phải thi hành", ColumnKind.Money, 18, true), new("Đã thi hành", ColumnKind.Money, 18, true), new("Còn lại", ColumnKind.Money, 18, true), new("Đề nghị miễn, giảm", ColumnKind.Money, 18, true),
    ],
    Batch.Select(r => new object?[]
    {
        r.DecisionNo, r.DecisionDate, r.Debtor, r.Kind == ReliefKind.Exemption ? "Miễn" : "Giảm", r.MadeOn, r.Due.Amount, r.Paid.Amount, r.Remaining.Amount, r.Proposed.Amount,
    }))]);
}
