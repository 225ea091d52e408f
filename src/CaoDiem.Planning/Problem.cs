namespace CaoDiem.Planning;

/// <summary>
/// A planning problem: which team carries out which step of which case file on which day and in which order.
/// In operations research a multi-period team orienteering problem with time limits, precedence with minimum lags,
/// shared resource calendars, a budget, fairness and pinned visits. Every day is an index into <see cref="Calendar"/>.
/// </summary>
public sealed record Problem
{
    /// <summary>Free name, shown in reports.</summary>
    public required string Name { get; init; }

    /// <summary>Working days in ascending order of date.</summary>
    public required IReadOnlyList<PlanDay> Calendar { get; init; }

    /// <summary>Names of the waves; a day and a step refer to them by index.</summary>
    public required IReadOnlyList<string> Waves { get; init; }

    /// <summary>Minutes and kilometres between places.</summary>
    public required Travel Travel { get; init; }

    /// <summary>The teams that can be sent out.</summary>
    public required IReadOnlyList<Team> Teams { get; init; }

    /// <summary>Partner agencies with a limit of attended steps a day over all teams.</summary>
    public required IReadOnlyList<Agency> Agencies { get; init; }

    /// <summary>Communes with the days on which they can take part.</summary>
    public required IReadOnlyList<Commune> Communes { get; init; }

    /// <summary>Case files, each with its steps in order.</summary>
    public required IReadOnlyList<CaseFile> Files { get; init; }

    /// <summary>All steps of all files.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Steps fixed to a team and a day.</summary>
    public required IReadOnlyList<Pin> Pins { get; init; }

    /// <summary>Weights of the score and the budget.</summary>
    public required Objective Objective { get; init; }

    /// <summary>What was published before and must be disturbed least; null for a first plan.</summary>
    public Published? Published { get; init; }
}

/// <summary>One working day. <paramref name="Wave"/> is an index into <see cref="Problem.Waves"/>.</summary>
public sealed record PlanDay(DateOnly Date, int Wave);

/// <summary>
/// A team. <paramref name="Base"/> is an index of a place, <paramref name="MinutesPerDay"/> bounds base → steps → base with waiting,
/// <paramref name="Days"/> the days it works, <paramref name="Agencies"/> its partner agencies by need ("police", "procuracy", …).
/// </summary>
public sealed record Team(
    string Id, string Group, int Base, int MinutesPerDay, IReadOnlyList<int> Days, IReadOnlyDictionary<string, TeamAgency> Agencies)
{
    /// <summary>
    /// Times of the day in which nobody works, in order and apart, in minutes from the team's start of day, the end not included. No
    /// service overlaps one; they count neither as work nor as travel.
    /// </summary>
    public IReadOnlyList<MinuteWindow> Breaks { get; init; } = [];
}

/// <summary>The agency that answers one need of a team, and the days on which it can come with that team.</summary>
public sealed record TeamAgency(string Agency, IReadOnlyList<int> Days);

/// <summary>
/// A partner agency; it attends at most <paramref name="StepsPerDay"/> steps a day over all its teams, on <paramref name="Days"/> only
/// where they are given.
/// </summary>
public sealed record Agency(string Id, int StepsPerDay, IReadOnlyList<int>? Days = null);

/// <summary>A commune and the days on which its People's Committee can take part.</summary>
public sealed record Commune(string Id, IReadOnlyList<int> Days);

/// <summary>A case file: the teams that may handle it (one of them for all its steps) and its steps in order.</summary>
public sealed record CaseFile(string Id, IReadOnlyList<string> Teams, IReadOnlyList<string> Steps);

/// <summary>One visit that may be planned.</summary>
public sealed record Step
{
    /// <summary>Unique among steps.</summary>
    public required string Id { get; init; }

    /// <summary>The file it belongs to.</summary>
    public required string File { get; init; }

    /// <summary>What is done, a free word such as "verify".</summary>
    public required string Kind { get; init; }

    /// <summary>Index of the place.</summary>
    public required int At { get; init; }

    /// <summary>Minutes of service at the place.</summary>
    public required int Minutes { get; init; }

    /// <summary>Worth of carrying it out, in points; never negative.</summary>
    public required double Prize { get; init; }

    /// <summary>The wave in which it is worth <see cref="Objective.WaveFactor"/> times as much.</summary>
    public required int Wave { get; init; }

    /// <summary>Needs: "commune" or a key of the team's agencies.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>The commune whose days bind when <see cref="Needs"/> holds "commune"; may be null otherwise.</summary>
    public string? Commune { get; init; }

    /// <summary>First day allowed.</summary>
    public required int Release { get; init; }

    /// <summary>Last day allowed.</summary>
    public required int Due { get; init; }

    /// <summary>Least number of calendar days after the file's step before it.</summary>
    public required int GapDays { get; init; }

    /// <summary>
    /// Service starts within one of these, in order and apart, both ends included (waiting allowed); none: at any minute.
    /// </summary>
    public IReadOnlyList<MinuteWindow> Windows { get; init; } = [];

    /// <summary>
    /// Work on it may stop for a break and go on after it, where the team is: a whole day's work, which no half of a day could hold.
    /// </summary>
    public bool SpansBreaks { get; init; }

    /// <summary>
    /// The agencies of the step's own place, by need; a need that is not named here is answered by the team's agency.
    /// </summary>
    public IReadOnlyDictionary<string, string> Agencies { get; init; } = NoAgencies;

    private static readonly IReadOnlyDictionary<string, string> NoAgencies = new Dictionary<string, string>();
}

/// <summary>A time of a team's day, in minutes from its start.</summary>
public readonly record struct MinuteWindow(int From, int To);

/// <summary>A step fixed to a team and a day.</summary>
public sealed record Pin(string Step, string Team, int Day);

/// <summary>The score: Σ prize × wave factor − costWeight × cost − fairnessWeight × Σ over groups (longest − shortest team load in hours).</summary>
public sealed record Objective(double WaveFactor, double CostWeight, double CostPerTeamDay, double CostPerKm, double FairnessWeight, double Budget);

/// <summary>
/// Replanning: all routes before <paramref name="FromDay"/> are fixed as published; changing team or day of a published step from then on,
/// or leaving it out, costs <paramref name="MoveWeight"/> points each.
/// </summary>
public sealed record Published(int FromDay, double MoveWeight, IReadOnlyList<Route> Routes);
