using CaoDiem.Campaigns;
using CaoDiem.Law;
using CaoDiem.Years;

namespace CaoDiem.Reports;

/// <summary>A target of the year with where it stood before the campaign, where it stands, and where it will end.</summary>
/// <param name="Before">On the eve of the campaign; null when none runs.</param>
/// <param name="End">At the close of the year; null when the year is over.</param>
public sealed record YearLine(YearTarget Target, string Who, OfficeYear? Before, OfficeYear Now, Forecast? End)
{
    /// <summary>In the unit of the target.</summary>
    public long Reached => ValueOf(Now);

    public long? ReachedBefore => Before is null ? null : ValueOf(Before);

    /// <summary>What the time of the campaign added: hundredths of a percentage point, cases or đồng.</summary>
    public long? Added => Reached - ReachedBefore;

    /// <summary>What is missing of what must be reached.</summary>
    public long Missing => Math.Max(0, Target.MustReach - Reached);

    /// <summary>The same as cases or đồng: of a rate, over what is enforceable today.</summary>
    public long MissingAmount => Target.Measure switch
    {
        YearMeasure.CasesRate => Still(Now.Enforceable, Now.Done),
        YearMeasure.MoneyRate => Still(Now.EnforceableMoney, (long)Math.Round(Now.RateMoney * Now.EnforceableMoney)),
        _ => Missing,
    };

    /// <summary>The range in the unit of the target; for a rate over what is enforceable today.</summary>
    public ForecastRange? Range => End is null ? null : Target.Measure switch
    {
        YearMeasure.Cases => End.Cases,
        YearMeasure.Money => End.Money,
        YearMeasure.CasesRate => Over(End.Cases, Now.Enforceable),
        _ => Over(End.Money, Now.EnforceableMoney),
    };

    private long ValueOf(OfficeYear year) => Target.Measure switch
    {
        YearMeasure.Cases => year.Done,
        YearMeasure.Money => year.Collected,
        YearMeasure.CasesRate => Parts(year.RateCases),
        _ => Parts(year.RateMoney),
    };

    private long Still(long whole, long reached) =>
        Math.Max(0, (long)Math.Ceiling((decimal)whole * Target.MustReach / (100 * YearMeasures.RateParts)) - reached);

    private static ForecastRange? Over(ForecastRange range, long whole) => whole == 0 ? null
        : new(Parts((double)range.Low / whole), Parts((double)range.Middle / whole), Parts((double)range.High / whole));

    private static long Parts(double share) => (long)Math.Round(Math.Min(1, share) * 100 * YearMeasures.RateParts,
        MidpointRounding.AwayFromZero);
}

/// <summary>A month of the year: closed or open.</summary>
/// <param name="Closed">Its closing; null while it is open.</param>
public sealed record YearMonth(int Month, DateOnly UpTo, ClosedPeriod? Closed, IReadOnlyList<ClosedPeriod> Reopened);

/// <summary>The office's professional year on a day.</summary>
/// <param name="Closing">The closing as known on which it is read; null: as known now.</param>
/// <param name="AsKnownNow">The same day as known now, where it is read as known on its closing.</param>
/// <param name="Campaign">The campaign of the year that began last; null when there was none by the day.</param>
public sealed record YearBoard(
    OfficeYear Now, OfficeYear? Before, OfficeYear? AsKnownNow, Forecast? End, ClosedPeriod? Closing, Campaign? Campaign,
    IReadOnlyList<YearLine> Lines, IReadOnlyList<YearMonth> Months)
{
    public DateOnly To => ProfessionalYear.End(Now.AsOf);
}
