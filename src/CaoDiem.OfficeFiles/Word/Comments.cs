using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>Remarks that the office wrote to itself in a template do not go out with the document.</summary>
internal static class Comments
{
    public static void Remove(WordPackage package)
    {
        var parts = package.Names.Where(n => n.StartsWith("word/comments", StringComparison.Ordinal) || n == "word/people.xml").ToList();
        if (parts.Count == 0)
        {
            return;
        }

        parts.ForEach(package.Remove);
        Drop(package, "[Content_Types].xml", "PartName", parts.ConvertAll(p => "/" + p));
        Drop(package, "word/_rels/document.xml.rels", "Target", [.. parts.Select(p => p["word/".Length..]), .. parts.Select(p => "/" + p)]);
    }

    private static void Drop(WordPackage package, string name, string attribute, List<string> values)
    {
        var root = package.Xml(name);
        root.Elements().Where(e => values.Contains((string?)e.Attribute(attribute) ?? "")).ToList().ForEach(e => e.Remove());
        package.Put(name, root);
    }
}
