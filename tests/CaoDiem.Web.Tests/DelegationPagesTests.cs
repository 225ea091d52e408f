using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>A deputy on screen: named, at work, taken back while he is signed in.</summary>
public sealed class DelegationPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private const string Deputies = "/Identity/Deputies";
    private const string Queue = "/Ledger/Approvals";

    [Fact]
    public async Task Deputy_WorksTheQueue_UntilHeIsTakenBack_WithoutSigningInAnew()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await ledger.As("chv.nga").GetAsync(Queue)).StatusCode);
        var answer = await GiveAsync("chv.nga");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var file = await ledger.OpenAsync("Lý Thị Thay Mặt");
        await ledger.VerifyAsync(file);
        var act = (await ledger.RecordAsync(file, new(ActKind.NotEnforceable, Today) { Ground = "a" })).Id;
        var queue = await ledger.PageAsync("chv.nga", Queue);
        Assert.NotNull(queue.QuerySelector($"input[value='{act}']"));
        Assert.Contains("ký thay", queue.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        await ledger.As("chv.nga").PostAsync($"{Queue}?only={act}", new() { ["verdict"] = "Agree", ["Input.DocumentOn"] = "30/09/2023" },
            Queue);
        var told = (await ledger.PageAsync("thamtravien", $"/Dossiers/Details/{file}")).QuerySelector(".waitbox")!.TextContent;
        Assert.Contains($"tự duyệt, {ledger.Officer.Name} (ký thay {ledger.Head.Name})", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await ledger.As("chv.nga").GetAsync(Deputies)).StatusCode);
        var end = await ledger.As("thutruong").PostAsync(
            $"{Deputies}?handler=End", new() { ["ended"] = await IdAsync(), ["End.Why"] = "Thủ trưởng đã về" }, Deputies);
        Assert.Equal(HttpStatusCode.Redirect, end.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ledger.As("chv.nga").GetAsync(Queue)).StatusCode);
    }

    [Fact]
    public async Task WhatIsMissing_IsSaidBesideIt()
    {
        var page = await ReadAsync(await ledger.As("thutruong").PostAsync(Deputies, new() { ["Input.From"] = "30/09/2023" }));
        AssertFieldError(page, "Input_DeputyId", "IDN-081");
    }

    [Fact]
    public async Task Correction_ShowsWhatStood_AndAsksWhy()
    {
        await GiveAsync("chv.kiet");
        var id = await IdAsync();
        var form = await ledger.PageAsync("thutruong", $"{Deputies}?sua={id}");
        Assert.Equal(("30/09/2023", "05/UQ"), (Value(form, "Input_From"), Value(form, "Input_DocumentNo")));
        var fields = new Dictionary<string, string>
        {
            ["sua"] = id,
            ["Input.Signs"] = "Authority",
            ["Input.Kinds"] = "Plans",
            ["Input.From"] = "01/10/2023",
            ["Input.To"] = "05/10/2023",
            ["Input.Reason"] = "Đi công tác",
        };
        var page = await ReadAsync(await ledger.As("thutruong").PostAsync(Deputies, new(fields)));
        AssertFieldError(page, "Input_Why", "IDN-087");
        fields["Input.Why"] = "Nhầm ngày";
        await ledger.As("thutruong").PostAsync(Deputies, fields);
        await using var db = ledger.Site.Database.Open();
        var stored = await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == Id<Delegation>.Parse(id, null));
        Assert.Equal((new DateOnly(2023, 10, 1), "Nhầm ngày", DelegationForm.Authority), (stored.From, stored.CorrectedReason, stored.Form));
        await ledger.As("thutruong").PostAsync($"{Deputies}?handler=End", new() { ["ended"] = id, ["End.Why"] = "Xong" }, Deputies);
    }

    private async Task<HttpResponseMessage> GiveAsync(string login)
    {
        await using var db = ledger.Site.Database.Open();
        var user = await db.Users.SingleAsync(u => u.Login == login);
        return await ledger.As("thutruong").PostManyAsync(
            Deputies, Deputies, ("Input.DeputyId", user.Id.ToString()), ("Input.Signs", "Deputy"), ("Input.Kinds", "Acts"), ("Input.Kinds",
                "Plans"),
            ("Input.From", "30/09/2023"), ("Input.To", "05/10/2023"), ("Input.DocumentNo", "05/UQ"), ("Input.Reason", "Đi công tác"));
    }

    private async Task<string> IdAsync()
    {
        await using var db = ledger.Site.Database.Open();
        return (await db.Delegations.AsNoTracking().Where(d => d.EndedAt == null).OrderByDescending(d => d.GivenAt)
            .ThenByDescending(d => d.Id).FirstAsync()).Id.ToString();
    }
}
