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


    private static Finding? Relief(ObligationFacts item, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (!item.Kind.IsBudgetMoney() || facts.CoercionDecisionOn is not null)
        {
            return null;
        }

        var question = ReliefQuestion.Of(facts, item, asOf);
        var answer = ReliefRules.Decide(question, law);
        if (answer.Outcome == ReliefOutcome.None)
        {
            return null;
        }

        var missing = ReliefDossier.Missing(facts, answer);
        var group = answer.Outcome == ReliefOutcome.Exempt ? WorkGroup.Exemption : WorkGroup.Reduction;
        var (step, clock) = ReliefStep(missing, asOf, law, group);
        return new(group, answer.Rule, answer.Article, answer.Law, answer.Reason, missing.Count == 0, missing, step, clock.Due) { Clock = clock, Question = question };
    }

    private static (string Step, Deadline Clock) ReliefStep(IReadOnlyList<string> missing, DateOnly asOf, LawBook law, WorkGroup group)
    {
        if (missing.Contains(MissingItems.NotEnforceableDecision))
        {
            return ("Ra quyết định về việc chưa có điều kiện thi hành án, rồi lập hồ sơ xét miễn, giảm.", LegalClock.Due("L-31", asOf, law));
        }

        if (missing.Contains(MissingItems.FreshVerification))
        {
            return ($"Xác minh lại điều kiện thi hành án để có biên bản không quá {law.Term("M-32", LawVersion.On(asOf), asOf).Words} khi đề nghị.", LegalClock.Due("M-42", asOf, law));
        }

        var nextMonth = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1);
        var batch = $"gửi Viện kiểm sát trong tuần đầu tháng {nextMonth.Month:00}/{nextMonth.Year}";
        var what = group == WorkGroup.Exemption ? "xét miễn" : "xét giảm";
        return ($"Lập hồ sơ đề nghị {what}, {batch}.", LegalClock.Due("M-45", asOf, law));
    }
}
