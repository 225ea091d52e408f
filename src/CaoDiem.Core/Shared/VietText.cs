using System.Globalization;
using System.Text;

namespace CaoDiem.Shared;

/// <summary>
/// Vietnamese text as both database engines must see it: a folded key to search without diacritics and a key whose
/// ordinal order is Vietnamese dictionary order. Neither engine folds đ nor sorts Vietnamese by itself.
/// </summary>
public static class VietText
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    // Combining marks of the five tones in dictionary order: level, grave, hook above, tilde, acute, dot below.
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>Lower case, no marks, đ as d, runs of white space as one: "Đỗ Văn  Đức" becomes "do van duc".</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else
            {
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>
    /// A key whose ordinal (bytewise) order is Vietnamese order: letters first (a ă â … d đ … o ô ơ … u ư), then the
    /// tone, then lower before upper case. A word ends before any letter, so "An" stands before "Anh".
    /// </summary>
    public static string SortKey(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var letters = new StringBuilder();
        var tones = new StringBuilder();
        foreach (var c in text.Trim().Normalize(NormalizationForm.FormD))
        {
            var tone = Tones.IndexOf(c, StringComparison.Ordinal);
            if (tone >= 0)
            {
                if (tones.Length > 0)
                {
                    tones[^1] = (char)('1' + tone);
                }
            }
            else if (c is '\u0302' or '\u0306' or '\u031B')
            {
                if (letters.Length > 0)
                {
                    letters[^1] = Compose(letters[^1], c);
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(Rank(char.ToLowerInvariant(c)));
                tones.Append('0');
            }
        }

        return $"{letters}\u0001{tones}";
    }

    /// <summary>The name by which Vietnamese lists are sorted: given name first, then the rest ("Đỗ Văn Đức" by "Đức").</summary>
    public static string PersonSortKey(string? fullName)
    {
        var name = (fullName ?? "").Trim();
        var lastSpace = name.LastIndexOf(' ');
        return lastSpace < 0 ? SortKey(name) : SortKey(name[(lastSpace + 1)..]) + "\u0002" + SortKey(name[..lastSpace]);
    }

    /// <summary>The text, cut where it would take more bytes than an index holds.</summary>
    /// <param name="bytes">In UTF-8.</param>
    public static string Within(string text, int bytes)
    {
        var length = text.Length;
        while (Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) > bytes)
        {
            length = Math.Min(length - 1, length * bytes / Encoding.UTF8.GetByteCount(text.AsSpan(0, length)));
        }

        return length > 0 && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    /// <summary>Trimmed, in Unicode form C, with runs of white space (also no-break ones) as one blank.</summary>
    public static string Clean(string? text) =>
        string.Join(' ', (text ?? "").Normalize(NormalizationForm.FormC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Letters become two-digit-like ranks above every punctuation mark; anything else keeps its own code.
    private static char Rank(char lower)
    {
        var index = Alphabet.IndexOf(lower, StringComparison.Ordinal);
        return index >= 0 ? (char)('a' + index) : lower < 'a' ? lower : (char)('a' + Alphabet.Length);
    }

    private static char Compose(char ranked, char mark)
    {
        var index = ranked - 'a';
        var plain = index >= 0 && index < Alphabet.Length ? Alphabet[index] : '\0';
        return (plain, mark) switch
        {
            ('a', '\u0306') => Rank('ă'),
            ('a', '\u0302') => Rank('â'),
            ('e', '\u0302') => Rank('ê'),
            ('o', '\u0302') => Rank('ô'),
            ('o', '\u031B') => Rank('ơ'),
            ('u', '\u031B') => Rank('ư'),
            _ => ranked,
        };
    }
}
