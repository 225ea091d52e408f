using CaoDiem.Campaigns;
using CaoDiem.Law;
using CaoDiem.Years;

namespace CaoDiem.Reports;

/// <summary>
/// One measure of the year: where it stood before the campaign, where it stands, and where it will end. Values are in the unit of the
/// measure: hundredths of a percent, cases or đồng.
/// </summary>
/// <param name="Before">On the eve of the campaign; null when none runs.</param>
/// <param name="End">At the close of the year; null when the year is over.</param>
public record YearMeasured(YearMeasure Measure, OfficeYear? Before, OfficeYear Now, Forecast? End)
{
    public long Reached => ValueOf(Now);

    public long? ReachedBefore => Before is null ? null : ValueOf(Before);

    /// <summary>What the time of the campaign added: hundredths of a percentage point, cases or đồng.</summary>
    public long? Added => Reached - ReachedBefore;

    /// <summary>Where it will end; for a rate over what is enforceable today.</summary>
    public ForecastRange? Range => End is null ? null : Measure switch
    {
        YearMeasure.Cases => End.Cases,
        YearMeasure.Money => End.Money,
        YearMeasure.CasesRate => Over(End.Cases, Now.Enforceable),
        _ => Over(End.Money.Plus(Now.CollectedEnforceable - Now.Collected), Now.EnforceableMoney),
    };

    private long ValueOf(OfficeYear year) => Measure switch
    {
        YearMeasure.Cases => year.Done,
        YearMeasure.Money => year.Collected,
        YearMeasure.CasesRate => Parts(year.RateCases),
        _ => Parts(year.RateMoney),
    };

    private static ForecastRange? Over(ForecastRange range, long whole) => whole == 0 ? null
        : new(Parts((double)range.Low / whole), Parts((double)range.Middle / whole), Parts((double)range.High / whole));

    private static long Parts(double share) => (long)Math.Round(Math.Min(1, share) * 100 * YearMeasures.RateParts,
        MidpointRounding.AwayFromZero);
}

/// <summary>Where a target will be at the close of the year.</summary>
public enum YearOutlook
{
    /// <summary>It stands reached today.</summary>
    Reached,

    /// <summary>The whole range lies at or above it.</summary>
    Likely,

    /// <summary>It lies within the range.</summary>
    Open,

    /// <summary>The whole range lies below it.</summary>
    Unlikely,
}

/// <summary>A target of the year with what came of it.</summary>
/// <param name="Who">The office or the officer, by name.</param>
public sealed record YearLine(YearTarget Target, string Who, OfficeYear? Before, OfficeYear Now, Forecast? End)
    : YearMeasured(Target.Measure, Before, Now, End)
{
    /// <summary>What is missing of what must be reached, in the unit of the target.</summary>
    public long Missing => Math.Max(0, Target.MustReach - Reached);

    /// <summary>The same as cases or đồng: of a rate, over what is enforceable today.</summary>
    public long MissingAmount => Amount(Target.MustReach);

    /// <summary>As cases or đồng, what is missing of what is striven for; null when nothing is.</summary>
    public long? MissingToStrive => Target.StriveFor is { } high ? Amount(high) : null;

    /// <summary>Where what must be reached will be; null when the year is over and it is not reached, or nothing can be forecast.</summary>
    public YearOutlook? Outlook => Missing == 0 ? YearOutlook.Reached
        : Range is not { } range ? null
        : range.Low >= Target.MustReach ? YearOutlook.Likely
        : range.High < Target.MustReach ? YearOutlook.Unlikely
        : YearOutlook.Open;

    private long Amount(long wanted) => Measure switch
    {
        YearMeasure.CasesRate => Still(Now.Enforceable, wanted, Now.Done),
        YearMeasure.MoneyRate => Still(Now.EnforceableMoney, wanted, Now.CollectedEnforceable),
        _ => Math.Max(0, wanted - Reached),
    };

    private static long Still(long whole, long wanted, long reached) =>
        Math.Max(0, (long)Math.Ceiling((decimal)whole * wanted / (100 * YearMeasures.RateParts)) - reached);
}

/// <summary>A target of the year that does not count on the day, and whose it is.</summary>
public sealed record OtherTarget(YearTarget Target, string Who);

/// <summary>A month of the year: closed or open.</summary>
/// <param name="Closed">Its closing; null while it is open.</param>
public sealed record YearMonth(int Month, DateOnly UpTo, ClosedPeriod? Closed, IReadOnlyList<ClosedPeriod> Reopened);

/// <summary>
/// What came since the period that was closed last, late records of closed periods included: nothing told before is told again, nothing
/// is lost.
/// </summary>
/// <param name="Last">The closed period that ends before the day.</param>
/// <param name="Closed">Its last day as known on its closing.</param>
/// <param name="Known">Its last day as known today.</param>
/// <param name="Now">The day that is looked at.</param>
public sealed record YearSince(ClosedPeriod Last, OfficeYear Closed, OfficeYear Known, OfficeYear Now)
{
    public int Done => Now.Done - Closed.Done;

    /// <summary>In đồng.</summary>
    public long Collected => Now.Collected - Closed.Collected;

    /// <summary>Of <see cref="Done"/>, what belongs to days of the closed period and was recorded, or cancelled, after its
    /// closing.</summary>
    public int LateDone => Known.Done - Closed.Done;

    /// <summary>Of <see cref="Collected"/>, likewise; in đồng.</summary>
    public long LateCollected => Known.Collected - Closed.Collected;
}

/// <summary>The office's professional year on a day.</summary>
/// <param name="Before">On the eve of the campaign.</param>
/// <param name="AsKnownNow">The same day as known now, where it is read as known on its closing.</param>
/// <param name="Closing">The closing as known on which it is read; null: as known now, or on a day that was asked for.</param>
/// <param name="Since">Null when no period before the day is closed.</param>
/// <param name="Others">Targets of the year that do not count on the day: of other days, replaced, withdrawn.</param>
/// <param name="Campaign">The campaign before which «before» is; null when there was none by the day.</param>
public sealed record YearBoard(
    OfficeYear Now, OfficeYear? Before, OfficeYear? AsKnownNow, Forecast? End, ClosedPeriod? Closing, YearSince? Since, Campaign? Campaign,
    IReadOnlyList<YearLine> Lines, IReadOnlyList<OtherTarget> Others, IReadOnlyList<YearMonth> Months)
{
    public DateOnly To => ProfessionalYear.End(Now.AsOf);

    /// <summary>The whole office by every measure, whether a target is set or not.</summary>
    public IReadOnlyList<YearMeasured> Whole => [.. YearMeasures.All.Select(m => new YearMeasured(m, Before, Now, End))];

    /// <summary>The target of the whole office over all files by a measure, where one is in force.</summary>
    public YearLine? WholeTarget(YearMeasure measure) =>
        Lines.FirstOrDefault(l => l.Measure == measure && l.Target is { OfficerId: null, Ledger: null });
}
