using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>The forms of a file under everyday accidents: a long menu, a lost session, a zero too many.</summary>
public sealed class EntryJourneyTests : BrowserTest
{
    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task EveryKind_IsWithinTheMenu_WhichClosesByItself(int width, int height)
    {
        var file = await OpenFileAsync("Đinh Văn Trình Đơn");
        var page = await NewPageAsync(width, height);
        await SignInAsync("chv.nga", page);
        await page.GotoAsync($"/Dossiers/Details/{file}");
        var menu = page.Locator("details.more");
        await menu.Locator("summary").ClickAsync();
        Assert.True(await menu.EvaluateAsync<bool>(
            "m => { const box = m.querySelector('.more-list'), end = e => e.getBoundingClientRect().right;"
            + " return box.scrollWidth <= box.clientWidth && [...box.querySelectorAll('a')].every(a => end(a) <= end(box)); }"));
        await CheckPageAsync($"entry-menu-{width}", page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu.Locator("summary")).ToBeFocusedAsync();
        await Assertions.Expect(menu.Locator(".more-list")).ToBeHiddenAsync();
        await menu.Locator("summary").ClickAsync();
        await page.Locator("h1").ClickAsync();
        await Assertions.Expect(menu.Locator(".more-list")).ToBeHiddenAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task LostSession_KeepsWhatWasTyped_UntilItIsSaved()
    {
        var file = await OpenFileAsync("Đinh Thị Hết Phiên");
        await SignInAsync("chv.nga");
        await Page.GotoAsync($"/Dossiers/Details/{file}?viec=verified");
        await Page.Locator("#Input_Means").SelectOptionAsync("Minimum");
        await Page.Locator("#Input_Text").FillAsync("Nhà tạm, làm thuê theo mùa");
        await Page.Context.ClearCookiesAsync();
        await Click("Ghi");
        await Page.GetByText("Phiên đã hết hạn.").WaitForAsync();
        await CheckPageAsync("entry-session");
        await Page.GetByLabel("Tên đăng nhập").FillAsync("chv.nga");
        await Page.GetByLabel("Mật khẩu").FillAsync(Site.Password);
        await Click("Đăng nhập");
        await Page.GetByText("chưa ghi vào hồ sơ").WaitForAsync();
        await Assertions.Expect(Page.Locator("#Input_Means")).ToHaveValueAsync("Minimum");
        await Assertions.Expect(Page.Locator("#Input_Text")).ToHaveValueAsync("Nhà tạm, làm thuê theo mùa");
        await CheckPageAsync("entry-again");
        await Click("Ghi");
        await Page.GetByText("Đã ghi: Xác minh").WaitForAsync();
        await Page.GotoAsync($"/Dossiers/Details/{file}?viec=verified");
        await Assertions.Expect(Page.Locator("#Input_Text")).ToHaveValueAsync("");
        AssertNoProblems();
    }

    [Fact]
    public async Task LostSession_OfAnother_GivesNothingAway()
    {
        var file = await OpenFileAsync("Đinh Văn Người Khác");
        await SignInAsync("chv.nga");
        await Page.GotoAsync($"/Dossiers/Details/{file}?viec=note");
        await Page.Locator("#Input_Text").FillAsync("Chỉ mình tôi biết");
        await Page.Context.ClearCookiesAsync();
        await Click("Ghi");
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/Dossiers/Details/{file}?viec=note");
        await Assertions.Expect(Page.Locator("#Input_Text")).ToHaveValueAsync("");
        Assert.Null(await Page.EvaluateAsync<string?>("sessionStorage.getItem('caodiem.typed')"));
    }

    [Fact]
    public async Task TooMuch_IsAskedAbout_WithTheBoxInFocus()
    {
        var file = await OpenFileAsync("Đinh Thị Thừa Số");
        await SignInAsync("chv.nga");
        await Page.GotoAsync($"/Dossiers/Details/{file}?viec=paid");
        await Page.Locator("#Input_Amount").FillAsync("50.000.000");
        await Page.Locator("#Input_ReceiptNo").FillAsync("BL 90");
        await Click("Ghi");
        await Page.Locator("input[name=sure]:focus").WaitForAsync();
        await CheckPageAsync("entry-excess");
        await PressAsync("Space");
        await Click("Ghi");
        await Page.GetByText("thu vượt 45.000.000 đồng, chưa phân bổ").WaitForAsync();
        Assert.Equal(0, await Page.EvaluateAsync<int>("scrollY"));
        await CheckPageAsync("entry-saved");
        AssertNoProblems();
    }

    private async Task<Id<Dossier>> OpenFileAsync(string debtor)
    {
        await using var db = Site.Database.Open();
        var user = await db.Users.SingleAsync(u => u.Login == "chv.nga");
        ItemContent fee = new(ObligationKind.CourtFee, "Án phí dân sự", 5_000_000);
        var detail = new ActDetail { Debtor = debtor, Items = [fee], Officer = user.OfficerId!.Value.Value };
        var head = Actor.ForOffice(user.OfficeId!.Value, "Thử");
        return (await new OpenDossierHandler(db).Handle(new("E1/QĐ-THADS", new(2023, 7, 3), detail), head)).DossierId;
    }

    private Task Click(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
