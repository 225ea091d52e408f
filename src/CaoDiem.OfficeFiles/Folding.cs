using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Header words without marks, case, brackets and the usual abbreviations, so that spellings can be compared.</summary>
internal static partial class Folding
{
    private const int LongestRun = 40;

    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["qd"] = "quyet dinh",
        ["ba"] = "ban an",
        ["tha"] = "thi hanh an",
        ["thads"] = "thi hanh an dan su",
        ["chv"] = "chap hanh vien",
        ["ptha"] = "phai thi hanh an",
        ["nptha"] = "nguoi phai thi hanh an",
        ["npthads"] = "nguoi phai thi hanh an",
        ["ngptha"] = "nguoi phai thi hanh an",
        ["ndtha"] = "nguoi duoc thi hanh an",
        ["ngdtha"] = "nguoi duoc thi hanh an",
        ["dtha"] = "da thi hanh an",
        ["tt"] = "thi tran",
        ["dk"] = "dieu kien",
        ["ccdk"] = "chua co dieu kien",
        ["xm"] = "xac minh",
        ["kqxm"] = "ket qua xac minh",
        ["kq"] = "ket qua",
        ["bl"] = "bien lai",
        ["cc"] = "cuong che",
        ["ts"] = "tai san",
        ["tn"] = "thu nhap",
        ["nv"] = "nghia vu",
        ["dc"] = "dia chi",
        ["hs"] = "ho so",
        ["pl"] = "phan loai",
        ["lv"] = "loai viec",
        ["gc"] = "ghi chu",
        ["st"] = "so tien",
        ["ngh"] = "nghia",
    };

    // Words of which machines make headers without blanks: SOQDTHA, tenNguoiPhaiTha.
    private static readonly HashSet<string> RunWords =
    [
        .. Abbreviations.Keys.Where(
            k => k.Length > 1 && k is not ("cc" or "ts" or "tn" or "dc" or "hs" or "pl" or "lv" or "gc" or "st" or "tt" or "nv" or "ngh")),
        "so", "ngay", "thang", "nam", "ten", "ho", "va", "nguoi", "phai", "duoc", "dia", "chi", "noi", "dung", "nghia", "vu", "tien",
            "thu", "da", "con",
        "lai", "loai", "viec", "trang", "thai", "tinh", "ghi", "chu", "xa", "phuong", "ap", "toa", "an", "ban", "quyet", "dinh", "thi",
            "hanh", "ma",
        "tong", "chua", "co", "dieu", "kien", "diem", "cuong", "che", "xac", "minh", "tai", "san", "nhap", "chap", "vien", "phan", "gan",
            "nhat", "khoan",
    ];

    public static string Plain(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c is 'đ' or 'Đ' or 'Ð' or 'ð' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    public static string[] Words(string header)
    {
        var parted = header.Contains(' ', StringComparison.Ordinal) ? header : Hump().Replace(header, " ");
        var words = NotAWord().Split(Units.Without(Brackets().Replace(Plain(parted), " "))).Where(w => w.Length > 0).ToList();
        if (words.Count == 1 && Run(words[0]) is { } parts)
        {
            words = parts;
        }

        return [.. words.SelectMany((w, i) => Full(w, i > 0 ? words[i - 1] : ""))];
    }

    private static string[] Full(string word, string before) =>
        (word != "ba" || before != "ong") && Abbreviations.TryGetValue(word, out var full) ? full.Split(' ') : [word];

    // The longest known words that make up a run of letters; null when it is one word, or unknown.
    private static List<string>? Run(string word)
    {
        if (word.Length is < 4 or > LongestRun || RunWords.Contains(word))
        {
            return null;
        }

        var best = new List<string>?[word.Length + 1];
        best[0] = [];
        for (var end = 1; end <= word.Length; end++)
        {
            for (var start = Math.Max(0, end - 8); start < end; start++)
            {
                if (best[start] is { } before && RunWords.Contains(word[start..end])
                    && (best[end] is null || before.Count + 1 < best[end]!.Count))
                {
                    best[end] = [.. before, word[start..end]];
                }
            }
        }

        return best[word.Length] is { Count: > 1 } parts ? parts : null;
    }

    [GeneratedRegex(@"\((dong|vnd|d|neu co)\)")]
    private static partial Regex Brackets();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAWord();
}
