using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>
/// The subjects of papers that belong to field work, to councils and to exemption and reduction. A paper about several files of one area is
/// bound to the first of them: who may not see that file does not see the paper.
/// </summary>
internal static class MoreSubjects
{
    // A record that left out files the reader may not see would be false: only those whose plans are all his to see.
    public static async Task<IReadOnlyList<PaperChoice>> ConsultationsAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign) = (request.OfficeId, request.CampaignId);
        var visible = await db.VisiblePlans(request.Actor).Where(p => p.OfficeId == office && p.CampaignId == campaign).Select(p => new { p.Id, p.DossierId }).ToDictionaryAsync(p => p.Id, p => p.DossierId.Value, cancellationToken);
        var plans = (await db.ConsultedPlans.Where(c => c.OfficeId == office).Select(c => new { c.ConsultationId, c.PlanId }).ToListAsync(cancellationToken)).ToLookup(c => c.ConsultationId, c => c.PlanId);
        var rows = await db.Consultations.AsNoTracking().Where(c => c.OfficeId == office && c.CampaignId == campaign && c.WithdrawnOn == null)
            .OrderBy(c => c.Day).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        return [.. rows.Where(c => plans[c.Id].Any() && plans[c.Id].All(visible.ContainsKey)).Select(c => new PaperChoice(c.Id.ToString(), $"{c.Day:dd/MM/yyyy} – {c.Place}", plans[c.Id].Min(p => visible[p])))];
    }

    public static async Task<IReadOnlyList<PaperChoice>> SheetDaysAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign, files) = (request.OfficeId, request.CampaignId, db.VisibleDossiers(request.Actor));
        var days = await db.FieldDays.AsNoTracking().Where(d => d.OfficeId == office && d.CampaignId == campaign && d.Stops.Any(s => files.Any(f => f.Id == s.DossierId)))
            .Join(db.TaskForces.Where(t => t.OfficeId == office), d => d.TaskForceId, t => t.Id, (d, t) => new { d.Id, d.Day, t.Name, t.SortKey, File = d.Stops.Where(s => files.Any(f => f.Id == s.DossierId)).OrderBy(s => s.No).Select(s => s.DossierId).First() }).ToListAsync(cancellationToken);
        return [.. days.OrderByDescending(d => d.Day).ThenBy(d => d.SortKey, StringComparer.Ordinal).Select(d => new PaperChoice(d.Id.ToString(), $"{d.Day:dd/MM/yyyy} – {d.Name}", d.File.Value))];
    }

    public static async Task<IReadOnlyList<PaperChoice>> MonthsAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken) =>
        [.. (await ReliefAsync(db, request, cancellationToken)).GroupBy(r => new DateOnly(r.On.Year, r.On.Month, 1)).OrderBy(g => g.Key).Select(g => new PaperChoice($"{g.Key:yyyy-MM}", $"Tháng {g.Key:MM/yyyy}: {g.Count()} hồ sơ"))];

    public static async Task<IReadOnlyList<PaperChoice>> ReliefFilesAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken) =>
        [.. (await ReliefAsync(db, request, cancellationToken)).DistinctBy(r => r.Dossier)
            .Select(r => new PaperChoice(r.Dossier.ToString(), $"{r.Debtor} ({r.DecisionNo}): lập hồ sơ {r.Kind.Label()}",
            r.Dossier.Value))];

    public static async Task<IReadOnlyList<PaperChoice>> DestructionsAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign) = (request.OfficeId, request.CampaignId);
        var teams = await db.VisiblePlans(request.Actor).Where(p => p.OfficeId == office && p.CampaignId == campaign && p.State != PlanState.Abandoned && p.Steps.Any(s => s.Kind == StepKind.Destroy))
            .Join(db.TaskForces.Where(t => t.OfficeId == office), p => p.TaskForceId, t => t.Id, (p, t) => new { t.Id, t.Name, t.SortKey, p.DossierId }).ToListAsync(cancellationToken);
        return [.. teams.GroupBy(t => t.Id).OrderBy(g => g.First().SortKey, StringComparer.Ordinal).Select(g => new PaperChoice(g.Key.ToString(), $"{g.First().Name}: {g.Count()} việc", g.Min(t => t.DossierId.Value)))];
    }

    public static async Task<IReadOnlyList<PaperChoice>> BorrowedAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign) = (request.OfficeId, request.CampaignId);
        var rows = await db.Members.Where(m => m.OfficeId == office && m.Kind == MemberKind.Borrowed && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == campaign && l.TaskForceId == m.TaskForceId))
            .Select(m => new { m.Id, m.Name, m.Organisation, m.To }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(m => m.To).ThenBy(m => m.Id).Select(m => new PaperChoice(m.Id.ToString(), $"{m.Name} ({m.Organisation})"))];
    }

    private static async Task<List<ReliefRow>> ReliefAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var rows = await Papers.CampaignActs.Relief(db, request)
            .Join(db.VisibleDossiers(request.Actor), a => a.DossierId, d => d.Id, (a, d) =>
            new { a.Day, Which = a.Which!.Value, d.Id, d.DebtorName, d.DebtorSortKey, d.DecisionNo })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.DebtorSortKey, StringComparer.Ordinal).ThenBy(r => r.Day)
            .Select(r => new ReliefRow(r.Day, r.Which, r.Id, r.DebtorName, r.DecisionNo))];
    }

    private sealed record ReliefRow(DateOnly On, ReliefKind Kind, Id<Dossier> Dossier, string Debtor, string DecisionNo);
}
