using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>What a list of files is narrowed by. Everything is optional; a campaign narrows to its list and its frozen values.</summary>
public sealed record DossierFilter
{
    public string? Search { get; init; }

    public Id<Officer>? Officer { get; init; }

    public Id<Commune>? Commune { get; init; }

    public string? Group { get; init; }

    public DossierState? State { get; init; }

    public ObligationKind? Kind { get; init; }

    public Id<Campaign>? Campaign { get; init; }

    /// <summary>With a campaign: reviewed, completed, terminated, exemption, reduction, partial, notmoved, reclassified, enforceable, late.</summary>
    public string? Standing { get; init; }

    public Id<TaskForces.TaskForce>? TaskForce { get; init; }

    public Id<Wave>? Wave { get; init; }

    /// <summary>With a campaign: officer or commune "none".</summary>
    public bool Unassigned { get; init; }

    /// <summary>Only files whose next step is overdue on this day.</summary>
    public DateOnly? OverdueOn { get; init; }

    public string Sort { get; init; } = "debtor";

    public bool Descending { get; init; }
}

/// <summary>A line of the file list.</summary>
public sealed record DossierRow(
    Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string DebtorName, string? Hamlet, Id<Commune>? CommuneId,
    Id<Officer>? OfficerId, ObligationKind Kind, Dong Due, Dong Paid, Dong Remaining, DossierState State);

/// <summary>One page of the list; <paramref name="Remaining"/> sums every file found, not only this page.</summary>
public sealed record DossierPage(int Count, long Remaining, IReadOnlyList<DossierRow> Rows, ILookup<Id<Dossier>, (WorkGroup Group, bool Ready, DateOnly Due)> Findings);

/// <summary>Lists files in three queries, whatever their number: count and sum, one page, the findings of that page.</summary>
public sealed class DossierList(AppDb db)
{
    public const int PageSize = 50;

    public async Task<DossierPage> PageAsync(DossierFilter filter, Actor actor, int page, CancellationToken cancellationToken = default)
    {
        var found = Filter(filter, actor);
        var sum = await found.GroupBy(d => 1).Select(g => new { Count = g.Count(), Remaining = g.Sum(d => d.Remaining.Amount) }).SingleOrDefaultAsync(cancellationToken);
        var rows = await Rows(Sorted(found, filter).Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Id).ToList();
        var office = actor.OfficeId;
        var findings = await db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == office && ids.Contains(f.DossierId))
            .Select(f => new { f.DossierId, f.Group, f.Ready, f.Due }).ToListAsync(cancellationToken);
        return new(sum?.Count ?? 0, sum?.Remaining ?? 0, rows, findings.ToLookup(f => f.DossierId, f => (f.Group, f.Ready, f.Due)));
    }

    /// <summary>Every file found, for an export.</summary>
    public IAsyncEnumerable<DossierRow> AllAsync(DossierFilter filter, Actor actor) => Rows(Sorted(Filter(filter, actor), filter)).AsAsyncEnumerable();

    /// <summary>The files an actor may see that fit.</summary>
    public IQueryable<Dossier> Filter(DossierFilter filter, Actor actor)
    {
        var files = db.VisibleDossiers(actor).AsNoTracking();
        foreach (var word in VietText.Fold(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            files = files.Where(d => d.SearchKey.Contains(word));
        }

        if (filter.State is { } state)
        {
            files = files.Where(d => d.State == state);
        }

        if (filter.Kind is { } kind)
        {
            files = files.Where(d => d.ObligationKind == kind);
        }

        if (filter.OverdueOn is { } day)
        {
            files = files.Where(d => db.TriageFindings.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id && f.Due < day));
        }

        return filter.Campaign is null ? Now(files, filter) : InCampaign(files, filter);
    }

    private IQueryable<Dossier> Now(IQueryable<Dossier> files, DossierFilter filter)
    {
        if (filter.Officer is { } officer)
        {
            files = files.Where(d => d.OfficerId == officer);
        }

        if (filter.Commune is { } commune)
        {
            files = files.Where(d => d.CommuneId == commune);
        }

        if (filter.Group == "none")
        {
            files = files.Where(d => !db.TriageFindings.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id));
        }
        else if (WorkGroups.TryParse(filter.Group, out var group))
        {
            files = files.Where(d => db.TriageFindings.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id && f.Group == group));
        }

        return files;
    }

    private IQueryable<Dossier> InCampaign(IQueryable<Dossier> files, DossierFilter filter)
    {
        var all = db.BaselineFiles.Where(b => b.CampaignId == filter.Campaign);
        var list = filter.Wave is { } wave ? InWave(all, wave, filter.Standing) : Standing(all, filter.Standing);
        if (filter.Officer is { } officer)
        {
            list = list.Where(b => b.OfficerId == officer);
        }

        if (filter.Commune is { } commune)
        {
            list = list.Where(b => b.CommuneId == commune);
        }

        if (filter.TaskForce is { } force)
        {
            list = list.Where(b => b.TaskForceId == force);
        }

        if (filter.Unassigned)
        {
            list = list.Where(b => b.OfficerId == null || b.CommuneId == null || b.TaskForceId == null);
        }

        if (WorkGroups.TryParse(filter.Group, out var group))
        {
            var code = group.Code();
            list = list.Where(b => b.Groups.Contains(code));
        }

        return files.Where(d => list.Any(b => b.OfficeId == d.OfficeId && b.DossierId == d.Id));
    }

    /// <summary>Files with a result of the kind inside the wave's dates.</summary>
    private IQueryable<BaselineFile> InWave(IQueryable<BaselineFile> list, Id<Wave> wave, string? standing)
    {
        ResultKind[] kinds = standing switch
        {
            "reviewed" => [ResultKind.Reviewed],
            "completed" => [ResultKind.Completed],
            "terminated" => [ResultKind.Terminated],
            "relief" => [ResultKind.ExemptionDossier, ResultKind.ReductionDossier],
            "collected" => [ResultKind.Completed, ResultKind.PartialPayment],
            _ => [.. ResultKinds.All],
        };
        var money = standing == "collected";
        return list.Where(b => db.CaseResults.Any(r => r.OfficeId == b.OfficeId && r.CampaignId == b.CampaignId && r.DossierId == b.DossierId
            && kinds.Contains(r.Kind) && (!money || r.Amount.Amount > 0)
            && db.Waves.Any(w => w.OfficeId == b.OfficeId && w.Id == wave && r.On >= w.From && r.On <= w.To)));
    }

    private static IQueryable<BaselineFile> Standing(IQueryable<BaselineFile> list, string? standing) => standing switch
    {
        "reviewed" => list.Where(b => b.Reviewed),
        "completed" => list.Where(b => b.Completed),
        "terminated" => list.Where(b => b.Terminated),
        "exemption" => list.Where(b => b.ExemptionDossier),
        "reduction" => list.Where(b => b.ReductionDossier),
        "partial" => list.Where(b => b.Partial && !b.Completed),
        "collected" => list.Where(b => b.Collected.Amount > 0),
        "notmoved" => list.Where(b => b.LastResultOn == null),
        "reclassified" => list.Where(b => b.Reclassified),
        "enforceable" => list.Where(b => b.Enforceable),
        "late" => list.Where(b => b.LateReason != null),
        _ => list,
    };

    private static IOrderedQueryable<Dossier> Sorted(IQueryable<Dossier> files, DossierFilter filter) => (filter.Sort, filter.Descending) switch
    {
        ("decision", false) => files.OrderBy(d => d.DecisionDate).ThenBy(d => d.Id),
        ("decision", true) => files.OrderByDescending(d => d.DecisionDate).ThenBy(d => d.Id),
        ("remaining", false) => files.OrderBy(d => d.Remaining.Amount).ThenBy(d => d.Id),
        ("remaining", true) => files.OrderByDescending(d => d.Remaining.Amount).ThenBy(d => d.Id),
        (_, true) => files.OrderByDescending(d => d.DebtorSortKey).ThenBy(d => d.Id),
        _ => files.OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id),
    };

    private static IQueryable<DossierRow> Rows(IQueryable<Dossier> files) => files.Select(d => new DossierRow(
        d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.Hamlet, d.CommuneId, d.OfficerId, d.ObligationKind, d.Due, d.Paid, d.Remaining, d.State));
}
