using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Database;

/// <summary>The office of 0.3 after its upgrade: every file as it was, its facts as acts, its campaigns with the same results.</summary>
public sealed class UpgradedOfficeTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caodiem-upgraded").FullName;
    private TestDatabase _database = null!;
    private DatabaseStarted _started = null!;
    private AppDb _db = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Fixtures.Open03Async();
        _db = _database.Open();
        _started = await DatabaseStart.MigrateAsync(_db, new() { BackupFolder = _folder }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task EveryFile_StandsAsItStood()
    {
        var files = await _db.Dossiers.AsNoTracking().Include(d => d.Obligations).ToDictionaryAsync(d => (d.DecisionNo, $"{d.DecisionDate:yyyy-MM-dd}"));
        foreach (var truth in Truths("files"))
        {
            var file = files[(Text(truth, "decisionNo")!, Text(truth, "decisionDate")!)];
            var name = file.DecisionNo;
            if (file.State.ToString() != Text(truth, "state"))
            {
                AssertOverruled(truth, file);
                continue;
            }

            Assert.Equal((name, Long(truth, "due"), Remaining(truth)), (name, file.Due.Amount, file.Remaining.Amount));
            Assert.Equal((name, Text(truth, "means")), (name, file.Means.ToString()));
            Assert.Equal((name, Text(truth, "lastVerifiedOn")), (name, Day(file.LastVerifiedOn)));
            // 0.3 kept the day of a decision that no longer holds.
            var held = file.State is DossierState.NotEnforceable or DossierState.SeparateLedger ? Text(truth, "notEnforceableOn") : null;
            Assert.Equal((name, held), (name, Day(file.NotEnforceableOn)));
        }
    }

    [Fact]
    public async Task EveryFactOfTheOldTables_IsOneAct_OrListed()
    {
        var acts = await _db.Acts.AsNoTracking().ToListAsync();
        var decisions = await _db.Dossiers.AsNoTracking().ToDictionaryAsync(d => d.Id, d => (d.DecisionNo, Day(d.DecisionDate)));
        var of = acts.ToLookup(a => decisions[a.DossierId]);
        Assert.All(acts.GroupBy(a => a.DossierId), g => Assert.Single(g, a => a.Kind == ActKind.Opened));
        foreach (var truth in Truths("files"))
        {
            var (name, own) = (Text(truth, "decisionNo")!, of[(Text(truth, "decisionNo")!, Text(truth, "decisionDate"))].ToList());
            var paid = own.Where(a => a.Kind is ActKind.Paid or ActKind.Refunded && !a.IsStatement).Select(a => (Day(a.On), a.Amount.Amount)).Order();
            Assert.Equal(Sorted(truth, "payments", p => (Text(p, "on"), Long(p, "amount"))), paid);
            var verified = own.Where(a => a.Kind == ActKind.Verified).Select(a => (Day(a.On), a.Text)).Order();
            Assert.Equal(Sorted(truth, "verifications", v => (Text(v, "on"), Text(v, "text"))), verified);
            var listed = IsTroubled(truth) || Remaining(truth) != Long(truth, "remaining");
            Assert.True(!listed || own.Exists(a => a.Stage == ActStage.Conflict), $"{name}: its trouble is not listed.");
        }
    }

    [Fact]
    public async Task EveryCampaign_HasTheResultsThatItHad()
    {
        var campaigns = await _db.Campaigns.AsNoTracking().ToDictionaryAsync(c => c.PlanNo!);
        foreach (var truth in Truths("campaigns"))
        {
            var campaign = campaigns[Text(truth, "number")!];
            foreach (var score in truth.GetProperty("scores").EnumerateObject())
            {
                var day = DateOnly.ParseExact(score.Name, "yyyy-MM-dd");
                var board = await new ScoreboardQuery(_db).RunAsync(campaign.Id, Actor.ForOffice(campaign.OfficeId, "Thử"), day);
                foreach (var code in new[] { "files", "completed", "terminated", "exemptionDossiers", "reductionDossiers" })
                {
                    Assert.Equal((campaign.Name, score.Name, code, Long(score.Value, code)), (campaign.Name, score.Name, code, board.Total[code]));
                }

                var (money, files) = Troubles(campaign.From, day);
                Assert.Equal((score.Name, Long(score.Value.GetProperty("money"), "collected") + money), (score.Name, board.Total.Collected));
                Assert.Equal((score.Name, Long(score.Value, "partial") + files), (score.Name, board.Total[Figures.Partial.Code]));
            }
        }
    }

    [Fact]
    public async Task EveryFrozenCampaign_KeepsTheAreasItHad()
    {
        var had = await _db.CampaignTaskForces.Join(_db.TaskForceCommunes, l => l.TaskForceId, c => c.TaskForceId, (l, c) => new { l.CampaignId, c.CommuneId, c.TaskForceId })
            .Where(a => _db.BaselineFiles.Any(b => b.CampaignId == a.CampaignId)).ToListAsync();
        var kept = await _db.CampaignAreas.AsNoTracking().ToListAsync();
        Assert.NotEmpty(had);
        Assert.Equal(
            had.Select(a => $"{a.CampaignId} {a.CommuneId} {a.TaskForceId}").Order(),
            kept.Where(a => a.From is null).Select(a => $"{a.CampaignId} {a.CommuneId} {a.TaskForceId}").Order());
        Assert.Equal(kept.Count, kept.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public async Task Upgraded_WithWordsAboutIt_OnlyOnce()
    {
        Assert.Contains("Đã chuyển 118 hồ sơ sang sổ diễn biến", _started.Message, StringComparison.Ordinal);
        var acts = await _db.Acts.CountAsync();
        await using var again = _database.Open();
        Assert.Empty((await DatabaseStart.MigrateAsync(again, new() { BackupFolder = _folder }, TestContext.Current.CancellationToken)).Notes);
        Assert.Equal(acts, await again.Acts.CountAsync());
    }

    // A register stated an earlier state over a later act of the office: the act wins, and it is listed.
    private void AssertOverruled(JsonElement truth, Dossier file)
    {
        var later = truth.GetProperty("results").EnumerateArray().Last(r => Text(r, "kind") is "Enforceable" or "NotEnforceable");
        Assert.True(string.CompareOrdinal(Text(later, "on"), Text(truth, "stateOn")) > 0, file.DecisionNo);
        Assert.Equal(file.State == DossierState.Enforcing ? "Enforceable" : "NotEnforceable", Text(later, "kind"));
        Assert.True(_db.Acts.Any(a => a.DossierId == file.Id && a.Stage == ActStage.Conflict), file.DecisionNo);
    }

    // A second register that stated less than the receipts of the office overwrote the total; the receipts hold, and it is listed.
    private static long Remaining(JsonElement file)
    {
        var receipts = file.GetProperty("payments").EnumerateArray().Sum(p => Long(p, "amount"));
        return receipts > Long(file, "paid") ? Long(file, "due") - receipts : Long(file, "remaining");
    }

    // 0.3 counted results; what counts now is money with its receipt. They differ where result and payment do not fit.
    private static (long Money, long Files) Troubles(DateOnly from, DateOnly to)
    {
        bool Within(JsonElement of) => Text(of, "on") is { } on && string.CompareOrdinal(on, Day(from)) >= 0 && string.CompareOrdinal(on, Day(to)) <= 0;
        long Sum(JsonElement file, string what) => file.GetProperty(what).EnumerateArray().Where(Within).Sum(x => Long(x, "amount"));
        var troubled = Truths("files").Where(IsTroubled).Select(f => (Now: Sum(f, "payments"), Then: Sum(f, "results"))).ToList();
        return (troubled.Sum(t => t.Now - t.Then), troubled.Sum(t => Math.Sign(t.Now) - Math.Sign(t.Then)));
    }

    private static bool IsTroubled(JsonElement file) => file.GetProperty("stories").EnumerateArray()
        .Any(s => s.GetString()!.StartsWith("trouble:", StringComparison.Ordinal));

    private static JsonElement.ArrayEnumerator Truths(string what) => Fixtures.Truth03.GetProperty(what).EnumerateArray();

    private static IEnumerable<T> Sorted<T>(JsonElement file, string what, Func<JsonElement, T> read) =>
        file.GetProperty(what).EnumerateArray().Select(read).Order();

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static long Long(JsonElement element, string member) => element.GetProperty(member).GetInt64();

    private static string? Day(DateOnly? day) => day is { } some ? $"{some:yyyy-MM-dd}" : null;
}
