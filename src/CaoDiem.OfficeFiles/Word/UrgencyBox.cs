using System.Globalization;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>The stamp of urgency: a frame whose size the decree fixes for each of its three texts.</summary>
internal static class UrgencyBox
{
    private const decimal TwipsInMillimetre = 1440 / 25.4m;

    public static XElement Make(string text)
    {
        var borders = new XElement(W.Main + "tblBorders", new[] { "top", "left", "bottom", "right" }.Select(s =>
            new XElement(W.Main + s, new XAttribute(W.Val, "single"), new XAttribute(W.Main + "sz", "8"), new XAttribute(W.Main + "space", "0"), new XAttribute(W.Main + "color", "000000"))));
        var width = Twips(Width(text));
        var height = new XElement(W.Main + "trHeight", new XAttribute(W.Val, Twips(DecreeRules.Measure("urgency-height").Min)), new XAttribute(W.Main + "hRule", "exact"));
        return DecreeParts.Table("TableNormal", [width],
            [new XElement(W.Tr, DecreeParts.Whole(height), DecreeParts.Cell(width, [DecreeParts.P("urgency", text)], new XElement(W.Main + "vAlign", new XAttribute(W.Val, "center"))))],
            new XElement(W.Main + "jc", new XAttribute(W.Val, "center")), borders);
    }

    /// <summary>Gives each frame the width of the text that was filled in.</summary>
    public static void Fit(XElement root, WordStyles styles)
    {
        foreach (var stamp in root.Descendants(W.P).Where(p => p.Parent!.Name == W.Tc && styles.NameOf(p) == DecreeRules.Element("urgency").StyleName))
        {
            var table = stamp.Ancestors(W.Tbl).First();
            foreach (var width in table.Descendants().Where(e => e.Name == W.Main + "tblW" || e.Name == W.Main + "tcW" || e.Name == W.Main + "gridCol"))
            {
                width.SetAttributeValue(W.Main + "w", Twips(Width(W.TextOf(stamp))));
            }
        }
    }

    /// <summary>Width and height of the frame in millimetres; null for a stamp without one.</summary>
    public static (decimal Width, decimal Height)? Size(XElement stamp)
    {
        decimal Of(XElement? element, XName attribute) => decimal.TryParse((string?)element?.Attribute(attribute), CultureInfo.InvariantCulture, out var twips) ? twips / TwipsInMillimetre : 0;
        return stamp.Ancestors(W.Tbl).Skip(1).Any() && stamp.Ancestors(W.Tr).First() is var row
            ? (Of(stamp.Parent!.Element(W.Main + "tcPr")?.Element(W.Main + "tcW"), W.Main + "w"), Of(row.Element(W.Main + "trPr")?.Element(W.Main + "trHeight"), W.Val))
            : null;
    }

    // Before the text is known, the narrowest.
    private static decimal Width(string text) =>
        (DecreeRules.Measures.FirstOrDefault(m => m.Item == "urgency-width " + text) ?? DecreeRules.Measure("urgency-width KHẨN")).Min;

    private static int Twips(decimal millimetres) => (int)Math.Round(millimetres * TwipsInMillimetre);
}
