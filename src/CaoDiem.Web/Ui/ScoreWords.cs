namespace CaoDiem.Web.Ui;

/// <summary>The names of a score's figures, as headings and as list scopes.</summary>
public static class ScoreWords
{
    public static string? Of(string? standing) => standing switch
    {
        "reviewed" => "đã rà soát, phân loại",
        "completed" => "thi hành xong",
        "terminated" => "đình chỉ",
        "exemption" => "lập hồ sơ xét miễn",
        "reduction" => "lập hồ sơ xét giảm",
        "relief" => "lập hồ sơ xét miễn, giảm",
        "partial" => "nộp một phần",
        "collected" => "có thu, chi tiền",
        "notmoved" => "chưa có kết quả",
        "reclassified" => "đã phân loại lại",
        "enforceable" => "có điều kiện thi hành",
        "late" => "bổ sung sau khi chốt danh sách",
        _ => null,
    };
}
