using CaoDiem.OfficeFiles.Templates;
using CaoDiem.OfficeFiles.Word;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests.Word;

public sealed class WordJoinTests
{
    private static readonly System.Xml.Linq.XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void Papers_StandBehindEachOther_EachInItsSection()
    {
        foreach (var template in ShippedTemplate.All)
        {
            var one = Docs.Fill(template.Build(), template.Schema.Sample());
            var joined = WordJoin.Join([one, one, one]);
            Docs.AssertValid(joined);
            Assert.Equal(Enumerable.Repeat(Docs.Lines(one).Where(l => l.Length > 0), 3).SelectMany(l => l), Docs.Lines(joined).Where(l => l.Length > 0));
            var sections = Docs.Xml(joined).Descendants(W + "sectPr").ToList();
            var own = Docs.Xml(one).Descendants(W + "sectPr").Count();
            Assert.Equal(3 * own, sections.Count);
            Assert.All(sections.Where((_, i) => i % own == 0), s => Assert.Equal(("nextPage", "1"), ((string?)s.Element(W + "type")?.Attribute(W + "val"), (string?)s.Element(W + "pgNumType")?.Attribute(W + "start"))));

            Assert.All(sections.Where((_, i) => i % own != 0), s => Assert.Null((string?)s.Element(W + "pgNumType")?.Attribute(W + "start")));

            // Places are read against the first head of a document; everything else holds in all.
            Assert.Equal([], LayoutCheck.Compare(new MemoryStream(joined)).Where(f => !f.Fits && f.Property != "vị trí"));
        }
    }

    [Fact]
    public void Headers_WithWordsOfTheirOwn_StayWithTheirPaper()
    {
        var template = Docs.Make(["Kính gửi {{tên}}"], "Hồ sơ của {{tên}}");
        byte[] Of(string name) => Docs.Fill(template, new GroupValue { ["tên"] = name });
        var joined = WordJoin.Join([Of("An"), Of("Bình"), Of("Cường")]);
        Docs.AssertValid(joined);
        Assert.Equal(["Kính gửi An", "Kính gửi Bình", "Kính gửi Cường"], Docs.Lines(joined).Where(l => l.Length > 0));
        var parts = Docs.Parts(joined);
        var relations = Docs.Xml(joined, "word/_rels/document.xml.rels").Elements().ToDictionary(r => (string)r.Attribute("Id")!, r => (string)r.Attribute("Target")!);
        var headers = Docs.Xml(joined).Descendants(W + "headerReference").Select(h => parts["word/" + relations[(string)h.Attribute(System.Xml.Linq.XNamespace.Get("http://schemas.openxmlformats.org/officeDocument/2006/relationships") + "id")!]]).ToList();
        Assert.Equal(3, headers.Count);
        foreach (var (name, header) in new[] { "An", "Bình", "Cường" }.Zip(headers))
        {
            Assert.Contains($"Hồ sơ của {name}", header);
        }
    }

    [Fact]
    public void Nothing_CannotBeJoined() => Assert.Throws<ArgumentException>(() => WordJoin.Join([]));

    [Fact]
    public async Task Pdf_MissingFailingAndSlow_HaveTheirCodes()
    {
        var document = Docs.Make("Văn bản");
        async Task<string> CodeAsync(string? program, TimeSpan limit) =>
            (await Assert.ThrowsAsync<OfficeFileException>(() => LibreOffice.ToPdfAsync(program, document, limit, TestContext.Current.CancellationToken))).Code;
        Assert.Equal("PDF-001", await CodeAsync(null, TimeSpan.FromSeconds(30)));
        if (OperatingSystem.IsWindows())
        {
            return; // the rest needs a shell
        }

        Assert.Equal("PDF-002", await CodeAsync("/bin/true", TimeSpan.FromSeconds(30)));
        Assert.Equal("PDF-002", await CodeAsync("/khong/co", TimeSpan.FromSeconds(30)));
        var slow = Path.Combine(Path.GetTempPath(), $"caodiem-{Guid.CreateVersion7()}.sh");
        await File.WriteAllTextAsync(slow, "#!/bin/sh\nsleep 60\n", TestContext.Current.CancellationToken);
        try
        {
            File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Assert.Equal("PDF-003", await CodeAsync(slow, TimeSpan.FromMilliseconds(300)));
        }
        finally
        {
            File.Delete(slow);
        }
    }

    [Fact]
    public async Task Pdf_TwoAtOnce()
    {
        Assert.SkipUnless(LibreOffice.IsInstalled, "LibreOffice is not installed.");
        var document = Docs.Make("Văn bản");
        foreach (var pdf in await Task.WhenAll(LibreOffice.ToPdfAsync(document), LibreOffice.ToPdfAsync(document)))
        {
            Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4));
        }
    }
}
