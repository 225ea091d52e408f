using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Matters that are not yet enforceable (law.md L-31 to L-42).</summary>
internal static class NotEnforceableRules
{
    private const int ResultsEnough = 2;

    public static Finding Decide(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.NewInformationOn is { } news && !(facts.LastVerifiedOn >= news))
        {
            return NewInformation(news, asOf, law);
        }

        return Again(facts, asOf, law) ?? Transfer(facts, asOf, law) ?? ToldTwice(facts, asOf, law) ?? Reverify(facts, asOf, law);
    }

    /// <summary>L-34: new information is verified; then comes the decision to continue.</summary>
    public static Finding NewInformation(DateOnly news, DateOnly asOf, LawBook law)
    {
        var clock = LegalClock.Due("L-34", news, asOf, law);
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Có thông tin mới về điều kiện thi hành án ngày {Day(news)}: phải xác minh, {Lateness(clock.Due, asOf)}.",
            "Xác minh thông tin mới; có điều kiện thì ra quyết định tiếp tục thi hành án.", MissingItems.Verification);
    }

    /// <summary>L-37: what is published about the debtor, when the record says that it was not.</summary>
    public static Finding? Publish(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.State != DossierState.NotEnforceable || facts.NotEnforceableOn is not { } decided || facts.PublishedOn is not null
            || !(facts.ActsSince <= decided))
        {
            return null;
        }

        var clock = LegalClock.Due("L-37", decided, asOf, law);
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Quyết định chưa có điều kiện ngày {Day(decided)} chưa được đăng tải, {Lateness(clock.Due, asOf)}.",
            "Đăng tải thông tin người phải thi hành án và gửi Ủy ban nhân dân cấp xã niêm yết.");
    }

    // Means found after the decision: the matter goes on.
    private static Finding? Again(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.MeansOn(asOf, law) != Means.Has || facts.LastVerifiedOn is not { } verified || !(verified > facts.NotEnforceableOn))
        {
            return null;
        }

        var term = law.Term("L-34", LawVersion.On(asOf), asOf);
        return FindingOf.Plain(WorkGroup.Review, (term.Rule, term.Article), asOf,
            $"Xác minh ngày {Day(verified)} cho thấy có tài sản, thu nhập để thi hành nhưng hồ sơ vẫn ghi chưa có điều kiện.",
            FindingOf.Normed("Ra quyết định tiếp tục thi hành án"), FindingOf.Norm(asOf, law));
    }

    // L-40 to L-42: the time since the decision is over, the verifications are made and nothing new was heard.
    private static Finding? Transfer(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.NotEnforceableOn is not { } decided || facts.NewInformationOn > decided)
        {
            return null;
        }

        var results = Results(facts, asOf);
        return LawVersion.On(asOf) == LawVersion.A
            ? ToLedgerA(facts, decided, results, asOf, law)
            : LeaveB(facts, decided, results, asOf, law);
    }

    private static Finding? ToLedgerA(DossierFacts facts, DateOnly decided, List<DateOnly> results, DateOnly asOf, LawBook law)
    {
        var wait = LegalClock.Due(facts.IsLongClass(asOf, law) ? "L-40b" : "L-40", decided, asOf, law);
        if (results.Count < ResultsEnough || wait.Due >= asOf)
        {
            return null;
        }

        var complete = results[ResultsEnough - 1] > wait.Due ? results[ResultsEnough - 1] : wait.Due;
        var clock = LegalClock.Due("L-40c", complete, asOf, law) with { Leading = [wait] };
        return FindingOf.Clock(WorkGroup.Review, clock,
            $"Đã quá {wait.Term.Words} kể từ quyết định chưa có điều kiện ngày {Day(decided)}, {results.Count} lần xác minh, không có "
            + $"thông tin mới: chuyển sổ theo dõi riêng, {Lateness(clock.Due, asOf)}.",
            "Ra quyết định chuyển sang sổ theo dõi riêng.");
    }

    private static Finding? LeaveB(DossierFacts facts, DateOnly decided, List<DateOnly> results, DateOnly asOf, LawBook law)
    {
        var wait = LegalClock.Due(facts.Matter == MatterKind.OwnMotion ? "L-41" : "L-42", decided, asOf, law);
        var again = facts.IsLongClass(asOf, law) ? "L-36" : "L-35";
        var fresh = facts.LastVerifiedOn is { } last && LegalClock.Due(again, last, asOf, law).Due >= asOf;
        if (results.Count == 0 || wait.Due >= asOf || !fresh)
        {
            return null;
        }

        var (what, step) = facts.Matter == MatterKind.OwnMotion
            ? ("chuyển sổ theo dõi riêng", "Chuyển sang sổ theo dõi riêng")
            : ("gửi lại yêu cầu thi hành án",
                "Gửi lại yêu cầu thi hành án cho người được thi hành án, báo Viện kiểm sát; lưu bản sao và kết thúc");
        return FindingOf.Plain(WorkGroup.Review, (wait.Term.Rule, wait.Term.Article), asOf,
            $"Đã quá {wait.Term.Words} kể từ quyết định chưa có điều kiện ngày {Day(decided)}, đã xác minh định kỳ, không có thông tin "
            + $"mới: {what}.",
            FindingOf.Normed(step), FindingOf.Norm(asOf, law)) with
        { Across = wait.Across };
    }

    // Days of the verifications that found nothing, or bare living.
    private static List<DateOnly> Results(DossierFacts facts, DateOnly asOf) =>
        [.. facts.Verifications.Where(v => v.Means is Means.None or Means.Minimum && v.On <= asOf).Select(v => v.On).Order()];

    // L-35 A: after two results the creditor is told, and only new information calls for another verification.
    private static Finding? ToldTwice(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (LawVersion.On(asOf) != LawVersion.A || facts.NotEnforceableOn is not { } decided
            || Results(facts, asOf).Count < ResultsEnough)
        {
            return null;
        }

        var wait = LegalClock.Due(facts.IsLongClass(asOf, law) ? "L-40b" : "L-40", decided, asOf, law);
        var term = law.Term(facts.IsLongClass(asOf, law) ? "L-36" : "L-35", LawVersion.A, asOf);
        return FindingOf.Plain(WorkGroup.Review, (term.Rule, term.Article), asOf,
            $"Đã có {ResultsEnough} lần xác minh chưa có điều kiện: thông báo kết quả cho người được thi hành án; chỉ xác minh lại khi "
            + "có thông tin mới.",
            $"Thông báo kết quả xác minh; từ ngày {Day(wait.Due.AddDays(1))} xét chuyển sổ theo dõi riêng.",
            wait.Due >= asOf ? wait.Due : FindingOf.Norm(asOf, law));
    }

    private static Finding Reverify(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var rule = facts.IsLongClass(asOf, law) ? "L-36" : "L-35";
        if ((facts.LastVerifiedOn ?? facts.NotEnforceableOn) is not { } since)
        {
            return FindingOf.Gap(WorkGroup.Review, law.Term(rule, LawVersion.On(asOf), asOf),
                "Chưa có điều kiện thi hành nhưng sổ không ghi ngày quyết định, không có biên bản xác minh.",
                "Ghi ngày quyết định, biên bản xác minh; không có thì xác minh lại", asOf, law,
                MissingItems.NotEnforceableDecision, MissingItems.Verification);
        }

        var clock = LegalClock.Due(rule, since, asOf, law);
        var last = facts.LastVerifiedOn is { } day
            ? $"xác minh gần nhất ngày {Day(day)}"
            : "chưa có lần xác minh nào trong sổ, tính từ ngày quyết định";
        var text = $"Chưa có điều kiện thi hành, {last}; phải xác minh lại ít nhất {clock.Term.Words} một lần, "
            + $"{Lateness(clock.Due, asOf)}.";
        const string Step = "Xác minh lại điều kiện thi hành án; có điều kiện thì ra quyết định tiếp tục.";
        var finding = clock.Due >= asOf
            ? FindingOf.Clock(WorkGroup.Review, clock, text, Step)
            : FindingOf.Clock(WorkGroup.Review, clock, text, Step, MissingItems.Verification);
        return finding with { Across = WaitedEnough(facts, asOf, law) };
    }

    // T-08: the year of the old law is over, the two of the new one are not; no text bridges them, so both days are told.
    private static Deadline? WaitedEnough(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (LawVersion.On(asOf) == LawVersion.A || !(facts.NotEnforceableOn < LawVersion.B.From))
        {
            return null;
        }

        var wait = LegalClock.Due(facts.Matter == MatterKind.OwnMotion ? "L-41" : "L-42", facts.NotEnforceableOn.Value, asOf, law);
        return wait.Due >= asOf && wait.Across is { } old && old.Due < asOf ? old : null;
    }
}
