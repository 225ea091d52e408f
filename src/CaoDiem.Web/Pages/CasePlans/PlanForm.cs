using CaoDiem.CasePlans;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Web.Pages.CasePlans;

/// <summary>A plan as a form: every step a group of fields, an empty one at the end to add another.</summary>
public sealed class PlanForm
{
    public string? Situation { get; set; }

    public string? Means { get; set; }

    public string? Approach { get; set; }

    public string? Risks { get; set; }

    public string? Conditions { get; set; }

    public string? Cost { get; set; }

    public bool Mobilised { get; set; }

    public bool Complex { get; set; }

    public List<StepForm> Steps { get; set; } = [];

    public static PlanForm Of(PlanContent content) => new()
    {
        Situation = content.Situation,
        Means = content.Means,
        Approach = content.Approach,
        Risks = content.Risks,
        Conditions = content.Conditions,
        Cost = content.Cost,
        Mobilised = content.Mobilised,
        Complex = content.Complex,
        Steps = [.. content.Steps.Select((step, index) => StepForm.Of(step, index + 1))],
    };

    /// <exception cref="RuleViolation">PLN-016: days or minutes of a step missing. PLN-017: an agency is not known.</exception>
    public PlanContent ToContent(DateOnly today) => new(
        VietText.Clean(Situation), VietText.Clean(Means), VietText.Clean(Approach), VietText.Clean(Risks), VietText.Clean(Conditions), VietText.Clean(Cost), Mobilised, Complex,
        [.. Steps.Select((step, index) => (step, index)).Where(x => x.step.Kind is not null && !x.step.Drop).OrderBy(x => x.step.No ?? int.MaxValue).Select(x => x.step.ToContent(x.index, today))]);
}

public sealed class StepForm
{
    public Id<PlanStep>? Id { get; set; }

    public int? No { get; set; }

    public StepKind? Kind { get; set; }

    public Id<Officer>? OwnerId { get; set; }

    public int? Minutes { get; set; }

    public DateOnly? Earliest { get; set; }

    public DateOnly? Latest { get; set; }

    public int? GapDays { get; set; }

    public Id<Commune>? CommuneId { get; set; }

    public string? Place { get; set; }

    public string? Partners { get; set; }

    public string? Papers { get; set; }

    public bool Drop { get; set; }

    public static StepForm Of(StepContent step, int no) => new()
    {
        Id = step.Id,
        No = no,
        Kind = step.Kind,
        OwnerId = step.OwnerId,
        Minutes = step.Minutes,
        Earliest = step.Earliest,
        Latest = step.Latest,
        GapDays = step.GapDays,
        CommuneId = step.CommuneId,
        Place = step.Place,
        Partners = string.Join('\n', step.Partners.Select(p => $"{p.Kind.Label()}: {p.Role}")),
        Papers = step.Papers,
    };

    public StepContent ToContent(int index, DateOnly today)
    {
        if (Latest is not { } latest)
        {
            throw new RuleViolation("PLN-016", $"Bước {index + 1}: chưa nhập ngày muộn nhất.", $"Steps[{index}].Latest");
        }

        return new(
            Id ?? CaoDiem.Shared.Id<PlanStep>.New(), Kind!.Value, OwnerId, [.. (Partners ?? "").Split('\n').Select(VietText.Clean).Where(l => l.Length > 0).Select(l => Partner(l, index))],
            Minutes ?? Kind.Value.DefaultMinutes(), Earliest ?? (today < latest ? today : latest), latest, GapDays ?? 0, Papers ?? Kind.Value.Papers(), CommuneId, Place ?? "");
    }

    private StepPartner Partner(string line, int index)
    {
        var parts = line.Split(':', 2);
        var name = VietText.Fold(parts[0]);
        var kind = PartnerKinds.All.FirstOrDefault(k => VietText.Fold(k.Label()) == name, PartnerKinds.OfName(parts[0]));
        if (kind == PartnerKind.Other && name != VietText.Fold(PartnerKind.Other.Label()))
        {
            throw new RuleViolation("PLN-017", $"Bước {index + 1}: không rõ «{parts[0]}» là cơ quan nào.", $"Steps[{index}].Partners");
        }

        var role = parts.Length > 1 ? VietText.Clean(parts[1]) : "";
        return new(kind, role.Length > 0 ? role : StepRoles.Of(Kind!.Value, kind) ?? "Phối hợp theo yêu cầu");
    }
}
