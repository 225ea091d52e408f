using System.Text;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>Makes a document in the layout of Decree 30/2020/NĐ-CP: the shipped templates come from here.</summary>
public static class DecreeLayout
{
    // Twips: A4 with margins of 20, 20, 30 and 15 mm.
    private const int PageWidth = 11_906;
    private const int PageHeight = 16_838;
    private const int Top = 1_134;
    private const int Left = 1_701;
    private const int Right = 851;
    private const int Text = PageWidth - Left - Right;
    private const int HeadLeft = 4_300;
    private const int SignLeft = 4_300;
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>The .docx; the same bytes for the same document.</summary>
    public static byte[] Build(DecreeDocument document)
    {
        var package = WordPackage.New();
        void Put(string name, string xml) => package[name] = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
        Put("[Content_Types].xml", $"""<Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{Types}document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Types}styles+xml"/><Override PartName="/word/settings.xml" ContentType="{Types}settings+xml"/><Override PartName="/word/header1.xml" ContentType="{Types}header+xml"/></Types>""");
        Put("_rels/.rels", $"""<Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Office}officeDocument" Target="word/document.xml"/></Relationships>""");
        Put("word/_rels/document.xml.rels", $"""<Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Office}styles" Target="styles.xml"/><Relationship Id="rId2" Type="{Office}settings" Target="settings.xml"/><Relationship Id="rId3" Type="{Office}header" Target="header1.xml"/></Relationships>""");
        Put("word/settings.xml", $"""<w:settings xmlns:w="{W.Main}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>""");
        Put("word/header1.xml", $"""<w:hdr xmlns:w="{W.Main}"><w:p><w:pPr><w:pStyle w:val="{DecreeRules.Element("page-number").StyleId}"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>""");
        package.Put("word/styles.xml", DecreeStyles.Make());
        var root = new XElement(W.Main + "document", new XAttribute(XNamespace.Xmlns + "w", W.Main), new XAttribute(XNamespace.Xmlns + "r", W.Relations),
            new XElement(W.Main + "body", Body(document), Section()));
        UnderLines.Fit(root, new WordStyles(package));
        package.Put("word/document.xml", root);
        return package.ToBytes();
    }

    private static IEnumerable<XElement> Body(DecreeDocument document) =>
    [
        Head(document),
        .. document.Type is { } type ? (XElement[])[P("type", type), P("subject", document.Subject), Line(DecreeRules.PartLine), Gap()] : [],
        .. Blocks(document.Body),
        KeepNext(Gap()),
        Signatures(document),
        .. document.Annexes.SelectMany(Annex),
        .. document.Annexes.Count == 0 ? [Gap()] : Array.Empty<XElement>(),
    ];

    private static XElement Head(DecreeDocument document)
    {
        XElement[] bodies = [.. document.Parent.Length > 0 ? [P("parent-body", document.Parent)] : Array.Empty<XElement>(), P("issuing-body", document.Issuer), Line(DecreeRules.PartLine)];
        XElement[] number = [P("number", document.Number), .. document.Type is null ? [P("letter-subject", document.Subject)] : Array.Empty<XElement>()];
        return Columns(HeadLeft,
            (bodies, [P("national-name", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), P("motto", "Độc lập - Tự do - Hạnh phúc"), Line(DecreeRules.WholeLine)]),
            (number, [P("place-date", document.PlaceDate)]));
    }

    private static XElement Signatures(DecreeDocument document)
    {
        var recipients = document.Recipients.Select(r => P("recipients", r));
        // Room for the signature and the seal.
        var room = Enumerable.Range(0, 4).Select(_ => P("signer", ""));
        return Columns(SignLeft, ([P("recipients-title", "Nơi nhận:"), .. recipients], [.. document.Authority.Select(a => P("authority", a)), .. room, P("signer", document.Signer)]));
    }

    private static IEnumerable<XElement> Annex(DecreeAnnex annex) =>
        [P("annex", annex.Word), P("annex-title", annex.Title), P("annex-reference", annex.Reference), Line(DecreeRules.PartLine), Gap(), .. Blocks(annex.Body), Gap()];

    // What leads to a table stays with it, and the last words stay with the signature.
    private static IEnumerable<XElement> Blocks(IReadOnlyList<DecreeBlock> blocks) => blocks.SelectMany((b, i) => b switch
    {
        DecreeParagraph p => [i + 1 == blocks.Count || blocks[i + 1] is DecreeTable ? KeepNext(P(p.Element, p.Text)) : P(p.Element, p.Text)],
        DecreeTable t => (XElement[])[KeepNext(Gap()), Grid(t)],
        _ => throw new ArgumentOutOfRangeException(nameof(blocks), b, null),
    });

    private static XElement KeepNext(XElement paragraph)
    {
        var properties = paragraph.Element(W.PPr)!;
        var keep = new XElement(W.Main + "keepNext");
        if (properties.Element(W.Main + "pStyle") is { } style)
        {
            style.AddAfterSelf(keep);
        }
        else
        {
            properties.AddFirst(keep);
        }

        return paragraph;
    }

    private static XElement Grid(DecreeTable table)
    {
        var total = table.Widths.Sum();
        int[] widths = [.. table.Widths.Select(w => Text * w / total)];
        string Style(int column) => table.Align[column] switch { 'c' => DecreeStyles.CentreCellStyle, 'r' => DecreeStyles.NumberCellStyle, _ => DecreeStyles.CellStyle };
        var header = new XElement(W.Tr, Whole(new XElement(W.Main + "tblHeader")), table.Header.Select((c, i) => Cell(widths[i], [Styled(DecreeStyles.HeadCellStyle, c)])));
        return Table(DecreeStyles.TableStyle, widths, [header, .. table.Rows.Select(r => new XElement(W.Tr, Whole(), r.Select((c, i) => Cell(widths[i], [Styled(Style(i), c)]))))]);
    }

    private static XElement Columns(int left, params (XElement[] Left, XElement[] Right)[] rows) =>
        Table("TableNormal", [left, Text - left], rows.Select(r => new XElement(W.Tr, Whole(), Cell(left, r.Left), Cell(Text - left, r.Right))));

    private static XElement Table(string style, int[] widths, IEnumerable<XElement> rows) => new(W.Tbl,
        new XElement(W.Main + "tblPr", new XElement(W.Main + "tblStyle", new XAttribute(W.Val, style)), Width("tblW", widths.Sum()), new XElement(W.Main + "tblLayout", new XAttribute(W.Main + "type", "fixed"))),
        new XElement(W.Main + "tblGrid", widths.Select(w => new XElement(W.Main + "gridCol", new XAttribute(W.Main + "w", w)))),
        rows);

    // A row is not torn between two pages.
    private static XElement Whole(params XElement[] more) => new(W.Main + "trPr", new XElement(W.Main + "cantSplit"), more);

    private static XElement Cell(int width, IEnumerable<XElement> content) => new(W.Tc, new XElement(W.Main + "tcPr", Width("tcW", width)), content);

    private static XElement Width(string name, int width) => new(W.Main + name, new XAttribute(W.Main + "w", width), new XAttribute(W.Main + "type", "dxa"));

    private static XElement P(string element, string text) => Styled(DecreeRules.Element(element).StyleId, text);

    private static XElement Line(string name) => Styled(DecreeStyles.Id(name), "");

    private static XElement Gap() => new(W.P, new XElement(W.PPr, new XElement(W.Main + "spacing", new XAttribute(W.Main + "line", 120), new XAttribute(W.Main + "lineRule", "exact"))));

    private static XElement Styled(string style, string text) => new(W.P, new XElement(W.PPr, new XElement(W.Main + "pStyle", new XAttribute(W.Val, style))),
        text.Length == 0 ? null : new XElement(W.R, text.Split('\n').SelectMany((l, i) => i == 0 ? [W.Text(l)] : new[] { new XElement(W.Br), W.Text(l) })));

    private static XElement Section() => new(W.SectPr,
        new XElement(W.Main + "headerReference", new XAttribute(W.Main + "type", "default"), new XAttribute(W.Relations + "id", "rId3")),
        new XElement(W.Main + "pgSz", new XAttribute(W.Main + "w", PageWidth), new XAttribute(W.Main + "h", PageHeight)),
        new XElement(W.Main + "pgMar", new XAttribute(W.Main + "top", Top), new XAttribute(W.Main + "right", Right), new XAttribute(W.Main + "bottom", Top), new XAttribute(W.Main + "left", Left),
            new XAttribute(W.Main + "header", 567), new XAttribute(W.Main + "footer", 567), new XAttribute(W.Main + "gutter", 0)),
        new XElement(W.Main + "titlePg"));
}
