using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Workload;

/// <summary>Days on which an officer cannot work in the campaign.</summary>
public sealed class Absence : OfficeOwned<Absence>
{
    public required Id<Officer> OfficerId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required AbsenceReason Reason { get; init; }

    public DateRange Period => new(From, To);
}

public enum AbsenceReason
{
    Leave,
    Sick,
    Training,
    Duty,
    Maternity,
    Other,
}

/// <summary>The facts of each reason in one table.</summary>
public static class AbsenceReasons
{
    private static readonly Dictionary<AbsenceReason, string> Labels = new()
    {
        [AbsenceReason.Leave] = "Nghỉ phép",
        [AbsenceReason.Sick] = "Ốm",
        [AbsenceReason.Training] = "Đi học, tập huấn",
        [AbsenceReason.Duty] = "Công tác khác",
        [AbsenceReason.Maternity] = "Thai sản",
        [AbsenceReason.Other] = "Lý do khác",
    };

    public static IReadOnlyList<AbsenceReason> All { get; } = [.. Labels.Keys];

    public static string Label(this AbsenceReason reason) => Labels[reason];
}

/// <summary>A person borrowed from another office (campaign model M2), and what he hands over when he leaves.</summary>
public sealed class Secondment : OfficeOwned<Secondment>
{
    public required string Name { get; init; }

    public required string HomeOffice { get; init; }

    public required Id<TaskForce> TaskForceId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>What he has in hand and to whom it goes.</summary>
    public string? Handover { get; init; }

    public DateRange Period => new(From, To);
}
