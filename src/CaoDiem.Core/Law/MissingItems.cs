namespace CaoDiem.Law;

/// <summary>What a file may lack for its next step: stable codes with Vietnamese labels.</summary>
public static class MissingItems
{
    public const string FreshVerification = "fresh-verification";
    public const string NotEnforceableDecision = "not-enforceable-decision";
    public const string Verification = "verification";
    public const string Notice = "notice";
    public const string StopGround = "stop-ground";
    public const string StopDecision = "stop-decision";
    public const string RequestDay = "request-day";
    public const string MoneyReceipt = "money-receipt";
    public const string JudgmentEffect = "judgment-effect";
    public const string HardshipProof = "hardship-proof";
    public const string HardshipSince = "hardship-since";
    public const string MeritProof = "merit-proof";
    public const string CoercionResult = "coercion-result";
    public const string SecuringDecision = "securing-decision";

    private static readonly Dictionary<string, (string Label, bool OnlyRecord)> Facts = new()
    {
        [FreshVerification] = ("Biên bản xác minh không quá 03 tháng", false),
        [NotEnforceableDecision] = ("Quyết định về việc chưa có điều kiện thi hành án", false),
        [Verification] = ("Biên bản xác minh điều kiện thi hành án", false),
        [Notice] = ("Thông báo hợp lệ quyết định thi hành án (ngày, cách thông báo)", true),
        [StopGround] = ("Căn cứ hoãn, tạm đình chỉ", true),
        [StopDecision] = ("Ngày ra quyết định hoãn, tạm đình chỉ", true),
        [RequestDay] = ("Ngày văn bản yêu cầu hoãn của người có thẩm quyền kháng nghị", true),
        [MoneyReceipt] = ("Ngày thu, nhận tiền tịch thu", true),
        [JudgmentEffect] = ("Ngày bản án có hiệu lực pháp luật", true),
        [HardshipProof] = ("Giấy tờ chứng minh hoàn cảnh đặc biệt khó khăn", false),
        [HardshipSince] = ("Ngày xảy ra sự kiện gây khó khăn", true),
        [MeritProof] = ("Giấy tờ xác nhận lập công lớn", false),
        [CoercionResult] = ("Kết quả cưỡng chế ngày đã ấn định", true),
        [SecuringDecision] = ("Quyết định áp dụng biện pháp bảo đảm", false),
    };

    public static IReadOnlyList<string> All { get; } = [.. Facts.Keys];

    public static string Label(string code) => Facts.TryGetValue(code, out var facts) ? facts.Label : code;

    /// <summary>A fact that only has to be written down; the act itself may long have been done.</summary>
    public static bool IsRecord(string code) => Facts.TryGetValue(code, out var facts) && facts.OnlyRecord;
}
