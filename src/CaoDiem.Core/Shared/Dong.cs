using System.Globalization;

namespace CaoDiem.Shared;

/// <summary>
/// An amount of Vietnamese đồng. The đồng has no subunit, so an amount is a whole number; arithmetic is
/// overflow-checked (<see cref="OverflowException"/>) because totals of large cases reach 10^15.
/// </summary>
public readonly record struct Dong(long Amount) : IComparable<Dong>
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>No money at all.</summary>
    public static readonly Dong Zero;

    /// <summary>More than there is; a limit that limits nothing.</summary>
    public static readonly Dong Unlimited = new(long.MaxValue);

    public static Dong operator +(Dong left, Dong right) => new(checked(left.Amount + right.Amount));
    public static Dong operator -(Dong left, Dong right) => new(checked(left.Amount - right.Amount));
    public static bool operator <(Dong left, Dong right) => left.Amount < right.Amount;
    public static bool operator >(Dong left, Dong right) => left.Amount > right.Amount;
    public static bool operator <=(Dong left, Dong right) => left.Amount <= right.Amount;
    public static bool operator >=(Dong left, Dong right) => left.Amount >= right.Amount;

    public static Dong Add(Dong left, Dong right) => left + right;
    public static Dong Subtract(Dong left, Dong right) => left - right;

    /// <summary>A part of the amount, rounded down to one đồng so that a legal cap is never passed (law.md M-62).</summary>
    public Dong PartOf(int numerator, int denominator) => new((long)((Int128)Amount * numerator / denominator));

    public int CompareTo(Dong other) => Amount.CompareTo(other.Amount);

    /// <summary>With thousands dots and no unit: 1.234.567.</summary>
    public override string ToString() => Amount.ToString("N0", Vietnamese);

    /// <summary>With the unit, as a sentence needs it: 1.234.567 đồng.</summary>
    public string InWords() => $"{this} đồng";
}
