using System.Text.RegularExpressions;
using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>How many matters (or đồng) stand where: the input of the yearly statistics.</summary>
/// <param name="CarriedOver">From the year before, without the separate ledger.</param>
/// <param name="Accepted">New in the period, those entrusted to the office included.</param>
/// <param name="Entrusted">Entrusted away.</param>
/// <param name="Withdrawn">Decisions withdrawn or cancelled.</param>
/// <param name="NotEnforceable">Not yet enforceable, without the separate ledger.</param>
/// <param name="Other">Postponed, stayed and other states outside the two classes.</param>
/// <param name="Done">Fully enforced, terminations included.</param>
public sealed record StatisticInput(long CarriedOver, long Accepted, long Entrusted, long Withdrawn, long NotEnforceable, long Other, long Done);

/// <summary>The waterfall from what was taken on to what is carried over, with the rate that targets are set on.</summary>
/// <param name="Rate">Done of the enforceable, in percent with two decimals; null when nothing is enforceable (S-30).</param>
public sealed record Waterfall(long Handled, long ToEnforce, long Enforceable, long NotEnforceable, long Other, long Done, long CarriedForward, decimal? Rate);

/// <summary>Statistics of enforcement (law.md 8.3).</summary>
public static partial class Statistics
{
    /// <summary>Point of Art. 48.1 (old law) and of Art. 46.1 (new law) for a postponement by agreement.</summary>
    private const string AgreementPoint = "c";

    /// <summary>
    /// The bucket in which a matter counts on a day: that of its state, but a postponement by agreement may stay among the
    /// enforceable (S-33); which column it takes after 2024 is not known (S-36), so the office decides, marked.
    /// </summary>
    /// <param name="ground">Ground of the state as the register words it: "điểm c", "theo thỏa thuận".</param>
    public static StatisticBucket Bucket(DossierState state, string? ground, DateOnly on, LawBook law) =>
        state == DossierState.Postponed && ByAgreement(ground) && law.Number("statistics.agreed", on) == 1
            ? StatisticBucket.Enforceable
            : state.Bucket();

    private static bool ByAgreement(string? ground) => VietText.Fold(ground ?? "") is { Length: > 0 } folded
        && (folded == AgreementPoint || Point().IsMatch(folded) || folded.Contains("thoa thuan", StringComparison.Ordinal));

    [GeneratedRegex(@"\bdiem c\b")]
    private static partial Regex Point();

    public static Waterfall Of(StatisticInput input)
    {
        var handled = input.CarriedOver + input.Accepted;
        var toEnforce = handled - input.Entrusted - input.Withdrawn;
        var enforceable = toEnforce - input.NotEnforceable - input.Other;
        return new(handled, toEnforce, enforceable, input.NotEnforceable, input.Other, input.Done, toEnforce - input.Done, Rate(input.Done, enforceable));
    }

    /// <summary>Percent with two decimals, half away from zero.</summary>
    public static decimal? Rate(long done, long enforceable) =>
        enforceable <= 0 ? null : Math.Round(100m * done / enforceable, 2, MidpointRounding.AwayFromZero);
}
