namespace CaoDiem.Law;

/// <summary>A line of the yearly statistics: what a matter is counted as (law.md 8.3, S-36).</summary>
public enum StatisticLine
{
    Completed,
    Terminated,
    Concluded,
    Enforcing,
    Agreed,
    NotEnforceable,
    Postponed,
    Suspended,
    SeparateLedger,
    Entrusted,
    Withdrawn,
}

/// <summary>The facts of each line in one table: its words, the reason codes that lead to it, and the parameter that decides its bucket.</summary>
public static class StatisticLines
{
    private static readonly Dictionary<StatisticLine, (string Code, string Label, string Reasons, string? Parameter, string Always)> Facts = new()
    {
        [StatisticLine.Completed] = ("completed", "Thi hành xong", "L-69, L-70: đã thi hành xong", null, "Thi hành xong"),
        [StatisticLine.Terminated] = ("terminated", "Đình chỉ thi hành án", "L-61, L-62: mọi căn cứ đình chỉ", "statistics.terminated", ""),
        [StatisticLine.Concluded] = ("concluded", "Kết thúc theo trường hợp khác", "L-70: trường hợp khác, L-42: gửi lại yêu cầu", "statistics.concluded", ""),
        [StatisticLine.Enforcing] = ("enforcing", "Đang thi hành", "L-25, L-34, L-56, L-59: đang thi hành, tiếp tục", null, "Có điều kiện thi hành"),
        [StatisticLine.Agreed] = ("agreed", "Hoãn theo thỏa thuận", "L-51, L-52: điểm c (thỏa thuận, người được thi hành án đề nghị)", "statistics.agreed", ""),
        [StatisticLine.NotEnforceable] = ("not-enforceable", "Chưa có điều kiện thi hành", "L-32, L-33: mọi căn cứ", null, "Chưa có điều kiện thi hành"),
        [StatisticLine.Postponed] = ("postponed", "Hoãn thi hành án, căn cứ khác", "L-51, L-52: các điểm còn lại; L-53: theo yêu cầu", "statistics.postponed", ""),
        [StatisticLine.Suspended] = ("suspended", "Tạm đình chỉ thi hành án", "L-57, L-58", "statistics.suspended", ""),
        [StatisticLine.SeparateLedger] = ("separate-ledger", "Sổ theo dõi riêng", "L-40, L-41", null, "Ngoài tổng số phải thi hành"),
        [StatisticLine.Entrusted] = ("entrusted", "Ủy thác đi", "L-63", null, "Trừ khỏi tổng số giải quyết"),
        [StatisticLine.Withdrawn] = ("withdrawn", "Thu hồi, hủy quyết định", "L-68: ghi «thu hồi» hoặc «hủy quyết định» ở căn cứ", null, "Trừ khỏi tổng số giải quyết"),
    };

    public static IReadOnlyList<StatisticLine> All { get; } = [.. Facts.Keys];

    public static string Code(this StatisticLine line) => Facts[line].Code;

    public static string Label(this StatisticLine line) => Facts[line].Label;

    /// <summary>The reason codes that are counted here.</summary>
    public static string Reasons(this StatisticLine line) => Facts[line].Reasons;

    /// <summary>Where it counts on a day, in words, and from which text.</summary>
    public static (string Column, string Source, bool Unverified) On(this StatisticLine line, DateOnly day, LawBook law)
    {
        var (_, _, _, code, always) = Facts[line];
        if (code is null)
        {
            return (always, "công thức thống kê, mục S-30 đến S-34", false);
        }

        var value = law.Value(code, day);
        return (Parameters.Of(code).Words(value.Value), value.Source, value.Unverified);
    }
}
