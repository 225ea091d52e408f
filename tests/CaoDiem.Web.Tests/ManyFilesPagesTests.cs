using System.Diagnostics;
using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>Lists with marks, the same act for many files, files opened by hand, and what the file page costs.</summary>
public sealed class ManyFilesPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    /// <summary>Whatever the page: names, law and what waits are known from moments ago.</summary>
    private const int Queries = 4;

    private const int Requests = 10;

    [Fact]
    public async Task List_LeadsFromTheRow_ToVerification_AndBack()
    {
        var file = await ledger.OpenAsync("Đỗ Văn Danh Sách");
        var row = (await ledger.PageAsync("chv.nga", "/Dossiers?q=danh+sach")).GetElementById($"h-{file}")!;
        var link = row.QuerySelector("[data-row-key=v]")!.GetAttribute("href")!;
        var form = await ledger.PageAsync("chv.nga", link.Split('#')[0]);
        Assert.Equal($"/Dossiers?q=danh+sach#h-{file}", form.QuerySelector("input[name=ve]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task MarkedFiles_GetOneActEach()
    {
        var files = new[] { await ledger.OpenAsync(), await ledger.OpenAsync() };
        var answer = await ledger.As("chv.nga").PostAsync("/Ledger/Many", Lines(files, "reviewed", new() { ["Input.Outcome"] = "Cần xác minh lại" }), Form(files, "reviewed"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.All(files, f => Assert.Equal(ActKind.Reviewed, Assert.Single(ledger.ActsAsync(f).Result).Kind));
    }

    [Fact]
    public async Task RefusedFile_IsNamed_AndStopsNoOther()
    {
        var files = new[] { await ledger.OpenAsync("Lê Thị Được"), await ledger.OpenAsync("Lê Văn Bị Từ Chối", due: 0) };
        await ledger.RecordAsync(files[1], new(ActKind.Completed, Today.AddDays(-5)));
        var answer = await ledger.As("chv.nga").PostAsync("/Ledger/Many", Lines(files, "visited", new() { ["Input.Outcome"] = "Vắng nhà" }), Form(files, "visited"));
        Assert.Equal("/Dossiers", answer.Headers.Location?.OriginalString);
        Assert.Contains("Lê Văn Bị Từ Chối", (await ledger.PageAsync("chv.nga", "/Dossiers")).QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ActKind.Visited, Assert.Single(await ledger.ActsAsync(files[0])).Kind);
        Assert.Equal(ActKind.Completed, Assert.Single(await ledger.ActsAsync(files[1])).Kind);
    }

    [Fact]
    public async Task Money_IsAskedOfEachFile()
    {
        var files = new[] { await ledger.OpenAsync(), await ledger.OpenAsync() };
        var fields = Lines(files, "paid", new() { ["Lines[0].Amount"] = "1.000.000", ["Lines[0].ReceiptNo"] = "M 1" });
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync("/Ledger/Many", fields, Form(files, "paid")));
        AssertFieldError(page, "Lines_1__Amount", "Chưa nhập số tiền");
        Assert.Equal("1.000.000", Value(page, "Lines_0__Amount"));
        Assert.Empty(await ledger.ActsAsync(files[0]));
    }

    [Fact]
    public async Task FileOfAnotherOfficer_IsNotFound_AmongTheMarked()
    {
        var file = await ledger.OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("chv.kiet").GetAsync($"/Ledger/Many?h={file}")).StatusCode);
    }

    [Fact]
    public async Task CampaignResults_AreTheSameForm_AndKeepTheCampaign()
    {
        await using var db = ledger.Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var url = $"/Campaigns/Results/{campaign}?standing=all&viec=note";
        var first = (await ledger.PageAsync("thutruong", url)).QuerySelector("input[name='Lines[0].Id']")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>
        {
            ["viec"] = "note",
            ["standing"] = "all",
            ["Input.Text"] = "Từ trang kết quả",
            ["Lines[0].Id"] = first,
            ["Lines[0].Chosen"] = "true",
        };
        Assert.Equal(HttpStatusCode.Redirect, (await ledger.As("thutruong").PostAsync($"/Campaigns/Results/{campaign}", fields, url)).StatusCode);
        Assert.Equal(campaign.Value, (await db.Acts.AsNoTracking().SingleAsync(a => a.Text == "Từ trang kết quả")).CampaignId);
    }

    [Fact]
    public async Task File_IsOpenedByHand()
    {
        var answer = await ledger.As("chv.nga").PostAsync("/Dossiers/New", NewFile("MOI-1/QĐ"));
        var page = await ledger.PageAsync("chv.nga", answer.Headers.Location!.OriginalString);
        Assert.Contains("Võ Văn Mới", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3.000.000", page.QuerySelector(".moneyline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameNumberAndDay_IsRefusedAtTheNumber()
    {
        await ledger.As("chv.nga").PostAsync("/Dossiers/New", NewFile("MOI-2/QĐ"));
        AssertFieldError(await ReadAsync(await ledger.As("chv.nga").PostAsync("/Dossiers/New", NewFile("MOI-2/QĐ"))), "Input_DocumentNo", "ACT-012");
    }

    [Fact]
    public async Task EmptyNewFile_SaysAllThatIsMissing()
    {
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync("/Dossiers/New", []));
        Assert.All(new[] { "Input_DocumentNo", "Input_DocumentOn", "Input_Debtor", "Input_Items_0__Description" }, f => AssertFieldError(page, f, "ACT-002"));
    }

    [Fact]
    public async Task WhoSeesNoFile_IsToldWhy_AndNotToImport()
    {
        await using (var db = ledger.Site.Database.Open())
        {
            var invited = new InviteUser("thuky.moi", "Thư ký mới", Role.Clerk, ledger.Head.OfficeId, null, ledger.Site.Password);
            await new InviteUserHandler(db).Handle(invited, Actor.System("Thử"));
        }

        using var clerk = await ledger.Site.SignedInAsync("thuky.moi");
        Assert.Contains("thành viên", await clerk.HtmlAsync("/"), StringComparison.Ordinal);
        var list = await clerk.HtmlAsync("/Dossiers");
        Assert.Contains("chưa ở tổ nào", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Nhập sổ hồ sơ</a> hoặc", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Dossiers/Details/{file}")]
    [InlineData("/Dossiers")]
    [InlineData("/Dossiers?campaign={campaign}&standing=completed")]
    [InlineData("/Campaigns/Score/{campaign}")]
    public async Task Page_NeedsFewQueries(string address)
    {
        var file = await ledger.OpenAsync();
        await ledger.VerifyAsync(file);
        await using var db = ledger.Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        address = address.Replace("{file}", file.ToString(), StringComparison.Ordinal).Replace("{campaign}", campaign.ToString(), StringComparison.Ordinal);
        await ledger.As("thutruong").HtmlAsync(address);
        List<string> fewest = [];
        for (var i = 0; i < Requests && (i == 0 || fewest.Count > Queries); i++)
        {
            // Work in the background only adds to what a page asks by itself.
            using var counter = new QueryCounter(ledger.Site.Database.Connection);
            await ledger.As("thutruong").HtmlAsync(address);
            fewest = i == 0 || counter.Commands.Count < fewest.Count ? counter.Commands : fewest;
        }

        Assert.True(fewest.Count <= Queries, string.Join("\n\n", fewest));
    }

    private static string Form(IEnumerable<Id<Dossier>> files, string kind) => $"/Ledger/Many?viec={kind}&" + string.Join('&', files.Select(f => $"h={f}"));

    private static Dictionary<string, string> Lines(Id<Dossier>[] files, string kind, Dictionary<string, string> fields)
    {
        fields["viec"] = kind;
        for (var i = 0; i < files.Length; i++)
        {
            (fields[$"Lines[{i}].Id"], fields[$"Lines[{i}].Chosen"]) = (files[i].ToString(), "true");
        }

        return fields;
    }

    private Dictionary<string, string> NewFile(string number) => new()
    {
        ["Input.DocumentNo"] = number,
        ["Input.DocumentOn"] = "01/09/2023",
        ["Input.Debtor"] = "Võ Văn Mới",
        ["Input.Officer"] = ledger.Officer.OfficerId!.Value.ToString(),
        ["Input.Items[0].Kind"] = nameof(ObligationKind.CourtFee),
        ["Input.Items[0].Description"] = "Án phí",
        ["Input.Items[0].Due"] = "3.000.000",
    };

    /// <summary>Counts the commands on one database, those of the site's own workers apart.</summary>
    private sealed class QueryCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly string[] OfWorkers = ["import_batches", "plan_runs", "print_jobs", "findings_renewals"];
        private readonly List<IDisposable> _subscriptions = [];
        private readonly string _connection;

        public QueryCounter(string connection)
        {
            _connection = connection;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public List<string> Commands { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData { Command: { } command, Context: { } context }
                && context.Database.GetConnectionString() == _connection && !OfWorkers.Any(w => command.CommandText.Contains(w, StringComparison.Ordinal)))
            {
                lock (Commands)
                {
                    Commands.Add(command.CommandText);
                }
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
