using System.Net;
using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaoDiem.TestKit;

/// <summary>The whole web application on a loopback port, with a database of its own.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app, TestDatabase database, string password)
    {
        _app = app;
        Database = database;
        Password = password;
    }

    public TestDatabase Database { get; }

    public string Address => _app.Urls.First();

    /// <summary>Every address that the site answers.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Password of every demonstration account.</summary>
    public string Password { get; }

    /// <param name="demo">With the demonstration office and its accounts.</param>
    /// <param name="today">The day on which the test takes place.</param>
    /// <param name="night">With the nightly renewal of findings, which else would change them while a test looks.</param>
    /// <param name="clock">Instead of a day: a clock that the test moves.</param>
    /// <param name="preparation">Something that is still being made.</param>
    public static async Task<TestSite> StartAsync(
        bool demo = true, DateOnly? today = null, bool night = false, TimeProvider? clock = null, Preparation? preparation = null)
    {
        var database = await TestDatabase.CreateAsync(demo, today, clock);
        var app = await RunAsync(database, night, preparation);
        var password = "";
        if (demo)
        {
            await using var db = database.Open();
            var office = await db.Offices.SingleAsync(o => o.Code == SetUpDemoHandler.OfficeCode);
            password = await new SetUpDemoHandler(db).ResetAccountsAsync(office.Id);
        }

        return new(app, database, password);
    }

    /// <summary>The living demonstration as it stands on a day. Dear: only for the tests of it.</summary>
    public static async Task<TestSite> StartLivingAsync(DateOnly today)
    {
        var database = await TestDatabase.NothingAsync(today);
        var password = await MakeLivingAsync(database, today);
        return new(await RunAsync(database, false), database, password);
    }

    /// <summary>Makes the living demonstration in an untouched database; gives the password of its accounts.</summary>
    public static async Task<string> MakeLivingAsync(TestDatabase database, DateOnly today)
    {
        await using (var db = database.Open())
        {
            await DatabaseStart.MigrateAsync(db);
        }

        return (await new SetUpLiving(clock => Engines.Open(database.Connection, clock), today).MakeAsync(Samples.Folder)).Password;
    }

    private static async Task<WebApplication> RunAsync(TestDatabase database, bool night, Preparation? preparation = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "CaoDiem.Web",
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--CAODIEM_DB", database.Connection],
        });
        builder.WebHost.UseStaticWebAssets();
        Site.Configure(builder, false);
        builder.Services.AddSingleton(database.Clock);
        if (preparation is not null)
        {
            builder.Services.AddSingleton(preparation);
        }

        if (!night)
        {
            builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(NightWorker)));
        }

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Site.Use(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>Waits until the site's own worker has planned everything that was asked for.</summary>
    public async Task PlannedAsync()
    {
        await using var db = Database.Open();
        for (var tries = 0; await db.PlanRuns.AnyAsync(r => r.State == PlanRunState.Waiting || r.State == PlanRunState.Running); tries++)
        {
            if (tries == 300)
            {
                throw new TimeoutException("The planner did not end.");
            }

            await Task.Delay(100);
        }
    }

    /// <summary>A browser without a window: keeps cookies, follows no redirects.</summary>
    public PageClient Anonymous() => new(Address);

    /// <param name="password">That of the demonstration accounts when not given.</param>
    public async Task<PageClient> SignedInAsync(string login, string? password = null)
    {
        var client = Anonymous();
        var answer = await client.PostAsync("/Identity/SignIn", new() { ["Input.Login"] = login, ["Input.Password"] = password ?? Password });
        return answer.StatusCode == HttpStatusCode.Redirect
            ? client
            : throw new InvalidOperationException($"{login} could not sign in: {answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Talks to the site as a browser does: cookies, antiforgery fields, forms and files.</summary>
public sealed class PageClient(string address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
    {
        BaseAddress = new(address),
        Timeout = TimeSpan.FromSeconds(60),
    };

    public Task<HttpResponseMessage> GetAsync(string url) => _http.GetAsync(new Uri(url, UriKind.Relative));

    public async Task<string> HtmlAsync(string url)
    {
        var answer = await GetAsync(url);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Posts as the field pages do.</summary>
    public Task<HttpResponseMessage> FieldAsync(string url, HttpContent? content = null, bool own = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, UriKind.Relative)) { Content = content ?? new ByteArrayContent([]) };
        if (own)
        {
            request.Headers.Add("X-Field", "1");
        }

        return _http.SendAsync(request);
    }

    /// <summary>Opens the page (or another one with a form) for its antiforgery field, then posts.</summary>
    public async Task<HttpResponseMessage> PostAsync(string url, Dictionary<string, string> fields, string? formPage = null)
    {
        fields["__RequestVerificationToken"] = await TokenAsync(formPage ?? url.Split('?')[0]);
        return await _http.PostAsync(new Uri(url, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    /// <summary>Posts fields of which some have the same name, as marked boxes do.</summary>
    public async Task<HttpResponseMessage> PostManyAsync(string url, string formPage, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(formPage);
        var all = fields.Append(("__RequestVerificationToken", token)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2));
        return await _http.PostAsync(new Uri(url, UriKind.Relative), new FormUrlEncodedContent(all));
    }

    public async Task<HttpResponseMessage> UploadAsync(string url, byte[] content, string fileName, Dictionary<string, string> fields)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(await TokenAsync(url.Split('?')[0])), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(content), "file", fileName);
        return await _http.PostAsync(new Uri(url, UriKind.Relative), form);
    }

    /// <summary>Opens a page with a form, then posts fields and files as the form does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(
        string url, string formPage, Dictionary<string, string> fields, string field, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(formPage)), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), field, name);
        }

        return await _http.PostAsync(new Uri(url, UriKind.Relative), form);
    }

    /// <summary>Waits until an import is no longer being worked on; gives its page.</summary>
    public async Task<string> FinishedBatchAsync(string url)
    {
        for (var i = 0; i < 300; i++)
        {
            var html = await HtmlAsync(url);
            if (!html.Contains("data-poll", StringComparison.Ordinal))
            {
                return html;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The import did not end.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> TokenAsync(string page)
    {
        const string mark = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
        var html = await HtmlAsync(page);
        var at = html.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? "" : html[(at + mark.Length)..html.IndexOf('"', at + mark.Length)];
    }
}
