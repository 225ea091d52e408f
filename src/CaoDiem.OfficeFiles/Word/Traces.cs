namespace CaoDiem.OfficeFiles.Word;

/// <summary>What does not go out with a document: remarks in the template, and the names of who edited it.</summary>
internal static class Traces
{
    private const string Core = "docProps/core.xml";

    public static void Remove(WordPackage package)
    {
        if (package.Has(Core))
        {
            var properties = package.Xml(Core);
            properties.Elements().Where(e => e.Name.LocalName is "creator" or "lastModifiedBy").ToList().ForEach(e => e.RemoveNodes());
            package.Put(Core, properties);
        }

        var parts = package.Names.Where(n => n.StartsWith("word/comments", StringComparison.Ordinal) || n == "word/people.xml").ToList();
        if (parts.Count > 0)
        {
            parts.ForEach(package.Remove);
            Drop(package, "[Content_Types].xml", "PartName", parts.ConvertAll(p => "/" + p));
            Drop(package, "word/_rels/document.xml.rels", "Target", [.. parts.Select(p => p["word/".Length..]), .. parts.Select(p => "/" + p)]);
        }
    }

    private static void Drop(WordPackage package, string name, string attribute, List<string> values)
    {
        var root = package.Xml(name);
        root.Elements().Where(e => values.Contains((string?)e.Attribute(attribute) ?? "")).ToList().ForEach(e => e.Remove());
        package.Put(name, root);
    }
}
