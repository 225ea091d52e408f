using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>
/// The word by which a problem asks for an agency: its kind, and its name where the place has another one than the team.
/// </summary>
public static class PartnerNeed
{
    private const char Mark = ':';

    // Needs are listed with commas between them.
    public static string Of(PartnerKind kind, string name) => $"{kind.Code()}{Mark}{name.Replace(", ", " - ", StringComparison.Ordinal)}";

    /// <summary>The code of the kind, and the name where there is one.</summary>
    public static (string Kind, string? Name) Read(string need) =>
        need.Split(Mark, 2) is [var kind, var name] ? (kind, name) : (need, null);
}
