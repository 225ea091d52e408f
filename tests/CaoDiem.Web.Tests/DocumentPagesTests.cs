using System.Net;
using System.Text;
using CaoDiem.Documents;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>Documents as people make them: draft, word, issue, download, cancel; templates; printing many.</summary>
public sealed class DocumentPagesTests : IAsyncLifetime
{
    private TestSite site = null!;
    private string campaign = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        campaign = (await db.Campaigns.SingleAsync()).Id.ToString();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task AReport_FromDraftToCancel()
    {
        using var clerk = await site.SignedInAsync("thuky");
        using var head = await site.SignedInAsync("thutruong");
        var list = $"/Documents/List/{campaign}";
        var made = await clerk.PostAsync(list + "?handler=Draft", new() { ["kind"] = "final-report", ["subject"] = "" }, list);
        var url = made.Headers.Location!.OriginalString;
        Assert.StartsWith("/Documents/Details/", url, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(url + "?handler=Edit", new() { ["Texts[đánh_giá]"] = "Đợt cao điểm đạt yêu cầu đề ra." }, url)).StatusCode);
        var html = await clerk.HtmlAsync(url);
        Assert.Contains("Đợt cao điểm đạt yêu cầu đề ra.", html, StringComparison.Ordinal);
        Assert.Contains("đã sửa", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"issue\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostAsync(url + "?handler=Issue", new() { ["Input.On"] = "30/09/2023" }, url)).StatusCode);

        var taken = await head.PostAsync(url + "?handler=Issue", new() { ["Input.Number"] = "308", ["Input.On"] = "30/09/2023" }, url);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Contains("DOC-010", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Issue", new() { ["Input.Number"] = "", ["Input.On"] = "30/09/2023" }, url)).StatusCode);
        Assert.Contains("310/BC-CCTHADS", await head.HtmlAsync(url), StringComparison.Ordinal);
        Assert.Contains("310/BC-CCTHADS", await head.HtmlAsync(list + "?state=Issued"), StringComparison.Ordinal);
        var file = await head.GetAsync(url + "?handler=File");
        Assert.Contains("310-BC-CCTHADS bao-cao-tong-ket.docx", WebUtility.UrlDecode(file.Content.Headers.ContentDisposition!.ToString()), StringComparison.Ordinal);
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Contains(DocumentHash.Of(bytes), await head.HtmlAsync(url), StringComparison.Ordinal);

        var off = await head.PostAsync(url + "?handler=Cancel", new() { ["Off.Reason"] = "" }, url);
        Assert.Contains("DOC-002", await off.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Cancel", new() { ["Off.Reason"] = "Sai nơi nhận" }, url)).StatusCode);
        Assert.Contains("Sai nơi nhận", await head.HtmlAsync(url), StringComparison.Ordinal);
        Assert.Equal(bytes, await (await head.GetAsync(url + "?handler=File")).Content.ReadAsByteArrayAsync());

        await using var db = site.Database.Open();
        var issued = Guid.Parse(url.Split('/')[^1]);
        Assert.Equal(["DraftDocument", "EditDraft", "IssueDocument", "CancelDocument"],
            await db.AuditEvents.Where(e => e.Subject == "IssuedDocument" && e.SubjectId == issued).OrderBy(e => e.Id).Select(e => e.Process).ToListAsync());
    }

    [Fact]
    public async Task ATamperedFile_IsNotSent()
    {
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var plan = await db.IssuedDocuments.SingleAsync(d => d.Kind == PaperKinds.Plan);
        await db.DocumentFiles.Where(f => f.OwnerId == plan.Id.Value).ExecuteUpdateAsync(s => s.SetProperty(f => f.Content, Encoding.UTF8.GetBytes("khác")));
        var answer = await head.GetAsync($"/Documents/Details/{plan.Id}?handler=File");
        Assert.StartsWith("text/html", answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.Contains("DOC-020", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATemplate_WrongThenRight()
    {
        using var head = await site.SignedInAsync("thutruong");
        using var officer = await site.SignedInAsync("chv.nga");
        const string url = "/Documents/Template/invitation";
        var shipped = await (await head.GetAsync(url + "?handler=File&number=0")).Content.ReadAsByteArrayAsync();
        var wrong = await head.UploadAsync(url + "?handler=Upload", Changed(shipped, "{{chủ_trì}}", "{{chu_tri}}"), "moi.docx", []);
        var html = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("TPL-001", html, StringComparison.Ordinal);
        Assert.Contains("Có phải «chủ_trì»?", html, StringComparison.Ordinal);
        Assert.Contains("Mẫu chưa dùng được", html, StringComparison.Ordinal);
        Assert.Contains("FILE-006", await (await head.UploadAsync(url + "?handler=Upload", [1, 2, 3, 4], "moi.docx", [])).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.UploadAsync(url + "?handler=Upload", Changed(shipped, "Rất mong", "Kính mong"), "moi.docx", [])).StatusCode);
        Assert.Contains("Phiên bản 1", await head.HtmlAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(url + "?handler=Preview&number=1")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Activate", new() { ["number"] = "1" }, url)).StatusCode);
        Assert.Contains("phiên bản 1 của đơn vị", await head.HtmlAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(url + "?handler=Activate", new() { ["number"] = "0" }, "/Documents/List/" + campaign)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.PostAsync(url + "?handler=Activate", new() { ["number"] = "9" }, url)).StatusCode);
    }

    [Fact]
    public async Task AllCasePlans_ArePrintedByTheWorker()
    {
        using var head = await site.SignedInAsync("thutruong");
        var list = $"/Documents/List/{campaign}";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(list + "?handler=Print", new() { ["kind"] = "case-plan" }, list)).StatusCode);
        var html = await head.FinishedBatchAsync(list);
        await using var db = site.Database.Open();
        var job = await db.PrintJobs.SingleAsync();
        Assert.Equal(PrintJobState.Done, job.State);
        Assert.Contains($"handler=Print&job={job.Id}", html, StringComparison.Ordinal);
        var file = await head.GetAsync($"{list}?handler=Print&job={job.Id}");
        Assert.Equal(job.Hash, DocumentHash.Of(await file.Content.ReadAsByteArrayAsync()));
        using var clerk = await site.SignedInAsync("thuky");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{list}?handler=Print&job={job.Id}")).StatusCode);
    }

    [Fact]
    public async Task Letterhead_IsSetAndShown()
    {
        using var head = await site.SignedInAsync("thutruong");
        const string url = "/Documents/Letterhead";
        var wrong = await head.PostAsync(url, new() { ["Input.From"] = "01/07/2023", ["Input.Symbol"] = "cc thads", ["Input.Power"] = "Head" });
        Assert.Contains("DOC-040", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url, new() { ["Input.From"] = "01/07/2023", ["Input.Symbol"] = "CCTHADSPL", ["Input.Power"] = "Deputy", ["Input.Signer"] = "Trần Văn Phó" })).StatusCode);
        Assert.Contains("CCTHADSPL", await head.HtmlAsync(url), StringComparison.Ordinal);
    }

    private static byte[] Changed(byte[] document, string from, string to)
    {
        var content = new MemoryStream();
        content.Write(document);
        using (var zip = new System.IO.Compression.ZipArchive(content, System.IO.Compression.ZipArchiveMode.Update, true))
        {
            using var part = zip.GetEntry("word/document.xml")!.Open();
            var text = new StreamReader(part).ReadToEnd();
            Assert.Contains(from, text, StringComparison.Ordinal);
            part.SetLength(0);
            part.Write(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        }

        return content.ToArray();
    }
}
