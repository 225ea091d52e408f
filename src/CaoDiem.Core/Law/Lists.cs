using System.Globalization;

namespace CaoDiem.Law;

/// <summary>An entry of a list in the law: a ground, a paper, a member, who bears a cost.</summary>
/// <param name="Key">Point or clause as cited ("a", "đ"), a code where programs need one, or empty.</param>
/// <param name="From">First day, where the entry came within its version of the law; null from that version's first day.</param>
/// <param name="To">Last day, where the entry went within its version; null to that version's last day.</param>
public sealed record LawEntry(string Topic, string Rule, string Law, string Key, string Text, string Article, DateOnly? From, DateOnly? To)
{
    /// <summary>Holds on a day that lies in its version.</summary>
    public bool HoldsOn(DateOnly day) => !(From > day) && !(To < day);
}

/// <summary>
/// The lists of the law as dated data (<c>Data/lists.csv</c>): grounds of every decision, papers of every dossier,
/// members of councils, who bears which cost.
/// </summary>
public static class Lists
{
    private static readonly Dictionary<string, string> Topics = new()
    {
        ["transition"] = "Chuyển tiếp giữa hai luật",
        ["organisation"] = "Tổ chức",
        ["one-decision"] = "Một quyết định, một việc, một hồ sơ",
        ["own-motion"] = "Khoản chủ động thi hành",
        ["refuse"] = "Căn cứ từ chối yêu cầu thi hành án",
        ["request-channel"] = "Cách gửi yêu cầu",
        ["notice-channel"] = "Cách thông báo",
        ["verification"] = "Nội dung xác minh",
        ["enforceable"] = "Có điều kiện thi hành án",
        ["not-enforceable"] = "Căn cứ ra quyết định chưa có điều kiện thi hành án",
        ["published"] = "Nội dung công khai người chưa có điều kiện",
        ["return"] = "Gửi lại yêu cầu thi hành án",
        ["postpone"] = "Căn cứ hoãn",
        ["postpone-effect"] = "Hoãn theo yêu cầu và lãi trong thời gian hoãn",
        ["stay"] = "Căn cứ tạm đình chỉ",
        ["terminate"] = "Căn cứ đình chỉ",
        ["conclude"] = "Căn cứ kết thúc",
        ["entrust"] = "Ủy thác",
        ["withdraw"] = "Thu hồi, sửa đổi, hủy quyết định",
        ["relief-dossier"] = "Hồ sơ đề nghị xét miễn, giảm",
        ["relief-common"] = "Quy tắc chung về xét miễn, giảm",
        ["hand-over"] = "Bàn giao tài sản tịch thu",
        ["exhibit"] = "Vật chứng, tài sản tạm giữ",
        ["destruction"] = "Tiêu hủy",
        ["refund"] = "Trả tiền, tài sản",
        ["coercion-condition"] = "Điều kiện cưỡng chế",
        ["coercion-measure"] = "Biện pháp cưỡng chế",
        ["securing-measure"] = "Biện pháp bảo đảm",
        ["coercion-plan"] = "Kế hoạch cưỡng chế và phối hợp",
        ["cost"] = "Chi phí do ai chịu",
        ["payment"] = "Thanh toán tiền",
        ["fee"] = "Phí thi hành án",
    };

    public static IReadOnlyList<LawEntry> All { get; } = [.. LawData.Read("lists.csv").Select(c => new LawEntry(
        c[0], c[1], c[2], c[3], c[4], c[5], Day(c, 6), Day(c, 7)))];

    public static IReadOnlyDictionary<string, string> Labels => Topics;

    /// <summary>A list as it stands on the day of an act; empty when that version has none.</summary>
    public static IReadOnlyList<LawEntry> Of(string topic, DateOnly act)
    {
        var law = LawVersion.On(act).Id;
        return [.. All.Where(e => e.Topic == topic && e.Law == law && e.HoldsOn(act))];
    }

    /// <summary>The ground with a point or clause, as a decision cites it; null when the law of that day has none.</summary>
    public static LawEntry? Ground(string topic, string? key, DateOnly act) =>
        key is null ? null : Of(topic, act).FirstOrDefault(e => e.Key.Equals(key.Trim(), StringComparison.OrdinalIgnoreCase));

    private static DateOnly? Day(string[] columns, int index) =>
        columns.Length <= index || columns[index].Length == 0 ? null : DateOnly.Parse(columns[index], CultureInfo.InvariantCulture);
}
