using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>A file as the evening lists name it.</summary>
public sealed record EveningFile(Id<Dossier> Id, string Debtor, string Decision, string? Hamlet);

/// <summary>A record that came in for the day.</summary>
/// <param name="Meets">Another device recorded the same file that day: both stand, people look.</param>
/// <param name="Missing">Attachments that have not come whole.</param>
public sealed record EveningVisit(Visit Visit, EveningFile File, string? Team, bool Meets, int Attachments, int Missing);

/// <summary>Why a record waits for a person.</summary>
public enum DecisionKind
{
    Reclassification,
    AssetFound,
    LadderReached,
    PromiseBroken,
}

/// <summary>Something the office has to decide, with what it rests on.</summary>
public sealed record EveningDecision(DecisionKind Kind, Visit Visit, EveningFile File, string Text);

/// <summary>A planned visit that did not take place; without a reason until somebody says it.</summary>
public sealed record EveningGap(FieldStop Stop, EveningFile File, string Team);

/// <summary>A file whose day in the schedule passed and of which nothing was heard since.</summary>
public sealed record SilentFile(EveningFile File, DateOnly Planned, int Days);

/// <summary>The head's view of a day: what came in, what waits for a decision, what was planned and not done, who is silent.</summary>
public sealed record Evening(
    int Planned, int Done, Dong Collected, IReadOnlyList<EveningVisit> Came, IReadOnlyList<EveningDecision> Decisions, IReadOnlyList<EveningGap> Gaps,
    IReadOnlyList<EveningVisit> Refused, IReadOnlyList<SilentTeam> SilentTeams, IReadOnlyList<SilentFile> SilentFiles)
{
    public static async Task<Evening> LoadAsync(AppDb db, Campaign campaign, DateOnly day, Actor actor, CancellationToken cancellationToken = default)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var files = db.VisibleDossiers(actor);
        var visits = await db.Visits.AsNoTracking().Where(v => v.OfficeId == office && v.CampaignId == id && files.Any(d => d.OfficeId == v.OfficeId && d.Id == v.DossierId)).ToListAsync(cancellationToken);
        var sheets = await db.FieldDays.AsNoTracking().Include(d => d.Stops).Where(d => d.OfficeId == office && d.CampaignId == id && d.Day == day).ToListAsync(cancellationToken);
        var rules = (await PlanningNorms.LoadAsync(db, office, cancellationToken)).Rules;
        var silent = await SilentAsync(db, campaign, rules.SilentDays, files, visits, cancellationToken);
        var ids = visits.Select(v => v.DossierId).Concat(sheets.SelectMany(s => s.Stops).Select(s => s.DossierId)).Concat(silent.Select(s => s.File)).Distinct().ToList();
        var names = await files.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.DebtorName, d.DecisionNo, d.DecisionDate, d.Hamlet, d.Means })
            .ToDictionaryAsync(d => d.Id, d => (File: new EveningFile(d.Id, d.DebtorName, $"{d.DecisionNo} ngày {d.DecisionDate:dd/MM/yyyy}", d.Hamlet), d.Means), cancellationToken);
        var teams = await db.TaskForces.AsNoTracking().Where(t => t.OfficeId == office).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
        var histories = await VisitHistory.LoadAsync(db, office, [.. visits.Select(v => v.DossierId).Distinct()], cancellationToken);
        var attachments = (await db.Attachments.AsNoTracking().Where(a => a.OfficeId == office && db.Visits.Any(v => v.OfficeId == office && v.Id == a.VisitId && v.CampaignId == id)).ToListAsync(cancellationToken)).ToLookup(a => a.VisitId);
        EveningVisit Row(Visit v) => new(v, names[v.DossierId].File, v.TaskForceId is { } t ? teams.GetValueOrDefault(t) : null,
            visits.Any(o => o.DossierId == v.DossierId && o.On == v.On && o.DeviceId != v.DeviceId && o.Source != VisitSource.Paper && v.Source != VisitSource.Paper), attachments[v.Id].Count(), attachments[v.Id].Count(a => !a.IsWhole));
        var ofDay = visits.Where(v => v.On == day).OrderBy(v => v.RecordedAt).ThenBy(v => v.Sequence).ToList();
        var stops = sheets.SelectMany(s => s.Stops.Select(stop => (Team: teams[s.TaskForceId], Stop: stop))).Where(s => names.ContainsKey(s.Stop.DossierId)).ToList();
        var done = visits.Where(v => v.State != VisitState.Refused).Select(v => v.StopId).OfType<Id<FieldStop>>().ToHashSet();
        var corrected = visits.Select(v => v.CorrectsId).OfType<Id<Visit>>().ToHashSet();
        var heard = visits.Where(v => v.State == VisitState.Accepted && v.TaskForceId is not null).GroupBy(v => v.TaskForceId!.Value).ToDictionary(g => g.Key, g => g.Max(v => v.On));
        return new(
            stops.Count, stops.Count(s => done.Contains(s.Stop.Id)), new(ofDay.Where(v => v.State == VisitState.Accepted).Sum(v => histories[v.DossierId].Collected(v).Amount)),
            [.. ofDay.Select(Row)],
            [.. Waiting(histories, names.ToDictionary(n => n.Key, n => n.Value.Means), rules.RefusedVisits, db.Today).Select(d => new EveningDecision(d.Kind, d.Visit, names[d.Visit.DossierId].File, d.Text)).OrderBy(d => d.Kind).ThenBy(d => d.Visit.On)],
            [.. stops.Where(s => !done.Contains(s.Stop.Id)).OrderBy(s => s.Team).ThenBy(s => s.Stop.No).Select(s => new EveningGap(s.Stop, names[s.Stop.DossierId].File, s.Team))],
            [.. visits.Where(v => v.State != VisitState.Accepted && !corrected.Contains(v.Id)).OrderBy(v => v.On).Select(Row)],
            [.. (await CasePlans.SilentTeams.ListAsync(db, campaign, rules.SilentDays, cancellationToken)).Where(t => !heard.TryGetValue(t.Id, out var last) || db.Today.DayNumber - last.DayNumber >= rules.SilentDays)],
            [.. silent.Where(s => names.ContainsKey(s.File)).Select(s => new SilentFile(names[s.File].File, s.Planned, db.Today.DayNumber - s.Planned.DayNumber))]);
    }

    private static IEnumerable<(DecisionKind Kind, Visit Visit, string Text)> Waiting(
        IReadOnlyDictionary<Id<Dossier>, VisitHistory> histories, Dictionary<Id<Dossier>, Law.Means> means, int limit, DateOnly today)
    {
        foreach (var (file, history) in histories)
        {
            foreach (var visit in history.Visits.Where(v => v.DecidedOn is null))
            {
                if (visit.Kind == VisitKind.Reclassify && !history.IsSettled(visit))
                {
                    yield return (DecisionKind.Reclassification, visit, $"Đề nghị: {(visit.Enforceable == true ? "có điều kiện" : "chưa có điều kiện")}. {visit.Minutes}");
                }
                else if (visit.Kind == VisitKind.AssetFound)
                {
                    yield return (DecisionKind.AssetFound, visit, visit.Minutes ?? "");
                }
            }

            if (history.Promise is { DecidedOn: null } promise && promise.PromisedOn < today)
            {
                yield return (DecisionKind.PromiseBroken, promise, $"Hẹn nộp{(promise.Amount > Dong.Zero ? $" {promise.Amount} đồng" : "")} ngày {promise.PromisedOn:dd/MM/yyyy}, chưa thấy nộp.");
            }

            var ladder = VisitLadder.Decide(history.Outcomes, means[file], limit);
            if (ladder.Next is { } next && history.Visits.LastOrDefault(v => v.Kind == VisitKind.Refused) is { DecidedOn: null } refused)
            {
                yield return (DecisionKind.LadderReached, refused, $"Đã từ chối {ladder.Refusals} lần. {next}");
            }
        }
    }

    // Its day in the schedule passed so long ago that somebody should have said something.
    private static async Task<List<(Id<Dossier> File, DateOnly Planned)>> SilentAsync(
        AppDb db, Campaign campaign, int days, IQueryable<Dossier> files, List<Visit> visits, CancellationToken cancellationToken)
    {
        if (campaign.State != CampaignState.Running)
        {
            return [];
        }

        var (office, id, limit) = (campaign.OfficeId, campaign.Id, db.Today.AddDays(-days));
        var planned = await db.Assignments.AsNoTracking().Where(a => a.OfficeId == office)
            .Join(db.TeamRoutes.Where(r => r.OfficeId == office && r.CampaignId == id && r.Day <= limit), a => a.RouteId, r => r.Id, (a, r) => new { a.DossierId, r.Day })
            .Where(x => files.Any(d => d.Id == x.DossierId)).GroupBy(x => x.DossierId).Select(g => new { g.Key, Day = g.Max(x => x.Day) }).ToListAsync(cancellationToken);
        var open = DossierStates.All.Where(s => s.IsOpen()).ToList();
        var closed = await files.Where(d => !open.Contains(d.State)).Select(d => d.Id).ToHashSetAsync(cancellationToken);
        var acts = await HeardActs.Of(db, [office], [id]).GroupBy(h => h.DossierId).Select(g => new { g.Key, Last = g.Max(h => h.Day) })
            .ToDictionaryAsync(h => h.Key, h => h.Last, cancellationToken);
        var heard = visits.Where(v => v.State == VisitState.Accepted).GroupBy(v => v.DossierId).ToDictionary(g => g.Key, g => g.Max(v => v.On));
        bool Silent(Id<Dossier> file, DateOnly day) => !closed.Contains(file)
            && !(acts.TryGetValue(file, out var act) && act >= day) && !(heard.TryGetValue(file, out var last) && last >= day);
        return [.. planned.Where(p => Silent(p.Key, p.Day))
            .OrderBy(p => p.Day).Select(p => (p.Key, p.Day))];
    }
}

public static class DecisionKinds
{
    public static string Label(this DecisionKind kind) => kind switch
    {
        DecisionKind.Reclassification => "Đề nghị phân loại lại",
        DecisionKind.AssetFound => "Phát hiện tài sản → xác minh",
        DecisionKind.LadderReached => "Từ chối nhiều lần → biện pháp tiếp theo",
        DecisionKind.PromiseBroken => "Thất hẹn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
