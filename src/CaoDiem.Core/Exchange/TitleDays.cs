using System.Text.RegularExpressions;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>The day for which a title line gives the figures: «Số liệu tính đến ngày 27/03/2024».</summary>
internal static partial class TitleDays
{
    public static DateOnly? In(IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            var folded = VietText.Fold(title);
            if (UpTo().Match(folded) is { Success: true } match && Days.Parse(folded[match.Index..]).Day is { } day)
            {
                return day;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:tinh den|so lieu den|den (?:het )?ngay|den het|chot (?:so lieu )?(?:den |ngay )|thoi diem|as of)")]
    private static partial Regex UpTo();
}
