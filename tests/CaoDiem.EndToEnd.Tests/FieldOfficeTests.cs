using System.Diagnostics;
using System.Globalization;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>The paper of the field in a browser: the sheets of a day on A4, keyed back by keyboard alone, and the evening view.</summary>
public sealed class FieldOfficeTests : BrowserTest
{
    private const int MostKeystrokesOfTwelve = 150;

    [Fact]
    public async Task TheSheetsOfADay_AreIssuedAndPrinted_OneToThreePagesATeam()
    {
        var (campaign, day) = await FieldDays.FullestAsync(Site, 12);
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/FieldWork/Days/{campaign}?day={day:dd/MM/yyyy}");
        await CheckPageAsync("field-days-new");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Phát hành và in tất cả phiếu" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "In" }).First.WaitForAsync();
        await CheckPageAsync("field-sheet");
        await using var db = Site.Database.Open();
        var sheets = await db.FieldDays.Include(d => d.Stops).Where(d => d.Day == day).ToListAsync();
        Assert.Equal(await Page.Locator(".sheet").CountAsync(), sheets.Count);
        Assert.Equal(await Page.Locator(".stop .qr").CountAsync(), sheets.Sum(s => s.Stops.Count));
        var pdf = await Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false });
        await KeepAsync("day-sheets.pdf", pdf);
        Assert.InRange(Pages(pdf), sheets.Count, sheets.Sum(s => s.Stops.Count <= 3 ? 1 : s.Stops.Count <= 8 ? 2 : 3));

        // The reading order of a screen reader is the order of the visits.
        var order = await Page.Locator(".sheet").First.Locator("h3").AllInnerTextsAsync();
        Assert.Equal(order.Order(StringComparer.Ordinal), order);
        AssertNoProblems();
    }

    [Fact]
    public async Task TheSheetOfAShortDay_IsOnePage()
    {
        await using var db = Site.Database.Open();
        var route = (await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).ToListAsync()).MinBy(r => r.Assignments.Count)!;
        Assert.InRange(route.Assignments.Count, 1, 3);
        await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(route.CampaignId, route.Day, route.TaskForceId), Actor.ForOffice(route.OfficeId, "Thử"));
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/FieldWork/Sheet/{route.CampaignId}?day={route.Day:dd/MM/yyyy}");
        Assert.Equal(1, await Page.Locator(".sheet").CountAsync());
        var pdf = await Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false });
        await KeepAsync("day-sheet-short.pdf", pdf);
        Assert.Equal(1, Pages(pdf));
    }

    [Fact]
    public async Task ASheetOfTwelve_IsKeyedBack_WithTheKeyboardAlone()
    {
        var (campaign, day) = await FieldDays.FullestAsync(Site, 12);
        await using var db = Site.Database.Open();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(campaign, day), head);
        var sheet = (await db.FieldDays.AsNoTracking().Include(d => d.Stops).Where(d => d.Day == day).ToListAsync()).MaxBy(d => d.Stops.Count)!;
        Assert.True(sheet.Stops.Count >= 12);
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/FieldWork/Keying/{sheet.Id}");
        await CheckPageAsync("field-keying");
        await Page.Locator("[data-key]:focus").WaitForAsync();

        // What a clerk reads off the sheet; every key counts, the spaces of the words too.
        string[][] lines = [["1"], ["2"], ["5", "50k", "0012345"], ["3"], ["1"], ["4", "28/9", "2tr"], ["2"], ["03"], ["6", "Có xe máy đứng tên"], ["1"], ["5", "120k", "0012346"], ["2"]];
        var (keys, clock) = (0, Stopwatch.StartNew());
        foreach (var word in lines.SelectMany(l => l))
        {
            await Page.Keyboard.TypeAsync(word);
            await Page.Keyboard.PressAsync("Enter");
            keys += word.Length + 1;
        }

        for (var rest = sheet.Stops.Count - lines.Length; rest > 0; rest--)
        {
            await Page.Keyboard.TypeAsync("1");
            await Page.Keyboard.PressAsync("Enter");
        }

        await Page.Keyboard.PressAsync("Enter"); // the first line beyond the sheet is empty: done
        await Page.GetByText("Đã ghi ").First.WaitForAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"12 visits: {keys} keystrokes, {clock.ElapsedMilliseconds} ms by script");
        Assert.InRange(keys, 12, MostKeystrokesOfTwelve);
        Assert.Equal(sheet.Stops.Count - 1, await db.Visits.CountAsync(v => v.Source == VisitSource.Paper));
        Assert.Equal(170_000, await db.Visits.Where(v => v.Kind == VisitKind.Paid).SumAsync(v => v.Amount.Amount));
        Assert.Equal(SkipReason.Road, (await db.FieldStops.AsNoTracking().SingleAsync(s => s.Skipped != null)).Skipped);
        await CheckPageAsync("field-evening");
        AssertNoProblems();
    }

    private static async Task KeepAsync(string name, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("CAODIEM_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
        }
    }

    private static int Pages(byte[] pdf) => System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;
}
