using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Review, verification and classification: the first work group (law.md sections 3.2 to 3.4).</summary>
internal static class ReviewRules
{
    public static Finding Decide(DossierFacts facts, DateOnly asOf, LawBook law) => facts.State switch
    {
        DossierState.Postponed => Continue("L-56", "Hồ sơ đang hoãn thi hành án", facts, asOf, law),
        DossierState.Suspended => Continue("L-59", "Hồ sơ đang tạm đình chỉ thi hành án", facts, asOf, law),
        DossierState.NotEnforceable or DossierState.SeparateLedger => Reverify(facts, asOf, law),
        _ when facts.LastVerifiedOn is null => FirstVerification(facts, asOf, law),
        _ => Enforce(facts, asOf, law),
    };

    private static Finding FirstVerification(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var deadline = LegalClock.FirstVerification(facts.DecisionDate, law);
        return Make(deadline, $"Chưa có biên bản xác minh điều kiện thi hành án lần đầu, {Lateness(deadline.Due, asOf)}.",
            false, [MissingItems.Verification], "Xác minh điều kiện thi hành án và phân loại hồ sơ.");
    }

    private static Finding Reverify(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var since = facts.LastVerifiedOn ?? facts.NotEnforceableOn ?? facts.DecisionDate;
        var deadline = LegalClock.Reverification(since, facts.LongReverification, law);
        var last = facts.LastVerifiedOn is { } day ? $"xác minh gần nhất ngày {Day(day)}" : "chưa có lần xác minh nào trong sổ";
        return Make(deadline,
            $"Chưa có điều kiện thi hành, {last}; phải xác minh lại ít nhất {deadline.Term.Length:00} {deadline.Term.Unit.Label()} một lần, {Lateness(deadline.Due, asOf)}.",
            deadline.Due >= asOf, deadline.Due >= asOf ? [] : [MissingItems.Verification], "Xác minh lại điều kiện thi hành án; có điều kiện thì ra quyết định tiếp tục.");
    }

    private static Finding Continue(string rule, string reason, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var deadline = LegalClock.Due(rule, asOf, law);
        return Make(deadline, $"{reason}: kiểm tra căn cứ còn hay đã hết để ra quyết định tiếp tục.",
            true, [], "Kiểm tra căn cứ hoãn, tạm đình chỉ; hết căn cứ thì ra quyết định tiếp tục thi hành án.");
    }

    // The law names no term for going on with a file that has means; the office's norm sets the date.
    private static Finding Enforce(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var verified = facts.LastVerifiedOn!.Value;
        var isA = LawVersion.On(asOf) == LawVersion.A;
        var article = isA ? "khoản 1 Điều 46 Luật THADS 2008" : "khoản 1 Điều 72 Luật THADS 2025";
        var stale = LegalClock.Anniversary(verified, (int)law.Number("review.months", asOf), TermUnit.Month) < asOf;
        if (facts.Means == Means.Unknown)
        {
            var clock = LegalClock.Due("L-34", verified, asOf, law);
            return new(WorkGroup.Review, "L-34", clock.Term.Article, LawVersion.On(asOf).Id,
                $"Đã xác minh ngày {Day(verified)} nhưng chưa rõ điều kiện thi hành nên chưa phân loại được.",
                false, [MissingItems.Verification], "Hoàn tất xác minh và phân loại hồ sơ.", clock.Due)
            { Clock = clock };
        }

        var due = law.Calendar.AddWorkingDays(asOf, (int)law.Number("step.days", asOf));
        return facts.Means == Means.None
            ? Make(LegalClock.Due("L-31", verified, asOf, law),
                $"Xác minh ngày {Day(verified)} cho thấy không có tài sản, thu nhập nhưng chưa có quyết định chưa có điều kiện thi hành án.",
                false, [MissingItems.NotEnforceableDecision], "Ra quyết định về việc chưa có điều kiện thi hành án.")
            : new(WorkGroup.Review, "C-01", article, LawVersion.On(asOf).Id,
                $"Có điều kiện thi hành theo xác minh ngày {Day(verified)}{(stale ? ", thông tin đã cũ" : "")}; hết thời gian tự nguyện mà không thi hành thì phải cưỡng chế.",
                !stale, stale ? [MissingItems.FreshVerification] : [],
                (stale ? "Xác minh lại, vận động thi hành; lập kế hoạch giải quyết vụ việc" : "Vận động thi hành; lập kế hoạch giải quyết vụ việc, cần thì ra quyết định cưỡng chế") + $" {LawBook.OfficeNorm}.",
                due);
    }

    private static Finding Make(Deadline deadline, string text, bool ready, IReadOnlyList<string> missing, string step) => new(
        WorkGroup.Review, deadline.Term.Rule, deadline.Term.Article, deadline.Term.Law, text, ready, missing, step, deadline.Due)
    { Clock = deadline };
}
