using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Refunds, destruction and confiscation: the third work group of a campaign (law.md section 5).</summary>
internal static class ExhibitRules
{
    public static Finding? Decide(ObligationKind kind, DossierFacts facts, DateOnly asOf, LawBook law) => kind switch
    {
        ObligationKind.Refund => Refund(facts, asOf, law),
        ObligationKind.Destruction => Destruction(facts, asOf, law),
        ObligationKind.Confiscation => Confiscation(facts, asOf, law),
        _ => null,
    };

    private static Finding Refund(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var notice = LegalClock.Due("V-30", facts.DecisionDate, law);
        var fetch = LegalClock.Due("V-32", notice.Due, law);
        return notice.Due >= asOf
            ? Make(WorkGroup.Refund, notice, "Có khoản phải hoàn trả cho đương sự", asOf, "Thông báo cho đương sự đến nhận tiền, tài sản.")
            : Make(WorkGroup.Refund, fetch, "Có khoản phải hoàn trả cho đương sự, đã qua thời hạn thông báo", asOf,
                "Chi trả cho đương sự; quá hạn mà không đến nhận thì gửi tiết kiệm hoặc kho bạc theo quy định.");
    }

    private static Finding Destruction(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var council = LegalClock.Due("V-20", facts.DecisionDate, law);
        return Make(WorkGroup.Destruction, council, "Có tang vật phải tiêu hủy", asOf,
            "Thành lập hội đồng tiêu hủy, báo Viện kiểm sát để kiểm sát việc tiêu hủy.");
    }

    private static Finding Confiscation(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var handOver = LegalClock.Due("V-01", facts.DecisionDate, law);
        var recipient = LawVersion.On(asOf) == LawVersion.A ? "cơ quan tài chính cùng cấp" : "Ủy ban nhân dân cấp xã nơi có tài sản";
        return Make(WorkGroup.Confiscation, handOver, "Có tiền, tài sản tịch thu sung quỹ nhà nước", asOf,
            $"Thông báo và bàn giao cho {recipient}.");
    }

    private static Finding Make(WorkGroup group, Deadline deadline, string reason, DateOnly asOf, string step) => new(
        group, deadline.Term.Rule, deadline.Term.Article, deadline.Term.Law,
        $"{reason}: thời hạn {deadline.Term.Length:00} {deadline.Term.Unit.Label()}, {Lateness(deadline.Due, asOf)}.",
        true, [], step, deadline.Due)
    { Clock = deadline };
}
