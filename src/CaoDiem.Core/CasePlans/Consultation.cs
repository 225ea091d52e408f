using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.CasePlans;

/// <summary>
/// A consultation (hội ý) of case plans with the locality and the members: when, where, who attended, which roles were
/// agreed, what was remarked and concluded. It belongs to one commune and may cover many of its files. Recorded, never edited; what was
/// recorded wrongly is withdrawn.
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

    public DateOnly? WithdrawnOn { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnWhy { get; private set; }

    /// <exception cref="RuleViolation">CON-005: withdrawn already. CON-006: no reason.</exception>
    public void Withdraw(string by, DateOnly on, string? reason)
    {
        if (WithdrawnOn is { } day)
        {
            throw new RuleViolation("CON-005", $"Lần hội ý này đã được rút ngày {day:dd/MM/yyyy}.");
        }

        var why = VietText.Clean(reason) is { Length: > 0 } given
            ? given
            : throw new RuleViolation("CON-006", "Phải nêu lý do rút lần hội ý.", "Reason");
        (WithdrawnOn, WithdrawnBy, WithdrawnWhy) = (on, by, why);
    }
}

/// <summary>A plan that a consultation covered, in the version it had then.</summary>
public sealed class ConsultedPlan : OfficeOwned<ConsultedPlan>
{
    public required Id<Consultation> ConsultationId { get; init; }

    protected override Guid? Whole => ConsultationId.Value;

    public required Id<CasePlan> PlanId { get; init; }

    public required int Edition { get; init; }
}
