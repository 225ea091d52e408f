using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Year;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests.Year;

/// <summary>An office at its work: its site on a clock that the test moves, its people's browsers, the command line.</summary>
internal sealed class YearOffice : IAsyncDisposable
{
    private readonly MovingClock _clock;
    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateOnly Day, PageClient Page)> _browsers = new(StringComparer.Ordinal);

    private YearOffice(TestSite site, MovingClock clock) => (Site, _clock) = (site, clock);

    public const string Code = "NAM";

    public TestSite Site { get; }

    public DateOnly Today { get; private set; }

    public Actor Head { get; private set; } = null!;

    public static async Task<YearOffice> StartAsync(DateOnly today)
    {
        var clock = new MovingClock(today, new(9, 0));
        var office = new YearOffice(await TestSite.StartAsync(demo: false, clock: clock), clock) { Today = today };
        office.Run("office", "add", "--code", Code, "--name", "Phòng Thi hành án dân sự khu vực 9", "--province", "An Giang");
        office.Invite("truongphong", "Hồ Quang Trưởng", "head");
        office.Invite("quantri", "Lý Quản Trị", "administrator");
        await using var db = office.Site.Database.Open();
        office.Head = (await db.Users.AsNoTracking().SingleAsync(u => u.Login == "truongphong")).ToActor();
        return office;
    }

    /// <summary>Nine in the morning of a day to come.</summary>
    public void MoveTo(DateOnly day)
    {
        Assert.True(day >= Today, $"{day} is past.");
        Today = day;
        _clock.MoveTo(day, new(9, 0));
    }

    /// <summary>The command line's answer; it must succeed.</summary>
    public string Run(params string[] arguments)
    {
        var (code, output) = CommandLine.Run(Site.Database, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {code} {output}");
    }

    /// <summary>A browser of somebody who signed in today.</summary>
    public async Task<PageClient> AsAsync(string login)
    {
        if (_browsers.TryGetValue(login, out var known) && known.Day == Today)
        {
            return known.Page;
        }

        known.Page?.Dispose();
        _browsers[login] = (Today, await Site.SignedInAsync(login, _passwords[login]));
        return _browsers[login].Page;
    }

    public Task<PageClient> HeadAsync() => AsAsync("truongphong");

    public async Task<IHtmlDocument> PageAsync(string url) => new HtmlParser().ParseDocument(await (await HeadAsync()).HtmlAsync(url));

    /// <summary>Posts a form that must be taken; gives where it leads.</summary>
    public async Task<string> PostAsync(string url, string form, params (string Name, string Value)[] fields)
    {
        var answer = await (await HeadAsync()).PostManyAsync(url, form, fields);
        return await TakenAsync(url, answer);
    }

    /// <summary>Whether a form is taken; one that is refused says why.</summary>
    public async Task<string?> RefusalAsync(string url, string form, params (string Name, string Value)[] fields)
    {
        var answer = await (await HeadAsync()).PostManyAsync(url, form, fields);
        return answer.StatusCode == HttpStatusCode.Redirect ? null : await ErrorsAsync(answer);
    }

    /// <summary>Posts a form whose answer is a page with what follows, then confirms what it asks.</summary>
    public async Task<string> ConfirmedAsync(string url, string form, params (string Name, string Value)[] fields)
    {
        var answer = await (await HeadAsync()).PostManyAsync(url, form, fields);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var card = page.QuerySelector(".actcard") ?? throw new InvalidOperationException($"{url}: {await ErrorsAsync(answer)}");
        var hidden = card.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Where(i => i.Item1 != "__RequestVerificationToken").ToArray();
        return await PostAsync($"{url}?handler=Confirm", form, hidden);
    }

    /// <summary>Uploads a register, lets it make the names that are new, and commits it.</summary>
    public async Task ImportAsync(string name, byte[] content, DateOnly asOf)
    {
        var head = await HeadAsync();
        var answer = await head.UploadAsync("/Exchange?handler=Register", content, name, new() { ["AsOf"] = Written(asOf) });
        var batch = await TakenAsync(name, answer);
        var page = new HtmlParser().ParseDocument(await head.FinishedBatchAsync(batch));
        var columns = page.QuerySelectorAll("select[name^='columns[']").Cast<IHtmlSelectElement>().Select(s => (s.Name!, s.Value ?? ""));
        await PostAsync($"{batch}?handler=Recheck", batch, [.. columns, ("createMissing", "true")]);
        await head.FinishedBatchAsync(batch);
        await PostAsync($"{batch}?handler=Commit", batch);
        await head.FinishedBatchAsync(batch);
        await using var db = Site.Database.Open();
        var state = await db.ImportBatches.AsNoTracking().OrderByDescending(b => b.UploadedAt).FirstAsync();
        Assert.True(state.State == ImportState.Committed, $"{name}: {state.State} {state.Report}");
    }

    /// <summary>One line of <c>act record</c>, as that command takes it, on the office's own day.</summary>
    public static async Task<string> RecordAsync(ActLines lines, Dictionary<string, object?> line) =>
        (await lines.RecordAsync(ActLine.Read(JsonSerializer.Serialize(line)), CancellationToken.None)).Id.ToString();

    public async Task<string> OfficerAsync(string name)
    {
        await using var db = Site.Database.Open();
        return (await db.Officers.AsNoTracking().SingleAsync(o => o.Name == name)).Id.ToString();
    }

    public async Task<string> CommuneAsync(string name)
    {
        await using var db = Site.Database.Open();
        return (await db.Communes.AsNoTracking().SingleAsync(c => c.Name == name)).Id.ToString();
    }

    public static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, page) in _browsers.Values)
        {
            page.Dispose();
        }

        await Site.DisposeAsync();
    }

    private void Invite(string login, string name, string role)
    {
        var told = Run("user", "add", "--login", login, "--name", name, "--role", role, "--office", Code, "--json");
        _passwords[login] = JsonDocument.Parse(told).RootElement.GetProperty("password").GetString()!;
    }

    private static async Task<string> TakenAsync(string what, HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Redirect
        ? answer.Headers.Location!.OriginalString.Split('#')[0]
        : throw new InvalidOperationException($"{what}: {answer.StatusCode} {await ErrorsAsync(answer)}");

    private static async Task<string> ErrorsAsync(HttpResponseMessage answer)
    {
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return page.QuerySelector(".errors, .told-refused")?.TextContent.Trim() ?? page.QuerySelector("main")?.TextContent.Trim() ?? "";
    }
}
