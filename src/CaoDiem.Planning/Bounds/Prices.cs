namespace CaoDiem.Planning;

/// <summary>
/// The prices (Lagrangian multipliers) of what is scarce, and how much of it the dearest choice uses beyond what there is.
/// Each scarce thing is measured in shares of what one team-day, one attendance or one team-day's cost is, so that prices compare.
/// </summary>
internal sealed class Prices(BoundModel model)
{
    private readonly int days = model.Index.Days;

    /// <summary>Price of a whole team-day in the first view of travel.</summary>
    public double[] Time { get; private init; } = new double[model.Used.Length];

    /// <summary>Price of a whole team-day in the second view, by reach.</summary>
    public double[] Reach { get; private init; } = new double[model.Used.Length * BoundModel.Classes];

    /// <summary>Price of one attendance of an agency on a day.</summary>
    public double[] Attendance { get; private init; } = new double[model.Index.Problem.Agencies.Count * model.Index.Days];

    /// <summary>Price of one unit of money.</summary>
    public double Money { get; private set; }

    public int AttendanceAt(int agency, int day) => (agency * days) + day;

    public Prices Copy() => new(model)
    {
        Time = (double[])Time.Clone(),
        Reach = (double[])Reach.Clone(),
        Attendance = (double[])Attendance.Clone(),
        Money = Money,
    };

    /// <summary>Moves every price against its slack (what is left over), never below zero.</summary>
    public void Step(Prices slack, double length, double moneyUnit)
    {
        Step(Time, slack.Time, length);
        Step(Reach, slack.Reach, length);
        Step(Attendance, slack.Attendance, length);
        Money = Math.Max(0, Money - (length * slack.Money / (moneyUnit * moneyUnit)));
    }

    public void Clear()
    {
        Array.Clear(Time);
        Array.Clear(Reach);
        Array.Clear(Attendance);
        Money = 0;
    }

    public void AddMoney(double amount) => Money += amount;

    /// <summary>Square of the length of the slack, money in the given unit; slack of what is free and unused does not count.</summary>
    public double Square(Prices at, double moneyUnit) =>
        Square(Time, at.Time) + Square(Reach, at.Reach) + Square(Attendance, at.Attendance)
        + (Money > 0 && at.Money == 0 ? 0 : Money * Money / (moneyUnit * moneyUnit));

    private static void Step(double[] prices, double[] slack, double length)
    {
        for (var at = 0; at < prices.Length; at++)
        {
            prices[at] = Math.Max(0, prices[at] - (length * slack[at]));
        }
    }

    private static double Square(double[] slack, double[] prices)
    {
        var sum = 0.0;
        for (var at = 0; at < slack.Length; at++)
        {
            sum += slack[at] > 0 && prices[at] == 0 ? 0 : slack[at] * slack[at];
        }

        return sum;
    }
}
