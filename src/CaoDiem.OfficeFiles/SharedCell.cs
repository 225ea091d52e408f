using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Takes apart what offices write into one cell.</summary>
internal static partial class SharedCell
{
    /// <summary>"Số 62/QĐ-CCTHADS ngày 08/11/2022" as number and day.</summary>
    public static (string Number, string Day) NumberAndDay(string text)
    {
        var match = DayPart().Match(text);
        if (!match.Success)
        {
            return (Bare(text), "");
        }

        var number = Bare(text[..match.Index]);
        return (number.Length > 0 ? number : Bare(text[(match.Index + match.Length)..]), match.Groups[1].Value);
    }

    /// <summary>"Ấp Mỹ Phú Đông, xã Hưng Phú, huyện Phước Long" as hamlet and commune.</summary>
    public static (string Hamlet, string Commune) HamletAndCommune(string text)
    {
        var match = CommunePart().Match(text);
        return match.Success
            ? (text[..match.Index].Trim(' ', ',', ';', '-', '\n'), match.Groups[1].Value.Trim())
            : ("", "");
    }

    private static string Bare(string text) => Opening().Replace(text.Trim(' ', ',', ';', '-', '\n', '.', ':'), "").Trim();

    [GeneratedRegex(@"[\s,;(-]*(?:ngày|ngay|,|\n|;|-|\(|\s)\s*:?\s*([0-9]{1,2}\s*(?:[/.\-]|tháng)\s*[0-9]{1,2}\s*(?:[/.\-]|"
        + @"năm)\s*(?:[0-9]{4}|[0-9]{2}))\)?", RegexOptions.IgnoreCase)]
    private static partial Regex DayPart();

    [GeneratedRegex(@"^\s*(?:số|so|QĐ số|BA số)\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:^|[,;\n-]|\s)\s*((?:xã|thị trấn|phường|tt\.?|x\.|p\.)\s*[^,;\n]+)", RegexOptions.IgnoreCase)]
    private static partial Regex CommunePart();
}
