using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class VersionModel(AppDb db) : PlanPage(db)
{
    public PlanVersion Version { get; private set; } = null!;

    public PlanView View { get; private set; } = null!;

    public string ComparedWith { get; private set; } = "";

    public IReadOnlyList<PlanDifference> Changes { get; private set; } = [];

    public async Task OnGetAsync(Id<PlanVersion> id)
    {
        var plans = Db.VisiblePlans(Actor);
        Version = await Db.PlanVersions.AsNoTracking().Where(v => v.Id == id && plans.Any(p => p.OfficeId == v.OfficeId && p.Id == v.PlanId)).OneAsync(Cancel);
        var plan = await plans.AsNoTracking().Include(p => p.Steps).Where(p => p.Id == Version.PlanId).OneAsync(Cancel);
        var next = await Db.PlanVersions.AsNoTracking().Where(v => v.OfficeId == plan.OfficeId && v.PlanId == plan.Id && v.Number > Version.Number)
            .OrderBy(v => v.Number).FirstOrDefaultAsync(Cancel);
        await LoadNamesAsync(plan.OfficeId);
        var file = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == plan.DossierId).OneAsync(Cancel);
        View = new(file, Version.Read(), OfficerName, CommuneName);
        ComparedWith = next is null ? "bản hiện tại" : $"bản thứ {next.Number}";
        Changes = PlanDifferences.Between(Version.Read(), next?.Read() ?? plan.ToContent(), OfficerName);
    }
}
