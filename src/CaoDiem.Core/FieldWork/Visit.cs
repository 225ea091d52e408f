using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.FieldWork;

/// <summary>
/// One record of the field on one file, made by a device or keyed from paper; appended, never edited. Its id is made with
/// it and is its idempotency key, stored in the same save as its effect. The office decides beside it, not in it.
/// </summary>
public sealed class Visit : OfficeOwned<Visit>
{
    /// <summary>Code of an accepted record that waits for the head.</summary>
    public const string WaitsCode = "FLD-014";

    public required Id<Campaign> CampaignId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public Id<TaskForce>? TaskForceId { get; init; }

    /// <summary>The planned visit that this answers; null for a visit that was not planned.</summary>
    public Id<FieldStop>? StopId { get; init; }

    public required VisitSource Source { get; init; }

    public required Guid DeviceId { get; init; }

    /// <summary>Counts the records of the device.</summary>
    public required long Sequence { get; init; }

    /// <summary>The device's record before this one on the same file: the order in which they take effect.</summary>
    public Id<Visit>? PreviousId { get; init; }

    /// <summary>The record that this one replaces: a refused one, or one whose acts are cancelled with it.</summary>
    public Id<Visit>? CorrectsId { get; init; }

    /// <summary>By the device's clock.</summary>
    public required DateTime RecordedAt { get; init; }

    public required DateOnly On { get; init; }

    public required VisitKind Kind { get; init; }

    /// <summary>Money paid, or promised.</summary>
    public required Dong Amount { get; init; }

    public string? ReceiptNo { get; init; }

    public DateOnly? PromisedOn { get; init; }

    /// <summary>What a reclassification proposes: enforceable or not.</summary>
    public bool? Enforceable { get; init; }

    /// <summary>Who of the partners was there, as the team wrote it.</summary>
    public string? Partners { get; init; }

    /// <summary>Short minutes (biên bản), or what happened.</summary>
    public string? Minutes { get; init; }

    /// <summary>What was found of the debtor's means; with it and with <see cref="Minutes"/> the visit is a verification.</summary>
    public Means? Means { get; init; }

    /// <summary>With whom the debtor's means were verified.</summary>
    public string? WithWhom { get; init; }

    public string? Obstacle { get; init; }

    /// <summary>Degrees, when the user consented; accuracy in metres.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public double? Accuracy { get; init; }

    /// <summary>SHA-256 of the record as sent: one id never stands for two contents.</summary>
    public required string Fingerprint { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public Id<User>? UserId { get; init; }

    public required string ReceivedFrom { get; init; }

    public VisitState State { get; private set; }

    /// <summary>Place among the records of the file in the order in which they took effect, or were refused; from 1, null while held.</summary>
    public int? Turn { get; private set; }

    public string? RefusalCode { get; private set; }

    /// <summary>Why it was refused; of an accepted record, why the head still has to look at what it says.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The result that the record brought in version 0.3; today its acts carry the record's id.</summary>
    public Guid? ResultId { get; private set; }

    public Id<Obstacle>? ObstacleId { get; private set; }

    public string? Decision { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <param name="waits">What of it does not fit the ledger and waits for the head; null when all of it does.</param>
    public void Accept(int turn, Id<Obstacle>? obstacle, string? waits)
    {
        (State, Turn, ObstacleId) = (VisitState.Accepted, turn, obstacle);
        (RefusalCode, Refusal) = waits is null ? (null, null) : (WaitsCode, waits);
    }

    public void Refuse(int turn, RuleViolation why) => (State, Turn, RefusalCode, Refusal) = (VisitState.Refused, turn, why.Code, why.Message);

    /// <exception cref="RuleViolation">FLD-030: not accepted. FLD-031: decided already. FLD-032: nothing said.</exception>
    public void Decide(string? decision, DateOnly on, string by)
    {
        if (State != VisitState.Accepted)
        {
            throw new RuleViolation("FLD-030", "Bản ghi này không có hiệu lực nên không có gì để quyết định.");
        }

        if (DecidedOn is { } day)
        {
            throw new RuleViolation("FLD-031", $"Đã xử lý ngày {day:dd/MM/yyyy}: {Decision}");
        }

        var words = VietText.Clean(decision);
        (Decision, DecidedOn, DecidedBy) = (words.Length > 0 ? words : throw new RuleViolation("FLD-032", "Phải ghi xử lý thế nào.", "Decision"), on, by);
    }
}
