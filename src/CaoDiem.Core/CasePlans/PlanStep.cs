using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.CasePlans;

/// <summary>One step of a case plan: what, by whom, with whom, how long, between which days.</summary>
public sealed class PlanStep : OfficeOwned<PlanStep>
{
    public const int LongestMinutes = 960;
    public const int LongestGap = 365;

    public required Id<CasePlan> PlanId { get; init; }

    protected override Guid? Whole => PlanId.Value;

    /// <summary>Place in the order of the plan, from 1.</summary>
    public int No { get; private set; }

    public StepKind Kind { get; private set; }

    public Id<Officer>? OwnerId { get; private set; }

    /// <summary>Agencies needed and what each does, one a line: "police|Bảo vệ cưỡng chế".</summary>
    public string Partners { get; private set; } = "";

    public int Minutes { get; private set; }

    public DateOnly Earliest { get; private set; }

    public DateOnly Latest { get; private set; }

    public int GapDays { get; private set; }

    public string Papers { get; private set; } = "";

    public Id<Commune>? CommuneId { get; private set; }

    public string Place { get; private set; } = "";

    public StepContent ToContent() => new(
        Id, Kind, OwnerId, ReadPartners(Partners), Minutes, Earliest, Latest, GapDays, Papers, CommuneId, Place);

    /// <exception cref="RuleViolation">PLN-010: minutes. PLN-011: latest before earliest. PLN-012: gap.</exception>
    internal void Write(int no, StepContent step)
    {
        if (step.Minutes is < 5 or > LongestMinutes)
        {
            throw new RuleViolation("PLN-010", $"Bước {no}: thời gian từ 5 đến {LongestMinutes} phút.", $"Steps[{no - 1}].Minutes");
        }

        if (step.Latest < step.Earliest)
        {
            throw new RuleViolation("PLN-011", $"Bước {no}: ngày muộn nhất phải từ ngày sớm nhất trở đi.", $"Steps[{no - 1}].Latest");
        }

        if (step.GapDays is < 0 or > LongestGap)
        {
            throw new RuleViolation("PLN-012", $"Bước {no}: khoảng cách với bước trước từ 0 đến {LongestGap} ngày.", $"Steps[{no - 1}].GapDays");
        }

        (No, Kind, OwnerId, Minutes, Earliest, Latest) = (no, step.Kind, step.OwnerId, step.Minutes, step.Earliest, step.Latest);
        (GapDays, Papers, CommuneId, Place) = (step.GapDays, VietText.Clean(step.Papers), step.CommuneId, VietText.Clean(step.Place));
        Partners = string.Join('\n', step.Partners.Select(p => $"{p.Kind.Code()}|{VietText.Clean(p.Role)}"));
    }

    internal void Follow(Id<Officer>? formerOfficer, Id<Officer>? officer, Id<Commune>? formerCommune, Id<Commune>? commune)
    {
        OwnerId = OwnerId == formerOfficer ? officer : OwnerId;
        CommuneId = CommuneId is not null && CommuneId == formerCommune ? commune : CommuneId;
    }

    public static IReadOnlyList<StepPartner> ReadPartners(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var parts = line.Split('|', 2);
        return PartnerKinds.TryParse(parts[0], out var kind) ? new StepPartner(kind, parts[1]) : throw new FormatException($"Unknown agency {parts[0]}.");
    })];
}

/// <summary>A plan as it was approved: never changed, readable for good.</summary>
public sealed class PlanVersion : OfficeOwned<PlanVersion>
{
    public required Id<CasePlan> PlanId { get; init; }

    protected override Guid? Whole => PlanId.Value;

    public required int Number { get; init; }

    public required DateOnly ApprovedOn { get; init; }

    public required string ApprovedBy { get; init; }

    /// <summary>Why this version was written, when it changed an earlier one.</summary>
    public string? Reason { get; init; }

    /// <summary>The frozen <see cref="PlanContent"/> (JSON).</summary>
    public required string Content { get; init; }

    public PlanContent Read() => PlanContent.FromJson(Content);
}
