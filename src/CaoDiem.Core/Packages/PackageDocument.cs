using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CaoDiem.Packages;

/// <summary>
/// Makes a Word file fit to leave the office: who wrote it and when goes, and one that names somebody, or carries what cannot be
/// looked into (macros, embedded files, photographs), stays at home.
/// </summary>
internal static partial class PackageDocument
{
    private const int LargestPart = 8 << 20;
    private const int LargestWhole = 24 << 20;
    private const int MostParts = 200;
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly string[] Dropped = ["docProps/custom.xml", "docProps/thumbnail.jpeg", "docProps/thumbnail.emf", "docProps/thumbnail.wmf"];

    private const string Core = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>""";
    private const string App = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>""";

    /// <returns>The cleaned file, or null and the note that says why it stays.</returns>
    public static (byte[]? Clean, PackageNote? Note) Clean(byte[] document, string title, NameGuard guard)
    {
        try
        {
            using var source = new ZipArchive(new MemoryStream(document), ZipArchiveMode.Read);
            using var target = new MemoryStream();
            using (var zip = new ZipArchive(target, ZipArchiveMode.Create, true))
            {
                var whole = source.Entries.Count > MostParts ? throw new InvalidDataException() : 0L;
                foreach (var entry in source.Entries.Where(e => !Dropped.Contains(e.FullName)))
                {
                    if (!Known().IsMatch(entry.FullName))
                    {
                        return (null, new("PKG-103", $"Mẫu «{title}» có phần không soát được ({entry.Name}: macro, tệp nhúng, ảnh) nên để lại."));
                    }

                    var bytes = Bytes(entry);
                    whole += bytes.Length <= LargestWhole - whole ? bytes.Length : throw new InvalidDataException();
                    if (entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal))
                    {
                        var xml = Anonymous(entry.FullName, Encoding.UTF8.GetString(bytes));
                        if (Texts(xml).SelectMany(t => guard.Find(t, false)).Distinct().ToList() is { Count: > 0 } found)
                        {
                            return (null, new("PKG-102", $"Mẫu «{title}» có {string.Join(", ", found.Take(5).Select(f => $"«{f}»"))} nên để lại; hãy thay bằng trường trộn rồi xuất lại."));
                        }

                        bytes = Encoding.UTF8.GetBytes(xml);
                    }

                    using var stream = zip.CreateEntry(entry.FullName).Open();
                    stream.Write(bytes);
                }
            }

            return (target.ToArray(), null);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            return (null, new("PKG-103", $"Mẫu «{title}» không mở được nên để lại."));
        }
    }

    private static string Anonymous(string part, string xml) => part switch
    {
        "docProps/core.xml" => Core,
        "docProps/app.xml" => App,
        "_rels/.rels" or "[Content_Types].xml" => Dropped.Aggregate(xml, (text, name) => Regex.Replace(text, $"<(?:Relationship|Override)[^>]*{Regex.Escape(name)}[^>]*/>", "")),
        _ => Moments().Replace(Authors().Replace(xml, "$1=\"\""), "$1=\"2000-01-01T00:00:00Z\""),
    };

    // A name may be cut over several runs: paragraphs are read whole.
    private static IEnumerable<string> Texts(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml.TrimStart('\uFEFF')), new() { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(reader).Root!;
        return root.DescendantsAndSelf(W + "p").Select(p => string.Concat(p.Descendants().Where(e => e.Name == W + "t" || e.Name == W + "instrText" || e.Name == W + "delText").Select(e => e.Value)))
            .Concat(root.DescendantsAndSelf().Where(e => !e.HasElements && e.Name.Namespace != W).Select(e => e.Value))
            .Concat(root.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "val" or "descr" or "title" or "alias" or "Target").Select(a => a.Value)).Where(t => t.Length > 0);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var source = entry.Open();
        using var target = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if (target.Length + read > LargestPart)
            {
                throw new InvalidDataException();
            }

            target.Write(buffer, 0, read);
        }

        return target.ToArray();
    }

    [GeneratedRegex(@"^(?:\[Content_Types\]\.xml|(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]*\.(?:xml|rels))$")]
    private static partial Regex Known();

    [GeneratedRegex("""\b([A-Za-z0-9]+:(?:author|initials|lastModifiedBy|userId))="[^"]*"(?=[\s/>])""")]
    private static partial Regex Authors();

    [GeneratedRegex("""\b(w:date)="[^"]*"(?=[\s/>])""")]
    private static partial Regex Moments();
}
