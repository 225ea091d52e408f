using CaoDiem.Years;

namespace CaoDiem.Reports;

/// <summary>
/// The year of the office as JSON: its figures on the day; <c>before</c> the campaign and what it <c>added</c>; the <c>end</c> of the year
/// as an 80 % range over all files; the closed period as known on whose closing it is read; what came since the last closed one; targets.
/// Money in đồng, rates 0 to 1; numbers of a target in its unit, rates as hundredths of a percent.
/// </summary>
public static class YearDocument
{
    public static Dictionary<string, object?> Of(YearBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var document = Figures(board.Now);
        document["before"] = board.Before is { } before ? Figures(before) : null;
        document["added"] = board.Before is { } eve ? Added(eve, board.Now) : null;
        document["end"] = board.End is null ? null : End(board);
        document["closing"] = board.Closing is { } closing ? new { closing.UpTo, closing.KnownOn } : null;
        document["asKnownNow"] = board.AsKnownNow is { } later ? Figures(later) : null;
        document["sinceClosing"] = board.Since is not { } since ? null : new
        {
            since.Last.UpTo,
            since.Last.KnownOn,
            since.Done,
            since.Collected,
            since.LateDone,
            since.LateCollected,
        };
        document["targets"] = board.Lines.Select(Line).ToList();
        return document;
    }

    private static Dictionary<string, object?> Figures(OfficeYear year) => new()
    {
        ["year"] = year.Year,
        ["from"] = year.From,
        ["asOf"] = year.AsOf,
        ["carriedOver"] = year.CarriedOver,
        ["accepted"] = year.Accepted,
        ["toEnforce"] = year.ToEnforce,
        ["enforceable"] = year.Enforceable,
        ["done"] = year.Done,
        ["doneBefore"] = year.DoneBefore,
        ["toEnforceMoney"] = year.ToEnforceMoney,
        ["enforceableMoney"] = year.EnforceableMoney,
        ["collected"] = year.Collected,
        ["collectedBefore"] = year.CollectedBefore,
        ["collectedEnforceable"] = year.CollectedEnforceable,
        ["rateCases"] = year.RateCases,
        ["rateMoney"] = year.RateMoney,
    };

    private static object Added(OfficeYear before, OfficeYear now) => new
    {
        Done = now.Done - before.Done,
        Collected = now.Collected - before.Collected,
        RateCases = Math.Round(now.RateCases - before.RateCases, 6),
        RateMoney = Math.Round(now.RateMoney - before.RateMoney, 6),
    };

    private static object End(YearBoard board)
    {
        ForecastRange? Range(YearMeasure measure) => board.Whole.First(w => w.Measure == measure).Range;
        return new
        {
            On = board.To,
            Forecast.Share,
            Cases = Range(YearMeasure.Cases),
            Money = Range(YearMeasure.Money),
            RateCases = Share(Range(YearMeasure.CasesRate)),
            RateMoney = Share(Range(YearMeasure.MoneyRate)),
        };
    }

    private static object? Share(ForecastRange? range) => range is null ? null
        : new { Low = Part(range.Low), Middle = Part(range.Middle), High = Part(range.High) };

    private static double Part(long parts) => parts / 100.0 / YearMeasures.RateParts;

    private static Dictionary<string, object?> Line(YearLine line) => new()
    {
        ["id"] = line.Target.Id.ToString(),
        ["who"] = line.Who,
        ["officer"] = line.Target.OfficerId?.ToString(),
        ["ledger"] = line.Target.Ledger?.ToString(),
        ["measure"] = line.Measure.ToString(),
        ["from"] = line.Target.From,
        ["mustReach"] = line.Target.MustReach,
        ["striveFor"] = line.Target.StriveFor,
        ["before"] = line.ReachedBefore,
        ["added"] = line.Added,
        ["reached"] = line.Reached,
        ["missing"] = line.Missing,
        ["missingAmount"] = line.MissingAmount,
        ["missingToStrive"] = line.MissingToStrive,
        ["outlook"] = line.Outlook?.ToString(),
        ["end"] = line.Range,
    };
}
