using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>The head looks at what another account sees: he reads, writes nothing, and it is on record.</summary>
public sealed partial class SeeAsTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private const int FewestHandlers = 150;

    [Fact]
    public async Task Head_SeesMenuAndScopeOfTheOther_AndGoesBack_OnRecord()
    {
        using var client = await ledger.Site.SignedInAsync("thutruong");
        await LookAsync(client, "chv.kiet");
        var page = await client.HtmlAsync("/");
        Assert.Contains("Đang xem như", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/Ledger/Approvals", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/Identity/SignOut", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/Identity/SeeAs")).StatusCode);
        var own = await ledger.As("chv.kiet").HtmlAsync("/Dossiers");
        Assert.Equal(Count().Match(own).Value, Count().Match(await client.HtmlAsync("/Dossiers")).Value);
        var foreign = await ledger.OpenAsync("Người của chị Nga");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/Dossiers/Details/{foreign}")).StatusCode);

        var back = await client.PostAsync("/Identity/StopSeeing", [], "/");
        Assert.Equal("/Identity/SeeAs", back.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/Dossiers/Details/{foreign}")).StatusCode);
        Assert.DoesNotContain("Đang xem như", await client.HtmlAsync("/"), StringComparison.Ordinal);
        await using var db = ledger.Site.Database.Open();
        var record = await db.SeenAs.AsNoTracking().SingleAsync(s => s.EndedAt != null);
        Assert.True(await db.AuditEvents.AnyAsync(e => e.SubjectId == record.Id.Value && e.Process == nameof(SeeAs)
            && e.Reason == "Thử xem"));
        Assert.Contains("Thử xem", await client.HtmlAsync("/Identity/SeeAs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPost_IsRefused_WhileSeeing()
    {
        using var client = await ledger.Site.SignedInAsync("thutruong");
        await LookAsync(client, "chv.nga");
        await using var db = ledger.Site.Database.Open();
        var before = await db.AuditEvents.CountAsync();
        var posts = Posts().ToList();
        Assert.True(posts.Count > FewestHandlers, $"{posts.Count} handlers.");
        foreach (var url in posts)
        {
            using var answer = await client.FieldAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{url}: {answer.StatusCode}");
        }

        Assert.Equal(before, await db.AuditEvents.CountAsync());
        using var told = await client.FieldAsync("/Dossiers/New");
        Assert.Contains("Đang xem như người khác", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_AreShown_ButNobodyFillsThemIn()
    {
        using var client = await ledger.Site.SignedInAsync("thutruong");
        await LookAsync(client, "chv.nga");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.HtmlAsync("/Dossiers/New"));
        Assert.All(page.QuerySelectorAll("form[method=post]:not([data-way-out])"), f =>
            Assert.NotNull(f.QuerySelector("fieldset[disabled]")));
        Assert.Null(page.QuerySelector("form[data-way-out] fieldset"));
        Assert.Null(page.QuerySelector("form[method=get] fieldset.reading"));
    }

    [Fact]
    public async Task PackOfThePhone_IsShown_AndNothingIsIssued()
    {
        using var client = await ledger.Site.SignedInAsync("thutruong");
        await LookAsync(client, "chv.nga");
        await using var db = ledger.Site.Database.Open();
        var sheets = await db.Set<FieldDay>().CountAsync();
        var page = await client.HtmlAsync("/FieldWork/Pack");
        Assert.Contains("Hồ sơ mang theo", page, StringComparison.Ordinal);
        Assert.Equal(sheets, await db.Set<FieldDay>().CountAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.FieldAsync("/field/api/pack")).StatusCode);
    }

    [Fact]
    public async Task WithoutAReasonOrAnAccount_IsRefusedBesideIt()
    {
        using var client = await ledger.Site.SignedInAsync("thutruong");
        AssertFieldError(await ReadAsync(await client.PostAsync("/Identity/SeeAs", new() { ["Input.Reason"] = "Thử" })), "Input_UserId",
            "IDN-094");
        var id = await IdAsync("chv.nga");
        AssertFieldError(await ReadAsync(await client.PostAsync("/Identity/SeeAs", new() { ["Input.UserId"] = id.ToString() })),
            "Input_Reason", "IDN-093");
    }

    [Fact]
    public async Task OwnAccount_ClosedOne_SupervisorsAndOfficers_AreRefused()
    {
        await using var db = ledger.Site.Database.Open();
        var handler = new SeeAsHandler(db);
        Assert.Equal("IDN-091", await CodeAsync(() => handler.Handle(new SeeAs(ledger.Head.UserId!.Value, "Thử"), ledger.Head)));
        Assert.Equal("IDN-001", await CodeAsync(() => handler.Handle(new SeeAs(ledger.Head.UserId!.Value, "Thử"), ledger.Officer)));
        var supervisor = await db.Users.AsNoTracking().SingleAsync(u => u.Login == "giamsat");
        if (supervisor.OfficeId == ledger.Head.OfficeId)
        {
            Assert.Equal("IDN-092", await CodeAsync(() => handler.Handle(new SeeAs(supervisor.Id, "Thử"), ledger.Head)));
        }

        await Assert.ThrowsAsync<NotInScope>(() => handler.Handle(new SeeAs(Id<User>.New(), "Thử"), ledger.Head));
    }

    [Fact]
    public async Task NothingIsWritten_ByWhoOnlyLooks()
    {
        await using var db = ledger.Site.Database.Open();
        var looking = ledger.Head with { SeenBy = ledger.Head.UserId };
        Assert.Equal("IDN-090", await CodeAsync(() => new KeepOfficeHandler(db).Handle(
            new ChangeOffice(Today, new("Phòng mới", OfficeKind.Regional, null), "1/QĐ"), looking)));
    }

    [Fact]
    public async Task Administrator_SeesMenuScopeAndCounts_NeverContent()
    {
        var file = await ledger.OpenAsync("Người Không Được Lộ");
        using var client = await ledger.Site.SignedInAsync("quantri");
        var id = await IdAsync("chv.nga");
        Assert.Contains($"/Identity/Sight/{id}", await client.HtmlAsync($"/Identity/Account/{id}"), StringComparison.Ordinal);
        var page = await client.HtmlAsync($"/Identity/Sight/{id}");
        await using var db = ledger.Site.Database.Open();
        var seen = await db.VisibleDossiers(ledger.Officer).CountAsync();
        Assert.Contains($"<dd>{Format.Number(seen)}</dd>", page, StringComparison.Ordinal);
        Assert.Contains("Lịch của tôi", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Người Không Được Lộ", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/Dossiers/Details/{file}")).StatusCode);
    }

    // Every page with each of its handlers that take a posted form, and what phones send; the way out apart.
    private IEnumerable<string> Posts()
    {
        var handlers = typeof(AppPage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract)
            .ToDictionary(t => t.FullName!["CaoDiem.Web.Pages".Length..].Replace('.', '/')[..^"Model".Length], t => t.GetMethods()
                .Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal)).Select(Handler).Distinct().ToList());
        foreach (var endpoint in ledger.Site.Endpoints)
        {
            var url = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), m => m.Value.Contains("int",
                StringComparison.Ordinal) ? "1" : Guid.Empty.ToString());
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var names = page.ViewEnginePath is SeeingIsReading.WayOut or "/Status" ? []
                    : handlers.GetValueOrDefault(page.ViewEnginePath) ?? [];
                foreach (var name in names)
                {
                    yield return name.Length == 0 ? url : $"{url}?handler={name}";
                }
            }
            else if (url.StartsWith("/field/api", StringComparison.Ordinal))
            {
                yield return url;
            }
        }
    }

    private static string Handler(MethodInfo method) => method.Name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal);

    private async Task LookAsync(PageClient client, string login)
    {
        var fields = new Dictionary<string, string> { ["Input.UserId"] = (await IdAsync(login)).ToString(), ["Input.Reason"] = "Thử xem" };
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync("/Identity/SeeAs", fields)).StatusCode);
    }

    private async Task<Id<User>> IdAsync(string login)
    {
        await using var db = ledger.Site.Database.Open();
        return await db.Users.Where(u => u.Login == login).Select(u => u.Id).SingleAsync();
    }

    private static async Task<string> CodeAsync(Func<Task> work) => (await Assert.ThrowsAsync<RuleViolation>(work)).Code;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[\d.]+ hồ sơ")]
    private static partial Regex Count();
}
