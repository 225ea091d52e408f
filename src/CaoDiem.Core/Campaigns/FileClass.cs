using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>A class of files that plans single out beside the work groups (practice.md 3.1, items 3 and 5).</summary>
public enum FileClass
{
    OwnMotion,
    OnRequest,
    Enforceable,
    OverOneYear,
    BankCredit,
}

/// <summary>The facts of each class in one table; <c>Code</c> is the stable name in rules and addresses.</summary>
public static class FileClasses
{
    private static readonly Dictionary<FileClass, (string Code, string Label)> Facts = new()
    {
        [FileClass.OwnMotion] = ("own-motion", "Thi hành chủ động"),
        [FileClass.OnRequest] = ("on-request", "Thi hành theo yêu cầu"),
        [FileClass.Enforceable] = ("enforceable", "Có điều kiện thi hành"),
        [FileClass.OverOneYear] = ("over-one-year", "Có điều kiện, quá một năm chưa xong"),
        [FileClass.BankCredit] = ("bank-credit", "Tín dụng, ngân hàng"),
    };

    /// <summary>Words by which a creditor is known as a bank; folded.</summary>
    private static readonly string[] BankWords = ["ngan hang", "tin dung", "agribank", "vietinbank", "vietcombank", "sacombank", "bidv", "hdbank", "kienlongbank", "lienvietpostbank"];

    public static IReadOnlyList<FileClass> All { get; } = [.. Facts.Keys];

    public static string Code(this FileClass kind) => Facts[kind].Code;

    public static string Label(this FileClass kind) => Facts[kind].Label;

    public static FileClass? Find(string code) => All.Where(c => c.Code() == code).Select(c => (FileClass?)c).FirstOrDefault();

    /// <summary>The creditor is a bank or a credit fund, as far as his name tells.</summary>
    public static bool IsBank(string? creditor) => VietText.Fold(creditor) is { Length: > 0 } folded && BankWords.Any(w => folded.Contains(w, StringComparison.Ordinal));
}
