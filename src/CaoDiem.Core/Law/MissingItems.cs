namespace CaoDiem.Law;

/// <summary>What a file may lack for its next step: stable codes with Vietnamese labels.</summary>
public static class MissingItems
{
    public const string FreshVerification = "fresh-verification";
    public const string NotEnforceableDecision = "not-enforceable-decision";
    public const string Verification = "verification";

    private static readonly Dictionary<string, string> Labels = new()
    {
        [FreshVerification] = "Biên bản xác minh không quá 03 tháng",
        [NotEnforceableDecision] = "Quyết định về việc chưa có điều kiện thi hành án",
        [Verification] = "Biên bản xác minh điều kiện thi hành án",
    };

    public static string Label(string code) => Labels.GetValueOrDefault(code, code);
}
