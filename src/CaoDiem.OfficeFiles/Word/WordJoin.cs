using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>
/// Puts documents made from one template behind each other in one file, each in a section of its own that begins on a new page with page number 1.
/// Headers and footers whose words differ are taken along; styles and pictures are the template's, hence the same in all.
/// </summary>
public static class WordJoin
{
    private const string Body = "word/document.xml";
    private const string Relations = "word/_rels/document.xml.rels";
    private const string Types = "[Content_Types].xml";

    /// <exception cref="ArgumentException">There is no document.</exception>
    /// <exception cref="OfficeFileException">One is not a readable .docx.</exception>
    public static byte[] Join(IEnumerable<byte[]> documents)
    {
        WordPackage? all = null;
        XElement? root = null;
        var number = 0;
        foreach (var document in documents)
        {
            var package = WordPackage.Read(new MemoryStream(document));
            var next = package.Xml(Body);
            if (all is null || root is null)
            {
                (all, root) = (package, next);
                Restart(First(root));
                continue;
            }

            TakeStories(package, all, next, ++number);
            Append(root.Element(W.Main + "body")!, next.Element(W.Main + "body")!);
        }

        if (all is null || root is null)
        {
            throw new ArgumentException("Nothing to join.", nameof(documents));
        }

        all.Put(Body, root);
        return all.ToBytes();
    }

    // The section of what stands already ends with a paragraph of its own; the last one stays at the end of the body.
    private static void Append(XElement body, XElement next)
    {
        var section = body.Elements(W.SectPr).Last();
        section.Remove();
        if (body.Elements().LastOrDefault() is { } last && last.Name == W.P && last.Descendants(W.T).All(t => t.Value.Length == 0) && last.Element(W.PPr) is { } properties && properties.Element(W.SectPr) is null)
        {
            Insert(properties, section);
        }
        else
        {
            body.Add(new XElement(W.P, new XElement(W.PPr, section)));
        }

        next.Descendants(W.Main + "bookmarkStart").Concat(next.Descendants(W.Main + "bookmarkEnd")).ToList().ForEach(b => b.Remove());
        Restart(next.Descendants(W.SectPr).First());
        body.Add(next.Elements().ToList());
    }

    // Of what may follow a section in the properties of a paragraph there is only the record of a change.
    private static void Insert(XElement properties, XElement section)
    {
        if (properties.Element(W.Main + "pPrChange") is { } change)
        {
            change.AddBeforeSelf(section);
        }
        else
        {
            properties.Add(section);
        }
    }

    // A paper with annexes has several sections; its pages count from the first.
    private static XElement First(XElement root) => root.Element(W.Main + "body")!.Descendants(W.SectPr).First();

    private static void Restart(XElement section)
    {
        section.Elements(W.Main + "type").Remove();
        section.Elements(W.Main + "pgNumType").Remove();
        var references = section.Elements().TakeWhile(e => e.Name == W.Main + "headerReference" || e.Name == W.Main + "footerReference" || e.Name == W.Main + "footnotePr" || e.Name == W.Main + "endnotePr").LastOrDefault();
        var kind = new XElement(W.Main + "type", new XAttribute(W.Val, "nextPage"));
        if (references is null)
        {
            section.AddFirst(kind);
        }
        else
        {
            references.AddAfterSelf(kind);
        }

        var before = section.Elements().Last(e => e.Name.LocalName is "type" or "pgSz" or "pgMar" or "paperSrc" or "pgBorders" or "lnNumType");
        before.AddAfterSelf(new XElement(W.Main + "pgNumType", new XAttribute(W.Main + "start", 1)));
    }

    private static void TakeStories(WordPackage from, WordPackage to, XElement document, int number)
    {
        foreach (var story in from.Stories().Where(s => s.Label is "Đầu trang" or "Chân trang" && to.Has(s.Name) && !from[s.Name].AsSpan().SequenceEqual(to[s.Name])))
        {
            var links = from.Xml(Relations).Elements().Where(r => ((string?)r.Attribute("Target"))?.TrimStart('/') is { } target && (target == story.Name || "word/" + target == story.Name)).ToList();
            var name = $"word/joined{number}-{Path.GetFileName(story.Name)}";
            to[name] = from[story.Name];
            var types = to.Xml(Types);
            var type = types.Elements().First(e => (string?)e.Attribute("PartName") == "/" + story.Name);
            types.Add(new XElement(type.Name, new XAttribute("PartName", "/" + name), new XAttribute("ContentType", (string)type.Attribute("ContentType")!)));
            to.Put(Types, types);
            var relations = to.Xml(Relations);
            foreach (var link in links)
            {
                var id = $"{(string)link.Attribute("Id")!}j{number}";
                relations.Add(new XElement(link.Name, new XAttribute("Id", id), new XAttribute("Type", (string)link.Attribute("Type")!), new XAttribute("Target", Path.GetFileName(name))));
                foreach (var reference in document.Descendants().Where(e => (string?)e.Attribute(W.Relations + "id") == (string)link.Attribute("Id")!).ToList())
                {
                    reference.SetAttributeValue(W.Relations + "id", id);
                }
            }

            to.Put(Relations, relations);
            if (from.Has($"word/_rels/{Path.GetFileName(story.Name)}.rels"))
            {
                to[$"word/_rels/{Path.GetFileName(name)}.rels"] = from[$"word/_rels/{Path.GetFileName(story.Name)}.rels"];
            }
        }
    }
}
