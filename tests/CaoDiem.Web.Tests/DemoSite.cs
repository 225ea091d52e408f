using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Exchange;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Merging;
using CaoDiem.Packages;
using CaoDiem.Persons;
using CaoDiem.Province;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>One running site for the tests that only look.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly Dictionary<string, PageClient> _clients = [];

    public TestSite Site { get; private set; } = null!;

    public string Campaign { get; private set; } = "";

    public string File { get; private set; } = "";

    /// <summary>Address parts of records that every role which may see such a page may see.</summary>
    public IReadOnlyDictionary<string, string> Records { get; private set; } = new Dictionary<string, string>();

    /// <summary>One browser for each login, signed in once: a password takes longer than most pages.</summary>
    public async Task<PageClient> SignedInAsync(string login)
        => _clients.TryGetValue(login, out var known) ? known : _clients[login] = await Site.SignedInAsync(login);

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        await using var db = Site.Database.Open();
        Campaign = (await db.Campaigns.SingleAsync()).Id.ToString();
        File = (await db.Dossiers.OrderBy(d => d.DecisionDate).FirstAsync()).Id.ToString();
        var officer = await db.Users.SingleAsync(u => u.Login == "chv.nga");
        // The clerk works for the officer's team too, so that one plan is within the sight of both.
        var team = await db.TaskForces.Include(t => t.Communes).SingleAsync(t => t.LeaderId == officer.OfficerId);
        var clerk = await db.Users.SingleAsync(u => u.Login == "thuky");
        await new TaskForceMembersHandler(db).Handle(new AddMember(team.Id, clerk.Name, "Chi cục", "Thư ký", clerk.Id), Actor.ForOffice(team.OfficeId, "Thử"));
        var area = team.Communes.Select(c => c.CommuneId).ToList();
        var plan = await db.CasePlans.FirstAsync(p => p.State == PlanState.Approved && area.Contains(p.CommuneId!.Value));
        var invitation = await db.Invitations.FirstAsync();
        var run = (await db.PlanRuns.SingleAsync()).Id;
        var own = await db.Campaigns.SingleAsync();
        await new CompareVariantsHandler(db).Handle(new(own.Id, [new("Một đợt", 1, own.From, own.To, 0, null)], 1), Actor.ForOffice(team.OfficeId, "Thử"));
        var trial = await db.PlanRuns.AsNoTracking().SingleAsync(r => r.Trial != null);
        await Site.PlannedAsync();
        var head = Actor.ForOffice(team.OfficeId, "Thử");
        var route = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).FirstAsync(r => r.TaskForceId == team.Id);
        await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(route.CampaignId, route.Day, team.Id), head);
        var visit = Guid.CreateVersion7();
        await new ReceiveVisitHandler(db).Handle(new(visit, route.CampaignId.Value, route.Assignments[0].DossierId.Value, null, null, Guid.CreateVersion7(), 0, null, null, DateTime.UnixEpoch, route.Day, VisitKind.Absent), head);
        var report = await new DraftDocumentHandler(db).Handle(new DraftDocument(route.CampaignId, "final-report"), head);
        var examiner = new Actor(null, "Thử", team.OfficeId, Role.Examiner);
        var check = await new DrawSampleHandler(db).Handle(new DrawSample(own.Id, 1, 5), examiner);
        var supervisor = await db.Users.SingleAsync(u => u.Login == "giamsat");
        await new GrantFilesHandler(db).Handle(new GrantFiles(own.Id, supervisor.Id, "Thử", db.Today), head);
        var package = new PackageImport { OfficeId = own.OfficeId, CampaignId = own.Id, FileName = "goi.zip", Hash = "", Format = "1.0", Signer = "ABCD EF01 2345 6789 ABCD", ImportedOn = db.Today, ImportedBy = "Thử", Report = "Đã nhận\n!Còn phải làm", Reading = """{"budget":[],"travel":[],"success":[],"teams":[]}""" };
        db.Begin("Thử", head);
        db.PackageImports.Add(package);
        var batch = new ImportBatch { OfficeId = own.OfficeId, Kind = ImportKind.Register, FileName = "so.xlsx", UploadedAt = DateTime.UnixEpoch, UploadedBy = "Thử", AsOf = db.Today, State = ImportState.Cancelled };
        db.ImportBatches.Add(batch);
        var merge = new NameMerge
        {
            OfficeId = own.OfficeId,
            Kind = AliasKind.Officer,
            FromId = Guid.CreateVersion7(),
            FromName = "Đ.T.Vân",
            IntoId = officer.OfficerId!.Value.Value,
            IntoName = officer.Name,
            Reason = "Thử",
            MergedBy = "Thử",
            MergedAt = DateTime.UnixEpoch,
            Dropped = 0,
        };
        db.NameMerges.Add(merge);
        var target = new YearTarget
        {
            OfficeId = own.OfficeId,
            Year = 2023,
            Measure = YearMeasure.CasesRate,
            MustReach = 8_000,
            StriveFor = null,
            From = db.Today,
            SetBy = "Thử",
            SetAt = DateTime.UnixEpoch,
        };
        db.YearTargets.Add(target);
        await db.SaveChangesAsync();
        var act = (await db.Acts.FirstAsync(a => a.DossierId == plan.DossierId && a.Kind != ActKind.Opened)).Id;
        var attached = await new AttachFilesHandler(db).Handle(new AttachFiles(act, [SampleFiles.Scan()]), head);
        var person = await new LinkPersonsHandler(db).Handle(
            new RecordIdentity(plan.DossierId, "095060000001", "Biên bản xác minh"), head);
        var sent = await new SendToProvinceHandler(db).Handle(
            new SendToProvince([], [new(ProvinceMatter.Money, "Kinh phí đợt cao điểm", new(20_000_000))], db.Today), head);
        Records = new Dictionary<string, string>
        {
            ["{person}"] = person.ToString(),
            ["{sent}"] = sent.ToString(),
            ["{target}"] = target.Id.ToString(),
            ["{act}"] = act.ToString(),
            ["{commune}"] = area[0].ToString(),
            ["{account}"] = clerk.Id.ToString(),
            ["{profile}"] = (await db.OfficeProfiles.SingleAsync(p => p.OfficeId == own.OfficeId)).Id.ToString(),
            ["{merge}"] = merge.Id.ToString(),
            ["{officer}"] = officer.OfficerId!.Value.ToString(),
            ["{attachment}"] = attached.Added[0].Id.ToString(),
            ["{batch}"] = batch.Id.ToString(),
            ["{check}"] = check.ToString(),
            ["{package}"] = package.Id.ToString(),
            ["{file}"] = (await db.BaselineFiles.FirstAsync()).DossierId.ToString(),
            ["{campaign}"] = Campaign,
            ["{wave}"] = (await db.Waves.FirstAsync()).Id.ToString(),
            ["{ownfile}"] = plan.DossierId.ToString(),
            ["{force}"] = (await db.TaskForces.FirstAsync()).Id.ToString(),
            ["{partner}"] = (await db.Partners.FirstAsync()).Id.ToString(),
            ["{invitation}"] = invitation.Id.ToString(),
            ["{letter}"] = invitation.Letter.ToString(),
            ["{plan}"] = plan.Id.ToString(),
            ["{run}"] = run.ToString(),
            ["{trial}"] = trial.Id.ToString(),
            ["{fieldday}"] = (await db.FieldDays.SingleAsync()).Id.ToString(),
            ["{document}"] = report.ToString(),
            ["{visit}"] = visit.ToString(),
            ["{version}"] = (await db.PlanVersions.FirstAsync(v => v.PlanId == plan.Id)).Id.ToString(),
        };
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        return Site.DisposeAsync();
    }
}
