using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>
/// What the law says about one file on one day: its work groups, why, what is missing, the next step and its latest
/// date. An open file always gets at least one finding; a closed one none. Pure.
/// </summary>
public static class FileRules
{
    public static IReadOnlyList<Finding> Decide(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (!facts.State.IsOpen())
        {
            return [];
        }

        var findings = new List<Finding>();
        findings.AddRange(facts.Obligations.Select(o => ExhibitRules.Decide(o.Kind, facts, asOf, law)).OfType<Finding>());
        if (CoercionRules.Decide(facts, asOf, law) is { } coercion)
        {
            findings.Add(coercion);
        }

        findings.AddRange(facts.Obligations.Select(o => Relief(o, facts, asOf, law)).OfType<Finding>());
        if (findings.Count == 0)
        {
            findings.Add(ReviewRules.Decide(facts, asOf, law));
        }

        return findings;
    }

    /// <summary>"đã quá hạn 12 ngày" or "hạn đến 05/07/2023".</summary>
    internal static string Lateness(DateOnly due, DateOnly asOf) =>
        due < asOf ? $"đã quá hạn {asOf.DayNumber - due.DayNumber} ngày" : $"hạn đến {Day(due)}";

    internal static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static Finding? Relief(ObligationFacts item, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (!item.Kind.IsBudgetMoney() || facts.CoercionDecisionOn is not null)
        {
            return null;
        }

        var question = new ReliefQuestion(
            asOf, facts.FirstDecisionDate ?? facts.DecisionDate, item.Kind, true, item.Original, item.Paid, item.Remaining,
            item.LateInterest, facts.Means, facts.LastVerifiedOn, facts.LastReliefOn, facts.Hardship, facts.Merit);
        var answer = ReliefRules.Decide(question, law);
        if (answer.Outcome == ReliefOutcome.None)
        {
            return null;
        }

        var missing = answer.Missing.ToList();
        if (facts.State != DossierState.NotEnforceable && facts.State != DossierState.SeparateLedger && !facts.Hardship && !facts.Merit)
        {
            // M-41: the check starts from the decision that the matter is not yet enforceable.
            missing.Insert(0, MissingItems.NotEnforceableDecision);
        }

        var group = answer.Outcome == ReliefOutcome.Exempt ? WorkGroup.Exemption : WorkGroup.Reduction;
        var (step, due) = ReliefStep(missing, asOf, law, group);
        return new(group, answer.Rule, answer.Article, answer.Law, answer.Reason, missing.Count == 0, missing, step, due);
    }

    private static (string Step, DateOnly Due) ReliefStep(List<string> missing, DateOnly asOf, LawBook law, WorkGroup group)
    {
        if (missing.Contains(MissingItems.NotEnforceableDecision))
        {
            return ("Ra quyết định về việc chưa có điều kiện thi hành án, rồi lập hồ sơ xét miễn, giảm.", LegalClock.Due("L-31", asOf, law).Due);
        }

        if (missing.Contains(MissingItems.FreshVerification))
        {
            return ("Xác minh lại điều kiện thi hành án để có biên bản không quá 03 tháng khi đề nghị.", LegalClock.Due("M-42", asOf, law).Due);
        }

        var nextMonth = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1);
        var batch = $"gửi Viện kiểm sát trong tuần đầu tháng {nextMonth.Month:00}/{nextMonth.Year}";
        var what = group == WorkGroup.Exemption ? "xét miễn" : "xét giảm";
        return ($"Lập hồ sơ đề nghị {what}, {batch}.", LegalClock.Due("M-45", asOf, law).Due);
    }
}
