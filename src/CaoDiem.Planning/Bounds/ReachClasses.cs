namespace CaoDiem.Planning;

/// <summary>Sorts the steps a team may take by their distance from its base into classes; a day reaches as far as its furthest class.</summary>
internal sealed class ReachClasses
{
    private readonly Dictionary<int, int> classes = [];

    public ReachClasses(ProblemIndex index, TravelFloor floor, int team)
    {
        var steps = Enumerable.Range(0, index.FileOf.Length)
            .Where(s => index.FileTeams[index.FileOf[s]].Contains(team))
            .Select(s => (Step: s, Minutes: floor.ReachMinutes(team, s), Km: floor.ReachKm(team, s)))
            .OrderBy(s => s.Minutes).ToList();
        Array.Fill(Minutes, double.MaxValue);
        Array.Fill(Km, double.MaxValue);
        for (var at = 0; at < steps.Count; at++)
        {
            var number = (int)((long)at * BoundModel.Classes / steps.Count);
            classes[steps[at].Step] = number;
            Minutes[number] = Math.Min(Minutes[number], steps[at].Minutes);
            Km[number] = Math.Min(Km[number], steps[at].Km);
        }

        for (var number = 0; number < BoundModel.Classes; number++)
        {
            (Minutes[number], Km[number]) = Minutes[number] == double.MaxValue ? (0, 0) : (Minutes[number], Km[number]);
        }
    }

    /// <summary>Least minutes there and back of a day that reaches into a class.</summary>
    public double[] Minutes { get; } = new double[BoundModel.Classes];

    /// <summary>Least kilometres of such a day.</summary>
    public double[] Km { get; } = new double[BoundModel.Classes];

    public int ClassOf(int step) => classes[step];
}
