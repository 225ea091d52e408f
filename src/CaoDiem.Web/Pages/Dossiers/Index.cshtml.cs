using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class IndexModel(AppDb db, DossierList list, SaveFilterHandler filters, RecentAnswers recent) : AppPage(db)
{
    private static readonly string[] CampaignKeys = ["campaign", "standing", "day", "knownOn", "taskForce", "wave", "unassigned", "without", "overdue"];

    private OfficeNames? _names;

    public DossierFilter Filter { get; private set; } = new();

    public DossierPage Found { get; private set; } = null!;

    public int PageNumber { get; private set; }

    public DateOnly Today => Db.Today;

    public int Pages => (Found.Count + DossierList.PageSize - 1) / DossierList.PageSize;

    public IEnumerable<int> NearPages => Enumerable.Range(Math.Max(1, PageNumber - 2), 5).Where(n => n <= Pages);

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public IReadOnlyList<(string Id, string Name, string Query)> Saved { get; private set; } = [];

    /// <summary>What of a campaign the list shows, when a score led here.</summary>
    public string? Scope { get; private set; }

    /// <summary>Why the list is empty for this reader.</summary>
    public string WhyEmpty { get; private set; } = "Thử bỏ bớt điều kiện lọc.";

    /// <summary>The office has no file at all.</summary>
    public bool OfficeIsEmpty { get; private set; }

    public string Query => Request.QueryString.Value?.TrimStart('?') ?? "";

    public IEnumerable<(string Name, string Value)> Kept =>
        CampaignKeys.Concat(["sort", "desc"]).Where(k => !string.IsNullOrEmpty(Request.Query[k])).Select(k => (k, Request.Query[k].ToString()));

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return IsPartial("results") ? Partial("_Results", this) : Page();
    }

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        await LoadAsync();
        var rows = new List<object?[]>();
        await foreach (var row in list.AllAsync(Filter, Actor).WithCancellation(Cancel))
        {
            rows.Add([row.DecisionNo, row.DecisionDate, row.DebtorName, row.Hamlet, CommuneName(row.CommuneId), row.Kind.Label(), row.Due.Amount, row.Paid.Amount, row.Remaining.Amount, row.State.Label(), OfficerName(row.OfficerId)]);
        }

        var content = WorkbookWriter.Write([new("Hồ sơ", ["Danh sách hồ sơ thi hành án", $"Lập ngày {Format.Day(Today)}"],
        [
            new("Số quyết định", ColumnKind.Text, 20), new("Ngày quyết định", ColumnKind.Date), new("Người phải thi hành án", ColumnKind.Text, 28),
            new("Ấp, khóm", ColumnKind.Text, 20), new("Xã, thị trấn", ColumnKind.Text, 22), new("Nghĩa vụ", ColumnKind.Text, 26),
            new("Phải thi hành", ColumnKind.Money, 18, true), new("Đã thi hành", ColumnKind.Money, 18, true), new("Còn lại", ColumnKind.Money, 18, true),
            new("Tình trạng", ColumnKind.Text, 26), new("Chấp hành viên", ColumnKind.Text, 24),
        ], rows)]);
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "ho-so.xlsx");
    }

    public async Task<IActionResult> OnPostSaveAsync(string? name, string? query)
    {
        if (await TryAsync(() => filters.Handle(new(name ?? "", query ?? ""), Actor, Cancel)))
        {
            Done = $"Đã lưu bộ lọc «{name}».";
            return Redirect($"/Dossiers?{query}");
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(Id<SavedFilter> id)
    {
        await filters.Forget(id, Actor, Cancel);
        return Redirect("/Dossiers");
    }

    public string CommuneName(Id<Commune>? id) => id is { } key ? _names?.NameOf(key.Value) ?? "" : "";

    public string OfficerName(Id<Officer>? id) => id is { } key ? _names?.NameOf(key.Value) ?? "" : "Chưa phân công";

    public string With(string key, string value)
    {
        var values = Request.Query.Where(q => q.Key != key && q.Key != "p" && q.Key != "handler").ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        values[key] = value;
        return QueryHelpers.AddQueryString("/Dossiers", values);
    }

    public string SortLink(string sort)
    {
        var descending = Filter.Sort == sort && !Filter.Descending;
        var values = Request.Query.Where(q => q.Key is not ("sort" or "desc" or "p")).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        values["sort"] = sort;
        if (descending)
        {
            values["desc"] = "1";
        }

        return QueryHelpers.AddQueryString("/Dossiers", values);
    }

    /// <summary>This list, to come back to.</summary>
    public string Here => $"/Dossiers{Request.QueryString.Value}";

    /// <summary>The verification form of a row, which leads back to the row.</summary>
    public string RecordLink(DossierRow row) => QueryHelpers.AddQueryString(
        $"/Dossiers/Details/{row.Id}", new Dictionary<string, string?> { ["viec"] = ActKind.Verified.Code(), ["ve"] = $"{Here}#h-{row.Id}" });

    public string? SortState(string sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    private async Task LoadAsync()
    {
        Filter = Read();
        PageNumber = int.TryParse(Request.Query["p"], out var number) ? Math.Max(1, number) : 1;
        Found = await list.PageAsync(Filter, Actor, PageNumber, Cancel);
        if (Found.Count == 0 && !await Db.VisibleDossiers(Actor).AnyAsync(Cancel))
        {
            var office = Actor.OfficeId;
            OfficeIsEmpty = !await Db.Dossiers.AnyAsync(d => d.OfficeId == office && !d.IsVoid, Cancel);
            WhyEmpty = OfficeIsEmpty ? ScopeWords.NoFile : ScopeWords.NoFileFor(Actor);
        }

        await LoadNamesAsync();
        Groups =
        [
            .. WorkGroups.All.Select(g => new SelectListItem(g.Label(), g.Code(), g.Code() == Filter.Group)),
            new("Chưa có bước tiếp theo", "none", Filter.Group == "none"),
            new("Có yêu cầu không áp dụng", DossierList.Aside, Filter.Group == DossierList.Aside),
        ];
        States = [.. DossierStates.All.Select(s => new SelectListItem(s.Label(), s.ToString(), s == Filter.State))];
        Scope = Filter.Campaign is null ? null : Narrowed();
    }

    // Which figure of the board led here, and its days, in words.
    private string Narrowed()
    {
        var words = new List<string> { "Trong danh sách chiến dịch" };
        if (Figures.Find(Filter.Standing) is { } figure)
        {
            words.Add($"«{figure.Label}»: {figure.Definition.TrimEnd('.')}");
        }

        if (Filter.TaskForce is { } team && _names?.NameOf(team.Value) is { } name)
        {
            words.Add(name);
        }

        if (Filter.Standing == DossierList.OfWave)
        {
            words.Add("thuộc đợt đã chọn");
        }

        if (Filter.Day is { } day)
        {
            words.Add($"tính đến hết ngày {Format.Day(day)}");
        }

        if (Filter.KnownOn is { } known)
        {
            words.Add($"như đã biết đến hết ngày {Format.Day(known)}");
        }

        return string.Join(" · ", words);
    }

    private DossierFilter Read() => new()
    {
        Search = Request.Query["q"],
        Officer = Key<Officer>("officer"),
        Commune = Key<Commune>("commune"),
        Group = Request.Query["group"],
        State = Enum.TryParse<DossierState>(Request.Query["state"], out var state) ? state : null,
        Kind = Enum.TryParse<ObligationKind>(Request.Query["kind"], out var kind) ? kind : null,
        Campaign = Key<Campaign>("campaign"),
        Standing = Request.Query["standing"],
        TaskForce = Key<TaskForce>("taskForce"),
        Wave = Key<Wave>("wave"),
        Unassigned = Request.Query["unassigned"] == "1",
        Day = Day("day"),
        KnownOn = Day("knownOn"),
        Without = BoardLink.Without(Request.Query["without"]),
        OverdueOn = Request.Query["overdue"] == "1" ? Today : null,
        Sort = Request.Query["sort"] is [{ Length: > 0 } sort] ? sort : "debtor",
        Descending = Request.Query["desc"] == "1",
    };

    private DateOnly? Day(string name) => VietnameseBinders.Day(Request.Query[name]);

    private Id<T>? Key<T>(string name) => Id<T>.TryParse(Request.Query[name], null, out var id) ? id : null;

    private async Task LoadNamesAsync()
    {
        if (Actor.OfficeId is not { } office)
        {
            return;
        }

        _names = await OfficeNames.LoadAsync(Db, office, recent, Cancel);
        Officers = [.. Choices(_names.Of(NamedThing.Officer), Filter.Officer?.Value)];
        Communes = [.. Choices(_names.Of(NamedThing.Commune), Filter.Commune?.Value)];
        var saved = await recent.OfAsync(Db, office, () => Db.SavedFilters.AsNoTracking().Where(f => f.OfficeId == office).ToListAsync(Cancel));
        Saved = [.. saved.Where(f => f.UserId == Actor.UserId).OrderBy(f => VietText.SortKey(f.Name), StringComparer.Ordinal)
            .Select(f => (f.Id.ToString(), f.Name, f.Query))];
    }

    private static IEnumerable<SelectListItem> Choices(IEnumerable<OfficeName> names, Guid? chosen) =>
        names.Select(n => new SelectListItem(n.Name, n.Id.ToString(), n.Id == chosen));
}
