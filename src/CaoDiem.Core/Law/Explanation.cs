using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>A fact that a finding used: what it is called and what the file says.</summary>
public sealed record UsedFact(string Name, string Value);

/// <summary>Something that would change a finding, verified by asking the law again with it.</summary>
/// <param name="If">"Người phải thi hành án nộp 1.250.000 đồng".</param>
/// <param name="Then">What the law would then say.</param>
public sealed record WhatIf(string If, string Then);

/// <summary>Why a finding stands: facts, rule, article, version, arithmetic, and what would change it.</summary>
public sealed record Explanation(
    Finding Finding, LawVersion Version, IReadOnlyList<UsedFact> Facts, IReadOnlyList<string> Arithmetic, IReadOnlyList<WhatIf> Changes,
    IReadOnlyList<DossierPaper> Papers, IReadOnlyList<LawEntry> Entries);

/// <summary>Explains findings. Pure; every "what if" is the rules' own answer to changed facts.</summary>
public static class Explanations
{
    private const int ChangesShown = 5;

    private static readonly Dictionary<WorkGroup, string[]> Topics = new()
    {
        [WorkGroup.Review] = ["not-enforceable"],
        [WorkGroup.Exemption] = ["relief-common"],
        [WorkGroup.Reduction] = ["relief-common"],
        [WorkGroup.Refund] = ["refund"],
        [WorkGroup.Destruction] = ["destruction"],
        [WorkGroup.Confiscation] = ["hand-over"],
        [WorkGroup.Coercion] = ["coercion-condition", "coercion-plan", "cost"],
    };

    public static Explanation Of(Finding finding, DossierFacts facts, DateOnly asOf, LawBook law) => new(
        finding, LawVersion.Of(finding.Law), Used(finding, facts, asOf), [.. Sums(finding, law), .. Bridge(finding)], Changes(finding, facts, asOf, law),
        finding.Question is { } question ? ReliefDossier.Papers(question, finding.Missing) : [],
        [.. Topics[finding.Group].SelectMany(t => Lists.Of(t, asOf))]);

    /// <summary>How a term was counted, in steps an officer can check on a paper calendar.</summary>
    public static IEnumerable<string> Sum(Deadline deadline, LawBook law)
    {
        var (term, start, due) = (deadline.Term, deadline.Event, deadline.Due);
        var sign = term.Step.Before ? "trừ" : "cộng";
        yield return $"{term.Step.Event}: ngày {Day(start)}; không tính ngày này (Điều 147 Bộ luật Dân sự).";
        switch (term.Unit)
        {
            case TermUnit.AtOnce:
                yield return "Phải làm ngay trong ngày.";
                break;
            case TermUnit.Hour:
                yield return $"{sign} {term.Words} kể từ thời điểm bắt đầu, chậm nhất ngày {Day(due)}.";
                break;
            case TermUnit.WorkingDay:
                var (from, to) = start <= due ? (start, due) : (due, start);
                var off = Enumerable.Range(1, Math.Max(0, to.DayNumber - from.DayNumber - 1)).Count(i => !law.Calendar.IsWorkingDay(from.AddDays(i)));
                yield return $"{sign} {term.Words}{(off > 0 ? $", bỏ qua {off} ngày nghỉ" : "")} = ngày {Day(due)}.";
                break;
            default:
                var day = LegalClock.Anniversary(start, term.Step.Before ? -term.Length : term.Length, term.Unit);
                yield return $"{sign} {term.Words} = ngày {Day(day)}.";
                if (day != due && law.Calendar.DayOff(day) is { } holiday)
                {
                    yield return $"Ngày {Day(day)} là ngày nghỉ ({holiday.Name}) nên {(term.Step.Before ? "lùi về" : "chuyển sang")} ngày {Day(due)} (Điều 148 Bộ luật Dân sự).";
                }

                break;
        }

        if (deadline.Across is { } other)
        {
            yield return $"Thời hạn bắt đầu theo luật cũ, kết thúc theo luật mới: tính theo {other.Term.Article} là ngày {Day(other.Due)}; luật không quy định chuyển tiếp ({Parameters.Mark}), người có thẩm quyền quyết định.";
        }
    }

    private static IEnumerable<string> Sums(Finding finding, LawBook law)
    {
        if (finding.Question is { } question && law.ReliefRows(question.AsOf).FirstOrDefault(r => r.Rule == finding.Rule) is { } row)
        {
            var anniversary = LegalClock.Anniversary(question.FirstDecision, row.Years, TermUnit.Year);
            yield return $"Tuổi của quyết định: {Day(question.FirstDecision)} cộng {row.Years:00} năm = {Day(anniversary)}; hết ngày đó, tức từ ngày {Day(ReliefRules.EligibleFrom(question.FirstDecision, row.Years, law))}.";
            yield return $"Số còn lại: {question.Remaining.InWords()}, nằm trong mức từ {new Dong(row.From).InWords()}{(row.To is { } to ? $" đến {new Dong(to).InWords()}" : " trở lên")}.";
            if (row.NeedsPart)
            {
                yield return $"Phần đã thi hành: {question.Paid.InWords()} / {question.Original.InWords()}, cần từ {law.Words("relief.part", question.AsOf)}.";
            }

            if (ReliefRules.Decide(question, law).MaxReduction is { } most)
            {
                yield return $"Mức giảm nhiều nhất: 1/{row.Denominator} của {question.Remaining.InWords()}{(row.Cap is { } cap ? $", không quá {new Dong(cap).InWords()}" : "")} = {most.InWords()}.";
            }
        }

        if (finding.Clock is { } clock)
        {
            foreach (var line in clock.Leading.Append(clock).SelectMany(d => Sum(d, law)))
            {
                yield return line;
            }
        }
        else if (finding.NextStep.Contains(LawBook.OfficeNorm, StringComparison.Ordinal))
        {
            yield return $"Luật không ấn định thời hạn cho bước này; đơn vị đặt {law.Words("step.days", finding.Due)} = ngày {Day(finding.Due)}.";
        }
    }

    // T-08: what began to wait under the old law.
    private static IEnumerable<string> Bridge(Finding finding) => finding.Across is not { } other
        ? []
        : [$"Theo {other.Term.Article} thì đã đủ thời gian từ ngày {Day(other.Due)}; luật không quy định chuyển tiếp ({Parameters.Mark}), người có thẩm quyền quyết định."];

    private static List<UsedFact> Used(Finding finding, DossierFacts facts, DateOnly asOf)
    {
        var used = new List<UsedFact> { new("Xét đến ngày", Day(asOf)), new("Quyết định thi hành án", Day(facts.DecisionDate)), new("Tình trạng", facts.State.Label()) };
        if (finding.Question is { } question)
        {
            used.Add(new("Quyết định đầu tiên", Day(question.FirstDecision)));
            used.Add(new("Khoản phải thi hành", $"{question.Item.Label()}: {question.Original.InWords()}"));
            used.Add(new("Đã thi hành", question.Paid.InWords()));
            used.Add(new("Còn lại (không tính lãi chậm thi hành)", question.Remaining.InWords()));
        }

        used.Add(new("Điều kiện thi hành", facts.Means.Label()));
        Add("Xác minh gần nhất", facts.LastVerifiedOn);
        Add("Quyết định chưa có điều kiện", facts.NotEnforceableOn);
        Add("Miễn, giảm lần trước", facts.LastReliefOn);
        Add("Quyết định cưỡng chế", facts.CoercionDecisionOn);
        Add("Thông báo hợp lệ", Notices.FirstValid(facts.Notices, asOf));
        Add("Hoãn, tạm đình chỉ từ", facts.Stop?.From);
        Add("Thông tin mới", facts.NewInformationOn);
        return used;

        void Add(string name, DateOnly? day)
        {
            if (day is { } known)
            {
                used.Add(new(name, Day(known)));
            }
        }
    }

    // Changed facts, each asked of the rules; kept when this finding would be another.
    private static List<WhatIf> Changes(Finding finding, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var changes = new List<WhatIf>();
        foreach (var (words, changed, day) in Hypotheses(finding, facts, asOf, law))
        {
            var then = FileRules.Decide(changed, day, law);
            if (changes.Count < ChangesShown && !then.Any(f => f.Group == finding.Group && f.Rule == finding.Rule && f.Ready == finding.Ready && (f.Due == finding.Due || day > asOf))
                && changes.All(c => c.If != words))
            {
                changes.Add(new(words, Says(then, finding.Group, day)));
            }
        }

        return changes;
    }

    private static string Says(IReadOnlyList<Finding> findings, WorkGroup group, DateOnly asOf) => findings.Count == 0
        ? "hồ sơ kết thúc, không còn việc phải làm."
        : string.Join(" ", findings.OrderBy(f => f.Group != group).Take(1).Select(f =>
            $"{f.Group.Label()} theo {f.Article}{(f.Ready ? "" : $" (còn thiếu: {string.Join(", ", f.Missing.Select(MissingItems.Label))})")}, {(f.IsOverdue(asOf) ? Lateness(f.Due, asOf) : $"hạn {Day(f.Due)}")}."));

    private static IEnumerable<(string Words, DossierFacts Facts, DateOnly Day)> Hypotheses(Finding finding, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var verified = facts with { LastVerifiedOn = asOf, Means = facts.Means == Means.Unknown ? Means.None : facts.Means };
        if (facts.LastVerifiedOn != asOf)
        {
            yield return ($"Có biên bản xác minh mới ngày {Day(asOf)}{(facts.Means == Means.Unknown ? " cho thấy không có tài sản, thu nhập" : "")}", verified, asOf);
        }

        if (facts.Means != Means.Has)
        {
            yield return ("Xác minh thấy có tài sản, thu nhập để thi hành", facts with { LastVerifiedOn = asOf, Means = Means.Has, State = DossierState.Enforcing, NotEnforceableOn = null }, asOf);
        }

        if (facts.State == DossierState.Enforcing)
        {
            yield return ("Ra quyết định chưa có điều kiện thi hành án", verified with { State = DossierState.NotEnforceable, NotEnforceableOn = asOf, Means = Means.None }, asOf);
        }

        if (finding.Question is { } question)
        {
            foreach (var pay in Payments(question, law))
            {
                yield return ($"Người phải thi hành án nộp thêm {pay.InWords()}", Paid(facts, question, pay), asOf);
            }
        }

        if (finding.Missing.Contains(MissingItems.Notice))
        {
            yield return ($"Ghi thông báo hợp lệ ngày {Day(asOf)}", facts with { Notices = [.. facts.Notices, new(asOf, NoticeMethod.Direct)] }, asOf);
        }

        foreach (var day in Days(finding, facts, asOf, law))
        {
            yield return ($"Chờ đến ngày {Day(day)}", facts, day);
        }

        if (facts.CoercionDecisionOn is null && facts.Means == Means.Has)
        {
            yield return ("Ra quyết định cưỡng chế", facts with { CoercionDecisionOn = asOf }, asOf);
        }

        yield return ("Thi hành xong toàn bộ nghĩa vụ", facts with { State = DossierState.Completed }, asOf);
    }

    // Just enough to fall under each upper bound of the table, or to have performed the part that it asks for.
    private static IEnumerable<Dong> Payments(ReliefQuestion question, LawBook law) => law.ReliefRows(question.AsOf)
        .Select(r => question.Remaining.Amount - (r.To ?? long.MaxValue))
        .Append(((question.Original.Amount + law.Number("relief.part", question.AsOf) - 1) / law.Number("relief.part", question.AsOf)) - question.Paid.Amount)
        .Where(a => a > 0 && a < question.Remaining.Amount).Distinct().Order().Select(a => new Dong(a));

    private static DossierFacts Paid(DossierFacts facts, ReliefQuestion question, Dong amount) => facts with
    {
        Obligations = [.. facts.Obligations.Select(o => o.Kind == question.Item && o.Remaining == question.Remaining
            ? o with { Paid = o.Paid + amount, Remaining = o.Remaining - amount } : o)],
    };

    private static IEnumerable<DateOnly> Days(Finding finding, DossierFacts facts, DateOnly asOf, LawBook law)
    {
        var days = new List<DateOnly>();
        if (finding.Question is { } question)
        {
            days.AddRange(law.ReliefRows(asOf).Select(r => ReliefRules.EligibleFrom(question.FirstDecision, r.Years, law)));
        }

        if (facts.LastVerifiedOn is { } verified && LawVersion.On(asOf) is var version && law.Find("M-32", version, asOf) is { } fresh)
        {
            days.Add(LegalClock.Anniversary(verified, fresh.Length, fresh.Unit).AddDays(1));
        }

        days.AddRange(LawVersion.All.Select(v => v.From));
        return days.Where(d => d > asOf).Distinct().Order();
    }
}
