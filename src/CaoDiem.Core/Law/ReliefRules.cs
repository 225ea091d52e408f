using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>What must be known to decide on exemption or reduction of one item. Amounts in đồng.</summary>
/// <param name="AsOf">Day of the proposal; decides the version.</param>
/// <param name="FirstDecision">Date of the first enforcement decision for the item (M-03).</param>
/// <param name="Remaining">What is left of the item, without late interest.</param>
public sealed record ReliefQuestion(
    DateOnly AsOf, DateOnly FirstDecision, ObligationKind Item, bool BudgetItem, Dong Original, Dong Paid, Dong Remaining,
    Dong LateInterest, Means Means, DateOnly? VerifiedOn, DateOnly? LastReliefOn, bool Hardship, bool Merit)
{
    /// <summary>Day of the event behind the hardship (M-17); null when not known.</summary>
    public DateOnly? HardshipSince { get; init; }

    /// <summary>The question that one item of a file puts on a day.</summary>
    public static ReliefQuestion Of(DossierFacts facts, ObligationFacts item, DateOnly asOf) => new(
        asOf, facts.FirstDecisionDate ?? facts.DecisionDate, item.Kind, item.Kind.IsBudgetMoney(), item.Original, item.Paid, item.Remaining,
        item.LateInterest, facts.Means, facts.LastVerifiedOn, facts.LastReliefOn, facts.Hardship, facts.Merit)
    { HardshipSince = facts.HardshipSince };

    /// <summary>Refuses what cannot be: days after the day asked, sums that do not add up.</summary>
    /// <exception cref="RuleViolation">LAW-015: a day lies after the day asked. LAW-016: paid and remaining are not the original.</exception>
    public ReliefQuestion Checked()
    {
        NotAfter(FirstDecision, "Ngày ra quyết định thi hành án đầu tiên", nameof(FirstDecision));
        NotAfter(VerifiedOn, "Ngày xác minh", nameof(VerifiedOn));
        NotAfter(LastReliefOn, "Ngày được miễn, giảm lần trước", nameof(LastReliefOn));
        var sum = Paid + Remaining;
        return sum == Original || (sum < Original && LastReliefOn is not null) ? this : throw new RuleViolation(
            "LAW-016", $"Đã thi hành {Paid.InWords()} và còn lại {Remaining.InWords()} không khớp với {Original.InWords()} phải thi hành.", nameof(Paid));
    }

    private void NotAfter(DateOnly? day, string what, string field)
    {
        if (day > AsOf)
        {
            throw new RuleViolation("LAW-015", $"{what} {Day(day.Value)} sau ngày xét {Day(AsOf)}.", field);
        }
    }
}

/// <summary>The answer, with the rule that decided and one Vietnamese sentence why.</summary>
public sealed record ReliefAnswer(
    ReliefOutcome Outcome, Dong? MaxReduction, string Rule, string Article, string Law, bool Ready, IReadOnlyList<string> Missing, string Reason);

/// <summary>
/// Exemption and reduction of duties to the state budget: Law 26/2008 Art. 61 with joint circular 12/2015 Art. 4, and
/// Law 106/2025 Art. 42 (law.md section 4). Pure: the same question always has the same answer.
/// </summary>
public static class ReliefRules
{
    public static ReliefAnswer Decide(ReliefQuestion question, LawBook law)
    {
        var version = LawVersion.On(question.AsOf);
        if (!question.BudgetItem)
        {
            return No(version, "M-01", BaseArticle(version), "Không phải khoản thu nộp ngân sách nhà nước nên không thuộc diện xét miễn, giảm.");
        }

        if (question.Remaining <= Dong.Zero)
        {
            return No(version, "M-01", BaseArticle(version), "Khoản này không còn phải thi hành.");
        }

        var special = Special(question, version, law);
        if (special is { Outcome: ReliefOutcome.Exempt })
        {
            return special;
        }

        var ordinary = Ordinary(question, version, law);
        return ordinary.Outcome == ReliefOutcome.None && special is not null ? special : ordinary;
    }

    private static ReliefAnswer Ordinary(ReliefQuestion question, LawVersion version, LawBook law)
    {
        if (question.Means is not (Means.None or Means.Minimum))
        {
            var why = question.Means == Means.Has ? "Người phải thi hành án có tài sản hoặc thu nhập để thi hành." : "Chưa xác minh được điều kiện thi hành án.";
            return No(version, "M-02", BaseArticle(version), why);
        }

        if (question.LastReliefOn is { } last && question.AsOf <= Once(last, question.AsOf, law))
        {
            return No(version, "M-04", OnceArticle(version),
                $"Đã được xét miễn, giảm ngày {Day(last)}; mỗi bản án chỉ được xét một lần trong 01 năm.");
        }

        var row = law.ReliefRows(question.AsOf).FirstOrDefault(r => Fits(r, question, law));
        return row is null ? Closest(question, version, law) : Yes(row, question, version, law);
    }

    /// <summary>The first day on which time alone makes the item eligible, if it will; the answer today may be another.</summary>
    public static DateOnly? FirstEligibleDay(ReliefQuestion question, LawBook law)
    {
        var days = new List<DateOnly> { question.AsOf };
        foreach (var years in LawVersion.All.SelectMany(v => law.ReliefRows(v.From > question.AsOf ? v.From : question.AsOf)).Select(r => r.Years).Distinct())
        {
            days.Add(EligibleFrom(question.FirstDecision, years, law));
        }

        if (question.LastReliefOn is { } last)
        {
            days.Add(Once(last, last, law).AddDays(1));
        }

        if (question.HardshipSince is { } since)
        {
            days.Add(LegalClock.Anniversary("M-17", since, LawVersion.A.From, law));
        }

        days.AddRange(LawVersion.All.Select(v => v.From));
        return days.Where(d => d >= question.AsOf).Order()
            .Where(d => Decide(question with { AsOf = d }, law).Outcome != ReliefOutcome.None)
            .Select(d => (DateOnly?)d).FirstOrDefault();
    }

    /// <summary>First day after the anniversary has ended: "hết thời hạn" (law.md G-06).</summary>
    public static DateOnly EligibleFrom(DateOnly firstDecision, int years, LawBook law)
    {
        var anniversary = LegalClock.Anniversary(firstDecision, years, TermUnit.Year);
        return (law.Number("relief.anniversary", anniversary) == 1 ? law.Calendar.NextWorkingDay(anniversary) : anniversary).AddDays(1);
    }

    /// <summary>
    /// Whether a hardship has lasted long enough on a day under the old law: at least twelve months from its event (law.md M-17).
    /// The new law names no length.
    /// </summary>
    public static bool HardshipLongEnough(DateOnly since, DateOnly asOf, LawBook law) =>
        asOf >= LegalClock.Anniversary(since, law.Term("M-17", LawVersion.A, since).Length, TermUnit.Month);

    // M-04: the day on which a year since the last relief ends.
    private static DateOnly Once(DateOnly last, DateOnly act, LawBook law) => LegalClock.Anniversary("M-04", last, act, law);

    private static bool Fits(ReliefRow row, ReliefQuestion question, LawBook law) =>
        FitsAmount(row, question)
        && (!row.NeedsPart || PaidPart(question, law.Number("relief.part", question.AsOf)))
        && question.AsOf >= EligibleFrom(question.FirstDecision, row.Years, law);

    private static bool FitsAmount(ReliefRow row, ReliefQuestion question) =>
        question.Remaining.Amount >= row.From && (row.To is null || question.Remaining.Amount <= row.To);

    private static bool PaidPart(ReliefQuestion question, long denominator) =>
        question.Paid > Dong.Zero && (Int128)question.Paid.Amount * denominator >= question.Original.Amount;

    // Merit is a branch of its own; hardship asks in both laws that the debtor cannot go on, so that facts against it are told.
    private static ReliefAnswer? Special(ReliefQuestion question, LawVersion version, LawBook law)
    {
        if (!question.Hardship && !question.Merit)
        {
            return null;
        }

        var isA = version == LawVersion.A;
        var covered = !isA || question.Item is ObligationKind.CourtFee or ObligationKind.Fine;
        if (!covered || !PaidPart(question, law.Number(isA ? "relief.part" : "relief.active-part", question.AsOf)))
        {
            return null;
        }

        if (!question.Merit && Against(question, law) is { } against)
        {
            return No(version, isA ? "M-17" : "M-26", isA ? ReliefTable.HardshipArticleA : ReliefTable.HardshipArticleB, against);
        }

        var ground = question.Merit ? "lập công lớn" : "lâm vào hoàn cảnh đặc biệt khó khăn kéo dài";
        var (ready, missing) = Papers(question, law);
        if (!question.Merit && question.Means == Means.Unknown && !missing.Contains(MissingItems.Verification))
        {
            (ready, missing) = (false, [.. missing, MissingItems.Verification]);
        }

        return new(ReliefOutcome.Exempt, null, isA ? ReliefTable.HardshipRuleA : ReliefTable.HardshipRuleB,
            isA ? ReliefTable.HardshipArticleA : ReliefTable.HardshipArticleB, version.Id, ready, missing,
            $"Đã thi hành {question.Paid.InWords()} và {ground} nên được xét miễn phần còn lại {question.Remaining.InWords()}{(isA ? "" : $"; mức đã tích cực thi hành: từ {law.Words("relief.active-part", question.AsOf)}")}.");
    }

    // What speaks against a hardship that the file claims; null when nothing does.
    private static string? Against(ReliefQuestion question, LawBook law) => question switch
    {
        { Means: Means.Has } =>
            "Hồ sơ ghi hoàn cảnh đặc biệt khó khăn nhưng xác minh có tài sản, thu nhập để thi hành: hai dữ kiện trái nhau, phải xác minh lại; chưa xét miễn.",
        { HardshipSince: { } since } when LawVersion.On(question.AsOf) == LawVersion.A && !HardshipLongEnough(since, question.AsOf, law) =>
            $"Hoàn cảnh khó khăn từ ngày {Day(since)}, chưa đủ {law.Term("M-17", LawVersion.A, since).Words} nên chưa phải khó khăn kéo dài.",
        _ => null,
    };

    private static ReliefAnswer Yes(ReliefRow row, ReliefQuestion question, LawVersion version, LawBook law)
    {
        var (ready, missing) = Papers(question, law);
        var age = $"Quyết định thi hành án đầu tiên ngày {Day(question.FirstDecision)}, đã quá {row.Years:00} năm";
        var part = row.NeedsPart ? $", đã thi hành {question.Paid.InWords()} (từ 1/{law.Number("relief.part", question.AsOf)} trở lên)" : "";
        var means = question.Means == Means.Minimum ? "chỉ có thu nhập bảo đảm mức sinh hoạt tối thiểu" : "không có tài sản, thu nhập";
        var sum = $", {means}; còn {question.Remaining.InWords()}";
        if (row.Outcome == ReliefOutcome.Exempt)
        {
            return new(row.Outcome, null, row.Rule, row.Article, version.Id, ready, missing, $"{age}{part}{sum} nên thuộc diện xét miễn.");
        }

        var most = Most(row, question, law);
        var share = question.Remaining.PartOf(1, row.Denominator);
        var rounded = question.Remaining.Amount % row.Denominator == 0 ? "" : $", làm tròn xuống ({Parameters.Mark})";
        var limit = share == most ? $"nhiều nhất 1/{row.Denominator} là {most.InWords()}{rounded}" : $"1/{row.Denominator} là {share.InWords()}, nhưng mỗi lần không quá {most.InWords()}";
        return new(row.Outcome, most, row.Rule, row.Article, version.Id, ready, missing, $"{age}{part}{sum} nên thuộc diện xét giảm, {limit}.");
    }

    private static Dong Most(ReliefRow row, ReliefQuestion question, LawBook law)
    {
        var most = question.Remaining.PartOf(1, row.Denominator).Amount;
        most = row.Cap is { } cap ? Math.Min(most, cap) : most;
        return new(most - (most % Math.Max(1, law.Number("relief.rounding", question.AsOf))));
    }

    // M-32: the verification record must not be older than three months on the day of the proposal.
    private static (bool Ready, IReadOnlyList<string> Missing) Papers(ReliefQuestion question, LawBook law)
    {
        var months = law.Term("M-32", LawVersion.On(question.AsOf), question.AsOf).Length;
        var fresh = question.VerifiedOn is { } day && question.AsOf <= LegalClock.Anniversary(day, months, TermUnit.Month);
        return (fresh, fresh ? [] : [MissingItems.FreshVerification]);
    }

    // No row fits: name the first test that the item fails.
    private static ReliefAnswer Closest(ReliefQuestion question, LawVersion version, LawBook law)
    {
        var rows = law.ReliefRows(question.AsOf).Where(r => FitsAmount(r, question)).ToList();
        var old = rows.Where(r => question.AsOf >= EligibleFrom(question.FirstDecision, r.Years, law)).ToList();
        if (old.Count > 0)
        {
            return No(version, "M-05", old[0].Article,
                $"Còn {question.Remaining.InWords()} nhưng mới thi hành {question.Paid.InWords()}, chưa được 1/{law.Number("relief.part", question.AsOf)} của {question.Original.InWords()}.");
        }

        var years = rows.Count == 0 ? 0 : rows.Min(r => r.Years);
        return rows.Count == 0
            ? No(version, "M-05", BaseArticle(version), $"Còn {question.Remaining.InWords()}; không có mức miễn, giảm nào cho khoản này.")
            : No(version, "M-03", rows.First(r => r.Years == years).Article,
                $"Còn {question.Remaining.InWords()}: phải quá {years:00} năm kể từ ngày {Day(question.FirstDecision)}, sớm nhất từ ngày {Day(EligibleFrom(question.FirstDecision, years, law))}.");
    }

    private static ReliefAnswer No(LawVersion version, string rule, string article, string reason) =>
        new(ReliefOutcome.None, null, rule, article, version.Id, false, [], reason);

    private static string BaseArticle(LawVersion version) => version == LawVersion.A ? "điểm a khoản 1 Điều 61 Luật THADS 2008" : "điểm a khoản 1 Điều 42 Luật THADS 2025";

    private static string OnceArticle(LawVersion version) => version == LawVersion.A ? "khoản 5 Điều 61 Luật THADS 2008" : "khoản 4 Điều 42 Luật THADS 2025";
}
