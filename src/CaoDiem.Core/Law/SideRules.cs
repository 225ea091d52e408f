using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>
/// What single acts on record call for beside the way of the file itself: letters, complaints, money held, securing measures, the
/// publication. Each needs its act; a bare line of a register has none.
/// </summary>
internal static class SideRules
{
    public static IEnumerable<Finding> Decide(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var found = facts.Complaints.Where(c => c.AnsweredOn is null).Select(c => Complaint(c, asOf, law))
            .Concat(facts.Letters.Where(l => l.AnsweredOn is null).Select(l => Letter(l, asOf, law)))
            .Concat(facts.Securings.Where(s => s.EndedOn is null).Select(s => Securing(s, asOf, law)))
            .Append(Held(facts, asOf, law)).Append(NotEnforceableRules.Publish(facts, asOf, law)).Append(Unpublish(facts, asOf, law))
            .Append(Exit(facts, asOf, law));
        return found.OfType<Finding>();
    }

    // Art. 102, 104: accepted first, then answered; the old law's times are not in the tables.
    private static Finding? Complaint(ComplaintFacts complaint, DateOnly asOf, LawBook law)
    {
        var rule = (complaint.Subject, complaint.Second, complaint.AcceptedOn) switch
        {
            (_, false, null) => "Q-01",
            (_, true, null) => "Q-01b",
            (ComplaintSubject.Securing, _, _) => "Q-03",
            (ComplaintSubject.Coercion, false, _) => "Q-04",
            (ComplaintSubject.Coercion, true, _) => "Q-04b",
            (_, false, _) => "Q-02",
            _ => "Q-02b",
        };
        if (law.Find(rule, LawVersion.On(asOf), asOf) is null)
        {
            return null;
        }

        var clock = LegalClock.Due(rule, complaint.AcceptedOn ?? complaint.ReceivedOn, asOf, law);
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Có khiếu nại nhận ngày {Day(complaint.ReceivedOn)} chưa {(complaint.AcceptedOn is null ? "thụ lý" : "giải quyết")}: thời "
            + $"hạn {clock.Term.Words}, {Lateness(clock.Due, asOf)}.",
            complaint.AcceptedOn is null ? "Thụ lý khiếu nại và thông báo cho người khiếu nại." : "Ra quyết định giải quyết khiếu nại.");
    }

    private static Finding Letter(LetterFacts letter, DateOnly asOf, LawBook law)
    {
        var clock = LegalClock.Due(letter.Account ? "L-26b" : "L-26", letter.SentOn, asOf, law);
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Đã yêu cầu {letter.Body} cung cấp thông tin ngày {Day(letter.SentOn)}, chưa có trả lời; phải trả lời "
            + $"{(letter.Account ? "ngay" : $"trong {clock.Term.Words}")}, {Lateness(clock.Due, asOf)}.",
            clock.Due < asOf ? "Đôn đốc trả lời; ghi trả lời khi nhận được." : "Theo dõi trả lời; ghi trả lời khi nhận được.");
    }

    private static Finding? Securing(SecuringFacts measure, DateOnly asOf, LawBook law)
    {
        if (measure.DecidedOn is null && measure.RecordOn is { } record && law.Find("C-07", LawVersion.On(asOf), asOf) is not null)
        {
            var decision = LegalClock.Due("C-07", record, asOf, law);
            return FindingOf.Clock(WorkGroup.Review, decision,
                $"Đã lập biên bản {measure.Measure} ngày {Day(record)}, chưa có quyết định: trong {decision.Term.Words}, "
                + $"{Lateness(decision.Due, asOf)}.",
                "Ra quyết định áp dụng biện pháp bảo đảm, gửi ngay Viện kiểm sát.", MissingItems.SecuringDecision);
        }

        if (measure.GroundsOn is not { } grounds)
        {
            return null;
        }

        var clock = LegalClock.Due("C-06", grounds, asOf, law);
        return FindingOf.Clock(WorkGroup.Coercion, clock,
            $"Đang áp dụng biện pháp bảo đảm ({measure.Measure}), có căn cứ cưỡng chế từ ngày {Day(grounds)}: {Lateness(clock.Due, asOf)}.",
            "Ra quyết định cưỡng chế hoặc chấm dứt biện pháp bảo đảm.");
    }

    private static Finding? Held(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.MoneyHeldSince is not { } since)
        {
            return null;
        }

        var clock = LegalClock.Due("P-15", since, asOf, law);
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Đã thu tiền ngày {Day(since)} chưa chi trả: thời hạn {clock.Term.Words}, {Lateness(clock.Due, asOf)}.",
            "Lập danh sách và chi trả tiền thi hành án theo thứ tự thanh toán.");
    }

    private static Finding? Unpublish(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.PublishedOn is null || facts.UnpublishedOn is not null || facts.EnforceableAgainOn is not { } again)
        {
            return null;
        }

        var clock = LegalClock.Due("L-39", again, asOf, law);
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Có điều kiện trở lại từ ngày {Day(again)} nhưng thông tin vẫn đang đăng tải, {Lateness(clock.Due, asOf)}.",
            "Chấm dứt đăng tải, thông báo Ủy ban nhân dân cấp xã chấm dứt niêm yết.");
    }

    private static Finding? Exit(DossierFacts facts, DateOnly asOf, LawBook law) => facts.ExitStayedUntil is not { } until || until < asOf
        ? null
        : until > FindingOf.Norm(asOf, law)
            ? null
            : FindingOf.Plain(
                WorkGroup.Review, ("C-07", FindingOf.Article(asOf, "Điều 66 Luật THADS 2008", "Điều 70 Luật THADS 2025")), asOf,
                $"Tạm hoãn xuất cảnh sắp hết vào ngày {Day(until)}.",
                "Xét gia hạn hoặc để hết hiệu lực tạm hoãn xuất cảnh.", until);
}
