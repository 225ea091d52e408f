namespace CaoDiem.Planning;

/// <summary>Why a plan is as it is, each statement tried on the plan itself.</summary>
/// <param name="Left">Every step that is not planned.</param>
/// <param name="Planned">Every step that is.</param>
public sealed record PlanExplanation(IReadOnlyList<LeftStep> Left, IReadOnlyList<PlannedStep> Planned);

/// <summary>A step left out, with its binding reason and the smallest single changes that would make it fit.</summary>
public sealed record LeftStep(LeftOut Why, IReadOnlyList<Relaxation> WouldFit);

/// <summary>
/// One change of the problem after which the step fits into the plan as it stands.
/// Kinds: "team-day" (the team works one more day), "commune-day", "agency-day" (one more day of it), "agency-limit"
/// (one more attended step that day), "minutes" (amount more minutes of the team that day), "budget" (amount more money),
/// "due" (the due day moves to this day, amount calendar days later).
/// </summary>
/// <param name="Kind">What changes.</param>
/// <param name="Team">Team that would carry the step out.</param>
/// <param name="Day">On this day.</param>
/// <param name="Amount">How much changes, in the unit of the kind.</param>
/// <param name="Who">The commune or agency concerned, where there is one.</param>
/// <param name="Gain">Points the plan gains with the step in; negative: it loses.</param>
public sealed record Relaxation(string Kind, string Team, int Day, double Amount, string? Who, double Gain);

/// <summary>
/// Why a step is planned with this team on this day. Facts by name: "wave", "waveMatches", "commune", "agencies", "pinned", "fixed" (before the day of replanning),
/// "onlyTeam", "detourMinutes", "previous", "next", "alternatives" (how many other team-days it fits), "bestAlternativeTeam",
/// "bestAlternativeDate", "bestAlternativeLoss" (points).
/// </summary>
public sealed record PlannedStep(string Step, string Team, int Day, IReadOnlyDictionary<string, string> Facts);
