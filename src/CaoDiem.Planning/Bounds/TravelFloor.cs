namespace CaoDiem.Planning;

/// <summary>
/// What any route must at least spend on travel, split so that it can be charged to visits and to team-days.
/// First view: a visit pays half of its two cheapest legs. Second view: a day that reaches as far as some distance pays the way
/// there and back, and every visit the part of a leg that does not depend on its length.
/// </summary>
internal sealed class TravelFloor
{
    /// <summary>A shortest-path closure of a table larger than this takes too long; its reach then counts nothing.</summary>
    private const int MostPlaces = 500;

    private readonly ProblemIndex index;
    private readonly Travel travel;
    private readonly double eachLeg;
    private readonly double[]?[]? shortest;

    public TravelFloor(ProblemIndex index)
    {
        (this.index, travel) = (index, index.Problem.Travel);
        // ⌊fixed + perKm × km⌋ > (fixed − 1) + perKm × km, so that a leg splits into a part of its own and a metric.
        eachLeg = travel.Points is null ? 0 : Math.Max(0, travel.MinutesFixed - 1);
        shortest = travel.Points is null && travel.Places <= MostPlaces ? Closure() : null;
        (HalfLegs, LegShare) = (new double[index.Problem.Steps.Count], new double[index.Problem.Steps.Count]);
        Legs();
        BaseHalfLegs = [.. index.Problem.Teams.Select((_, team) => BaseLegs(team))];
    }

    /// <summary>Minutes a visit pays in the first view.</summary>
    public double[] HalfLegs { get; }

    /// <summary>Minutes a visit pays in the second view.</summary>
    public double[] LegShare { get; }

    /// <summary>Minutes a team's day pays in the first view.</summary>
    public double[] BaseHalfLegs { get; }

    /// <summary>Least minutes from a team's base to a step and back, without the parts of legs that visits pay.</summary>
    public double ReachMinutes(int team, int step)
    {
        var (from, to) = (index.Problem.Teams[team].Base, index.Problem.Steps[step].At);
        if (travel.Points is not null)
        {
            return travel.MinutesFixed < 1 ? 0 : 2 * travel.MinutesPerKm * travel.Km(from, to);
        }

        return shortest is null ? 0 : shortest[from]![to] + shortest[to]![from];
    }

    /// <summary>Least kilometres from a team's base to a step and back; a table's kilometres need not be a metric and count nothing.</summary>
    public double ReachKm(int team, int step) =>
        travel.Points is null ? 0 : 2 * travel.Km(index.Problem.Teams[team].Base, index.Problem.Steps[step].At);

    private void Legs()
    {
        var visitors = Visitors();
        var sets = Enumerable.Range(0, index.FileOf.Length).GroupBy(s => string.Join(',', index.FileTeams[index.FileOf[s]].Order()));
        Parallel.ForEach(sets, set =>
        {
            var teams = index.FileTeams[index.FileOf[set.First()]];
            int[] neighbours = [.. teams.SelectMany(t => visitors[t]).Distinct()];
            foreach (var step in set)
            {
                Legs(step, teams, neighbours);
            }
        });
    }

    /// <summary>The cheapest two legs at a step, to visits that can share its day.</summary>
    private void Legs(int step, int[] teams, int[] neighbours)
    {
        var at = index.Problem.Steps[step].At;
        var (first, second, same) = (double.MaxValue, double.MaxValue, 0);
        foreach (var other in neighbours)
        {
            if (other == step || Apart(step, other))
            {
                continue;
            }

            var leg = Leg(at, index.Problem.Steps[other].At);
            (first, second) = leg < first ? (leg, first) : (first, Math.Min(second, leg));
            same += index.Problem.Steps[other].At == at ? 1 : 0;
        }

        var home = teams.Length == 0 ? 0 : teams.Min(t => Leg(at, index.Problem.Teams[t].Base));
        var atBase = teams.Any(t => index.Problem.Teams[t].Base == at);
        HalfLegs[step] = 0.5 * Math.Min(2 * home, Math.Min(first + second, first + home));
        LegShare[step] = eachLeg * (atBase || same > 1 ? 0 : same == 1 ? 0.5 : 1);
    }

    /// <summary>Steps of one file with a gap between them never share a day.</summary>
    private bool Apart(int one, int other)
    {
        if (index.FileOf[one] != index.FileOf[other])
        {
            return false;
        }

        var (from, to) = (Math.Min(index.Rank[one], index.Rank[other]), Math.Max(index.Rank[one], index.Rank[other]));
        return index.FileSteps[index.FileOf[one]][(from + 1)..(to + 1)].Any(s => index.Problem.Steps[s].GapDays > 0);
    }

    private List<int>[] Visitors()
    {
        var visitors = index.Problem.Teams.Select(_ => new List<int>()).ToArray();
        for (var step = 0; step < index.FileOf.Length; step++)
        {
            foreach (var team in index.FileTeams[index.FileOf[step]])
            {
                visitors[team].Add(step);
            }
        }

        return visitors;
    }

    /// <summary>The cheaper direction of a leg.</summary>
    private double Leg(int one, int other) => travel.Points is not null ? travel.Minutes(one, other) : Math.Min(travel.Minutes(one, other), travel.Minutes(other, one));

    private double BaseLegs(int team)
    {
        var (start, first) = (index.Problem.Teams[team].Base, double.MaxValue);
        for (var step = 0; step < index.FileOf.Length; step++)
        {
            if (index.FileTeams[index.FileOf[step]].Contains(team))
            {
                first = Math.Min(first, Leg(start, index.Problem.Steps[step].At));
            }
        }

        // A day with one visit goes the same leg twice.
        return first == double.MaxValue ? 0 : first;
    }

    private double[][] Closure()
    {
        var count = travel.Places;
        var least = new double[count][];
        for (var from = 0; from < count; from++)
        {
            least[from] = [.. Enumerable.Range(0, count).Select(to => from == to ? 0.0 : travel.Minutes(from, to))];
        }

        for (var via = 0; via < count; via++)
        {
            var onward = least[via];
            Parallel.For(0, count, from =>
            {
                var (row, first) = (least[from], least[from][via]);
                for (var to = 0; to < row.Length; to++)
                {
                    row[to] = Math.Min(row[to], first + onward[to]);
                }
            });
        }

        return least;
    }
}
