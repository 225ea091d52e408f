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

    private static readonly (string Url, string Roles)[] Pages =
    [
        ("/", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Identity/Password", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Dossiers", "head officer examiner clerk"),
        ("/Dossiers?handler=Xlsx", "head officer examiner clerk"),
        ("/Triage", "head officer examiner clerk"),
        ("/Triage/Group/exemption", "head officer examiner clerk"),
        ("/Triage/Group/exemption?handler=Xlsx", "head officer examiner clerk"),
        ("/Triage/Relief", "head officer examiner clerk"),
        ("/Triage/Relief?tab=after", "head officer examiner clerk"),
        ("/Triage/Relief?tab=from", "head officer examiner clerk"),
        ("/Triage/Relief?tab=batch&AsOf=31/08/2023", "head officer examiner clerk"),
        ("/Triage/Relief?handler=Xlsx&tab=batch&AsOf=31/08/2023", "head officer examiner clerk"),
        ("/Triage/Due", "head officer examiner clerk"),
        ("/Triage/Due?late=true", "head officer examiner clerk"),
        ("/Triage/Due?handler=Xlsx", "head officer examiner clerk"),
        ("/Law", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Law?q=tieu+huy", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Law/Relief", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Law/Clock", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Law/Coercion", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Law/Limitation", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Law/Payment", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Law/Money", "head officer examiner clerk accountant partner supervisor administrator"),
        ("/Rulebook", "administrator"),
        ("/Exchange", "head officer clerk"),
        ("/TaskForces", "head officer examiner clerk"),
        ("/TaskForces/Team/{force}", "head officer examiner clerk"),
        ("/TaskForces/Partners", "head officer examiner clerk"),
        ("/TaskForces/Partner/{partner}", "head officer examiner clerk"),
        ("/TaskForces/Invitations?show=all", "head officer examiner clerk"),
        ("/TaskForces/Invitations?show=open", "head officer examiner clerk"),
        ("/TaskForces/Invitation/{invitation}", "head officer examiner clerk"),
        ("/TaskForces/Letter/{letter}", "head officer examiner clerk"),
        ("/TaskForces/Letter/{letter}?handler=Ics", "head officer examiner clerk"),
        ("/phoi-hop", "partner"),
        ("/phoi-hop?handler=Ics", "partner"),
        ("/CasePlans", "head officer examiner clerk"),
        ("/CasePlans/List/{campaign}", "head officer examiner clerk"),
        ("/CasePlans/List/{campaign}?state=none", "head officer examiner clerk"),
        ("/CasePlans/Review/{campaign}", "head officer examiner clerk"),
        ("/CasePlans/Consult/{campaign}", "head officer examiner clerk"),
        ("/CasePlans/Approve/{campaign}", "head"),
        ("/CasePlans/Details/{plan}", "head officer examiner clerk"),
        ("/CasePlans/Edit/{plan}", "head officer clerk"),
        ("/CasePlans/Version/{version}", "head officer examiner clerk"),
        ("/CasePlans/Obstacles/{campaign}", "head officer examiner clerk"),
        ("/CasePlans/Settings", "head"),
        ("/Scheduling/Runs/{campaign}", "head officer examiner clerk"),
        ("/Scheduling/Board/{run}", "head officer examiner clerk"),
        ("/Scheduling/Map/{run}", "head officer examiner clerk"),
        ("/Scheduling/Travel", "head officer examiner clerk"),
        ("/Scheduling/Travel?handler=Xlsx", "head officer examiner clerk"),
        ("/Scheduling/Week?campaign={campaign}", "head officer examiner clerk"),
        ("/Scheduling/Mine", "head officer clerk partner"),
        ("/FieldWork", "head officer examiner clerk"),
        ("/FieldWork/Days/{campaign}", "head officer examiner clerk"),
        ("/FieldWork/Sheet/{campaign}", "head officer examiner clerk"),
        ("/FieldWork/Evening/{campaign}", "head officer examiner clerk"),
        ("/FieldWork/Keying/{fieldday}", "head officer clerk"),
        ("/FieldWork/Visit/{visit}", "head officer examiner clerk"),
        ("/FieldWork/Phones", "head officer examiner clerk"),
        ("/Campaigns", "head officer examiner clerk accountant supervisor"),
        ("/Campaigns/Draft", "head"),
        ("/Campaigns/Details/{campaign}", "head officer examiner clerk accountant supervisor"),
        ("/Campaigns/Score/{campaign}", "head officer examiner clerk accountant supervisor"),
        ("/Campaigns/Score/{campaign}?screen=true", "head officer examiner clerk accountant supervisor"),
        ("/Campaigns/Score/{campaign}?handler=Json", "head officer examiner clerk accountant supervisor"),
        ("/Campaigns/Score/{campaign}?handler=Xlsx", "head officer examiner clerk accountant supervisor"),
        ("/Dossiers/Record/{ownfile}", "head officer clerk"),
        ("/Dossiers/Record/{ownfile}?kind=verified", "head officer clerk"),
        ("/Dossiers/New", "head officer clerk"),
        ("/Dossiers/Cancel/{act}", "head officer clerk"),
        ("/Dossiers/Cancel/{act}?lai=true", "head officer clerk"),
        ("/Dossiers/Attachments/{act}", "head officer examiner clerk"),
        ("/Dossiers/Attachments/{act}?handler=File&file={attachment}", "head officer examiner clerk"),
        ("/Dossiers/History/{ownfile}", "head officer examiner clerk"),
        ("/ho-so/{ownfile}?viec=verified", "head officer examiner clerk"),
        ("/Ledger/Approvals", "head"),
        ("/Ledger/Many", "head officer clerk"),
        ("/Ledger/Many?h={ownfile}&viec=paid", "head officer clerk"),
        ("/Ledger/Log", "head examiner"),
        ("/Exchange/Undo/{batch}", "head"),
        ("/Reports/Tables/{campaign}", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?handler=Xlsx", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=offices", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=officers&view=year", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=officers&handler=Xlsx", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=waves", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=classes", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=movement", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=relief", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=coercion", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=open", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=partners", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Tables/{campaign}?report=lessons&handler=Xlsx", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Files/{campaign}?report=officers&table=officers&row=all&column=done", "head officer examiner clerk"),
        ("/Reports/Files/{campaign}?report=officers&table=officers&row=all&column=collected&handler=Xlsx", "head officer examiner clerk"),
        ("/Reports/Text/{campaign}?kind=weekly&asOf=13/08/2023", "head officer examiner clerk"),
        ("/Reports/Text/{campaign}?kind=final", "head officer examiner clerk"),
        ("/Reports/Forecast/{campaign}", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Forecast/{campaign}?asOf=11/08/2023", "head officer examiner clerk accountant supervisor"),
        ("/Reports/Forecast/{campaign}?handler=Xlsx", "head officer examiner clerk accountant supervisor"),
        ("/Campaigns/Results/{campaign}", "head officer clerk"),
        ("/Campaigns/Plan/{campaign}", "head"),
        ("/Campaigns/Edit/{campaign}", "head"),
        ("/Campaigns/Wave/{wave}", "head"),
        ("/Campaigns/Teams/{campaign}", "head"),
        ("/Campaigns/Files", "head"),
        ("/Campaigns/Files?h={ownfile}", "head"),
        ("/Campaigns/Close/{campaign}", "head"),
        ("/Campaigns/Reopen/{campaign}", "head"),
        ("/Campaigns/Plan/{campaign}?step=files", "head"),
        ("/Campaigns/Plan/{campaign}?step=forces", "head"),
        ("/Campaigns/Plan/{campaign}?step=targets", "head"),
        ("/Campaigns/Plan/{campaign}?step=freeze", "head"),
        ("/Campaigns/Chronogram/{campaign}", "head officer examiner clerk accountant supervisor"),
        ("/Launch/Readiness/{campaign}", "head officer examiner clerk accountant supervisor"),
        ("/Workload/Capacity/{campaign}", "head officer examiner clerk"),
        ("/Budgets", "head accountant"),
        ("/Budgets/Prices", "head accountant"),
        ("/Budgets/Estimate/{campaign}", "head accountant"),
        ("/Budgets/Estimate/{campaign}?handler=Xlsx", "head accountant"),
        ("/Budgets/Days/{campaign}", "head accountant"),
        ("/Budgets/Expenses/{campaign}", "head accountant"),
        ("/Scenarios/Compare/{campaign}", "head"),
        ("/Scenarios/Alternative/{trial}", "head"),
        ("/Evaluation/Result/{campaign}", "head officer examiner clerk"),
        ("/Evaluation/Behind/{campaign}?show=planned", "head officer examiner clerk"),
        ("/Evaluation/Behind/{campaign}?show=still&cause=no-plan", "head officer examiner clerk"),
        ("/Evaluation/Behind/{campaign}?show=results", "head officer examiner clerk"),
        ("/Evaluation/Behind/{campaign}?show=extra", "head officer examiner clerk"),
        ("/Evaluation/Samples/{campaign}", "head officer examiner clerk"),
        ("/Evaluation/Check/{check}", "head officer examiner clerk"),
        ("/Evaluation/Lessons/{campaign}", "head officer examiner clerk"),
        ("/Packages", "head"),
        ("/Packages/Export/{campaign}", "head"),
        ("/Packages/Imported/{package}", "head"),
        ("/Province", "supervisor"),
        ("/Province?year=2020", "supervisor"),
        ("/Province/Reinforcements", "head supervisor"),
        ("/Province/Grants", "head"),
        ("/Province/Files/{campaign}", "supervisor"),
        ("/Province/Files/{campaign}?q=tran", "supervisor"),
        ("/Province/File/{file}", "supervisor"),
        ("/Documents", "head officer examiner clerk accountant"),
        ("/Documents/List/{campaign}", "head officer examiner clerk accountant"),
        ("/Documents/List/{campaign}?state=Issued&kind=plan", "head officer examiner clerk accountant"),
        ("/Documents/Details/{document}", "head officer examiner clerk accountant"),
        ("/Documents/Details/{document}?handler=File", "head officer examiner clerk accountant"),
        ("/Documents/Templates", "head officer examiner clerk accountant"),
        ("/Documents/Template/plan", "head officer examiner clerk accountant"),
        ("/Documents/Template/plan?handler=File&number=0", "head officer examiner clerk accountant"),
        ("/Documents/Template/plan?handler=Preview&number=0", "head officer examiner clerk accountant"),
        ("/Documents/Letterhead", "head clerk"),
        ("/Identity/Officers", "head administrator"),
        ("/Identity/Officer/{officer}", "head administrator"),
        ("/Ledger/HandOver/{officer}", "head"),
        ("/Identity/Communes", "head administrator"),
        ("/Identity/Commune/{commune}", "head administrator"),
        ("/Merging/Reform", "head"),
        ("/Merging", "head administrator"),
        ("/Merging/Confirm?kind=Officer&from={officer}&into={officer}", "head administrator"),
        ("/Merging/Merged/{merge}", "head administrator"),
        ("/Identity/Users", "administrator"),
        ("/Identity/Account/{account}", "administrator"),
        ("/Identity/OfficePage", "administrator"),
        ("/Identity/Calendar", "administrator"),
    ];

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (role, _) in Logins)
            {
                foreach (var (url, _) in Pages)
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
        var may = Pages.First(p => p.Url == url).Roles.Split(' ').Contains(role);
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
        string[] elsewhere = ["/Status", "/Identity/SignIn", "/Identity/SignOut", "/Identity/Start", "/Exchange/Batch", "/Dossiers/Details", "/TaskForces/Answer"];
        var known = Pages.Select(p => p.Url.Split('?')[0]).Concat(elsewhere).ToList();
        Assert.All(pages, page => Assert.Contains(known, k => page == k || page == k + (k == "/" ? "Index" : "/Index") || k.StartsWith(page + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Stranger_IsSentToSignIn()
    {
        using var client = demo.Site.Anonymous();
        foreach (var (url, _) in Pages)
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
            $"/Ledger/Many?h={file.Id}", $"/Ledger/Log?campaign={campaign.Id}", $"/Exchange/Undo/{batch.Id}",
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
