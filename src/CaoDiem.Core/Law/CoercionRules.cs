using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Files with a coercion decision: the fourth work group (law.md section 6).</summary>
internal static class CoercionRules
{
    public static Finding? Decide(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.CoercionDecisionOn is not { } decided)
        {
            return null;
        }

        var sent = LegalClock.Due("C-35", decided, law);
        if (sent.Due >= asOf)
        {
            return new(WorkGroup.Coercion, sent.Term.Rule, sent.Term.Article, sent.Term.Law,
                $"Đã có quyết định cưỡng chế ngày {Day(decided)}; phải gửi quyết định cho Viện kiểm sát, {Lateness(sent.Due, asOf)}.",
                true, [], "Gửi quyết định cưỡng chế cho Viện kiểm sát và Ủy ban nhân dân cấp xã.", sent.Due)
            { Clock = sent };
        }

        var isA = LawVersion.On(asOf) == LawVersion.A;
        return new(WorkGroup.Coercion, "C-01", isA ? "khoản 1 Điều 46, Điều 72 Luật THADS 2008" : "khoản 1, khoản 6 Điều 72 Luật THADS 2025",
            LawVersion.On(asOf).Id,
            $"Đã có quyết định cưỡng chế ngày {Day(decided)}, đến nay {asOf.DayNumber - decided.DayNumber} ngày chưa tổ chức xong.",
            true, [], $"Vận động tự nguyện lần cuối; lập kế hoạch cưỡng chế, ấn định ngày tổ chức {LawBook.OfficeNorm}.",
            law.Calendar.AddWorkingDays(asOf, (int)law.Number("step.days", asOf)));
    }
}
