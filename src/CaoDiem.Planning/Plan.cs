namespace CaoDiem.Planning;

/// <summary>A plan: what each team does on each day, what is left out and why, and what it is worth.</summary>
public sealed record Plan
{
    /// <summary>One route for each used team-day.</summary>
    public required IReadOnlyList<Route> Routes { get; init; }

    /// <summary>Steps that are not planned, each with its binding reason.</summary>
    public required IReadOnlyList<LeftOut> Left { get; init; }

    /// <summary>The score as the writer of the plan states it.</summary>
    public required Score Score { get; init; }

    /// <summary>No plan is worth more than this; null when it was not computed.</summary>
    public double? UpperBound { get; init; }

    /// <summary>Published steps that changed team or day or were dropped; empty for a first plan.</summary>
    public IReadOnlyList<Move> Moves { get; init; } = [];
}

/// <summary>The steps of one team on one day in order; minutes from leaving the base to returning, waiting included; kilometres driven.</summary>
public sealed record Route(string Team, int Day, IReadOnlyList<string> Steps, int Minutes, double Km);

/// <summary>A step left out: stable reason code and an English sentence with its facts.</summary>
public sealed record LeftOut(string Step, string Reason, string Text)
{
    /// <summary>The facts of the reason by name, for sentences in other languages.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <summary>A published step that moved; the new team and day are null when it was dropped.</summary>
public sealed record Move(string Step, string FromTeam, int FromDay, string? ToTeam, int? ToDay);

/// <summary>Objective and its parts; cost in the problem's money unit, fairness in hours; violations empty for a valid plan.</summary>
public sealed record Score(double Objective, double Prize, double Cost, double Fairness, IReadOnlyList<Violation> Violations);

/// <summary>A broken hard rule: its name ("known", "once", "team", "continuity", "day", "needs", "order", "time", "window", "pin", "fixed", "agency", "budget"; "score" where a stated number is wrong) and where.</summary>
public sealed record Violation(string Rule, string Text, string? Step = null, string? Team = null, int? Day = null)
{
    /// <summary>The numbers and names of the breach by name, for sentences in other languages.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}
