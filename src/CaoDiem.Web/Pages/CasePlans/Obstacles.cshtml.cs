using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class ObstaclesModel(AppDb db, ObstaclesHandler handler) : PlanPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<(Obstacle Row, string? Decision)> Rows { get; private set; } = [];

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostRaiseAsync(Id<Campaign> id) => ChangeAsync(id, "Đã ghi vướng mắc.", async () =>
        await handler.Handle(new RaiseObstacle(id, await FileAsync(), Input.Text ?? "", Input.OwnerId, Input.EscalateOn), Actor, Cancel));

    public Task<IActionResult> OnPostEscalateAsync(Id<Campaign> id, Id<Obstacle> obstacle, string? outcome) =>
        ChangeAsync(id, "Đã ghi báo cáo cấp trên.", () => handler.Handle(new EscalateObstacle(obstacle, outcome), Actor, Cancel));

    public Task<IActionResult> OnPostResolveAsync(Id<Campaign> id, Id<Obstacle> obstacle, string? outcome) =>
        ChangeAsync(id, "Đã ghi tháo gỡ.", () => handler.Handle(new ResolveObstacle(obstacle, outcome), Actor, Cancel));

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, string done, Func<Task> change) =>
        ChangeAsync(done, change, () => LoadAsync(id), Permission.DraftPlans);

    private async Task<Id<Dossier>?> FileAsync()
    {
        if (string.IsNullOrWhiteSpace(Input.DecisionNo))
        {
            return null;
        }

        var key = Dossier.KeyOf(Input.DecisionNo);
        var found = await Db.VisibleDossiers(Actor).Where(d => d.DecisionKey == key).OrderByDescending(d => d.DecisionDate).Select(d => (Id<Dossier>?)d.Id).FirstOrDefaultAsync(Cancel);
        return found ?? throw new RuleViolation("OBS-005", $"Không tìm thấy hồ sơ số {Input.DecisionNo}.", "DecisionNo");
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        await LoadCampaignAsync(id);
        var files = Db.VisibleDossiers(Actor);
        var rows = await Db.Obstacles.AsNoTracking().Where(o => o.OfficeId == Campaign.OfficeId && o.CampaignId == id)
            .Where(o => o.DossierId == null || files.Any(d => d.OfficeId == o.OfficeId && d.Id == o.DossierId)).ToListAsync(Cancel);
        var ids = rows.Select(r => r.DossierId).OfType<Id<Dossier>>().ToList();
        var decisions = await files.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => $"{d.DecisionNo}, {d.DebtorName}", Cancel);
        Rows = [.. rows.OrderByDescending(o => o.IsOverdue(Today)).ThenBy(o => o.State == ObstacleState.Resolved).ThenBy(o => o.EscalateOn)
            .Select(o => (o, o.DossierId is { } file ? decisions.GetValueOrDefault(file) : null))];
    }

    public sealed class Form
    {
        public string? Text { get; set; }

        public Id<Officer>? OwnerId { get; set; }

        public DateOnly? EscalateOn { get; set; }

        public string? DecisionNo { get; set; }
    }
}
