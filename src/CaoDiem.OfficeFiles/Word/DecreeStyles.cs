using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>A named style for every element of the decree, each with its own font, so that nothing depends on a program's defaults.</summary>
internal static class DecreeStyles
{
    public const string TableStyle = "ND30-table";
    public const string CellStyle = "ND30-cell";
    public const string CentreCellStyle = "ND30-centre-cell";
    public const string NumberCellStyle = "ND30-number-cell";
    public const string HeadCellStyle = "ND30-head-cell";
    private const string Vietnamese = "vi-VN";

    public static XElement Make() => new(W.Main + "styles",
        new XAttribute(XNamespace.Xmlns + "w", W.Main.NamespaceName),
        new XElement(W.Main + "docDefaults",
            new XElement(W.Main + "rPrDefault", Letters(14, false, false, true)),
            new XElement(W.Main + "pPrDefault", new XElement(W.PPr, Spacing(0, 0)))),
        new XElement(W.Main + "style", Attribute("type", "paragraph"), Attribute("default", "1"), Attribute("styleId", "Normal"), Value("name", "Normal"), new XElement(W.Main + "qFormat")),
        new XElement(W.Main + "style", Attribute("type", "table"), Attribute("default", "1"), Attribute("styleId", "TableNormal"), Value("name", "Normal Table"),
            new XElement(W.Main + "tblPr", new XElement(W.Main + "tblInd", Attribute("w", "0"), Attribute("type", "dxa")), Margins(0))),
        DecreeRules.Elements.Select(ElementStyle),
        Line(DecreeRules.WholeLine, "ND30-line-whole"),
        Line(DecreeRules.PartLine, "ND30-line-part"),
        Paragraph(CellStyle, "NĐ30 Ô bảng", [Spacing(40, 40)], Letters(13, false, false)),
        Paragraph(HeadCellStyle, "NĐ30 Đầu cột", [Spacing(40, 40), Value("jc", "center")], Letters(13, true, false)),
        Paragraph(CentreCellStyle, "NĐ30 Ô giữa", [Spacing(40, 40), Value("jc", "center")], Letters(13, false, false)),
        Paragraph(NumberCellStyle, "NĐ30 Ô số", [Spacing(40, 40), Value("jc", "right")], Letters(13, false, false)),
        Grid());

    public static string Id(string lineName) => lineName == DecreeRules.WholeLine ? "ND30-line-whole" : "ND30-line-part";

    private static XElement ElementStyle(DecreeElement element)
    {
        var properties = new List<XElement>();
        if (element.Code is "section" or "article" or "type" or "annex")
        {
            properties.Add(new XElement(W.Main + "keepNext"));
        }

        if (element.Code == "annex")
        {
            properties.Add(new XElement(W.Main + "pageBreakBefore"));
        }

        if (element.Code == "address")
        {
            // Under a full line.
            properties.Add(new XElement(W.Main + "pBdr", new XElement(W.Main + "top", Attribute("val", "single"), Attribute("sz", "6"), Attribute("space", "3"), Attribute("color", "000000"))));
        }

        properties.Add(element.Code switch
        {
            "text" or "ground" or "article" => Spacing(120, 0, 264),
            "section" or "addressee" => Spacing(240, 120),
            "type" => Spacing(360, 0),
            "letter-subject" or "drafter" => Spacing(120, 0),
            "annex" => Spacing(0, 60),
            _ => Spacing(0, 0),
        });
        if (element.Code is "text" or "ground" or "article")
        {
            properties.Add(new XElement(W.Main + "ind", Attribute("firstLine", "720")));
        }

        if (element.Code is "parent-body" or "issuing-body" or "letter-subject")
        {
            // Keeps the two halves of the head apart.
            properties.Add(new XElement(W.Main + "ind", Attribute("left", "120"), Attribute("right", "120")));
        }

        properties.Add(Value("jc", element.Align switch { "justify" => "both", "center" => "center", "right" => "right", _ => element.Code == "addressee" ? "center" : "left" }));
        return Paragraph(element.StyleId, element.StyleName, properties, Letters(element.Size, element.Bold, element.Italic));
    }

    private static XElement Line(string name, string id) => Paragraph(id, name,
        [new XElement(W.Main + "pBdr", new XElement(W.Main + "top", Attribute("val", "single"), Attribute("sz", "6"), Attribute("space", "1"), Attribute("color", "000000"))),
            new XElement(W.Main + "spacing", Attribute("before", "60"), Attribute("after", "0"), Attribute("line", "80"), Attribute("lineRule", "exact"))],
        Letters(2, false, false));

    private static XElement Paragraph(string id, string name, IReadOnlyList<XElement> properties, XElement letters) => new(W.Main + "style",
        Attribute("type", "paragraph"), Attribute("customStyle", "1"), Attribute("styleId", id), Value("name", name), Value("basedOn", "Normal"),
        new XElement(W.Main + "qFormat"), new XElement(W.PPr, properties), letters);

    private static XElement Grid() => new(W.Main + "style", Attribute("type", "table"), Attribute("customStyle", "1"), Attribute("styleId", TableStyle), Value("name", "NĐ30 Bảng"), Value("basedOn", "TableNormal"),
        new XElement(W.Main + "tblPr", new XElement(W.Main + "tblBorders", new[] { "top", "left", "bottom", "right", "insideH", "insideV" }
            .Select(s => new XElement(W.Main + s, Attribute("val", "single"), Attribute("sz", "4"), Attribute("space", "0"), Attribute("color", "000000")))), Margins(85)));

    private static XElement Letters(int size, bool bold, bool italic, bool language = false) => new(W.RPr,
        new XElement(W.Main + "rFonts", new[] { "ascii", "hAnsi", "eastAsia", "cs" }.Select(a => Attribute(a, DecreeRules.Font))),
        bold ? new XElement(W.Main + "b") : null, italic ? new XElement(W.Main + "i") : null,
        Value("color", "000000"), Value("sz", $"{size * 2}"), Value("szCs", $"{size * 2}"),
        language ? new XElement(W.Main + "lang", Attribute("val", Vietnamese), Attribute("eastAsia", Vietnamese)) : null);

    private static XElement Spacing(int before, int after, int line = 240) =>
        new(W.Main + "spacing", Attribute("before", $"{before}"), Attribute("after", $"{after}"), Attribute("line", $"{line}"), Attribute("lineRule", "auto"));

    private static XElement Margins(int side) => new(W.Main + "tblCellMar", new[] { ("left", side), ("right", side) }
        .Select(m => new XElement(W.Main + m.Item1, Attribute("w", $"{m.Item2}"), Attribute("type", "dxa"))));

    private static XElement Value(string name, string value) => new(W.Main + name, new XAttribute(W.Val, value));

    private static XAttribute Attribute(string name, string value) => new(W.Main + name, value);
}
