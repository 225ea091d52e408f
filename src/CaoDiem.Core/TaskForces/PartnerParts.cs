using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>A person whom a partner agency sends or who answers for it.</summary>
public sealed class Representative : OfficeOwned<Representative>
{
    public required Id<Partner> PartnerId { get; init; }

    protected override Guid? Whole => PartnerId.Value;

    public required string Name { get; init; }

    public required string Post { get; init; }

    public string Phone { get; init; } = "";

    /// <summary>His account, of the role Partner: it answers the agency's invitations and sees nothing else.</summary>
    public Id<User>? UserId { get; set; }
}

/// <summary>Days on which an agency cannot come, or comes although it usually would not.</summary>
public sealed class PartnerAbsence : OfficeOwned<PartnerAbsence>
{
    public required Id<Partner> PartnerId { get; init; }

    protected override Guid? Whole => PartnerId.Value;

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required bool Available { get; init; }

    public string? Note { get; init; }

    public DateRange Period => new(From, To);
}

/// <summary>What an agency agreed to do at a kind of step, where that differs from what is usual.</summary>
public sealed class PartnerDuty : OfficeOwned<PartnerDuty>
{
    public required Id<Partner> PartnerId { get; init; }

    protected override Guid? Whole => PartnerId.Value;

    public required StepKind Step { get; init; }

    public required string Text { get; init; }
}

/// <summary>An agency serves a task force.</summary>
public sealed class PartnerTaskForce : OfficeOwned<PartnerTaskForce>
{
    public required Id<Partner> PartnerId { get; init; }

    protected override Guid? Whole => PartnerId.Value;

    public required Id<TaskForce> TaskForceId { get; init; }
}

/// <summary>An agency serves a commune.</summary>
public sealed class PartnerCommune : OfficeOwned<PartnerCommune>
{
    public required Id<Partner> PartnerId { get; init; }

    protected override Guid? Whole => PartnerId.Value;

    public required Id<Commune> CommuneId { get; init; }
}
