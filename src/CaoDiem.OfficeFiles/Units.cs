using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>The unit of amounts that a header, a title line or a cell gives: «nghìn đồng», «ĐVT: triệu đồng», «(1.000đ)».</summary>
internal static partial class Units
{
    /// <summary>đồng of one unit; null when the text gives none.</summary>
    public static (long Size, string Name)? InHeader(string text) => Size(HeaderUnit().Match(Folding.Plain(text)));

    /// <summary>The unit of a whole table, as a title line says it.</summary>
    public static (long Size, string Name)? InTitle(string text)
    {
        var folded = Folding.Plain(text);
        return Size(TitleUnit().Match(folded)) ?? (folded.Length < 40 ? Size(BareUnit().Match(folded)) : null);
    }

    /// <summary>A folded header without its unit.</summary>
    public static string Without(string folded) => HeaderUnit().Replace(folded, " ");

    private static (long Size, string Name)? Size(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var word = string.Concat(match.Groups.Values.Skip(1).Select(g => g.Value)).Replace(".", "", StringComparison.Ordinal)
            .Replace(",", "", StringComparison.Ordinal);
        return word switch
        {
            "nghin" or "ngan" or "1000" or "ng" or "k" => (1_000, "nghìn đồng"),
            "trieu" or "tr" or "1000000" => (1_000_000, "triệu đồng"),
            "ty" or "ti" => (1_000_000_000, "tỷ đồng"),
            _ => null,
        };
    }

    private const string Long = @"nghin|ngan|trieu|1[.,]?000[.,]?000|1[.,]?000";

    // A short word means a unit only with "đồng" behind it: "(công ty)" is none.
    [GeneratedRegex(@"(?<=[\s(\[,;:_\-x]|^)(?:(" + Long
        + @"|ty|ti|tr|ng)\.?\s*(?:(?:dong|vnd)(?![a-z])|d(?=\s*[)\]]|$))|(" + Long + @")(?=\s*[)\]]))")]
    private static partial Regex HeaderUnit();

    [GeneratedRegex(@"(?:don vi(?: tinh)?|dvt)\s*(?:tien)?\s*[:.(]?\s*(" + Long + @"|ty|ti)(?![a-z0-9])")]
    private static partial Regex TitleUnit();

    [GeneratedRegex(@"^\(?\s*(" + Long + @"|ty)\s*(?:dong|vnd|d)\s*\)?\.?$")]
    private static partial Regex BareUnit();
}
