using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Workload;

/// <summary>Everything the capacity of a campaign is computed from.</summary>
/// <param name="Unplanned">Files of the list that no wave takes: their work is nowhere.</param>
/// <param name="UnitOf">Who carries a file: the task force of its area, else its officer.</param>
public sealed record CampaignWorkload(
    Campaign Campaign, LawBook Book, IReadOnlyList<WorkPerson> People, IReadOnlyList<WorkNeed> Needs, CapacityNorms Norms, int Unplanned, Func<FileOutline, string> UnitOf)
{
    private const string NoUnit = "-";

    public CapacityPlan Plan() => Capacity.Of(People, Needs, Campaign.Period, Book.Calendar, Norms);

    /// <param name="campaign">With its waves.</param>
    public static async Task<CampaignWorkload> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var files = await FileOutlines.OfAsync(db, campaign, cancellationToken);
        return (await LoadAsync(db, [campaign], _ => files, cancellationToken))[0];
    }

    /// <summary>Many campaigns, whatever their number in the same few queries. Those without a frozen list are left out.</summary>
    /// <param name="campaigns">With their waves.</param>
    public static async Task<IReadOnlyList<CampaignWorkload>> LoadAsync(AppDb db, IReadOnlyCollection<Campaign> campaigns, CancellationToken cancellationToken = default)
    {
        var files = await FileOutlines.FrozenAsync(db, campaigns, cancellationToken);
        return await LoadAsync(db, [.. campaigns.Where(c => files.Contains(c.Id))], c => [.. files[c.Id]], cancellationToken);
    }

    private static async Task<List<CampaignWorkload>> LoadAsync(
        AppDb db, List<Campaign> campaigns, Func<Campaign, IReadOnlyList<FileOutline>> files, CancellationToken cancellationToken)
    {
        var (offices, ids) = (campaigns.Select(c => c.OfficeId).Distinct().ToList(), campaigns.Select(c => c.Id).ToList());
        var books = await OfficeLaw.LoadAsync(db, offices, cancellationToken);
        var today = db.Today;
        var links = (await db.CampaignTaskForces.Where(l => offices.Contains(l.OfficeId) && ids.Contains(l.CampaignId)
            && !(l.To < today)).Select(l => new { l.CampaignId, l.TaskForceId }).ToListAsync(cancellationToken))
            .ToLookup(l => l.CampaignId, l => l.TaskForceId);
        var forces = (await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Where(t => offices.Contains(t.OfficeId))
            .OrderBy(t => t.SortKey).ToListAsync(cancellationToken)).ToLookup(t => t.OfficeId);
        var officers = (await db.Officers.AsNoTracking().Where(o => offices.Contains(o.OfficeId)).OrderBy(o => o.SortKey).ToListAsync(cancellationToken)).ToLookup(o => o.OfficeId);
        var accounts = await db.Users.Where(u => u.OfficeId != null && offices.Contains(u.OfficeId.Value) && u.OfficerId != null).ToDictionaryAsync(u => u.Id, u => u.OfficerId!.Value, cancellationToken);
        var lent = (await db.Reinforcements.AsNoTracking().Where(r => offices.Contains(r.OfficeId) && r.OfficerId != null).ToListAsync(cancellationToken)).Where(r => r.Holds).ToLookup(r => r.OfficerId!.Value, r => r.Period);
        var leaves = (await db.OfficerLeaves.AsNoTracking().Where(l => offices.Contains(l.OfficeId) && l.WithdrawnAt == null).ToListAsync(cancellationToken)).ToLookup(l => l.OfficerId);
        return
        [
            .. campaigns.Select(c => Of(c, books[c.OfficeId], [.. forces[c.OfficeId].Where(f => links[c.Id].Contains(f.Id))],
                [.. officers[c.OfficeId]], accounts, new(lent, leaves), files(c))),
        ];
    }

    private static CampaignWorkload Of(
        Campaign campaign, LawBook book, List<TaskForce> forces, List<Officer> officers, Dictionary<Id<User>, Id<Officer>> accounts, Elsewhere elsewhere, IReadOnlyList<FileOutline> files)
    {
        var unitOf = officers.ToDictionary(o => o.Id, o => ForceOf(o.Id, forces, accounts)?.Id.ToString() ?? o.Id.ToString());
        var alone = officers.Where(o => unitOf[o.Id] == o.Id.ToString()).ToList();
        var names = forces.ToDictionary(f => f.Id.ToString(), f => f.Name).Concat(alone.Select(o => new KeyValuePair<string, string>(o.Id.ToString(), o.Name))).ToDictionary(p => p.Key, p => p.Value);
        var people = forces.SelectMany(f => PeopleOf(f, officers.First(o => o.Id == f.LeaderId), campaign.Period, elsewhere))
            .Concat(alone.Select(o => new WorkPerson(o.Id.ToString(), o.Name, o.Id.ToString(), [.. elsewhere.Lent[o.Id], .. Elsewhere.Left(o, campaign.Period)])
            { Partly = elsewhere.Partly(o) })).ToList();
        string UnitOfFile(FileOutline file) => file.TaskForceId is { } force && names.ContainsKey(force.ToString()) ? force.ToString()
            : file.OfficerId is { } officer ? unitOf.GetValueOrDefault(officer, NoUnit) : NoUnit;
        var shares = WaveCoverage.Of(campaign.Waves, files, campaign.From);
        var needs = NeedsOf(campaign.Waves.Count == 0 ? [("Cả chiến dịch", campaign.Period, SelectionRule.Everything, files)]
            : shares.Where(s => s.Wave is not null).Select(s => (s.Wave!.Name, s.Wave.Period, s.Wave.Rule, s.Files)), UnitOfFile, names, book);
        return new(campaign, book, people, [.. needs],
            new((int)book.Number("norm.hours", campaign.From), (int)book.Number("norm.days", campaign.From)), campaign.Waves.Count == 0 ? 0 : shares[^1].Files.Count, UnitOfFile);
    }

    /// <summary>Who carries a team's work: those who may lead it, with their own hours and leave; a leader who has left nothing.</summary>
    private static IEnumerable<WorkPerson> PeopleOf(TaskForce force, Officer leader, DateRange campaign, Elsewhere elsewhere) => TeamStaff.Of(force, leader.Name)
        .Where(p => p.CanLead && !(p.From > campaign.To) && !(p.To < campaign.From))
        .Select(p => new WorkPerson(
            p.MemberId?.ToString() ?? leader.Id.ToString(), p.Kind == MemberKind.Borrowed ? $"{p.Name} (tăng cường)" : p.Name, force.Id.ToString(),
            p.MemberId is null ? [.. p.Away, .. Elsewhere.Left(leader, campaign)] : p.Away,
            p.From is null && p.To is null ? null : new(p.From ?? campaign.From, p.To ?? campaign.To), p.HoursPerWeek, p.Weekdays)
        { Partly = p.MemberId is null ? elsewhere.Partly(leader) : null });

    /// <summary>When officers are not there: lent to another office, away in whole or in part, gone for good.</summary>
    private sealed record Elsewhere(ILookup<Id<Officer>, DateRange> Lent, ILookup<Id<Officer>, OfficerLeave> Leaves)
    {
        /// <summary>The days of a campaign from the one on which he has left.</summary>
        public static IEnumerable<DateRange> Left(Officer officer, DateRange campaign) =>
            officer.LeftOn is { } left && left <= campaign.To ? [new(left < campaign.From ? campaign.From : left, campaign.To)] : [];

        public IReadOnlyList<(DateRange Days, int Percent)> Partly(Officer officer) =>
            [.. Leaves[officer.Id].Where(l => !l.Kind.IsForGood() && l.To is not null).Select(l => (new DateRange(l.From, l.To!.Value), l.Percent))];
    }

    private static TaskForce? ForceOf(Id<Officer> officer, List<TaskForce> forces, Dictionary<Id<User>, Id<Officer>> accounts) => forces.Find(f => f.LeaderId == officer)
        ?? forces.Find(f => f.Members.Any(m => m.OfficerId == officer || (m.UserId is { } user && accounts.TryGetValue(user, out var own)
            && own == officer)));

    /// <summary>The work of each wave: the groups it is about, or every group of its files when it is about none in particular.</summary>
    public static IEnumerable<WorkNeed> NeedsOf(
        IEnumerable<(string Wave, DateRange Period, SelectionRule Rule, IReadOnlyList<FileOutline> Files)> waves, Func<FileOutline, string> unitOf,
        IReadOnlyDictionary<string, string> names, LawBook book) =>
        from wave in waves
        from file in wave.Files
        from kind in file.Groups.Where(g => wave.Rule.Groups.Count == 0 || wave.Rule.Groups.Contains(g))
        group file by (wave.Wave, wave.Period, Unit: unitOf(file), Group: kind) into g
        let visits = g.Count() * StepNorms.Visits(g.Key.Group, book, g.Key.Period.From)
        select new WorkNeed(g.Key.Unit, names.GetValueOrDefault(g.Key.Unit, "Chưa giao cho tổ nào"), g.Key.Wave, g.Key.Period, g.Key.Group, g.Count(), visits,
            visits * StepNorms.Minutes(g.Key.Group, book, g.Key.Period.From));
}
