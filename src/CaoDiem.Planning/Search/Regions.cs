namespace CaoDiem.Planning.Search;

/// <summary>
/// Parts of a problem that share nothing but the budget: teams tied by a file, an agency or a group stand in one region. The search stays
/// in one region for a while, whose data then stay near the processor, and threads can work in different regions at once.
/// </summary>
internal sealed class Regions
{
    private readonly int[] regionOfTeam;

    private Regions(int[] regionOfTeam, int count)
    {
        this.regionOfTeam = regionOfTeam;
        Count = count;
        (Steps, FreeSlots, NeedySteps) = (new int[count][], new int[count][], new int[count][]);
    }

    public int Count { get; }

    /// <summary>Steps by region that a plan may hold; a step no team may do stands nowhere.</summary>
    public int[][] Steps { get; }

    /// <summary>Slots by region that are not past.</summary>
    public int[][] FreeSlots { get; }

    /// <summary>Steps by region that need a partner agency.</summary>
    public int[][] NeedySteps { get; }

    public int OfTeam(int team) => regionOfTeam[team];

    public static Regions Of(Model model)
    {
        var parent = Enumerable.Range(0, model.Teams).ToArray();
        foreach (var teams in model.FileTeams.Concat(model.GroupTeams).Concat(TeamsOfAgencies(model)))
        {
            for (var i = 1; i < teams.Length; i++)
            {
                parent[Root(parent, teams[i])] = Root(parent, teams[0]);
            }
        }

        var roots = Enumerable.Range(0, model.Teams).Select(t => Root(parent, t)).Distinct().ToList();
        var regions = new Regions([.. Enumerable.Range(0, model.Teams).Select(t => roots.IndexOf(Root(parent, t)))], roots.Count);
        var steps = Enumerable.Range(0, model.Steps).Where(s => model.EntryStart[s] < model.EntryStart[s + 1])
            .ToLookup(s => regions.regionOfTeam[model.SlotTeam[model.EntrySlot[model.EntryStart[s]]]]);
        var slots = model.FreeSlots.ToLookup(slot => regions.regionOfTeam[model.SlotTeam[slot]]);
        for (var region = 0; region < regions.Count; region++)
        {
            regions.Steps[region] = [.. steps[region]];
            regions.NeedySteps[region] = [.. steps[region].Where(s => model.NeedKeys[s].Length > 0)];
            regions.FreeSlots[region] = [.. slots[region]];
        }

        return regions;
    }

    private static IEnumerable<int[]> TeamsOfAgencies(Model model)
        => model.AgencyLimit.Select((_, agency) => Enumerable.Range(0, model.Teams).Where(t => model.AgencyOf.Any(key => key[t] == agency)).ToArray());

    private static int Root(int[] parent, int team)
    {
        while (parent[team] != team)
        {
            team = parent[team] = parent[parent[team]];
        }

        return team;
    }
}
