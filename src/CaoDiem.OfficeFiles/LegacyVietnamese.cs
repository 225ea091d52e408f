using System.Text;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Finds text in the old encodings and turns it into Unicode. A column is judged as a whole, because one word alone
/// may read either way; a cell with letters that only Unicode has is never touched.
/// </summary>
public static partial class LegacyVietnamese
{
    private const int CellsForAVerdict = 2;

    private enum Encoding
    {
        Unicode,
        Tcvn3,
        Vni,
    }

    /// <summary>Decodes the legacy cells of a sheet in place.</summary>
    public static void Decode(Sheet sheet)
    {
        var cells = sheet.Cells.Where(c => c.Text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') >= 0 || IsCapitalFont(c)).ToList();
        var whole = Verdict(cells, 1);
        foreach (var column in cells.GroupBy(c => c.Column))
        {
            var list = column.ToList();
            var verdict = Verdict(list, CellsForAVerdict) ?? (list.Any(c => UnicodeOnly().IsMatch(c.Text)) ? Encoding.Unicode : whole ?? Encoding.Unicode);
            foreach (var cell in list)
            {
                cell.Text = CellText.Finish(UnicodeOnly().IsMatch(cell.Text) ? cell.Text : Convert(cell, Own(cell, verdict)));
            }
        }
    }

    /// <summary>TCVN3 text as Unicode.</summary>
    public static string FromTcvn3(string text) => string.Concat(text.Select(c => LegacyTables.Tcvn.GetValueOrDefault(c, c)));

    /// <summary>VNI text as Unicode.</summary>
    public static string FromVni(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && LegacyTables.VniPairs.TryGetValue(text.Substring(i, 2), out var marked))
            {
                decoded.Append(marked);
                i++;
            }
            else
            {
                decoded.Append(LegacyTables.VniLetters.GetValueOrDefault(text[i], text[i]));
            }
        }

        return decoded.ToString();
    }

    // Two typists, two encodings in one column: a cell that can be read one way only is read that way.
    private static Encoding Own(Cell cell, Encoding column) => column switch
    {
        Encoding.Tcvn3 when !IsTcvnFont(cell) && VniOnly().Count(cell.Text) > 1 && !Tcvn3Only().IsMatch(cell.Text) => Encoding.Vni,
        Encoding.Tcvn3 => Encoding.Tcvn3,
        _ when Tcvn3Only().IsMatch(cell.Text) => Encoding.Tcvn3,
        Encoding.Unicode when VniOnly().Count(cell.Text) > 1 => Encoding.Vni,
        _ => column,
    };

    private static string Convert(Cell cell, Encoding verdict) => verdict switch
    {
        Encoding.Tcvn3 when IsCapitalFont(cell) => FromTcvn3(cell.Text).ToUpperInvariant(),
        Encoding.Tcvn3 => FromTcvn3(cell.Text),
        Encoding.Vni => FromVni(cell.Text),
        Encoding.Unicode => cell.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static Encoding? Verdict(IReadOnlyCollection<Cell> cells, int atLeast)
    {
        var unicode = cells.Count(c => UnicodeOnly().IsMatch(c.Text));
        var tcvn = cells.Count(c => !UnicodeOnly().IsMatch(c.Text) && (Tcvn3Only().IsMatch(c.Text) || IsTcvnFont(c)));
        var vni = cells.Count(c => !UnicodeOnly().IsMatch(c.Text) && VniOnly().IsMatch(c.Text));
        return (unicode, tcvn, vni) switch
        {
            _ when tcvn >= atLeast && tcvn > vni && tcvn > unicode => Encoding.Tcvn3,
            _ when vni >= atLeast && vni > tcvn && vni > unicode => Encoding.Vni,
            _ when unicode > 0 => Encoding.Unicode,
            _ => null,
        };
    }

    private static bool IsTcvnFont(Cell cell) => cell.Font?.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) == true;

    // Fonts whose name ends in H draw small letters as capitals.
    private static bool IsCapitalFont(Cell cell) => IsTcvnFont(cell) && cell.Font!.EndsWith('H');

    [GeneratedRegex("[\u0102\u0103\u0110\u0111\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]")]
    private static partial Regex UnicodeOnly();

    // Latin-1 signs inside or beside letters: nobody writes § or ¨ in a Vietnamese word otherwise.
    [GeneratedRegex("[\u00A1-\u00AE\u00B5-\u00B9\u00BB-\u00BE]\\p{L}|\\p{L}[\u00A1-\u00AE\u00B5-\u00B9\u00BB-\u00BE]")]
    private static partial Regex Tcvn3Only();

    // Pairs that no Unicode Vietnamese word has ("oà", "uâ" and the like are left out).
    [GeneratedRegex("a[ùøûõïêüëåäâ]|e[ùøûõïâåä]|o[ùøûïâåä]|u[ùøûï]|y[ùøûõ]|ô[ùøûõï]|ö|ñ", RegexOptions.IgnoreCase)]
    private static partial Regex VniOnly();
}
