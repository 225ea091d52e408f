using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaoDiem.OfficeFiles.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests.Word;

/// <summary>Small Word documents, and what is in them.</summary>
internal static partial class Docs
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace W = Main;

    /// <summary>A document of paragraphs (<c>text</c>), and of raw XML where a part begins with an angle bracket.</summary>
    public static byte[] Make(params string[] body) => Make(body, "");

    public static byte[] Make(string[] body, string header)
    {
        const string types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="{types}document.main+xml"/><Override PartName="/word/header1.xml" ContentType="{types}header+xml"/></Types>
                """,
            ["_rels/.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""",
            ["word/_rels/document.xml.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="h1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>""",
            ["word/header1.xml"] = $"""<w:hdr xmlns:w="{Main}">{Paragraph(header)}</w:hdr>""",
            ["word/document.xml"] = $"""<w:document xmlns:w="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{string.Concat(body.Select(Paragraph))}<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>""",
        };
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                using var target = zip.CreateEntry(name).Open();
                target.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }

    public static string Paragraph(string text) => text.StartsWith('<') ? text : $"""<w:p><w:r><w:t xml:space="preserve">{text.Replace("&", "&amp;").Replace("<", "&lt;")}</w:t></w:r></w:p>""";

    public static string Table(params string[][] rows) =>
        $"""<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{string.Concat(rows.Length == 0 ? [] : rows[0].Select(_ => "<w:gridCol w:w=\"2000\"/>"))}</w:tblGrid>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>{string.Concat(c.Split('\n').Select(Paragraph))}</w:tc>"))}</w:tr>"))}</w:tbl>""";

    public static IReadOnlyList<TemplateIssue> Check(byte[] template, TemplateSchema schema) => WordTemplate.Check(new MemoryStream(template), schema);

    public static byte[] Fill(byte[] template, GroupValue data) => WordTemplate.Fill(new MemoryStream(template), data);

    public static XElement Xml(byte[] document, string part = "word/document.xml")
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        using var source = zip.GetEntry(part)!.Open();
        return XDocument.Load(source).Root!;
    }

    /// <summary>The text of each paragraph in turn; line breaks as <c>\n</c>.</summary>
    public static string[] Lines(byte[] document, string part = "word/document.xml") =>
        [.. Xml(document, part).Descendants(W + "p").Select(p => string.Concat(p.Descendants().Select(e => e.Name.LocalName switch { "t" => e.Value, "br" => "\n", "tab" when e.Parent!.Name == W + "r" => "\t", _ => "" })))];

    public static byte[] Replace(byte[] document, string part, Func<string, string> change)
    {
        var content = new MemoryStream();
        content.Write(document);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, true))
        {
            var entry = zip.GetEntry(part)!;
            using var source = entry.Open();
            var text = change(new StreamReader(source).ReadToEnd());
            source.SetLength(0);
            source.Write(Encoding.UTF8.GetBytes(text));
        }

        return content.ToArray();
    }

    public static byte[] Add(byte[] document, string part, string text)
    {
        var content = new MemoryStream();
        content.Write(document);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, true))
        {
            using var target = zip.CreateEntry(part).Open();
            target.Write(Encoding.UTF8.GetBytes(text));
        }

        return content.ToArray();
    }

    public static void AssertValid(byte[] document)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), false);
        Assert.Equal([], new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(word).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    public static bool HasOffice { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "soffice")));

    /// <summary>The documents as LibreOffice saves them: <c>docx</c> or <c>pdf</c>.</summary>
    public static byte[][] ConvertAll(IReadOnlyList<byte[]> documents, string format)
    {
        var folder = Directory.CreateTempSubdirectory("caodiem-word-");
        try
        {
            var target = Path.Combine(folder.FullName, "out");
            string[] inputs = [.. documents.Select((_, i) => Path.Combine(folder.FullName, $"{i}.docx"))];
            documents.Zip(inputs).ToList().ForEach(d => File.WriteAllBytes(d.Second, d.First));
            using var process = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", format, "--outdir", target, .. inputs]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.BeginErrorReadLine();
            process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
            return [.. inputs.Select(i => File.ReadAllBytes(Path.Combine(target, Path.ChangeExtension(Path.GetFileName(i), format))))];
        }
        finally
        {
            folder.Delete(true);
        }
    }

    public static IReadOnlyDictionary<string, string> Parts(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
    }

    /// <summary>Cuts the text of runs in pieces, with a spelling mark and another revision id between, as Word does.</summary>
    public static byte[] Cut(byte[] document, Func<int, int> next) => Replace(document, "word/document.xml", xml => Run().Replace(xml, m =>
    {
        var (look, text) = (m.Groups[1].Value, m.Groups[2].Value);
        if (text.Length < 2 || text.Contains('&'))
        {
            return m.Value;
        }

        var pieces = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = 1 + next(Math.Min(8, text.Length - at));
            pieces.Add(text.Substring(at, Math.Min(length, text.Length - at)));
            at += length;
        }

        return string.Join("<w:proofErr w:type=\"spellStart\"/>", pieces.Select((p, i) => $"<w:r w:rsidR=\"00{i:000000}\">{look}<w:t xml:space=\"preserve\">{p}</w:t></w:r>"));
    }));

    [GeneratedRegex(@"<w:r(?: [^>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>([^<]*)</w:t></w:r>")]
    private static partial Regex Run();
}
