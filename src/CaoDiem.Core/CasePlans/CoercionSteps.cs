using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.CasePlans;

/// <summary>A step that the law puts before a coercion with mobilised forces, and the latest day for it.</summary>
public sealed record CoercionMilestone(StepKind Kind, DateOnly Latest, string Article);

/// <summary>
/// The way to a coercion as the law orders it. Every date comes from the terms of the law (<see cref="Chains.Coercion"/>); here
/// stands only which step of a plan keeps which of them.
/// </summary>
public static class CoercionSteps
{
    private const int DaysSearched = 366;

    /// <summary>Rules of the law by the step that keeps them; where several bind a step, the earliest date does.</summary>
    private static readonly (StepKind Kind, string[] Rules)[] Keeps =
    [
        (StepKind.PoliceExchange, ["C-22", "C-24", "C-24b", "C-24c"]),
        (StepKind.OpinionMeeting, ["C-27"]),
        (StepKind.CoercionPlan, ["C-29"]),
        (StepKind.CostNotice, ["C-33"]),
        (StepKind.PreMeeting, ["C-30"]),
    ];

    private static readonly Dictionary<StepKind, PartnerKind[]> Partners = new()
    {
        [StepKind.PoliceExchange] = [PartnerKind.Police],
        [StepKind.OpinionMeeting] = [PartnerKind.Police, PartnerKind.Procuracy, PartnerKind.CommuneCommittee],
        [StepKind.CoercionPlan] = [],
        [StepKind.CostNotice] = [],
        [StepKind.PreMeeting] = [PartnerKind.Police, PartnerKind.Procuracy, PartnerKind.CommuneCommittee],
        [StepKind.Coerce] = [PartnerKind.Police, PartnerKind.Procuracy, PartnerKind.CommuneCommittee],
    };

    public static IReadOnlyList<PartnerKind> PartnersAt(StepKind kind) => Partners[kind];

    /// <summary>The steps before a coercion on a day, in their order, with the latest day of each; the coercion itself ends the list.</summary>
    public static IReadOnlyList<CoercionMilestone> Before(DateOnly day, bool complex, LawBook law)
    {
        var chain = Chains.Coercion(day, complex, law);
        var steps = new List<CoercionMilestone>();
        foreach (var (kind, rules) in Keeps)
        {
            if (chain.Where(s => rules.Contains(s.Rule)).MinBy(s => s.Latest) is { } binding)
            {
                steps.Add(new(kind, binding.Latest, binding.Article));
            }
        }

        return [.. steps.OrderBy(s => s.Latest).ThenBy(s => s.Kind), new(StepKind.Coerce, day, "")];
    }

    /// <summary>
    /// The day to aim at: the last allowed one of a period that leaves time for everything before it; where the period is too
    /// short, the first later one that does.
    /// </summary>
    public static DateOnly Target(DateRange period, DateOnly from, bool complex, LawBook law)
    {
        bool Fits(DateOnly day) => CoercionTimes.Decide(new(day, null, true, false), law).Allowed && Before(day, complex, law)[0].Latest >= from;
        return Enumerable.Range(0, period.Days).Select(i => period.To.AddDays(-i)).Concat(Enumerable.Range(1, DaysSearched).Select(i => period.To.AddDays(i)))
            .Where(Fits).Select(day => (DateOnly?)day).FirstOrDefault() ?? period.To;
    }

    /// <summary>
    /// What a plan of a coercion with mobilised forces leaves out of the law's way: a step that is missing, or one that may come later
    /// before the coercion than the law allows. Empty when it keeps the law.
    /// </summary>
    public static IReadOnlyList<RuleViolation> Check(PlanContent plan, LawBook law)
    {
        var coerce = plan.Steps.Select((step, index) => (step, index)).LastOrDefault(x => x.step.Kind == StepKind.Coerce);
        if (!plan.Mobilised || coerce.step is null)
        {
            return [];
        }

        var refused = new List<RuleViolation>();
        foreach (var milestone in Before(coerce.step.Latest, plan.Complex, law).Where(m => m.Kind != StepKind.Coerce))
        {
            var at = plan.Steps.Take(coerce.index).Select((step, index) => (step, index)).LastOrDefault(x => x.step.Kind == milestone.Kind);
            if (at.step is null)
            {
                refused.Add(new("PLN-014", $"Cưỡng chế có huy động lực lượng phải có bước «{milestone.Kind.Label()}» trước ngày cưỡng chế ({milestone.Article}).", "Steps"));
                continue;
            }

            var apart = plan.Steps.Skip(at.index + 1).Take(coerce.index - at.index).Sum(s => s.GapDays);
            var needed = coerce.step.Latest.DayNumber - milestone.Latest.DayNumber;
            if (apart < needed)
            {
                refused.Add(new("PLN-015", $"Từ bước «{milestone.Kind.Label()}» đến ngày cưỡng chế {coerce.step.Latest:dd/MM/yyyy} phải cách ít nhất {needed} ngày ({milestone.Article}); kế hoạch mới để {apart} ngày.", $"Steps[{at.index + 1}].GapDays"));
            }
        }

        return refused;
    }
}
