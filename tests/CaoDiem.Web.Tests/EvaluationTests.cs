using System.Net;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Packages;
using CaoDiem.Province;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>Sample checks, lessons, packages and the province through the front door.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public async Task AnExaminer_ChecksASample_OnScreen()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        using var examiner = await site.SignedInAsync("thamtravien");
        using var head = await site.SignedInAsync("thutruong");
        Assert.Equal(HttpStatusCode.Forbidden, (await head.PostAsync($"/Evaluation/Samples/{campaign.Id}", new() { ["Input.Seed"] = "1", ["Input.Size"] = "5" })).StatusCode);
        Assert.Contains("EVA-002", await BodyAsync(await examiner.PostAsync($"/Evaluation/Samples/{campaign.Id}", new() { ["Input.Seed"] = "7", ["Input.Size"] = "5000" })), StringComparison.Ordinal);
        var drawn = await examiner.PostAsync($"/Evaluation/Samples/{campaign.Id}", new() { ["Input.Seed"] = "7", ["Input.Size"] = "3" });
        var url = drawn.Headers.Location!.OriginalString;
        Assert.StartsWith("/Evaluation/Check/", url, StringComparison.Ordinal);
        var items = await db.SampleItems.AsNoTracking().OrderBy(i => i.No).ToListAsync();
        var bad = await examiner.PostAsync($"{url}?handler=Judge", new() { ["item"] = items[0].Id.ToString(), ["verdict"] = "Fail", ["reason"] = "", ["note"] = "" }, url);
        Assert.Contains("EVA-012", await BodyAsync(bad), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.PostAsync($"{url}?handler=Judge", new() { ["item"] = items[0].Id.ToString(), ["verdict"] = "Pass" }, url)).StatusCode);
        foreach (var (item, i) in items.Select((x, i) => (x, i)))
        {
            var answer = await examiner.PostAsync($"{url}?handler=Judge", new() { ["item"] = item.Id.ToString(), ["verdict"] = i == 0 ? "Fail" : "Pass", ["reason"] = i == 0 ? "NoReceipt" : "", ["note"] = "" }, url);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await examiner.PostAsync($"{url}?handler=Conclude", new() { ["Input.Conclusion"] = "Bổ sung biên lai" }, url)).StatusCode);
        var page = await head.HtmlAsync(url);
        Assert.Contains("Thiếu biên lai, chứng từ thu chi", page, StringComparison.Ordinal);
        Assert.Contains("Clopper–Pearson", page, StringComparison.Ordinal);
        Assert.Contains("Bổ sung biên lai", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALesson_IsAsked_InTheNextDraft_OnScreen()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        using var head = await site.SignedInAsync("thutruong");
        var url = $"/Evaluation/Lessons/{campaign.Id}";
        Assert.Contains("EVA-022", await BodyAsync(await head.PostAsync(url, new() { ["Input.Happened"] = "Dồn việc", ["Input.ToDo"] = "Chia sớm", ["Input.SubjectKey"] = "" })), StringComparison.Ordinal);
        await head.PostAsync(url, new() { ["Input.Happened"] = "Dồn việc", ["Input.ToDo"] = "Chia sớm hai đợt", ["Input.SubjectKey"] = "Wave:Đợt 1", ["Input.FromEvaluation"] = "true" });
        var lesson = await db.Lessons.AsNoTracking().SingleAsync();
        Assert.Equal(LessonSource.Evaluation, lesson.Source);
        var started = await head.PostAsync("/Campaigns/Draft?handler=Guided", new() { ["Input.Name"] = "Cao điểm 2024", ["Input.PlanNo"] = "1/KH", ["Input.From"] = "01/07/2024", ["Input.To"] = "30/09/2024", ["Input.TemplateId"] = campaign.Id.ToString() });
        var draft = (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.PlanNo == "1/KH"))?.Id ?? throw new InvalidOperationException(await BodyAsync(started));
        var plan = $"/Campaigns/Plan/{draft}?step=waves";
        Assert.Contains("Chia sớm hai đợt", await head.HtmlAsync(plan), StringComparison.Ordinal);
        Assert.DoesNotContain("Chia sớm hai đợt", await head.HtmlAsync($"/Campaigns/Plan/{draft}?step=targets"), StringComparison.Ordinal);
        var aside = new Dictionary<string, string> { ["lesson"] = lesson.Id.ToString(), ["verdict"] = "SetAside", ["why"] = "" };
        Assert.Contains("EVA-027", await BodyAsync(await head.PostAsync($"{plan}&handler=Lesson", aside, plan)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync($"{plan}&handler=Lesson", new() { ["lesson"] = lesson.Id.ToString(), ["verdict"] = "Taken", ["why"] = "" }, plan)).StatusCode);
        Assert.Equal(LessonVerdict.Taken, (await db.LessonAnswers.AsNoTracking().SingleAsync()).Verdict);
        Assert.Contains("Đã tiếp thu", await head.HtmlAsync(url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APackage_GoesOutAndComesIn_OnScreen()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        using var head = await site.SignedInAsync("thutruong");
        var answer = await head.PostAsync($"/Packages/Export/{campaign.Id}", []);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        var file = await answer.Content.ReadAsByteArrayAsync();
        var signer = PackageFile.Read(file).Signer;
        Assert.Contains("PKG-001", await BodyAsync(await head.UploadAsync("/Packages", "không phải"u8.ToArray(), "x.zip", new() { ["Input.Start"] = "01/04/2024" })), StringComparison.Ordinal);
        Assert.Contains("PKG-013", await BodyAsync(await head.UploadAsync("/Packages", file, "goi.zip", new() { ["Input.Start"] = "01/04/2024", ["Input.Signer"] = "0000" })), StringComparison.Ordinal);
        Assert.Equal(1, await db.Campaigns.CountAsync());
        var done = await head.UploadAsync("/Packages", file, "goi.zip", new() { ["Input.Start"] = "01/04/2024", ["Input.Signer"] = signer, ["Input.PlanNo"] = "2/KH", ["Input.Norms"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await head.HtmlAsync(done.Headers.Location!.OriginalString);
        Assert.Contains(signer, page, StringComparison.Ordinal);
        Assert.Contains("Khóa này gặp lần đầu", page, StringComparison.Ordinal);
        var draft = await db.Campaigns.AsNoTracking().SingleAsync(c => c.PlanNo == "2/KH");
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"/Campaigns/Plan/{draft.Id}")).StatusCode);
    }

    [Fact]
    public async Task TheProvince_SeesNumbers_NoNames_AndAFileOnlyByGrant()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        var other = (await new AddOfficeHandler(db).Handle(new("KV9", "Phòng Thi hành án dân sự khu vực 9", "Bạc Liêu"), Actor.System("Thử"))).Id;
        await new AddOfficeHandler(db).Handle(new("XA", "Phòng Thi hành án dân sự tỉnh khác", "Hà Giang"), Actor.System("Thử"));
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var office = campaign.OfficeId;
        using var supervisor = await site.SignedInAsync("giamsat");
        var html = await supervisor.HtmlAsync("/Province?year=2023");
        Assert.Contains("420", html, StringComparison.Ordinal);
        Assert.Contains("Phòng Thi hành án dân sự khu vực 9", html, StringComparison.Ordinal);
        Assert.DoesNotContain("tỉnh khác", html, StringComparison.Ordinal);
        var names = (await db.Officers.Select(o => o.Name).ToListAsync()).Concat(await db.Dossiers.Select(d => d.DebtorName).ToListAsync()).Concat(await db.Dossiers.Select(d => d.DecisionNo).ToListAsync())
            .Concat(await db.Members.Where(m => m.Kind != MemberKind.Representative).Select(m => m.Name).ToListAsync()).Concat(["Nguyễn Văn Thủ Trưởng"]).Distinct().ToList();
        foreach (var url in new[] { "/", "/Province?year=2023", "/Province/Reinforcements", "/Campaigns", $"/Campaigns/Details/{campaign.Id}", $"/Campaigns/Score/{campaign.Id}", $"/Campaigns/Score/{campaign.Id}?handler=Json", $"/Campaigns/Chronogram/{campaign.Id}", $"/Launch/Readiness/{campaign.Id}" })
        {
            var page = await supervisor.HtmlAsync(url);
            Assert.Equal((url, ""), (url, string.Join(", ", names.Where(n => page.Contains(n, StringComparison.Ordinal)))));
        }

        var file = (await db.BaselineFiles.FirstAsync()).DossierId;
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/Province/File/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/Province/Files/{campaign.Id}")).StatusCode);
        using var head = await site.SignedInAsync("thutruong");
        var user = await db.Users.SingleAsync(u => u.Login == "giamsat");
        Assert.Contains("PRV-002", await BodyAsync(await head.PostAsync("/Province/Grants", new() { ["Input.UserId"] = user.Id.ToString(), ["Input.CampaignId"] = campaign.Id.ToString(), ["Input.Purpose"] = "", ["Input.ExpiresOn"] = "30/09/2023" })), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync("/Province/Grants", new() { ["Input.UserId"] = user.Id.ToString(), ["Input.CampaignId"] = campaign.Id.ToString(), ["Input.Purpose"] = "Kiểm tra", ["Input.ExpiresOn"] = "30/09/2023" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync($"/Province/File/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync($"/Province/Files/{campaign.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.GetAsync($"/Dossiers/Details/{file}")).StatusCode); // reading goes through the grant only
        Assert.Contains("Các quyền đã cấp", await head.HtmlAsync("/Province/Grants"), StringComparison.Ordinal);
        Assert.Contains("Kiểm tra", await head.HtmlAsync($"/Dossiers/History/{file}"), StringComparison.Ordinal); // and stands in the file's history
        await db.FileGrants.ExecuteUpdateAsync(g => g.SetProperty(x => x.GrantedOn, new DateOnly(2023, 9, 1)).SetProperty(x => x.ExpiresOn, new DateOnly(2023, 9, 29)));
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/Province/File/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/Province/Files/{campaign.Id}")).StatusCode);

        // Moved between offices on screen: proposed by the province, named by the office.
        var proposed = await supervisor.PostAsync("/Province/Reinforcements?handler=Propose", new() { ["Input.FromOffice"] = office.ToString(), ["Input.ToOffice"] = other.ToString(), ["Input.From"] = "02/10/2023", ["Input.To"] = "13/10/2023", ["Input.Purpose"] = "Xác minh" }, "/Province/Reinforcements");
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        var move = await db.Reinforcements.AsNoTracking().SingleAsync();
        var officer = (await db.TaskForces.FirstAsync()).LeaderId;
        var lend = new Dictionary<string, string> { ["reinforcement"] = move.Id.ToString(), ["Input.OfficerId"] = officer.ToString(), ["Input.HandoverNote"] = "Giao hồ sơ" };
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.PostAsync("/Province/Reinforcements?handler=Lend", new(lend), "/Province/Reinforcements")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync("/Province/Reinforcements?handler=Lend", lend, "/Province/Reinforcements")).StatusCode);
        Assert.DoesNotContain("Giao hồ sơ", await supervisor.HtmlAsync("/Province/Reinforcements"), StringComparison.Ordinal);
        Assert.Contains("Giao hồ sơ", await head.HtmlAsync("/Province/Reinforcements"), StringComparison.Ordinal);
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
