namespace CaoDiem.Reports;

/// <summary>An 80 % range with its middle: one of ten outcomes lies below it, one above.</summary>
public sealed record ForecastRange(long Low, long Middle, long High)
{
    public bool Holds(long value) => value >= Low && value <= High;

    /// <summary>The same range, moved.</summary>
    public ForecastRange Plus(long more) => new(Low + more, Middle + more, High + more);
}

/// <summary>Where cases and money end at the close of the professional year, with the rest of the campaign and without it.</summary>
public sealed record Forecast(ForecastRange Cases, ForecastRange Money, ForecastRange CasesWithout, ForecastRange MoneyWithout)
{
    /// <summary>The share of outcomes that the range is to hold.</summary>
    public const double Share = 0.8;

    private const int Trials = 2000;
    private const ulong Seed = 20230701;

    /// <summary>
    /// Plays the rest of the campaign so many times: each week new files are worked on at a pace seen before (or planned), the two
    /// sources of results bring closings and payments, each payment is like one seen before or, rarely, like an open file.
    /// </summary>
    public static Forecast Of(ForecastCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        var dice = new SeededDice(Seed);
        var chance = Math.Max(course.Chance, 1e-6);
        var planned = Math.Max(1, course.Planned);
        var closings = new WeeklyRates(course.Weeks, w => w.Done, chance, planned);
        var payments = new WeeklyRates(course.Weeks, w => w.Payments, chance, planned);
        var (cases, money, casesWithout, moneyWithout) = (new long[Trials], new long[Trials], new long[Trials], new long[Trials]);
        var pace = Pace(course, planned);
        for (var i = 0; i < Trials; i++)
        {
            var (done, paid) = Rest(course, pace, closings, payments, dice);
            var (doneAfter, sumAfter) = Ordinary(course, course.WeeksAfter, dice);
            cases[i] = Math.Min(course.Files, course.Done + done) + doneAfter;
            money[i] = course.Collected + Amounts(course, paid, dice) + sumAfter;
            var (doneWithout, sumWithout) = Ordinary(course, course.WeeksLeft + course.WeeksAfter, dice);
            (casesWithout[i], moneyWithout[i]) = (course.Done + doneWithout, course.Collected + sumWithout);
        }

        return new(RangeOf(cases), RangeOf(money), RangeOf(casesWithout), RangeOf(moneyWithout));
    }

    // Whole weeks seen so far, and one week as planned: the list in the time of the campaign.
    private static List<double> Pace(ForecastCourse course, double planned) => [.. course.Weeks.Where(w => w.Length == 1).Select(w => (double)w.New), course.Files / planned];

    private static (int Done, int Payments) Rest(ForecastCourse course, List<double> pace, WeeklyRates closings, WeeklyRates payments, SeededDice dice)
    {
        var (close, pay) = (closings.Draw(dice), payments.Draw(dice));
        var (waiting, stock) = ((double)(course.Files - course.Worked), (double)course.Worked);
        var (done, paid) = (0, 0);
        for (var left = course.WeeksLeft; left > 0; left -= 1)
        {
            var length = Math.Min(1, left);
            var fresh = Math.Min(waiting, pace[dice.Below(pace.Count)] * length);
            var old = (stock + (fresh / 2)) * length;
            done += dice.Count((close.New * fresh) + (close.Stock * old), closings.Spread);
            paid += dice.Count((pay.New * fresh) + (pay.Stock * old), payments.Spread);
            (waiting, stock) = (waiting - fresh, stock + fresh);
        }

        return (done, paid);
    }

    // A further payment is like any before it, drawn ones included, or like one open file: one part in so many as were seen.
    private static long Amounts(ForecastCourse course, int payments, SeededDice dice)
    {
        var urn = new List<long>(course.Amounts);
        var sum = 0L;
        for (var i = 0; i < payments && (urn.Count > 0 || course.Open.Count > 0); i++)
        {
            var unseen = course.Open.Count > 0 && dice.Next() * (urn.Count + 1) < 1;
            var amount = unseen || urn.Count == 0 ? course.Open[dice.Below(course.Open.Count)] : urn[dice.Below(urn.Count)];
            urn.Add(amount);
            sum += amount;
        }

        return sum;
    }

    private static (int Done, long Sum) Ordinary(ForecastCourse course, double weeks, SeededDice dice)
    {
        var ordinary = course.Ordinary;
        if (!ordinary.IsKnown || weeks <= 0)
        {
            return (0, 0);
        }

        int Some(int seen) => dice.Count(dice.Gamma(seen + 0.5) / ordinary.Weeks * weeks, 1);
        var (done, paid, sum) = (Some(ordinary.Done), ordinary.Amounts.Count == 0 ? 0 : Some(ordinary.Amounts.Count), 0L);
        for (var i = 0; i < paid; i++)
        {
            sum += ordinary.Amounts[dice.Below(ordinary.Amounts.Count)];
        }

        return (done, sum);
    }

    private static ForecastRange RangeOf(long[] outcomes)
    {
        Array.Sort(outcomes);
        long At(double share) => outcomes[Math.Min(outcomes.Length - 1, (int)(share * outcomes.Length))];
        return new(At((1 - Share) / 2), At(1.0 / 2), At((1 + Share) / 2));
    }
}
