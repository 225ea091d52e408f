using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Documents;

/// <summary>Documents of the demonstration campaign, and what is in them.</summary>
internal static class Papers
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static async Task<(Actor Head, PaperRequest Request)> DemoAsync(AppDb db, DateOnly? asOf = null)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Nguyễn Văn Thử");
        return (head, await PaperData.RequestAsync(db, campaign.Id, head, asOf));
    }

    /// <summary>The kind's document for its first subject, with number 5.</summary>
    public static async Task<byte[]> MakeAsync(AppDb db, PaperKind kind, PaperRequest request, int subject = 0)
    {
        var choice = (await kind.Subject.ListAsync(db, request))[subject];
        var data = await PaperData.LoadAsync(db, kind, request with { Subject = choice.Key });
        return WordTemplate.Fill(new MemoryStream(kind.Shipped.Build()), data.With("số", 5));
    }

    /// <summary>The text of each paragraph in turn.</summary>
    public static string[] Lines(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        using var source = zip.GetEntry("word/document.xml")!.Open();
        return [.. XDocument.Load(source).Descendants(W + "p").Select(p => string.Concat(p.Descendants().Select(e => e.Name.LocalName switch { "t" => e.Value, "br" => "\n", _ => "" })))];
    }

    public static void AssertValid(byte[] document)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), false);
        Assert.Equal([], new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(word).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    /// <summary>The template with text replaced in its body, as an officer edits it.</summary>
    public static byte[] Edited(byte[] document, string from, string to)
    {
        var content = new MemoryStream();
        content.Write(document);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, true))
        {
            using var part = zip.GetEntry("word/document.xml")!.Open();
            var text = new StreamReader(part).ReadToEnd();
            Assert.Contains(from, text);
            part.SetLength(0);
            part.Write(System.Text.Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        }

        return content.ToArray();
    }
}
