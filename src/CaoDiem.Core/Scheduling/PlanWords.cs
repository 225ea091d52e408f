using System.Globalization;
using CaoDiem.Planning;

namespace CaoDiem.Scheduling;

/// <summary>The planner's codes and facts as Vietnamese sentences. <paramref name="problem"/> gives days their dates.</summary>
public sealed class PlanWords(Problem problem)
{
    /// <summary>Why a step is left out.</summary>
    public static string Left(LeftOut left)
    {
        var fact = left.Facts;
        return Tidy(left.Reason switch
        {
            Reasons.NoTeamDay => NoTeamDay(fact),
            Reasons.Gap => $"Phải cách việc {fact["before"]} ({Date(fact["beforeDate"])}) ít nhất {fact["gapDays"]} ngày, tức từ {Date(fact["earliest"])}; ngày cuối cùng có thể làm là {Date(fact["last"])}.",
            Reasons.Agency => $"Cả {fact["days"]} ngày có thể làm, {fact["agencies"]} đã dự đủ số việc một ngày (giới hạn {fact["limit"]}).",
            Reasons.Full => $"Cả {fact["days"]} ngày có thể làm đều đã kín; {Nearest(fact)}.",
            Reasons.Budget => $"Còn thời gian nhưng hết kinh phí: thiếu ít nhất {Number(fact["moneyShort"])} (đội {fact["team"]}, ngày {Date(fact["date"])}).",
            Reasons.Worse when fact.TryGetValue("drop", out var drop) => $"Chỉ xếp được nếu bỏ việc {drop}{Also(fact)} của đội {fact["dropTeam"]} ngày {Date(fact["dropDate"])}, đáng giá hơn: kế hoạch mất {Number(fact["loss"])} điểm; {Nearest(fact)}.",
            Reasons.Worse => $"Còn chỗ (đội {fact["team"]}, ngày {Date(fact["date"])}) nhưng đường đi, chi phí và chênh lệch giữa các đội tốn hơn giá trị của việc {Number(fact["loss"])} điểm.",
            Reasons.Before => fact["before"] == fact["first"]
                ? $"Việc {fact["before"]} phải làm trước chưa được xếp."
                : $"Việc {fact["before"]} phải làm trước chưa được xếp, do việc {fact["first"]} chưa được xếp.",
            Reasons.Open => $"Còn xếp được vào đội {fact["team"]} ngày {Date(fact["date"])}, thêm {Number(fact["gain"])} điểm: cần thêm thời gian tính.",
            _ => left.Text,
        });
    }

    /// <summary>Why a step is planned with its team on its day, in one sentence.</summary>
    public static string Planned(PlannedStep step)
    {
        var fact = step.Facts;
        var parts = new List<string> { $"Đội {fact["team"]}, ngày {Date(fact["date"])}" };
        if (fact["pinned"] == "true")
        {
            parts.Add("do đã ghim");
        }

        if (fact["fixed"] == "true")
        {
            parts.Add("đã công bố trước ngày lập lại, giữ nguyên");
        }

        parts.Add(fact["waveMatches"] == "true" ? $"đúng đợt {fact["wave"]}" : $"ngoài đợt {fact["wave"]}");
        if (fact["onlyTeam"] == "true")
        {
            parts.Add("là đội duy nhất được giao hồ sơ");
        }

        if (fact.TryGetValue("commune", out var commune))
        {
            parts.Add($"xã {commune} dự được");
        }

        if (fact.TryGetValue("agencies", out var agencies))
        {
            parts.Add($"phối hợp {agencies} việc trong ngày");
        }

        parts.Add(Journey(fact));
        parts.Add(fact["alternatives"] == "0"
            ? "không còn ngày nào khác xếp được"
            : $"{fact["alternatives"]} phương án khác, tốt nhất là đội {fact["bestAlternativeTeam"]} ngày {Date(fact["bestAlternativeDate"])}, {Loss(fact["bestAlternativeLoss"])}");
        return Tidy(string.Join("; ", parts) + ".");
    }

    /// <summary>One fault of a problem or plan file.</summary>
    public static string Issue(PlanningIssue issue)
    {
        var value = issue.Value.Length > 0 ? $" «{issue.Value}»" : "";
        return $"{issue.Code}: {issue.Place}: {CodeMeaning(issue.Code)}{value}.";
    }

    /// <summary>One change that would make a step fit.</summary>
    public string WouldFit(Relaxation change)
    {
        var place = $"đội {change.Team}, ngày {Day(change.Day)}";
        var amount = Number(change.Amount);
        return Tidy(change.Kind switch
        {
            "minutes" => $"Xếp được nếu ngày làm việc dài thêm {amount} phút ({place}).",
            "budget" => $"Xếp được nếu thêm kinh phí {amount} ({place}).",
            "agency-limit" => $"Xếp được nếu {change.Who} dự thêm một việc ngày {Day(change.Day)} (đội {change.Team}).",
            "agency-day" => $"Xếp được nếu {change.Who} dự thêm được ngày {Day(change.Day)} với đội {change.Team}.",
            "commune-day" => $"Xếp được nếu xã {change.Who} dự thêm được ngày {Day(change.Day)} (đội {change.Team}).",
            "team-day" => $"Xếp được nếu đội {change.Team} làm thêm ngày {Day(change.Day)}.",
            "due" => $"Xếp được nếu thời hạn lùi {amount} ngày, đến {Day(change.Day)} (đội {change.Team}).",
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, null),
        });
    }

    /// <summary>A broken rule of a plan, with its code.</summary>
    public string Broken(Violation broken) => $"{broken.Rule}: {Place(broken)}{Meaning(broken)}.";

    /// <summary>A broken rule of a plan, as one says it.</summary>
    public string Sentence(Violation broken) => Tidy($"{Place(broken)}{Meaning(broken)}.") is var text ? char.ToUpperInvariant(text[0]) + text[1..] : "";

    /// <summary>What is wrong, without the place.</summary>
    public static string Meaning(Violation broken)
    {
        string Fact(string name) => broken.Facts.GetValueOrDefault(name, "?");
        return broken.Rule switch
        {
            "known" => "kế hoạch nêu đội, ngày hoặc việc không có trong bài toán",
            "once" => "một việc xếp hai lần, một đội có hai lộ trình trong ngày, hoặc việc vừa xếp vừa ghi là bỏ lại",
            "team" => "đội không được giao hồ sơ này",
            "continuity" => "các việc của một hồ sơ phải do một đội làm",
            "day" => "đội không làm việc ngày đó hoặc ngày ngoài thời hạn của việc",
            "needs" => $"{Need(Fact("need"))} không dự được",
            "order" => broken.Facts.ContainsKey("gapDays") ? $"phải sau việc {Fact("before")} ít nhất {Fact("gapDays")} ngày" : $"việc {Fact("before")} phải làm trước không đúng thứ tự hoặc chưa xếp",
            "time" => $"lộ trình cần {Fact("minutes")} phút, ngày chỉ có {Fact("limit")} phút",
            "window" => $"đến phút {Fact("minute")}, giờ tiếp kết thúc ở phút {Fact("limit")}",
            "break" => $"bắt đầu ở phút {Fact("minute")} thì chạm giờ nghỉ của đội",
            "pin" => "việc đã ghim không ở đúng đội, đúng ngày",
            "fixed" => "lộ trình đã công bố trước ngày lập lại bị thay đổi",
            "agency" => $"{Fact("agency")} phải dự {Fact("steps")} việc, giới hạn {Fact("limit")} việc một ngày",
            "budget" => $"chi phí {Number(Fact("cost"))} vượt kinh phí {Number(Fact("limit"))}",
            "score" => "con số ghi trong kế hoạch không khớp với tính lại",
            _ => broken.Text,
        };
    }

    private string Place(Violation broken)
    {
        var place = string.Join(", ", new[]
        {
            broken.Step is null ? null : $"việc {broken.Step}",
            broken.Team is null ? null : $"đội {broken.Team}",
            broken.Day is { } day && day >= 0 && day < problem.Calendar.Count ? $"ngày {Day(day)}" : null,
        }.OfType<string>());
        return place.Length > 0 ? $"{place}: " : "";
    }

    private static string NoTeamDay(IReadOnlyDictionary<string, string> fact)
    {
        var counts = new List<string> { $"đội làm {fact["teamDays"]} ngày" };
        foreach (var need in fact["needs"].Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            counts.Add($"{Need(need)} dự được {fact[$"{need}Days"]} ngày");
        }

        return $"Không ngày nào từ {Date(fact["release"])} đến {Date(fact["due"])} có đủ các bên cùng lúc: {string.Join(", ", counts)} ({(fact["teams"].Length > 0 ? $"đội {fact["teams"]}" : "hồ sơ chưa giao đội nào")}).";
    }

    // A team is called «Tổ công tác số 1» and a commune «Xã Hưng Phú»: said twice it reads badly.
    private static string Tidy(string text) => text.Replace("đội Tổ", "tổ", StringComparison.Ordinal).Replace("Đội Tổ", "Tổ", StringComparison.Ordinal)
        .Replace("xã Xã", "xã", StringComparison.Ordinal).Replace("xã Thị trấn", "thị trấn", StringComparison.Ordinal);

    private static string Need(string need) => PartnerNeed.Read(need) is var (kind, name) && name is not null
        ? $"{KindOf(kind)} ({name})"
        : KindOf(need);

    private static string KindOf(string need) => need switch
    {
        "commune" => "Ủy ban nhân dân xã",
        "police" => "công an",
        "procuracy" => "viện kiểm sát",
        "decision" => "quyết định phải có trước",
        _ => need,
    };

    private static string Nearest(IReadOnlyDictionary<string, string> fact) => fact.ContainsKey("window")
        ? $"đến sớm nhất vẫn muộn {fact["minutesShort"]} phút so với giờ tiếp (đội {fact["team"]}, ngày {Date(fact["date"])})"
        : $"thiếu ít nhất {fact["minutesShort"]} phút (đội {fact["team"]}, ngày {Date(fact["date"])})";

    private static string Also(IReadOnlyDictionary<string, string> fact) => fact["dropAlso"] == "0" ? "" : $" và {fact["dropAlso"]} việc sau của cùng hồ sơ";

    private static string Journey(IReadOnlyDictionary<string, string> fact) => (fact.GetValueOrDefault("previous"), fact.GetValueOrDefault("next")) switch
    {
        (null, null) => $"đi riêng, đường {fact["detourMinutes"]} phút",
        (null, { } next) => $"trên đường trước việc {next}, thêm {fact["detourMinutes"]} phút đường",
        ({ } previous, null) => $"trên đường sau việc {previous}, thêm {fact["detourMinutes"]} phút đường",
        var (previous, next) => $"trên đường giữa việc {previous} và {next}, thêm {fact["detourMinutes"]} phút đường",
    };

    private static string Loss(string points) => points.StartsWith('-') ? $"thêm {Number(points[1..])} điểm" : $"kém {Number(points)} điểm";

    private static string CodeMeaning(string code) => code switch
    {
        PlanCode.Json => "không đọc được JSON tại dòng",
        PlanCode.TooLarge => "tệp quá lớn",
        PlanCode.Missing => "thiếu trường bắt buộc",
        PlanCode.Type => "giá trị không đúng loại",
        PlanCode.Number => "số ngoài khoảng cho phép hoặc không nguyên",
        PlanCode.Negative => "số không được âm",
        PlanCode.EmptyId => "mã không được để trống",
        PlanCode.DuplicateId => "mã bị trùng",
        PlanCode.EmptyCalendar => "lịch không có ngày nào",
        PlanCode.CalendarOrder => "các ngày của lịch phải tăng dần",
        PlanCode.Date => "ngày phải viết yyyy-MM-dd",
        PlanCode.DayRange => "ngày ngoài lịch",
        PlanCode.WaveRange => "không có đợt này",
        PlanCode.MatrixSize => "bảng đi lại phải vuông và cùng cỡ",
        PlanCode.Place => "vị trí không đúng dạng hoặc ngoài bảng đi lại",
        PlanCode.Window => "khung giờ phải là [từ, đến], từ không sau đến, các khung không chồng nhau",
        PlanCode.Break => "giờ nghỉ phải là [từ, đến], từ trước đến, các giờ nghỉ không chồng nhau",
        PlanCode.UnknownTeam => "không có đội này",
        PlanCode.UnknownAgency => "không có cơ quan này",
        PlanCode.UnknownCommune => "không có xã này",
        PlanCode.UnknownFile => "không có hồ sơ này",
        PlanCode.UnknownStep => "không có việc này",
        PlanCode.StepFile => "hồ sơ không liệt kê việc này",
        PlanCode.Cycle => "việc đứng hai lần, thành ra phải làm trước chính nó",
        PlanCode.Pin => "ghim không thể thực hiện với việc",
        PlanCode.Published => "lịch đã công bố lặp lại",
        _ => "không dùng được",
    };

    private static string Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Number(string invariant) => invariant.Replace('.', ',');

    private static string Number(double value) => Number(value.ToString("0.##", CultureInfo.InvariantCulture));

    private string Day(int day) => problem.Calendar[day].Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
