using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>A number as its format shows it, where the format adds to it: 62 with format 000"/QĐ-THADS" is 062/QĐ-THADS.</summary>
internal static partial class NumberFormats
{
    public static string Shown(Cell cell)
    {
        if (cell is not { Number: { } number, Format: { } format } || number < 0 || number != Math.Floor(number) || number > 9_999_999)
        {
            return cell.Text;
        }

        var section = format.Split(';')[0];
        if (!Shape().IsMatch(section))
        {
            return cell.Text;
        }

        var (shown, placed) = (new StringBuilder(), false);
        for (var i = 0; i < section.Length; i++)
        {
            switch (section[i])
            {
                case '"':
                    var end = section.IndexOf('"', i + 1);
                    shown.Append(section.AsSpan(i + 1, end - i - 1));
                    i = end;
                    break;
                case '\\':
                    shown.Append(section[++i]);
                    break;
                case '0' or '#' when !placed:
                    var digits = section.AsSpan(i).IndexOfAnyExcept('0', '#') is var stop && stop < 0 ? section[i..]
                        : section[i..(i + stop)];
                    shown.Append(((long)number).ToString(
                        new string('0', digits.Count(c => c == '0')).PadLeft(1, '0'), CultureInfo.InvariantCulture));
                    (i, placed) = (i + digits.Length - 1, true);
                    break;
                default:
                    shown.Append(section[i]);
                    break;
            }
        }

        return CellText.Finish(CellText.Clean(shown.ToString()));
    }

    // One block of digits with literals around it; thousands, fractions and dates are other formats.
    [GeneratedRegex("""^(?:"[^"]*"|\\.|[/\- ])*(?:0{2,}|[0#]+(?=["\\/\-]))(?:"[^"]*"|\\.|[/\- ])*$|^(?:"[^"]*"|\\.)+[0#]+$""")]
    private static partial Regex Shape();
}
