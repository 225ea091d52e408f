using CaoDiem.Identity;

namespace CaoDiem.Audit;

/// <summary>What is being done, by whom and why. Every save of audited records happens inside one.</summary>
/// <param name="Name">Name of the verb, such as ImportRegister.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Reason">Why, when the person gave a reason.</param>
public sealed record AuditProcess(string Name, Actor Actor, string? Reason = null);
