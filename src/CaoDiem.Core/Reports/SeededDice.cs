namespace CaoDiem.Reports;

/// <summary>Chance that is the same on every machine: the same seed gives the same forecast.</summary>
internal sealed class SeededDice(ulong seed)
{
    private const double Unit = 1.0 / (1UL << 53);
    private const double Chunk = 25;

    private ulong _state = seed;

    /// <summary>Evenly from 0 to below 1 (SplitMix64).</summary>
    public double Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * Unit;
        }
    }

    public int Below(int count) => (int)(Next() * count);

    /// <summary>A count with this mean, and a variance so many times the mean.</summary>
    public int Count(double mean, double spread)
    {
        if (mean <= 0)
        {
            return 0;
        }

        var left = spread > 1 ? Gamma(mean / (spread - 1)) * (spread - 1) : mean;
        var count = 0;
        for (; left > Chunk; left -= Chunk)
        {
            count += Poisson(Chunk);
        }

        return count + Poisson(left);
    }

    private int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), Next(), 0);
        while (product > limit)
        {
            product *= Next();
            count++;
        }

        return count;
    }

    /// <summary>Gamma with scale 1 (Marsaglia and Tsang).</summary>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(1 - Next(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - Next()) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
