using System.Text;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>The field pages on a phone of 360 × 740: without a network, without a server, over restarts of the browser.</summary>
public sealed class FieldPhoneTests : BrowserTest
{
    private const string Pin = "135790";
    private readonly string _folder = Directory.CreateTempSubdirectory("caodiem-phone").FullName;

    [Fact]
    public async Task ThirtyVisitsWithPhotos_OfflineAndOverRestarts_ArriveOnceEach()
    {
        await using var db = Site.Database.Open();
        await FieldToday.PrepareAsync(db, 12);
        await using var server = await ServerProcess.StartAsync(Site.Database.Connection);
        var photo = await PhotoAsync();
        var phone = await OpenAsync("one");
        await SignInOnPhoneAsync(phone, server.Address);
        await Assertions.Expect(phone.Locator(".visits li")).ToHaveCountAsync(12);
        await CheckPageAsync("phone-days", phone);
        var weight = await phone.EvaluateAsync<long>("performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).filter(e => !e.name.includes('/api/')).reduce((s, e) => s + e.encodedBodySize, 0)");
        Assert.InRange(weight, 1, 150_000);

        await phone.Context.SetOfflineAsync(true);
        await phone.ReloadAsync();
        await UnlockAsync(phone);
        await Assertions.Expect(phone.Locator(".visits li")).ToHaveCountAsync(12);
        for (var i = 0; i < 12; i++)
        {
            await phone.Locator(".visits li a").Nth(i).ClickAsync();
            if (i == 0)
            {
                await CheckPageAsync("phone-visit", phone);
            }

            await phone.GetByRole(AriaRole.Link, new() { Name = "Ghi kết quả" }).ClickAsync();
            await RecordAsync(phone, i % 3 == 0 ? "Đã nộp tiền" : "Vắng nhà", photo, i == 0 ? "phone-record" : null, i % 3 == 0 ? $"BL-{i}" : null);
        }

        await Assertions.Expect(phone.Locator("#bar")).ToContainTextAsync("Chờ gửi 12");
        await phone.Context.CloseAsync();

        await server.KillAsync();
        for (var restart = 0; restart < 3; restart++)
        {
            phone = await OpenAsync("one");
            await phone.GotoAsync(server.Address + "/field/");
            await UnlockAsync(phone);
            for (var i = 0; i < 6; i++)
            {
                await phone.GotoAsync(server.Address + "/field/#n");
                await phone.GetByLabel("Tìm theo tên").FillAsync("nguyen");
                await phone.Locator(".visits li a").Nth((6 * restart) + i).ClickAsync();
                await RecordAsync(phone, "Gặp, đã làm việc", photo, null, null);
            }

            if (restart < 2)
            {
                await phone.Context.CloseAsync();
            }
        }

        await Assertions.Expect(phone.Locator("#bar")).ToContainTextAsync("Chờ gửi 30");
        Assert.Equal(0, await db.Visits.CountAsync());

        // The browser's session ended with its restarts: the phone asks to sign in again and has lost nothing.
        await server.StartAsync();
        await phone.GotoAsync(server.Address + "/field/#q");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Gửi ngay" }).ClickAsync();
        await Assertions.Expect(phone.Locator("#bar")).ToContainTextAsync("hết phiên đăng nhập");
        await phone.Locator("#bar").GetByRole(AriaRole.Link, new() { Name = "Đăng nhập" }).ClickAsync();
        await FillSignInAsync(phone);
        await UnlockAsync(phone);
        await Assertions.Expect(phone.Locator("#bar")).ToContainTextAsync("Chờ gửi 0 · Đã gửi 30", new() { Timeout = 90_000 });
        await phone.GotoAsync(server.Address + "/field/#q");
        await CheckPageAsync("phone-queue", phone);

        var visits = await db.Visits.AsNoTracking().ToListAsync();
        Assert.Equal((30, 30), (visits.Count, visits.Count(v => v.State == VisitState.Accepted)));
        Assert.Equal(12, visits.Count(v => v.StopId != null));
        var pictures = await db.Attachments.AsNoTracking().ToListAsync();
        Assert.Equal((30, true), (pictures.Count, pictures.TrueForAll(p => p.IsWhole)));
        var stored = await ReceiveAttachmentHandler.ReadAsync(db, pictures[0]);
        Assert.Equal([0xFF, 0xD8], stored[..2]);
        Assert.DoesNotContain("SECRET-PLACE", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.Equal(4, await db.Acts.CountAsync(r => r.ReceiptNo!.StartsWith("BL-")));
        AssertNoProblems();
    }

    [Fact]
    public async Task TwoPhonesOnOneFile_ARefusalIsCorrected_AndAQueueTravelsAsAFile()
    {
        await using var db = Site.Database.Open();
        await FieldToday.PrepareAsync(db, 3);
        await using var server = await ServerProcess.StartAsync(Site.Database.Connection);
        var (one, two) = (await OpenAsync("one"), await OpenAsync("two"));
        foreach (var phone in new[] { one, two })
        {
            await SignInOnPhoneAsync(phone, server.Address);
            await phone.Locator(".visits li a").First.ClickAsync();
            await phone.GetByRole(AriaRole.Link, new() { Name = "Ghi kết quả" }).ClickAsync();
            await RecordAsync(phone, phone == one ? "Vắng nhà" : "Gặp, đã làm việc", null, null, null);
            await Assertions.Expect(phone.Locator("#bar")).ToContainTextAsync("Đã gửi 1");
        }

        // One receipt twice: refused with its reason, kept, and mended by a new record.
        foreach (var answer in new[] { "Đã gửi 2", "Bị từ chối 1" })
        {
            await one.Locator(".visits li a").Nth(1).ClickAsync();
            await one.GetByRole(AriaRole.Link, new() { Name = "Ghi kết quả" }).ClickAsync();
            await RecordAsync(one, "Đã nộp tiền", null, null, "BL-X");
            await Assertions.Expect(one.Locator("#bar")).ToContainTextAsync(answer);
        }

        await one.GotoAsync(server.Address + "/field/#q");
        await Assertions.Expect(one.Locator(".answer")).ToContainTextAsync("FLD-008");
        await CheckPageAsync("phone-refused", one);
        await one.GetByRole(AriaRole.Link, new() { Name = "Ghi lại cho đúng" }).ClickAsync();
        await one.GetByLabel("Số biên lai").FillAsync("BL-Y");
        await one.GetByRole(AriaRole.Button, new() { Name = "Ghi vào máy" }).ClickAsync();
        await Assertions.Expect(one.Locator("#bar")).ToContainTextAsync("Đã gửi 3 · Bị từ chối 1");

        // No way to the office: the queue goes along as a file, and later once more over the network.
        await two.Context.SetOfflineAsync(true);
        await two.GotoAsync(server.Address + "/field/#");
        await two.Locator(".visits li a").Nth(2).ClickAsync();
        await two.GetByRole(AriaRole.Link, new() { Name = "Ghi kết quả" }).ClickAsync();
        await RecordAsync(two, "Từ chối, không hợp tác", await PhotoAsync(), null, null);
        await two.GotoAsync(server.Address + "/field/#s");
        await CheckPageAsync("phone-machine", two);
        var download = await two.RunAndWaitForDownloadAsync(() => two.GetByRole(AriaRole.Button, new() { Name = "Xuất tệp mang về" }).ClickAsync());
        var path = Path.Combine(_folder, "queue.caodiem");
        await download.SaveAsAsync(path);
        Assert.DoesNotContain("Từ chối", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        await using (var office = CaoDiem.Database.Engines.Open(Site.Database.Connection, TimeProvider.System))
        {
            var came = await new ImportQueueHandler(office).Handle(new ImportQueue(await File.ReadAllBytesAsync(path)), head);
            Assert.Equal((1, 0, 1), (came.Accepted, came.Refused, came.Attachments));
        }

        await two.Context.SetOfflineAsync(false);
        await Assertions.Expect(two.Locator("#bar")).ToContainTextAsync("Chờ gửi 0", new() { Timeout = 60_000 });
        var visits = await db.Visits.AsNoTracking().ToListAsync();
        Assert.Equal((6, 1), (visits.Count, visits.Count(v => v.State == VisitState.Refused)));
        Assert.Equal(visits.Single(v => v.State == VisitState.Refused).Id, visits.Single(v => v.CorrectsId != null).CorrectsId);

        // Signing out leaves nothing behind.
        await two.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất, xóa dữ liệu trên máy" }).ClickAsync();
        await two.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập" }).WaitForAsync();
        Assert.Equal(0, await two.EvaluateAsync<int>("new Promise(r => { const q = indexedDB.open('caodiem-field'); q.onsuccess = () => { const s = q.result.objectStoreNames; if (!s.length) return r(0); const c = q.result.transaction('kept').objectStore('kept').count(); c.onsuccess = () => r(c.result); }; })"));
        await SignInAsync("thutruong");
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        await Page.GotoAsync($"/FieldWork/Evening/{campaign}?day={visits[0].On:dd/MM/yyyy}");
        await Assertions.Expect(Page.GetByText("Hai điện thoại cùng ghi")).ToHaveCountAsync(2);
        AssertNoProblems();
    }

    [Fact]
    public async Task AfterAWeek_OrTenWrongPins_ThePhoneForgets_ButNotTheQueue()
    {
        const string kept = "new Promise(r => { const q = indexedDB.open('caodiem-field'); q.onsuccess = () => { const s = q.result.transaction('kept', 'readwrite').objectStore('kept'); const d = s.get('device'); d.onsuccess = () => { if (AGE) s.put({ ...d.result, signedInAt: d.result.signedInAt - AGE }, 'device'); const p = s.get('pack'); p.onsuccess = () => r((p.result ? 'pack' : '') + (d.result.locked ? ' key' : '')); }; }; })";
        await using var db = Site.Database.Open();
        await FieldToday.PrepareAsync(db, 3);
        await using var server = await ServerProcess.StartAsync(Site.Database.Connection);
        var phone = await OpenAsync("one");
        await SignInOnPhoneAsync(phone, server.Address);
        await phone.Context.SetOfflineAsync(true);
        await phone.Locator(".visits li a").First.ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Ghi kết quả" }).ClickAsync();
        await phone.GetByLabel("Không đi được", new() { Exact = true }).CheckAsync();
        await phone.GetByLabel("Lý do").SelectOptionAsync("Road");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Ghi vào máy" }).ClickAsync();
        await Assertions.Expect(phone.Locator("#bar")).ToContainTextAsync("Chờ gửi 1");
        Assert.Equal("pack key", await phone.EvaluateAsync<string>(kept.Replace("AGE", "8 * 86400000", StringComparison.Ordinal)));
        await phone.ReloadAsync();
        await phone.GetByText("Chưa kết nối được với máy chủ").WaitForAsync();
        Assert.Equal("", await phone.EvaluateAsync<string>(kept.Replace("AGE", "0", StringComparison.Ordinal)));

        // Signing in again brings the same key: what waited is sent.
        await phone.Context.SetOfflineAsync(false);
        await phone.ReloadAsync();
        await phone.GetByLabel("Mã mở máy (6 chữ số)").FillAsync(Pin);
        await phone.GetByLabel("Nhập lại mã").FillAsync(Pin);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu" }).ClickAsync();
        await Assertions.Expect(phone.Locator("#bar")).ToContainTextAsync("Chờ gửi 0 · Đã gửi 1");
        Assert.Equal(SkipReason.Road, (await db.FieldStops.AsNoTracking().SingleAsync(s => s.Skipped != null)).Skipped);

        await phone.ReloadAsync();
        for (var wrong = 1; wrong <= 10; wrong++)
        {
            await phone.GetByLabel("Mã mở máy của").FillAsync("000000");
            await phone.GetByRole(AriaRole.Button, new() { Name = "Mở", Exact = true }).ClickAsync();
            await Assertions.Expect(phone.Locator("#alarm")).ToContainTextAsync(wrong < 10 ? $"Còn {10 - wrong} lần" : "Sai mã quá nhiều lần");
        }

        Assert.Equal("", await phone.EvaluateAsync<string>(kept.Replace("AGE", "0", StringComparison.Ordinal)));
    }

    private static async Task RecordAsync(IPage phone, string kind, FilePayload? photo, string? shot, string? receipt, string amount = "1k")
    {
        await phone.GetByLabel(kind, new() { Exact = true }).CheckAsync();
        if (receipt is not null)
        {
            await phone.GetByLabel("Số tiền (đồng)").FillAsync(amount);
            await phone.GetByLabel("Số biên lai").FillAsync(receipt);
        }

        await phone.GetByLabel("Nội dung, biên bản ngắn").FillAsync("Làm việc tại nhà");
        if (photo is not null)
        {
            await phone.Locator("summary").ClickAsync();
            await phone.GetByLabel("Chụp hoặc chọn ảnh").SetInputFilesAsync(photo);
            await phone.Locator(".shots li").WaitForAsync();
        }

        if (shot is not null)
        {
            var box = (await phone.Locator("canvas").BoundingBoxAsync())!;
            await phone.Mouse.MoveAsync(box.X + 30, box.Y + 40);
            await phone.Mouse.DownAsync();
            await phone.Mouse.MoveAsync(box.X + 120, box.Y + 70, new() { Steps = 4 });
            await phone.Mouse.UpAsync();
            await phone.EvaluateAsync("document.querySelector('canvas').dispatchEvent(new Event('clear'))");
            await ShootAsync(shot, phone);
        }

        await phone.GetByRole(AriaRole.Button, new() { Name = "Ghi vào máy" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Ghi vào máy" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private async Task SignInOnPhoneAsync(IPage phone, string address)
    {
        await phone.GotoAsync(address + "/field/");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập" }).ClickAsync();
        await FillSignInAsync(phone);
        await phone.GetByLabel("Mã mở máy (6 chữ số)").FillAsync(Pin);
        await phone.GetByLabel("Nhập lại mã").FillAsync(Pin);
        await CheckPageAsync("phone-pin", phone);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu" }).ClickAsync();
        await phone.Locator(".visits li").First.WaitForAsync(new() { Timeout = 60_000 });
        await phone.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
    }

    private async Task FillSignInAsync(IPage phone)
    {
        await phone.GetByLabel("Tên đăng nhập").FillAsync("thutruong");
        await phone.GetByLabel("Mật khẩu").FillAsync(Site.Password);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
    }

    private static async Task UnlockAsync(IPage phone)
    {
        await phone.GetByLabel("Mã mở máy của").FillAsync(Pin);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Mở", Exact = true }).ClickAsync();
        await phone.Locator("#bar p").WaitForAsync();
    }

    private async Task<IPage> OpenAsync(string name)
    {
        var context = await Playwrights.Chromium.LaunchPersistentContextAsync(Path.Combine(_folder, name), new()
        {
            ExecutablePath = Chromium,
            Args = Arguments,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new() { Width = 360, Height = 740 },
            HasTouch = true,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(30_000);
        return context.Pages[0];
    }

    // A photo with the camera's notes in it, as a phone writes it.
    private async Task<FilePayload> PhotoAsync()
    {
        await Page.SetContentAsync("<body style='background:linear-gradient(45deg,#063,#fc6)'><h1>Nhà đương sự</h1></body>");
        var plain = await Page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg });
        var note = Encoding.ASCII.GetBytes("Exif\0\0SECRET-PLACE 9.40N 105.4E");
        return new() { Name = "anh.jpg", MimeType = "image/jpeg", Buffer = [.. plain[..2], 0xFF, 0xE1, (byte)((note.Length + 2) >> 8), (byte)(note.Length + 2), .. note, .. plain[2..]] };
    }
}
