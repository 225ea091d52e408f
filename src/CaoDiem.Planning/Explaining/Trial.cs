namespace CaoDiem.Planning;

/// <summary>What stands against a step on one day of one team.</summary>
[Flags]
internal enum Obstacles
{
    None = 0,

    /// <summary>The team does not work that day.</summary>
    Team = 1,

    /// <summary>Before the step's release, or in the fixed past.</summary>
    Early = 2,

    /// <summary>After the step's due day.</summary>
    Due = 4,

    /// <summary>The commune cannot take part.</summary>
    Commune = 8,

    /// <summary>An agency cannot come, or the team has none for the need.</summary>
    Agency = 16,

    /// <summary>Too close to a neighbouring step of the file.</summary>
    Gap = 32,

    /// <summary>An agency attends as many steps that day as it can.</summary>
    Limit = 64,

    /// <summary>No room in the day's minutes or windows.</summary>
    Time = 128,

    /// <summary>No money.</summary>
    Money = 256,

    /// <summary>More than one agency is concerned, so that one more day or place of one does not help.</summary>
    Several = 512,

    /// <summary>What makes a day impossible whatever else is planned.</summary>
    Calendar = Team | Early | Due | Commune | Agency,
}

/// <summary>
/// A step tried on one day of one team, at the best position of the route.
/// </summary>
/// <param name="Team">Number of the team.</param>
/// <param name="Day">Day of the calendar.</param>
/// <param name="Obstacles">What stands against it; none: it fits.</param>
/// <param name="Agency">The need whose agency is concerned, where one is.</param>
/// <param name="Position">Place in the route.</param>
/// <param name="Late">At every position a window is missed; <paramref name="Short"/> is then the least lateness.</param>
/// <param name="Short">Minutes that are missing, 0 where time suffices.</param>
/// <param name="MoneyShort">Money that is missing, 0 where it suffices.</param>
/// <param name="Gain">Points the plan gains; negative: it loses.</param>
internal readonly record struct Trial(int Team, int Day, Obstacles Obstacles, string? Agency, int Position, bool Late, long Short, double MoneyShort, double Gain);

/// <summary>A planned step taken out of its route before it is tried elsewhere: what that alone changes.</summary>
/// <param name="Team">Its team; −1: nothing was taken out.</param>
/// <param name="Minutes">Change of the team's load.</param>
/// <param name="Money">Change of cost.</param>
/// <param name="Prize">Prize it had.</param>
/// <param name="MoveLoss">Points its place cost because it was published elsewhere.</param>
internal readonly record struct Lifted(int Team, long Minutes, double Money, double Prize, double MoveLoss);
