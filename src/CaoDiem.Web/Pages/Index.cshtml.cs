using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages;

public sealed class IndexModel(AppDb db) : AppPage(db)
{
    private const int DaysAhead = 30;
    private const int RowsShown = 15;

    public DateOnly Today => Db.Today;

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public IReadOnlyList<(WorkGroup Group, int Files)> Groups { get; private set; } = [];

    public IReadOnlyList<DueRow> Due { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking()
            .OrderBy(c => c.State == CampaignState.Closed).ThenByDescending(c => c.From).Take(5).ToListAsync(Cancel);
        if (!Actor.May(Permission.SeeDossiers))
        {
            return;
        }

        var findings = Db.TriageFindings.Join(Db.VisibleDossiers(Actor), f => f.DossierId, d => d.Id, (f, d) => new { f, d });
        var counts = await findings.GroupBy(x => x.f.Group).Select(g => new { g.Key, Files = g.Count() }).ToListAsync(Cancel);
        Groups = [.. counts.Select(c => (c.Key, c.Files)).OrderBy(c => c.Key)];
        var until = Today.AddDays(DaysAhead);
        Due = await findings.Where(x => x.f.Due >= Today && x.f.Due <= until)
            .OrderBy(x => x.f.Due).ThenBy(x => x.d.DebtorSortKey).Take(RowsShown)
            .Select(x => new DueRow(x.d.Id, x.d.DecisionNo, x.d.DecisionDate, x.d.DebtorName, x.f.NextStep, x.f.Due)).ToListAsync(Cancel);
    }

    public sealed record DueRow(Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor, string NextStep, DateOnly Due);
}
