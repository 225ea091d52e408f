using System.Net;
using AngleSharp.Dom;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>Files behind acts on the pages: brought with the act or later, shown under it, given back, taken off.</summary>
public sealed class AttachmentPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private static readonly (string Name, byte[] Content) Scan = ("Biên bản ngày 30-9.pdf", SampleFiles.Pdf());

    [Fact]
    public async Task FilesChosenWithAnAct_StandUnderIt()
    {
        var file = await ledger.OpenAsync();
        var answer = await RecordAsync(file, new() { ["Input.Text"] = "Gọi lại" }, Scan, ("Ảnh nhà.jpg", SampleFiles.Jpeg));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.Contains("Đã đính kèm 2 tệp.", page.QuerySelector(".told-done")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Scan.Name, "Ảnh nhà.jpg"], page.QuerySelectorAll(".attached .name").Select(n => n.TextContent.Trim()));
        Assert.Contains("1 KB", page.QuerySelector(".attached")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNotWhatItSays_IsRefusedAtItsField_AndTheTextStays()
    {
        var file = await ledger.OpenAsync();
        var program = ("a.exe", (byte[])[.. "MZ"u8]);
        var answer = await RecordAsync(file, new() { ["Input.Text"] = "Gọi lại" }, ("Ảnh.pdf", SampleFiles.Jpeg), program, Scan);
        var page = await ReadAsync(answer);
        AssertFieldError(page, "Input_Files", "ACT-103");
        Assert.Contains("ACT-102", page.GetElementById("Input_Files-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Gọi lại", Value(page, "Input_Text"));
        var again = page.GetElementById("Input_Files-again")!.TextContent;
        Assert.Contains($"chọn lại: Ảnh.pdf, a.exe, {Scan.Name}", again, StringComparison.Ordinal);
        Assert.Empty(await ledger.ActsAsync(file));
    }

    [Fact]
    public async Task ALargeFile_AnEmptyOne_AreRefusedAtTheField()
    {
        var file = await ledger.OpenAsync();
        var large = (byte[])[.. SampleFiles.Pdf(), .. new byte[AttachedFile.Largest]];
        var page = await ReadAsync(await RecordAsync(file, new() { ["Input.Text"] = "Gọi lại" }, ("to.pdf", large), ("trong.pdf", [])));
        AssertFieldError(page, "Input_Files", "ACT-101");
        Assert.Contains("ACT-100", page.GetElementById("Input_Files-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Gọi lại", Value(page, "Input_Text"));
    }

    [Fact]
    public async Task AnActThatIsRefused_SaysWhichFilesToChooseAgain()
    {
        var file = await ledger.OpenAsync();
        var page = await ReadAsync(await RecordAsync(file, [], Scan));
        AssertFieldError(page, "Input_Text", "ACT-002");
        Assert.Contains(Scan.Name, page.GetElementById("Input_Files-again")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await ledger.ActsAsync(file));
    }

    [Fact]
    public async Task MoreThanTen_AreRefusedAtTheField()
    {
        var file = await ledger.OpenAsync();
        var many = Enumerable.Range(1, 11).Select(i => ($"{i}.pdf", SampleFiles.Pdf($"{i}"))).ToArray();
        AssertFieldError(await ReadAsync(await RecordAsync(file, new() { ["Input.Text"] = "x" }, many)), "Input_Files", "ACT-104");
    }

    [Fact]
    public async Task IsGivenBack_AsADownload_UnderItsVietnameseName()
    {
        var (_, _, url) = await AttachedAsync();
        var answer = await ledger.As("chv.nga").GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Scan.Content, await answer.Content.ReadAsByteArrayAsync());
        var headers = answer.Content.Headers;
        Assert.Equal("application/pdf", headers.ContentType!.MediaType);
        Assert.Equal(("attachment", Scan.Name), (headers.ContentDisposition!.DispositionType, headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task WhoDoesNotSeeTheFile_FindsNothing()
    {
        var (_, act, url) = await AttachedAsync();
        foreach (var asked in new[] { url, $"/Dossiers/Attachments/{act}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("chv.kiet").GetAsync(asked)).StatusCode);
        }

        var (_, other, _) = await AttachedAsync();
        var elsewhere = url.Replace(act.ToString(), other.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("chv.nga").GetAsync(elsewhere)).StatusCode);
    }

    [Fact]
    public async Task TheExaminer_ReadsButNeitherAddsNorTakesOff()
    {
        var (file, act, url) = await AttachedAsync();
        Assert.Equal(HttpStatusCode.OK, (await ledger.As("thamtravien").GetAsync(url)).StatusCode);
        var page = await ledger.PageAsync("thamtravien", $"/Dossiers/Attachments/{act}?go={Key(url)}");
        Assert.Null(page.QuerySelector("main form"));
        Assert.Null((await ledger.PageAsync("thamtravien", $"/Dossiers/Details/{file}")).QuerySelector(".links a[href*=Attachments]"));
        var at = $"/Dossiers/Attachments/{act}";
        var added = await ledger.As("thamtravien").UploadAsync(at, "/Identity/Password", [], "Input.Files", Scan);
        Assert.Equal(HttpStatusCode.Forbidden, added.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await TakeOffAsync("thamtravien", url, "x")).StatusCode);
    }

    [Fact]
    public async Task IsAddedFromTheTimeline()
    {
        var file = await ledger.OpenAsync();
        var act = (await ledger.VerifyAsync(file)).Id;
        var link = (await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}")).QuerySelector($"#a-{act} .links a[href*=Attachments]")!;
        Assert.Equal("Đính kèm", link.TextContent);
        var answer = await AttachAsync(act, Scan);
        Assert.Equal($"/Dossiers/Details/{file}#a-{act}", answer.Headers.Location!.OriginalString);
        Assert.NotNull((await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).QuerySelector($"#a-{act} .attached a[download]"));
        var history = await ledger.As("thutruong").HtmlAsync($"/Dossiers/History/{file}");
        Assert.Contains("Đính kèm tệp: thêm tệp đính kèm", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAProposal_StandsWhereTheHeadDecides()
    {
        var file = await ledger.OpenAsync();
        await ledger.VerifyAsync(file);
        var act = (await ledger.RecordAsync(file, new(ActKind.NotEnforceable, Today) { Ground = "a" })).Id;
        Assert.Equal($"/Dossiers/Details/{file}#w-{act}", (await AttachAsync(act, Scan)).Headers.Location!.OriginalString);
        var box = (await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).GetElementById($"w-{act}")!;
        Assert.Equal(Scan.Name, box.QuerySelector(".attached .name")!.TextContent.Trim());
    }

    [Fact]
    public async Task TheSameContent_IsToldAndNotDoubled()
    {
        var (file, act, _) = await AttachedAsync();
        var page = await ReadAsync(await AttachAsync(act, ("Bản sao.pdf", Scan.Content)));
        AssertFieldError(page, "Input_Files", $"«Bản sao.pdf» có cùng nội dung với «{Scan.Name}»");
        await AttachAsync(act, ("Bản sao.pdf", Scan.Content), ("b.pdf", SampleFiles.Pdf("b")));
        var told = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.Contains("Đã đính kèm 1 tệp. Tệp «Bản sao.pdf»", told.QuerySelector(".told-done")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, told.QuerySelectorAll(".attached li").Length);
    }

    [Fact]
    public async Task WithoutAFile_TheFormSaysSo()
    {
        var (_, act, _) = await AttachedAsync();
        AssertFieldError(await ReadAsync(await AttachAsync(act)), "Input_Files", "ACT-109");
    }

    [Fact]
    public async Task TakenOff_ItStaysStruckThrough_AndOnlyTheHeadOpensIt()
    {
        var (file, _, url) = await AttachedAsync();
        AssertFieldError(await ReadAsync(await TakeOffAsync("chv.nga", url, " ")), "Input_Reason", "ACT-091");
        Assert.Equal(HttpStatusCode.Redirect, (await TakeOffAsync("chv.nga", url, "Nhầm hồ sơ")).StatusCode);
        var item = (await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}")).QuerySelector(".attached li.off")!;
        Assert.Contains("Đã gỡ: Nhầm hồ sơ.", item.TextContent, StringComparison.Ordinal);
        Assert.Contains(ledger.Officer.Name, item.TextContent, StringComparison.Ordinal);
        Assert.Null(item.QuerySelector("a"));
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("chv.nga").GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ledger.As("thutruong").GetAsync(url)).StatusCode);
        Assert.NotNull((await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).QuerySelector(".attached li.off a[download]"));
    }

    [Fact]
    public async Task WhatTheHeadAttached_AnOfficerDoesNotTakeOff()
    {
        var file = await ledger.OpenAsync();
        var act = (await ledger.RecordAsync(file, new(ActKind.Note, Today) { Text = "x" }, ledger.Head)).Id;
        await ledger.As("thutruong").UploadAsync($"/Dossiers/Attachments/{act}", $"/Dossiers/Attachments/{act}", [], "Input.Files", Scan);
        var url = await UrlAsync(act);
        Assert.Null((await ledger.PageAsync("chv.nga", $"/Dossiers/Attachments/{act}?go={Key(url)}")).GetElementById("Input_Reason"));
        var page = await ReadAsync(await TakeOffAsync("chv.nga", url, "x"));
        Assert.Contains("ACT-107", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACancelledAct_KeepsItsFiles_AndTakesNoMore()
    {
        var (file, act, url) = await AttachedAsync();
        await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{act}", new() { ["Input.Reason"] = "Ghi nhầm" });
        var timeline = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.NotNull(timeline.QuerySelector(".act.cancelled .attached a[download]"));
        Assert.Equal(HttpStatusCode.OK, (await ledger.As("chv.nga").GetAsync(url)).StatusCode);
        Assert.Null((await ledger.PageAsync("chv.nga", $"/Dossiers/Attachments/{act}")).GetElementById("Input_Files"));
        var page = await ReadAsync(await AttachAsync(act, ("b.pdf", SampleFiles.Pdf("b"))));
        Assert.Contains("ACT-105", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsRecordedRight_MayBringFilesOfItsOwn()
    {
        var (file, act, _) = await AttachedAsync();
        var at = $"/Dossiers/Cancel/{act}?lai=true";
        Dictionary<string, string> said = new() { ["Input.Reason"] = "Sai", ["lai"] = "true", ["Right.Text"] = "Đúng" };
        await ledger.As("chv.nga").UploadAsync(at, at, said, "Right.Files", ("Đúng.pdf", SampleFiles.Pdf("đúng")));
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.Equal("Đúng.pdf", page.QuerySelector(".act:not(.cancelled) .attached .name")!.TextContent.Trim());
        Assert.Equal(Scan.Name, page.QuerySelector(".act.cancelled .attached .name")!.TextContent.Trim());
    }

    [Fact]
    public async Task OfANoteAboutSafety_TheExaminerFindsNothing()
    {
        var file = await ledger.OpenAsync();
        var act = (await ledger.RecordAsync(file, new(ActKind.SafetyNote, Today) { Text = "Chó dữ", Until = Today.AddDays(9) })).Id;
        await AttachAsync(act, Scan);
        var url = await UrlAsync(act);
        Assert.Equal(HttpStatusCode.OK, (await ledger.As("chv.nga").GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("thamtravien").GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("thamtravien").GetAsync($"/Dossiers/Attachments/{act}")).StatusCode);
    }

    [Fact]
    public async Task AContentThatWasChangedOutside_IsNotGivenOut()
    {
        var (_, _, url) = await AttachedAsync();
        await using var db = ledger.Site.Database.Open();
        var key = Id<ActAttachment>.Parse(Key(url), null);
        await db.ActAttachmentContents.Where(c => c.AttachmentId == key)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Bytes, SampleFiles.Pdf("sửa")));
        Assert.Contains("ACT-108", await ledger.As("chv.nga").HtmlAsync(url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PicturesOfAFieldRecord_StandUnderTheActItBecame()
    {
        await using var db = ledger.Site.Database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var file = await db.Dossiers.AsNoTracking()
            .Where(d => d.State == Law.DossierState.Enforcing && db.BaselineFiles.Any(b => b.DossierId == d.Id))
            .OrderBy(d => d.DecisionKey).FirstAsync();
        var (visit, photo) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        AnnouncedAttachment[] announced =
        [
            new(photo, AttachmentKind.Photo, "image/jpeg", SampleFiles.Jpeg.Length, AttachedFile.Hash(SampleFiles.Jpeg)),
            new(Guid.CreateVersion7(), AttachmentKind.Signature, "image/png", SampleFiles.Png.Length, AttachedFile.Hash(SampleFiles.Png)),
        ];
        var record = new ReceiveVisit(
            visit, campaign.Id.Value, file.Id.Value, null, null, Guid.CreateVersion7(), 0, null, null, DateTime.UnixEpoch, new(2023, 9, 15),
            VisitKind.Absent, Attachments: announced);
        await new ReceiveVisitHandler(db).Handle(record, ledger.Head);
        await new ReceiveAttachmentHandler(db).Handle(new(new(photo), 0, SampleFiles.Jpeg), ledger.Head);
        var pictures = (await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file.Id}")).QuerySelector(".attached")!;
        var link = Assert.Single(pictures.QuerySelectorAll("a"));
        Assert.Equal("Ảnh 1", link.TextContent);
        Assert.Contains("Chữ ký", pictures.TextContent, StringComparison.Ordinal);
        Assert.Contains("đang về", pictures.TextContent, StringComparison.Ordinal);
        var shown = await ledger.As("thutruong").GetAsync(link.GetAttribute("href")!);
        Assert.Equal(SampleFiles.Jpeg, await shown.Content.ReadAsByteArrayAsync());
    }

    private Task<HttpResponseMessage> RecordAsync(
        Id<Dossier> file, Dictionary<string, string> fields, params (string Name, byte[] Content)[] files)
    {
        fields["kind"] = "note";
        var at = $"/Dossiers/Record/{file}";
        return ledger.As("chv.nga").UploadAsync(at, $"{at}?kind=note", fields, "Input.Files", files);
    }

    private Task<HttpResponseMessage> AttachAsync(Id<Act> act, params (string Name, byte[] Content)[] files) =>
        ledger.As("chv.nga").UploadAsync($"/Dossiers/Attachments/{act}", "/Identity/Password", [], "Input.Files", files);

    private Task<HttpResponseMessage> TakeOffAsync(string login, string url, string reason) => ledger.As(login).PostAsync(
        $"{url.Split('?')[0]}?handler=TakeOff", new() { ["file"] = Key(url), ["Input.Reason"] = reason }, "/Identity/Password");

    /// <summary>A note of the officer with one file behind it, and the address of the file.</summary>
    private async Task<(Id<Dossier> File, Id<Act> Act, string Url)> AttachedAsync()
    {
        var file = await ledger.OpenAsync();
        await RecordAsync(file, new() { ["Input.Text"] = "Gọi lại" }, Scan);
        var act = Assert.Single(await ledger.ActsAsync(file)).Id;
        return (file, act, await UrlAsync(act));
    }

    private async Task<string> UrlAsync(Id<Act> act)
    {
        await using var db = ledger.Site.Database.Open();
        var attachment = await db.ActAttachments.AsNoTracking().SingleAsync(a => a.ActId == act);
        return $"/Dossiers/Attachments/{act}?handler=File&file={attachment.Id}";
    }

    private static string Key(string url) => url[(url.LastIndexOf('=') + 1)..];
}
