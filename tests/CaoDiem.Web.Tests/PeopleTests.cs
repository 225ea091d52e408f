using System.Net;
using AngleSharp.Html.Parser;
using CaoDiem.CasePlans;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>Partners, invitations and case plans through their pages: good input, bad input, and what a partner never sees.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task Partner_IsAdded_Described_AndInvited()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("thuky");
        await using var db = site.Database.Open();
        var bad = await client.PostAsync("/TaskForces/Partners", new() { ["Input.Kind"] = "Health", ["Input.Name"] = "", ["Input.StepsPerDay"] = "2", ["Input.Weekdays"] = "Monday" });
        AssertFieldError(await bad.Content.ReadAsStringAsync(), "Input_Name", "TSK-020");
        var none = await client.PostAsync("/TaskForces/Partners", new() { ["Input.Kind"] = "Health", ["Input.Name"] = "Trạm Y tế", ["Input.StepsPerDay"] = "2" });
        AssertFieldError(await none.Content.ReadAsStringAsync(), "Input_Weekdays", "TSK-022");
        var added = await client.PostAsync("/TaskForces/Partners", new() { ["Input.Kind"] = "Health", ["Input.Name"] = "Trạm Y tế", ["Input.StepsPerDay"] = "2", ["Input.Weekdays"] = "Monday" });
        var page = added.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(page + "?handler=Representative", new() { ["Person.RepName"] = "Bà A", ["Person.Post"] = "Trạm trưởng" }, page)).StatusCode);
        AssertFieldError(await (await client.PostAsync(page + "?handler=Representative", new() { ["Person.RepName"] = "Bà A" }, page)).Content.ReadAsStringAsync(), "Person_Post", "TSK-025");
        AssertFieldError(await (await client.PostAsync(page + "?handler=Days", new() { ["Days.From"] = "99" }, page)).Content.ReadAsStringAsync(), "Days_From", "không phải ngày");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(page + "?handler=Days", new() { ["Days.From"] = "02/10/2023", ["Days.Available"] = "False" }, page)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(page + "?handler=Duty", new() { ["Duty.Step"] = "Coerce", ["Duty.Text"] = "Cử xe cứu thương" }, page)).StatusCode);
        var html = await client.HtmlAsync(page);
        Assert.Contains("Cử xe cứu thương", html, StringComparison.Ordinal);
        Assert.Contains("Không tham gia được", html, StringComparison.Ordinal);

        var form = new Dictionary<string, string>
        {
            ["Input.TaskForceId"] = (await db.TaskForces.FirstAsync()).Id.ToString(),
            ["Input.PartnerId"] = page.Split('/')[^1],
            ["Input.Days"] = "hôm nào rảnh",
            ["Input.From"] = "07:30",
            ["Input.To"] = "11:00",
            ["Input.Place"] = "UBND xã",
            ["Input.Purpose"] = "Cưỡng chế",
            ["Input.Asked"] = "Trực cấp cứu",
        };
        AssertFieldError(await (await client.PostAsync("/TaskForces/Invitations?handler=Invite", form)).Content.ReadAsStringAsync(), "Input_Days", "INV-014");
        form["Input.Days"] = "02/10/2023, 09/10/2023";
        var letter = (await client.PostAsync("/TaskForces/Invitations?handler=Invite", form)).Headers.Location!.OriginalString;
        var paper = await client.HtmlAsync(letter);
        Assert.Contains("cơ quan thường không tham gia ngày 02/10/2023", paper, StringComparison.Ordinal);
        Assert.Contains("GIẤY MỜI", paper, StringComparison.Ordinal);
        var ics = await (await client.GetAsync(letter + "?handler=Ics")).Content.ReadAsStringAsync();
        Assert.Equal(2, ics.Split("BEGIN:VEVENT").Length - 1);
        var one = $"/TaskForces/Invitation/{(await db.Invitations.SingleAsync(i => i.Purpose == "Cưỡng chế" && i.Day == new DateOnly(2023, 10, 9))).Id}";
        AssertFieldError(await (await client.PostAsync(one + "?handler=Answer", new() { ["comes"] = "false" }, one)).Content.ReadAsStringAsync(), "Input_Note", "INV-004");
        AssertFieldError(await (await client.PostAsync(one + "?handler=Change", new() { ["Change.Day"] = "10/10/2023", ["Change.From"] = "11:00", ["Change.To"] = "08:00", ["Change.Place"] = "X", ["Change.Note"] = "Y" }, one)).Content.ReadAsStringAsync(), "Change_To", "INV-001");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(one + "?handler=Change", new() { ["Change.Day"] = "10/10/2023", ["Change.From"] = "08:00", ["Change.To"] = "09:00", ["Change.Place"] = "X", ["Change.Note"] = "Trùng lịch" }, one)).StatusCode);
        Assert.Contains("Đã đổi, chờ trả lời", await client.HtmlAsync(one), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePartner_AnswersItsOwn_AndSeesNothingElse()
    {
        await using var site = await TestSite.StartAsync();
        using var guest = await site.SignedInAsync("phoihop");
        await using var db = site.Database.Open();
        var html = await guest.HtmlAsync("/phoi-hop");
        var page = new HtmlParser().ParseDocument(html);
        Assert.Contains("Công an huyện Phước Long", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Trụ sở Ủy ban nhân dân", html, StringComparison.Ordinal); // invitations of the communes
        Assert.DoesNotContain("đồng", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // no money
        Assert.DoesNotContain("QĐ-CCTHADS", html, StringComparison.Ordinal); // no file
        var waiting = page.QuerySelectorAll("main form input[name=id]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Equal(2, waiting.Count);
        var refused = await guest.PostAsync("/phoi-hop", new() { ["id"] = waiting[1], ["comes"] = "false", ["note"] = "" });
        Assert.Contains("INV-004", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.PostAsync("/phoi-hop", new() { ["id"] = waiting[0], ["comes"] = "true" })).StatusCode);
        var answered = await db.Invitations.AsNoTracking().SingleAsync(i => i.Id == Shared.Id<Invitation>.Parse(waiting[0], null));
        Assert.Equal(InvitationState.Confirmed, answered.State);
        var foreign = await db.Invitations.FirstAsync(i => i.PartnerId != answered.PartnerId);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PostAsync("/phoi-hop", new() { ["id"] = foreign.Id.ToString(), ["comes"] = "true" })).StatusCode);
        Assert.Contains("/phoi-hop", await guest.HtmlAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Team_Members_Leave_AndHours()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var url = $"/TaskForces/Team/{(await db.TaskForces.OrderBy(t => t.SortKey).FirstAsync()).Id}";
        var form = new Dictionary<string, string> { ["Input.Kind"] = "Borrowed", ["Input.MemberName"] = "Ông Mượn", ["Input.Organisation"] = "Cục", ["Input.Duty"] = "Hỗ trợ", ["Input.HoursPerWeek"] = "40", ["Input.Weekdays"] = "Monday" };
        AssertFieldError(await (await client.PostAsync(url + "?handler=Member", form, url)).Content.ReadAsStringAsync(), "Input_From", "TSK-032");
        (form["Input.From"], form["Input.To"], form["Input.HandoverNote"]) = ("02/10/2023", "31/10/2023", "Nhận 20 hồ sơ");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(url + "?handler=Member", form, url)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(url + "?handler=Away", new() { ["Input.LeaveFrom"] = "02/10/2023", ["Input.LeaveNote"] = "Ốm" }, url)).StatusCode);
        AssertFieldError(await (await client.PostAsync(url + "?handler=Away", new() { ["Input.LeaveFrom"] = "02/10/2023" }, url)).Content.ReadAsStringAsync(), "Input_LeaveFrom", "TSK-034");
        AssertFieldError(await (await client.PostAsync(url + "?handler=Leader", new() { ["LeaderTime.HoursPerWeek"] = "60", ["LeaderTime.Weekdays"] = "Monday" }, url)).Content.ReadAsStringAsync(), "LeaderTime_HoursPerWeek", "TSK-030");
        Assert.Contains("Bàn giao: Nhận 20 hồ sơ", await client.HtmlAsync(url + "?from=02/10/2023"), StringComparison.Ordinal);
        using var clerk = await site.SignedInAsync("thuky");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostAsync(url + "?handler=Leader", new() { ["LeaderTime.HoursPerWeek"] = "20", ["LeaderTime.Weekdays"] = "Monday" }, url)).StatusCode);
    }

    [Fact]
    public async Task Plans_InBulk_FromDraftToApproval_WithAnException()
    {
        await using var site = await TestSite.StartAsync();
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var before = await db.CasePlans.CountAsync();
        var list = $"/CasePlans/List/{campaign}";
        Assert.Contains("PLN-020", await (await head.PostAsync(list + "?handler=Draft", [], list)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(list + "?handler=DraftAll&group=exemption", [], list)).StatusCode);
        Assert.True(await db.CasePlans.CountAsync() > before);
        var review = $"/CasePlans/Review/{campaign}";
        var page = new HtmlParser().ParseDocument(await head.HtmlAsync(review));
        var next = page.QuerySelector("input[name=next]")!.GetAttribute("value")!;
        var answer = await head.PostAsync(review, new() { ["plan"] = page.QuerySelector("input[name=plan]")!.GetAttribute("value")!, ["next"] = next });
        Assert.Contains(next, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await head.PostAsync(review, new() { ["plan"] = next });

        var consult = $"/CasePlans/Consult/{campaign}";
        var waiting = await db.CasePlans.AsNoTracking().Where(p => p.State == PlanState.Draft && p.Checked).Select(p => p.Id).ToListAsync();
        Assert.Equal(2, waiting.Count);
        var form = new Dictionary<string, string> { ["chosen"] = waiting[0].ToString(), ["Input.Day"] = "30/09/2023", ["Input.Place"] = "UBND xã", ["Input.AgreedRoles"] = "Xã cử cán bộ", ["Input.Conclusion"] = "Thống nhất" };
        AssertFieldError(await (await head.PostAsync(consult, form)).Content.ReadAsStringAsync(), "Input_Attendees", "CON-002");
        form["Input.Attendees"] = "Ông A\nBà B";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(consult, form)).StatusCode);
        form["chosen"] = waiting[1].ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(consult, form)).StatusCode);

        var approve = $"/CasePlans/Approve/{campaign}";
        Assert.Contains("PLN-023", await (await head.PostAsync(approve + "?handler=Approve", [], approve)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(approve + "?handler=Approve", new() { ["chosen"] = waiting[0].ToString() }, approve)).StatusCode);
        AssertFieldError(await (await head.PostAsync(approve + "?handler=Return", new() { ["chosen"] = waiting[1].ToString() }, approve)).Content.ReadAsStringAsync(), "Input_Reason", "PLN-003");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(approve + "?handler=Return", new() { ["chosen"] = waiting[1].ToString(), ["Input.Reason"] = "Thiếu xác minh" }, approve)).StatusCode);
        Assert.Contains("Thiếu xác minh", await head.HtmlAsync($"/CasePlans/Details/{waiting[1]}"), StringComparison.Ordinal);
        Assert.Equal(1, await db.PlanVersions.CountAsync(v => v.PlanId == waiting[0]));
        using var officer = await site.SignedInAsync("chv.nga");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(approve + "?handler=Approve", new() { ["chosen"] = waiting[1].ToString() }, "/CasePlans")).StatusCode);
    }

    [Fact]
    public async Task Plan_IsEdited_Reopened_AndComparesItsVersions()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var id = (await db.CasePlans.AsNoTracking().FirstAsync(p => p.State == PlanState.Approved && p.Groups == "coercion")).Id;
        var url = $"/CasePlans/Details/{id}";
        AssertFieldError(await (await client.PostAsync(url + "?handler=Reopen", [], url)).Content.ReadAsStringAsync(), "Again_Reason", "PLN-003");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(url + "?handler=Reopen", new() { ["Again.Reason"] = "Đổi phương án" }, url)).StatusCode);
        var edit = $"/CasePlans/Edit/{id}";
        var form = Form(await client.HtmlAsync(edit));
        var last = form.Keys.Where(k => k.EndsWith(".GapDays", StringComparison.Ordinal)).Order().ToList()[^2]; // before the empty group at the end
        var gap = form[last];
        form[last] = "0";
        Assert.Contains("PLN-015", await (await client.PostAsync(edit, form)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        form[last] = gap;
        form["Input.Steps[0].Partners"] = "Đội văn nghệ: hát";
        AssertFieldError(await (await client.PostAsync(edit, form)).Content.ReadAsStringAsync(), "Input_Steps_0__Partners", "PLN-017");
        form["Input.Steps[0].Partners"] = "Công an: giữ trật tự";
        form["Input.Steps[0].Minutes"] = "2000";
        AssertFieldError(await (await client.PostAsync(edit, form)).Content.ReadAsStringAsync(), "Input_Steps_0__Minutes", "PLN-010");
        form["Input.Steps[0].Minutes"] = "45";
        form["Input.Approach"] = "Vận động gia đình trước";
        var saved = await client.PostAsync(edit, form);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, new HtmlParser().ParseDocument(await saved.Content.ReadAsStringAsync()).QuerySelector(".errors")?.TextContent);
        var version = await client.HtmlAsync($"/CasePlans/Version/{(await db.PlanVersions.SingleAsync(v => v.PlanId == id)).Id}");
        Assert.Contains("Vận động gia đình trước", version, StringComparison.Ordinal);
        Assert.Contains("45 phút", version, StringComparison.Ordinal);
        Assert.Contains("bản thứ 2", await client.HtmlAsync(url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Obstacles_Norms_AndTheFilePage()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var url = $"/CasePlans/Obstacles/{campaign}";
        var owner = (await db.Officers.FirstAsync()).Id.ToString();
        AssertFieldError(await (await client.PostAsync(url + "?handler=Raise", new() { ["Input.Text"] = "Thiếu xe" }, url)).Content.ReadAsStringAsync(), "Input_EscalateOn", "OBS-003");
        AssertFieldError(await (await client.PostAsync(url + "?handler=Raise", new() { ["Input.Text"] = "Thiếu xe", ["Input.EscalateOn"] = "20/09/2023", ["Input.OwnerId"] = owner, ["Input.DecisionNo"] = "không có" }, url)).Content.ReadAsStringAsync(), "Input_DecisionNo", "OBS-005");
        await client.PostAsync(url + "?handler=Raise", new() { ["Input.Text"] = "Chờ trả lời", ["Input.EscalateOn"] = "20/10/2023", ["Input.OwnerId"] = owner }, url);
        await client.PostAsync(url + "?handler=Raise", new() { ["Input.Text"] = "Thiếu xe", ["Input.EscalateOn"] = "20/09/2023", ["Input.OwnerId"] = owner }, url);
        var html = await client.HtmlAsync(url);
        Assert.True(html.IndexOf("Thiếu xe", StringComparison.Ordinal) < html.IndexOf("Chờ trả lời", StringComparison.Ordinal)); // the overdue one first
        Assert.Contains("Quá hạn báo cáo", html, StringComparison.Ordinal);
        var obstacle = (await db.Obstacles.SingleAsync(o => o.Text == "Thiếu xe")).Id.ToString();
        Assert.Contains("OBS-002", await (await client.PostAsync(url + "?handler=Resolve", new() { ["obstacle"] = obstacle }, url)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(url + "?handler=Resolve", new() { ["obstacle"] = obstacle, ["outcome"] = "Thuê xe" }, url)).StatusCode);

        AssertFieldError(await (await client.PostAsync("/CasePlans/Settings", new() { ["Input.RefusedVisits"] = "3", ["Input.SilentDays"] = "0" })).Content.ReadAsStringAsync(), "Input_SilentDays", "PLN-030");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync("/CasePlans/Settings", new() { ["Input.RefusedVisits"] = "2", ["Input.SilentDays"] = "1", ["Input.Minutes[Verify]"] = "50" })).StatusCode);
        Assert.Equal(50, (await db.StepKindSettings.SingleAsync()).Minutes);

        var file = await db.BaselineFiles.Where(b => !db.CasePlans.Any(p => p.DossierId == b.DossierId) && db.Dossiers.Any(d => d.Id == b.DossierId && d.State == Law.DossierState.Enforcing)).Select(b => b.DossierId).FirstAsync();
        var drafted = await client.PostAsync($"/Dossiers/Details/{file}?handler=Plan", new() { ["campaign"] = campaign.ToString() }, $"/Dossiers/Details/{file}");
        Assert.StartsWith("/CasePlans/Details/", drafted.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch vụ việc:", await client.HtmlAsync($"/Dossiers/Details/{file}"), StringComparison.Ordinal);
    }

    /// <summary>Every field of the page's form as it stands.</summary>
    private static Dictionary<string, string> Form(string html)
    {
        var form = new Dictionary<string, string>();
        foreach (var field in new HtmlParser().ParseDocument(html).QuerySelectorAll("main form [name^='Input.']"))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox" } box when !box.IsChecked: break;
                case AngleSharp.Html.Dom.IHtmlInputElement input: form[name] = input.Value; break;
                case AngleSharp.Html.Dom.IHtmlTextAreaElement area: form[name] = area.Value; break;
                case AngleSharp.Html.Dom.IHtmlSelectElement select: form[name] = select.Value ?? ""; break;
            }
        }

        return form;
    }

    private static void AssertFieldError(string html, string field, string text)
    {
        var page = new HtmlParser().ParseDocument(html);
        Assert.Contains(page.QuerySelectorAll(".errors a"), a => a.GetAttribute("href") == "#" + field && a.TextContent.Contains(text, StringComparison.Ordinal));
        Assert.NotNull(page.GetElementById(field));
    }
}
