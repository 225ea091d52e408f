using CaoDiem.Dossiers;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Xunit;

namespace CaoDiem.Core.Tests.Dossiers;

/// <summary>What a file is stands in its content; names are only names.</summary>
public sealed class AttachedFileTests
{
    public static TheoryData<string, byte[], ActFileKind> Good => new()
    {
        { "a.pdf", SampleFiles.Pdf(), ActFileKind.Pdf },
        { "a.jpg", SampleFiles.Jpeg, ActFileKind.Jpeg },
        { "A.JPEG", SampleFiles.Jpeg, ActFileKind.Jpeg },
        { "a.jfif", SampleFiles.Jpeg, ActFileKind.Jpeg },
        { "a.png", SampleFiles.Png, ActFileKind.Png },
        { "a.webp", SampleFiles.WebP, ActFileKind.WebP },
        { "a.docx", SampleFiles.Word, ActFileKind.Word },
        { "a.xlsx", SampleFiles.Excel, ActFileKind.Excel },
    };

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "trong.pdf", [], "ACT-100" },
        { "to.pdf", [.. SampleFiles.Pdf(), .. new byte[AttachedFile.Largest]], "ACT-101" },
        { "a.exe", [(byte)'M', (byte)'Z', 0x90, 0x00], "ACT-102" },
        { "a.pdf", [.. "<html><script>"u8], "ACT-102" },
        { "a.svg", [.. "<svg xmlns=\"http://www.w3.org/2000/svg\">"u8], "ACT-102" },
        { "a.tif", [(byte)'I', (byte)'I', 0x2A, 0x00], "ACT-102" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "ACT-102" },
        { "a.zip", SampleFiles.Package("a.txt"), "ACT-102" },
        { "a.jar", SampleFiles.Package("META-INF/MANIFEST.MF", "word/a.class"), "ACT-102" },
        { "a.docx", SampleFiles.Package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "ACT-102" },
        { "a.xlsx", SampleFiles.Package("[Content_Types].xml", "xl/workbook.bin"), "ACT-102" },
        { "a.docx", [.. "PK\u0003\u0004 broken"u8], "ACT-102" },
        { "a.pdf", SampleFiles.Jpeg, "ACT-103" },
        { "a.jpg", SampleFiles.Png, "ACT-103" },
        { "a.xlsx", SampleFiles.Word, "ACT-103" },
        { "a.pdf.exe", SampleFiles.Pdf(), "ACT-103" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void TheContent_TellsTheKind(string name, byte[] content, ActFileKind kind)
    {
        var file = AttachedFile.Of(name, content);
        Assert.Equal((name, kind, content.Length, 64), (file.Name, file.Kind, file.Content.Length, file.Sha256.Length));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void WhatIsNotWhatItSays_IsRefused_AtTheFiles(string name, byte[] content, string code)
    {
        var refused = Assert.Throws<RuleViolation>(() => AttachedFile.Of(name, content));
        Assert.Equal((code, "files"), (refused.Code, refused.Field));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExactlyTheLargest_IsTaken()
    {
        var start = SampleFiles.Pdf();
        Assert.NotNull(AttachedFile.Of("a.pdf", [.. start, .. new byte[AttachedFile.Largest - start.Length]]));
    }

    [Fact]
    public void AnOldDocument_IsToldItsWayOut() => Assert.Contains(
        ".docx", Assert.Throws<RuleViolation>(() => AttachedFile.Of("a.doc", [0xD0, 0xCF, 0x11, 0xE0])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"C:\Users\nga\Biên bản.pdf", "Biên bản.pdf")]
    [InlineData("../../etc/Biên bản.pdf", "Biên bản.pdf")]
    [InlineData("  Biên   bản\t1 .pdf", "Biên bản 1.pdf")]
    [InlineData("Bie\u0302n ba\u0309n.pdf", "Biên bản.pdf")]
    [InlineData("a\u202Efdp.exe\u0000.pdf", "a fdp.exe.pdf")]
    [InlineData("a<b>:\"|?*\r\nSet-Cookie.pdf", "a b Set-Cookie.pdf")]
    [InlineData("Biên bản", "Biên bản.pdf")]
    [InlineData(".pdf", "pdf.pdf")]
    [InlineData("...", "tep.pdf")]
    [InlineData("", "tep.pdf")]
    [InlineData(null, "tep.pdf")]
    public void ANameIsCleaned(string? name, string clean) => Assert.Equal(clean, AttachedFile.Of(name, SampleFiles.Pdf()).Name);

    [Fact]
    public void ALongName_KeepsItsEnding()
    {
        var name = AttachedFile.Of(new string('b', 400) + ".pdf", SampleFiles.Pdf()).Name;
        Assert.Equal((120, ".pdf"), (name.Length, Path.GetExtension(name)));
    }
}
