namespace CaoDiem.Planning.Search;

/// <summary>Fast repeatable random numbers: xorshift128+ (Vigna, "Further scramblings of Marsaglia's xorshift generators", 2017).</summary>
internal sealed class RandomSource
{
    private ulong a;
    private ulong b;

    public RandomSource(int seed)
    {
        var mix = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
        a = Scramble(ref mix);
        b = Scramble(ref mix);
    }

    /// <summary>A whole number from 0 to below <paramref name="bound"/>, which is positive.</summary>
    public int Below(int bound) => (int)(((Bits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from 0 to below 1.</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One of a list that is not empty, an early one more often.</summary>
    public int Early(int[] list) => list[Math.Min(Below(list.Length), Below(list.Length))];

    private ulong Bits()
    {
        var (x, y) = (a, b);
        a = y;
        x ^= x << 23;
        b = x ^ y ^ (x >> 18) ^ (y >> 5);
        return b + y;
    }

    private static ulong Scramble(ref ulong mix)
    {
        mix += 0x9E3779B97F4A7C15UL;
        var z = mix;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
