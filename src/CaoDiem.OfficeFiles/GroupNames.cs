using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>What a group row, a title line or the name of a sheet says about all rows it stands over.</summary>
internal static partial class GroupNames
{
    /// <summary>The fields that a text gives, with their values: «II. Xã Vĩnh Lợi: 12 việc» gives the commune.</summary>
    public static IEnumerable<(string Field, string Value)> In(string text, IReadOnlyList<FieldSpec> fields)
    {
        var bare = Ordinal().Replace(text.Replace('\n', ' '), "");
        var folded = Folding.Plain(bare);
        foreach (var field in fields.Where(f => f.Group is not null))
        {
            if (Regex.Match(folded, field.Group!, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match)
            {
                var part = match.Groups[^1];
                var value = folded.Length == bare.Length ? bare.Substring(part.Index, part.Length) : part.Value;
                yield return (field.Code, Tail().Replace(value, "").Trim(' ', ':', '.', ',', ';', '-'));
            }
        }
    }

    /// <summary>Two to five words of letters, each with a capital: a person's name, not the name of a sheet.</summary>
    public static bool IsPerson(string text) => Person().IsMatch(text) && !NoPerson().IsMatch(Folding.Plain(text));

    /// <summary>Only an ordinal of rows or groups: 1, 1., IV, A, a).</summary>
    public static bool IsOrdinal(string text) => OrdinalOnly().IsMatch(text);

    [GeneratedRegex(@"^\s*(?:[0-9]{1,4}|[IVXivx]{1,6}|[A-Za-z])\s*[.)/:\-]\s*")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^\(?(?:[0-9]{1,5}|[IVXivx]{1,6}|[A-Za-z])\)?[.)]?$")]
    private static partial Regex OrdinalOnly();

    [GeneratedRegex(@"\s*(?:[:(\-–]\s*)?\(?\s*(?:[0-9.]+\s*(?:viec|việc|hồ sơ|ho so|vụ|vu|HS)).*$|\s*[(:].*$", RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*){1,4}$")]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(so|sheet|trang|danh sach|bang|tong|thang|quy|nam|du lieu|data|an phi|phat|huyen|tinh|cuc|xa|phuong|thi tran|"
        + @"dia ban|viec|ho so|theo doi|bieu|phu luc)\b")]
    private static partial Regex NoPerson();
}
