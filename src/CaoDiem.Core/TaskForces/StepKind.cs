namespace CaoDiem.TaskForces;

/// <summary>What is done at one step of a case plan, at the desk or in the field.</summary>
public enum StepKind
{
    Review,
    Notice,
    Verify,
    Persuade,
    Classify,
    ReliefDossier,
    Refund,
    Council,
    Destroy,
    HandOver,
    PoliceExchange,
    OpinionMeeting,
    CoercionPlan,
    CostNotice,
    PreMeeting,
    Coerce,
}

/// <summary>
/// The facts of each step kind in one table. Minutes are the product's starting values and no rule of law: an office
/// sets its own. A step in the field needs a team's day; the others are done at the desk.
/// </summary>
public static class StepKinds
{
    private static readonly Dictionary<StepKind, (string Code, string Label, bool InField, int Minutes, string Papers)> Facts = new()
    {
        [StepKind.Review] = ("review", "Rà soát hồ sơ", false, 20, "Hồ sơ thi hành án"),
        [StepKind.Notice] = ("notice", "Thông báo, tống đạt", false, 30, "Thông báo; biên bản giao nhận"),
        [StepKind.Verify] = ("verify", "Xác minh điều kiện thi hành án", true, 75, "Biên bản xác minh; phiếu cung cấp thông tin"),
        [StepKind.Persuade] = ("persuade", "Vận động, thuyết phục tự nguyện thi hành", true, 60, "Biên bản làm việc; cam kết, biên lai thu tiền"),
        [StepKind.Classify] = ("classify", "Phân loại, ra quyết định chưa có điều kiện", false, 30, "Quyết định về việc chưa có điều kiện thi hành án"),
        [StepKind.ReliefDossier] = ("relief-dossier", "Lập hồ sơ đề nghị xét miễn, giảm", false, 90, "Văn bản đề nghị; biên bản xác minh; tài liệu chứng minh"),
        [StepKind.Refund] = ("refund", "Chi trả, hoàn trả cho đương sự", false, 45, "Thông báo nhận tiền; phiếu chi hoặc giấy gửi tiền"),
        [StepKind.Council] = ("council", "Thành lập hội đồng tiêu hủy", false, 45, "Quyết định thành lập hội đồng; thông báo Viện kiểm sát"),
        [StepKind.Destroy] = ("destroy", "Tiêu hủy tang vật", true, 120, "Biên bản tiêu hủy; phiếu xuất kho"),
        [StepKind.HandOver] = ("hand-over", "Bàn giao tài sản sung công", true, 60, "Biên bản bàn giao; quyết định tịch thu"),
        [StepKind.PoliceExchange] = ("police-exchange", "Trao đổi với Công an về cưỡng chế", false, 60, "Văn bản trao đổi; văn bản trả lời của Công an"),
        [StepKind.OpinionMeeting] = ("opinion-meeting", "Họp lấy ý kiến dự thảo kế hoạch cưỡng chế", true, 120, "Dự thảo kế hoạch; biên bản họp"),
        [StepKind.CoercionPlan] = ("coercion-plan", "Ban hành, gửi kế hoạch cưỡng chế", false, 90, "Kế hoạch cưỡng chế đã phê duyệt"),
        [StepKind.CostNotice] = ("cost-notice", "Thông báo dự trù chi phí cưỡng chế", false, 30, "Thông báo dự trù chi phí"),
        [StepKind.PreMeeting] = ("pre-meeting", "Họp trước khi cưỡng chế", true, 90, "Biên bản họp; phân công lực lượng"),
        [StepKind.Coerce] = ("coerce", "Tổ chức cưỡng chế", true, 240, "Quyết định, kế hoạch cưỡng chế; biên bản cưỡng chế"),
    };

    public static IReadOnlyList<StepKind> All { get; } = [.. Facts.Keys];

    public static string Code(this StepKind kind) => Facts[kind].Code;

    public static string Label(this StepKind kind) => Facts[kind].Label;

    /// <summary>The team goes out for it: the schedule gives it a day.</summary>
    public static bool InField(this StepKind kind) => Facts[kind].InField;

    /// <summary>Minutes on the spot, until the office sets its own.</summary>
    public static int DefaultMinutes(this StepKind kind) => Facts[kind].Minutes;

    /// <summary>Papers that such a step needs or makes.</summary>
    public static string Papers(this StepKind kind) => Facts[kind].Papers;
}

/// <summary>Where a step is done, when not at the debtor's.</summary>
public static class StepPlaces
{
    private static readonly Dictionary<StepKind, string> Places = new()
    {
        [StepKind.Destroy] = "Nơi tiêu hủy",
        [StepKind.HandOver] = "Kho vật chứng",
        [StepKind.OpinionMeeting] = "Trụ sở Ủy ban nhân dân",
        [StepKind.PreMeeting] = "Trụ sở Ủy ban nhân dân",
    };

    public static string? Of(StepKind kind) => Places.GetValueOrDefault(kind);
}

/// <summary>What an agency of a kind is asked to do at a step of a kind, unless the agency agreed something else.</summary>
public static class StepRoles
{
    private static readonly Dictionary<(StepKind, PartnerKind), string> Duties = new()
    {
        [(StepKind.Notice, PartnerKind.CommuneCommittee)] = "Chứng kiến, xác nhận việc giao hoặc niêm yết văn bản",
        [(StepKind.Verify, PartnerKind.CommuneCommittee)] = "Cử cán bộ cùng đi, cung cấp thông tin về nhân thân, tài sản; ký biên bản xác minh",
        [(StepKind.Verify, PartnerKind.Police)] = "Xác nhận nơi cư trú, nơi làm việc của người phải thi hành án",
        [(StepKind.Verify, PartnerKind.Procuracy)] = "Kiểm sát việc xác minh khi cần",
        [(StepKind.Persuade, PartnerKind.CommuneCommittee)] = "Cùng vận động tự nguyện thi hành, chứng kiến cam kết",
        [(StepKind.Persuade, PartnerKind.Association)] = "Vận động thành viên, hội viên của mình tự nguyện thi hành",
        [(StepKind.Persuade, PartnerKind.Police)] = "Giữ gìn trật tự buổi làm việc khi được yêu cầu",
        [(StepKind.Council, PartnerKind.Finance)] = "Cử đại diện tham gia hội đồng tiêu hủy",
        [(StepKind.Council, PartnerKind.CommuneCommittee)] = "Cử đại diện tham gia hội đồng tiêu hủy",
        [(StepKind.Council, PartnerKind.Procuracy)] = "Nhận thông báo để kiểm sát việc tiêu hủy",
        [(StepKind.Destroy, PartnerKind.Finance)] = "Thành viên hội đồng, ký biên bản tiêu hủy",
        [(StepKind.Destroy, PartnerKind.CommuneCommittee)] = "Thành viên hội đồng, ký biên bản tiêu hủy",
        [(StepKind.Destroy, PartnerKind.Procuracy)] = "Kiểm sát việc tiêu hủy",
        [(StepKind.Destroy, PartnerKind.Police)] = "Bảo vệ nơi tiêu hủy khi tang vật nguy hiểm",
        [(StepKind.Destroy, PartnerKind.Health)] = "Hướng dẫn chuyên môn với tang vật gây hại cho sức khỏe",
        [(StepKind.HandOver, PartnerKind.Finance)] = "Nhận bàn giao tài sản, ký biên bản",
        [(StepKind.HandOver, PartnerKind.CommuneCommittee)] = "Nhận bàn giao tài sản, ký biên bản",
        [(StepKind.PoliceExchange, PartnerKind.Police)] = "Trả lời văn bản trao đổi, thống nhất thời gian và lực lượng bảo vệ",
        [(StepKind.OpinionMeeting, PartnerKind.Police)] = "Góp ý dự thảo kế hoạch, phương án bảo vệ",
        [(StepKind.OpinionMeeting, PartnerKind.Procuracy)] = "Góp ý dự thảo kế hoạch",
        [(StepKind.OpinionMeeting, PartnerKind.CommuneCommittee)] = "Góp ý dự thảo kế hoạch, thông tin tình hình địa phương",
        [(StepKind.PreMeeting, PartnerKind.Police)] = "Thống nhất phương án bảo vệ, người chỉ huy lực lượng",
        [(StepKind.PreMeeting, PartnerKind.Procuracy)] = "Dự họp, kiểm sát việc chuẩn bị",
        [(StepKind.PreMeeting, PartnerKind.CommuneCommittee)] = "Dự họp, thông báo tình hình tại chỗ",
        [(StepKind.Coerce, PartnerKind.Police)] = "Bảo vệ cưỡng chế từ đầu đến khi kết thúc, xử lý hành vi chống đối",
        [(StepKind.Coerce, PartnerKind.Procuracy)] = "Kiểm sát việc cưỡng chế",
        [(StepKind.Coerce, PartnerKind.CommuneCommittee)] = "Cử người dự và chứng kiến, vận động, hỗ trợ tại chỗ",
        [(StepKind.Coerce, PartnerKind.Health)] = "Trực cấp cứu tại nơi cưỡng chế",
        [(StepKind.Coerce, PartnerKind.Association)] = "Vận động người phải thi hành án và gia đình",
    };

    public static string? Of(StepKind step, PartnerKind partner) => Duties.GetValueOrDefault((step, partner));

    /// <summary>The step kinds at which agencies of a kind are asked for, in the order of the table of kinds.</summary>
    public static IReadOnlyList<StepKind> StepsOf(PartnerKind partner) => [.. StepKinds.All.Where(s => Duties.ContainsKey((s, partner)))];
}
