using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Triage;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class GroupModel(AppDb db) : AppPage(db)
{
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public bool? Ready { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Wanted { get; set; }

    public WorkGroup Group { get; private set; }

    public DateOnly Today => Db.Today;

    public int Count { get; private set; }

    public long Remaining { get; private set; }

    public int PageNumber => Math.Max(1, Wanted ?? 1);

    public int Pages => (Count + PageSize - 1) / PageSize;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!WorkGroups.TryParse(code, out var group))
        {
            return NotFound();
        }

        Group = group;
        var rows = Query();
        var sum = await rows.GroupBy(r => 1).Select(g => new { Count = g.Count(), Remaining = g.Sum(r => r.Remaining) }).SingleOrDefaultAsync(Cancel);
        (Count, Remaining) = (sum?.Count ?? 0, sum?.Remaining ?? 0);
        Rows = await rows.OrderBy(r => r.Finding.Due).ThenBy(r => r.SortKey).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(Cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetXlsxAsync(string code)
    {
        if (!WorkGroups.TryParse(code, out var group))
        {
            return NotFound();
        }

        Group = group;
        var rows = await Query().OrderBy(r => r.Finding.Due).ThenBy(r => r.SortKey).ToListAsync(Cancel);
        var content = WorkbookWriter.Write([new(group.Label(), [$"Danh sách: {group.Label()}", $"Lập ngày {Format.Day(Today)}"],
        [
            new("Hạn", ColumnKind.Date), new("Số quyết định", ColumnKind.Text, 20), new("Ngày quyết định", ColumnKind.Date), new("Người phải thi hành án", ColumnKind.Text, 28),
            new("Còn lại", ColumnKind.Money, 18, true), new("Vì sao", ColumnKind.Text, 80), new("Điều luật", ColumnKind.Text, 30), new("Còn thiếu", ColumnKind.Text, 30), new("Việc tiếp theo", ColumnKind.Text, 60),
        ],
        rows.Select(r => new object?[]
        {
            r.Finding.Due, r.DecisionNo, r.DecisionDate, r.Debtor, r.Remaining, r.Finding.Text, r.Finding.Article,
            string.Join("; ", r.Finding.MissingCodes.Select(MissingItems.Label)), r.Finding.NextStep,
        }))]);
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{group.Code()}.xlsx");
    }

    public string Link(int page) => $"/Triage/Group/{Group.Code()}?p={page}{(Ready is { } ready ? $"&ready={(ready ? "true" : "false")}" : "")}";

    private IQueryable<Row> Query() => Db.TriageFindings.AsNoTracking()
        .Where(f => f.OfficeId == Actor.OfficeId && f.Group == Group && (Ready == null || f.Ready == Ready))
        .Join(Db.VisibleDossiers(Actor), f => f.DossierId, d => d.Id, (f, d) => new Row
        {
            Finding = f,
            Id = d.Id,
            DecisionNo = d.DecisionNo,
            DecisionDate = d.DecisionDate,
            Debtor = d.DebtorName,
            SortKey = d.DebtorSortKey,
            Remaining = d.Remaining.Amount,
        });

    public sealed class Row
    {
        public required TriageFinding Finding { get; init; }

        public required Id<Dossier> Id { get; init; }

        public required string DecisionNo { get; init; }

        public required DateOnly DecisionDate { get; init; }

        public required string Debtor { get; init; }

        public required string SortKey { get; init; }

        public required long Remaining { get; init; }
    }
}
