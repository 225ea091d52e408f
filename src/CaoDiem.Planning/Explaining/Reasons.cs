namespace CaoDiem.Planning;

/// <summary>The stable codes of why a step is left out; their meaning stands in docs/formats/plan.md.</summary>
public static class Reasons
{
    /// <summary>No day satisfies team, commune and agencies at all.</summary>
    public const string NoTeamDay = "no-team-day";

    /// <summary>No such day lies far enough behind the step before it.</summary>
    public const string Gap = "gap";

    /// <summary>On each such day a partner agency attends as many steps as it can.</summary>
    public const string Agency = "agency";

    /// <summary>Each such day is full, and no single visit that could go would make room for less worth.</summary>
    public const string Full = "full";

    /// <summary>It fits only by dropping more valuable work, or fitting it in lowers the objective.</summary>
    public const string Worse = "worse";

    /// <summary>There is time, but no money.</summary>
    public const string Budget = "budget";

    /// <summary>The step before it is left out.</summary>
    public const string Before = "before";

    /// <summary>It fits and would raise the objective: the plan is not finished.</summary>
    public const string Open = "open";
}
