using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Triage;

/// <summary>What lapses soon, and what has: the weekly list of an officer or of the office.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class DueModel(AppDb db, DueList list) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "officer")]
    public Id<Officer>? OfficerId { get; set; }

    [BindProperty(SupportsGet = true, Name = "days")]
    public int Days { get; set; } = DueList.DaysAhead;

    [BindProperty(SupportsGet = true, Name = "late")]
    public bool Late { get; set; }

    public int RowsShown => 200;

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public IReadOnlyList<DueLine> Rows { get; private set; } = [];

    public IReadOnlyList<DueByOfficer> Officers { get; private set; } = [];

    public IReadOnlyDictionary<Id<Officer>, string> Names { get; private set; } = new Dictionary<Id<Officer>, string>();

    /// <summary>Findings of the same files that do not apply by decision of the head: not among those counted.</summary>
    public int Aside { get; private set; }

    public string AsideLink => $"/Dossiers?group={DossierList.Aside}{(OfficerId is { } id ? $"&officer={id}" : "")}";

    public string? OfficerName => OfficerId is { } id ? Names.GetValueOrDefault(id) : null;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        await LoadAsync();
        var content = WorkbookWriter.Write([new("Việc đến hạn", [Late ? "Việc đã quá hạn" : $"Việc hết hạn từ {Format.Day(From)} đến {Format.Day(To)}", $"Lập ngày {Format.Day(Db.Today)}"],
        [
            new("Hạn", ColumnKind.Date), new("Số quyết định", ColumnKind.Text, 20), new("Ngày quyết định", ColumnKind.Date), new("Người phải thi hành án", ColumnKind.Text, 28),
            new("Việc phải làm", ColumnKind.Text, 60), new("Nhóm", ColumnKind.Text, 24), new("Chấp hành viên", ColumnKind.Text, 24), new("Điều luật", ColumnKind.Text, 30),
        ],
        Rows.Select(r => new object?[]
        {
            r.Due, r.DecisionNo, r.DecisionDate, r.Debtor, r.NextStep, r.Group.Label(), r.OfficerId is { } id ? Names.GetValueOrDefault(id) : null, r.Article,
        }))]);
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"viec-den-han-{Db.Today:yyyy-MM-dd}.xlsx");
    }

    public string Link(int days, bool late) => $"/Triage/Due?days={days}&late={(late ? "true" : "false")}{(OfficerId is { } id ? $"&officer={id}" : "")}";

    public string Away(DateOnly due) => due.DayNumber - Db.Today.DayNumber is var days && days < 0 ? $"quá {-days} ngày" : days == 0 ? "hôm nay" : $"còn {days} ngày";

    private async Task LoadAsync()
    {
        Days = Days is > 0 and <= 366 ? Days : DueList.DaysAhead;
        var today = Db.Today;
        (From, To) = Late ? (DateOnly.MinValue, today.AddDays(-1)) : (today, today.AddDays(Days));
        Rows = await list.BetweenAsync(Actor, OfficerId, From, To, cancellationToken: Cancel);
        From = Late ? Rows.Select(r => r.Due).DefaultIfEmpty(To).Min() : From;
        Officers = await list.ByOfficerAsync(Actor, today, Cancel);
        var (office, officer) = (Actor.OfficeId, OfficerId);
        Aside = await Db.FindingsAside.CountAsync(f => f.OfficeId == office
            && Db.VisibleDossiers(Actor).Any(d => d.Id == f.DossierId && (officer == null || d.OfficerId == officer)), Cancel);
        Names = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == Actor.OfficeId).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
    }
}
