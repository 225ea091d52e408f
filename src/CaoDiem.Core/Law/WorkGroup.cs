namespace CaoDiem.Law;

/// <summary>The work groups of a campaign (campaign model M5), with exemption and reduction, and the three kinds of group (c), apart.</summary>
public enum WorkGroup
{
    Review,
    Exemption,
    Reduction,
    Refund,
    Destruction,
    Confiscation,
    Coercion,
}

/// <summary>The facts of each work group in one table; <c>Code</c> is the stable name in files and addresses.</summary>
public static class WorkGroups
{
    private static readonly Dictionary<WorkGroup, (string Code, string Label)> Facts = new()
    {
        [WorkGroup.Review] = ("review", "Rà soát, xác minh, phân loại"),
        [WorkGroup.Exemption] = ("exemption", "Xét miễn"),
        [WorkGroup.Reduction] = ("reduction", "Xét giảm"),
        [WorkGroup.Refund] = ("refund", "Hoàn trả tạm ứng, dự nộp"),
        [WorkGroup.Destruction] = ("destruction", "Tiêu hủy tang vật"),
        [WorkGroup.Confiscation] = ("confiscation", "Tài sản sung công"),
        [WorkGroup.Coercion] = ("coercion", "Đã có quyết định cưỡng chế"),
    };

    public static IReadOnlyList<WorkGroup> All { get; } = [.. Facts.Keys];

    public static string Code(this WorkGroup group) => Facts[group].Code;

    public static string Label(this WorkGroup group) => Facts[group].Label;

    public static bool TryParse(string? code, out WorkGroup group)
    {
        foreach (var (key, facts) in Facts)
        {
            if (string.Equals(facts.Code, code, StringComparison.OrdinalIgnoreCase))
            {
                group = key;
                return true;
            }
        }

        group = default;
        return false;
    }
}
