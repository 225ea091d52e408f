using System.Globalization;
using System.Xml;

namespace CaoDiem.OfficeFiles;

/// <summary>Which number format and font each cell style of an .xlsx file has; read as a stream, within bounds.</summary>
internal sealed class CellStyles
{
    private const int Most = 70_000;
    private const int LongestFormat = 255;

    private readonly List<(string Format, bool IsDate, string? Font)> _styles = [];

    /// <param name="stream">The styles part; null when the file has none.</param>
    public CellStyles(Stream? stream)
    {
        if (stream is null)
        {
            return;
        }

        var codes = new Dictionary<string, string>();
        var fonts = new List<string?>();
        var inside = "";
        using var xml = SheetFile.SafeXml(stream);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "numFmts" or "fonts" or "fills" or "borders" or "cellStyleXfs" or "cellXfs" or "cellStyles" or "dxfs":
                    inside = xml.LocalName;
                    break;
                case "numFmt" when inside == "numFmts" && codes.Count < Most:
                    codes[xml.GetAttribute("numFmtId") ?? ""] = Bounded(xml.GetAttribute("formatCode"));
                    break;
                case "font" when inside == "fonts" && fonts.Count < Most:
                    fonts.Add(null);
                    break;
                case "name" when inside == "fonts" && fonts.Count > 0:
                    fonts[^1] = xml.GetAttribute("val");
                    break;
                case "xf" when inside == "cellXfs" && _styles.Count < Most:
                    AddStyle(xml, codes, fonts);
                    break;
                default:
                    break;
            }
        }
    }

    public string? Format(int style) => style < _styles.Count && style >= 0 ? _styles[style].Format : null;

    public bool IsDate(int style) => style < _styles.Count && style >= 0 && _styles[style].IsDate;

    public string? Font(int style) => style < _styles.Count && style >= 0 ? _styles[style].Font : null;

    private void AddStyle(XmlReader xml, Dictionary<string, string> codes, List<string?> fonts)
    {
        var id = xml.GetAttribute("numFmtId") ?? "0";
        var code = codes.TryGetValue(id, out var own) ? own : id;
        var font = int.TryParse(xml.GetAttribute("fontId"), NumberStyles.None, CultureInfo.InvariantCulture, out var f) ? f : 0;
        _styles.Add((code, CellText.IsDateFormat(code), font < fonts.Count ? fonts[font] : null));
    }

    private static string Bounded(string? code) => code is { Length: <= LongestFormat } ? code : "";
}
