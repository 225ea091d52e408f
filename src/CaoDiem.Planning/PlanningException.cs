namespace CaoDiem.Planning;

/// <summary>A problem or plan that cannot be worked on.</summary>
/// <param name="code">Stable code, such as "pin-impossible".</param>
/// <param name="message">English sentence with the facts.</param>
public sealed class PlanningException(string code, string message) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;
}
