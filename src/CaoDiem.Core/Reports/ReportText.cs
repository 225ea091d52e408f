using static CaoDiem.Reports.ReportWords;

namespace CaoDiem.Reports;

/// <summary>
/// Words the weekly and the final report of a campaign from plain facts, as an office writes to its superiors. Pure: the same
/// facts give the same text; every number in it is one of the facts.
/// </summary>
public static class ReportText
{
    private const int PlacesNamed = 4;

    /// <summary>The report of one week: results, comparison, causes, difficulties, next week, proposals.</summary>
    public static IReadOnlyList<ReportSection> Weekly(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Numbered(
        [
            new("Kết quả thực hiện", [Opening(facts, $"Trong tuần từ ngày {Day(facts.From)} đến ngày {Day(facts.AsOf)}"), WeekResult(facts), Standing(facts), Rate(facts), .. Steps(facts)]),
            new("So sánh", Comparison(facts)),
            new("Kết quả của từng tổ công tác", Parts(facts.Teams, true)),
            new("Hồ sơ chưa xong và nguyên nhân", Causes(facts)),
            new("Khó khăn, vướng mắc", Difficulties(facts)),
            new("Việc tuần tới", NextWeek(facts)),
            new("Đề xuất, kiến nghị", Proposals(facts)),
        ]);
    }

    /// <summary>The report at the close of the campaign, or its draft before it.</summary>
    public static IReadOnlyList<ReportSection> Final(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Numbered(
        [
            new("Tình hình tổ chức thực hiện", [Organisation(facts), .. Partners(facts), .. Money(facts)]),
            new("Kết quả đạt được", [Reviewed(facts), Standing(facts), Relief(facts), Rate(facts), .. Targets(facts), .. Steps(facts)]),
            new("So sánh", Comparison(facts)),
            new("Kết quả theo đợt", Waves(facts)),
            new("Kết quả của từng tổ công tác, chấp hành viên", [.. Parts(facts.Teams, false), .. Parts(facts.Officers, false)]),
            new("Hồ sơ chưa xong và nguyên nhân", Causes(facts)),
            new("Khó khăn, vướng mắc", Difficulties(facts)),
            new("Phương hướng, nhiệm vụ tiếp theo", Outlook(facts)),
            new("Đề xuất, kiến nghị", Proposals(facts)),
        ]);
    }

    /// <summary>How the results are to be judged: what was reviewed, the targets, the rates with what moved them, the comparison.</summary>
    public static IReadOnlyList<string> Assessment(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [Reviewed(facts), .. Targets(facts), Rate(facts), .. Compared(facts)];
    }

    // A heading without content is left out and takes no number.
    private static IReadOnlyList<ReportSection> Numbered(IEnumerable<ReportSection> sections) => [.. sections
        .Select(s => s with { Paragraphs = [.. s.Paragraphs.Where(p => p.Length > 0)] }).Where(s => s.Paragraphs.Count > 0).Select((s, i) => s with { Heading = $"{i + 1}. {s.Heading}" })];

    private static string Opening(ReportFacts facts, string when) =>
        $"Thực hiện Kế hoạch số {facts.Plan} về {Lower(facts.Campaign)}, {facts.Office} báo cáo kết quả như sau. {when}, đơn vị tiếp tục tổ chức thi hành {Number(facts.Total.Files)} hồ sơ trong danh sách của đợt.";

    private static string WeekResult(ReportFacts facts)
    {
        var (now, old) = (facts.Total, facts.Before);
        string[] parts =
        [
            Some(now.Reviewed - old.Reviewed, "rà soát, phân loại", "hồ sơ"), Some(now.Completed - old.Completed, "thi hành xong", "việc"), Some(now.Terminated - old.Terminated, "đình chỉ", "việc"),
            Some(now.ExemptionDossiers - old.ExemptionDossiers, "lập hồ sơ xét miễn", "việc"), Some(now.ReductionDossiers - old.ReductionDossiers, "lập hồ sơ xét giảm", "việc"),
        ];
        var done = List([.. parts.Where(p => p.Length > 0)]);
        var money = now.Collected - old.Collected;
        return done.Length == 0 && money == 0
            ? "Trong tuần chưa phát sinh kết quả mới."
            : $"Trong tuần đã {(done.Length > 0 ? done : "vận động đương sự nộp tiền")}; thu, chi {ReportWords.Money(money)}.";
    }

    private static string Some(int count, string verb, string unit) => count > 0 ? $"{verb} {Two(count)} {unit}" : "";

    private static string Organisation(ReportFacts facts) =>
        $"Thực hiện Kế hoạch số {facts.Plan}, {facts.Office} tổ chức {Lower(facts.Campaign)} từ ngày {Day(facts.CampaignFrom)} đến ngày {Day(facts.CampaignTo)}"
        + (facts.Teams.Count > 0 ? $", thành lập {Two(facts.Teams.Count)} tổ công tác" : "") + (facts.Waves.Count > 0 ? $", chia thành {Two(facts.Waves.Count)} đợt" : "")
        + $". Danh sách của đợt có {Number(facts.Total.Files)} hồ sơ, tổng số tiền còn phải thi hành khi chốt danh sách là {ReportWords.Money(facts.Total.Remaining)}. Số liệu tính đến hết ngày {Day(facts.AsOf)}.";

    private static string Reviewed(ReportFacts facts) =>
        $"Đã rà soát, phân loại {Number(facts.Total.Reviewed)} hồ sơ"
        + (facts.Total.Reviewed == facts.Total.EverListed ? ", đạt toàn bộ danh sách." : $" trên {Number(facts.Total.EverListed)} hồ sơ của danh sách.")
        + (facts.Total.Left > 0 ? $" Có {Two(facts.Total.Left)} hồ sơ đã ra khỏi danh sách, được tính trong số này." : "");

    private static string Standing(ReportFacts facts)
    {
        var total = facts.Total;
        return $"Lũy kế từ đầu đợt: thi hành xong {Two(total.Completed)} việc, đình chỉ {Two(total.Terminated)} việc, lập {Two(total.ExemptionDossiers + total.ReductionDossiers)} hồ sơ đề nghị xét miễn, giảm "
            + $"({Two(total.ExemptionDossiers)} hồ sơ xét miễn, {Two(total.ReductionDossiers)} hồ sơ xét giảm), {Two(total.Partial)} việc đã nộp một phần; tổng số tiền thu, chi {ReportWords.Money(total.Collected)}.";
    }

    private static string Relief(ReportFacts facts) => facts.Total.ExemptionDossiers + facts.Total.ReductionDossiers == 0 ? ""
        : $"Số tiền đề nghị miễn {ReportWords.Money(facts.ExemptionMoney)}, đề nghị giảm {ReportWords.Money(facts.ReductionMoney)}.";

    private static string Rate(ReportFacts facts)
    {
        var total = facts.Total;
        return $"Tính trên {Number(total.Enforceable)} việc có điều kiện thi hành, tỷ lệ thi hành xong về việc đạt {Percent(total.RateCases)}, về tiền đạt {Percent(total.RateMoney)} trên {ReportWords.Money(total.EnforceableMoney)}. "
            + (total.Reclassified == 0
                ? "Trong đợt không có hồ sơ nào phân loại lại nên tỷ lệ không chịu ảnh hưởng của thay đổi mẫu số."
                : $"Trong đợt có {Two(total.Reclassified)} hồ sơ phân loại lại ({Two(facts.ToNotEnforceable)} hồ sơ sang chưa có điều kiện, {Two(facts.ToEnforceable)} hồ sơ sang có điều kiện), làm thay đổi mẫu số của tỷ lệ.");
    }

    private static IEnumerable<string> Targets(ReportFacts facts)
    {
        if (facts.Target is not { } target)
        {
            yield break;
        }

        var done = facts.Total.Done;
        yield return $"So với chỉ tiêu của đợt: về việc đạt {Two(done)}/{Two(target.Cases)} việc{Lacking(target.MissingCases, $"{Two(target.MissingCases)} việc")}; "
            + $"về tiền đạt {Number(facts.Total.Collected)}/{ReportWords.Money(target.Money)}{Lacking(target.MissingMoney, ReportWords.Money(target.MissingMoney))}.";
    }

    private static string Lacking(long missing, string words) => missing == 0 ? ", hoàn thành chỉ tiêu" : $", còn thiếu {words}";

    private static IEnumerable<string> Steps(ReportFacts facts)
    {
        var steps = facts.Steps;
        string[] relief = [Some(steps.ReliefSent, "chuyển Tòa án", "hồ sơ miễn, giảm"), Some(steps.ReliefGranted, "được Tòa án quyết định", "việc")];
        if (List([.. relief.Where(r => r.Length > 0)]) is { Length: > 0 } sent)
        {
            yield return $"Về miễn, giảm: đã {sent}.";
        }

        if (steps.CoercionDecisions > 0)
        {
            string[] ends = [Some(steps.WithForce, "cưỡng chế có huy động lực lượng", "việc"), Some(steps.WithoutForce, "cưỡng chế không huy động lực lượng", "việc"), Some(steps.PaidBefore, "đương sự tự nguyện thi hành trước ngày cưỡng chế", "việc"), Some(steps.Stopped, "dừng cưỡng chế", "việc")];
            var ended = List([.. ends.Where(e => e.Length > 0)]);
            yield return $"Về cưỡng chế: {Two(steps.CoercionDecisions)} việc trong danh sách đã có quyết định cưỡng chế{(ended.Length > 0 ? $"; trong đó {ended}" : "; chưa ghi nhận kết quả cưỡng chế nào")}.";
        }

        if (steps.Complaints + steps.ProcuracyRequests > 0)
        {
            yield return $"Đã nhận {Two(steps.Complaints)} khiếu nại, tố cáo và {Two(steps.ProcuracyRequests)} kiến nghị, kháng nghị của Viện kiểm sát; còn {Two(steps.Unanswered)} vụ việc phải trả lời.";
        }
    }

    private static List<string> Comparison(ReportFacts facts) => facts.YearBefore is not null
        ? Compared(facts)
        : [.. Compared(facts), "Chưa so sánh với cùng kỳ năm trước vì đơn vị không có số liệu đợt cao điểm cùng thời gian năm trước trong hệ thống."];

    private static List<string> Compared(ReportFacts facts)
    {
        var (now, old) = (facts.Total, facts.Before);
        var lines = new List<string>();
        if (facts.From > facts.CampaignFrom)
        {
            lines.Add($"So với ngày {Day(facts.From.AddDays(-1))}: thi hành xong, đình chỉ {Change(now.Completed + now.Terminated - old.Completed - old.Terminated, "việc")}; số tiền thu, chi tăng {ReportWords.Money(now.Collected - old.Collected)}; "
                + $"tỷ lệ việc từ {Percent(old.RateCases)} lên {Percent(now.RateCases)}, tỷ lệ tiền từ {Percent(old.RateMoney)} lên {Percent(now.RateMoney)}.");
        }

        if (facts.YearBefore is { } before)
        {
            lines.Add($"So với cùng kỳ năm trước: thi hành xong, đình chỉ {Change(now.Completed + now.Terminated - before.Completed - before.Terminated, "việc")}; số tiền thu, chi {(now.Collected >= before.Collected ? "tăng" : "giảm")} {ReportWords.Money(Math.Abs(now.Collected - before.Collected))}; "
                + $"tỷ lệ việc {Percent(now.RateCases)} so với {Percent(before.RateCases)}, tỷ lệ tiền {Percent(now.RateMoney)} so với {Percent(before.RateMoney)}.");
        }

        return lines;
    }

    private static List<string> Parts(IReadOnlyList<ReportPart> parts, bool week) => [.. parts.Select(p =>
    {
        var (now, old) = (p.Now, p.Before);
        var done = week
            ? $"trong tuần rà soát {Two(now.Reviewed - old.Reviewed)} hồ sơ, xong {Two(now.Completed - old.Completed)} việc, thu, chi {ReportWords.Money(now.Collected - old.Collected)}; lũy kế "
            : $"được giao {Number(now.Files)} hồ sơ; ";
        return $"{p.Name}: {done}thi hành xong {Two(now.Completed)} việc, đình chỉ {Two(now.Terminated)} việc, thu, chi {ReportWords.Money(now.Collected)}; tỷ lệ việc {Percent(now.RateCases)}, tỷ lệ tiền {Percent(now.RateMoney)}"
            + (p.Target is { MissingCases: > 0 } target ? $"; còn thiếu {Two(target.MissingCases)} việc so với chỉ tiêu" : "") + ".";
    })];

    private static List<string> Waves(ReportFacts facts) => [.. facts.Waves.Where(w => w.Wave.From <= facts.AsOf).Select(w =>
        $"{w.Wave.Name} (từ {Day(w.Wave.From)} đến {Day(w.Wave.To)}): rà soát {Two(w.Reviewed)} hồ sơ, thi hành xong {Two(w.Completed)} việc, đình chỉ {Two(w.Terminated)} việc, lập {Two(w.ReliefDossiers)} hồ sơ miễn, giảm, thu, chi {ReportWords.Money(w.Collected)}.")];

    private static List<string> Causes(ReportFacts facts)
    {
        var open = facts.Causes.Sum(c => c.Files);
        return open == 0
            ? ["Không còn hồ sơ nào của danh sách chưa xong."]
            : [$"Còn {Number(open)} hồ sơ chưa xong, số tiền còn phải thi hành {ReportWords.Money(facts.Causes.Sum(c => c.Money))}; chia theo nguyên nhân: {List([.. facts.Causes.Select(c => $"{Lower(c.Name)} {Two(c.Files)} hồ sơ ({ReportWords.Money(c.Money)})")])}."];
    }

    private static List<string> Difficulties(ReportFacts facts)
    {
        List<ReportObstacle> open = [.. facts.Obstacles.Where(o => !o.Resolved)];
        var solved = facts.Obstacles.Count - open.Count;
        List<string> lines = [.. open.Select(o => $"{Sentence(o.Text).TrimEnd('.')} (nêu ngày {Day(o.RaisedOn)}, {o.Owner} theo dõi{(o.Escalated ? $"; đã báo cáo: {o.Outcome}" : "")}).")];
        lines.Insert(0, open.Count == 0 ? "Không có vướng mắc nào đang chờ xử lý trong sổ vướng mắc của đợt." : $"Còn {Two(open.Count)} vướng mắc đang xử lý{(solved > 0 ? $", đã tháo gỡ {Two(solved)} vướng mắc" : "")}:");
        return lines;
    }

    private static List<string> NextWeek(ReportFacts facts) => facts.Next.Count == 0
        ? [facts.IsOver ? "Đợt cao điểm đã kết thúc; đơn vị tiếp tục giải quyết các hồ sơ chưa xong theo kế hoạch công tác thường xuyên." : "Lịch đã duyệt không còn buổi đi cơ sở nào trong tuần tới; các tổ tiếp tục xử lý hồ sơ tại đơn vị."]
        : [.. facts.Next.Select(w => $"{w.Team}: {Two(w.Days)} buổi đi cơ sở, {Two(w.Visits)} lượt hồ sơ{(w.Places.Count > 0 ? $", địa bàn {List([.. w.Places.Take(PlacesNamed)])}{(w.Places.Count > PlacesNamed ? " …" : "")}" : "")}.")];

    private static List<string> Outlook(ReportFacts facts) =>
    [
        facts.IsOver ? "Tiếp tục giải quyết các hồ sơ chưa xong theo kế hoạch từng vụ việc; theo dõi hồ sơ miễn, giảm đã lập; xác minh lại đúng hạn các việc chưa có điều kiện." : $"Tiếp tục thực hiện kế hoạch đến hết ngày {Day(facts.CampaignTo)}.",
        facts.Forecast is { } f && f.End > facts.AsOf
            ? $"Dự báo đến hết ngày {Day(f.End)}: thi hành xong, đình chỉ từ {Two(f.CasesLow)} đến {Two(f.CasesHigh)} việc (giữa khoảng {Two(f.CasesMiddle)} việc), thu, chi từ {Number(f.MoneyLow)} đến {ReportWords.Money(f.MoneyHigh)}, với khả năng 80%." : "",
    ];

    private static List<string> Proposals(ReportFacts facts)
    {
        List<string> lines = [.. facts.Obstacles.Where(o => o is { Escalated: true, Resolved: false }).Select(o => $"Đề nghị cấp trên xem xét, cho ý kiến về việc: {o.Text.TrimEnd('.')}{(o.Outcome is { } outcome ? $" ({outcome})" : "")}.")];
        if (facts.Partners.Absent > 0)
        {
            lines.Add($"Đề nghị các cơ quan phối hợp cử người tham gia đầy đủ: đã có {Two(facts.Partners.Absent)} buổi vắng trên {Two(facts.Partners.Attended + facts.Partners.Absent)} buổi đã ghi.");
        }

        if (facts.Steps.Unanswered > 0)
        {
            lines.Add($"Đơn vị tập trung giải quyết, trả lời {Two(facts.Steps.Unanswered)} khiếu nại, kiến nghị còn lại đúng thời hạn luật định.");
        }

        return lines.Count == 0 ? ["Không có đề xuất, kiến nghị."] : lines;
    }

    private static IEnumerable<string> Partners(ReportFacts facts)
    {
        if (facts.Partners.Invited > 0)
        {
            yield return $"Đã mời các cơ quan phối hợp tham gia {Two(facts.Partners.Invited)} buổi làm việc"
                + (facts.Partners.Attended + facts.Partners.Absent > 0 ? $"; đã ghi {Two(facts.Partners.Attended)} buổi có dự, {Two(facts.Partners.Absent)} buổi vắng." : "; chưa ghi việc tham dự của buổi nào.");
        }
    }

    private static IEnumerable<string> Money(ReportFacts facts)
    {
        if (facts.Spent is { } spent)
        {
            yield return $"Kinh phí đã chi cho đợt: {ReportWords.Money(spent)}.";
        }
    }

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], System.Globalization.CultureInfo.GetCultureInfo("vi-VN")) + text[1..];
}
