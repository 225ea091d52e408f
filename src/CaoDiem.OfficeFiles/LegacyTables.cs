namespace CaoDiem.OfficeFiles;

/// <summary>
/// The two encodings in which offices typed Vietnamese before Unicode. Both put Vietnamese letters on Latin-1 places,
/// so that a Unicode reader sees "NguyÔn V¨n §øc" (TCVN3, fonts .Vn…) or "Nguyeãn Vaên Ñöùc" (VNI).
/// </summary>
internal static class LegacyTables
{
    // TCVN 5712:1993 (ABC), Latin-1 places A1 to FE; dots mark places without a letter.
    private const string TcvnPlaces =
        "\u00A1\u00A2\u00A3\u00A4\u00A5\u00A6\u00A7\u00A8\u00A9\u00AA\u00AB\u00AC\u00AD\u00AE" +
        "\u00B5\u00B6\u00B7\u00B8\u00B9\u00BB\u00BC\u00BD\u00BE\u00C6" +
        "\u00C7\u00C8\u00C9\u00CA\u00CB\u00CC\u00CE\u00CF\u00D0\u00D1\u00D2\u00D3\u00D4\u00D5\u00D6" +
        "\u00D7\u00D8\u00DC\u00DD\u00DE\u00DF\u00E1\u00E2\u00E3\u00E4\u00E5\u00E6\u00E7\u00E8\u00E9" +
        "\u00EA\u00EB\u00EC\u00ED\u00EE\u00EF\u00F1\u00F2\u00F3\u00F4\u00F5\u00F6\u00F7\u00F8\u00F9" +
        "\u00FA\u00FB\u00FC\u00FD\u00FE";

    private const string TcvnLetters =
        "ĂÂÊÔƠƯĐăâêôơưđ" +
        "àảãáạằẳẵắặ" +
        "ầẩẫấậèẻẽéẹềểễếệ" +
        "ìỉĩíịòỏõóọồổỗốộ" +
        "ờởỡớợùủũúụừửữứự" +
        "ỳỷỹýỵ";

    // VNI writes a letter as its base and a mark after it.
    private const string VniMarked =
        "aù á|aø à|aû ả|aõ ã|aï ạ|aê ă|aé ắ|aè ằ|aú ẳ|aü ẵ|aë ặ|aâ â|aá ấ|aà ầ|aå ẩ|aã ẫ|aä ậ|" +
        "eù é|eø è|eû ẻ|eõ ẽ|eï ẹ|eâ ê|eá ế|eà ề|eå ể|eã ễ|eä ệ|" +
        "où ó|oø ò|oû ỏ|oõ õ|oï ọ|oâ ô|oá ố|oà ồ|oå ổ|oã ỗ|oä ộ|ôù ớ|ôø ờ|ôû ở|ôõ ỡ|ôï ợ|" +
        "uù ú|uø ù|uû ủ|uõ ũ|uï ụ|öù ứ|öø ừ|öû ử|öõ ữ|öï ự|yù ý|yø ỳ|yû ỷ|yõ ỹ";

    private const string VniSingle = "ô ơ|ö ư|ñ đ|í í|ì ì|æ ỉ|ó ĩ|ò ị|î ỵ";

    public static IReadOnlyDictionary<char, char> Tcvn { get; } =
        TcvnPlaces.Zip(TcvnLetters).ToDictionary(p => p.First, p => p.Second);

    public static IReadOnlyDictionary<string, char> VniPairs { get; } = BothCases(VniMarked);

    public static IReadOnlyDictionary<char, char> VniLetters { get; } =
        BothCases(VniSingle).ToDictionary(p => p.Key[0], p => p.Value);

    private static Dictionary<string, char> BothCases(string table)
    {
        var map = new Dictionary<string, char>(StringComparer.Ordinal);
        foreach (var entry in table.Split('|'))
        {
            var (from, to) = (entry.Split(' ')[0], entry.Split(' ')[1][0]);
            map[from] = to;
            map[from.ToUpperInvariant()] = char.ToUpperInvariant(to);
            if (from.Length == 2)
            {
                // A capital letter at the start of a name carries a small mark: "Aùi".
                map[char.ToUpperInvariant(from[0]) + from[1..]] = char.ToUpperInvariant(to);
            }
        }

        return map;
    }
}
