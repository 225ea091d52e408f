using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Exchange;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Packages;
using CaoDiem.Province;
using CaoDiem.Scenarios;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit.Builders;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>Every page, for a role that may see it, on a desk, on a phone and at the narrowest width.</summary>
public sealed class EveryPageTests : BrowserTest
{
    private static readonly (int Width, int Height, string Suffix)[] Sizes = [(1366, 768, ""), (390, 844, "-phone"), (320, 640, "-320")];

    // One decision with a court fee, a fine, exhibits to destroy and goods to confiscate: four findings.
    private static async Task<Id<Dossier>> FourFindingsAsync(AppDb db)
    {
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        var file = await db.Dossiers.FirstAsync(d => d.State == DossierState.NotEnforceable && d.ObligationKind == ObligationKind.CourtFee && db.TriageFindings.Any(f => f.DossierId == d.Id && f.Group == WorkGroup.Exemption));
        var record = new RecordActsHandler(db);
        foreach (var item in new ItemContent[]
        {
            new(ObligationKind.Fine, "Phạt sung quỹ nhà nước", 81_000_000), new(ObligationKind.Destruction, "Tiêu hủy 02 con dao", 0),
            new(ObligationKind.Confiscation, "Tịch thu 01 điện thoại", 0),
        })
        {
            await record.Handle(file.Id, new(ActKind.ItemAdded, new(2023, 9, 30)) { Reason = "Thử", Detail = new() { Items = [item] } }, head);
        }

        await new TriageDossiersHandler(db).Handle(new(new(2023, 9, 30)), head);
        return file.Id;
    }

    // The comparison that the page offers, planned.
    private async Task<Id<PlanRun>> TrialsAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        await new CompareVariantsHandler(db).Handle(
            new(campaign.Id,
            [
                new("Như kế hoạch", 0, campaign.From, campaign.To, 0, null), new("Một đợt", 1, campaign.From, campaign.To, 0, null),
                new("Ba đợt từ tháng 1", 3, new(2023, 1, 1), campaign.To, 0, null), new("Như kế hoạch, thêm 2 người", 0, campaign.From, campaign.To, 2, null),
            ], 1), Actor.ForOffice(campaign.OfficeId, "Thử"));
        await Site.PlannedAsync();
        return await db.PlanRuns.Where(r => r.Trial != null).OrderBy(r => r.RequestedAt).Select(r => r.Id).LastAsync();
    }

    // A check that is under way, lessons, a package taken in, a second office, an officer on his way to it, a grant.
    private static async Task<(Id<SampleCheck> Check, Id<PackageImport> Package, Id<Campaign> Next)> EvaluationAsync(AppDb db, Id<Campaign> campaign)
    {
        db.ChangeTracker.Clear();
        var office = (await db.Offices.SingleAsync()).Id;
        var (head, supervisor) = (Actor.ForOffice(office, "Thử"), (await db.Users.SingleAsync(u => u.Login == "giamsat")).ToActor());
        var check = await new DrawSampleHandler(db).Handle(new DrawSample(campaign, 20230930, 8), new(null, "Thẩm tra viên", office, Role.Examiner));
        var item = await db.SampleItems.OrderBy(i => i.No).FirstAsync();
        await new DrawSampleHandler(db).Handle(new JudgeSample(check, item.Id, SampleVerdict.Fail, FailReason.NoReceipt, "Thiếu biên lai lần thứ hai"), new(null, "Thẩm tra viên", office, Role.Examiner));
        var lessons = new RecordLessonHandler(db);
        await lessons.Handle(new RecordLesson(campaign, "Nhiều việc dồn vào tháng cuối, các tổ quá tải", "Chia thành hai đợt, đợt một bắt đầu sớm hơn một tháng", LessonSubject.Wave, "Đợt 1", LessonSource.Evaluation), head);
        await lessons.Handle(new RecordLesson(campaign, "Thiếu xe ngày cao điểm", "Đặt xe từ tháng trước", LessonSubject.Budget, "Mileage"), head);
        var made = await new ExportPackageHandler(db).Handle(new(campaign), head);
        db.ChangeTracker.Clear();
        var imported = await new ImportPackageHandler(db).Handle(new(made.File, "goi-mau-phuoc-long.zip", new(2024, 4, 1), "Cao điểm quý II năm 2024", "12/KH-THADS"), head);
        var other = (await new AddOfficeHandler(db).Handle(new("KV6", "Phòng Thi hành án dân sự khu vực 6", "Bạc Liêu"), Actor.System("Thử"))).Id;
        db.ChangeTracker.Clear();
        var lend = new LendOfficerHandler(db);
        await lend.Handle(new ProposeReinforcement(office, other, db.Today.AddDays(2), db.Today.AddDays(12), "Xác minh, vận động ở địa bàn xa"), supervisor);
        await lend.Handle(new ProposeReinforcement(other, office, db.Today.AddDays(20), db.Today.AddDays(25), "Cưỡng chế hai vụ cùng tuần"), supervisor);
        db.ChangeTracker.Clear();
        await new GrantFilesHandler(db).Handle(new GrantFiles(campaign, supervisor.UserId!.Value, "Kiểm tra việc phân loại lại", db.Today.AddDays(6)), head);
        return (check, imported.Id, imported.CampaignId);
    }

    [Fact]
    public async Task Pages_AtEveryWidth()
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var file = (await db.Dossiers.OrderBy(d => d.DecisionDate).FirstAsync()).Id;
        var many = await FourFindingsAsync(db);
        var run = (await db.PlanRuns.SingleAsync()).Id;
        var visit = (await OpenedRun.LoadAsync(db, run, Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử"))).Plan.Routes[0].Steps[0];
        var trial = await TrialsAsync(db);
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        var route = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).OrderBy(r => r.Day).FirstAsync();
        await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(campaign, route.Day), head);
        var field = await db.FieldDays.AsNoTracking().FirstAsync(d => d.TaskForceId == route.TaskForceId);
        var record = Guid.CreateVersion7();
        await new ReceiveVisitHandler(db).Handle(new(record, campaign.Value, route.Assignments[0].DossierId.Value, route.TaskForceId.Value, null, Guid.CreateVersion7(), 0, null, null, DateTime.UnixEpoch, route.Day, VisitKind.Reclassify, Enforceable: false, Minutes: "Không còn tài sản"), head);
        var paper = await new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "final-report"), head);
        await new DraftDocumentHandler(db).Handle(new EditDraft(paper, new Dictionary<string, string> { ["đánh_giá"] = "Các tổ công tác bám sát địa bàn, thực hiện đúng lịch." }), head);
        var late = await db.BaselineFiles.AsNoTracking().FirstAsync(b => b.EnforceableAtJoin && db.Dossiers.Any(d => d.Id == b.DossierId && d.State == DossierState.Enforcing));
        await new RecordActsHandler(db).Handle(
            late.DossierId,
            new(ActKind.Terminated, new(2023, 9, 29)) { Ground = "Người phải thi hành án chết, không có tài sản", DocumentNo = "9/QĐ", DocumentOn = new(2023, 9, 29) },
            head, head);
        var received = new ActEntry(ActKind.Note, new(2023, 9, 29)) { Text = "Đã nhận bản quét" };
        var command = new RecordActs([new(many, received) { Files = [SampleFiles.Scan("Biên bản xác minh.pdf")] }]);
        var attached = (await new RecordActsHandler(db).Handle(command, head))[0].Id;
        var issued = await db.IssuedDocuments.Where(d => d.Kind == PaperKinds.TaskForces).Select(d => d.Id).SingleAsync();
        var (check, package, next) = await EvaluationAsync(db, campaign);
        (string Name, string Url)[] ofHead =
        [
            ("home", "/"),
            ("files", "/Dossiers"), ("files-search", "/Dossiers?q=tran"), ("file", $"/Dossiers/Details/{file}"), ("triage", "/Triage"),
            ("triage-exemption", "/Triage/Group/exemption"), ("file-four-findings", $"/Dossiers/Details/{many}"),
            ("relief-ready", "/Triage/Relief?AsOf=31/08/2023"), ("relief-after", "/Triage/Relief?tab=after&AsOf=31/08/2023"), ("relief-from", "/Triage/Relief?tab=from&AsOf=31/08/2023"), ("relief-batch", "/Triage/Relief?tab=batch&AsOf=31/08/2023"),
            ("due", "/Triage/Due"), ("due-late", "/Triage/Due?late=true"), ("law", "/Law?q=xac+minh"),
            ("law-relief", "/Law/Relief?Input.AsOf=24/11/2026&Input.FirstDecision=15/06/2018&Input.Item=CourtFee&Input.Original=12.000.000&Input.Paid=500.000&Input.Means=None&Input.VerifiedOn=01/11/2026"),
            ("law-clock", "/Law/Clock?Input.Rule=chain-first&Input.Event=24/06/2026"), ("law-coercion", "/Law/Coercion?Input.Day=20/01/2027&Input.Time=08:00&Input.Mobilised=True&Input.Complex=True"),
            ("law-limitation", "/Law/Limitation?Input.From=01/09/2020&Input.AsOf=01/10/2025&Input.SkipFrom=01/08/2021&Input.SkipTo=30/09/2021"),
            ("law-payment", "/Law/Payment?Input.On=24/11/2026&Input.Collected=100.000.000&Input.Deduction=5.000.000&Input.Livelihood=60.000.000&Input.Other=50.000.000;25.000.000"),
            ("law-money", "/Law/Money?Input.Kind=interest&Input.On=24/11/2026&Input.Amount=50.000.000&Input.From=01/01/2026&Input.Rate=10"), ("imports", "/Exchange"), ("taskforces", "/TaskForces"), ("campaigns", "/Campaigns"),
            ("campaign-draft", "/Campaigns/Draft"), ("campaign", $"/Campaigns/Details/{campaign}"), ("score", $"/Campaigns/Score/{campaign}"),
            ("screen", $"/Campaigns/Score/{campaign}?screen=true"),
            ("schedule", $"/Scheduling/Runs/{campaign}"), ("board", $"/Scheduling/Board/{run}"), ("board-visit", $"/Scheduling/Board/{run}?step={Uri.EscapeDataString(visit)}"), ("map", $"/Scheduling/Map/{run}"), ("map-day", $"/Scheduling/Map/{run}?day=05/07/2023"), ("travel", "/Scheduling/Travel"), ("week", $"/Scheduling/Week?campaign={campaign}"),
            ("field", "/FieldWork"), ("field-days", $"/FieldWork/Days/{campaign}"), ("field-sheets", $"/FieldWork/Sheet/{campaign}?day={field.Day:dd/MM/yyyy}"), ("field-evening-day", $"/FieldWork/Evening/{campaign}?day={field.Day:dd/MM/yyyy}"), ("field-keys", $"/FieldWork/Keying/{field.Id}"), ("field-visit", $"/FieldWork/Visit/{record}"), ("field-phones", "/FieldWork/Phones"), ("field-check", "/field/check"),
            ("results", $"/Campaigns/Results/{campaign}?standing=all"),
            ("report-waterfall", $"/Reports/Tables/{campaign}"), ("report-offices", $"/Reports/Tables/{campaign}?report=offices"), ("report-officers", $"/Reports/Tables/{campaign}?report=officers"), ("report-waves", $"/Reports/Tables/{campaign}?report=waves"),
            ("report-classes", $"/Reports/Tables/{campaign}?report=classes&view=year"), ("report-movement", $"/Reports/Tables/{campaign}?report=movement"), ("report-relief", $"/Reports/Tables/{campaign}?report=relief"), ("report-coercion", $"/Reports/Tables/{campaign}?report=coercion"),
            ("report-open", $"/Reports/Tables/{campaign}?report=open"), ("report-partners", $"/Reports/Tables/{campaign}?report=partners"), ("report-lessons", $"/Reports/Tables/{campaign}?report=lessons"),
            ("report-files", $"/Reports/Files/{campaign}?report=officers&table=officers&row=all&column=collected"), ("report-week", $"/Reports/Text/{campaign}?kind=weekly&asOf=13/08/2023"), ("report-final", $"/Reports/Text/{campaign}?kind=final"),
            ("forecast", $"/Reports/Forecast/{campaign}"), ("forecast-running", $"/Reports/Forecast/{campaign}?asOf=11/08/2023"), ("file-record", $"/Dossiers/Record/{many}"), ("file-form", $"/ho-so/{many}?viec=not-enforceable"), ("file-history", $"/Dossiers/History/{many}"),
            ("file-attachments", $"/Dossiers/Attachments/{attached}"),
            ("file-new", "/Dossiers/New"), ("approvals", "/Ledger/Approvals"), ("reclassified", "/Ledger/Log"), ("many", $"/Ledger/Many?h={many}&viec=paid"),
            ("plan-waves", $"/Campaigns/Plan/{campaign}?step=waves"), ("plan-files", $"/Campaigns/Plan/{campaign}?step=files"), ("plan-forces", $"/Campaigns/Plan/{campaign}?step=forces"),
            ("plan-targets", $"/Campaigns/Plan/{campaign}?step=targets"), ("plan-freeze", $"/Campaigns/Plan/{campaign}?step=freeze"), ("chronogram", $"/Campaigns/Chronogram/{campaign}"),
            ("readiness", $"/Launch/Readiness/{campaign}"), ("capacity", $"/Workload/Capacity/{campaign}"), ("budgets", "/Budgets"), ("budget", $"/Budgets/Estimate/{campaign}"),
            ("expenses", $"/Budgets/Expenses/{campaign}"), ("prices", "/Budgets/Prices"), ("compare", $"/Scenarios/Compare/{campaign}"), ("alternative", $"/Scenarios/Alternative/{trial}"), ("budget-days", $"/Budgets/Days/{campaign}"), ("documents-home", "/Documents"), ("documents", $"/Documents/List/{campaign}"), ("document-draft", $"/Documents/Details/{paper}"), ("document-issued", $"/Documents/Details/{issued}"), ("templates", "/Documents/Templates"), ("template", "/Documents/Template/final-report"), ("letterhead", "/Documents/Letterhead"), ("mine-head", "/Scheduling/Mine"),
            ("evaluation", $"/Evaluation/Result/{campaign}"), ("evaluation-visits", $"/Evaluation/Behind/{campaign}?show=planned"), ("evaluation-still", $"/Evaluation/Behind/{campaign}?show=still"), ("samples", $"/Evaluation/Samples/{campaign}"), ("sample", $"/Evaluation/Check/{check}"), ("lessons", $"/Evaluation/Lessons/{campaign}"),
            ("draft-lessons", $"/Campaigns/Plan/{next}?step=waves"), ("packages", "/Packages"), ("package-export", $"/Packages/Export/{campaign}"), ("package-imported", $"/Packages/Imported/{package}"), ("reinforcements", "/Province/Reinforcements"), ("grants", "/Province/Grants"), ("password", "/Identity/Password"), ("status", "/Status/404"),
        ];
        (string Login, string Name, string Url)[] ofOthers =
        [
            ("quantri", "admin-home", "/"), ("quantri", "users", "/Identity/Users"), ("quantri", "office", "/Identity/OfficePage"), ("quantri", "calendar", "/Identity/Calendar"), ("quantri", "rulebook", "/Rulebook"), ("quantri", "rulebook-change", "/Rulebook?code=relief.M-24.cap"),
            ("chv.nga", "mine", "/Scheduling/Mine?week=05/09/2023"), ("phoihop", "mine-partner", "/Scheduling/Mine?week=05/09/2023"),
            ("thamtravien", "examiner-samples", $"/Evaluation/Samples/{campaign}"), ("thamtravien", "examiner-sample", $"/Evaluation/Check/{check}"), ("giamsat", "province", "/Province?year=2023"),
            ("giamsat", "province-reinforcements", "/Province/Reinforcements"), ("giamsat", "province-files", $"/Province/Files/{campaign}"), ("giamsat", "province-file", $"/Province/File/{file}"),
            ("ketoan", "accountant-home", "/"), ("ketoan", "accountant-budget", $"/Budgets/Estimate/{campaign}"), ("ketoan", "accountant-expenses", $"/Budgets/Expenses/{campaign}"), ("ketoan", "accountant-prices", "/Budgets/Prices"),
        ];
        var lanes = ofHead.Chunk(ofHead.Length / 2 + 1).Select(half => half.Select(p => ("thutruong", p.Name, p.Url)).ToArray()).ToArray();
        await CheckAsync("signin", await NewPageAsync(Sizes[0].Width, Sizes[0].Height), "/Identity/SignIn");
        await Task.WhenAll(VisitAsync([.. lanes[0], .. ofOthers]), VisitAsync(lanes[1]));

        AssertNoProblems();
    }

    // Each role signs in once and reads its pages.
    private async Task VisitAsync(IReadOnlyList<(string Login, string Name, string Url)> pages)
    {
        foreach (var own in pages.GroupBy(p => p.Login))
        {
            var page = await NewPageAsync(Sizes[0].Width, Sizes[0].Height);
            await SignInAsync(own.Key, page);
            foreach (var (_, name, url) in own)
            {
                await CheckAsync(name, page, url);
            }

            await page.CloseAsync();
        }
    }

    // The page at every width, with everything unfolded.
    private async Task CheckAsync(string name, IPage page, string url)
    {
        await page.GotoAsync(url);
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        foreach (var (width, height, suffix) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await CheckPageAsync(name + suffix, page);
        }
    }
}
