using System.Net;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Exchange;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Packages;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>Every page × every role: those who may see it do, the others get 403, strangers are sent to sign in.</summary>
public sealed class AccessTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly (string Role, string Login)[] Logins =
    [
        ("head", "thutruong"), ("officer", "chv.nga"), ("examiner", "thamtravien"), ("clerk", "thuky"),
        ("accountant", "ketoan"), ("partner", "phoihop"), ("supervisor", "giamsat"), ("administrator", "quantri"),
    ];

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (role, _) in Logins)
            {
                foreach (var (url, _) in AccessTable.Pages)
                {
                    data.Add(role, url);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Page_ForEachRole(string role, string url)
    {
        var client = await demo.SignedInAsync(Logins.First(l => l.Role == role).Login);
        var answer = await client.GetAsync(Fill(url));
        var may = AccessTable.Pages.First(p => p.Url == url).Roles.Split(' ').Contains(role);
        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        if (!may)
        {
            Assert.Contains("Không được phép", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheMatrix_KnowsEveryPage()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Samples.Root, "src/CaoDiem.Web/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Where(f => System.IO.File.ReadAllText(f).StartsWith("@page", StringComparison.Ordinal))
            .Select(f => "/" + Path.GetRelativePath(Path.Combine(Samples.Root, "src/CaoDiem.Web/Pages"), f).Replace(".cshtml", "", StringComparison.Ordinal).Replace('\\', '/'));
        string[] elsewhere = ["/Status", "/Preparing", "/Identity/SignIn", "/Identity/SignOut", "/Identity/StopSeeing", "/Identity/Start",
            "/Exchange/Batch", "/Dossiers/Details", "/TaskForces/Answer"];
        var known = AccessTable.Pages.Select(p => p.Url.Split('?')[0]).Concat(elsewhere).ToList();
        Assert.All(pages, page => Assert.Contains(known, k => page == k || page == k + (k == "/" ? "Index" : "/Index") || k.StartsWith(page + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Stranger_IsSentToSignIn()
    {
        using var client = demo.Site.Anonymous();
        foreach (var (url, _) in AccessTable.Pages)
        {
            var answer = await client.GetAsync(Fill(url));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/Identity/SignIn", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OtherOffice_IsNotFound()
    {
        await using var db = demo.Site.Database.Open();
        var office = (await new AddOfficeHandler(db).Handle(new("KHAC" + Guid.CreateVersion7().ToString("N")[..8], "Đơn vị khác"), Actor.System("Thử"))).Id;
        var file = new Dossier { OfficeId = office, DecisionNo = "1/QĐ", DecisionKey = "1/qd", DecisionDate = new(2023, 1, 1) };
        var campaign = new Campaign { OfficeId = office, Name = "Khác", PlanNo = "1" };
        campaign.SetPeriod(new(new(2023, 7, 1), new(2023, 9, 30)));
        var batch = new ImportBatch { OfficeId = office, Kind = ImportKind.Register, FileName = "x", UploadedAt = DateTime.UnixEpoch, UploadedBy = "x", AsOf = new(2023, 1, 1), State = ImportState.Cancelled };
        db.Begin("Thử", Actor.System("Thử"));
        db.AddRange(file, campaign, batch);
        var leader = Officer.Of(office, "Người Dẫn");
        var force = new TaskForce { OfficeId = office, Name = "Tổ khác", LeaderId = leader.Id };
        var partner = new Partner { OfficeId = office };
        partner.Describe(PartnerKind.Police, "Công an khác", null, null, 1, WeekdaySet.Working);
        var invitation = new Invitation { OfficeId = office, TaskForceId = force.Id, PartnerId = partner.Id, Letter = Guid.CreateVersion7(), Purpose = "X", Asked = "Y" };
        invitation.Schedule(new(2023, 10, 2), new(8, 0), new(9, 0), "Z");
        var plan = new CasePlan { OfficeId = office, CampaignId = campaign.Id, DossierId = file.Id, TaskForceId = null, OfficerId = null, CommuneId = null, Groups = "review", Required = true, RequiredWhy = "" };
        var day = new FieldDay { OfficeId = office, CampaignId = campaign.Id, TaskForceId = force.Id, Day = new(2023, 7, 3) };
        var check = new SampleCheck { OfficeId = office, CampaignId = campaign.Id, Seed = 1, DrawnOn = new(2023, 9, 1), DrawnBy = "X", CompletedFiles = 1, TerminatedFiles = 0, ReclassifiedFiles = 0 };
        var package = new PackageImport { OfficeId = office, CampaignId = campaign.Id, FileName = "x", Hash = "", Format = "1.0", Signer = "", ImportedOn = new(2023, 9, 1), ImportedBy = "X", Report = "", Reading = "{}" };
        var paper = new IssuedDocument { OfficeId = office, CampaignId = campaign.Id, Kind = "final-report", Subject = "", SubjectName = "", DraftedBy = "X", DraftedAt = DateTime.UnixEpoch };
        var job = new PrintJob { OfficeId = office, CampaignId = campaign.Id, Kind = "case-plan", AsOf = new(2023, 7, 1), RequestedAt = DateTime.UnixEpoch, RequestedBy = "X", State = PrintJobState.Done };
        db.AddRange(leader, force, partner, invitation, plan, day, check, package, paper, job);
        await db.SaveChangesAsync();
        var note = new ActEntry(ActKind.Note, new(2023, 2, 1)) { Text = "Ghi chú", Unguarded = true };
        var noted = await new RecordActsHandler(db).Handle(
            new RecordActs([new(file.Id, note) { Files = [SampleFiles.Scan()] }]), Actor.ForOffice(office, "Thử"));
        var (act, attachment) = (noted[0].Id, noted[0].Files.Added[0].Id);
        using var client = await demo.Site.SignedInAsync("thutruong");
        foreach (var url in new[]
        {
            $"/Dossiers/Details/{file.Id}", $"/Campaigns/Details/{campaign.Id}", $"/Campaigns/Score/{campaign.Id}", $"/Campaigns/Score/{campaign.Id}?handler=Json",
            $"/Dossiers/Record/{file.Id}", $"/ho-so/{file.Id}", $"/Dossiers/History/{file.Id}", $"/Dossiers/Cancel/{Guid.CreateVersion7()}",
            $"/Dossiers/Attachments/{act}", $"/Dossiers/Attachments/{act}?handler=File&file={attachment}",
            $"/Dossiers/Attachments/{demo.Records["{act}"]}?handler=File&file={attachment}",
            $"/Identity/Officer/{leader.Id}", $"/Ledger/HandOver/{leader.Id}", $"/Merging/Merged/{Guid.CreateVersion7()}",
                $"/Identity/Commune/{Guid.CreateVersion7()}",
            $"/Persons/Same/{file.Id}", $"/Persons/Details/{Guid.CreateVersion7()}", $"/Ledger/Many?h={file.Id}", $"/Ledger/Log?campaign={campaign.Id}", $"/Exchange/Undo/{batch.Id}",
            $"/Reports/Tables/{campaign.Id}", $"/Reports/Files/{campaign.Id}?report=officers&table=officers&row=all&column=done", $"/Reports/Text/{campaign.Id}", $"/Reports/Forecast/{campaign.Id}",
            $"/Reports/Tables/{demo.Campaign}?report=khong", $"/Reports/Files/{demo.Campaign}?report=officers&table=officers&row=x&column=done", $"/Reports/Files/{demo.Campaign}?report=officers&table=officers&row=all&column=rate",
            $"/Campaigns/Plan/{campaign.Id}", $"/Campaigns/Files?h={file.Id}", $"/Campaigns/Edit/{campaign.Id}", $"/Campaigns/Teams/{campaign.Id}", $"/Campaigns/Wave/{Guid.CreateVersion7()}", $"/Campaigns/Close/{campaign.Id}", $"/Campaigns/Reopen/{campaign.Id}", $"/Campaigns/Chronogram/{campaign.Id}", $"/Launch/Readiness/{campaign.Id}", $"/Workload/Capacity/{campaign.Id}",
            $"/Budgets/Estimate/{campaign.Id}", $"/Budgets/Expenses/{campaign.Id}", $"/Scenarios/Compare/{campaign.Id}", $"/Scenarios/Alternative/{demo.Records["{run}"]}", $"/Budgets/Days/{campaign.Id}", $"/Budgets/Days/{demo.Campaign}?line={campaign.Id}", $"/Scheduling/Mine?person={campaign.Id}", $"/Budgets/Estimate/{demo.Campaign}?version=9",
            $"/TaskForces/Team/{force.Id}", $"/TaskForces/Partner/{partner.Id}", $"/TaskForces/Invitation/{invitation.Id}", $"/TaskForces/Letter/{invitation.Letter}",
            $"/CasePlans/List/{campaign.Id}", $"/CasePlans/Review/{campaign.Id}", $"/CasePlans/Consult/{campaign.Id}", $"/CasePlans/Approve/{campaign.Id}", $"/CasePlans/Obstacles/{campaign.Id}",
            $"/CasePlans/Details/{plan.Id}", $"/CasePlans/Edit/{plan.Id}", $"/CasePlans/Version/{Guid.CreateVersion7()}",
            $"/FieldWork/Days/{campaign.Id}", $"/FieldWork/Sheet/{campaign.Id}", $"/FieldWork/Evening/{campaign.Id}", $"/FieldWork/Keying/{day.Id}", $"/FieldWork/Visit/{Guid.CreateVersion7()}",
            $"/Evaluation/Result/{campaign.Id}", $"/Evaluation/Behind/{campaign.Id}", $"/Evaluation/Samples/{campaign.Id}", $"/Evaluation/Lessons/{campaign.Id}", $"/Evaluation/Check/{check.Id}",
            $"/Packages/Export/{campaign.Id}", $"/Packages/Imported/{package.Id}",
            $"/Documents/List/{campaign.Id}", $"/Documents/Details/{paper.Id}", $"/Documents/Details/{paper.Id}?handler=File", $"/Documents/Details/{paper.Id}?handler=Pdf", $"/Documents/List/{demo.Campaign}?handler=Print&job={job.Id}", "/Documents/Template/khong-co", "/Documents/Template/plan?handler=File&number=7",
            $"/Campaigns/Results/{campaign.Id}", $"/Exchange/Batch/{batch.Id}", $"/Exchange/Batch/{batch.Id}?handler=Copy", "/Triage/Group/khongco", "/khong-co",
        })
        {
            var answer = await client.GetAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("Không tìm thấy", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Người Khác", await client.HtmlAsync("/Dossiers?q=nguoi+khac"), StringComparison.Ordinal);
        using var officer = await demo.Site.SignedInAsync("chv.kiet");
        var foreign = await db.Dossiers.Where(d => d.OfficeId != office).Join(db.Officers.Where(o => o.Name == "Lê Minh Khánh"), d => d.OfficerId, o => o.Id, (d, o) => d.Id).FirstAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/Dossiers/Details/{foreign}")).StatusCode);
    }

    [Fact]
    public async Task Supervisor_SeesNumbers_NotFiles()
    {
        using var client = await demo.Site.SignedInAsync("giamsat");
        var html = await client.HtmlAsync($"/Campaigns/Score/{demo.Campaign}");
        Assert.Contains("4.048.290.889", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/Dossiers?campaign", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/Dossiers/Details/{demo.File}")).StatusCode);
    }

    [Fact]
    public async Task Answers_CarryStrictHeaders_AndNothingForeign()
    {
        using var client = await demo.Site.SignedInAsync("thutruong");
        var answer = await client.GetAsync("/Dossiers");
        Assert.StartsWith("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
    }

    private string Fill(string url) => demo.Records.Aggregate(url, (filled, record) => filled.Replace(record.Key, record.Value, StringComparison.Ordinal));
}
