using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>The next campaign from the last one: waves and files with live counts, people, money approved, readiness.</summary>
public sealed class PreparationJourneyTests : BrowserTest
{
    [Fact]
    public async Task FromTheLastCampaign_ToAnApprovedBudget()
    {
        await SignInAsync("thutruong");
        await Page.GotoAsync("/Campaigns/Draft");
        await Page.GetByLabel("Lấy theo chiến dịch trước").SelectOptionAsync(new SelectOptionValue { Label = "Đợt cao điểm thi hành án dân sự quý III/2023" });
        await Page.GetByLabel("Tên chiến dịch").FillAsync("Đợt cao điểm quý IV/2023");
        await Page.GetByLabel("Số kế hoạch").FillAsync("512/KH-CCTHADS");
        await Page.GetByLabel("Từ ngày").FillAsync("02/10/2023");
        await Page.GetByLabel("Đến ngày").FillAsync("29/12/2023");
        await Click("Lập từng bước");
        await Page.GetByText("Đợt 3: vận động, cưỡng chế").WaitForAsync();
        await CheckPageAsync("journey-waves");

        await Page.GotoAsync(Page.Url.Split('?')[0] + "?step=files");
        var before = await Page.Locator("#counts [data-count]").TextContentAsync();
        await Page.GetByLabel("Có điều kiện thi hành", new() { Exact = true }).CheckAsync();
        await Assertions.Expect(Page.Locator("#counts [data-count]")).Not.ToHaveTextAsync(before!);
        await CheckPageAsync("journey-files");
        await Click("Ghi và sang bước tổ công tác");
        await Click("Ghi và sang bước chỉ tiêu");
        await Page.GotoAsync(Page.Url.Split('?')[0] + "?step=freeze");
        await Click("Chốt danh sách");
        await Page.GetByText("Đã chốt danh sách").WaitForAsync();

        await Tab("Nhân lực");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Nhân lực" }).WaitForAsync();
        await CheckPageAsync("journey-capacity");
        var budget = Page.Url.Replace("/Workload/Capacity/", "/Budgets/Estimate/", StringComparison.Ordinal);

        var accountant = await NewPageAsync(1366, 768);
        await SignInAsync("ketoan", accountant);
        await accountant.GotoAsync(budget);
        await accountant.GetByRole(AriaRole.Button, new() { Name = "Lập dự toán" }).ClickAsync();
        await accountant.GetByText("Bản 1: dự thảo").WaitForAsync();
        await accountant.GetByLabel("Số tiền (đồng)").FillAsync("500.000.000");
        await accountant.GetByRole(AriaRole.Button, new() { Name = "Phân bổ", Exact = true }).ClickAsync();
        await accountant.GetByText("đủ nguồn").WaitForAsync();
        await CheckPageAsync("journey-budget", accountant);

        await Page.GotoAsync(budget);
        await Click("Duyệt bản 1");
        await Page.GetByText("Đã duyệt dự toán.").WaitForAsync();
        await Tab("Mức sẵn sàng");
        await Page.GetByText("Kinh phí đã duyệt").WaitForAsync();
        await CheckPageAsync("journey-readiness");
        AssertNoProblems();
    }

    private Task Click(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private Task Tab(string name) => Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
}
