using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>One running site for the tests of the ledger's pages; each test opens a file of its own.</summary>
public sealed class LedgerSite : IAsyncLifetime
{
    private static int _number;
    private readonly Dictionary<string, PageClient> _clients = [];

    public TestSite Site { get; private set; } = null!;

    /// <summary>The day on which the tests take place.</summary>
    public static DateOnly Today { get; } = new(2023, 9, 30);

    public Actor Head { get; private set; } = null!;

    public Actor Officer { get; private set; } = null!;

    public PageClient As(string login) => _clients[login];

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        foreach (var login in new[] { "thutruong", "chv.nga", "chv.kiet", "thamtravien" })
        {
            _clients[login] = await Site.SignedInAsync(login);
        }

        await using var db = Site.Database.Open();
        Head = await ActorAsync(db, "thutruong");
        Officer = await ActorAsync(db, "chv.nga");
    }

    /// <summary>A file of the officer who signs in as chv.nga, with one item of five million; her team's communes have no part in it.</summary>
    public async Task<Id<Dossier>> OpenAsync(string debtor = "Nguyễn Văn Mẫu", ObligationKind kind = ObligationKind.CourtFee, long due = 5_000_000)
    {
        await using var db = Site.Database.Open();
        var detail = new ActDetail { Debtor = debtor, Items = [new(kind, "Án phí dân sự", due)], Officer = Officer.OfficerId!.Value.Value, Hamlet = "Ấp 1" };
        var command = new OpenDossier($"T{Interlocked.Increment(ref _number)}/QĐ-THADS", new(2023, 7, 3), detail);
        return (await new OpenDossierHandler(db).Handle(command, Head)).DossierId;
    }

    public async Task<ActRecorded> RecordAsync(Id<Dossier> file, ActEntry entry, Actor? by = null, Actor? approvedBy = null)
    {
        await using var db = Site.Database.Open();
        return await new RecordActsHandler(db).Handle(file, entry, by ?? Officer, approvedBy);
    }

    public Task<ActRecorded> VerifyAsync(Id<Dossier> file, Means means = Means.None) =>
        RecordAsync(file, new(ActKind.Verified, Today) { Means = means, Text = "Không có tài sản, ở nhờ" });

    /// <summary>The acts of a file, oldest first, without its opening.</summary>
    public async Task<IReadOnlyList<Act>> ActsAsync(Id<Dossier> file)
    {
        await using var db = Site.Database.Open();
        return await db.Acts.AsNoTracking().Where(a => a.DossierId == file && a.Kind != ActKind.Opened).OrderBy(a => a.Turn).ToListAsync();
    }

    public async Task<Dossier> FileAsync(Id<Dossier> file)
    {
        await using var db = Site.Database.Open();
        return await db.Dossiers.AsNoTracking().Include(d => d.Obligations).SingleAsync(d => d.Id == file);
    }

    /// <summary>Posts the form of a kind for a file.</summary>
    public Task<HttpResponseMessage> PostAsync(string login, Id<Dossier> file, string kind, Dictionary<string, string> fields)
    {
        fields["kind"] = kind;
        return As(login).PostAsync($"/Dossiers/Record/{file}", fields, $"/Dossiers/Record/{file}?kind={kind}");
    }

    public async Task<IHtmlDocument> PageAsync(string login, string url) => new HtmlParser().ParseDocument(await As(login).HtmlAsync(url));

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>An error in the summary that leads to the field, and the same words beside the field.</summary>
    public static void AssertFieldError(IHtmlDocument page, string id, string text)
    {
        var box = page.GetElementById(id);
        Assert.NotNull(box);
        Assert.Contains(page.QuerySelectorAll(".errors a"), a => a.GetAttribute("href") == "#" + id && a.TextContent.Contains(text, StringComparison.Ordinal));
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Contains(text, page.GetElementById(id + "-error")!.TextContent, StringComparison.Ordinal);
    }

    public static string Value(IHtmlDocument page, string id) => page.GetElementById(id) switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => throw new InvalidOperationException($"No field {id}."),
    };

    public ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        return Site.DisposeAsync();
    }

    private static async Task<Actor> ActorAsync(AppDb db, string login)
    {
        var user = await db.Users.SingleAsync(u => u.Login == login);
        return new(user.Id, user.Name, user.OfficeId, user.Role, user.OfficerId);
    }
}
