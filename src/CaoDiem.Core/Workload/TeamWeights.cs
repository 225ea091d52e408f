using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Workload;

/// <summary>Open files of a campaign's list that stand alike: with a team or none, in a commune, by hand or by their area.</summary>
public sealed record TeamCell(Id<TaskForce>? TeamId, Id<Commune>? CommuneId, bool ByHand, WeighedFiles Files);

/// <summary>A team and what it carries; no team for files that nobody has.</summary>
public sealed record TeamLoad(Id<TaskForce>? TeamId, string Name, CarriedLoad Load);

/// <summary>What each team of a campaign carries on a day, and what it would after a change.</summary>
public sealed record TeamWeights(IReadOnlyList<TeamCell> Cells, IReadOnlyList<(Id<TaskForce> Id, string Name, int Presence)> Teams,
    int Full)
{
    /// <summary>As it stands.</summary>
    public IReadOnlyList<TeamLoad> Now => Of(Cells);

    /// <summary>After communes went to a team, or to nobody; files given by hand stay.</summary>
    public IReadOnlyList<TeamLoad> AfterMove(IReadOnlyCollection<Id<Commune>> communes, Id<TaskForce>? team) =>
        Of([.. Cells.Select(c => !c.ByHand && c.CommuneId is { } place && communes.Contains(place) ? c with { TeamId = team } : c)]);

    /// <summary>After a team left and another one, or nobody, has all that it had.</summary>
    public IReadOnlyList<TeamLoad> AfterLeave(Id<TaskForce>? team, Id<TaskForce>? heir) =>
        [.. Of([.. Cells.Select(c => c.TeamId == team ? c with { TeamId = heir } : c)])];

    private List<TeamLoad> Of(IReadOnlyList<TeamCell> cells)
    {
        WeighedFiles Sum(Id<TaskForce>? team) => cells.Where(c => c.TeamId == team).Select(c => c.Files).Aggregate(WeighedFiles.None, (a,
            b) => a.Plus(b));
        List<TeamLoad> loads = [.. Teams.Select(t => new TeamLoad(t.Id, t.Name, new(Sum(t.Id), t.Presence, Full)))];
        return Sum(null) is { Files: > 0 } nobody ? [.. loads, new(null, "Chưa tổ nào phụ trách", new(nobody, 0, Full))] : loads;
    }
}

public sealed class TeamWeightsQuery(AppDb db, OfficerWeightsQuery weights)
{
    private const int Whole = 100;

    /// <param name="day">The day on which people and files are looked at.</param>
    public async Task<TeamWeights> LoadAsync(Campaign campaign, DateOnly day, CancellationToken cancellationToken = default)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var table = await weights.TableAsync(office, cancellationToken);
        var given = (await db.FileTeams.AsNoTracking().Where(f => f.OfficeId == office && f.CampaignId == id && f.From <= day)
            .Select(f => new { f.DossierId, f.From, f.TaskForceId }).ToListAsync(cancellationToken))
            .GroupBy(f => f.DossierId).Where(g => g.MaxBy(f => f.From)!.TaskForceId is not null).Select(g => g.Key).ToList();
        var groups = await db.StandingSpans.AsNoTracking().On(day).Where(s => s.OfficeId == office && s.CampaignId == id)
            .Join(db.Dossiers.Where(d => d.OfficeId == office), s => s.DossierId, d => d.Id, (s, d) => new
            {
                s.TaskForceId,
                s.CommuneId,
                ByHand = given.Contains(d.Id),
                d.ObligationKind,
                d.State,
                Verified = d.LastVerifiedOn != null,
                Coercion = d.CoercionDecisionOn != null,
            })
            .GroupBy(x => new { x.TaskForceId, x.CommuneId, x.ByHand, x.ObligationKind, x.State, x.Verified, x.Coercion }).Select(g => new
            { g.Key, Files = g.Count() }).ToListAsync(cancellationToken);
        List<TeamCell> cells =
        [
            .. groups.Where(g => g.Key.State.IsOpen()).Select(g => new TeamCell(
                g.Key.TaskForceId, g.Key.CommuneId, g.Key.ByHand,
                OfficerWeightsQuery.Weigh(table, day, g.Key.ObligationKind, g.Key.State, g.Key.Verified, g.Key.Coercion, g.Files))),
        ];
        return new(cells, await TeamsAsync(office, day, cancellationToken), table.Full(day).Points);
    }

    // Those who may take a team out, each by his hours; the leader as far as he is there at all.
    private async Task<List<(Id<TaskForce> Id, string Name, int Presence)>> TeamsAsync(
        Id<Office> office, DateOnly day, CancellationToken cancellationToken)
    {
        var forces = await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves)
            .Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(cancellationToken);
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).ToDictionaryAsync(o => o.Id, cancellationToken);
        var leaves = await db.OfficerLeaves.AsNoTracking().Where(l => l.OfficeId == office
            && l.WithdrawnAt == null).ToListAsync(cancellationToken);
        int Share(TaskForce force, TeamPerson person) => person.HoursPerWeek * Whole / Member.FullWeek
            * (person.MemberId is null ? OfficerWeightsQuery.Presence(officers[force.LeaderId], leaves, day) : Whole) / Whole;
        return [.. forces.Select(f => (f.Id, f.Name, TeamStaff.Of(f).Where(p => p.CanLead && p.IsHere(day)).Sum(p => Share(f, p))))];
    }
}
