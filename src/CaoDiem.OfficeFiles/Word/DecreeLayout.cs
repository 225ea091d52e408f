using System.Xml.Linq;
using static CaoDiem.OfficeFiles.Word.DecreeParts;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>Makes a document in the layout of Decree 30/2020/NĐ-CP: the shipped templates come from here.</summary>
public static class DecreeLayout
{
    // Twips. A list that lies across has a wider left half too.
    private const int HeadLeft = 4_300;
    private const int SignLeft = 4_300;
    private const int RoomToSign = 4;

    /// <summary>The .docx; the same bytes for the same document.</summary>
    public static byte[] Build(DecreeDocument document)
    {
        var package = DecreePackage.Make(document);
        var root = new XElement(W.Main + "document", new XAttribute(XNamespace.Xmlns + "w", W.Main), new XAttribute(XNamespace.Xmlns + "r", W.Relations),
            new XElement(W.Main + "body", Pages(document)));
        UnderLines.Fit(root, new WordStyles(package));
        UrgencyBox.Fit(root, new WordStyles(package));
        package.Put("word/document.xml", root);
        return package.ToBytes();
    }

    // A change between upright and across ends a section; only the first page of the whole hides its number.
    private static IEnumerable<XElement> Pages(DecreeDocument document)
    {
        var (across, first) = (document.Landscape, true);
        var page = new DecreePage(across);
        foreach (var element in Body(document, page))
        {
            yield return element;
        }

        foreach (var annex in document.Annexes)
        {
            if (annex.Landscape != across)
            {
                yield return SectionEnd(page.Section(document, first));
                (across, first, page) = (annex.Landscape, false, new(annex.Landscape));
            }

            foreach (var element in Annex(annex, page))
            {
                yield return element;
            }
        }

        if (document.Annexes.Count == 0)
        {
            yield return Gap();
        }

        yield return page.Section(document, first);
    }

    private static IEnumerable<XElement> Body(DecreeDocument document, DecreePage page) =>
    [
        Head(document, page),
        .. document.Type is { } type ? (XElement[])[P("type", type), P("subject", document.Subject), Line(DecreeRules.PartLine), Gap()] : [],
        .. Blocks(document.Body, page),
        KeepNext(Gap()),
        Signatures(document, page),
    ];

    private static XElement Head(DecreeDocument document, DecreePage page)
    {
        XElement[] bodies = [.. document.Parent.Length > 0 ? [P("parent-body", document.Parent)] : Array.Empty<XElement>(), P("issuing-body", document.Issuer), Line(DecreeRules.PartLine)];
        XElement[] number =
        [
            P("number", document.Number),
            .. document.Type is null ? [P("letter-subject", document.Subject)] : Array.Empty<XElement>(),
            .. document.Urgency.Length > 0 ? [.. Optional("text", document.Urgency, Gap(), UrgencyBox.Make(document.Urgency)), Gap()] : Array.Empty<XElement>(),
        ];
        return Columns(page.Half(HeadLeft), page,
            (bodies, [P("national-name", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), P("motto", "Độc lập - Tự do - Hạnh phúc"), Line(DecreeRules.WholeLine)]),
            (number, document.PlaceDate.Length > 0 ? [P("place-date", document.PlaceDate)] : [Gap()]));
    }

    private static XElement Signatures(DecreeDocument document, DecreePage page)
    {
        XElement[] recipients =
        [
            P("recipients-title", "Nơi nhận:"),
            .. document.Recipients.Select(r => P("recipients", r)),
            .. document.Drafter.Length > 0 ? Optional("drafter", document.Drafter, P("drafter", document.Drafter)) : [],
        ];
        XElement[] signed = [.. document.Authority.Select(a => P("authority", a)), .. Room("signer"), P("signer", document.Signer)];
        return document.Beside is not { } beside
            ? Columns(page.Half(SignLeft), page, (recipients, signed))
            : Together(Columns(page.Width / 2, page, ([.. beside.Title.Select(t => P("beside-title", t)), .. Room("beside"), P("beside", beside.Name)], signed), ([Gap(), .. recipients], [Gap()])));
    }

    // The signatures of a record and its recipients, two rows, on one page.
    private static XElement Together(XElement table)
    {
        table.Elements(W.Tr).First().Descendants(W.P).ToList().ForEach(p => KeepNext(p));
        return table;
    }

    private static IEnumerable<XElement> Room(string element) => Enumerable.Range(0, RoomToSign).Select(_ => P(element, ""));

    private static IEnumerable<XElement> Annex(DecreeAnnex annex, DecreePage page) =>
        [P("annex", annex.Word), P("annex-title", annex.Title), P("annex-reference", annex.Reference), Line(DecreeRules.PartLine), Gap(), .. Blocks(annex.Body, page), Gap()];

    // What leads to a table stays with it, and the last words stay with the signature.
    private static IEnumerable<XElement> Blocks(IReadOnlyList<DecreeBlock> blocks, DecreePage page) => blocks.SelectMany((b, i) => b switch
    {
        DecreeParagraph p => [i + 1 == blocks.Count || blocks[i + 1] is DecreeTable ? KeepNext(P(p.Element, p.Text)) : P(p.Element, p.Text)],
        DecreeTable t => (XElement[])[KeepNext(Gap()), Grid(t, page)],
        _ => throw new ArgumentOutOfRangeException(nameof(blocks), b, null),
    });

    // Stands only when its first mark gives something.
    private static XElement[] Optional(string element, string text, params XElement[] content) =>
        MarkSyntax.First(text) is { } field ? [P(element, $"{{{{nếu {field}}}}}"), .. content, P(element, "{{hết nếu}}")] : content;
}
