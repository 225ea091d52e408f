using System.Text.RegularExpressions;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>Two spellings of one name: «Đức Hòa» and «Xã Đức Hòa», «Đ.T.Vân» and «Đỗ Thanh Vân», «CHV Lê Văn An» and «Lê Văn An».</summary>
internal static partial class SameName
{
    /// <summary>The one known name of which this is another spelling; null when there is none, or more than one.</summary>
    public static T? Of<T>(string name, IReadOnlyDictionary<string, T> known, Func<string, string, bool> isSame)
        where T : class
    {
        var folded = VietText.Fold(name);
        var found = known.Where(k => isSame(folded, k.Key)).Select(k => k.Value).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The name of a commune without what it is.</summary>
    public static bool IsBare(string key) => !Kind().IsMatch(key);

    public static bool IsCommune(string name, string known)
    {
        var key = RegisterWords.CommuneKey(name);
        return key == known || (IsBare(key) != IsBare(known) && Kind().Replace(key, "") == Kind().Replace(known, ""));
    }

    public static bool IsPerson(string name, string known)
    {
        var bare = Title().Replace(name, "").Trim();
        if (bare == known)
        {
            return true;
        }

        var (parts, whole) = (Parts(bare), Parts(known));
        return bare.Contains('.', StringComparison.Ordinal) && parts.Length == whole.Length && parts.Length > 1 && parts[^1] == whole[^1]
            && parts.Zip(whole).All(
                p => p.First == p.Second || (p.First.Length == 1 && p.Second.StartsWith(p.First, StringComparison.Ordinal)));
    }

    private static string[] Parts(string name) => name.Split((char[])['.', ' '], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^(?:xa|phuong|thi tran|dac khu) ")]
    private static partial Regex Kind();

    [GeneratedRegex(@"^(?:chap hanh vien|chv|dong chi|d/c|ong|ba)[\s.:]+")]
    private static partial Regex Title();
}
