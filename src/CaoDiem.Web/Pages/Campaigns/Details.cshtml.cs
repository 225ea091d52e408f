using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class DetailsModel(AppDb db, PlanWavesHandler plan, DropCampaignHandler drafts) : AppPage(db)
{
    private Dictionary<string, string> _names = [];

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Goal))]
    public GoalForm Goal { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public int Baseline { get; private set; }

    public long Remaining { get; private set; }

    /// <summary>Files that joined after the list was frozen, whoever may see which they are.</summary>
    public int LateCount { get; private set; }

    public IReadOnlyList<LateRow> Late { get; private set; } = [];

    public IReadOnlyList<ForceRow> Forces { get; private set; } = [];

    public IReadOnlyList<SilentTeam> Silent { get; private set; } = [];

    /// <summary>The files of each wave, and last those of none.</summary>
    public IReadOnlyList<WaveShare> Shares { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Scopes { get; private set; } = [];

    public IReadOnlyList<CampaignChange> History { get; private set; } = [];

    /// <summary>The handler whose form was sent and refused: it stands open with what was typed.</summary>
    public string? Sent => HttpMethods.IsPost(Request.Method) ? (string?)RouteData.Values["handler"] ?? Request.Query["handler"] : null;

    /// <summary>Only a draft is changed without one.</summary>
    public bool NeedsReason => Campaign.State != CampaignState.Draft;

    public bool CanPlan => Actor.May(Permission.PlanCampaign);

    public bool CanReopen => Actor.May(Permission.ApprovePlans) && Campaign.State == CampaignState.Closed;

    public bool CanRecord => Actor.May(Permission.RecordResults) && Campaign.State == CampaignState.Running;

    public bool CanOpenFiles => Actor.May(Permission.SeeDossiers);

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostWaveAsync(Id<Campaign> id)
    {
        KeepOnly(nameof(Input));
        return ChangeAsync("Đã thêm đợt.", () => AddAsync(id), () => LoadAsync(id), Permission.PlanCampaign);
    }

    public Task<IActionResult> OnPostTargetAsync(Id<Campaign> id)
    {
        KeepOnly(nameof(Goal));
        return ChangeAsync("Đã đặt chỉ tiêu.", () => plan.Handle(Goal.Command(id, Db.Today), Actor, Cancel), () => LoadAsync(id),
            Permission.PlanCampaign, nameof(Goal));
    }

    public async Task<IActionResult> OnPostDropAsync(Id<Campaign> id, string? reason)
    {
        if (await TryAsync(() => drafts.Handle(new DropCampaign(id, reason), Actor, Cancel), ""))
        {
            Done = "Đã bỏ dự thảo. Lấy lại được ở cuối trang này.";
            return Redirect("/Campaigns");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    public string Files(string? standing) => $"/Dossiers?campaign={Campaign.Id}{(standing is null ? "" : $"&standing={standing}")}";

    public string ScopeName(Target target) => target.Scope == TargetScope.Office ? "Toàn đơn vị"
        : target.Scope == TargetScope.Wave ? Campaign.Waves.FirstOrDefault(w => w.Id.Value == target.ScopeId)?.Name ?? "Đợt đã bỏ"
        : _names.GetValueOrDefault(target.ScopeId?.ToString() ?? "", "");

    private Task AddAsync(Id<Campaign> id)
    {
        if (Input.From is not { } from || Input.To is not { } to)
        {
            throw new RuleViolation("CMP-022", "Chưa nhập ngày bắt đầu, ngày kết thúc của đợt.", Input.From is null ? "From" : "To");
        }

        return plan.Handle(new AddWave(id, Input.Name ?? "", from, to, Input.Focus, Reason: Input.Reason), Actor, Cancel);
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets).Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        var list = Db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == id);
        var sum = await list.Where(b => b.LateReason == null).GroupBy(b => 1).Select(g => new { Count = g.Count(), Remaining = g.Sum(b => b.RemainingAtJoin.Amount) }).SingleOrDefaultAsync(Cancel);
        (Baseline, Remaining) = (sum?.Count ?? 0, sum?.Remaining ?? 0);
        Shares = WaveCoverage.Of(Campaign.Waves, await FileOutlines.OfAsync(Db, Campaign, Cancel), Campaign.From);
        LateCount = await list.CountAsync(b => b.LateReason != null, Cancel);
        Late = !Actor.SeesNames ? [] : await list.Where(b => b.LateReason != null).OrderBy(b => b.JoinedOn)
            .Join(Db.Dossiers.Where(d => d.OfficeId == office), b => b.DossierId, d => d.Id, (b, d) => new LateRow(d.Id, d.DecisionNo, b.JoinedOn, b.LateReason!)).ToListAsync(Cancel);
        var people = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(Cancel);
        var officers = people.ToDictionary(o => o.Id, o => o.Name);
        var communes = await Db.Communes.Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, Cancel);
        var forces = await Db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Communes).Include(t => t.Members)
            .Where(t => t.OfficeId == office && Db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == id && l.TaskForceId == t.Id))
            .OrderBy(t => t.SortKey).ToListAsync(Cancel);
        var areas = await Db.CampaignAreas.AsNoTracking().Where(a => a.OfficeId == office && a.CampaignId == id).ToListAsync(Cancel);
        Forces = [.. forces.Select(f => new ForceRow(f.Name, officers.GetValueOrDefault(f.LeaderId, ""), f.PeopleOn(Db.Today),
            string.Join(", ", AreaOf(f, areas).Select(c => communes.GetValueOrDefault(c, "")).Order(StringComparer.Ordinal))))];
        _names = officers.Select(o => (o.Key.ToString(), o.Value)).Concat(forces.Select(f => (f.Id.ToString(), f.Name))).ToDictionary(x => x.Item1, x => x.Item2);
        Scopes =
        [
            new("Toàn đơn vị", "Office"),
            .. people.Where(o => !o.HasLeft(Db.Today)).Select(o => new SelectListItem($"Chấp hành viên {o.Name}", $"Officer:{o.Id}")),
            .. forces.Select(f => new SelectListItem(f.Name, $"TaskForce:{f.Id}")),
            .. Campaign.Waves.OrderBy(w => w.From).Select(w => new SelectListItem(w.Name, $"Wave:{w.Id}")),
        ];
        Silent = await SilentTeams.ListAsync(Db, Campaign, (await PlanningNorms.LoadAsync(Db, office, Cancel)).Rules.SilentDays, Cancel);
        History = await CampaignHistory.LoadAsync(Db, Campaign, Cancel);
        Goal.EffectiveFrom ??= NeedsReason && Campaign.Period.Contains(Db.Today) ? Db.Today : Campaign.From;
    }

    // Before a list is frozen the campaign has no areas of its own.
    private IEnumerable<Id<Commune>> AreaOf(TaskForce team, List<CampaignArea> areas) => areas.Count == 0
        ? team.Communes.Select(c => c.CommuneId)
        : areas.GroupBy(a => a.CommuneId).Where(g => CampaignArea.TeamOn(g, Db.Today) == team.Id).Select(g => g.Key);

    public sealed record LateRow(Id<Dossier> Id, string DecisionNo, DateOnly On, string Reason);

    public sealed record ForceRow(string Name, string Leader, int Members, string Area);

    public sealed class Form
    {
        public string? Name { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public List<WorkGroup> Focus { get; set; } = [];

        public string? Reason { get; set; }
    }

    public sealed class GoalForm
    {
        public string? Scope { get; set; }

        public int? Cases { get; set; }

        public long? Money { get; set; }

        public DateOnly? EffectiveFrom { get; set; }

        public string? Reason { get; set; }

        internal SetTarget Command(Id<Campaign> id, DateOnly today)
        {
            var parts = (Scope ?? "Office").Split(':');
            var scope = Enum.TryParse<TargetScope>(parts[0], out var parsed) ? parsed : TargetScope.Office;
            Guid? key = parts.Length > 1 && Guid.TryParse(parts[1], out var typed) ? typed : null;
            return new(id, scope, key, Cases ?? 0, new(Money ?? 0), EffectiveFrom ?? today, Reason);
        }
    }
}
