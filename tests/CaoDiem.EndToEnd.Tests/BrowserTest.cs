using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CaoDiem.TestKit;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>A test in headless Chromium against the whole application, watching every request it makes.</summary>
public abstract partial class BrowserTest : IAsyncLifetime
{
    /// <summary>Milliseconds that a slow, busy machine may take for a page; a quick one never waits so long.</summary>
    private const float Patience = 60_000;

    protected static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>axe-core, run in the page itself: the wrapper for Playwright opens a second page for every result, which costs two seconds each.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<string> _foreign = [];
    private readonly ConcurrentQueue<string> _problems = [];
    private IBrowser _browser = null!;

    protected TestSite Site { get; private set; } = null!;

    protected IPlaywright Playwrights { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected virtual bool Demo => true;

    /// <summary>The day on which the test takes place; the day the samples end where null.</summary>
    protected virtual DateOnly? Today => null;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync(Demo, Today);
        Playwrights = await Playwright.CreateAsync();
        _browser = await Playwrights.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        Page = await NewPageAsync(1366, 768);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        Playwrights.Dispose();
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<IPage> NewPageAsync(int width, int height)
    {
        var context = await _browser.NewContextAsync(new()
        {
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            BaseURL = Site.Address,
            ViewportSize = new() { Width = width, Height = height },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Site.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _foreign.Enqueue(request.Url);
            }
        };
        return page;
    }

    protected async Task SignInAsync(string login, IPage? page = null)
    {
        page ??= Page;
        await page.GotoAsync("/Identity/SignIn");
        await page.GetByLabel("Tên đăng nhập").FillAsync(login);
        await page.GetByLabel("Mật khẩu").FillAsync(Site.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Xin chào" }).WaitForAsync();
    }

    /// <summary>Presses a key of the page's own, which answers once its scripts have run.</summary>
    protected static async Task PressAsync(string key, IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.Keyboard.PressAsync(key);
    }

    protected Task PressAsync(string key) => PressAsync(key, Page);

    /// <summary>Playwright keeps this in an <see cref="AsyncLocal{T}"/>: set before anything else starts, it flows into every test.</summary>
    [ModuleInitializer]
    internal static void BePatient() => Assertions.SetDefaultExpectTimeout(Patience);

    /// <summary>No accessibility violation, no sideways scrolling, no request to anybody else.</summary>
    protected async Task CheckPageAsync(string name, IPage? page = null)
    {
        page ??= Page;
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var violations = await page.EvaluateAsync<string[]>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ' at ' + v.nodes.slice(0, 3).map(n => n.html).join(', '))");
        Note(violations.Select(v => $"{name}: {v}"));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
        {
            _problems.Enqueue($"{name}: the page scrolls {overflow.ToString(CultureInfo.InvariantCulture)} px sideways");
        }

        var words = await page.EvaluateAsync<string>("document.title + ' ' + document.body.innerText");
        Note(English().Matches(words).Select(m => $"{name}: «{m.Value}» is not Vietnamese"));
        await ShootAsync(name, page);
    }

    private void Note(IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            _problems.Enqueue(problem);
        }
    }

    /// <summary>Fails with everything that <see cref="CheckPageAsync"/> found.</summary>
    protected void AssertNoProblems()
    {
        Assert.Empty(_foreign);
        Assert.True(_problems.IsEmpty, string.Join(Environment.NewLine, _problems));
    }

    /// <summary>Keeps a picture when CAODIEM_SCREENSHOTS names a folder; the README's pictures are made so.</summary>
    protected static async Task ShootAsync(string name, IPage page)
    {
        if (Environment.GetEnvironmentVariable("CAODIEM_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = Environment.GetEnvironmentVariable("CAODIEM_SCREENSHOTS_FULL") is not null });
        }
    }

    [GeneratedRegex(@"\b(the|and|or|of|for|with|your|you|is|not|search|submit|save|cancel|delete|home|file|files|error|name|page|next|previous|total|date|sign|user|password|required|invalid|true|false|null|choose|open|close|draft|running)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    protected static string Chromium => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed; ./test installs it.");
}
