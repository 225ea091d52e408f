using System.Text;

namespace CaoDiem.Demo;

/// <summary>Chances that fall alike on every machine and every run: the same words draw the same lots.</summary>
internal sealed class Lot
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const int Whole = 100;
    private ulong _state;

    public Lot(string words)
    {
        // FNV-1a over the words, then splitmix64 from there.
        _state = Offset;
        foreach (var letter in Encoding.UTF8.GetBytes(words))
        {
            _state = unchecked((_state ^ letter) * Prime);
        }
    }

    /// <summary>A number from 0 to one below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A number between the two, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(Whole) < percent;

    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>An amount between the two in steps.</summary>
    public long Amount(long least, long most, long step) => least + (step * Below((int)((most - least) / step) + 1));

    private ulong Next()
    {
        unchecked
        {
            _state += Golden;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
