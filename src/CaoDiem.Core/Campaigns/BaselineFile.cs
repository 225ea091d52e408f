using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Campaigns;

/// <summary>
/// One file of a campaign's list, frozen as it stood when it joined. What the campaign did to it since is read from its ledger
/// (<see cref="StandingSpan"/>).
/// </summary>
public sealed class BaselineFile : OfficeOwned<BaselineFile>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required Id<Dossier> DossierId { get; init; }

    public required DateOnly JoinedOn { get; init; }

    /// <summary>Why the file joined after the list was frozen; null for files of the first list.</summary>
    public string? LateReason { get; init; }

    /// <summary>Last day on the list; from the next it is out of rate and denominator, and shown apart.</summary>
    public DateOnly? LeftOn { get; private set; }

    public string? LeftReason { get; private set; }

    public required DossierState StateAtJoin { get; init; }

    public required Dong DueAtJoin { get; init; }

    public required Dong RemainingAtJoin { get; init; }

    /// <summary>Codes of the work groups the file was in when it joined.</summary>
    public required string Groups { get; init; }

    public required Id<Officer>? OfficerId { get; init; }

    public required Id<Commune>? CommuneId { get; init; }

    public required Id<TaskForce>? TaskForceId { get; init; }

    /// <summary>Counted as enforceable when it joined: printed beside the denominator of any later day.</summary>
    public required bool EnforceableAtJoin { get; init; }

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
            EnforceableAtJoin = Statistics.Bucket(dossier.State, dossier.StateGround, on, law) == StatisticBucket.Enforceable,
        };

    /// <exception cref="RuleViolation">CMP-034: it has left already, or before it joined. CMP-030: no reason.</exception>
    public void Leave(DateOnly on, string reason)
    {
        if (LeftOn is not null || on < JoinedOn)
        {
            throw new RuleViolation("CMP-034", "Hồ sơ đã rời danh sách, hoặc ngày rời đứng trước ngày vào.", "On");
        }

        var why = VietText.Clean(reason);
        (LeftOn, LeftReason) = (on, why.Length > 0 ? why : throw new RuleViolation("CMP-030", "Phải nêu lý do đưa hồ sơ ra khỏi danh sách.", "Reason"));
    }

    /// <summary>Back on the list, as if it had never left.</summary>
    /// <exception cref="RuleViolation">CMP-035: it has not left.</exception>
    public void ComeBack()
    {
        if (LeftOn is null)
        {
            throw new RuleViolation("CMP-035", "Hồ sơ đang ở trong danh sách.");
        }

        (LeftOn, LeftReason) = (null, null);
    }
}
