using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Notice, verification and classification: the first work group (law.md sections 3.2 to 3.4).</summary>
internal static class ReviewRules
{
    public static Finding Decide(DossierFacts facts, DateOnly asOf, LawBook law) => facts.State switch
    {
        DossierState.NotEnforceable => NotEnforceableRules.Decide(facts, asOf, law),
        _ when facts.NewInformationOn is { } news && !(facts.LastVerifiedOn >= news) => NotEnforceableRules.NewInformation(news, asOf, law),
        _ when facts.LastVerifiedOn is null => FirstVerification(facts, asOf, law),
        _ => Classify(facts, asOf, law),
    };

    /// <summary>
    /// L-31 for a file with a verification that found no means or bare living: the decision that it is not yet enforceable.
    /// </summary>
    public static Finding NoMeans(DossierFacts facts, DateOnly asOf, LawBook law, string more = "")
    {
        var verified = facts.LastVerifiedOn!.Value;
        var since = facts.NoMeansSince(asOf) ?? verified;
        var clock = LegalClock.Due("L-31", since, asOf, law);
        var found = facts.MeansOn(asOf, law) == Means.Minimum
            ? "chỉ có thu nhập bảo đảm mức sinh hoạt tối thiểu"
            : "không có tài sản, thu nhập";
        var again = since == verified ? "" : $" (xác minh lại ngày {Day(verified)} vẫn vậy)";
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Xác minh ngày {Day(since)} cho thấy {found}{again} nhưng chưa có quyết định chưa có điều kiện thi hành án{more}, "
            + $"{Lateness(clock.Due, asOf)}.",
            "Ra quyết định về việc chưa có điều kiện thi hành án.", MissingItems.NotEnforceableDecision);
    }

    // The voluntary time runs from a valid notice; without one on record nothing later can be counted.
    private static Finding FirstVerification(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var means = facts.MeansOn(asOf, law);
        var claimed = means == Means.Unknown ? "" : $" Sổ ghi «{means.Label().ToLowerInvariant()}» nhưng không có biên bản xác minh.";
        if (Notices.FirstValid(facts.Notices, asOf) is not { } told)
        {
            return NoNotice(facts, claimed, asOf, law);
        }

        var voluntary = LegalClock.Due("L-24", told, law);
        var clock = LegalClock.Due("L-25", voluntary.Due, asOf, law) with { Leading = [voluntary] };
        var until = voluntary.Due >= asOf ? $"; thời hạn tự nguyện đến hết ngày {Day(voluntary.Due)}" : "";
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Đã thông báo hợp lệ ngày {Day(told)}{until}; chưa có biên bản xác minh lần đầu, {Lateness(clock.Due, asOf)}.{claimed}",
            "Xác minh điều kiện thi hành án và phân loại hồ sơ.", MissingItems.Verification);
    }

    private static Finding NoNotice(DossierFacts facts, string claimed, DateOnly asOf, LawBook law)
    {
        if (Pending(facts, asOf, law) is { } pending)
        {
            return pending;
        }

        var clock = LegalClock.Due("L-18", facts.DecisionDate, asOf, law);
        string[] missing = [MissingItems.Notice, MissingItems.Verification];
        if (facts.ActsSince <= facts.DecisionDate || clock.Due >= asOf)
        {
            return FindingOf.Clock(WorkGroup.Review, clock,
                $"Quyết định thi hành án ngày {Day(facts.DecisionDate)} chưa được thông báo, {Lateness(clock.Due, asOf)}.{claimed}",
                "Thông báo quyết định thi hành án cho đương sự; hết thời hạn tự nguyện thì xác minh.", missing);
        }

        return FindingOf.Gap(WorkGroup.Review, clock.Term,
            $"Chưa có thông báo quyết định thi hành án được ghi nên chưa tính được thời hạn tự nguyện và xác minh lần đầu.{claimed}",
            "Ghi ngày, cách đã thông báo, hoặc thông báo ngay; xác minh điều kiện và phân loại hồ sơ", asOf, law, missing);
    }

    // A notice is on its way through the prison (L-23), or went a way that the decision may not go (L-20).
    private static Finding? Pending(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var waits = facts.Notices.Where(n => n.On <= asOf && n.ValidOn(true) is null).MaxBy(n => n.On);
        if (waits is { Method: NoticeMethod.Prison } && law.Find("L-23", LawVersion.On(asOf), asOf) is not null)
        {
            var clock = LegalClock.Due("L-23", waits.On, asOf, law);
            return FindingOf.Clock(WorkGroup.Review, clock,
                $"Đã gửi trại giam ngày {Day(waits.On)} để giao quyết định, chưa có ngày người phải thi hành án ký nhận, "
                + $"{Lateness(clock.Due, asOf)}.",
                "Đề nghị trại giam giao và gửi lại biên bản có chữ ký.", MissingItems.Notice);
        }

        return null;
    }

    private static Finding Classify(DossierFacts facts, DateOnly asOf, LawBook law) => facts.MeansOn(asOf, law) switch
    {
        Means.Unknown => Unfinished(facts, asOf, law),
        Means.None or Means.Minimum => NoMeans(facts, asOf, law),
        _ => Enforce(facts, asOf, law),
    };

    // The first verification came to nothing yet: L-25 goes on; the law names no term for finishing it.
    private static Finding Unfinished(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var verified = facts.LastVerifiedOn!.Value;
        var term = law.Term("L-25", LawVersion.On(asOf), asOf);
        return FindingOf.Plain(WorkGroup.Review, (term.Rule, term.Article), asOf,
            $"Đã xác minh ngày {Day(verified)} nhưng chưa rõ điều kiện thi hành nên chưa phân loại được.",
            FindingOf.Normed("Hoàn tất xác minh và phân loại hồ sơ"), FindingOf.Norm(asOf, law), MissingItems.Verification);
    }

    // The law names no term for going on with a file that has means; the office's norm sets the date.
    private static Finding Enforce(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var verified = facts.LastVerifiedOn!.Value;
        var article = FindingOf.Article(asOf, "khoản 1 Điều 46 Luật THADS 2008", "khoản 1 Điều 72 Luật THADS 2025");
        var stale = LegalClock.Anniversary(verified, (int)law.Number("review.months", asOf), TermUnit.Month) < asOf;
        return FindingOf.Plain(WorkGroup.Review, ("C-01", article), asOf,
            $"Có điều kiện thi hành theo xác minh ngày {Day(verified)}{(stale ? ", thông tin đã cũ" : "")}; hết thời gian tự nguyện mà "
            + "không thi hành thì phải cưỡng chế.",
            FindingOf.Normed(stale
                ? "Xác minh lại, vận động thi hành; lập kế hoạch giải quyết vụ việc"
                : "Vận động thi hành; lập kế hoạch giải quyết vụ việc, cần thì ra quyết định cưỡng chế"),
            FindingOf.Norm(asOf, law), stale ? [MissingItems.FreshVerification] : []);
    }
}
