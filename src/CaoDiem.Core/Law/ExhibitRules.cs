using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>
/// Refunds, destruction and confiscation: the third work group of a campaign (law.md section 5). They have terms of their own and no
/// others: no voluntary time, no verification.
/// </summary>
internal static class ExhibitRules
{
    public static Finding? Decide(ObligationFacts item, DossierFacts facts, DateOnly asOf, LawBook law) => item.Kind switch
    {
        ObligationKind.Refund => Refund(facts, asOf, law),
        ObligationKind.Destruction => Destruction(facts, asOf, law),
        ObligationKind.Confiscation => item.Original > Dong.Zero && LawVersion.On(asOf) != LawVersion.A
            ? Money(facts, asOf, law)
            : Confiscation(facts, asOf, law),
        _ => null,
    };

    /// <summary>Everything is done: what remains is to end the matter (L-69, L-70).</summary>
    public static Finding Done(WorkGroup group, string reason, DateOnly asOf, LawBook law) => FindingOf.Plain(
        group, (LawVersion.On(asOf) == LawVersion.A ? "L-69" : "L-70",
            FindingOf.Article(asOf, "Điều 52 Luật THADS 2008", "Điều 55 Luật THADS 2025")), asOf,
        $"{reason}.", FindingOf.Normed("Kết thúc thi hành án, đóng hồ sơ"), FindingOf.Norm(asOf, law));

    private static Finding Refund(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if ((facts.RefundedOn ?? facts.RemittedOn) is { } done)
        {
            return Done(WorkGroup.Refund, $"Đã hoàn trả, xử lý xong ngày {Day(done)}", asOf, law);
        }

        if (facts.DepositedOn is { } deposited)
        {
            return Unfetched(facts, deposited, asOf, law);
        }

        if (facts.Notices.Select(n => n.ValidOn(false)).Where(d => d <= asOf).Min() is { } told)
        {
            var fetch = LegalClock.Due("V-32", told, asOf, law);
            return FindingOf.Clock(WorkGroup.Refund, fetch,
                $"Đã thông báo ngày {Day(told)} cho đương sự nhận tiền, tài sản: thời hạn {fetch.Term.Words}, {Lateness(fetch.Due, asOf)}.",
                "Chi trả cho đương sự; quá hạn mà không đến nhận thì gửi tiết kiệm hoặc kho bạc theo quy định.");
        }

        var notice = LegalClock.Due("V-30", facts.DecisionDate, asOf, law);
        return notice.Due >= asOf || facts.ActsSince <= facts.DecisionDate
            ? Make(WorkGroup.Refund, notice, "Có khoản phải hoàn trả cho đương sự", asOf, "Thông báo cho đương sự đến nhận tiền, tài sản.")
            : FindingOf.Gap(WorkGroup.Refund, notice.Term,
                "Có khoản phải hoàn trả cho đương sự nhưng chưa có thông báo được ghi nên chưa tính được thời hạn nhận.",
                "Ghi ngày đã thông báo, hoặc thông báo ngay cho đương sự đến nhận tiền, tài sản", asOf, law, MissingItems.Notice);
    }

    // V-36: five years after the judgment came into force the money goes to the budget.
    private static Finding Unfetched(DossierFacts facts, DateOnly deposited, DateOnly asOf, LawBook law)
    {
        var term = law.Term("V-36", LawVersion.On(asOf), asOf);
        if (facts.JudgmentEffectiveOn is not { } effective)
        {
            return FindingOf.Gap(WorkGroup.Refund, term, $"Tiền chưa nhận đã gửi ngày {Day(deposited)}; chưa ghi ngày bản án có hiệu lực.",
                "Ghi ngày bản án có hiệu lực để tính thời hạn nộp ngân sách", asOf, law, MissingItems.JudgmentEffect);
        }

        var clock = LegalClock.Due("V-36", effective, asOf, law);
        return FindingOf.Clock(WorkGroup.Refund, clock,
            $"Tiền chưa nhận đã gửi ngày {Day(deposited)}; hết {term.Words} kể từ ngày bản án có hiệu lực thì nộp ngân sách, "
            + $"{Lateness(clock.Due, asOf)}.",
            "Chi trả khi đương sự đến nhận; hết thời hạn thì làm thủ tục nộp ngân sách nhà nước.");
    }

    private static Finding Destruction(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.DestroyedOn is { } done)
        {
            return Done(WorkGroup.Destruction, $"Đã tiêu hủy ngày {Day(done)}", asOf, law);
        }

        return facts.DestructionCouncilOn is { } council
            ? Make(WorkGroup.Destruction, LegalClock.Due("V-22", council, asOf, law), $"Hội đồng tiêu hủy thành lập ngày {Day(council)}",
                asOf,
                "Tổ chức tiêu hủy, lập biên bản, báo Viện kiểm sát để kiểm sát.")
            : Make(WorkGroup.Destruction, LegalClock.Due("V-20", facts.DecisionDate, asOf, law), "Có tang vật phải tiêu hủy", asOf,
                "Thành lập hội đồng tiêu hủy, báo Viện kiểm sát để kiểm sát việc tiêu hủy.");
    }

    private static Finding Confiscation(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if ((facts.HandedOverOn ?? facts.RemittedOn) is { } done)
        {
            return Done(WorkGroup.Confiscation, $"Đã bàn giao, nộp ngân sách ngày {Day(done)}", asOf, law);
        }

        var recipient = FindingOf.Article(asOf, "cơ quan tài chính cùng cấp", "Ủy ban nhân dân cấp xã nơi có tài sản");
        return Make(WorkGroup.Confiscation, LegalClock.Due("V-01", facts.DecisionDate, asOf, law),
            "Có tiền, tài sản tịch thu sung quỹ nhà nước", asOf,
            $"Thông báo và bàn giao cho {recipient}.");
    }

    // V-06: seven days from the receipt, or from the decision where the money came before it.
    private static Finding Money(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if ((facts.RemittedOn ?? facts.HandedOverOn) is { } done)
        {
            return Done(WorkGroup.Confiscation, $"Đã nộp ngân sách, bàn giao ngày {Day(done)}", asOf, law);
        }

        const string Step = "Nộp tiền tịch thu vào ngân sách nhà nước.";
        if (facts.MoneyReceivedOn is { } received)
        {
            var start = received > facts.DecisionDate ? received : facts.DecisionDate;
            return Make(WorkGroup.Confiscation, LegalClock.Due("V-06", start, asOf, law), $"Đã có tiền tịch thu ngày {Day(received)}", asOf,
                Step);
        }

        var clock = LegalClock.Due("V-06", facts.DecisionDate, asOf, law);
        var text = $"Có tiền tịch thu nhưng chưa ghi ngày nhận tiền; nếu tiền có trước quyết định thì hạn nộp ngân sách là ngày "
            + $"{Day(clock.Due)}.";
        return clock.Due >= asOf
            ? FindingOf.Clock(WorkGroup.Confiscation, clock, text, $"Ghi ngày nhận tiền. {Step}", MissingItems.MoneyReceipt)
            : FindingOf.Gap(WorkGroup.Confiscation, clock.Term, text, "Ghi ngày nhận tiền, nộp tiền tịch thu vào ngân sách nhà nước", asOf,
                law, MissingItems.MoneyReceipt);
    }

    private static Finding Make(WorkGroup group, Deadline clock, string reason, DateOnly asOf, string step) =>
        FindingOf.Clock(group, clock, $"{reason}: thời hạn {clock.Term.Words}, {Lateness(clock.Due, asOf)}.", step);
}
