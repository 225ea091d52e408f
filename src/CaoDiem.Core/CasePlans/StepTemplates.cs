using CaoDiem.Law;
using CaoDiem.TaskForces;

namespace CaoDiem.CasePlans;

/// <summary>When a template's step belongs into a plan.</summary>
public enum StepNeed
{
    Always,

    /// <summary>The finding lacks a verification, or a fresh one.</summary>
    VerificationMissing,

    /// <summary>The finding lacks the decision that the matter is not yet enforceable.</summary>
    DecisionMissing,

    /// <summary>Nothing is missing and the matter is being enforced: the debtor is called on.</summary>
    DebtorCanPay,

    /// <summary>No other step of the template applies.</summary>
    NothingElse,
}

/// <summary>One step that a plan of a work group gets.</summary>
public sealed record StepTemplate(StepKind Kind, StepNeed Need, params PartnerKind[] Partners);

/// <summary>What a plan of one work group starts from.</summary>
public sealed record GroupTemplate(string Approach, string Risks, string Cost, IReadOnlyList<StepTemplate> Steps);

/// <summary>
/// The plans that the system proposes, one registry by work group. Steps of a coercion with mobilised forces are not here: the
/// law orders them (<see cref="CoercionSteps"/>).
/// </summary>
public static class StepTemplates
{
    private const string Travel = "Công tác phí của tổ trong ngày đi cơ sở; không phát sinh chi phí riêng.";
    private const string Desk = "Không phát sinh chi phí riêng.";

    private static readonly Dictionary<WorkGroup, GroupTemplate> Groups = new()
    {
        [WorkGroup.Review] = new(
            "Cùng Ủy ban nhân dân xã làm việc tại nơi ở; giải thích quyền, nghĩa vụ; vận động nộp ngay hoặc cam kết thời hạn nộp; phân loại hồ sơ ngay sau buổi làm việc.",
            "Người phải thi hành án vắng mặt, đi khỏi địa phương: hỏi trưởng ấp, người thân và lập biên bản. Không hợp tác: ghi rõ thái độ, có người chứng kiến.",
            Travel,
            [
                new(StepKind.Verify, StepNeed.VerificationMissing, PartnerKind.CommuneCommittee),
                new(StepKind.Classify, StepNeed.DecisionMissing),
                new(StepKind.Persuade, StepNeed.DebtorCanPay, PartnerKind.CommuneCommittee),
                new(StepKind.Review, StepNeed.NothingElse),
            ]),
        [WorkGroup.Exemption] = new(
            "Bổ sung biên bản xác minh còn giá trị, lập hồ sơ đề nghị xét miễn gửi Viện kiểm sát, Tòa án theo đợt.",
            "Biên bản xác minh hết giá trị khi Tòa án thụ lý: xác minh gần ngày gửi hồ sơ. Phát sinh tài sản, thu nhập: dừng đề nghị, tiếp tục thi hành.",
            Travel, Relief),
        [WorkGroup.Reduction] = new(
            "Bổ sung biên bản xác minh còn giá trị, lập hồ sơ đề nghị xét giảm gửi Viện kiểm sát, Tòa án theo đợt; vận động nộp phần còn lại.",
            "Biên bản xác minh hết giá trị khi Tòa án thụ lý: xác minh gần ngày gửi hồ sơ. Phát sinh tài sản, thu nhập: dừng đề nghị, tiếp tục thi hành.",
            Travel, Relief),
        [WorkGroup.Refund] = new(
            "Thông báo cho người được nhận, chi trả tại trụ sở hoặc tại xã; không đến nhận thì gửi tiết kiệm, kho bạc theo quy định.",
            "Người nhận đổi nơi ở, đã chết: xác minh địa chỉ, người thừa kế. Nhầm người nhận: đối chiếu giấy tờ tùy thân.",
            Desk, [new(StepKind.Notice, StepNeed.Always), new(StepKind.Refund, StepNeed.Always)]),
        [WorkGroup.Destruction] = new(
            "Thành lập hội đồng, đối chiếu tang vật với phiếu nhập kho, tiêu hủy theo phương án được duyệt và lập biên bản.",
            "Tang vật thiếu, sai khác với bản án: lập biên bản, báo cáo trước khi tiêu hủy. Tang vật nguy hiểm: thuê đơn vị có chức năng.",
            "Chi phí tiêu hủy theo dự toán được duyệt.",
            [new(StepKind.Council, StepNeed.Always, PartnerKind.Procuracy), new(StepKind.Destroy, StepNeed.Always, PartnerKind.Procuracy)]),
        [WorkGroup.Confiscation] = new(
            "Thông báo, hẹn ngày và bàn giao tài sản tịch thu cho cơ quan tiếp nhận; lập biên bản bàn giao tại kho.",
            "Tài sản hư hỏng, sai khác: kiểm tra tình trạng trước ngày bàn giao, mời người chứng kiến.",
            Desk, [new(StepKind.HandOver, StepNeed.Always)]),
        [WorkGroup.Coercion] = new(
            "Vận động tự nguyện lần cuối; trao đổi, thống nhất với Công an; ban hành và gửi kế hoạch; họp trước; tổ chức cưỡng chế. Nộp đủ trước ngày cưỡng chế thì dừng.",
            "Chống đối, tụ tập đông người: phương án bảo vệ của Công an, vận động gia đình, có y tế trực. Có người già, trẻ em: thống nhất trước với Ủy ban nhân dân xã.",
            "Dự trù chi phí cưỡng chế: bảo vệ, phương tiện, nhân công, y tế; tạm ứng rồi thu lại theo quy định.",
            [new(StepKind.Persuade, StepNeed.Always, PartnerKind.CommuneCommittee)]),
    };

    private static StepTemplate[] Relief =>
    [
        new(StepKind.Verify, StepNeed.VerificationMissing, PartnerKind.CommuneCommittee),
        new(StepKind.Classify, StepNeed.DecisionMissing),
        new(StepKind.ReliefDossier, StepNeed.Always),
    ];

    public static GroupTemplate Of(WorkGroup group) => Groups[group];

    /// <summary>Who sits on a destruction council and takes confiscated goods over, beside the office, on a day.</summary>
    public static PartnerKind Receiver(DateOnly day) => LawVersion.On(day) == LawVersion.A ? PartnerKind.Finance : PartnerKind.CommuneCommittee;
}
