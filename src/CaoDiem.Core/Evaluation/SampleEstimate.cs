namespace CaoDiem.Evaluation;

/// <summary>Between how many files of a population the failing ones lie.</summary>
public sealed record FailingRange(int Low, int High);

/// <summary>One kind of result in a check.</summary>
public sealed record StratumEstimate(SampleStratum Stratum, int Files, int Checked, int Failed)
{
    public double Share => Checked == 0 ? 0 : (double)Failed / Checked;
}

/// <summary>
/// What a check says about all files it was drawn from. The share weighs each kind of result by its number of files. The
/// range is exact for a finite population: Clopper and Pearson's test turned round, on the hypergeometric distribution
/// (Clopper, Pearson, Biometrika 26, 1934; Buonaccorsi, American Statistician 41, 1987). It takes the sample as one simple
/// random sample; sharing it out by kind in proportion keeps that level (tests go through whole populations).
/// </summary>
public sealed record SampleEstimate(IReadOnlyList<StratumEstimate> Strata, double Confidence)
{
    public const double UsualConfidence = 0.95;

    public int Files => Strata.Sum(s => s.Files);

    public int Checked => Strata.Sum(s => s.Checked);

    public int Failed => Strata.Sum(s => s.Failed);

    /// <summary>Share of failing files, kinds of which nothing was drawn left out; 0 to 1.</summary>
    public double Share => Strata.Where(s => s.Checked > 0).ToList() is { Count: > 0 } seen ? seen.Sum(s => s.Files * s.Share) / seen.Sum(s => s.Files) : 0;

    public FailingRange Range => ExactRange.Of(Files, Checked, Failed, Confidence);

    /// <summary>The judged files of a check.</summary>
    public static SampleEstimate Of(SampleCheck check, double confidence = UsualConfidence) => new(
        [.. SampleWords.AllStrata.Where(s => check.FilesOf(s) > 0).Select(s => new StratumEstimate(
            s, check.FilesOf(s), check.Items.Count(i => i.Stratum == s && i.Verdict is not null), check.Items.Count(i => i.Stratum == s && i.Verdict == SampleVerdict.Fail)))],
        confidence);
}

/// <summary>The exact range of the failing files of a finite population.</summary>
public static class ExactRange
{
    /// <param name="population">Files drawn from.</param>
    /// <param name="sample">Files drawn, without putting back.</param>
    /// <param name="failed">Failing ones among them.</param>
    /// <param name="confidence">Least share of samples whose range holds the truth, 0 to 1.</param>
    public static FailingRange Of(int population, int sample, int failed, double confidence)
    {
        if (sample == 0)
        {
            return new(0, population);
        }

        var (tail, logs) = ((1 - confidence) / 2, LogFactorials(population));
        var (least, most) = (failed, population - sample + failed);
        var low = First(least, most, k => 1 - Below(failed - 1, population, k, sample, logs) > tail);
        var high = First(least, most, k => Below(failed, population, k, sample, logs) <= tail) - 1;
        return new(low, Math.Min(high, most));
    }

    /// <summary>The first number in a range for which a condition holds that, once it holds, goes on holding; one past the end when none.</summary>
    private static int First(int from, int to, Func<int, bool> holds)
    {
        var (low, high) = (from, to + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>Chance of at most so many failing files in a sample, 0 to 1.</summary>
    /// <param name="failing">Failing files in the whole population.</param>
    /// <param name="logs">Logarithms of the factorials up to the population.</param>
    public static double Below(int failed, int population, int failing, int sample, double[] logs)
    {
        double Choose(int n, int k) => logs[n] - logs[k] - logs[n - k];
        var chance = 0.0;
        for (var x = Math.Max(0, sample - (population - failing)); x <= Math.Min(failed, Math.Min(sample, failing)); x++)
        {
            chance += Math.Exp(Choose(failing, x) + Choose(population - failing, sample - x) - Choose(population, sample));
        }

        return chance;
    }

    /// <summary>The logarithms of 0! to n!.</summary>
    public static double[] LogFactorials(int most)
    {
        var logs = new double[most + 1];
        for (var n = 2; n <= most; n++)
        {
            logs[n] = logs[n - 1] + Math.Log(n);
        }

        return logs;
    }
}
