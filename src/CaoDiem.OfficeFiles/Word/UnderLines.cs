using System.Globalization;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>
/// The lines below the motto, the issuing body and the subject: as long as the text above, or a part of it. They are paragraphs
/// of their own style with a border; their indents follow the text that was filled in.
/// </summary>
internal static class UnderLines
{
    /// <summary>The middle between a third and a half of the text.</summary>
    private const double Part = 0.42;

    public static void Fit(XElement root, WordStyles styles)
    {
        foreach (var line in root.Descendants(W.P).ToList())
        {
            var name = styles.NameOf(line);
            if (name is not (DecreeRules.WholeLine or DecreeRules.PartLine) || Text(line, styles) is not { } text)
            {
                continue;
            }

            var available = Available(line);
            var side = (int)Math.Round((available - (text * (name == DecreeRules.PartLine ? Part : 1))) / 2 * 20);
            var properties = line.Element(W.PPr)!;
            properties.Element(W.Main + "ind")?.Remove();
            var indent = new XElement(W.Main + "ind", new XAttribute(W.Main + "left", side), new XAttribute(W.Main + "right", side));
            (properties.Element(W.Main + "spacing") ?? properties.Element(W.Main + "pStyle"))!.AddAfterSelf(indent);
        }
    }

    /// <summary>How long the line is against the text above; null for another paragraph.</summary>
    public static decimal? Share(XElement line, WordStyles styles) => Text(line, styles) is not { } text || text <= 0
        ? null
        : (decimal)((Available(line) - Indents(line, styles)) / text);

    private static double? Text(XElement line, WordStyles styles)
    {
        if (line.PreviousNode is not XElement before || before.Name != W.P || before.Descendants(W.R).FirstOrDefault() is not { } run)
        {
            return null;
        }

        var text = W.TextOf(before);
        return TextWidth.Widest(styles.IsOn(run, "caps") ? text.ToUpperInvariant() : text, (double)styles.Points(run), Available(line) - Indents(before, styles));
    }

    private static double Indents(XElement paragraph, WordStyles styles) =>
        (Twips(styles.OfParagraph(paragraph, "ind", "left")) + Twips(styles.OfParagraph(paragraph, "ind", "right"))) / 20.0;

    // Of the cell, or of the page between its margins.
    private static double Available(XElement line)
    {
        if (line.Parent!.Name == W.Tc && Twips((string?)line.Parent.Element(W.Main + "tcPr")?.Element(W.Main + "tcW")?.Attribute(W.Main + "w")) is > 0 and var cell)
        {
            return cell / 20.0;
        }

        // The section of the line ends at the next place that describes one.
        var level = line.AncestorsAndSelf().First(e => e.Parent?.Parent?.Parent is null);
        var section = level.ElementsAfterSelf().Prepend(level).SelectMany(e => e.DescendantsAndSelf(W.SectPr)).FirstOrDefault();
        var (page, margins) = (section?.Element(W.Main + "pgSz"), section?.Element(W.Main + "pgMar"));
        return (Twips((string?)page?.Attribute(W.Main + "w")) - Twips((string?)margins?.Attribute(W.Main + "left")) - Twips((string?)margins?.Attribute(W.Main + "right"))) / 20.0;
    }

    private static int Twips(string? text) => text is null ? 0 : (int)double.Parse(text, CultureInfo.InvariantCulture);
}
