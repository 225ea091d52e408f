namespace CaoDiem.CasePlans;

/// <summary>Where a case plan stands.</summary>
public enum PlanState
{
    Draft,
    Consulted,
    Approved,
    CarriedOut,
    Abandoned,
}

/// <summary>The facts of each state in one table.</summary>
public static class PlanStates
{
    private static readonly Dictionary<PlanState, (string Label, string Colour)> Facts = new()
    {
        [PlanState.Draft] = ("Dự thảo", "info"),
        [PlanState.Consulted] = ("Đã hội ý, chờ duyệt", "warn"),
        [PlanState.Approved] = ("Đã duyệt", "good"),
        [PlanState.CarriedOut] = ("Đã thực hiện", "good"),
        [PlanState.Abandoned] = ("Không thực hiện", "bad"),
    };

    public static IReadOnlyList<PlanState> All { get; } = [.. Facts.Keys];

    public static string Label(this PlanState state) => Facts[state].Label;

    /// <summary>Which badge shows it; the word always stands beside the colour.</summary>
    public static string Colour(this PlanState state) => Facts[state].Colour;
}
