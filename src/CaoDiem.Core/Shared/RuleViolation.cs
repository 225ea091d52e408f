namespace CaoDiem.Shared;

/// <summary>
/// A rule of the house or of the law refused a change. <see cref="Code"/> is stable and documented; the message
/// is Vietnamese, for the person at the screen; <see cref="Field"/> names the input at fault when there is one.
/// </summary>
public sealed class RuleViolation(string code, string message, string? field = null) : Exception(message)
{
    public string Code { get; } = code;

    public string? Field { get; } = field;
}
