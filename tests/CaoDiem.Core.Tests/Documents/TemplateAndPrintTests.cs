using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Documents;

/// <summary>The office's own templates, and all papers of a kind in one file.</summary>
public sealed class TemplateAndPrintTests
{
    private const string Kind = "final-report";

    [Fact]
    public async Task AnOwnTemplate_IsCheckedKeptUsedAndLeftAgain()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (head, request) = await Papers.DemoAsync(db);
        var handler = new TemplateHandler(db);
        var shipped = PaperKinds.Of(Kind).Shipped.Build();
        var misspelled = Papers.Edited(shipped, "{{đình_chỉ}} việc; tỷ lệ", "{{dinh_chi}} việc; tỷ lệ");
        var refused = await handler.Handle(new UploadTemplate(Kind, "mau.docx", misspelled), head);
        Assert.Null(refused.Number);
        var issue = Assert.Single(refused.Issues);
        Assert.Equal(TemplateIssue.UnknownField, issue.Code);
        Assert.Contains("Có phải «đình_chỉ»?", issue.Message);
        Assert.Contains("Thi hành xong", issue.Place);
        Assert.False(await db.DocumentTemplates.AnyAsync());
        await Assert.ThrowsAsync<OfficeFileException>(() => handler.Handle(new UploadTemplate(Kind, "mau.docx", [1, 2, 3]), head));

        var own = Papers.Edited(shipped, "kính báo cáo./.", "kính báo cáo cấp trên./.");
        Assert.Equal(1, (await handler.Handle(new UploadTemplate(Kind, "mau.docx", own), head)).Number);
        Assert.Equal("DOC-030", (await Assert.ThrowsAsync<RuleViolation>(() => handler.Handle(new UploadTemplate(Kind, "mau.docx", own), head))).Code);
        var draft = await new DraftDocumentHandler(db).Handle(new DraftDocument(request.CampaignId, Kind), head);
        Assert.DoesNotContain("cấp trên./.", await TextAsync(db, draft, head)); // kept, not used yet
        await handler.Handle(new ActivateTemplate(Kind, 1), head);
        Assert.Contains("kính báo cáo cấp trên./.", await TextAsync(db, draft, head));
        await new IssueDocumentHandler(db).Handle(new IssueDocument(draft), head);
        await handler.Handle(new ActivateTemplate(Kind, 0), head);
        var issued = await OpenedDocument.LoadAsync(db, draft, head);
        Assert.Equal((1, DocumentHash.Of(own)), (issued.Document.Template, issued.Document.TemplateHash));
        Assert.Contains("kính báo cáo cấp trên./.", await TextAsync(db, draft, head));
        var later = await new DraftDocumentHandler(db).Handle(new DraftDocument(request.CampaignId, Kind), head);
        Assert.DoesNotContain("cấp trên./.", await TextAsync(db, later, head));
        await Assert.ThrowsAsync<NotInScope>(() => handler.Handle(new ActivateTemplate(Kind, 9), head));
        Assert.Equal("IDN-001", (await Assert.ThrowsAsync<RuleViolation>(() => handler.Handle(new UploadTemplate(Kind, "x", own), head with { Role = Role.Officer }))).Code);
    }

    [Fact]
    public async Task AllCasePlans_AreOneFile_AndADeadWorkersJobIsTakenUpAgain()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (head, request) = await Papers.DemoAsync(db);
        var start = new StartPrintJobHandler(db);
        var id = await start.Handle(new(request.CampaignId, "case-plan"), head);
        Assert.Equal("DOC-052", (await Assert.ThrowsAsync<RuleViolation>(() => start.Handle(new(request.CampaignId, "case-plan"), head))).Code);
        Assert.Equal("DOC-050", (await Assert.ThrowsAsync<RuleViolation>(() => start.Handle(new(request.CampaignId, Kind), head))).Code);

        // A worker has it: nobody else takes it. It dies: the next one does.
        var now = db.Time.GetUtcNow().UtcDateTime;
        await ClaimAsync(now.AddMinutes(1));
        Assert.False(await new PrintJobWork(db, database.Open).RunNextAsync(default));
        await ClaimAsync(now.AddMinutes(-1));
        Assert.True(await new PrintJobWork(db, database.Open).RunNextAsync(default));
        Assert.False(await new PrintJobWork(db, database.Open).RunNextAsync(default));

        var job = await db.PrintJobs.AsNoTracking().SingleAsync(j => j.Id == id);
        var plans = await db.CasePlans.CountAsync();
        Assert.Equal((PrintJobState.Done, plans, plans), (job.State, job.Done, job.Total));
        var file = await StoredFile.LoadAsync(db, job.OfficeId, id.Value, job.Hash);
        Papers.AssertValid(file);
        var lines = Papers.Lines(file);
        Assert.Equal(plans, lines.Count(l => l == "PHƯƠNG ÁN"));
        Assert.Equal([], LayoutCheck.Compare(new MemoryStream(file)).Where(f => !f.Fits && f.Property != "vị trí" && f.Element != "Số và ký hiệu"));
        if (Environment.GetEnvironmentVariable("CAODIEM_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "demo-all-case-plans.docx"), file);
        }

        async Task ClaimAsync(DateTime until) => await db.PrintJobs.Where(j => j.Id == id).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, PrintJobState.Running).SetProperty(j => j.ClaimedUntil, until));
    }

    private static async Task<string> TextAsync(AppDb db, Id<IssuedDocument> id, Actor actor)
    {
        db.ChangeTracker.Clear();
        return string.Join('\n', Papers.Lines(await (await OpenedDocument.LoadAsync(db, id, actor)).FileAsync(db)));
    }
}
