using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>A step that lapses soon, or has lapsed.</summary>
public sealed record DueLine(
    Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor, Id<Officer>? OfficerId, WorkGroup Group, string Rule, string Article,
    string NextStep, DateOnly Due);

/// <summary>How many steps of an officer lapse when.</summary>
public sealed record DueByOfficer(Id<Officer>? OfficerId, int Overdue, int Week, int Month);

/// <summary>What lapses, per officer: the weekly list and the home page read it from the last triage.</summary>
public sealed class DueList(AppDb db)
{
    public const int DaysAhead = 30;
    private const int DaysOfWeek = 7;

    public async Task<IReadOnlyList<DueByOfficer>> ByOfficerAsync(Actor actor, DateOnly today, CancellationToken cancellationToken = default)
    {
        var (week, month) = (today.AddDays(DaysOfWeek), today.AddDays(DaysAhead));
        var rows = await Findings(actor, null, today).GroupBy(x => x.Officer).Select(g => new
        {
            Officer = g.Key,
            Overdue = g.Sum(x => x.Late ? 1 : 0),
            Week = g.Sum(x => x.Due >= today && x.Due <= week ? 1 : 0),
            Month = g.Sum(x => x.Due >= today && x.Due <= month ? 1 : 0),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new DueByOfficer(r.Officer, r.Overdue, r.Week, r.Month)).OrderByDescending(r => r.Month).ThenByDescending(r => r.Overdue)];
    }

    /// <summary>Steps that lapse from a day to another, both included, the earliest first; of past days only what is late.</summary>
    public Task<List<DueLine>> BetweenAsync(Actor actor, Id<Officer>? officer, DateOnly from, DateOnly to, int? most = null, CancellationToken cancellationToken = default)
    {
        var today = db.Today;
        var rows = Findings(actor, officer, today).Where(x => x.Due >= from && x.Due <= to && (x.Late || x.Due >= today))
            .OrderBy(x => x.Due).ThenBy(x => x.SortKey).Select(x => x);
        return (most is { } count ? rows.Take(count) : rows)
            .Select(x => new DueLine(x.Id, x.DecisionNo, x.DecisionDate, x.Debtor, x.Officer, x.Group, x.Rule, x.Article, x.NextStep, x.Due)).ToListAsync(cancellationToken);
    }

    /// <summary>What presses most: late first, then by the day on which it lapses, what no clock of the law runs for last.</summary>
    public Task<List<DueLine>> PressingAsync(Actor actor, DateOnly today, int most, CancellationToken cancellationToken = default)
    {
        var last = today.AddDays(DaysAhead);
        return Findings(actor, null, today).Where(x => x.Late || (x.Due >= today && x.Due <= last))
            .OrderByDescending(x => x.Late).ThenByDescending(x => x.Clocked).ThenBy(x => x.Due).ThenBy(x => x.SortKey).Take(most)
            .Select(x => new DueLine(
                x.Id, x.DecisionNo, x.DecisionDate, x.Debtor, x.Officer, x.Group, x.Rule, x.Article, x.NextStep, x.Due))
            .ToListAsync(cancellationToken);
    }

    // Late as TriageFinding.OverdueOn says it.
    private IQueryable<Row> Findings(Actor actor, Id<Officer>? officer, DateOnly today) => db.TriageFindings.AsNoTracking()
        .Join(db.VisibleDossiers(actor).Where(d => officer == null || d.OfficerId == officer), f => f.DossierId, d => d.Id, (f, d) => new Row
        {
            Id = d.Id,
            DecisionNo = d.DecisionNo,
            DecisionDate = d.DecisionDate,
            Debtor = d.DebtorName,
            SortKey = d.DebtorSortKey,
            Officer = d.OfficerId,
            Group = f.Group,
            Rule = f.Rule,
            Article = f.Article,
            NextStep = f.NextStep,
            Due = f.Due,
            Clocked = f.Clocked,
            Late = f.Clocked && f.Due < today,
        });

    private sealed class Row
    {
        public required Id<Dossier> Id { get; init; }

        public required string DecisionNo { get; init; }

        public required DateOnly DecisionDate { get; init; }

        public required string Debtor { get; init; }

        public required string SortKey { get; init; }

        public required Id<Officer>? Officer { get; init; }

        public required WorkGroup Group { get; init; }

        public required string Rule { get; init; }

        public required string Article { get; init; }

        public required string NextStep { get; init; }

        public required DateOnly Due { get; init; }

        public required bool Clocked { get; init; }

        public required bool Late { get; init; }
    }
}
