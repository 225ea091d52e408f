using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.CasePlans;

/// <summary>
/// A consultation (hội ý) of case plans with the locality and the members: when, where, who attended, which roles were
/// agreed, what was remarked and concluded. One consultation may cover many files. Recorded, never edited.
/// </summary>
public sealed class Consultation : OfficeOwned<Consultation>
{
    public required Id<Campaign> CampaignId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Place { get; init; }

    public Id<Commune>? CommuneId { get; init; }

    /// <summary>Who attended, one a line.</summary>
    public required string Attendees { get; init; }

    public required string AgreedRoles { get; init; }

    public string? Remarks { get; init; }

    public required string Conclusion { get; init; }
}

/// <summary>A plan that a consultation covered, in the version it had then.</summary>
public sealed class ConsultedPlan : OfficeOwned<ConsultedPlan>
{
    public required Id<Consultation> ConsultationId { get; init; }

    protected override Guid? Whole => ConsultationId.Value;

    public required Id<CasePlan> PlanId { get; init; }

    public required int Edition { get; init; }
}
