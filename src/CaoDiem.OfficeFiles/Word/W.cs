using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>Names of WordprocessingML.</summary>
internal static class W
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XName P = Main + "p";
    public static readonly XName PPr = Main + "pPr";
    public static readonly XName R = Main + "r";
    public static readonly XName RPr = Main + "rPr";
    public static readonly XName T = Main + "t";
    public static readonly XName Tab = Main + "tab";
    public static readonly XName Br = Main + "br";
    public static readonly XName Tbl = Main + "tbl";
    public static readonly XName Tr = Main + "tr";
    public static readonly XName Tc = Main + "tc";
    public static readonly XName SectPr = Main + "sectPr";
    public static readonly XName Val = Main + "val";

    /// <summary>Stands where a mark was found; in no namespace, so that no document can bring one along.</summary>
    public static readonly XName Mark = "mark";

    public static XElement Text(string text) => new(T, new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    /// <summary>The paragraph around; text boxes nest paragraphs in paragraphs.</summary>
    public static XElement? Paragraph(XElement element) => element.Ancestors(P).FirstOrDefault();

    /// <summary>What the reader sees of a paragraph.</summary>
    public static string TextOf(XElement paragraph) => string.Concat(paragraph.Descendants()
        .Where(e => e.Name == T || e.Name == Tab || e.Name == Br).Where(e => Paragraph(e) == paragraph).Select(e => e.Name == T ? e.Value : " "));
}
