using CaoDiem.Campaigns;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.CasePlans;

/// <summary>Whether a file needs an approved plan before it is visited, and why.</summary>
public sealed record PlanNeed(bool Required, string Why);

/// <summary>The law asks for a plan where forces are mobilised; for the rest the office decides. Pure.</summary>
public static class PlanRequirement
{
    private const string PlanTopic = "coercion-plan";
    private const string PlanRule = "C-20";

    public static PlanNeed Decide(IReadOnlyCollection<WorkGroup> groups, Dong remaining, bool mobilised, PlanRules rules, DateOnly day)
    {
        if (mobilised)
        {
            var entry = Lists.Of(PlanTopic, day).First(e => e.Rule == PlanRule);
            return new(true, $"{entry.Text} ({entry.Article}).");
        }

        var asked = WorkGroupSet.Read(rules.RequiredGroups).Where(groups.Contains).ToList();
        if (asked.Count == 0)
        {
            return new(false, "Theo quy định của đơn vị, nhóm việc này không bắt buộc có kế hoạch.");
        }

        return remaining < rules.RequiredFrom
            ? new(false, $"Số còn phải thi hành dưới {rules.RequiredFrom.InWords()} nên đơn vị không bắt buộc có kế hoạch.")
            : new(true, $"Đơn vị quy định phải có kế hoạch với nhóm «{asked[0].Label()}».");
    }
}
