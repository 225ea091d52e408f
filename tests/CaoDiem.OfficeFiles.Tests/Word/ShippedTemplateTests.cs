using CaoDiem.OfficeFiles.Templates;
using CaoDiem.OfficeFiles.Word;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests.Word;

/// <summary>The files of templates/ are what the code builds; CAODIEM_ACCEPT=1 writes them anew.</summary>
public sealed class ShippedTemplateTests
{
    public static readonly TheoryData<string> Codes = [.. ShippedTemplate.All.Select(t => t.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void TheFile_IsWhatTheCodeBuilds_PartByPart(string code)
    {
        var file = Path.Combine(Root, "templates", code + ".docx");
        var built = Find(code).Build();
        if (Environment.GetEnvironmentVariable("CAODIEM_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, built);
        }

        var kept = File.ReadAllBytes(file);
        Assert.Equal(Docs.Parts(kept).Keys, Docs.Parts(built).Keys);
        Assert.All(Docs.Parts(built), p => Assert.Equal(Docs.Parts(kept)[p.Key], p.Value));
        Docs.AssertValid(kept);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void TheTemplate_FitsItsSchema_AndItsDocumentTheDecree(string code)
    {
        var template = Find(code);
        Assert.Equal([], Docs.Check(template.Build(), template.Schema));
        var document = Docs.Fill(template.Build(), template.Schema.Sample());
        Docs.AssertValid(document);
        Assert.Equal([], LayoutCheck.Compare(new MemoryStream(document)).Where(f => !f.Fits));
        Assert.DoesNotContain(Docs.Lines(document), l => l.Contains('{') || l.Contains('}'));
    }

    // A field nobody uses is a promise nobody keeps.
    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryFieldOfTheSchema_IsUsed(string code)
    {
        var template = Find(code);
        var built = template.Build();
        var text = string.Join('\n', Docs.Parts(built).Keys.Where(k => k is "word/document.xml" or "word/footer1.xml").SelectMany(k => Docs.Lines(built, k)));
        var unused = template.Schema.Paths().Where(p => !System.Text.RegularExpressions.Regex.IsMatch(text, @"\{\{[^}]*(?<![\p{L}_])" + p.Field.Key + @"(?![\p{L}_])[^}]*\}\}")).Select(p => p.Path);
        Assert.Equal([], unused.Where(p => p is not ("căn_cứ" or "căn_cứ.nội_dung")));
    }

    [Fact]
    public void EmptyLists_LeaveCompleteDocuments()
    {
        foreach (var template in ShippedTemplate.All)
        {
            var empty = GroupValue.Of(template.Schema.Sample().Values.Select(v => KeyValuePair.Create(v.Key, v.Value is ListValue ? new ListValue([]) : v.Value)));
            var document = Docs.Fill(template.Build(), empty);
            Docs.AssertValid(document);
            Assert.Equal([], LayoutCheck.Compare(new MemoryStream(document)).Where(f => !f.Fits));
        }
    }

    [Fact]
    public void LibreOffice_PrintsEachOnPaper()
    {
        Assert.SkipUnless(Docs.HasOffice, "LibreOffice is not installed.");
        var documents = ShippedTemplate.All.Select(t => Docs.Fill(t.Build(), t.Schema.Sample())).ToList();
        var printed = Docs.ConvertAll(documents, "pdf");
        Assert.All(printed, p => Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(p, 0, 4)));
        if (Environment.GetEnvironmentVariable("CAODIEM_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            ShippedTemplate.All.Zip(printed).ToList().ForEach(p => File.WriteAllBytes(Path.Combine(folder, p.First.Code + ".pdf"), p.Second));
        }
    }

    // What an office does: opens the template in LibreOffice, moves a field, adds a row, misspells a name, saves, uploads.
    [Fact]
    public void EditedInLibreOffice_ComplainsRightly_ThenWorks()
    {
        Assert.SkipUnless(Docs.HasOffice, "LibreOffice is not installed.");
        var template = Find("giay-moi");
        var data = template.Schema.Sample();
        var plan = Find("ke-hoach-cao-diem");
        var edited = Docs.Replace(template.Build(), "word/document.xml", xml => xml
            .Replace("Chủ trì: {{chủ_trì}}.", "Thời gian và chủ trì: {{giờ}}, {{chu_tri}}.")
            .Replace("Thời gian: {{giờ}}, {{ngày_họp | dài}}.", "Ngày {{ngày_họp}}."));
        var withRow = Docs.Replace(plan.Build(), "word/document.xml", xml => AddRow(xml, "{{hết lặp}}", "Tổng cộng {{số_tiền | số}}"));
        var saved = Docs.ConvertAll([edited, withRow], "docx");

        var issue = Assert.Single(Docs.Check(saved[0], template.Schema));
        Assert.Equal(TemplateIssue.UnknownField, issue.Code);
        Assert.Contains("«chu_tri». Có phải «chủ_trì»?", issue.Message);
        Assert.Contains("Thời gian và chủ trì", issue.Place);

        var corrected = Docs.ConvertAll([Docs.Replace(edited, "word/document.xml", xml => xml.Replace("{{chu_tri}}", "{{chủ_trì}}"))], "docx")[0];
        Assert.Equal([], Docs.Check(corrected, template.Schema));
        Assert.Contains("Thời gian và chủ trì: 07 giờ 30 phút, Ông Nguyễn Văn An, Phó Chi cục trưởng.", Docs.Lines(Docs.Fill(corrected, data)));

        Assert.Equal([], Docs.Check(saved[1], plan.Schema));
        Assert.Contains("Tổng cộng 1.250.000", Docs.Lines(Docs.Fill(saved[1], plan.Schema.Sample())));
    }

    [Fact]
    public void SavedInLibreOffice_TheSameWordsInTheSameLayout()
    {
        Assert.SkipUnless(Docs.HasOffice, "LibreOffice is not installed.");
        foreach (var (template, saved) in ShippedTemplate.All.Zip(Docs.ConvertAll([.. ShippedTemplate.All.Select(t => t.Build())], "docx")))
        {
            Assert.Equal([], Docs.Check(saved, template.Schema));
            var document = Docs.Fill(saved, template.Schema.Sample());
            // Where a section ends LibreOffice needs no empty paragraph.
            string[] Words(byte[] filled) => [.. Docs.Lines(filled).Where(l => l.Length > 0)];
            Assert.Equal(Words(Docs.Fill(template.Build(), template.Schema.Sample())), Words(document));
            Assert.Equal([], LayoutCheck.Compare(new MemoryStream(document)).Where(f => !f.Fits));
        }
    }

    private static string AddRow(string xml, string after, string text)
    {
        var at = xml.IndexOf("</w:tr>", xml.IndexOf(after, xml.IndexOf("Nhóm việc", StringComparison.Ordinal), StringComparison.Ordinal), StringComparison.Ordinal) + "</w:tr>".Length;
        string Cell(string t) => $"<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"ND30-cell\"/></w:pPr><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>";
        return xml[..at] + $"<w:tr>{Cell("")}{Cell(text)}{Cell("")}{Cell("")}</w:tr>" + xml[at..];
    }

    private static ShippedTemplate Find(string code) => ShippedTemplate.All.First(t => t.Code == code);

    private static string Root { get; } = Up(AppContext.BaseDirectory);

    private static string Up(string folder) => File.Exists(Path.Combine(folder, "CaoDiem.slnx")) ? folder : Up(Path.GetDirectoryName(folder)!);
}
