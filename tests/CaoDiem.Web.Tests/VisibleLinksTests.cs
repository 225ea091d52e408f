using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CaoDiem.Identity;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>
/// Whoever signs in walks every link that is shown to him, one of each sort, from the first page on: none may lead to a page that is not
/// his, is not there or fails.
/// </summary>
public sealed partial class VisibleLinksTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const int Fewest = 4;

    /// <summary>More sorts than any role has: something in an address is not told apart from a sort.</summary>
    private const int Most = 400;

    [Theory]
    [InlineData("thutruong")]
    [InlineData("chv.nga")]
    [InlineData("chv.kiet")]
    [InlineData("thamtravien")]
    [InlineData("thuky")]
    [InlineData("ketoan")]
    [InlineData("phoihop")]
    [InlineData("giamsat")]
    [InlineData("quantri")]
    public Task NoVisibleLink_LeadsNowhere(string login)
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "Which links are shown does not depend on the engine.");
        return WalkAsync(login);
    }

    [Fact]
    public async Task NoLinkOfADeputy_LeadsNowhere()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "Which links are shown does not depend on the engine.");
        await using var db = demo.Site.Database.Open();
        var head = (await db.Users.SingleAsync(u => u.Login == "thutruong")).ToActor();
        var deputy = await db.Users.SingleAsync(u => u.Login == "thamtravien");
        var terms = new DelegationTerms(DelegationForm.Authority, [.. DelegationFacts.AllKinds], db.Today, db.Today, null, "Đi họp");
        await new GiveDelegationHandler(db).Handle(new GiveDelegation(deputy.Id, terms), head);
        await WalkAsync("thamtravien");
    }

    private async Task WalkAsync(string login)
    {
        var client = await demo.SignedInAsync(login);
        var (seen, wrong) = (new HashSet<string> { "/" }, new List<string>());
        var open = new Queue<(string Url, string From)>([("/", "")]);
        while (seen.Count < Most && open.TryDequeue(out var next))
        {
            using var answer = await client.GetAsync(next.Url);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Found))
            {
                wrong.Add($"{(int)answer.StatusCode} {next.Url} on {next.From}");
            }
            else if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var links = Links(new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
                foreach (var link in links.Where(l => seen.Add(Sort(l))))
                {
                    open.Enqueue((link, next.Url));
                }
            }
        }

        Assert.True(seen.Count < Most, string.Join('\n', seen));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(seen.Count > Fewest, $"{seen.Count} sorts of links.");
    }

    private static IEnumerable<string> Links(IHtmlDocument page) => page.QuerySelectorAll("a[href^='/']")
        .Select(a => a.GetAttribute("href")!.Split('#')[0])
        // A paper as PDF takes a word processor's seconds; the page beside it has the same rights.
        .Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal) && !l.Contains("Pdf", StringComparison.Ordinal));

    // Links that differ in whose record or which value they name are of one sort.
    private static string Sort(string link)
    {
        var parts = link.Split('?');
        var keys = parts.Length < 2 ? [] : parts[1].Split('&').Select(k => k.StartsWith("handler=", StringComparison.Ordinal) ? k : k.Split('=')[0]);
        return $"{Key().Replace(parts[0], "{id}")}?{string.Join('&', keys.Order(StringComparer.Ordinal))}";
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Key();
}
