using System.Text.Json;
using CaoDiem.CasePlans;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>What a step of the problem is: the record behind it and how an officer calls it.</summary>
public sealed record StepName(Guid Step, Guid Dossier, StepKind Kind, string File, string Debtor, string Place, IReadOnlyList<PartnerKind> Partners)
{
    /// <summary>
    /// Why it cannot be earlier: the decision that it needs waits at the province; null when there is nothing to wait for.
    /// </summary>
    public string? Waits { get; init; }

    public Id<PlanStep> StepId => new(Step);

    public Id<Dossier> DossierId => new(Dossier);
}

/// <summary>
/// The records behind the names of a problem. Names are those that officers use, so that problem, plan and reasons can be
/// read by people; where two would be alike a number tells them apart.
/// </summary>
public sealed record ScheduleNames(Dictionary<string, StepName> Steps, Dictionary<string, Guid> Teams)
{
    /// <summary>When teams leave the office: minute 0 of the problem's days.</summary>
    public TimeOnly LeavesAt { get; init; } = OfficeProfile.UsualOpening;

    public static ScheduleNames Parse(string json) => JsonSerializer.Deserialize<ScheduleNames>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    public Id<TaskForce> Team(string name) => new(Teams[name]);

    public string TeamName(Id<TaskForce> id) => Teams.First(t => t.Value == id.Value).Key;

    /// <summary>A second crew of a task force, made up for a comparison; the task force itself comes first.</summary>
    public bool IsCrew(string team) => TeamName(Team(team)) != team;

    public string? StepOf(Id<PlanStep> id) => Steps.FirstOrDefault(s => s.Value.Step == id.Value).Key;

    /// <summary>A name that no other has yet.</summary>
    internal static string Unique<T>(string name, Dictionary<string, T> taken)
    {
        var (unique, number) = (name, 2);
        while (taken.ContainsKey(unique))
        {
            unique = $"{name} ({number++})";
        }

        return unique;
    }
}
