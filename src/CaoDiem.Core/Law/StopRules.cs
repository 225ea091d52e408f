using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>
/// Files that stand still have orders of their own: the end of a postponement or a stay falls due (law.md L-50 to L-59); the separate
/// ledger has no periodic duty and is never late (L-40, L-41).
/// </summary>
internal static class StopRules
{
    public static Finding Postponed(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var term = law.Term("L-56", LawVersion.On(asOf), asOf);
        var stop = facts.Stop;
        if (stop is null || stop.Ground is null || stop.From is null)
        {
            return Unknown(stop, term, "hoãn", asOf, law);
        }

        if (stop.GroundEndedOn is { } ended)
        {
            return Ended(stop, ended, $"Căn cứ hoãn (điểm {stop.Ground}) hết từ ngày {Day(ended)}", "L-56", asOf, law);
        }

        if (stop.Ground == StopFacts.ByRequest)
        {
            return ByRequest(stop, term, asOf, law);
        }

        return stop.Until is { } until
            ? Ended(stop, until, $"Hoãn thi hành án theo điểm {stop.Ground} đến hết ngày {Day(until)}", "L-56", asOf, law)
            : Open(stop, term, "hoãn", asOf, law);
    }

    public static Finding Suspended(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var term = law.Term("L-59", LawVersion.On(asOf), asOf);
        var stop = facts.Stop;
        if (stop is null || stop.Ground is null || stop.From is null)
        {
            return Unknown(stop, term, "tạm đình chỉ", asOf, law);
        }

        return (stop.GroundEndedOn ?? stop.Until) is { } ended
            ? Ended(stop, ended, $"Căn cứ tạm đình chỉ hết từ ngày {Day(ended)}", "L-59", asOf, law)
            : Open(stop, term, "tạm đình chỉ", asOf, law);
    }

    /// <summary>The separate ledger: only new information calls for something (L-34); looked through when the year is closed.</summary>
    public static Finding Ledger(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.NewInformationOn is { } news && !(facts.LastVerifiedOn >= news))
        {
            return NotEnforceableRules.NewInformation(news, asOf, law);
        }

        var since = facts.SeparateLedgerOn is { } moved ? $" từ ngày {Day(moved)}" : "";
        var isA = LawVersion.On(asOf) == LawVersion.A;
        var term = law.Term(isA ? "L-40" : "L-41", LawVersion.On(asOf), asOf);
        return FindingOf.Plain(WorkGroup.Review, (term.Rule, term.Article), asOf,
            $"Đang ở sổ theo dõi riêng{since}: không phải xác minh định kỳ, chỉ xác minh khi có thông tin mới.",
            "Rà soát khi chốt số liệu năm; có thông tin mới thì xác minh, ra quyết định tiếp tục thi hành án.",
            ProfessionalYear.End(asOf));
    }

    private static Finding ByRequest(StopFacts stop, Term term, DateOnly asOf, LawBook law)
    {
        if (stop.EarlierRequests > 0)
        {
            var text = $"Người có thẩm quyền kháng nghị đã yêu cầu hoãn {stop.EarlierRequests} lần trước; luật chỉ cho một lần nên lần "
                + "hoãn này không có căn cứ.";
            return FindingOf.Clock(WorkGroup.Review, LegalClock.Due("L-56", stop.From!.Value, asOf, law), text,
                "Ra quyết định tiếp tục thi hành án.");
        }

        if ((stop.Until ?? Requested(stop, asOf, law)) is not { } until)
        {
            return FindingOf.Gap(WorkGroup.Review, term,
                "Hoãn theo yêu cầu của người có thẩm quyền kháng nghị, chưa ghi ngày văn bản yêu cầu.",
                "Ghi ngày văn bản yêu cầu để tính thời hạn hoãn", asOf, law, MissingItems.RequestDay);
        }

        var most = Requested(stop, asOf, law);
        var end = most < until ? most.Value : until;
        return Ended(stop, end, $"Hoãn theo yêu cầu của người có thẩm quyền kháng nghị, đến hết ngày {Day(end)}", "L-56", asOf, law);
    }

    private static DateOnly? Requested(StopFacts stop, DateOnly asOf, LawBook law) =>
        stop.RequestedOn is { } day ? LegalClock.Due("L-54", day, asOf, law).Due : null;

    private static Finding Ended(StopFacts stop, DateOnly end, string reason, string rule, DateOnly asOf, LawBook law)
    {
        var clock = LegalClock.Due(rule, end, asOf, law);
        var times = LateInterest.Free([new(stop.From!.Value, end, rule == "L-59", stop.Ground)], end);
        var free = times.Count > 0 ? "; trong thời gian này không tính lãi chậm thi hành" : "";
        return end >= asOf
            ? FindingOf.Clock(WorkGroup.Review, clock, $"{reason}{free}.",
                $"Theo dõi; hết căn cứ thì ra quyết định tiếp tục thi hành án trong {clock.Term.Words}.")
            : FindingOf.Clock(WorkGroup.Review, clock, $"{reason}{free}; phải ra quyết định tiếp tục, {Lateness(clock.Due, asOf)}.",
                "Ra quyết định tiếp tục thi hành án.");
    }

    // The ground has no day of its own: looked at again by the office's norm, counted from the decision.
    private static Finding Open(StopFacts stop, Term term, string what, DateOnly asOf, LawBook law)
    {
        var months = (int)law.Number("review.months", asOf);
        var next = stop.From!.Value;
        while (next < asOf)
        {
            next = next.AddMonths(months);
        }

        return FindingOf.Plain(WorkGroup.Review, (term.Rule, term.Article), asOf,
            $"Đang {what} từ ngày {Day(stop.From.Value)} theo điểm {stop.Ground}; căn cứ không có ngày kết thúc.",
            FindingOf.Normed($"Kiểm tra căn cứ {what} còn hay hết; hết thì ra quyết định tiếp tục thi hành án"), next);
    }

    private static Finding Unknown(StopFacts? stop, Term term, string what, DateOnly asOf, LawBook law)
    {
        List<string> missing = [];
        if (stop?.Ground is null)
        {
            missing.Add(MissingItems.StopGround);
        }

        if (stop?.From is null)
        {
            missing.Add(MissingItems.StopDecision);
        }

        return FindingOf.Gap(WorkGroup.Review, term,
            $"Hồ sơ đang {what} thi hành án nhưng chưa ghi {(stop?.Ground is null ? "căn cứ" : "ngày quyết định")}.",
            $"Ghi căn cứ, ngày {what}; căn cứ đã hết thì ra quyết định tiếp tục thi hành án", asOf, law, [.. missing]);
    }
}
