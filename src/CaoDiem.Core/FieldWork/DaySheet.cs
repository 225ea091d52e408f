using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>One duty of a file in money, in đồng.</summary>
public sealed record SheetMoney(string What, long Due, long Paid, long Remaining);

/// <summary>An agency at a visit: what it does there, and what it answered for that day.</summary>
public sealed record SheetPartner(string Name, string Duty, string? Answer);

/// <summary>One planned visit as the team needs it in its hands.</summary>
public sealed record SheetVisit(
    Guid StopId, Guid DossierId, int No, string Hour, int Minutes, string Task, bool Coercion, string Debtor, string Decision, string Place, string Approach,
    IReadOnlyList<SheetMoney> Money, long Remaining, IReadOnlyList<string> Past, string? Promise, IReadOnlyList<SheetPartner> Partners, string Papers, string? Safety,
    string? Note, string? Skipped);

/// <summary>The sheet of a team and day. Paper, phone and the keys of the clerk show the same lines in the same order.</summary>
public sealed record DaySheet(
    Guid FieldDayId, Guid CampaignId, Guid TaskForceId, string Team, string Leader, string Members,
    DateOnly Day, int Edition, DateTime IssuedAt, TimeOnly LeavesAt, TimeOnly BackAt, int Minutes, int Metres,
    IReadOnlyList<SheetVisit> Visits)
{
    private const int PastShown = 3;

    /// <summary>The issued sheets of some days, with the visits to files that the actor may see.</summary>
    public static async Task<IReadOnlyList<DaySheet>> ListAsync(
        AppDb db, Campaign campaign, DateOnly from, DateOnly to, Actor actor, Id<TaskForce>? team = null, CancellationToken cancellationToken = default)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var days = await db.FieldDays.AsNoTracking().Include(d => d.Stops)
            .Where(d => d.OfficeId == office && d.CampaignId == id && d.Day >= from && d.Day <= to && (team == null || d.TaskForceId == team)).ToListAsync(cancellationToken);
        var ground = await Ground.LoadAsync(db, campaign, [.. days.SelectMany(d => d.Stops).Select(s => s.DossierId).Distinct()], [.. days.Select(d => d.Day).Distinct()], actor, cancellationToken);
        return [.. days.Select(ground.Sheet).Where(s => s.Visits.Count > 0).OrderBy(s => s.Day).ThenBy(s => VietText.SortKey(s.Team), StringComparer.Ordinal)];
    }

    private sealed record Ground(
        Dictionary<Id<Dossier>, Dossier> Files, Dictionary<Id<Dossier>, CasePlan> Plans, IReadOnlyDictionary<Id<Dossier>, VisitHistory> Histories, Dictionary<Id<TaskForce>, TaskForce> Teams,
        IReadOnlyList<Partner> Partners, IReadOnlyList<Invitation> Invitations, Dictionary<Id<Commune>, string> Communes, Dictionary<Id<Officer>, string> Officers,
        SafetyNotes Safety)
    {
        public static async Task<Ground> LoadAsync(AppDb db, Campaign campaign, List<Id<Dossier>> ids, List<DateOnly> days, Actor actor, CancellationToken cancellationToken)
        {
            var (office, id) = (campaign.OfficeId, campaign.Id);
            var files = await db.VisibleDossiers(actor).AsNoTracking().Include(d => d.Obligations).Where(d => ids.Contains(d.Id))
                .ToDictionaryAsync(d => d.Id, cancellationToken);
            return new(
                files,
                await db.CasePlans.AsNoTracking().Include(p => p.Steps).Where(p => p.OfficeId == office && p.CampaignId == id && ids.Contains(p.DossierId)).ToDictionaryAsync(p => p.DossierId, cancellationToken),
                await VisitHistory.LoadAsync(db, office, ids, cancellationToken),
                await db.TaskForces.AsNoTracking().Include(t => t.Members).Where(t => t.OfficeId == office).ToDictionaryAsync(t => t.Id, cancellationToken),
                await db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.TaskForces).Include(p => p.Communes).Include(p => p.Representatives).Where(p => p.OfficeId == office).OrderBy(p => p.SortKey).ToListAsync(cancellationToken),
                await db.Invitations.AsNoTracking().Where(i => i.OfficeId == office && days.Contains(i.Day)).ToListAsync(cancellationToken),
                await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken),
                await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken),
                await SafetyNotes.LoadAsync(db, actor, files.Values, days.Count == 0 ? db.Today : days.Min(), cancellationToken));
        }

        public DaySheet Sheet(FieldDay day)
        {
            var team = Teams[day.TaskForceId];
            var members = string.Join(", ", team.BesideLeader.Where(m => m.IsIn(day.Day)).Select(m => $"{m.Name} ({m.Organisation})"));
            return new(
                day.Id.Value, day.CampaignId.Value, day.TaskForceId.Value, team.Name, Officers[team.LeaderId], members,
                day.Day, day.Edition, day.IssuedAt, day.LeavesAt, day.BackAt, day.Minutes, day.Metres,
                [.. day.Stops.Where(s => Files.ContainsKey(s.DossierId)).OrderBy(s => s.No).ThenBy(s => s.Start).Select(s => Visit(day, s))]);
        }

        private SheetVisit Visit(FieldDay day, FieldStop stop)
        {
            var (file, history) = (Files[stop.DossierId], Histories[stop.DossierId]);
            var plan = Plans.GetValueOrDefault(stop.DossierId);
            var step = plan?.Steps.FirstOrDefault(s => s.Id == stop.StepId);
            var commune = step?.CommuneId ?? file.CommuneId;
            var place = string.Join(", ", new[] { step?.Place is { Length: > 0 } own ? own : file.Hamlet, commune is { } c ? Communes.GetValueOrDefault(c) : null }.Where(p => !string.IsNullOrEmpty(p)).Distinct());
            return new(
                stop.Id.Value, file.Id.Value, stop.No, day.HourOf(stop), stop.Minutes, stop.Kind.Label(),
                file.CoercionDecisionNo is not null || stop.Kind == StepKind.Coerce, file.DebtorName,
                $"{file.DecisionNo} ngày {file.DecisionDate:dd/MM/yyyy}", place, plan?.Approach ?? "",
                [.. file.Obligations.Select(o => new SheetMoney(o.Description.Length > 0 ? o.Description : o.Kind.Label(), o.Due.Amount, o.Paid.Amount, o.Remaining.Amount))], file.Remaining.Amount,
                [.. history.Visits.TakeLast(PastShown).Reverse().Select(Past)], history.LastPromise is { } promise ? Promise(promise, day.Day) : null,
                Attending(day, step, commune), step?.Papers ?? stop.Kind.Papers(), Safety.About(file, day.Day, plan?.Risks), file.Note,
                stop.Skipped is { } skipped ? string.Join(": ", new[] { skipped.Label(), stop.SkipNote }.OfType<string>()) : null);
        }

        private List<SheetPartner> Attending(FieldDay day, PlanStep? step, Id<Commune>? commune) => [.. (step is null ? [] : PlanStep.ReadPartners(step.Partners)).Select(asked =>
        {
            var agency = Attendance.Of(Partners, asked.Kind, day.TaskForceId, commune);
            var answer = agency is null ? null : Invitations.Where(i => i.PartnerId == agency.Id && i.TaskForceId == day.TaskForceId && i.Day == day.Day && i.State != InvitationState.Cancelled).OrderBy(i => i.Id).LastOrDefault();
            return new SheetPartner(agency?.NameOn(day.Day) ?? asked.Kind.Label(), asked.Role, answer?.State.Label());
        })];

        private static string Past(Visit visit) => string.Join(", ", new[]
        {
            $"{visit.On:dd/MM/yyyy} {visit.Kind.Label().ToLowerInvariant()}", visit.Kind.CollectsMoney() ? $"{visit.Amount} đồng, biên lai {visit.ReceiptNo}" : null, visit.Minutes,
        }.OfType<string>());

        private static string Promise(PromiseMade promise, DateOnly day) =>
            $"Ngày {promise.On:dd/MM/yyyy} hẹn nộp{(promise.Amount > Dong.Zero ? $" {promise.Amount} đồng" : "")} vào {promise.PromisedOn:dd/MM/yyyy}{(promise.PromisedOn < day ? " – ĐÃ QUÁ HẸN" : "")}";
    }
}
