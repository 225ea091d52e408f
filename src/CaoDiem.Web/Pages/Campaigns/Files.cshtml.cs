using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>Puts files that were marked in a list on a campaign's list, or takes them off it.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class FilesModel(AppDb db, JoinManyLateHandler join, LeaveListHandler lists) : AppPage(db)
{
    private const int Most = 500;
    private const int NamedAtMost = 20;

    /// <summary>The marked files.</summary>
    [BindProperty(SupportsGet = true, Name = "h")]
    public List<Id<Dossier>> Marked { get; set; } = [];

    /// <summary>Where the marks were made, an address of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? BackTo { get; set; }

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public string BackUrl => LocalOr(BackTo, "/Dossiers");

    public IReadOnlyList<FileRow> Files { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Changes { get; } =
        [new("Đưa vào danh sách", nameof(ListMove.Join)), new("Đưa ra khỏi danh sách", nameof(ListMove.Leave))];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        ListChanged? changed = null;
        if (!await TryAsync(async () => changed = await ChangeAsync()))
        {
            await LoadAsync();
            return Page();
        }

        var verb = Input.Change == ListMove.Join ? "Đã đưa vào danh sách" : "Đã đưa ra khỏi danh sách";
        Done = changed!.Done > 0 ? $"{verb}: {Format.Number(changed.Done)} hồ sơ." : null;
        Refused = Told(changed.Skipped);
        return Redirect(BackUrl);
    }

    private Task<ListChanged> ChangeAsync()
    {
        var campaign = Input.CampaignId ?? throw new RuleViolation("CMP-039", "Hãy chọn chiến dịch.", "CampaignId");
        return Input.Change == ListMove.Join
            ? join.Handle(new(campaign, Marked, Input.Reason), Actor, Cancel)
            : lists.Handle(new LeaveManyFromList(campaign, Marked, Input.Reason), Actor, Cancel);
    }

    private static string? Told(IReadOnlyList<SkippedFile> skipped)
    {
        var rest = skipped.Count > NamedAtMost ? $"\n… và {Format.Number(skipped.Count - NamedAtMost)} hồ sơ nữa." : "";
        return skipped.Count == 0
            ? null
            : $"Bỏ qua {Format.Number(skipped.Count)} hồ sơ:\n{string.Join('\n', skipped.Take(NamedAtMost).Select(s => $"{s.Name}: {s.Why.Message} ({s.Why.Code})"))}{rest}";
    }

    private async Task LoadAsync()
    {
        var (ids, office) = (Marked.Distinct().Take(Most).ToList(), Actor.OfficeId);
        var files = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id))
            .OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id).Select(d => new { d.Id, d.DecisionNo, d.DebtorName, d.State })
                .ToListAsync(Cancel);
        if (files.Count != ids.Count)
        {
            throw new NotInScope();
        }

        var open = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.State != CampaignState.Closed)
            .Where(c => Db.BaselineFiles.Any(b => b.OfficeId == c.OfficeId && b.CampaignId == c.Id))
            .OrderByDescending(c => c.From).Select(c => new { c.Id, c.Name }).ToListAsync(Cancel);
        Campaigns = [.. open.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
        var names = open.ToDictionary(c => c.Id, c => c.Name);
        var listed = (await Db.BaselineFiles.Where(b => b.OfficeId == office && EF.Parameter(ids).Contains(b.DossierId))
            .Select(b => new { b.DossierId, b.CampaignId, b.LeftOn }).ToListAsync(Cancel)).Where(b => names.ContainsKey(b.CampaignId))
                .ToLookup(b => b.DossierId, b => names[b.CampaignId] + (b.LeftOn is { } left ? $" (đưa ra ngày {Format.Day(left)})" : ""));
        Files = [.. files.Select(f => new FileRow(f.Id, f.DecisionNo, f.DebtorName, f.State, [.. listed[f.Id]]))];
    }

    public sealed record FileRow(Id<Dossier> Id, string DecisionNo, string Debtor, DossierState State, IReadOnlyList<string> Lists);

    public enum ListMove
    {
        Join,
        Leave,
    }

    public sealed class Form
    {
        public Id<Campaign>? CampaignId { get; set; }

        public ListMove Change { get; set; }

        public string? Reason { get; set; }
    }
}
