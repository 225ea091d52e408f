using static CaoDiem.Dossiers.ActField;
using E = CaoDiem.Dossiers.ActEffects;
using G = CaoDiem.Dossiers.ActGuards;

namespace CaoDiem.Dossiers;

/// <summary>The registry of kinds. Ranks order the acts of one day: opening, corrections, facts, money, decisions, endings.</summary>
public static class ActKinds
{
    private static readonly ActKindFacts[] Table =
    [
        new(ActKind.Opened, "opened", "Ra quyết định thi hành án", ActGroup.Correction, 0, DocumentNo, DocumentOn, Debtor, ActField.Obligation) { Moves = false, Effect = E.Open },
        new(ActKind.Assigned, "assigned", "Giao chấp hành viên", ActGroup.Correction, 2, Officer, Reason) { Moves = false, AfterEnd = true, Effect = E.Assign },
        new(ActKind.Moved, "moved", "Đổi địa chỉ", ActGroup.Correction, 2, Address, Reason) { Moves = false, AfterEnd = true, Effect = E.Move },
        new(ActKind.Renamed, "renamed", "Sửa tên đương sự", ActGroup.Correction, 2, Debtor, Reason) { Moves = false, AfterEnd = true, Effect = E.Rename },
        new(ActKind.ItemAdded, "item-added", "Thêm khoản phải thi hành", ActGroup.Correction, 3, ActField.Obligation, Reason) { Moves = false, Guard = G.Open, Effect = E.AddItem },
        new(ActKind.ItemCorrected, "item-corrected", "Sửa khoản phải thi hành", ActGroup.Correction, 3, Item, ActField.Obligation, Reason) { Moves = false, AfterEnd = true, Guard = G.Item, Effect = E.CorrectItem },
        new(ActKind.Stated, "stated", "Sổ ghi", ActGroup.Correction, 4) { Moves = false, AfterEnd = true, Effect = E.State },
        new(ActKind.Hardship, "hardship", "Hoàn cảnh đặc biệt khó khăn", ActGroup.Relief, 8, DocumentNo) { Offers = [DocumentOn, Until, Text], Guard = G.Open, Effect = E.SufferHardship },
        new(ActKind.Merit, "merit", "Lập công lớn", ActGroup.Relief, 8, DocumentNo) { Offers = [DocumentOn, Text], Guard = G.Open, Effect = E.EarnMerit },
        new(ActKind.Detained, "detained", "Đang chấp hành án phạt tù", ActGroup.Verification, 8, Until) { Offers = [DocumentNo, Body, Text], Guard = G.Open, Effect = E.Detain },
        new(ActKind.LetterSent, "letter-sent", "Yêu cầu cung cấp thông tin", ActGroup.Verification, 10, Body) { Moves = false, Offers = [DocumentNo, DocumentOn, Text], Guard = G.Open, Effect = E.SendLetter },
        new(ActKind.LetterAnswered, "letter-answered", "Trả lời yêu cầu cung cấp thông tin", ActGroup.Verification, 11, Body) { Moves = false, AfterEnd = true, Offers = [Answers, DocumentNo, DocumentOn, Text], Effect = E.AnswerLetter },
        new(ActKind.Notified, "notified", "Thông báo về thi hành án", ActGroup.Verification, 12, Method) { Moves = false, Offers = [DocumentNo, DocumentOn, Text], Guard = G.Open, Effect = E.Notify },
        new(ActKind.Verified, "verified", "Xác minh điều kiện thi hành án", ActGroup.Verification, 20, Means, Text) { Offers = [With], Guard = G.Open, Effect = E.Verify },
        new(ActKind.Visited, "visited", "Đi cơ sở chưa có kết quả", ActGroup.Verification, 25, Outcome) { Offers = [Text], Guard = G.Open },
        new(ActKind.Promised, "promised", "Hẹn nộp", ActGroup.Money, 26, PlannedOn, Amount) { Offers = [Text], Guard = G.Open, Effect = E.Promise },
        new(ActKind.Agreed, "agreed", "Thỏa thuận thi hành án", ActGroup.Money, 27, Text) { Offers = [Until], Guard = G.Open },
        new(ActKind.Reviewed, "reviewed", "Rà soát, phân loại", ActGroup.Classification, 30, Outcome) { Moves = false, AfterEnd = true, Offers = [Text], Effect = E.Review },
        new(ActKind.NotEnforceable, "not-enforceable", "Quyết định chưa có điều kiện thi hành án", ActGroup.Classification, 34, Ground) { Decision = true, Offers = [Text, Reason], Guard = G.NotEnforceable, Effect = E.ClassifyNotEnforceable },
        new(ActKind.Enforceable, "enforceable", "Có điều kiện trở lại, tiếp tục thi hành", ActGroup.Classification, 35, Text) { Guard = G.Enforceable, Effect = E.ClassifyEnforceable },
        new(ActKind.Published, "published", "Công khai chưa có điều kiện thi hành", ActGroup.Classification, 36) { Offers = [Text], Guard = G.Published, Effect = E.Publish },
        new(ActKind.Unpublished, "unpublished", "Chấm dứt công khai", ActGroup.Classification, 37) { AfterEnd = true, Offers = [Text], Guard = G.Unpublished, Effect = E.Unpublish },
        new(ActKind.SeparateLedger, "separate-ledger", "Chuyển sổ theo dõi riêng", ActGroup.Classification, 38) { Decision = true, Guard = G.SeparateLedger, Effect = E.EnterLedger },
        new(ActKind.RequestReturned, "request-returned", "Trả đơn yêu cầu thi hành án", ActGroup.Classification, 39) { Decision = true, Guard = G.SeparateLedger, Effect = E.ReturnRequest },
        new(ActKind.Paid, "paid", "Thu tiền", ActGroup.Money, 40, Amount, ReceiptNo) { AfterEnd = true, Offers = [Text], Guard = G.Paid, Effect = E.Pay },
        new(ActKind.Refunded, "refunded", "Hoàn trả tiền, tài sản", ActGroup.Exhibits, 41, Amount, DocumentNo) { AfterEnd = true, Offers = [DocumentOn, Text], Guard = G.Refunded, Effect = E.Refund },
        new(ActKind.PaidOut, "paid-out", "Chi trả cho người được thi hành án", ActGroup.Money, 42, Amount, DocumentNo) { AfterEnd = true, Offers = [DocumentOn, Body, Text], Guard = G.PaidOut, Effect = E.Refund },
        new(ActKind.Deposited, "deposited", "Gửi tiết kiệm, nộp Kho bạc", ActGroup.Exhibits, 43, Amount, DocumentNo) { AfterEnd = true, Offers = [Body, Text] },
        new(ActKind.Reallocated, "reallocated", "Phân bổ lại tiền đã thu", ActGroup.Correction, 44, Reason) { Moves = false, AfterEnd = true, Guard = G.Reallocated, Effect = E.Reallocate },
        new(ActKind.ReliefDossier, "relief-dossier", "Lập hồ sơ xét miễn, giảm", ActGroup.Relief, 50, Which, Amount) { Offers = [DocumentNo, Text], Guard = G.ReliefDossier, Effect = E.DrawUpRelief },
        new(ActKind.ReliefSent, "relief-sent", "Chuyển hồ sơ miễn, giảm sang Tòa án", ActGroup.Relief, 51, Body) { Offers = [Which, Amount, DocumentNo, Text], Guard = G.Open, Effect = E.SendRelief },
        new(ActKind.ReliefRefused, "relief-refused", "Tòa án không chấp nhận miễn, giảm", ActGroup.Relief, 52, Body) { AfterEnd = true, Offers = [Which, DocumentNo, DocumentOn, Text], Effect = E.RefuseRelief },
        new(ActKind.ReliefGranted, "relief-granted", "Tòa án quyết định miễn, giảm", ActGroup.Relief, 53, Body, Amount, DocumentNo, DocumentOn) { Offers = [Which, EffectiveOn, Text], Guard = G.ReliefGranted, Effect = E.GrantRelief },
        new(ActKind.ReliefProtested, "relief-protested", "Kháng nghị quyết định miễn, giảm", ActGroup.Relief, 54, Body) { AfterEnd = true, Offers = [Strikes, DocumentNo, Text], Effect = E.ProtestRelief },
        new(ActKind.Secured, "secured", "Áp dụng biện pháp bảo đảm", ActGroup.Coercion, 55, Measure) { Decision = true, Offers = [Until, Text], Guard = G.Open, Effect = E.Secure },
        new(ActKind.ExitStayed, "exit-stayed", "Tạm hoãn xuất cảnh", ActGroup.Coercion, 55) { Decision = true, Offers = [Until, Text], Guard = G.Open, Effect = E.StayExit },
        new(ActKind.ExitAllowed, "exit-allowed", "Giải tỏa tạm hoãn xuất cảnh", ActGroup.Coercion, 55)
        {
            Decision = true,
            AfterEnd = true,
            Offers = [Text],
            Guard = G.ExitAllowed,
            Effect = E.AllowExit,
        },
        new(ActKind.CoercionDecided, "coercion-decided", "Quyết định cưỡng chế thi hành án", ActGroup.Coercion, 56, Measure, PlannedOn) { Decision = true, Offers = [Text], Guard = G.CoercionDecided, Effect = E.DecideCoercion },
        new(ActKind.CoercionStopped, "coercion-stopped", "Dừng, tạm dừng cưỡng chế", ActGroup.Coercion, 57, Body) { Offers = [Text], Guard = G.CoercionRunning, Effect = E.StopCoercion },
        new(ActKind.Coerced, "coerced", "Đã tổ chức cưỡng chế", ActGroup.Coercion, 58) { Offers = [Force, Text], Guard = G.CoercionRunning, Effect = E.Coerce },
        new(ActKind.Seized, "seized", "Kê biên tài sản", ActGroup.Coercion, 59, Text) { Offers = [Amount], Guard = G.Open, Effect = E.Seize },
        new(ActKind.Valued, "valued", "Thẩm định giá", ActGroup.Coercion, 60, Amount) { Offers = [Body, Text], Guard = G.Open, Effect = E.Value },
        new(ActKind.Auctioned, "auctioned", "Đấu giá", ActGroup.Coercion, 61) { Offers = [Outcome, Body, Text], Guard = G.Open },
        new(ActKind.PriceCut, "price-cut", "Giảm giá tài sản", ActGroup.Coercion, 62, Amount) { Offers = [Text], Guard = G.Open, Effect = E.Value },
        new(ActKind.Sold, "sold", "Bán, giao tài sản", ActGroup.Coercion, 63, Amount) { Offers = [Body, Text], Guard = G.Open, Effect = E.Sell },
        new(ActKind.Postponed, "postponed", "Hoãn thi hành án", ActGroup.Pause, 64, Ground) { Decision = true, Offers = [Until, Text], Guard = G.Postponed, Effect = E.Postpone },
        new(ActKind.Suspended, "suspended", "Tạm đình chỉ thi hành án", ActGroup.Pause, 65, Ground) { Decision = true, Offers = [Until, Body, Text], Guard = G.Postponed, Effect = E.Suspend },
        new(ActKind.Continued, "continued", "Tiếp tục thi hành án", ActGroup.Pause, 66) { Decision = true, Offers = [Text], Guard = G.Continued, Effect = E.Continue },
        new(ActKind.HandedOver, "handed-over", "Bàn giao tài sản, vật chứng", ActGroup.Exhibits, 70, Body) { AfterEnd = true, Offers = [DocumentNo, DocumentOn, Text], Effect = E.HandOver },
        new(ActKind.DestructionCouncil, "destruction-council", "Lập hội đồng tiêu hủy", ActGroup.Exhibits, 70, DocumentNo) { Offers = [DocumentOn, Body, Text], Guard = G.Open, Effect = E.CallCouncil },
        new(ActKind.Destroyed, "destroyed", "Đã tiêu hủy vật chứng", ActGroup.Exhibits, 71, DocumentNo) { Offers = [DocumentOn, Body, Text], Guard = G.Open, Effect = E.Destroy },
        new(ActKind.Remitted, "remitted", "Nộp ngân sách nhà nước", ActGroup.Exhibits, 72, DocumentNo) { AfterEnd = true, Offers = [Amount, DocumentOn, Body, Text], Effect = E.Remit },
        new(ActKind.Transferred, "transferred", "Chuyển giao quyền, nghĩa vụ", ActGroup.Ending, 74, Body)
        {
            Decision = true,
            LeavesList = true,
            Offers = [Text],
            Guard = G.Open,
            Effect = E.Transfer,
        },
        new(ActKind.Entrusted, "entrusted", "Ủy thác thi hành án", ActGroup.Ending, 78, Body)
        {
            Decision = true,
            LeavesList = true,
            Offers = [Text],
            Guard = G.Open,
            Effect = E.Entrust,
        },
        new(ActKind.Completed, "completed", "Thi hành xong", ActGroup.Ending, 80) { Offers = [Text], Guard = G.Completed, Effect = E.Complete },
        new(ActKind.Terminated, "terminated", "Đình chỉ thi hành án", ActGroup.Ending, 80, Ground) { Decision = true, Offers = [Text], Guard = G.Open, Effect = E.Terminate },
        new(ActKind.Concluded, "concluded", "Kết thúc theo trường hợp khác", ActGroup.Ending, 80, Ground) { Offers = [Text], Guard = G.Open, Effect = E.Conclude },
        new(ActKind.Revoked, "revoked", "Thu hồi quyết định", ActGroup.Oversight, 90, Strikes, Ground) { Decision = true, AfterEnd = true, Offers = [Text] },
        new(ActKind.Amended, "amended", "Sửa đổi, bổ sung quyết định", ActGroup.Oversight, 90, Strikes, Ground) { Decision = true, AfterEnd = true, Offers = [Amount, Until, PlannedOn, Text] },
        new(ActKind.Annulled, "annulled", "Hủy quyết định", ActGroup.Oversight, 90, Strikes, Ground) { Decision = true, AfterEnd = true, Offers = [Body, Text] },
        new(ActKind.Complaint, "complaint", "Khiếu nại", ActGroup.Oversight, 92, Text) { AfterEnd = true, Offers = [Body, DocumentNo], Effect = E.Ask },
        new(ActKind.Denunciation, "denunciation", "Tố cáo", ActGroup.Oversight, 92, Text) { AfterEnd = true, Offers = [Body, DocumentNo], Effect = E.Ask },
        new(ActKind.ProcuracyRequest, "procuracy-request", "Kiến nghị, yêu cầu của Viện kiểm sát", ActGroup.Oversight, 92, Text) { AfterEnd = true, Offers = [Body, DocumentNo], Effect = E.Ask },
        new(ActKind.ProcuracyProtest, "procuracy-protest", "Kháng nghị của Viện kiểm sát", ActGroup.Oversight, 92, Text) { AfterEnd = true, Offers = [Body, DocumentNo], Effect = E.Ask },
        new(ActKind.Answered, "answered", "Đã trả lời", ActGroup.Oversight, 93, Answers, Text) { AfterEnd = true, Offers = [DocumentNo, DocumentOn], Guard = G.Answered, Effect = E.Answer },
        new(ActKind.SafetyNote, "safety-note", "Lưu ý an toàn", ActGroup.Verification, 95, Text, Until) { Moves = false, AfterEnd = true },
        new(ActKind.FindingSetAside, "finding-set-aside", "Không áp dụng yêu cầu", ActGroup.Correction, 94, Ground, Reason)
        {
            Decision = true,
            Paperless = true,
            Moves = false,
            Offers = [Until],
            Guard = G.SetAside,
            Effect = E.SetAside,
        },
        new(ActKind.Note, "note", "Ghi chú", ActGroup.Correction, 96, Text) { Moves = false, AfterEnd = true },
    ];

    private static readonly Dictionary<ActKind, ActKindFacts> ByKind = Table.ToDictionary(f => f.Kind);

    private static readonly Dictionary<string, ActKindFacts> ByCode = Table.ToDictionary(f => f.Code, StringComparer.Ordinal);

    public static IReadOnlyList<ActKindFacts> All => Table;

    public static ActKindFacts Facts(this ActKind kind) => ByKind[kind];

    public static ActKindFacts? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code.Trim());

    public static string Code(this ActKind kind) => ByKind[kind].Code;

    public static string Label(this ActKind kind) => ByKind[kind].Label;

    public static bool IsDecision(this ActKind kind) => ByKind[kind].Decision;

    public static int Rank(this ActKind kind) => ByKind[kind].Rank;
}
