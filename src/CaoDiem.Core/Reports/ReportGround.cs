using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// All that the reports of one campaign are made from, as known at the end of one day. Loaded in a handful of queries;
/// every table is a grouping of these files and records, so that a number and the list behind it cannot part.
/// </summary>
public sealed record ReportGround
{
    public required Campaign Campaign { get; init; }

    public required Office Office { get; init; }

    public required DateOnly AsOf { get; init; }

    public required LawBook Law { get; init; }

    /// <summary>Every file of the office that was there on the day.</summary>
    public required IReadOnlyList<ReportFile> Files { get; init; }

    /// <summary>Those on the campaign's list.</summary>
    public required IReadOnlyList<ReportFile> List { get; init; }

    public required IReadOnlyDictionary<Guid, (string Name, string SortKey)> Names { get; init; }

    public required IReadOnlyList<DossierEvent> Events { get; init; }

    public DateOnly YearStart => ProfessionalYear.Start(AsOf);

    public string NameOf(Guid? id) => id is { } key && Names.TryGetValue(key, out var name) ? name.Name : "Chưa phân công";

    public string OrderOf(Guid? id) => id is { } key && Names.TryGetValue(key, out var name) ? name.SortKey : "\uFFFF";

    /// <param name="id">Not found when out of the actor's scope.</param>
    /// <param name="asOf">Null: as the score board takes it.</param>
    public static async Task<ReportGround> LoadAsync(AppDb db, Id<Campaign> id, Actor actor, DateOnly? asOf, CancellationToken cancellationToken = default)
    {
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().AsSingleQuery().Include(c => c.Waves).Include(c => c.Targets).Where(c => c.Id == id).OneAsync(cancellationToken);
        var office = campaign.OfficeId;
        var results = await db.CaseResults.AsNoTracking().Where(r => r.OfficeId == office && r.CampaignId == id).OrderBy(r => r.On).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var day = asOf ?? ScoreboardQuery.UsualDay(campaign, results.Count == 0 ? campaign.From : results[^1].On, db.Today);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var listed = await db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == office && b.CampaignId == id && b.JoinedOn <= day).ToDictionaryAsync(b => b.DossierId, cancellationToken);
        var from = ProfessionalYear.Start(day);
        var payments = (await db.Payments.AsNoTracking().Where(p => p.OfficeId == office && p.PaidOn >= from).Select(p => new { p.DossierId, p.PaidOn, p.Amount }).ToListAsync(cancellationToken))
            .ToLookup(p => p.DossierId, p => (p.PaidOn, p.Amount.Amount));
        var ofFile = results.ToLookup(r => r.DossierId);
        var rows = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && d.DecisionDate <= day).OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id).Select(d => new Row(
            d.Id, d.DecisionNo, d.DecisionDate, d.FirstDecisionDate, d.DebtorName, d.DebtorSortKey, d.OfficerId, d.ObligationKind, d.Matter, d.CreditorName, d.Special, d.CoercionDecisionOn, d.State, d.StateOn,
            d.StateGround, d.Remaining.Amount)).ToListAsync(cancellationToken);
        var files = rows.ConvertAll(r => FileOf(r, listed.GetValueOrDefault(r.Id), [.. ofFile[r.Id]], [.. payments[r.Id]], day, law));
        return new()
        {
            Campaign = campaign,
            Office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == office, cancellationToken),
            AsOf = day,
            Law = law,
            Files = files,
            List = files.FindAll(f => f.Listed is not null),
            Names = await NamesAsync(db, office, actor, cancellationToken),
            Events = await db.DossierEvents.AsNoTracking().Where(e => e.OfficeId == office && e.On <= day).OrderBy(e => e.On).ThenBy(e => e.Id).ToListAsync(cancellationToken),
        };
    }

    /// <summary>Officers, task forces and communes by id. The province sees numbers; whose they are is for the office: its officers are counted through.</summary>
    internal static async Task<Dictionary<Guid, (string Name, string SortKey)>> NamesAsync(AppDb db, Id<Office> office, Actor actor, CancellationToken cancellationToken)
    {
        var rows = await db.Officers.Where(o => o.OfficeId == office).Select(o => new { Id = (Guid)(object)o.Id, o.Name, o.SortKey })
            .Concat(db.Communes.Where(c => c.OfficeId == office).Select(c => new { Id = (Guid)(object)c.Id, c.Name, c.SortKey }))
            .Concat(db.TaskForces.Where(t => t.OfficeId == office).Select(t => new { Id = (Guid)(object)t.Id, t.Name, t.SortKey }))
            .ToListAsync(cancellationToken);
        var names = rows.ToDictionary(r => r.Id, r => (r.Name, r.SortKey));
        if (!actor.SeesNames)
        {
            var officers = await db.Officers.Where(o => o.OfficeId == office).Select(o => o.Id).ToListAsync(cancellationToken);
            foreach (var (id, index) in officers.Select(o => o.Value).Order().Select((id, index) => (id, index)))
            {
                names[id] = ($"Chấp hành viên {index + 1}", $"{index:0000}");
            }
        }

        return names;
    }

    private static ReportFile FileOf(Row row, BaselineFile? listed, List<CaseResult> all, List<(DateOnly On, long Amount)> payments, DateOnly day, LawBook law)
    {
        var known = all.FindAll(r => r.On <= day);
        var (state, on, ground) = StateOn(row, listed, known, day);
        var start = ProfessionalYear.Start(day);
        var moved = all.Exists(r => r.Kind is ResultKind.Completed or ResultKind.Terminated or ResultKind.NotEnforceable or ResultKind.Enforceable);
        // Who closed or changed in the year began it in the state before; the register tells no more than that.
        var before = row.DecisionDate >= start ? (DossierState?)null : on >= start ? listed?.StateAtJoin ?? DossierState.Enforcing : state;
        return new()
        {
            Id = row.Id,
            DecisionNo = row.DecisionNo,
            DecisionDate = row.DecisionDate,
            Since = row.FirstDecisionDate ?? row.DecisionDate,
            Debtor = row.Debtor,
            SortKey = row.SortKey,
            OfficerId = row.OfficerId,
            Kind = row.Kind,
            Matter = row.Matter,
            Bank = FileClasses.IsBank(row.Creditor),
            Special = row.Special,
            CoercionOn = row.CoercionOn <= day ? row.CoercionOn : null,
            State = state,
            Ground = ground,
            StateOn = on,
            Place = Statistics.Place(state, ground, day, law),
            PlaceBefore = before is { } then ? Statistics.Place(then, null, start, law) : null,
            YearMoney = row.Remaining + payments.Sum(p => p.Amount),
            YearCollected = payments.Where(p => p.On <= day).Sum(p => p.Amount),
            Listed = listed is null ? null : new(listed.JoinedOn, listed.StateAtJoin, listed.RemainingAtJoin, listed.Groups, listed.OfficerId, listed.TaskForceId,
                moved ? listed.StateAtJoin == DossierState.Enforcing : listed.Enforceable),
            Results = known,
        };
    }

    // The state of the register when it was already there on the day; else what the campaign's results had made of it.
    private static (DossierState State, DateOnly? On, string? Ground) StateOn(Row row, BaselineFile? listed, List<CaseResult> known, DateOnly day)
    {
        if (row.StateOn is null || row.StateOn <= day)
        {
            return (row.State, row.StateOn, row.Ground);
        }

        var last = known.LastOrDefault(r => r.Kind is ResultKind.Completed or ResultKind.Terminated or ResultKind.NotEnforceable or ResultKind.Enforceable);
        return last?.Kind switch
        {
            ResultKind.Completed => (DossierState.Completed, last.On, last.Note),
            ResultKind.Terminated => (DossierState.Terminated, last.On, last.Note),
            ResultKind.NotEnforceable => (DossierState.NotEnforceable, last.On, last.Note),
            ResultKind.Enforceable => (DossierState.Enforcing, last.On, null),
            _ => (listed?.StateAtJoin ?? DossierState.Enforcing, null, null),
        };
    }

    private sealed record Row(
        Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, DateOnly? FirstDecisionDate, string Debtor, string SortKey, Id<Officer>? OfficerId, ObligationKind Kind, MatterKind Matter,
        string? Creditor, SpecialClass? Special, DateOnly? CoercionOn, DossierState State, DateOnly? StateOn, string? Ground, long Remaining);
}
