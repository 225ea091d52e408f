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

/// <summary>Line and bucket of a matter in the statistics.</summary>
public readonly record struct StatisticPlace(StatisticLine Line, StatisticBucket Bucket);

/// <summary>Statistics of enforcement (law.md 8.3).</summary>
public static partial class Statistics
{
    /// <summary>Point of Art. 48.1 (old law) and of Art. 46.1 (new law) for a postponement by agreement.</summary>
    private const string AgreementPoint = "c";

    /// <summary>The bucket in which a matter counts on a day; see <see cref="Place"/>.</summary>
    public static StatisticBucket Bucket(DossierState state, string? ground, DateOnly on, LawBook law) => Place(state, ground, on, law).Bucket;

    /// <summary>
    /// Line and bucket in which a matter counts on a day, by state and reason (law.md 8.3, S-36). What the circulars after
    /// 2024 say of postponement, stay, termination and other endings was not seen: those are dated parameters of the office.
    /// </summary>
    /// <param name="ground">Ground of the state as the register words it: "điểm c", "theo thỏa thuận", "thu hồi quyết định".</param>
    public static StatisticPlace Place(DossierState state, string? ground, DateOnly on, LawBook law) => state switch
    {
        DossierState.Postponed when ByAgreement(ground) => new(StatisticLine.Agreed, law.Number("statistics.agreed", on) == 1 ? StatisticBucket.Enforceable : StatisticBucket.Other),
        DossierState.Postponed => new(StatisticLine.Postponed, Open(law.Number("statistics.postponed", on))),
        DossierState.Suspended => new(StatisticLine.Suspended, Open(law.Number("statistics.suspended", on))),
        DossierState.Terminated => new(StatisticLine.Terminated, law.Number("statistics.terminated", on) == 0 ? StatisticBucket.Done : StatisticBucket.Other),
        DossierState.Concluded when IsWithdrawn(ground) => new(StatisticLine.Withdrawn, StatisticBucket.Deducted),
        DossierState.Concluded => new(StatisticLine.Concluded, law.Number("statistics.concluded", on) == 0 ? StatisticBucket.Done : StatisticBucket.Deducted),
        DossierState.Entrusted => new(IsWithdrawn(ground) ? StatisticLine.Withdrawn : StatisticLine.Entrusted, StatisticBucket.Deducted),
        DossierState.Transferred => new(StatisticLine.Withdrawn, StatisticBucket.Deducted),
        DossierState.Completed => new(StatisticLine.Completed, StatisticBucket.Done),
        DossierState.NotEnforceable => new(StatisticLine.NotEnforceable, StatisticBucket.NotEnforceable),
        DossierState.SeparateLedger => new(StatisticLine.SeparateLedger, StatisticBucket.Outside),
        _ => new(StatisticLine.Enforcing, StatisticBucket.Enforceable),
    };

    /// <summary>The parameters that decide where a state counts.</summary>
    private static readonly string[] Choices =
        ["statistics.agreed", "statistics.postponed", "statistics.suspended", "statistics.terminated", "statistics.concluded"];

    /// <summary>Days inside a period, after its first, on which a state may come to count elsewhere because the statistics changed.</summary>
    public static IReadOnlyList<DateOnly> ChangeDays(LawBook law, DateRange period)
    {
        var days = new List<DateOnly>();
        for (var day = period.From.AddDays(1); day <= period.To; day = day.AddDays(1))
        {
            if (Choices.Any(c => law.Number(c, day) != law.Number(c, day.AddDays(-1))))
            {
                days.Add(day);
            }
        }

        return days;
    }

    private static StatisticBucket Open(long choice) => choice switch { 1 => StatisticBucket.Enforceable, 2 => StatisticBucket.NotEnforceable, _ => StatisticBucket.Other };

    private static bool IsWithdrawn(string? ground) => VietText.Fold(ground ?? "") is { Length: > 0 } folded
        && (folded.Contains("thu hoi", StringComparison.Ordinal) || folded.Contains("huy quyet dinh", StringComparison.Ordinal));

    /// <summary>A postponement that the parties agreed to or the creditor asked for: point c, or in words.</summary>
    public static bool ByAgreement(string? ground) => VietText.Fold(ground ?? "") is { Length: > 0 } folded
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
