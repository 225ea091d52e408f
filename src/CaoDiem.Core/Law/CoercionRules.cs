using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Files with a coercion decision: the fourth work group (law.md section 6).</summary>
internal static class CoercionRules
{
    public static Finding? Decide(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.CoercionDecisionOn is not { } decided || facts.CoercedOn is not null)
        {
            return null;
        }

        // A debtor with nothing, or with bare living, is not coerced (C-01).
        if (facts.MeansOn(asOf, law) is Means.None or Means.Minimum && facts.LastVerifiedOn >= decided)
        {
            return ReviewRules.NoMeans(facts, asOf, law, $", trong khi đã có quyết định cưỡng chế ngày {Day(decided)}");
        }

        var sent = LegalClock.Due("C-35", decided, asOf, law);
        if (sent.Due >= asOf)
        {
            return FindingOf.Clock(WorkGroup.Coercion, sent,
                $"Đã có quyết định cưỡng chế ngày {Day(decided)}; phải gửi quyết định cho Viện kiểm sát, {Lateness(sent.Due, asOf)}.",
                "Gửi quyết định cưỡng chế cho Viện kiểm sát và Ủy ban nhân dân cấp xã.");
        }

        return facts.CoercionPlannedOn is { } day ? Planned(facts, decided, day, asOf, law) : Plan(decided, asOf, law);
    }

    private static Finding Plan(DateOnly decided, DateOnly asOf, LawBook law) =>
        FindingOf.Plain(WorkGroup.Coercion, ("C-01", Article(asOf)), asOf,
        $"Đã có quyết định cưỡng chế ngày {Day(decided)}, đến nay {asOf.DayNumber - decided.DayNumber} ngày chưa tổ chức xong.",
        FindingOf.Normed("Vận động tự nguyện lần cuối; lập kế hoạch cưỡng chế, ấn định ngày tổ chức"), FindingOf.Norm(asOf, law));

    // The day is fixed: the next step that must precede it, counted back (C-20 to C-33).
    private static Finding Planned(DossierFacts facts, DateOnly decided, DateOnly day, DateOnly asOf, LawBook law)
    {
        if (day < asOf)
        {
            return FindingOf.Plain(WorkGroup.Coercion, ("C-01", Article(asOf)), asOf,
                $"Ngày cưỡng chế {Day(day)} đã qua mà chưa ghi kết quả.",
                FindingOf.Normed("Ghi kết quả cưỡng chế, hoặc ấn định ngày khác"), FindingOf.Norm(asOf, law),
                    MissingItems.CoercionResult) with
            { RecordGap = true };
        }

        var verdict = CoercionTimes.Decide(new(day, null, facts.CoercionMobilised, false), law);
        if (!verdict.Allowed)
        {
            return FindingOf.Plain(WorkGroup.Coercion, (verdict.Rule, verdict.Article), asOf,
                $"Đã ấn định cưỡng chế ngày {Day(day)} là ngày không được cưỡng chế: {verdict.Reason}",
                FindingOf.Normed("Ấn định ngày khác"), FindingOf.Norm(asOf, law));
        }

        var steps = facts.CoercionMobilised ? Chains.Coercion(day, facts.CoercionComplex, law) : Chains.PlainCoercion(day, law);
        var next = steps.FirstOrDefault(s => s.Latest >= asOf) ?? steps[^1];
        return FindingOf.Plain(WorkGroup.Coercion, (next.Rule, next.Article), asOf,
            $"Quyết định cưỡng chế ngày {Day(decided)}, ấn định ngày {Day(day)}; việc tiếp theo phải xong chậm nhất ngày "
            + $"{Day(next.Latest)}.",
            $"{next.Act} ({next.Words}).", next.Latest);
    }

    private static string Article(DateOnly asOf) =>
        FindingOf.Article(asOf, "khoản 1 Điều 46, Điều 72 Luật THADS 2008", "khoản 1, khoản 6 Điều 72 Luật THADS 2025");
}
