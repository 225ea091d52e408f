using System.Text;

namespace CaoDiem.OfficeFiles;

/// <summary>Finds how a text file is encoded: UTF-8, UTF-16, Windows-1258, or the Latin-1 places of TCVN3 and VNI.</summary>
internal static class TextEncoding
{
    private static readonly string[] UsualWords =
        ["nguyễn", "trần", "văn", "thị", "số", "ngày", "quyết", "định", "người", "phải", "thi", "hành", "án", "phí", "tiền", "xã", "ấp",
            "huyện", "lê", "phạm", "được", "điều", "kiện"];

    private const int Looked = 200_000;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text; null when the bytes are no text.</summary>
    public static string? Decode(byte[] content)
    {
        var text = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content.AsSpan(3)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content.AsSpan(2)),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content.AsSpan(2)),
            _ when Zeros(content, 1) => Encoding.Unicode.GetString(content),
            _ when Zeros(content, 0) => Encoding.BigEndianUnicode.GetString(content),
            _ => Utf8(content) ?? OneByte(content),
        };
        return IsText(text) ? text : null;
    }

    private static bool Zeros(byte[] content, int from)
    {
        var (zeros, all) = (0, 0);
        for (var i = from; i < Math.Min(content.Length, 2000); i += 2, all++)
        {
            zeros += content[i] == 0 ? 1 : 0;
        }

        return all > 4 && zeros * 2 > all;
    }

    private static string? Utf8(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Windows-1258 writes tones as signs after the letter; form C puts them together.
    private static string OneByte(byte[] content)
    {
        var latin = Encoding.GetEncoding(1252).GetString(content);
        var vietnamese = Encoding.GetEncoding(1258).GetString(content).Normalize(NormalizationForm.FormC);
        return Usual(vietnamese) > Math.Max(Usual(LegacyVietnamese.FromTcvn3(latin)), Usual(LegacyVietnamese.FromVni(latin))) ? vietnamese
            : latin;
    }

    private static int Usual(string text) => text[..Math.Min(text.Length, Looked)].ToLowerInvariant()
        .Split((char[])[' ', ',', ';', '\t', '\r', '\n', '"', '/', '-', '<', '>', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
        .Count(UsualWords.Contains);

    private static bool IsText(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Looked));
        var odd = 0;
        foreach (var c in head)
        {
            odd += c is '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f' or '\u001A')) ? 1 : 0;
        }

        return odd * 200 <= head.Length;
    }
}
