using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Header words without marks, case, brackets and the usual abbreviations, so that spellings can be compared.</summary>
internal static partial class Folding
{
    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["qd"] = "quyet dinh",
        ["tha"] = "thi hanh an",
        ["thads"] = "thi hanh an dan su",
        ["chv"] = "chap hanh vien",
        ["nptha"] = "nguoi phai thi hanh an",
        ["npthads"] = "nguoi phai thi hanh an",
        ["ndtha"] = "nguoi duoc thi hanh an",
        ["tt"] = "thi tran",
        ["dk"] = "dieu kien",
        ["xm"] = "xac minh",
        ["bl"] = "bien lai",
    };

    public static string Plain(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    public static string[] Words(string header) =>
    [
        .. NotAWord().Split(Brackets().Replace(Plain(header), " "))
            .Where(w => w.Length > 0)
            .SelectMany(w => Abbreviations.TryGetValue(w, out var full) ? full.Split(' ') : [w]),
    ];

    [GeneratedRegex(@"\((dong|vnd|vnđ|d|nghin dong|neu co)\)")]
    private static partial Regex Brackets();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAWord();
}
