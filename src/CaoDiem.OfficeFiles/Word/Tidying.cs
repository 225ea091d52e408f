using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>
/// Takes away what editors leave behind and a reader never sees: spelling marks, revision ids, comments, content controls,
/// runs cut in pieces. The same text in the same look is then the same XML, however it was typed.
/// </summary>
internal static class Tidying
{
    private static readonly HashSet<string> Dropped =
        ["proofErr", "lastRenderedPageBreak", "softHyphen", "commentRangeStart", "commentRangeEnd", "commentReference", "permStart", "permEnd"];

    private static readonly HashSet<string> Unwrapped = ["sdt", "smartTag", "customXml"];
    private static readonly HashSet<string> OwnProperties = ["sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"];
    private static readonly HashSet<string> Simple = ["rPr", "t", "tab", "br", "noBreakHyphen"];

    /// <summary>What Word writes while changes are tracked.</summary>
    private static readonly HashSet<string> Tracked =
        ["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"];

    public static bool HasTrackedChanges(XElement root) => root.Descendants().Any(e => e.Name.Namespace == W.Main && Tracked.Contains(e.Name.LocalName));

    public static void Clean(XElement root)
    {
        Remove(root.Descendants().Where(e => e.Name.Namespace == W.Main && Dropped.Contains(e.Name.LocalName)));
        var lastPlace = root.Descendants(W.Main + "bookmarkStart").Where(b => (string?)b.Attribute(W.Main + "name") == "_GoBack")
            .Select(b => (string?)b.Attribute(W.Main + "id")).ToHashSet();
        Remove(root.Descendants().Where(e => e.Name.LocalName is "bookmarkStart" or "bookmarkEnd" && lastPlace.Contains((string?)e.Attribute(W.Main + "id"))));
        foreach (var wrapper in root.Descendants().Where(e => e.Name.Namespace == W.Main && Unwrapped.Contains(e.Name.LocalName)).Reverse().ToList())
        {
            var content = wrapper.Element(W.Main + "sdtContent") ?? wrapper;
            wrapper.ReplaceWith(content.Nodes().Where(n => n is not XElement e || !OwnProperties.Contains(e.Name.LocalName)).ToList());
        }

        foreach (var attribute in root.DescendantsAndSelf().SelectMany(e => e.Attributes()).Where(IsEditing).ToList())
        {
            attribute.Remove();
        }

        MergeRuns(root);
    }

    /// <summary>Neighbouring runs of one look become one run, and so do their texts.</summary>
    public static void MergeRuns(XElement root)
    {
        Remove(root.Descendants(W.RPr).Where(p => !p.HasElements));
        Remove(root.Descendants(W.R).Where(r => r.Elements().All(e => e.Name == W.RPr)));
        foreach (var run in root.Descendants(W.R).ToList())
        {
            if (run.PreviousNode is XElement before && before.Name == W.R && IsSimple(before) && IsSimple(run) && SameLook(before, run))
            {
                before.Add(run.Elements().Where(e => e.Name != W.RPr));
                run.Remove();
                MergeTexts(before);
            }
            else if (IsSimple(run))
            {
                MergeTexts(run);
            }
        }
    }

    private static void MergeTexts(XElement run)
    {
        foreach (var text in run.Elements(W.T).ToList())
        {
            if (text.PreviousNode is XElement before && before.Name == W.T)
            {
                before.Value += text.Value;
                text.Remove();
            }
            else
            {
                text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
            }
        }
    }

    private static bool IsSimple(XElement run) => run.Elements().All(e => e.Name.Namespace == W.Main && Simple.Contains(e.Name.LocalName));

    private static bool SameLook(XElement one, XElement other) => XNode.DeepEquals(one.Element(W.RPr), other.Element(W.RPr));

    private static bool IsEditing(XAttribute attribute) =>
        (attribute.Name.Namespace == W.Main && attribute.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal))
        || (attribute.Name.NamespaceName.EndsWith("/2010/wordml", StringComparison.Ordinal) && attribute.Name.LocalName is "paraId" or "textId");

    private static void Remove(IEnumerable<XElement> elements) => elements.ToList().ForEach(e => e.Remove());
}
