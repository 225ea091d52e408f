namespace CaoDiem.Reports;

/// <summary>
/// What is believed, after some weeks, of two sources of weekly results: so many for each file worked on for the first time, so
/// many for each file worked on before. Three explanations are held possible in equal parts — only the first source, only the
/// second, both — and the weeks decide. Computed on a grid, without sampling.
/// </summary>
internal sealed class WeeklyRates
{
    private const int Steps = 60;
    private const double Reach = 5;
    private const int LeastWeeks = 3;

    private readonly List<(double New, double Stock)> _points = [];
    private readonly double[] _sums;

    /// <param name="chance">Results a file of the list brings over a campaign of <paramref name="planned"/> weeks, before anything is seen.</param>
    public WeeklyRates(IReadOnlyList<CourseWeek> weeks, Func<CourseWeek, int> results, double chance, double planned)
    {
        // The expected yield comes to equal parts from either source: the stock is half the list on the average.
        var (fresh, old) = (chance / 2, chance / planned);
        var (seen, files, stock) = (weeks.Sum(results), (double)weeks.Sum(w => w.New), weeks.Sum(w => w.Stock * w.Length));
        var a = Line(files > 0 ? Reach * Math.Max(fresh, (seen + 1) / (files + 1)) : Reach * fresh);
        var b = Line(stock > 0 ? Reach * Math.Max(old, (seen + 1) / (stock + 1)) : Reach * old);
        var logs = new List<double>();
        void Add(double x, double y, double prior)
        {
            _points.Add((x, y));
            logs.Add(prior + weeks.Sum(w => LogOf(results(w), (x * w.New) + (y * w.Stock * w.Length))));
        }

        foreach (var x in a)
        {
            Add(x, 0, Prior(x, fresh * 2, a));
            foreach (var y in b)
            {
                Add(x, y, Prior(x, fresh, a) + Prior(y, old, b));
            }
        }

        foreach (var y in b)
        {
            Add(0, y, Prior(y, old * 2, b));
        }

        var top = logs.Max();
        _sums = new double[logs.Count];
        var (sum, meanNew, meanStock) = (0.0, 0.0, 0.0);
        for (var i = 0; i < logs.Count; i++)
        {
            var weight = Math.Exp(logs[i] - top);
            _sums[i] = sum += weight;
            (meanNew, meanStock) = (meanNew + (weight * _points[i].New), meanStock + (weight * _points[i].Stock));
        }

        (New, Stock) = (meanNew / sum, meanStock / sum);
        Spread = SpreadOf(weeks, results);
    }

    /// <summary>Mean of the results for each file newly worked on.</summary>
    public double New { get; }

    /// <summary>Mean of the results a week for each file worked on before.</summary>
    public double Stock { get; }

    /// <summary>How much more weeks vary than chance alone makes them, at least 1.</summary>
    public double Spread { get; }

    public (double New, double Stock) Draw(SeededDice dice)
    {
        var place = Array.BinarySearch(_sums, dice.Next() * _sums[^1]);
        return _points[Math.Min(place < 0 ? ~place : place, _points.Count - 1)];
    }

    private static double[] Line(double top) => [.. Enumerable.Range(0, Steps).Select(i => (i + 0.5) / Steps * top)];

    // An exponential belief over the cells of a line.
    private static double Prior(double x, double mean, double[] line) => -(x / mean) + Math.Log((line[1] - line[0]) / mean);

    private static double LogOf(int results, double mean) => mean > 0 ? (results * Math.Log(mean)) - mean : results == 0 ? 0 : double.NegativeInfinity;

    private double SpreadOf(IReadOnlyList<CourseWeek> weeks, Func<CourseWeek, int> results)
    {
        const double Least = 0.1;
        if (weeks.Count < LeastWeeks)
        {
            return 1;
        }

        double Mean(CourseWeek w) => Math.Max(Least, (New * w.New) + (Stock * w.Stock * w.Length));
        return Math.Max(1, weeks.Sum(w => Math.Pow(results(w) - Mean(w), 2) / Mean(w)) / (weeks.Count - 2));
    }
}
