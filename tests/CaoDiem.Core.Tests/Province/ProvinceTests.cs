using System.Data.Common;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Province;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace CaoDiem.Core.Tests.Province;

public sealed class ProvinceTests
{
    private const string Home = "Bạc Liêu";

    [Fact]
    public async Task ThirtyFiveOffices_TakeAsManyQueriesAsTwo_AndTheNumbersAreTheBoards()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        var supervisor = new Actor(Id<User>.New(), "Giám sát", null, Role.Supervisor, null, Home);
        await using (var db = database.Open())
        {
            await OfficesAsync(db, 1, 1);
        }

        var (few, queriesOfFew) = await CountAsync(database, supervisor);
        await using (var db = database.Open())
        {
            await OfficesAsync(db, 2, 33);
        }

        var (many, queriesOfMany) = await CountAsync(database, supervisor);
        Assert.Equal((2, 35), (few.Rows.Count, many.Rows.Count));
        Assert.Equal(queriesOfFew, queriesOfMany);
        Assert.InRange(queriesOfMany, 5, 28);
        await using var look = database.Open();
        var demo = many.Rows.Single(r => r.Figures.Files == 420);
        var board = await new ScoreboardQuery(look).RunAsync(demo.Campaign.Id, supervisor);
        Assert.Equal((39, 2), (demo.Figures.Completed, demo.Figures.Terminated));
        Assert.Equal((board.Total.Collected, board.Total.RateCases, board.Total.RateMoney, board.Target), (demo.Figures.Collected, demo.Figures.RateCases, demo.Figures.RateMoney, demo.Target));
        var facts = await CaoDiem.Launch.ReadinessRecords.LoadAsync(look, demo.Campaign);
        Assert.Equal(CaoDiem.Launch.Readiness.Of(facts, demo.Campaign.From.DayNumber - look.Today.DayNumber).Score, demo.Readiness.Score);
        Assert.Equal((await CampaignWorkload.LoadAsync(look, demo.Campaign)).Plan().Units.Sum(u => u.OverWeeks), demo.OverWeeks);
        Assert.Equal(1, many.Rows[0].RankCases);
        Assert.Equal(many.Rows.Select(r => r.RankCases), many.Rows.Select(r => r.RankCases).Order());
        Assert.All(board.ByOfficer, o => Assert.StartsWith("Ch", o.Name, StringComparison.Ordinal)); // "Chấp hành viên 1", "Chưa phân công"
    }

    [Fact]
    public async Task ASupervisor_SeesHisProvince_AndNoOther()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var elsewhere = (await new AddOfficeHandler(db).Handle(new("NOIKHAC", "Đơn vị tỉnh khác", "Cà Mau"), Actor.System("Thử"))).Id;
        await CampaignAsync(db, elsewhere, 3, 1);
        var own = await ProvinceOverview.LoadAsync(db, new(Id<User>.New(), "Giám sát", null, Role.Supervisor, null, Home), 2023);
        Assert.Single(own.Rows);
        Assert.DoesNotContain(own.Without, o => o.Id == elsewhere);
        var all = await ProvinceOverview.LoadAsync(db, new(Id<User>.New(), "Giám sát", null, Role.Supervisor), 2023);
        Assert.Equal(2, all.Rows.Count);
        Assert.Empty((await ProvinceOverview.LoadAsync(db, new(Id<User>.New(), "Giám sát", null, Role.Supervisor), 2020)).Rows);
        Assert.Equal("IDN-001", await CodeAsync(() => ProvinceOverview.LoadAsync(db, Actor.ForOffice(elsewhere, "Thủ trưởng"), 2023)));
        Assert.Equal("IDN-026", await CodeAsync(() => new InviteUserHandler(db).Handle(new("gs2", "Giám sát", Role.Supervisor, null, Province: "Không có"), Actor.System("Thử"))));
        Assert.Equal("IDN-026", await CodeAsync(() => new InviteUserHandler(db).Handle(new("tt2", "Thủ trưởng", Role.Head, elsewhere, Province: "Cà Mau"), Actor.System("Thử"))));
    }

    [Fact]
    public async Task AnOfficesAdministrator_MakesSupervisorsOfItsOwnProvinceOnly()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var office = (await db.Offices.SingleAsync()).Id;
        var (invite, admin) = (new InviteUserHandler(db), new Actor(Id<User>.New(), "Quản trị", office, Role.Administrator));
        var nowhere = (await new AddOfficeHandler(db).Handle(new("TRONG", "Đơn vị chưa ghi tỉnh"), Actor.System("Thử"))).Id;
        await new AddOfficeHandler(db).Handle(new("NOIKHAC", "Đơn vị tỉnh khác", "Cà Mau"), Actor.System("Thử"));
        var made = await invite.Handle(new("gs2", "Giám sát", Role.Supervisor, office), admin);
        Assert.Equal(Home, (await db.Users.SingleAsync(u => u.Id == made.Id)).Province);
        Assert.Equal("IDN-026", await CodeAsync(() => invite.Handle(new("gs3", "Giám sát", Role.Supervisor, office, Province: "Cà Mau"), admin)));
        Assert.Equal("IDN-027", await CodeAsync(() => invite.Handle(new("gs4", "Giám sát", Role.Supervisor, nowhere), admin with { OfficeId = nowhere })));
    }

    [Fact]
    public async Task AFile_IsThere_OnlyWhileAGrantIsInForce_AndEveryOpeningIsRecorded()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var office = (await db.Offices.SingleAsync()).Id;
        var user = (await new InviteUserHandler(db).Handle(new("gs.tinh", "Giám sát thử", Role.Supervisor, null, Province: Home), Actor.System("Thử"))).Id;
        var (supervisor, head) = (new Actor(user, "Giám sát thử", null, Role.Supervisor, null, Home), Actor.ForOffice(office, "Thủ trưởng thử"));
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var file = (await db.BaselineFiles.AsNoTracking().OrderBy(b => b.Id).FirstAsync()).DossierId;
        var grants = new GrantFilesHandler(db);
        await Assert.ThrowsAsync<NotInScope>(() => grants.Handle(new ReadFile(file), supervisor));
        Assert.Equal("PRV-001", await CodeAsync(() => grants.Handle(new GrantFiles(campaign.Id, Id<User>.New(), "x", db.Today), head)));
        Assert.Equal("PRV-002", await CodeAsync(() => grants.Handle(new GrantFiles(campaign.Id, user, " ", db.Today), head)));
        Assert.Equal("PRV-003", await CodeAsync(() => grants.Handle(new GrantFiles(campaign.Id, user, "x", db.Today.AddDays(-1)), head)));
        Assert.Equal("PRV-003", await CodeAsync(() => grants.Handle(new GrantFiles(campaign.Id, user, "x", db.Today.AddDays(93)), head)));
        Assert.Equal("IDN-001", await CodeAsync(() => grants.Handle(new GrantFiles(campaign.Id, user, "x", db.Today), head with { Role = Role.Officer })));
        var grant = await grants.Handle(new GrantFiles(campaign.Id, user, "Kiểm tra phân loại lại", db.Today.AddDays(6)), head);
        Assert.Equal("PRV-004", await CodeAsync(() => grants.Handle(new GrantFiles(campaign.Id, user, "x", db.Today), head)));
        db.ChangeTracker.Clear();

        Assert.Equal(file, (await grants.Handle(new ReadFile(file), supervisor)).Dossier.Id);
        await Assert.ThrowsAsync<NotInScope>(() => grants.Handle(new ReadFile(file), supervisor with { UserId = Id<User>.New() }));
        var read = await db.FileReads.AsNoTracking().SingleAsync();
        Assert.Equal((grant, file, user), (read.GrantId, read.DossierId, read.UserId));
        Assert.Contains(await db.AuditEvents.ToListAsync(), e => e.Process == "ReadFile" && e.SubjectId == file.Value && e.Reason == "Kiểm tra phân loại lại" && e.UserId == user);

        await using (var last = Engines.Open(database.Connection, new FixedClock(db.Today.AddDays(6))))
        {
            await new GrantFilesHandler(last).Handle(new ReadFile(file), supervisor);
        }

        await using (var after = Engines.Open(database.Connection, new FixedClock(db.Today.AddDays(7))))
        {
            await Assert.ThrowsAsync<NotInScope>(() => new GrantFilesHandler(after).Handle(new ReadFile(file), supervisor));
        }

        db.ChangeTracker.Clear();
        await grants.Handle(new RevokeGrant(grant), head);
        await Assert.ThrowsAsync<NotInScope>(() => grants.Handle(new ReadFile(file), supervisor));
        Assert.Equal("PRV-010", await CodeAsync(() => grants.Handle(new RevokeGrant(grant), head)));
        await Assert.ThrowsAsync<NotInScope>(() => grants.Handle(new RevokeGrant(grant), Actor.ForOffice(Id<Office>.New(), "Khác")));
    }

    [Fact]
    public async Task AnOfficer_MovesBetweenOffices_AndBothCapacitiesSayIt()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2023, 7, 3));
        await using var db = database.Open();
        var lender = (await db.Offices.SingleAsync()).Id;
        var borrower = (await OfficesAsync(db, 1, 1))[0];
        var (supervisor, from, to) = (new Actor(Id<User>.New(), "Giám sát", null, Role.Supervisor, null, Home), Actor.ForOffice(lender, "A"), Actor.ForOffice(borrower, "B"));
        var (ours, theirs) = (await WithWavesAsync(db, lender), await WithWavesAsync(db, borrower));
        async Task<(long Ours, long Theirs)> HoursAsync() =>
            ((await CampaignWorkload.LoadAsync(db, ours)).Plan().Office.Weeks.Sum(w => w.Available), (await CampaignWorkload.LoadAsync(db, theirs)).Plan().Office.Weeks.Sum(w => w.Available));
        var before = await HoursAsync();
        var lend = new LendOfficerHandler(db);
        var officer = (await db.TaskForces.Where(t => t.OfficeId == lender).OrderBy(t => t.SortKey).FirstAsync()).LeaderId;
        var force = (await db.TaskForces.SingleAsync(t => t.OfficeId == borrower)).Id;
        Assert.Equal("RNF-001", await CodeAsync(() => lend.Handle(new ProposeReinforcement(lender, lender, new(2023, 7, 10), new(2023, 7, 21), "x"), supervisor)));
        Assert.Equal("RNF-002", await CodeAsync(() => lend.Handle(new ProposeReinforcement(lender, borrower, new(2023, 7, 10), new(2023, 7, 21), ""), supervisor)));
        Assert.Equal("RNF-003", await CodeAsync(() => lend.Handle(new ProposeReinforcement(lender, borrower, new(2023, 6, 1), new(2023, 6, 2), "x"), supervisor)));
        Assert.Equal("IDN-001", await CodeAsync(() => lend.Handle(new ProposeReinforcement(lender, borrower, new(2023, 7, 10), new(2023, 7, 21), "x"), from)));
        var id = await lend.Handle(new ProposeReinforcement(lender, borrower, new(2023, 7, 10), new(2023, 7, 21), "Xác minh địa bàn xa"), supervisor);
        Assert.Equal("RNF-010", await CodeAsync(() => lend.Handle(new PlaceReinforcement(id, force), to)));
        Assert.Equal("RNF-011", await CodeAsync(() => lend.Handle(new LendOfficer(id, Id<Officer>.New(), "x"), from)));
        Assert.Equal("RNF-012", await CodeAsync(() => lend.Handle(new LendOfficer(id, officer, " "), from)));
        await Assert.ThrowsAsync<NotInScope>(() => lend.Handle(new LendOfficer(id, officer, "x"), to)); // only the lender names
        db.ChangeTracker.Clear();
        await lend.Handle(new LendOfficer(id, officer, "Giao lại 12 hồ sơ cho tổ phó"), from);
        db.ChangeTracker.Clear();
        var agreed = await HoursAsync();
        Assert.True(agreed.Ours < before.Ours);
        Assert.Equal(before.Theirs, agreed.Theirs);
        Assert.Equal("RNF-016", await CodeAsync(() => lend.Handle(new PlaceReinforcement(id, Id<TaskForce>.New()), to)));
        db.ChangeTracker.Clear();
        await lend.Handle(new PlaceReinforcement(id, force), to);
        db.ChangeTracker.Clear();
        var placed = await HoursAsync();
        Assert.True(placed.Theirs > before.Theirs);
        var member = await db.Members.AsNoTracking().SingleAsync(m => m.OfficeId == borrower && m.ReinforcementId == id);
        Assert.Equal((MemberKind.Borrowed, new DateOnly(2023, 7, 10), new DateOnly(2023, 7, 21), "Giao lại 12 hồ sơ cho tổ phó"), (member.Kind, member.From, member.To, member.HandoverNote));
        Assert.Equal("RNF-010", await CodeAsync(() => lend.Handle(new RefuseReinforcement(id, "x"), supervisor)));
        Assert.Equal("RNF-014", await CodeAsync(() => lend.Handle(new EndReinforcement(id, new(2023, 7, 21), "x"), to)));
        db.ChangeTracker.Clear();
        await lend.Handle(new EndReinforcement(id, new(2023, 7, 14), "Xong sớm"), to);
        db.ChangeTracker.Clear();
        var ended = await HoursAsync();
        Assert.InRange(ended.Ours, agreed.Ours + 1, before.Ours - 1);
        Assert.InRange(ended.Theirs, before.Theirs + 1, placed.Theirs - 1);
        var overview = await ProvinceOverview.LoadAsync(db, supervisor, 2023);
        Assert.Equal((1, 1), (overview.Rows.Single(r => r.Office.Id == lender).Lent, overview.Rows.Single(r => r.Office.Id == borrower).Borrowed));
    }

    [Fact]
    public async Task ARefusal_GivesTheDaysBack()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2023, 7, 3));
        await using var db = database.Open();
        var lender = (await db.Offices.SingleAsync()).Id;
        var borrower = (await OfficesAsync(db, 1, 1))[0];
        var supervisor = new Actor(Id<User>.New(), "Giám sát", null, Role.Supervisor, null, Home);
        var lend = new LendOfficerHandler(db);
        var officer = (await db.TaskForces.Where(t => t.OfficeId == lender).FirstAsync()).LeaderId;
        var id = await lend.Handle(new ProposeReinforcement(lender, borrower, new(2023, 7, 10), new(2023, 7, 21), "Xác minh"), supervisor);
        await lend.Handle(new LendOfficer(id, officer, "Giao hồ sơ"), Actor.ForOffice(lender, "A"));
        var second = await lend.Handle(new ProposeReinforcement(lender, borrower, new(2023, 7, 20), new(2023, 7, 25), "Xác minh"), supervisor);
        Assert.Equal("RNF-015", await CodeAsync(() => lend.Handle(new LendOfficer(second, officer, "x"), Actor.ForOffice(lender, "A"))));
        db.ChangeTracker.Clear();
        Assert.Equal("RNF-013", await CodeAsync(() => lend.Handle(new RefuseReinforcement(id, ""), Actor.ForOffice(borrower, "B"))));
        db.ChangeTracker.Clear();
        await lend.Handle(new RefuseReinforcement(id, "Không còn cần"), Actor.ForOffice(borrower, "B"));
        Assert.Empty(await db.MemberLeaves.Where(l => l.ReinforcementId == id).ToListAsync());
        await lend.Handle(new RefuseReinforcement(second, "Đã đủ người"), supervisor);
        Assert.Equal([ReinforcementState.Refused, ReinforcementState.Cancelled], await db.Reinforcements.OrderBy(r => r.Id).Select(r => r.State).ToListAsync());
    }

    private static async Task<(ProvinceOverview, int)> CountAsync(TestDatabase database, Actor supervisor)
    {
        var counter = new Counter();
        await using AppDb db = TestDatabase.IsPostgres
            ? new PostgresDb((DbContextOptions<PostgresDb>)new DbContextOptionsBuilder<PostgresDb>().UseEngine(database.Connection).AddInterceptors(counter).Options, database.Clock)
            : new SqliteDb((DbContextOptions<SqliteDb>)new DbContextOptionsBuilder<SqliteDb>().UseEngine(database.Connection).AddInterceptors(counter).Options, database.Clock);
        return (await ProvinceOverview.LoadAsync(db, supervisor, 2023), counter.Queries);
    }

    private static async Task<List<Id<Office>>> OfficesAsync(AppDb db, int first, int count)
    {
        var made = new List<Id<Office>>();
        for (var i = first; i < first + count; i++)
        {
            made.Add((await new AddOfficeHandler(db).Handle(new($"KV{i:00}", $"Phòng Thi hành án dân sự khu vực {i}", Home), Actor.System("Thử"))).Id);
            await CampaignAsync(db, made[^1], 10, i % 7);
            db.ChangeTracker.Clear();
        }

        return made;
    }

    // An office with a team, some files, a running campaign with its list and results.
    private static async Task CampaignAsync(AppDb db, Id<Office> office, int files, int completed)
    {
        var (officer, commune) = (Officer.Of(office, "Chấp Hành Viên Thử"), Commune.Of(office, "Xã Thử"));
        var force = new TaskForce { OfficeId = office, Name = "Tổ 1", LeaderId = officer.Id };
        force.CoverCommunes([commune.Id]);
        var campaign = new Campaign { OfficeId = office, Name = "Cao điểm thử", PlanNo = "1/KH" };
        campaign.SetPeriod(new(new(2023, 7, 1), new(2023, 9, 30)));
        campaign.SetTarget(TargetScope.Office, null, 5, new(1_000), campaign.From);
        campaign.Open();
        db.Begin("Thử", Actor.System("Thử"));
        db.AddRange(officer, commune, force, campaign, new CampaignTaskForce { OfficeId = office, CampaignId = campaign.Id, TaskForceId = force.Id });
        var lists = new List<(FileLedger Ledger, BaselineFile Listed)>();
        for (var i = 0; i < files; i++)
        {
            var ledger = OpenedFile.Of(office, $"{i}/QĐ", new(2023, 1, 1), "Người Thử", 900, officer.Id, commune.Id);
            var listed = BaselineFile.Join(campaign.Id, ledger.File, [WorkGroup.Review], force.Id, campaign.From, null, LawBook.Common);
            if (i < completed)
            {
                var (day, by) = (new DateOnly(2023, 7, 20), Actor.ForOffice(office, "Thử"));
                var origin = new ActOrigin(by, LedgerBuilder.Evening(day), day);
                ledger.Record(new(ActKind.Paid, day) { Amount = new(900), ReceiptNo = $"BL {i}" }, origin);
                ledger.Record(new(ActKind.Completed, day), origin);
                ledger.File.Project(ledger.StateOn(day));
            }

            db.AddRange(ledger.File, listed);
            db.AddRange(ledger.Acts);
            lists.Add((ledger, listed));
        }

        await db.SaveChangesAsync();
        var rules = new StandingRules(campaign.Period, LawBook.Common, new Dictionary<Guid, Guid> { [commune.Id.Value] = force.Id.Value });
        await using var transaction = await db.Database.BeginTransactionAsync();
        await CampaignRules.WriteSpansAsync(db, office, rules, [.. lists.Select(l => l.Listed)], CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static Task<Campaign> WithWavesAsync(AppDb db, Id<Office> office) => db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync(c => c.OfficeId == office);

    private static async Task<string> CodeAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;

    private sealed class Counter : DbCommandInterceptor
    {
        public int Queries { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Queries++;
            return ValueTask.FromResult(result);
        }
    }
}
