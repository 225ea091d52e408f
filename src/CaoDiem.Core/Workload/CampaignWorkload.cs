using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
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
        var office = campaign.OfficeId;
        var book = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var forces = await db.TaskForces.AsNoTracking()
            .Where(t => t.OfficeId == office && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == campaign.Id && l.TaskForceId == t.Id))
            .OrderBy(t => t.SortKey).ToListAsync(cancellationToken);
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(cancellationToken);
        var absences = (await db.Absences.AsNoTracking().Where(a => a.OfficeId == office).ToListAsync(cancellationToken)).ToLookup(a => a.OfficerId, a => a.Period);
        var borrowed = await db.Secondments.AsNoTracking().Where(s => s.OfficeId == office && s.To >= campaign.From && s.From <= campaign.To).ToListAsync(cancellationToken);
        var unitOf = officers.ToDictionary(o => o.Id, o => forces.Find(f => f.LeaderId == o.Id)?.Id.ToString() ?? o.Id.ToString());
        var names = forces.ToDictionary(f => f.Id.ToString(), f => f.Name).Concat(officers.Where(o => unitOf[o.Id] == o.Id.ToString()).Select(o => new KeyValuePair<string, string>(o.Id.ToString(), o.Name)))
            .ToDictionary(p => p.Key, p => p.Value);
        var people = officers.Select(o => new WorkPerson(o.Id.ToString(), o.Name, unitOf[o.Id], [.. absences[o.Id]]))
            .Concat(borrowed.Where(s => names.ContainsKey(s.TaskForceId.ToString())).Select(s => new WorkPerson(s.Id.ToString(), $"{s.Name} (biệt phái)", s.TaskForceId.ToString(), [], s.Period))).ToList();
        var files = await FileOutlines.OfAsync(db, campaign, cancellationToken);
        string UnitOf(FileOutline file) => file.TaskForceId is { } force && names.ContainsKey(force.ToString()) ? force.ToString()
            : file.OfficerId is { } officer ? unitOf.GetValueOrDefault(officer, NoUnit) : NoUnit;
        var shares = WaveCoverage.Of(campaign.Waves, files, campaign.From);
        var needs = NeedsOf(campaign.Waves.Count == 0 ? [("Cả chiến dịch", campaign.Period, SelectionRule.Everything, files)]
            : shares.Where(s => s.Wave is not null).Select(s => (s.Wave!.Name, s.Wave.Period, s.Wave.Rule, s.Files)), UnitOf, names, book);
        return new(campaign, book, people, [.. needs],
            new((int)book.Number("norm.hours", campaign.From), (int)book.Number("norm.days", campaign.From)), campaign.Waves.Count == 0 ? 0 : shares[^1].Files.Count, UnitOf);
    }

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
