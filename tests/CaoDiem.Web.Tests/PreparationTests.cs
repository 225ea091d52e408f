using System.Net;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>While the demonstration is made the site tells how far it is; then it lets people in.</summary>
public sealed class PreparationTests
{
    private static readonly string[] Anywhere = ["/", "/Campaigns", "/Identity/SignIn", "/Preparing"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // no account yet
    public async Task WhileItIsMade_EveryAddress_TellsHowFar_ThenPeopleComeIn(bool accounts)
    {
        var preparation = new Preparation(needed: true);
        await using var site = await TestSite.StartAsync(accounts, preparation: preparation);
        using var visitor = site.Anonymous();
        preparation.Report(new(45, "Tuần 1: đi cơ sở"));
        foreach (var address in Anywhere)
        {
            var answer = await visitor.GetAsync(address);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("45 %", page, StringComparison.Ordinal);
            Assert.Contains("Tuần 1: đi cơ sở", page, StringComparison.Ordinal);
            Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/dist/app.css")).StatusCode);

        preparation.End();
        var home = await visitor.GetAsync("/Preparing");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (home.StatusCode, home.Headers.Location?.OriginalString));
        Assert.Equal(
            accounts ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await visitor.GetAsync("/Identity/SignIn")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/healthz")).StatusCode);
    }
}
