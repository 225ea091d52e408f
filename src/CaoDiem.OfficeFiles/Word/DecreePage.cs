using System.Text;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>A page of A4 with margins of 20, 20, 30 and 15 mm, upright or across; in twips.</summary>
internal sealed record DecreePage(bool Across)
{
    private const int Short = 11_906;
    private const int Long = 16_838;
    private const int Top = 1_134;
    private const int Left = 1_701;
    private const int Right = 851;
    private const int Edge = 567;

    /// <summary>Between the margins.</summary>
    public int Width => (Across ? Long : Short) - Left - Right;

    /// <summary>A width that was meant for the upright page, in the same share of this one.</summary>
    public int Half(int upright) => upright * Width / (Short - Left - Right);

    /// <param name="first">The section that holds page 1.</param>
    public XElement Section(DecreeDocument document, bool first) => new(W.SectPr,
        Reference("header", "default", DecreePackage.NumberId),
        first && document.CopyStamp.Length > 0 ? Reference("header", "first", DecreePackage.StampId) : null,
        first && document.Address.Length > 0 ? Reference("footer", "first", DecreePackage.AddressId) : null,
        new XElement(W.Main + "pgSz", new XAttribute(W.Main + "w", Across ? Long : Short), new XAttribute(W.Main + "h", Across ? Short : Long),
            Across ? new XAttribute(W.Main + "orient", "landscape") : null),
        new XElement(W.Main + "pgMar", new XAttribute(W.Main + "top", Top), new XAttribute(W.Main + "right", Right), new XAttribute(W.Main + "bottom", Top), new XAttribute(W.Main + "left", Left),
            new XAttribute(W.Main + "header", Edge), new XAttribute(W.Main + "footer", Edge), new XAttribute(W.Main + "gutter", 0)),
        first ? new XElement(W.Main + "titlePg") : null);

    private static XElement Reference(string part, string pages, string id) =>
        new(W.Main + (part + "Reference"), new XAttribute(W.Main + "type", pages), new XAttribute(W.Relations + "id", id));
}

/// <summary>The parts around the body: types, relations, settings, styles, what stands above and below.</summary>
internal static class DecreePackage
{
    public const string NumberId = "rId3";
    public const string StampId = "rId4";
    public const string AddressId = "rId5";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static WordPackage Make(DecreeDocument document)
    {
        var package = WordPackage.New();
        List<(string Id, string Kind, string File, XElement? Root)> parts =
        [
            ("rId1", "styles", "styles", DecreeStyles.Make()), ("rId2", "settings", "settings", null), (NumberId, "header", "header1", null),
            .. document.CopyStamp.Length > 0 ? [(StampId, "header", "header2", Story("hdr", DecreeParts.P("copy-stamp", document.CopyStamp)))] : Array.Empty<(string, string, string, XElement?)>(),
            .. document.Address.Length > 0 ? [(AddressId, "footer", "footer1", Story("ftr", Address(document.Address)))] : Array.Empty<(string, string, string, XElement?)>(),
        ];
        void Put(string name, string xml) => package[name] = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
        var types = string.Concat(parts.Select(p => $"""<Override PartName="/word/{p.File}.xml" ContentType="{Types}{p.Kind}+xml"/>"""));
        Put("[Content_Types].xml", $"""<Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{Types}document.main+xml"/>{types}</Types>""");
        Put("_rels/.rels", $"""<Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Office}officeDocument" Target="word/document.xml"/></Relationships>""");
        Put("word/_rels/document.xml.rels", $"""<Relationships xmlns="{Package}relationships">{string.Concat(parts.Select(p => $"""<Relationship Id="{p.Id}" Type="{Office}{p.Kind}" Target="{p.File}.xml"/>"""))}</Relationships>""");
        Put("word/settings.xml", $"""<w:settings xmlns:w="{W.Main}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>""");
        Put("word/header1.xml", $"""<w:hdr xmlns:w="{W.Main}"><w:p><w:pPr><w:pStyle w:val="{DecreeRules.Element("page-number").StyleId}"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>""");
        parts.Where(p => p.Root is not null).ToList().ForEach(p => package.Put($"word/{p.File}.xml", p.Root!));
        return package;
    }

    private static XElement Story(string name, params XElement[] content) => new(W.Main + name, new XAttribute(XNamespace.Xmlns + "w", W.Main), content);

    // Nothing stands there when the office has no address; a footer still needs a paragraph.
    private static XElement[] Address(string text) => MarkSyntax.First(text) is { } field
        ? [DecreeParts.P("address", $"{{{{nếu {field}}}}}{text}"), DecreeParts.P("address", "{{hết nếu}}"), DecreeParts.Gap()]
        : [DecreeParts.P("address", text)];
}
