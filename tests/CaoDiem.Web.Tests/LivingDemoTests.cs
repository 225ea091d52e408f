using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>The living demonstration on one day, made once for the tests that look at it.</summary>
public sealed class LivingSite : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 11, 18);

    private readonly Dictionary<string, PageClient> _clients = [];

    public TestSite Site { get; private set; } = null!;

    public Campaign Running { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.IsPostgres)
        {
            return;
        }

        Site = await TestSite.StartLivingAsync(Today);
        await using var db = Site.Database.Open();
        var office = await db.Offices.SingleAsync(o => o.Code == "VH-KV3");
        Running = await db.Campaigns.SingleAsync(c => c.OfficeId == office.Id);
    }

    /// <summary>A page as the account sees it.</summary>
    public async Task<string> SeeAsync(string login, string url)
    {
        if (!_clients.TryGetValue(login, out var client))
        {
            client = _clients[login] = await Site.SignedInAsync(login);
        }

        return await client.HtmlAsync(url.Replace("{campaign}", Running.Id.ToString(), StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        if (Site is not null)
        {
            await Site.DisposeAsync();
        }
    }
}

/// <summary>What every role finds in the living demonstration; that the same day makes the same one; that 2023 stays what it was.</summary>
public sealed partial class LivingDemoTests(LivingSite living) : IClassFixture<LivingSite>
{
    private const string Embedded = "The demonstration runs on the embedded database.";

    private const string Head = "truongphong";
    private const int FilesOfMain = 600;

    public static bool OnServer => TestDatabase.IsPostgres;

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task ARunningCampaign_IsInItsSixthWeekOfThirteen_WithThreeWavesThreeTeamsAndSixHundredFiles()
    {
        await using var db = living.Site.Database.Open();
        var (office, id) = (living.Running.OfficeId, living.Running.Id);
        Assert.Equal(CampaignState.Running, living.Running.State);
        Assert.Equal(5, (LivingSite.Today.DayNumber - living.Running.From.DayNumber) / 7);
        Assert.Equal(13 * 7, living.Running.Period.Days);
        Assert.Equal(3, await db.Waves.CountAsync(w => w.OfficeId == office && w.CampaignId == id));
        Assert.Equal(3, await db.CampaignTaskForces.CountAsync(t => t.OfficeId == office && t.CampaignId == id));
        Assert.Equal(FilesOfMain, await db.BaselineFiles.CountAsync(b => b.OfficeId == office && b.CampaignId == id));
    }

    [Theory(Skip = Embedded, SkipWhen = nameof(OnServer))]
    [InlineData(Head, "/", "Việc cần làm theo nhóm")]
    [InlineData(Head, "/CasePlans/Approve/{campaign}", "name=\"chosen\"")]
    [InlineData(Head, "/Ledger/Approvals", "name=\"acts\"")]
    [InlineData(Head, "/CasePlans/Obstacles/{campaign}", "name=\"obstacle\"")]
    [InlineData(Head, "/FieldWork/Evening/{campaign}", "name=\"visit\"")]
    [InlineData(Head, "/TaskForces/Invitations?show=open", "/TaskForces/Invitation/")]
    [InlineData(Head, "/Province/Reinforcements", "Tăng cường cho đợt cưỡng chế")]
    [InlineData("chv.hanh", "/", "Việc cần làm theo nhóm")]
    [InlineData("chv.hanh", "/Scheduling/Mine", "/Dossiers/Details/")]
    [InlineData("chv.tuan", "/Dossiers", "/Dossiers/Details/")]
    [InlineData("chv.dung", "/FieldWork/Sheet/{campaign}", "/QĐ-THADS")]
    [InlineData("thuky.kv3", "/FieldWork/Days/{campaign}", "/FieldWork/Keying/")]
    [InlineData("thamtra.kv3", "/Ledger/Log", "/QĐ-THADS")]
    [InlineData("ketoan.kv3", "/Budgets/Expenses/{campaign}", "PC 001")]
    [InlineData("congan.kv3", "/phoi-hop", "Đã nhận lời")]
    [InlineData("giamsat.vinhhau", "/Province/Reinforcements", "Tăng cường cho đợt cưỡng chế")]
    [InlineData("quantri.kv3", "/Identity/Users", "truongphong")]
    public async Task EveryRole_FindsSomethingTrue(string login, string url, string there) =>
        Assert.Contains(there, await living.SeeAsync(login, url), StringComparison.Ordinal);

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task TheBoard_ShowsVisitsOfThisWeekAndTheNext()
    {
        await using var db = living.Site.Database.Open();
        var run = await db.PlanRuns.SingleAsync(r => r.CampaignId == living.Running.Id && r.State == Scheduling.PlanRunState.Accepted);
        foreach (var monday in new[] { Weeks.Monday(LivingSite.Today), Weeks.Monday(LivingSite.Today).AddDays(7) })
        {
            var html = await living.SeeAsync(Head, $"/Scheduling/Board/{run.Id}?week={monday:yyyy-MM-dd}");
            Assert.InRange(Steps().Count(html), 5, int.MaxValue);
        }
    }

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task TheProvince_RanksFourOffices()
    {
        var html = await living.SeeAsync("giamsat.vinhhau", "/Province");
        foreach (var number in new[] { 1, 2, 3, 4 })
        {
            Assert.Contains($"khu vực {number} – Vĩnh Hậu", html, StringComparison.Ordinal);
        }

        await using var db = living.Site.Database.Open();
        var supervisor = await db.Users.SingleAsync(u => u.Login == "giamsat.vinhhau");
        var overview = await Province.ProvinceOverview.LoadAsync(
            db, new(supervisor.Id, supervisor.Name, supervisor.OfficeId, supervisor.Role, null, supervisor.Province), 2027);
        Assert.Equal([1, 2, 3, 4], overview.Rows.Select(r => r.RankCases!.Value));
        Assert.All(overview.Rows, r => Assert.True(r.Figures.Completed > 0 && r.Figures.Collected > 0, r.Office.Code));
    }

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task TheField_KnowsEveryKindOfResult_SkippedStopsPhotosAndPromisesKeptAndBroken()
    {
        await using var db = living.Site.Database.Open();
        var visits = await db.Visits.AsNoTracking().Where(v => v.CampaignId == living.Running.Id).ToListAsync();
        Assert.Empty(visits.Where(v => v.State != VisitState.Accepted).Select(v => v.Refusal));
        foreach (var kind in new[]
        {
            VisitKind.Met, VisitKind.Absent, VisitKind.Refused, VisitKind.Promised, VisitKind.Paid, VisitKind.AssetFound,
                VisitKind.Reclassify,
        })
        {
            Assert.Contains(visits, v => v.Kind == kind);
        }

        Assert.True(await db.FieldStops.AnyAsync(s => s.Skipped != null));
        Assert.True(await db.Attachments.CountAsync(a => a.Received == a.Length) > 20);
        var promises = visits.Where(v => v.PromisedOn < LivingSite.Today).ToList();
        var files = promises.Select(p => p.DossierId).ToList();
        var paid = await db.Acts.AsNoTracking().Where(a => files.Contains(a.DossierId) && a.Kind == ActKind.Paid).ToListAsync();
        var kept = promises.Count(p => paid.Exists(a => a.DossierId == p.DossierId && a.On == p.PromisedOn));
        Assert.InRange(kept, 1, promises.Count - 1);
    }

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task PartnersRefusedTwice_AWrongReceiptIsCancelledAndReplaced_ReportsAreIssued()
    {
        await using var db = living.Site.Database.Open();
        var office = living.Running.OfficeId;
        Assert.Equal(2, await db.Invitations.CountAsync(i => i.OfficeId == office && i.State == InvitationState.Refused));
        var wrong = await db.Acts.SingleAsync(a => a.OfficeId == office && a.CancelledAt != null);
        Assert.Equal(ActKind.Paid, wrong.Kind);
        Assert.True(await db.Acts.AnyAsync(a => a.OfficeId == office && a.DossierId == wrong.DossierId && a.Kind == ActKind.Paid
            && a.CancelledAt == null
            && a.ReceiptNo == wrong.ReceiptNo));
        Assert.Equal(5, await db.IssuedDocuments.CountAsync(d => d.OfficeId == office && d.Kind == "weekly-report"
            && d.State == Documents.DocumentState.Issued));
        Assert.True(await db.Obstacles.CountAsync(o => o.OfficeId == office) >= 4);
    }

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task NothingIsRecorded_AfterTheDayOfTheDemonstration()
    {
        await using var db = living.Site.Database.Open();
        var night = OfficeTime.DayOf(db.Time.GetUtcNow().UtcDateTime);
        Assert.Equal(LivingSite.Today, night);
        Assert.True(OfficeTime.DayOf(await db.Acts.MaxAsync(a => a.RecordedAt)) < LivingSite.Today);
        Assert.True(OfficeTime.DayOf(await db.Visits.MaxAsync(v => v.ReceivedAt)) < LivingSite.Today);
    }

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task TheCampaignOf2023_IsClosedAndEvaluated_AndStillGives420And39And2And17And2()
    {
        await using var db = living.Site.Database.Open();
        var office = await db.Offices.SingleAsync(o => o.Code == SetUpDemoHandler.OfficeCode);
        var campaign = await db.Campaigns.SingleAsync(c => c.OfficeId == office.Id);
        Assert.Equal(CampaignState.Closed, campaign.State);
        Assert.True(await db.SampleChecks.AnyAsync(s => s.CampaignId == campaign.Id && s.State == Evaluation.SampleState.Concluded));
        Assert.Equal(3, await db.Lessons.CountAsync(l => l.CampaignId == campaign.Id));
        var total = (await new ScoreboardQuery(db).RunAsync(campaign.Id, Actor.ForOffice(office.Id, "Kiểm thử"), campaign.To)).Total;
        Assert.Equal((420, 39, 2, 17, 2),
            (total.Reviewed, total.Completed, total.Terminated, total.ExemptionDossiers, total.ReductionDossiers));
    }

    [Fact(Skip = Embedded, SkipWhen = nameof(OnServer))]
    public async Task TheSameDay_GivesTheSameDemonstration()
    {
        if (TestDatabase.IsPostgres)
        {
            return; // what is made does not depend on the engine; once is enough of the dearest test
        }

        await using var again = await TestDatabase.NothingAsync(LivingSite.Today);
        await TestSite.MakeLivingAsync(again, LivingSite.Today);
        await using var first = living.Site.Database.Open();
        await using var second = again.Open();
        Assert.Equal(await PrintAsync(first), await PrintAsync(second));
    }

    // Every act, visit and assignment of the living offices by what a person reads of it, not by its key.
    private static async Task<string> PrintAsync(AppDb db)
    {
        var acts = await db.Acts.AsNoTracking()
            .Join(db.Dossiers, a => a.DossierId, d => d.Id, (a, d) => new { a, d.DecisionNo, d.DecisionDate, d.DebtorName }).ToListAsync();
        var lines = acts.Where(x => x.a.On.Year > 2023).Select(x =>
            $"{x.DecisionNo} {x.DecisionDate:O} {x.DebtorName} {x.a.Kind} {x.a.On:O} {x.a.Stage} {x.a.Amount} {x.a.ReceiptNo} {x.a.DocumentNo} "
            + $"{x.a.RecordedBy} {x.a.RecordedAt:O}").ToList();
        var planned = await db.TeamRoutes.AsNoTracking().Where(r => r.Day.Year > 2023)
            .SelectMany(r => r.Assignments, (r, a) => new { r.Day, a.No, a.Start, a.DossierId, r.TaskForceId })
            .Join(db.Dossiers, r => r.DossierId, d => d.Id, (r, d) => new { r.Day, r.No, r.Start, r.TaskForceId, d.DecisionNo })
            .Join(db.TaskForces, r => r.TaskForceId, t => t.Id, (r, t) => new { r.Day, r.No, r.Start, t.Name, r.DecisionNo }).ToListAsync();
        lines.AddRange(planned.Select(p => $"{p.Day:O} {p.Name} {p.No} {p.Start} {p.DecisionNo}"));
        lines.Sort(StringComparer.Ordinal);
        return $"{lines.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
    }

    [GeneratedRegex("data-pinned=\"")]
    private static partial Regex Steps();
}
