using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Scheduling;

/// <summary>Where a run of the planner stands; the first two are work for the worker.</summary>
public enum PlanRunState
{
    Waiting,
    Running,
    Done,
    Failed,
    Accepted,
}

public static class PlanRunStates
{
    public static string Label(this PlanRunState state) => state switch
    {
        PlanRunState.Waiting => "Đang chờ tính",
        PlanRunState.Running => "Đang tính",
        PlanRunState.Done => "Đã tính xong, chưa duyệt",
        PlanRunState.Failed => "Không tính được",
        PlanRunState.Accepted => "Đã duyệt, đang áp dụng",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static bool IsWorking(this PlanRunState state) => state is PlanRunState.Waiting or PlanRunState.Running;
}

/// <summary>
/// One run of the planner over a campaign: the problem as it stood, the plan that came out, and the job row that a worker
/// claims. A plan is a proposal until it is accepted.
/// </summary>
public sealed class PlanRun : OfficeOwned<PlanRun>
{
    public const int LongestSeconds = 600;

    public required Id<Campaign> CampaignId { get; init; }

    public required DateTime RequestedAt { get; init; }

    public required string RequestedBy { get; init; }

    public required int Seconds { get; init; }

    public required int Seed { get; init; }

    /// <summary>From this day on an accepted schedule is planned anew; null for a first one.</summary>
    public DateOnly? FromDay { get; init; }

    /// <summary>Only what can no longer stand is planned anew, everything else stays where it is.</summary>
    public bool Sparing { get; init; }

    public PlanRunState State { get; set; }

    public double Objective { get; set; }

    /// <summary>No plan is worth more than this.</summary>
    public double? Bound { get; set; }

    public int StepsPlanned { get; set; }

    public required int StepsAll { get; init; }

    public double Elapsed { get; set; }

    public string? Error { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    public DateTime? AcceptedAt { get; set; }

    /// <summary>The alternative that was tried out, as a comparison wrote it; null for a run that may become the schedule.</summary>
    public string? Trial { get; init; }
}

/// <summary>The files of a run, kept beside it so that lists of runs stay light; derived data, hence not audited.</summary>
public sealed class PlanRunFile
{
    public required Id<Office> OfficeId { get; init; }

    public required Id<PlanRun> RunId { get; init; }

    /// <summary>The problem file: what the planner was asked.</summary>
    public required string Problem { get; init; }

    /// <summary>Which records stand behind the names of the problem, as JSON.</summary>
    public required string Names { get; init; }

    /// <summary>The plan file; null until the run is done.</summary>
    public string? Plan { get; set; }
}
