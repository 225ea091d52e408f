using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>
/// The one table of figures. Files that left the list are out of everything that describes the list (files, endings, denominator, not
/// moved); what was done on them before stays in reviewed, dossiers, reclassified and collected, and they are shown as <see cref="Left"/>.
/// </summary>
public static class Figures
{
    private const string Cases = "hồ sơ";
    private const string Money = "đồng";

    public static readonly Figure Files = new("files", "Hồ sơ trong danh sách", Cases,
        "Hồ sơ đang ở trong danh sách của đợt vào ngày tính.")
    { Holds = s => (s.Flags & StandingFlags.Left) == 0 };

    public static readonly Figure Reviewed = new("reviewed", "Đã rà soát", Cases,
        "Hồ sơ đã được rà soát, phân loại trong đợt ít nhất một lần.")
    { Holds = s => (s.Flags & StandingFlags.Reviewed) != 0 };

    public static readonly Figure ReviewedValid = new("reviewedValid", "Rà soát có xác minh còn hạn", Cases,
        "Hồ sơ đã rà soát mà vào ngày rà soát có một lần xác minh còn trong thời hạn.")
    { Holds = s => (s.Flags & StandingFlags.ReviewedValid) != 0 };

    public static readonly Figure Completed = new("completed", "Thi hành xong", Cases,
        "Hồ sơ thi hành xong bằng việc ghi trong thời gian của đợt.")
    { Holds = s => (s.Flags & StandingFlags.Completed) != 0 };

    public static readonly Figure Terminated = new("terminated", "Đình chỉ", Cases,
        "Hồ sơ có quyết định đình chỉ ban hành trong thời gian của đợt.")
    { Holds = s => (s.Flags & StandingFlags.Terminated) != 0 };

    public static readonly Figure Done = new("done", "Giải quyết xong", Cases,
        "Hồ sơ kết thúc trong đợt và được công thức thống kê tính là thi hành xong; tử số của tỷ lệ việc.")
    { Holds = s => (s.Flags & StandingFlags.Done) != 0 };

    public static readonly Figure ExemptionDossiers = new("exemptionDossiers", "Hồ sơ xét miễn", Cases,
        "Hồ sơ đã lập hồ sơ đề nghị xét miễn trong đợt.")
    { Holds = s => (s.Flags & StandingFlags.ExemptionDossier) != 0 };

    public static readonly Figure ReductionDossiers = new("reductionDossiers", "Hồ sơ xét giảm", Cases,
        "Hồ sơ đã lập hồ sơ đề nghị xét giảm trong đợt.")
    { Holds = s => (s.Flags & StandingFlags.ReductionDossier) != 0 };

    public static readonly Figure ReliefDossiers = new("reliefDossiers", "Hồ sơ miễn, giảm", Cases,
        "Hồ sơ đã lập hồ sơ đề nghị xét miễn hoặc xét giảm trong đợt; lập cả hai thì tính một lần.")
    { Holds = s => (s.Flags & (StandingFlags.ExemptionDossier | StandingFlags.ReductionDossier)) != 0 };

    public static readonly Figure Partial = new("partial", "Nộp một phần", Cases, "Hồ sơ có tiền thu, chi trong đợt mà chưa thi hành xong.")
    { Holds = s => s.Collected > 0 && (s.Flags & (StandingFlags.Completed | StandingFlags.Left)) == 0 };

    public static readonly Figure NotMoved = new("notMoved", "Chưa chuyển biến", Cases,
        "Hồ sơ trong danh sách chưa có việc nào làm hồ sơ tiến thêm; rà soát, thông báo, ghi chú không kể.")
    { Holds = s => (s.Flags & (StandingFlags.Moved | StandingFlags.Left)) == 0 };

    public static readonly Figure Moved = new("moved", "Có chuyển biến", Cases, "Hồ sơ có ít nhất một việc làm hồ sơ tiến thêm trong đợt.")
    { Holds = s => (s.Flags & StandingFlags.Moved) != 0 };

    public static readonly Figure WaitingVerification = new("waitingVerification", "Chờ xác minh", Cases,
        "Hồ sơ đang mở mà luật đòi xác minh: chưa xác minh lần nào, hoặc lần gần nhất đã quá hạn.")
    { Holds = s => (s.Flags & StandingFlags.WaitingVerification) != 0 };

    public static readonly Figure ReclassifiedIn = new("reclassifiedIn", "Phân loại lại: vào có điều kiện", Cases,
        "Hồ sơ trong đợt từ chỗ không tính thành tính là có điều kiện.")
    { Holds = s => (s.Flags & StandingFlags.ReclassifiedIn) != 0 };

    public static readonly Figure ReclassifiedOut = new("reclassifiedOut", "Phân loại lại: ra khỏi có điều kiện", Cases,
        "Hồ sơ trong đợt từ chỗ tính là có điều kiện thành không tính, mà chưa xong.")
    { Holds = s => (s.Flags & StandingFlags.ReclassifiedOut) != 0 };

    public static readonly Figure Reclassified = new("reclassified", "Phân loại lại", Cases,
        "Hồ sơ đổi phân loại trong đợt, vào hoặc ra khỏi có điều kiện; làm đổi mẫu số nên đọc cùng tỷ lệ.")
    { Holds = s => (s.Flags & (StandingFlags.ReclassifiedIn | StandingFlags.ReclassifiedOut)) != 0 };

    public static readonly Figure Enforceable = new("enforceable", "Có điều kiện", Cases,
        "Hồ sơ trong danh sách mà vào ngày tính thống kê tính là có điều kiện hoặc đã xong; mẫu số của tỷ lệ việc.")
    { Holds = s => (s.Flags & StandingFlags.Enforceable) != 0 };

    public static readonly Figure EnforceableAtJoin = new("enforceableAtJoin", "Có điều kiện khi vào danh sách", Cases,
        "Hồ sơ tính là có điều kiện khi vào danh sách; không đổi theo ngày, in cạnh mẫu số.")
    { Holds = s => (s.Flags & StandingFlags.EnforceableAtJoin) != 0 };

    public static readonly Figure JoinedLate = new("joinedLate", "Vào sau", Cases, "Hồ sơ vào danh sách sau khi đã chốt, có lý do.")
    { Holds = s => (s.Flags & StandingFlags.JoinedLate) != 0 };

    public static readonly Figure Left = new("left", "Đã rời danh sách", Cases,
        "Hồ sơ đã đưa ra khỏi danh sách, kể cả đã ủy thác, đã chuyển giao; không còn ở mẫu số.")
    { Holds = s => (s.Flags & StandingFlags.Left) != 0 };

    public static readonly Figure Entrusted = new("entrusted", "Ủy thác", Cases,
        "Hồ sơ có quyết định ủy thác ban hành trong thời gian của đợt.")
    { Holds = s => (s.Flags & StandingFlags.Entrusted) != 0 };

    public static readonly Figure Coerced = new("coerced", "Đã tổ chức cưỡng chế", Cases,
        "Hồ sơ đã tổ chức cưỡng chế trong đợt, có hoặc không huy động lực lượng.")
    { Holds = s => (s.Flags & StandingFlags.Coerced) != 0 };

    public static readonly Figure Due = new("due", "Phải thi hành khi vào danh sách", Money,
        "Tổng số phải thi hành của hồ sơ trong danh sách khi vào danh sách.")
    { Amount = s => (s.Flags & StandingFlags.Left) == 0 ? s.DueAtJoin : 0 };

    public static readonly Figure Remaining = new("remaining", "Còn phải thi hành khi vào danh sách", Money,
        "Số còn phải thi hành của hồ sơ trong danh sách khi vào danh sách.")
    { Amount = s => (s.Flags & StandingFlags.Left) == 0 ? s.RemainingAtJoin : 0 };

    public static readonly Figure EnforceableMoney = new("enforceableMoney", "Tiền có điều kiện", Money,
        "Số còn phải thi hành khi vào danh sách của hồ sơ có điều kiện; mẫu số của tỷ lệ tiền.")
    { Amount = s => (s.Flags & StandingFlags.Enforceable) != 0 ? s.RemainingAtJoin : 0 };

    public static readonly Figure Collected = new("collected", "Đã thu, chi", Money,
        "Tiền thu trong đợt theo biên lai, và tiền hoàn trả của hồ sơ có khoản hoàn trả; số sổ ghi không kể.")
    { Amount = s => s.Collected };

    public static readonly Figure PaidBeforeCoercion = new("paidBeforeCoercion", "Nộp trước cưỡng chế", Money,
        "Phần đã thu được nộp sau khi có quyết định cưỡng chế và trước ngày cưỡng chế.")
    { Amount = s => s.PaidBeforeCoercion };

    public static readonly Figure RemainingNow = new("remainingNow", "Còn phải thi hành", Money,
        "Số còn phải thi hành của hồ sơ trong danh sách vào ngày tính.")
    { Amount = s => (s.Flags & StandingFlags.Left) == 0 ? s.Remaining : 0 };

    private static readonly Dictionary<string, string> OldWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["exemption"] = "exemptionDossiers",
        ["reduction"] = "reductionDossiers",
        ["relief"] = "reliefDossiers",
        ["late"] = "joinedLate",
    };

    /// <summary>Every figure, cases before money, in the order in which they are shown.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        Files, Reviewed, ReviewedValid, Completed, Terminated, Done, ExemptionDossiers, ReductionDossiers, ReliefDossiers, Partial, Moved,
        NotMoved, WaitingVerification, ReclassifiedIn, ReclassifiedOut, Reclassified, Enforceable, EnforceableAtJoin, JoinedLate, Left,
        Entrusted, Coerced,
        Due, Remaining, EnforceableMoney, Collected, PaidBeforeCoercion, RemainingNow,
    ];

    private static readonly Dictionary<string, int> Places =
        All.Select((f, i) => (f.Code, i)).ToDictionary(x => x.Code, x => x.i, StringComparer.OrdinalIgnoreCase);

    /// <summary>By its code, whatever the case; addresses of version 0.3 find theirs too. Null when there is none.</summary>
    public static Figure? Find(string? code) => code is null ? null
        : Places.TryGetValue(OldWords.GetValueOrDefault(code, code), out var place) ? All[place] : null;

    /// <summary>By a code that is known to be there.</summary>
    public static Figure Of(string code) => All[Places[code]];

    internal static int PlaceOf(string code) => Places[code];
}
