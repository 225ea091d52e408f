using System.Globalization;
using System.Security.Cryptography;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>A file as somebody brings it to an act, checked: what it is is read in its content, never believed of its name.</summary>
public sealed class AttachedFile
{
    /// <summary>Bytes of one file: a scan of some forty pages.</summary>
    public const int Largest = 15 * 1024 * 1024;

    private const int LongestName = 120;
    private const string Allowed = "PDF, ảnh JPEG, PNG, WebP, Word (.docx), Excel (.xlsx)";

    private AttachedFile(string name, ActFileKind kind, byte[] content) =>
        (Name, Kind, Content, Sha256) = (name, kind, content, Hash(content));

    /// <summary>As it is shown and given back: no folder, no signs that a disk or a reader's eye would take for something else.</summary>
    public string Name { get; }

    public ActFileKind Kind { get; }

    public byte[] Content { get; }

    public string Sha256 { get; }

    /// <exception cref="RuleViolation">
    /// ACT-100: empty. ACT-101: too large. ACT-102: of no kind that is attached to acts. ACT-103: its name ends as that of another kind.
    /// </exception>
    public static AttachedFile Of(string? name, byte[] content)
    {
        var clean = CleanName(name);
        RequireSize(clean, content.Length);
        var kind = ActFileKinds.Of(content) ?? throw Refused("ACT-102", clean, WhyNot(content));
        var (facts, ending) = (kind.Facts(), Path.GetExtension(clean).ToLowerInvariant());
        if (ending.Length == 0)
        {
            return new(clean + facts.Endings[0], kind, content);
        }

        return facts.Endings.Contains(ending)
            ? new(clean, kind, content)
            : throw Refused("ACT-103", clean, $"có nội dung là {facts.Label}, không khớp với đuôi «{ending}». Hãy lưu lại đúng loại.");
    }

    /// <summary>Tells what is empty or too large before its content is read.</summary>
    /// <exception cref="RuleViolation">ACT-100: empty. ACT-101: too large.</exception>
    public static void RequireSize(string? name, long bytes)
    {
        if (bytes == 0)
        {
            throw Refused("ACT-100", CleanName(name), "trống, không có nội dung.");
        }

        if (bytes > Largest)
        {
            var most = Largest / 1024 / 1024;
            throw Refused("ACT-101", CleanName(name), $"lớn hơn {most} MB. Hãy quét với độ phân giải thấp hơn, hoặc tách thành nhiều tệp.");
        }
    }

    /// <summary>SHA-256 in small hexadecimal letters.</summary>
    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string WhyNot(byte[] content) => ActFileKinds.IsOldOffice(content)
        ? $"là tệp Word, Excel đời cũ hoặc có mật khẩu. Hãy lưu lại thành .docx, .xlsx không có mật khẩu, hoặc PDF."
        : $"không thuộc loại đính kèm được: {Allowed}; không có macro.";

    private static string CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = VietText.Clean(string.Concat(last.Select(c => IsSafe(c) ? c : ' '))).Trim(' ', '.');
        var ending = Path.GetExtension(clean);
        var stem = clean[..^ending.Length].TrimEnd(' ', '.');
        stem = stem.Length == 0 ? "tep" : stem[..Math.Min(stem.Length, Math.Max(1, LongestName - ending.Length))];
        return char.IsHighSurrogate(stem[^1]) ? stem[..^1] + ending : stem + ending;
    }

    private static bool IsSafe(char c) => !"<>:\"|?*".Contains(c, StringComparison.Ordinal)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    private static RuleViolation Refused(string code, string name, string why) => new(code, $"Tệp «{name}» {why}", "files");
}
