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
        var (step, clock) = ReliefStep(missing, question, facts, Trigger(question, answer, facts, law), law, group);
        return new(group, answer.Rule, answer.Article, answer.Law, answer.Reason, missing.Count == 0, missing, step, clock.Due) { Clock = clock, Question = question };
    }

    // M-41: the check is due from the decision that the matter is not yet enforceable, once the item is old enough; hardship
    // and merit are brought forward by a petition, whose day the register does not hold.
    private static DateOnly Trigger(ReliefQuestion question, ReliefAnswer answer, DossierFacts facts, LawBook law) =>
        law.ReliefRows(question.AsOf).FirstOrDefault(r => r.Rule == answer.Rule) is { } row
            ? Later(facts.NotEnforceableOn, ReliefRules.EligibleFrom(question.FirstDecision, row.Years, law))
            : question.AsOf;

    private static (string Step, Deadline Clock) ReliefStep(
        IReadOnlyList<string> missing, ReliefQuestion question, DossierFacts facts, DateOnly trigger, LawBook law, WorkGroup group)
    {
        var asOf = question.AsOf;
        Deadline Due(string rule, DateOnly since) => LegalClock.Due(rule, since < asOf ? since : asOf, asOf, law);
        if (missing.Contains(MissingItems.NotEnforceableDecision))
        {
            return ("Ra quyết định về việc chưa có điều kiện thi hành án, rồi lập hồ sơ xét miễn, giảm.", Due("L-31", facts.LastVerifiedOn ?? asOf));
        }

        if (missing.Contains(MissingItems.FreshVerification))
        {
            var fresh = law.Term("M-32", LawVersion.On(asOf), asOf);
            DateOnly? lastFresh = question.VerifiedOn is { } verified ? LegalClock.Anniversary(verified, fresh.Length, fresh.Unit) : null;
            return ($"Xác minh lại điều kiện thi hành án để có biên bản không quá {fresh.Words} khi đề nghị.", Due("M-42", Later(lastFresh, trigger)));
        }

        var nextMonth = new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1);
        var batch = $"gửi Viện kiểm sát trong tuần đầu tháng {nextMonth.Month:00}/{nextMonth.Year}";
        var what = group == WorkGroup.Exemption ? "xét miễn" : "xét giảm";
        return ($"Lập hồ sơ đề nghị {what}, {batch}.", Due("M-45", Later(question.VerifiedOn, trigger)));
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
