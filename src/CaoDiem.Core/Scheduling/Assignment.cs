using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>A team's day in the accepted schedule: from leaving the office to being back, with the kilometres.</summary>
public sealed class TeamRoute : OfficeOwned<TeamRoute>
{
    private readonly List<Assignment> _assignments = [];

    public required Id<Campaign> CampaignId { get; init; }

    public required Id<PlanRun> RunId { get; init; }

    public required Id<TaskForce> TaskForceId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>When the team leaves the office.</summary>
    public TimeOnly LeavesAt { get; init; } = OfficeProfile.UsualOpening;

    /// <summary>When it is back.</summary>
    public required TimeOnly BackAt { get; init; }

    /// <summary>Minutes that count: the break at noon does not.</summary>
    public required int Minutes { get; init; }

    public required int Metres { get; init; }

    public IReadOnlyList<Assignment> Assignments => _assignments;

    public void Add(Assignment assignment) => _assignments.Add(assignment);
}

/// <summary>A step of a case plan with its place in a team's day.</summary>
public sealed class Assignment : OfficeOwned<Assignment>
{
    public required Id<TeamRoute> RouteId { get; init; }

    protected override Guid? Whole => RouteId.Value;

    public required Id<PlanStep> StepId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    public required StepKind Kind { get; init; }

    public required int No { get; init; }

    /// <summary>Start of the work, in minutes from leaving the office.</summary>
    public required int Start { get; init; }

    /// <summary>Minutes of work.</summary>
    public required int Minutes { get; init; }

    /// <summary>End of the work, in minutes from leaving the office: a whole day's work rests at noon.</summary>
    public required int Ends { get; init; }
}

/// <summary>A step that the leader fixed to a team and a day; every later run keeps it.</summary>
public sealed class Pin : OfficeOwned<Pin>
{
    public required Id<Campaign> CampaignId { get; init; }

    public required Id<PlanStep> StepId { get; init; }

    public required Id<TaskForce> TaskForceId { get; set; }

    public required DateOnly Day { get; set; }
}
