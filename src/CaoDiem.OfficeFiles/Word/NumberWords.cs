using System.Globalization;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>Vietnamese number words, as amounts are written out in official papers.</summary>
public static class NumberWords
{
    private const long Billion = 1_000_000_000;
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    public static string Of(long number) => number switch
    {
        0 => Digits[0],
        long.MinValue => throw new ArgumentOutOfRangeException(nameof(number), number, "No amount is that large."),
        < 0 => "âm " + Of(-number),
        _ => string.Join(' ', Words(number, false)),
    };

    /// <summary>The part behind the comma is read digit by digit.</summary>
    public static string Of(decimal number)
    {
        var text = number.ToString("0.####", CultureInfo.InvariantCulture).Split('.');
        var whole = (number < 0 && text[0] == "-0" ? "âm " : "") + Of(long.Parse(text[0], CultureInfo.InvariantCulture));
        return text.Length == 1 ? whole : $"{whole} phẩy {string.Join(' ', text[1].Select(d => Digits[d - '0']))}";
    }

    private static List<string> Words(long number, bool full)
    {
        if (number >= Billion)
        {
            return [.. Words(number / Billion, full), "tỷ", .. number % Billion == 0 ? [] : Words(number % Billion, true)];
        }

        var words = new List<string>();
        foreach (var (unit, name) in ((int, string?)[])[(1_000_000, "triệu"), (1_000, "nghìn"), (1, null)])
        {
            var group = (int)(number / unit % 1_000);
            if (group > 0)
            {
                words.AddRange(Group(group, full || words.Count > 0));
                words.AddRange(name is null ? [] : [name]);
            }
        }

        return words;
    }

    private static IEnumerable<string> Group(int group, bool full)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        if (hundreds > 0 || full)
        {
            yield return Digits[hundreds];
            yield return "trăm";
        }

        switch (tens)
        {
            case 0 when ones > 0 && (hundreds > 0 || full):
                yield return "linh";
                break;
            case 1:
                yield return "mười";
                break;
            case > 1:
                yield return Digits[tens];
                yield return "mươi";
                break;
        }

        if (ones > 0)
        {
            yield return (tens, ones) switch { ( > 1, 1) => "mốt", ( > 1, 4) => "tư", ( > 0, 5) => "lăm", _ => Digits[ones] };
        }
    }
}
