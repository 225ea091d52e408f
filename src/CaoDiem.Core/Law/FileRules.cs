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

        var findings = Way(facts, asOf, law);
        findings.AddRange(SideRules.Decide(facts, asOf, law));
        return findings;
    }

    // The way of the file itself. One that stands still has orders of its own, and no others.
    private static List<Finding> Way(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        switch (facts.State)
        {
            case DossierState.Postponed:
                return [StopRules.Postponed(facts, asOf, law)];
            case DossierState.Suspended:
                return [StopRules.Suspended(facts, asOf, law)];
        }

        var findings = new List<Finding>();
        var stored = facts.Obligations.Where(o => !Owed(o, facts));
        findings.AddRange(stored.Select(o => ExhibitRules.Decide(o, facts, asOf, law)).OfType<Finding>());
        if ((SaleRules.Decide(facts, asOf, law) ?? CoercionRules.Decide(facts, asOf, law)) is { } coercion)
        {
            findings.Add(coercion);
        }

        if (CourtReliefRules.Decide(facts, asOf, law) is { } court)
        {
            findings.Add(court);
        }
        else
        {
            findings.AddRange(facts.Obligations.Select(o => Relief(o, facts, asOf, law)).OfType<Finding>());
        }

        if (findings.Count == 0)
        {
            findings.Add(Told(Otherwise(facts, asOf, law), facts, asOf, law));
        }

        return findings;
    }

    // Confiscated money that the debtor still owes is collected like any other (M-01); what lies in store has terms of its own.
    private static bool Owed(ObligationFacts item, DossierFacts facts) => item.Kind == ObligationKind.Confiscation
        && facts.State is DossierState.NotEnforceable or DossierState.SeparateLedger
        && item.Remaining > Dong.Zero;

    // A hardship that other facts speak against is told, not granted (M-17, M-26).
    private static Finding Told(Finding finding, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (!facts.Hardship)
        {
            return finding;
        }

        var against = facts.Obligations.Where(o => o.Kind.IsBudgetMoney() && o.Remaining > Dong.Zero)
            .Select(o => ReliefRules.Decide(ReliefQuestion.Of(facts, o, asOf), law)).FirstOrDefault(a => a.Rule is "M-17" or "M-26");
        return against is null ? finding : finding with { Text = $"{finding.Text} {against.Reason}" };
    }

    private static Finding Otherwise(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.Obligations.Count > 0 && facts.Obligations.All(o => o.Original > Dong.Zero && o.Remaining <= Dong.Zero))
        {
            return ExhibitRules.Done(WorkGroup.Review, "Các khoản phải thi hành đã hết; chi trả xong thì kết thúc", asOf, law);
        }

        return facts.State == DossierState.SeparateLedger ? StopRules.Ledger(facts, asOf, law) : ReviewRules.Decide(facts, asOf, law);
    }

    private static Finding? Relief(ObligationFacts item, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (!item.Kind.IsBudgetMoney() || facts.CoercionDecisionOn is not null
            || (item.Kind == ObligationKind.Confiscation && !Owed(item, facts)))
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
        if (missing.Contains(MissingItems.NotEnforceableDecision) && facts.LastVerifiedOn is { } known)
        {
            return ("Ra quyết định về việc chưa có điều kiện thi hành án, rồi lập hồ sơ xét miễn, giảm.", Due("L-31", known));
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
        var first = missing.Any(m => m is MissingItems.HardshipProof or MissingItems.MeritProof or MissingItems.HardshipSince)
            ? "Bổ sung giấy tờ chứng minh, ngày xảy ra sự kiện; "
            : "";
        var step = first.Length > 0 ? $"{first}lập hồ sơ đề nghị {what}, {batch}." : $"Lập hồ sơ đề nghị {what}, {batch}.";
        return (step, Due("M-45", Later(question.VerifiedOn, trigger)));
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
