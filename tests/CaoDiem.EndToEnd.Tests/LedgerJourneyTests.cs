using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>A file's ledger in the hands of an officer and a head: recorded, proposed, decided, put right, and told by imports.</summary>
public sealed class LedgerJourneyTests : BrowserTest
{
    private static readonly DateOnly Day = new(2023, 9, 30);

    private IPage _head = null!;

    [Fact]
    public async Task Verify_Propose_Agree_Issue_Cancel()
    {
        var file = await OpenFileAsync("Lý Văn Hành Trình");
        await SignInAsync("chv.nga");
        await FillAsync(file, "verified", ("Means", "None"), ("Text", "Không có tài sản, ở nhờ"));
        await Click("Ghi");
        await FillAsync(file, "not-enforceable", ("Ground", "a"));
        await Click("Gửi thủ trưởng duyệt");
        await Page.GetByText("Chưa có hiệu lực khi thủ trưởng chưa duyệt.").WaitForAsync();
        await CheckPageAsync("ledger-proposed");

        await HeadAsync();
        await _head.GotoAsync("/Ledger/Approvals");
        await CheckPageAsync("ledger-queue", _head);
        var row = _head.Locator("tbody tr", new() { HasText = "Lý Văn Hành Trình" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Duyệt" }).ClickAsync();
        await _head.GetByText("Duyệt: 1 việc.").WaitForAsync();
        await _head.GotoAsync($"/Dossiers/Details/{file}");
        await _head.GetByLabel("Số quyết định").FillAsync("12/QĐ-CCTHADS");
        await Click("Ban hành", _head);
        await _head.GetByText("Đã ban hành.").WaitForAsync();
        await _head.Locator("h1", new() { HasText = "Chưa có điều kiện thi hành" }).WaitForAsync();
        await CheckPageAsync("ledger-issued", _head);

        await _head.Locator(".act", new() { HasText = "Quyết định chưa có điều kiện" }).GetByRole(AriaRole.Link, new() { Name = "Hủy việc ghi" }).ClickAsync();
        await _head.GetByLabel("Lý do hủy").FillAsync("Ghi nhầm hồ sơ");
        await CheckPageAsync("ledger-cancel", _head);
        await Click("Hủy việc ghi", _head);
        await _head.Locator("h1", new() { HasText = "Đang thi hành" }).WaitForAsync();
        await _head.Locator(".act.cancelled", new() { HasText = "Ghi nhầm hồ sơ" }).WaitForAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task Postponed_ItsEndFallsDue_Continued()
    {
        var file = await OpenFileAsync("Mai Thị Hoãn");
        await HeadAsync();
        await FillAsync(
            file, "postponed", _head, ("On", "01/09/2023"), ("Ground", "c"), ("Until", "20/09/2023"), ("DocumentNo", "3/QĐ"), ("DocumentOn", "01/09/2023"));
        await Click("Ghi quyết định", _head);
        await _head.GetByText("(đã hết hạn)").WaitForAsync();
        await CheckPageAsync("ledger-postponed", _head);
        await _head.Locator(".offers").GetByRole(AriaRole.Link, new() { Name = "Tiếp tục thi hành" }).ClickAsync();
        await _head.Locator("#Input_DocumentNo").FillAsync("4/QĐ");
        await _head.Locator("#Input_DocumentOn").FillAsync("30/09/2023");
        await Click("Ghi quyết định", _head);
        await _head.Locator("h1", new() { HasText = "Đang thi hành" }).WaitForAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task Paid_Cancelled_PaidRight()
    {
        var file = await OpenFileAsync("Trịnh Văn Nộp");
        await SignInAsync("chv.nga");
        await PayAsync(file, "30.000.000", "BL 31");
        await Page.GetByLabel("Vẫn ghi").CheckAsync();
        await Click("Ghi");
        await CorrectAsync();
        await Page.GetByText("Ghi lại cho đúng").ClickAsync();
        await Page.Locator("#Right_Amount").FillAsync("3.000.000");
        await Page.GetByLabel("Lý do hủy").FillAsync("Gõ thừa một số 0");
        await Page.Locator("#Input_Receipt").SelectOptionAsync("Mistyped");
        await CheckPageAsync("ledger-again");
        await Click("Hủy và ghi lại cho đúng");
        await Page.Locator(".moneyline", new() { HasText = "2.000.000" }).WaitForAsync();

        await CorrectAsync();
        await Page.GetByLabel("Lý do hủy").FillAsync("Biên lai viết hỏng");
        await Page.Locator("#Input_Receipt").SelectOptionAsync("Void");
        await Click("Hủy việc ghi");
        await Page.Locator(".moneyline", new() { HasText = "5.000.000" }).First.WaitForAsync();
        await PayAsync(file, "3.000.000", "BL 31");
        await Page.Locator(".errors", new() { HasText = "BL 31 đã hủy" }).WaitForAsync();
        await Page.Locator("#Input_ReceiptNo").FillAsync("BL 32");
        await Click("Ghi");
        await Page.Locator(".moneyline", new() { HasText = "2.000.000" }).WaitForAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task FromTheList_Verified_InFourKeysAndASentence_AndTakenBack()
    {
        var file = await OpenFileAsync("Ung Thị Bàn Phím");
        await SignInAsync("chv.nga");
        await Page.GotoAsync("/Dossiers?q=ung+thi+ban+phim");
        await PressAsync("v");
        await Page.Locator("#Input_Means:focus").WaitForAsync();
        await PressAsync("ArrowDown");
        await PressAsync("Tab");
        await Page.Keyboard.TypeAsync("Không có tài sản, thu nhập chỉ đủ sống");
        await PressAsync("Enter");
        await Page.GetByText("Đã ghi: Xác minh").WaitForAsync();
        Assert.StartsWith("/Dossiers?q=ung", new Uri(Page.Url).PathAndQuery, StringComparison.Ordinal);
        await PressAsync("z");
        await Page.GetByText("Đã hoàn tác 1 việc.").WaitForAsync();
        await using var db = Site.Database.Open();
        Assert.True((await db.Acts.SingleAsync(a => a.DossierId == file && a.Kind == ActKind.Verified)).IsCancelled);
    }

    [Fact]
    public async Task Marked_InTheList_RecordedForAll()
    {
        await OpenFileAsync("Vương Văn Đánh Dấu");
        await OpenFileAsync("Vương Thị Đánh Dấu");
        await SignInAsync("chv.nga");
        await Page.GotoAsync("/Dossiers?q=danh+dau");
        await PressAsync("j");
        await PressAsync("x");
        await PressAsync("j");
        await PressAsync("x");
        await Page.Locator("#many-viec").SelectOptionAsync("visited");
        await Click("Ghi việc cho 2 hồ sơ đã chọn");
        await Page.Locator("#Input_Outcome").FillAsync("Vắng nhà");
        await CheckPageAsync("ledger-many");
        await Click("Ghi cho các hồ sơ đã đánh dấu");
        await Page.GetByText("cho 2 hồ sơ").WaitForAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task Import_ConflictShown_Settled()
    {
        var file = await ListedAsync();
        await HeadAsync();
        await ImportAsync(file, "Thi hành xong");
        await _head.GetByText("1 dòng không khớp hồ sơ").WaitForAsync();
        await CheckPageAsync("ledger-conflict", _head);
        await CommitAsync();
        await FillAsync(file.Id, "paid", _head, ("Amount", file.Remaining.ToString()), ("ReceiptNo", "BL 41"));
        await Click("Ghi", _head);
        await _head.GetByText("Còn lại, đồng").WaitForAsync();
        await _head.Locator(".waitbox").GetByLabel("Lý do").FillAsync("Đã có biên lai thu đủ");
        await Click("Cho hiệu lực", _head);
        await _head.Locator("h1", new() { HasText = "Thi hành xong" }).WaitForAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task Import_Undone_AsAWhole()
    {
        var file = await ListedAsync();
        await HeadAsync();
        await ImportAsync(file, "Đã rà soát, phân loại");
        await CommitAsync();
        await _head.GetByRole(AriaRole.Link, new() { Name = "Hủy cả lần nhập" }).ClickAsync();
        await _head.GetByText("1 việc của 1 hồ sơ sẽ không còn tính.").WaitForAsync();
        await _head.GetByLabel("Lý do hủy").FillAsync("Nhầm tệp tháng trước");
        await CheckPageAsync("ledger-undo-import", _head);
        await Click("Hủy lần nhập", _head);
        await _head.GetByText("1 việc của 1 hồ sơ không còn tính").WaitForAsync();
        await _head.GotoAsync("/Exchange");
        await _head.GetByText("Đã nhập, sau đó đã hủy").WaitForAsync();
        await _head.GotoAsync($"/Dossiers/Details/{file.Id}");
        await _head.Locator(".act.cancelled", new() { HasText = "Nhầm tệp tháng trước" }).WaitForAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task Register_ThatSaysLessPaid_ConflictShown_Settled()
    {
        await HeadAsync();
        await ImportRegisterAsync("3.000.000");
        await CommitAsync();
        await using var db = Site.Database.Open();
        var file = await db.Dossiers.AsNoTracking().SingleAsync(d => d.DebtorName == "Kha Văn Sổ");
        await PayAsync(file.Id, _head, "1.000.000", "BL 51");
        await _head.Locator(".moneyline", new() { HasText = "4.000.000" }).WaitForAsync();

        await ImportRegisterAsync("2.000.000");
        await CommitAsync();
        await _head.GetByText("1 dòng không khớp hồ sơ").WaitForAsync();
        await _head.GotoAsync($"/Dossiers/Details/{file.Id}");
        await _head.Locator(".waitbox .why", new() { HasText = "2.000.000" }).WaitForAsync();
        await _head.Locator(".moneyline", new() { HasText = "4.000.000" }).WaitForAsync();
        await CheckPageAsync("ledger-less-paid", _head);
        await _head.Locator(".waitbox").GetByLabel("Lý do").FillAsync("Sổ của kế toán ghi thiếu BL 51");
        await _head.Locator(".waitbox").GetByRole(AriaRole.Button).Last.ClickAsync();
        await _head.Locator(".act", new() { HasText = "Sổ của kế toán ghi thiếu BL 51" }).WaitForAsync();
        await Assertions.Expect(_head.Locator(".waitbox")).ToHaveCountAsync(0);
        await _head.Locator(".moneyline", new() { HasText = "4.000.000" }).WaitForAsync();
        AssertNoProblems();
    }

    private async Task HeadAsync()
    {
        _head = await NewPageAsync(1366, 768);
        await SignInAsync("thutruong", _head);
    }

    private Task PayAsync(Id<Dossier> file, string amount, string receipt) => PayAsync(file, Page, amount, receipt);

    private static async Task PayAsync(Id<Dossier> file, IPage page, string amount, string receipt)
    {
        await FillAsync(file, "paid", page, ("Amount", amount), ("ReceiptNo", receipt));
        await Click("Ghi", page);
    }

    private Task CorrectAsync() => Page.Locator(".act:not(.cancelled)", new() { HasText = "Thu tiền" }).GetByRole(AriaRole.Link, new() { Name = "Hủy việc ghi" }).ClickAsync();

    private Task FillAsync(Id<Dossier> file, string kind, params (string Field, string Value)[] fields) => FillAsync(file, kind, Page, fields);

    private static async Task FillAsync(Id<Dossier> file, string kind, IPage page, params (string Field, string Value)[] fields)
    {
        await page.GotoAsync($"/ho-so/{file}?viec={kind}");
        foreach (var (field, value) in fields)
        {
            var box = page.Locator($"#Input_{field}");
            if (await box.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            {
                await box.SelectOptionAsync(value);
            }
            else
            {
                await box.FillAsync(value);
            }
        }
    }

    /// <summary>A results file of one line.</summary>
    private Task ImportAsync(Dossier file, string result) => UploadAsync(
        "Results", ["Ngày", "Số quyết định thi hành án", "Ngày quyết định thi hành án", "Kết quả", "Số tiền", "Số biên lai", "Ghi chú"],
        [Day, file.DecisionNo, file.DecisionDate, result, null, null, "Theo sổ"]);

    /// <summary>A register of one line.</summary>
    private Task ImportRegisterAsync(string paid) => UploadAsync(
        "Register", ["Số QĐ", "Ngày QĐ", "Người phải THA", "Xã", "Nội dung", "Phải thi hành", "Đã thi hành", "Còn phải thi hành"],
        ["951/QĐ-CCTHADS", new DateOnly(2023, 8, 1), "Kha Văn Sổ", "Thị trấn Phước Long", "Án phí dân sự", "5.000.000", paid, null]);

    private async Task UploadAsync(string what, string[] titles, object?[] line)
    {
        await _head.GotoAsync("/Exchange");
        await _head.Locator($"#{what}_File").SetInputFilesAsync(new FilePayload
        {
            Name = "so.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = WorkbookWriter.Write(new SheetSpec("S", [], [.. titles.Select(t => new ColumnSpec(t, ColumnKind.Text))], [line])),
        });
        await _head.Locator($"form[action*='{what}'] button").ClickAsync();
        await _head.GetByText("Đã kiểm tra, chờ nhập").WaitForAsync();
    }

    private async Task CommitAsync()
    {
        await _head.Locator("form[action*='Commit'] button").ClickAsync();
        await _head.GetByText("Đã nhập.").WaitForAsync();
    }

    /// <summary>A file on the campaign's list that still owes money.</summary>
    private async Task<Dossier> ListedAsync()
    {
        await using var db = Site.Database.Open();
        return await db.Dossiers.AsNoTracking().OrderBy(d => d.DecisionKey).FirstAsync(d => d.State == DossierState.Enforcing && d.Remaining.Amount > 0
            && d.ObligationKind == ObligationKind.CourtFee && db.BaselineFiles.Any(b => b.DossierId == d.Id));
    }

    private async Task<Id<Dossier>> OpenFileAsync(string debtor)
    {
        await using var db = Site.Database.Open();
        var user = await db.Users.SingleAsync(u => u.Login == "chv.nga");
        var detail = new ActDetail { Debtor = debtor, Items = [new(ObligationKind.CourtFee, "Án phí dân sự", 5_000_000)], Officer = user.OfficerId!.Value.Value };
        var head = Actor.ForOffice(user.OfficeId!.Value, "Thử");
        return (await new OpenDossierHandler(db).Handle(new($"E{Guid.CreateVersion7():N}"[..12] + debtor.Length + "/QĐ-THADS", new(2023, 7, 3), detail), head)).DossierId;
    }

    private static Task Click(string button, IPage page) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private Task Click(string button) => Click(button, Page);
}
