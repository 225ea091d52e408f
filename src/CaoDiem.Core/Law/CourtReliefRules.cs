using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Relief after it went to the court (law.md M-50 to M-59): no new dossier meanwhile, then what the decision calls for.</summary>
internal static class CourtReliefRules
{
    /// <summary>What the court's relief calls for; null when it is settled, refused, or none is on its way.</summary>
    public static Finding? Decide(DossierFacts facts, DateOnly asOf, LawBook law)
    {
        if (facts.CourtRelief is not { RefusedOn: null, Settled: false } relief)
        {
            return null;
        }

        var group = relief.Which == ReliefOutcome.Reduce ? WorkGroup.Reduction : WorkGroup.Exemption;
        if (relief.GrantedOn is not { } granted)
        {
            return AtCourt(group, relief.SentOn, asOf, law);
        }

        return relief.EffectiveOn is { } effective && effective <= asOf
            ? InForce(group, relief, effective, asOf, law)
            : Protestable(group, relief.EffectiveOn, granted, asOf, law);
    }

    private static Finding AtCourt(WorkGroup group, DateOnly sent, DateOnly asOf, LawBook law)
    {
        var accept = LegalClock.Due("M-50", sent, asOf, law);
        var clock = accept.Due >= asOf ? accept : LegalClock.Due("M-52", accept.Due, asOf, law) with { Leading = [accept] };
        return FindingOf.Clock(group, clock,
            $"Hồ sơ xét miễn, giảm đã chuyển Tòa án ngày {Day(sent)}; Tòa án {clock.Term.Step.Act.ToLowerInvariant()} trong "
            + $"{clock.Term.Words}, {Lateness(clock.Due, asOf)}.",
            "Theo dõi việc thụ lý, mở phiên họp của Tòa án; không lập hồ sơ mới cho khoản này.");
    }

    private static Finding Protestable(WorkGroup group, DateOnly? effective, DateOnly granted, DateOnly asOf, LawBook law)
    {
        var sent = LegalClock.Due("M-55", granted, asOf, law);
        var clock = LegalClock.Due("M-56b", sent.Due, asOf, law) with { Leading = [sent] };
        var until = effective is { } day ? $"có hiệu lực từ ngày {Day(day)}" : $"có thể bị kháng nghị, muộn nhất đến ngày {Day(clock.Due)}";
        return FindingOf.Clock(group, clock, $"Tòa án chấp nhận miễn, giảm ngày {Day(granted)}; quyết định {until}.",
            "Ghi ngày quyết định có hiệu lực khi hết thời hạn kháng nghị.");
    }

    // M-59: an exemption ends the matter; a reduction is terminated in part under the new law, under the old one the rest goes on.
    private static Finding? InForce(WorkGroup group, CourtReliefFacts relief, DateOnly effective, DateOnly asOf, LawBook law)
    {
        var isA = LawVersion.On(asOf) == LawVersion.A;
        if (isA && relief.Which == ReliefOutcome.Reduce)
        {
            return null;
        }

        var clock = LegalClock.Due(isA ? "L-60" : "M-59", effective, asOf, law);
        return FindingOf.Clock(group, clock,
            $"Quyết định miễn, giảm có hiệu lực ngày {Day(effective)}: phải ra quyết định đình chỉ phần được miễn, giảm, "
            + $"{Lateness(clock.Due, asOf)}.",
            "Ra quyết định đình chỉ thi hành án đối với phần được miễn, giảm.");
    }
}
