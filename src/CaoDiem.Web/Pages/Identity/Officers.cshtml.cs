using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Workload;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>The officers of the office: who serves, what else registers call him, and whose files have to go to somebody else.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class OfficersModel(AppDb db, OfficerWeightsQuery weights) : AppPage(db)
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Those who have left and still have open files.</summary>
    public IEnumerable<Row> Behind => Rows.Where(r => r.Officer.HasLeft(Db.Today) && r.Open > 0);

    public DateOnly Today => Db.Today;

    public bool MayHandOver => Actor.May(Permission.ApproveActs);

    public bool MayWeigh => Actor.May(Permission.PlanCampaign);

    public async Task OnGetAsync()
    {
        var office = Actor.RequireOffice();
        var officers = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(Cancel);
        var aliases = (await Db.Aliases.AsNoTracking().Where(a => a.OfficeId == office && a.Kind == AliasKind.Officer)
            .OrderBy(a => a.Name).ToListAsync(Cancel)).ToLookup(a => a.NamedId, a => a.Name);
        var away = (await Db.OfficerLeaves.AsNoTracking().Where(l => l.OfficeId == office && l.WithdrawnAt == null).ToListAsync(Cancel))
            .Where(l => l.Covers(Today)).OrderBy(l => l.Kind).ToLookup(l => l.OfficerId);
        var loads = await weights.LoadAsync(office, Today, Cancel);
        Rows = [.. officers.Select(o => new Row(o, [.. aliases[o.Id.Value]], away[o.Id].FirstOrDefault(), loads.Of(o.Id)))];
    }

    /// <param name="Now">Why he is not there today; null when he is.</param>
    /// <param name="Load">What he carries against what he can, today.</param>
    public sealed record Row(Officer Officer, IReadOnlyList<string> Aliases, OfficerLeave? Now, CarriedLoad Load)
    {
        /// <summary>Open files that are his.</summary>
        public int Open => Load.Files.Files;
    }
}
