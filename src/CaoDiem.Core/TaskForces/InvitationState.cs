namespace CaoDiem.TaskForces;

/// <summary>Where an invitation stands.</summary>
public enum InvitationState
{
    Invited,
    Confirmed,
    Refused,

    /// <summary>Day, hour or place changed after it was sent: the agency has to answer again.</summary>
    Changed,
    Attended,
    Absent,
    Cancelled,
}

/// <summary>The facts of each state in one table.</summary>
public static class InvitationStates
{
    private static readonly Dictionary<InvitationState, (string Label, bool Answerable, bool Open, string Colour)> Facts = new()
    {
        [InvitationState.Invited] = ("Đã mời", true, true, "info"),
        [InvitationState.Changed] = ("Đã đổi, chờ trả lời", true, true, "warn"),
        [InvitationState.Confirmed] = ("Đã nhận lời", true, true, "good"),
        [InvitationState.Refused] = ("Từ chối", true, true, "bad"),
        [InvitationState.Attended] = ("Đã dự", false, false, "good"),
        [InvitationState.Absent] = ("Vắng", false, false, "bad"),
        [InvitationState.Cancelled] = ("Đã hủy", false, false, "warn"),
    };

    public static IReadOnlyList<InvitationState> All { get; } = [.. Facts.Keys];

    public static string Label(this InvitationState state) => Facts[state].Label;

    /// <summary>The agency may still say yes or no.</summary>
    public static bool IsAnswerable(this InvitationState state) => Facts[state].Answerable;

    /// <summary>The day may still be changed, cancelled or held.</summary>
    public static bool IsOpen(this InvitationState state) => Facts[state].Open;

    /// <summary>Which badge shows it; the word always stands beside the colour.</summary>
    public static string Colour(this InvitationState state) => Facts[state].Colour;
}
