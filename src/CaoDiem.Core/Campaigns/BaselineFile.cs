using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Campaigns;

/// <summary>
/// One file of a campaign's list: frozen as it stood when it joined, beside what the campaign has done to it so far.
/// The frozen half never changes; the standing half is what <see cref="CaseResult"/> rows add up to.
/// </summary>
public sealed class BaselineFile : OfficeOwned<BaselineFile>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required Id<Dossier> DossierId { get; init; }

    public required DateOnly JoinedOn { get; init; }

    /// <summary>Why the file joined after the list was frozen; null for files of the first list.</summary>
    public string? LateReason { get; init; }

    public required DossierState StateAtJoin { get; init; }

    public required Dong DueAtJoin { get; init; }

    public required Dong RemainingAtJoin { get; init; }

    /// <summary>Codes of the work groups the file was in when it joined.</summary>
    public required string Groups { get; init; }

    public required Id<Officer>? OfficerId { get; init; }

    public required Id<Commune>? CommuneId { get; init; }

    public required Id<TaskForce>? TaskForceId { get; init; }

    public bool Reviewed { get; private set; }

    public bool Completed { get; private set; }

    public bool Terminated { get; private set; }

    public bool Partial { get; private set; }

    public bool ExemptionDossier { get; private set; }

    public bool ReductionDossier { get; private set; }

    public bool Reclassified { get; private set; }

    /// <summary>Enforceable now: as frozen, moved by reclassification; completed and terminated files count as enforceable.</summary>
    public bool Enforceable { get; private set; }

    public Dong Collected { get; private set; }

    public DateOnly? LastResultOn { get; private set; }

    public static BaselineFile Join(
        Id<Campaign> campaign, Dossier dossier, IEnumerable<WorkGroup> groups, Id<TaskForce>? taskForce, DateOnly on, string? lateReason, LawBook law) => new()
        {
            OfficeId = dossier.OfficeId,
            CampaignId = campaign,
            DossierId = dossier.Id,
            JoinedOn = on,
            LateReason = lateReason,
            StateAtJoin = dossier.State,
            DueAtJoin = dossier.Due,
            RemainingAtJoin = dossier.Remaining,
            Groups = WorkGroupSet.Of(groups),
            OfficerId = dossier.OfficerId,
            CommuneId = dossier.CommuneId,
            TaskForceId = taskForce,
            Enforceable = Statistics.Bucket(dossier.State, dossier.StateGround, on, law) == StatisticBucket.Enforceable,
        };

    /// <summary>Adds a result to the standing.</summary>
    /// <exception cref="RuleViolation">RES-001: this result is already recorded for the file.</exception>
    public void Add(CaseResult result)
    {
        if (Has(result.Kind))
        {
            throw new RuleViolation("RES-001", $"Hồ sơ đã có kết quả «{result.Kind.Label()}» trong chiến dịch này.", "Kind");
        }

        switch (result.Kind)
        {
            case ResultKind.Reviewed: Reviewed = true; break;
            case ResultKind.Completed: Completed = Enforceable = true; break;
            case ResultKind.Terminated: Terminated = Enforceable = true; break;
            case ResultKind.PartialPayment: Partial = true; break;
            case ResultKind.ExemptionDossier: ExemptionDossier = true; break;
            case ResultKind.ReductionDossier: ReductionDossier = true; break;
            case ResultKind.NotEnforceable: Reclassified = true; Enforceable = false; break;
            case ResultKind.Enforceable: Reclassified = true; Enforceable = true; break;
            default: throw new ArgumentOutOfRangeException(nameof(result));
        }

        if (result.Kind.CollectsMoney())
        {
            Collected += result.Amount;
        }

        if (LastResultOn is null || result.On > LastResultOn)
        {
            LastResultOn = result.On;
        }
    }

    private bool Has(ResultKind kind) => kind switch
    {
        ResultKind.Reviewed => Reviewed,
        ResultKind.Completed => Completed,
        ResultKind.Terminated => Terminated,
        ResultKind.ExemptionDossier => ExemptionDossier,
        ResultKind.ReductionDossier => ReductionDossier,
        _ => false,
    };
}
