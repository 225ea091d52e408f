using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>What one document of a kind is about.</summary>
public enum PaperSubject
{
    Campaign,
    Week,
    Team,
    CasePlan,
    Coercion,
    Letter,
}

/// <summary>A subject that a document can be made of.</summary>
/// <param name="Key">Id of the record, or the Monday of the week as yyyy-MM-dd; empty for the campaign.</param>
/// <param name="Dossier">The file it concerns, when it is one.</param>
public sealed record PaperChoice(string Key, string Name, Guid? Dossier = null);

/// <summary>The facts of each subject in one table: its word, its option on the command line, and what there is of it in a campaign.</summary>
public static class PaperSubjects
{
    private delegate Task<IReadOnlyList<PaperChoice>> Choices(AppDb db, PaperRequest request, CancellationToken cancellationToken);

    private static readonly Dictionary<PaperSubject, (string Label, string? Option, Choices List)> Facts = new()
    {
        [PaperSubject.Campaign] = ("Cả đợt cao điểm", null, (_, _, _) => Task.FromResult<IReadOnlyList<PaperChoice>>([new("", "")])),
        [PaperSubject.Week] = ("Tuần", "--week", WeeksAsync),
        [PaperSubject.Team] = ("Tổ công tác", "--team", TeamsAsync),
        [PaperSubject.CasePlan] = ("Vụ việc", "--case", (db, request, cancel) => PlansAsync(db, request, db.VisiblePlans(request.Actor), cancel)),
        [PaperSubject.Coercion] = ("Vụ việc cưỡng chế", "--case", (db, request, cancel) => PlansAsync(db, request, db.VisiblePlans(request.Actor).Where(p => p.Steps.Any(s => s.Kind == StepKind.Coerce)), cancel)),
        [PaperSubject.Letter] = ("Giấy mời", "--letter", LettersAsync),
    };

    public static string Label(this PaperSubject subject) => Facts[subject].Label;

    /// <summary>The option that names one on the command line; null for the campaign itself.</summary>
    public static string? Option(this PaperSubject subject) => Facts[subject].Option;

    /// <summary>All subjects of a campaign within the sight of the actor, as people look for them.</summary>
    public static Task<IReadOnlyList<PaperChoice>> ListAsync(this PaperSubject subject, AppDb db, PaperRequest request, CancellationToken cancellationToken = default) =>
        Facts[subject].List(db, request, cancellationToken);

    /// <exception cref="NotInScope">There is no such subject, or the actor may not see it.</exception>
    public static async Task<PaperChoice> OneAsync(this PaperSubject subject, AppDb db, PaperRequest request, CancellationToken cancellationToken = default) =>
        (await subject.ListAsync(db, request, cancellationToken)).FirstOrDefault(c => string.Equals(c.Key, request.Subject, StringComparison.OrdinalIgnoreCase)) ?? throw new NotInScope();

    private static Task<IReadOnlyList<PaperChoice>> WeeksAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var period = request.Campaign.Period;
        var mondays = Weeks.Of(Enumerable.Range(0, period.Days).Select(i => period.From.AddDays(i)));
        return Task.FromResult<IReadOnlyList<PaperChoice>>([.. mondays.Select((m, i) => new PaperChoice($"{m:yyyy-MM-dd}", $"Tuần {i + 1} ({m:dd/MM/yyyy} – {Weeks.Sunday(m):dd/MM/yyyy})"))]);
    }

    private static async Task<IReadOnlyList<PaperChoice>> TeamsAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign) = (request.OfficeId, request.CampaignId);
        return [.. (await db.TaskForces.Where(t => t.OfficeId == office && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == campaign && l.TaskForceId == t.Id))
            .OrderBy(t => t.SortKey).Select(t => new { t.Id, t.Name }).ToListAsync(cancellationToken)).Select(t => new PaperChoice(t.Id.ToString(), t.Name))];
    }

    private static async Task<IReadOnlyList<PaperChoice>> PlansAsync(AppDb db, PaperRequest request, IQueryable<CasePlan> plans, CancellationToken cancellationToken)
    {
        var (office, campaign) = (request.OfficeId, request.CampaignId);
        var rows = await plans.Where(p => p.OfficeId == office && p.CampaignId == campaign && p.State != PlanState.Abandoned)
            .Join(db.Dossiers.Where(d => d.OfficeId == office), p => p.DossierId, d => d.Id, (p, d) => new { p.Id, DossierId = d.Id, d.DebtorName, d.DecisionNo, d.DebtorSortKey })
            .OrderBy(r => r.DebtorSortKey).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new PaperChoice(r.Id.ToString(), $"{r.DebtorName} ({r.DecisionNo})", r.DossierId.Value))];
    }

    private static async Task<IReadOnlyList<PaperChoice>> LettersAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign) = (request.OfficeId, request.CampaignId);
        var rows = await db.Invitations.Where(i => i.OfficeId == office && i.State != InvitationState.Cancelled && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == campaign && l.TaskForceId == i.TaskForceId))
            .Join(db.Partners.Where(p => p.OfficeId == office), i => i.PartnerId, p => p.Id, (i, p) => new { i.Letter, i.Day, Partner = p.Name, i.Purpose }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Letter).OrderBy(g => g.Min(r => r.Day)).ThenBy(g => g.Key)
            .Select(g => new PaperChoice(g.Key.ToString(), $"{g.Min(r => r.Day):dd/MM/yyyy} – {g.First().Partner}: {g.First().Purpose}"))];
    }
}
