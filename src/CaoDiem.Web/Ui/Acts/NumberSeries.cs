using System.Globalization;
using System.Text.RegularExpressions;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>Document numbers counted on from the first: 45/QĐ-THADS, 46/QĐ-THADS …</summary>
public static partial class NumberSeries
{
    /// <exception cref="RuleViolation">ACT-002: there is no number to count on from, and more than one is needed.</exception>
    public static IReadOnlyList<string> From(string? first, int count)
    {
        var text = VietText.Clean(first);
        var number = Digits().Match(text);
        if (text.Length == 0 || (count > 1 && !number.Success))
        {
            throw new RuleViolation("ACT-002", "Ghi số văn bản đầu tiên, ví dụ 45/QĐ-THADS; các số sau tự tăng.", "DocumentNo");
        }

        return [.. Enumerable.Range(0, count).Select(i => i == 0 ? text : Next(text, number, i))];
    }

    private static string Next(string text, Match number, int step)
    {
        var next = (long.Parse(number.Value, CultureInfo.InvariantCulture) + step).ToString(CultureInfo.InvariantCulture).PadLeft(number.Length, '0');
        return string.Concat(text.AsSpan(0, number.Index), next, text.AsSpan(number.Index + number.Length));
    }

    [GeneratedRegex(@"\d{1,15}")]
    private static partial Regex Digits();
}
