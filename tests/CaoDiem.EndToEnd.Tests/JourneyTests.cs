using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>From an empty database to the file behind a score, as a head of office would go; the README's pictures come from here.</summary>
public sealed class JourneyTests : BrowserTest
{
    protected override bool Demo => false;

    [Fact]
    public async Task FromTheFirstStart_ToTheFileBehindAScore()
    {
        await Page.GotoAsync("/");
        await Page.GetByLabel("Tên đơn vị").FillAsync("Chi cục Thi hành án dân sự huyện Phước Long");
        await Page.GetByLabel("Mã đơn vị").FillAsync("PL");
        await Page.GetByLabel("Họ và tên").FillAsync("Quản Trị");
        await Page.GetByLabel("Tên đăng nhập").FillAsync("quantri");
        await Page.GetByLabel("Mật khẩu").FillAsync("mật khẩu thật dài");
        await CheckPageAsync("start");
        await Click("Bắt đầu sử dụng");
        await Page.GetByLabel("Tên đăng nhập").FillAsync("thutruong");
        await Page.GetByLabel("Họ và tên").FillAsync("Nguyễn Văn Trưởng");
        await Page.Locator("#Input_Role").SelectOptionAsync("Head");
        await Click("Tạo tài khoản");
        var password = await Page.Locator(".notice strong").Nth(1).TextContentAsync();
        await Click("Đăng xuất");
        await Page.GetByLabel("Tên đăng nhập").FillAsync("thutruong");
        await Page.GetByLabel("Mật khẩu").FillAsync(password!);
        await Click("Đăng nhập");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Nhập sổ hồ sơ" }).ClickAsync();
        await Page.Locator("#Register_File").SetInputFilesAsync(Path.Combine(Samples.Folder, "register.xlsx"));
        await Page.Locator("#AsOf").FillAsync("01/07/2023");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đọc và kiểm tra" }).First.ClickAsync();
        await Page.GetByText("106.535.858.000").WaitForAsync();
        await CheckPageAsync("import-preview");
        await Click("Nhập 420 thay đổi");
        await Page.GetByText("Đã nhập.").WaitForAsync();

        await FormTaskForcesAsync();
        await Page.GotoAsync("/Campaigns/Draft");
        await Page.GetByLabel("Tên chiến dịch").FillAsync("Đợt cao điểm quý III/2023");
        await Page.GetByLabel("Số kế hoạch").FillAsync("308/KH-CCTHADS");
        await Page.GetByLabel("Từ ngày").FillAsync("01/07/2023");
        await Page.GetByLabel("Đến ngày").FillAsync("30/09/2023");
        await Click("Lập và chốt danh sách");
        await Page.Locator("#Input_Name").FillAsync("Đợt 1: rà soát");
        await Page.Locator("#Input_From").FillAsync("01/07/2023");
        await Page.Locator("#Input_To").FillAsync("31/07/2023");
        await Page.GetByLabel("Rà soát, xác minh, phân loại").CheckAsync();
        await Click("Thêm đợt");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Bắt đầu thực hiện" }).ClickAsync();
        await Page.GetByLabel("Lý do vẫn bắt đầu").SelectOptionAsync("Superior");
        await Click("Bắt đầu thực hiện");
        await Page.GetByText("Chiến dịch bắt đầu.").WaitForAsync();

        await Page.GotoAsync("/Exchange");
        await Page.Locator("#Results_File").SetInputFilesAsync(Path.Combine(Samples.Folder, "results.xlsx"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đọc và kiểm tra" }).Last.ClickAsync();
        await Click("Nhập 515 thay đổi");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Xem bảng điểm" }).ClickAsync();
        await Page.GetByText("4.048.290.889").First.WaitForAsync();
        await CheckPageAsync("score-journey");
        await Page.Locator("a.tile", new() { HasText = "Thi hành xong" }).ClickAsync();
        await Page.GetByText("39 hồ sơ").First.WaitForAsync();
        await Page.Locator("table[data-keyboard] tbody a").First.ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Diễn biến hồ sơ" }).WaitForAsync();
        AssertNoProblems();
    }

    private async Task FormTaskForcesAsync()
    {
        await using var db = Site.Database.Open();
        var communes = await db.Communes.OrderBy(c => c.SortKey).Select(c => c.Name).ToListAsync();
        await Page.GotoAsync("/TaskForces");
        await Page.GetByLabel("Tên tổ").FillAsync("Tổ công tác số 1");
        await Page.GetByLabel("Tổ trưởng").SelectOptionAsync(new SelectOptionValue { Label = "Lê Minh Khánh" });
        foreach (var commune in communes)
        {
            await Page.GetByLabel(commune, new() { Exact = true }).CheckAsync();
        }

        await Click("Lập tổ");
        await Page.GetByText("Đã lập tổ công tác.").WaitForAsync();
    }

    private Task Click(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}

/// <summary>Everything a head does in the morning, without a mouse.</summary>
public sealed class KeyboardTests : BrowserTest
{
    [Fact]
    public async Task FromSignIn_ToTheFileBehindAScore()
    {
        await Page.GotoAsync("/");
        await Page.Locator("#Input_Login:focus").WaitForAsync(); // given with the first frame, which a busy machine draws after the load event
        await Page.Keyboard.TypeAsync("thutruong");
        await PressAsync("Tab");
        await Page.Keyboard.TypeAsync(Site.Password);
        await PressAsync("Enter");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Xin chào" }).WaitForAsync();
        await TabToAsync("Bảng điểm");
        await PressAsync("Enter");
        await Page.WaitForURLAsync("**/Campaigns/Score/**");
        await TabToAsync("Thi hành xong");
        await PressAsync("Enter");
        await Page.WaitForURLAsync("**/Dossiers?campaign=**standing=completed**");
        await Page.GetByText("39 hồ sơ").First.WaitForAsync();
        await PressAsync("j");
        await PressAsync("j");
        await PressAsync("k");
        await PressAsync("Enter");
        await Page.WaitForURLAsync("**/Dossiers/Details/**");
        await Page.GetByText("Thi hành xong").First.WaitForAsync();
    }

    [Fact]
    public async Task SearchAsYouType_FindsWithoutDiacritics()
    {
        await SignInAsync("thutruong");
        await Page.GotoAsync("/Dossiers");
        await PressAsync("/");
        await Page.Locator("#q:focus").WaitForAsync();
        await Page.Keyboard.TypeAsync("tran quoc van");
        await Page.WaitForURLAsync("**q=tran+quoc+van*");
        await Page.Locator("#results tbody a", new() { HasText = "Trần Quốc Vân" }).First.WaitForAsync();
        Assert.True(await Page.Locator("#results tbody tr").CountAsync() < 10);
    }

    private async Task TabToAsync(string text)
    {
        for (var i = 0; i < 60; i++)
        {
            await PressAsync("Tab");
            if ((await Page.EvaluateAsync<string>("document.activeElement === document.body ? '' : document.activeElement?.innerText ?? ''")).Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"«{text}» is not reached by Tab.");
    }
}
