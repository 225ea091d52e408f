namespace CaoDiem.Planning.Search;

/// <summary>What steps need, and which agency answers it with each team.</summary>
internal sealed partial class ModelBuilder
{
    private int[][] NeedKeys() => problem.Steps.Select(KeysOf).ToArray();

    private int[] KeysOf(Step step) =>
        step.Needs.Where(n => n != "commune").Select(n => Array.IndexOf(keys, KeyOf(step, n))).Distinct().ToArray();

    // A need with the agency of the step's own place is a need of its own.
    private static (string Need, string? Own) KeyOf(Step step, string need) => (need, step.Agencies.GetValueOrDefault(need));

    // The agency that answers a need with each team that may have such a step.
    private int[][] AgenciesOfTeams()
    {
        var answer = keys.Select(_ => Filled(problem.Teams.Count, -1)).ToArray();
        foreach (var f in problem.Files)
        {
            foreach (var step in f.Steps.Select(id => problem.Steps[stepIndex[id]]))
            {
                foreach (var need in step.Needs.Where(n => n != "commune"))
                {
                    var ofTeam = answer[Array.IndexOf(keys, KeyOf(step, need))];
                    foreach (var team in f.Teams.Select(t => teamIndex[t]))
                    {
                        ofTeam[team] = Attending.AgencyOf(problem.Teams[team], step, need) is { } agency ? agencyIndex[agency] : -1;
                    }
                }
            }
        }

        return answer;
    }
}
