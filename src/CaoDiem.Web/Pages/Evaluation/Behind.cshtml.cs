using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Evaluation;

/// <summary>What stands behind a number of the evaluation: visits, or files with their cause.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class BehindModel(AppDb db) : AppPage(db)
{
    private const string NoKey = "none";

    private static readonly Dictionary<string, string> Shows = new()
    {
        ["planned"] = "Lượt đi theo kế hoạch",
        ["done"] = "Lượt đã làm, có bản ghi",
        ["skipped"] = "Lượt không đi được",
        ["silent"] = "Lượt không rõ",
        ["extra"] = "Lượt làm thêm ngoài lịch",
        ["results"] = "Hồ sơ xong, đình chỉ",
        ["still"] = "Hồ sơ chưa chuyển biến",
    };

    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "wave")]
    public string? Wave { get; set; }

    [BindProperty(SupportsGet = true, Name = "team")]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "cause")]
    public string? Cause { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public string What => Shows.GetValueOrDefault(Show ?? "", Shows["planned"]);

    public string Narrowed { get; private set; } = "";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>How many there are beyond what the actor may see.</summary>
    public int Hidden { get; private set; }

    public async Task<IActionResult> OnGetAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id).OneAsync(Cancel);
        var facts = await EvaluationFacts.LoadAsync(Db, Campaign, Cancel);
        var teams = await Db.TaskForces.Where(t => t.OfficeId == Campaign.OfficeId).ToDictionaryAsync(t => t.Id, t => t.Name, Cancel);
        var found = Show switch
        {
            "still" => Standstill.Of(facts).Where(f => Cause is null || f.Cause.Code == Cause).Select(f => new Row(f.File.Standing.DossierId, null, null, Name(teams, f.File.Standing.TaskForceId), f.Cause.Label, null)),
            "results" => Results(facts).Select(f => new Row(f.Standing.DossierId, f.Standing.From, null, Name(teams, f.Standing.TaskForceId), f.Standing.Flags.HasFlag(StandingFlags.Completed) ? "Thi hành xong" : "Đình chỉ", null)),
            "extra" => facts.Unplanned.Select(v => new Row(v.DossierId, v.On, null, Name(teams, v.TaskForceId), v.Kind.Label(), v.Id)),
            _ => facts.Planned.Where(Fits).Select(p => new Row(p.DossierId, p.Day, p.Kind.Label(), Name(teams, p.TeamId), p.Record is { } record ? record.Kind.Label() : p.Skipped is { } why ? $"Không đi được: {why.Label()}" : "Không bản ghi, không lý do", p.Record?.Id)),
        };
        Narrowed = string.Join("; ", new[]
        {
            Wave is null ? null : Wave == NoKey ? "ngoài các đợt" : Campaign.Waves.FirstOrDefault(w => w.Id.ToString() == Wave)?.Name,
            Team is null ? null : Id<TaskForce>.TryParse(Team, null, out var team) ? Name(teams, team) : null,
            Kind is null ? null : LessonWords.Name(LessonSubject.StepKind, Kind), Cause is null ? null : Standstill.All.FirstOrDefault(c => c.Code == Cause)?.Label,
        }.OfType<string>());
        await NameAsync([.. found]);
        return Page();
    }

    private static string? Name(Dictionary<Id<TaskForce>, string> teams, Id<TaskForce>? team) => team is { } id ? teams.GetValueOrDefault(id) : null;

    private IEnumerable<FileFacts> Results(EvaluationFacts facts)
    {
        var files = facts.Planned.Where(p => Kind is null || p.Kind.Code() == Kind).Select(p => p.DossierId).ToHashSet();
        return facts.Files.Where(f => f.Done && files.Contains(f.Standing.DossierId));
    }

    private bool Fits(PlannedVisit visit) =>
        (Wave is null || (CampaignEvaluation.WaveOf(Campaign, visit.Day)?.Id.ToString() ?? NoKey) == Wave)
        && (Team is null || visit.TeamId.ToString() == Team)
        && (Kind is null || visit.Kind.Code() == Kind)
        && Show switch { "done" => visit.Record is not null, "skipped" => visit.Skipped is not null, "silent" => visit.IsSilent, _ => true };

    private async Task NameAsync(List<Row> rows)
    {
        var ids = rows.Select(r => r.DossierId).Distinct().ToList();
        var names = await Db.VisibleDossiers(Actor).Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.DebtorName, d.DecisionNo, d.DecisionDate, d.Remaining }).ToDictionaryAsync(d => d.Id, Cancel);
        Rows = [.. rows.Where(r => names.ContainsKey(r.DossierId)).OrderBy(r => r.Day).ThenBy(r => r.DossierId)
            .Select(r => names[r.DossierId] is var n ? r with { Debtor = n.DebtorName, Decision = $"{n.DecisionNo} ngày {Format.Day(n.DecisionDate)}", Remaining = n.Remaining } : r)];
        Hidden = rows.Count - Rows.Count;
    }

    public sealed record Row(Id<Dossier> DossierId, DateOnly? Day, string? Kind, string? Team, string What, Id<Visit>? Visit, string Debtor = "", string Decision = "", Dong Remaining = default);
}
