using System.Globalization;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>What a paragraph or its letters look like once all styles are applied.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, XElement> styles;
    private readonly XElement? defaults;
    private readonly string? normal;

    public WordStyles(WordPackage package)
    {
        var root = package.Has("word/styles.xml") ? package.Xml("word/styles.xml") : new XElement(W.Main + "styles");
        styles = root.Elements(W.Main + "style").Where(s => s.Attribute(W.Main + "styleId") is not null).DistinctBy(s => (string)s.Attribute(W.Main + "styleId")!)
            .ToDictionary(s => (string)s.Attribute(W.Main + "styleId")!);
        defaults = root.Element(W.Main + "docDefaults");
        normal = styles.FirstOrDefault(s => (string?)s.Value.Attribute(W.Main + "default") == "1" && (string?)s.Value.Attribute(W.Main + "type") == "paragraph").Key;
    }

    /// <summary>The style's name: ids change when LibreOffice saves, names do not.</summary>
    public string NameOf(XElement paragraph) => IdOf(paragraph) is { } id && styles.TryGetValue(id, out var style) ? (string?)style.Element(W.Main + "name")?.Attribute(W.Val) ?? "" : "";

    /// <summary>The value of a property of a paragraph such as <c>ind/firstLine</c>; null when nothing sets it.</summary>
    public string? OfParagraph(XElement paragraph, string element, string attribute) =>
        Sources(paragraph, W.PPr).Select(p => (string?)p.Element(W.Main + element)?.Attribute(W.Main + attribute)).FirstOrDefault(v => v is not null);

    public string? OfRun(XElement run, string element, string attribute) =>
        RunSources(run).Select(p => (string?)p.Element(W.Main + element)?.Attribute(W.Main + attribute)).FirstOrDefault(v => v is not null);

    public bool IsOn(XElement run, string element) =>
        RunSources(run).Select(p => p.Element(W.Main + element)).FirstOrDefault(e => e is not null) is { } found && (string?)found.Attribute(W.Val) is null or "1" or "true" or "on";

    /// <param name="side">top, bottom, left or right.</param>
    public bool HasBorder(XElement paragraph, string side) =>
        Sources(paragraph, W.PPr).Select(p => p.Element(W.Main + "pBdr")?.Element(W.Main + side)).FirstOrDefault(b => b is not null) is { } border && (string?)border.Attribute(W.Val) is not (null or "none" or "nil");

    public decimal Points(XElement run) => decimal.Parse(OfRun(run, "sz", "val") ?? "20", CultureInfo.InvariantCulture) / 2;

    private IEnumerable<XElement> RunSources(XElement run) => (run.Element(W.RPr) is { } own ? [own] : Array.Empty<XElement>()).Concat(Sources(W.Paragraph(run)!, W.RPr).Where(p => p.Parent!.Name != W.P));

    // From the paragraph itself through its styles to the defaults of the document.
    private IEnumerable<XElement> Sources(XElement paragraph, XName properties)
    {
        if (properties == W.PPr && paragraph.Element(W.PPr) is { } own)
        {
            yield return own;
        }

        var seen = new HashSet<string>();
        for (var id = IdOf(paragraph); id is not null && seen.Add(id) && styles.TryGetValue(id, out var style); id = (string?)style.Element(W.Main + "basedOn")?.Attribute(W.Val))
        {
            if (style.Element(properties) is { } found)
            {
                yield return found;
            }
        }

        if (defaults?.Element(properties == W.PPr ? W.Main + "pPrDefault" : W.Main + "rPrDefault")?.Element(properties) is { } last)
        {
            yield return last;
        }
    }

    private string? IdOf(XElement paragraph) => (string?)paragraph.Element(W.PPr)?.Element(W.Main + "pStyle")?.Attribute(W.Val) ?? normal;
}
