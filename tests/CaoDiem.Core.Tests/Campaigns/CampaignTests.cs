using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Campaigns;

public sealed class CampaignTests
{
    private static readonly DateOnly Start = new(2023, 7, 1);
    private static readonly DateOnly End = new(2023, 9, 30);

    [Fact]
    public void Waves_InsideThePeriod_WithoutOverlap()
    {
        var campaign = New();
        campaign.AddWave("1", new(Start, Start.AddDays(9)), [WorkGroup.Review]);
        Assert.Equal("CMP-001", Code(() => campaign.AddWave("2", new(End, End.AddDays(1)), [WorkGroup.Review])));
        Assert.Equal("CMP-002", Code(() => campaign.AddWave("3", new(Start.AddDays(9), End), [WorkGroup.Review])));
        Assert.Equal("CMP-001", Code(() => campaign.SetPeriod(new(Start.AddDays(1), End))));
        campaign.AddWave("4", new(Start.AddDays(10), End), [WorkGroup.Coercion, WorkGroup.Refund]);
        Assert.Equal([WorkGroup.Refund, WorkGroup.Coercion], campaign.Waves[1].FocusGroups);
    }

    [Theory] // state × verb
    [InlineData(CampaignState.Draft, true, false)]
    [InlineData(CampaignState.Running, false, true)]
    [InlineData(CampaignState.Closed, false, false)]
    public void OpenAndClose_OnlyInOrder(CampaignState state, bool mayOpen, bool mayClose)
    {
        Campaign In()
        {
            var campaign = New();
            if (state != CampaignState.Draft)
            {
                campaign.Open();
            }

            if (state == CampaignState.Closed)
            {
                campaign.Close();
            }

            return campaign;
        }

        Assert.Equal(mayOpen ? null : "CMP-005", Code(In().Open));
        Assert.Equal(mayClose ? null : "CMP-005", Code(In().Close));
    }

    [Fact]
    public void Targets_AreVersioned_ByTheDayTheyTakeEffect()
    {
        var campaign = New();
        campaign.SetTarget(TargetScope.Office, null, 50, new(5), Start);
        campaign.SetTarget(TargetScope.Office, null, 60, new(6), Start.AddDays(30));
        Assert.Equal(50, campaign.TargetOn(TargetScope.Office, null, Start.AddDays(29))!.Cases);
        Assert.Equal(60, campaign.TargetOn(TargetScope.Office, null, Start.AddDays(30))!.Cases);
        Assert.Null(campaign.TargetOn(TargetScope.Office, null, Start.AddDays(-1)));
        Assert.Equal("CMP-004", Code(() => campaign.SetTarget(TargetScope.Office, null, -1, new(6), Start)));
    }

    [Fact]
    public async Task Score_OfTheSample_IsExactly()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var board = await new ScoreboardQuery(db).RunAsync(campaign, actor);
        var results = Samples.Truth.GetProperty("results");
        int Number(string kind) => results.GetProperty(kind).GetProperty("n").GetInt32();
        long Money(string kind) => results.GetProperty(kind).GetProperty("money").GetInt64();
        Assert.Equal(
            (Number("Đã rà soát, phân loại"), Number("Thi hành xong"), Number("Đình chỉ"), Number("Lập hồ sơ xét miễn"), Number("Lập hồ sơ xét giảm"), Number("Nộp một phần")),
            (board.Total.Reviewed, board.Total.Completed, board.Total.Terminated, board.Total.ExemptionDossiers, board.Total.ReductionDossiers, board.Total.Partial));
        Assert.Equal(Money("Thi hành xong") + Money("Nộp một phần"), board.Total.Collected);
        Assert.Equal(420 - Samples.Truth.GetProperty("notEnforceable").GetInt32(), board.Total.Enforceable);
        Assert.All([board.ByOfficer, board.ByCommune, board.ByTaskForce], lines => Assert.Equal(board.Total, ScoreFigures.Sum(lines.Select(l => l.Figures))));
        Assert.Equal(19, board.Target!.MissingCases);
        Assert.Equal(39, board.Trend[^1].Completed);
        Assert.Equal(board.Total.Completed, board.ByWave.Sum(w => w.Completed));
    }

    [Fact]
    public async Task ScoreOnTheLastDay_IsTheRunningScore_AndEachNumberOpensItsFiles()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var last = await db.CaseResults.MaxAsync(r => r.On);
        db.Begin("Thử", actor);
        var (now, then) = (await new ScoreboardQuery(db).RunAsync(campaign, actor, last), await new ScoreboardQuery(db).RunAsync(campaign, actor, last.AddDays(-1)));
        Assert.Equal(39, now.Total.Completed);
        await db.CaseResults.Where(r => r.On == last).ExecuteUpdateAsync(s => s.SetProperty(r => r.On, last.AddDays(10)));
        var moved = await new ScoreboardQuery(db).RunAsync(campaign, actor, last.AddDays(9));
        Assert.Equal(then.Total, moved.Total);
        Assert.Equal(now.Total, (await new ScoreboardQuery(db).RunAsync(campaign, actor, last.AddDays(10))).Total);

        var list = new DossierList(db);
        foreach (var (standing, number) in new[] { ("reviewed", now.Total.Reviewed), ("completed", now.Total.Completed), ("terminated", now.Total.Terminated), ("exemption", now.Total.ExemptionDossiers), ("reduction", now.Total.ReductionDossiers), ("partial", now.Total.Partial), ("notmoved", now.Total.NotMoved), ("enforceable", now.Total.Enforceable) })
        {
            Assert.Equal(number, (await list.PageAsync(new() { Campaign = campaign, Standing = standing }, actor, 1)).Count);
        }

        foreach (var wave in now.ByWave)
        {
            async Task<int> Opened(string standing) => (await list.PageAsync(new() { Campaign = campaign, Wave = wave.Wave.Id, Standing = standing }, actor, 1)).Count;
            Assert.Equal((wave.Completed, wave.Terminated, wave.ReliefDossiers), (await Opened("completed"), await Opened("terminated"), await Opened("relief")));
        }

        foreach (var line in now.ByCommune)
        {
            Assert.Equal(line.Figures.Completed, (await list.PageAsync(new() { Campaign = campaign, Standing = "completed", Commune = Id<Commune>.Parse(line.Key!) }, actor, 1)).Count);
        }
    }

    [Fact]
    public async Task ResultsFile_ImportedAgain_ChangesNothing_AndAWrongOneStoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var again = await new ImportResultsHandler(db).Handle(new(Samples.Results, "results.xlsx", campaign), actor);
        Assert.Equal((0, 515, 0), (again.Created, again.Unchanged, again.Refused));
        var wrong = OfficeFiles.WorkbookWriter.Write(new OfficeFiles.SheetSpec("S", [], [.. new[] { "Ngày", "Số QĐ THA", "Ngày QĐ THA", "Kết quả", "Số tiền (đồng)", "Số biên lai, ghi chú" }.Select(h => new OfficeFiles.ColumnSpec(h, OfficeFiles.ColumnKind.Text))],
        [
            ["01/08/2023", "9999/QĐ", "01/01/2020", "Thi hành xong", 1L, null], ["01/08/2023", "62/QĐ-CCTHADS", "08/11/2022", "Nộp một phần", 5L, null],
            ["01/08/2024", "62/QĐ-CCTHADS", "08/11/2022", "Đã rà soát", null, null], ["01/08/2023", "62/QĐ-CCTHADS", "08/11/2022", "Bay mất", null, null],
        ]));
        var refused = await new ImportResultsHandler(db).Handle(new(wrong, "wrong.xlsx", campaign), actor);
        Assert.Equal(["RES-002", "RES-004", "RES-003", "RES-014"], refused.Issues.OrderBy(i => i.Row).Select(i => i.Code));
        Assert.Equal(515, await db.CaseResults.CountAsync());
    }

    [Fact]
    public async Task ResultsFile_OfAnOfficer_ReachesOnlyHisFiles()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, head) = await CampaignAsync(db);
        var officers = await db.Officers.OrderBy(o => o.SortKey).ToListAsync();
        var other = await db.Dossiers.Where(d => d.OfficerId == officers[1].Id && d.State == DossierState.Enforcing).OrderBy(d => d.DecisionKey).FirstAsync();
        var file = OfficeFiles.WorkbookWriter.Write(new OfficeFiles.SheetSpec("S", [], [.. new[] { "Ngày", "Số QĐ THA", "Ngày QĐ THA", "Kết quả", "Ghi chú" }.Select(h => new OfficeFiles.ColumnSpec(h, OfficeFiles.ColumnKind.Text))],
            [["01/08/2023", other.DecisionNo, other.DecisionDate, "Đình chỉ", "căn cứ"]]));
        Task<ImportReport> Import(Actor actor) => new ImportResultsHandler(db).Handle(new(file, "kq.xlsx", campaign), actor);
        Assert.Equal("RES-002", (await Import(new(Id<User>.New(), "Chấp hành viên", head.OfficeId, Role.Officer, officers[0].Id))).Issues.Single().Code);
        Assert.True((await Import(new(Id<User>.New(), "Chấp hành viên", head.OfficeId, Role.Officer, officers[1].Id))).Stored);
    }

    [Fact]
    public async Task Result_ChangesTheFile_LeavesAnEvent_AndIsRefusedTwice()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var file = await db.Dossiers.Include(d => d.Obligations).FirstAsync(d => d.State == DossierState.Enforcing && d.Remaining.Amount > 1000);
        var remaining = file.Remaining;
        var handler = new RecordResultHandler(db);
        await handler.Handle(new RecordResult(campaign, file.Id, ResultKind.PartialPayment, End, new(400), "BL 1", null), actor);
        Assert.Equal(remaining - new Dong(400), file.Remaining);
        await handler.Handle(new RecordResult(campaign, file.Id, ResultKind.Completed, End, file.Remaining, "BL 2", null), actor);
        Assert.Equal(DossierState.Completed, file.State);
        Assert.True(await db.AuditEvents.AnyAsync(e => e.SubjectId == file.Id.Value && e.Process == nameof(RecordResult)));
        Assert.Equal("RES-001", await CodeAsync(() => handler.Handle(new RecordResult(campaign, file.Id, ResultKind.Completed, End, new(1), null, null), actor)));
    }

    [Fact]
    public async Task JoinLate_KeepsReasonAndDay()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var file = new Dossier { OfficeId = actor.OfficeId!.Value, DecisionNo = "1/QĐ-MỚI", DecisionKey = Dossier.KeyOf("1/QĐ-MỚI"), DecisionDate = End };
        file.NameParties("Đỗ Mới", null);
        file.Owe(ObligationKind.CourtFee, "Án phí", new(200_000), Dong.Zero);
        db.Begin("Thử", actor);
        db.Dossiers.Add(file);
        await db.SaveChangesAsync();
        var handler = new JoinLateHandler(db);
        Assert.Equal("CMP-030", await CodeAsync(() => handler.Handle(new(campaign, file.Id, " "), actor)));
        await handler.Handle(new(campaign, file.Id, "Thụ lý sau khi chốt"), actor);
        Assert.Equal("CMP-031", await CodeAsync(() => handler.Handle(new(campaign, file.Id, "Lại"), actor)));
        var late = await db.BaselineFiles.SingleAsync(b => b.LateReason != null);
        Assert.Equal((file.Id, End, "Thụ lý sau khi chốt"), (late.DossierId, late.JoinedOn, late.LateReason));
        Assert.Equal(421, (await new ScoreboardQuery(db).RunAsync(campaign, actor)).Total.Files);
    }

    [Theory]
    [InlineData(DossierState.Enforcing, null)]
    [InlineData(DossierState.NotEnforceable, null)]
    [InlineData(DossierState.Completed, "DOS-005")]
    [InlineData(DossierState.Terminated, "DOS-005")]
    [InlineData(DossierState.Concluded, "DOS-005")]
    [InlineData(DossierState.Entrusted, "DOS-005")]
    public void Terminate_OnlyAnOpenFile(DossierState state, string? code)
    {
        var file = new Dossier { OfficeId = Id<Office>.New(), DecisionNo = "1", DecisionKey = "1", DecisionDate = Start };
        file.Owe(ObligationKind.CourtFee, "Án phí", new(10), Dong.Zero);
        file.Enter(state, null, null);
        Assert.Equal(code, Code(() => file.Terminate(End, "chết, không để lại di sản")));
        Assert.Equal(state.IsOpen() ? "DOS-006" : "DOS-005", Code(() => { file.Enter(state, null, null); file.Complete(End, null); }));
        Assert.Equal("DOS-004", Code(() => file.Pay(End, new(11), null)));
        Assert.Equal("DOS-003", Code(() => file.Pay(End, Dong.Zero, null)));
    }

    internal static async Task<(Id<Campaign> Campaign, Actor Actor)> CampaignAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        return (campaign.Id, Actor.ForOffice(campaign.OfficeId, "Thử"));
    }

    private static Campaign New()
    {
        var campaign = new Campaign { OfficeId = Id<Office>.New(), Name = "X", PlanNo = "1" };
        campaign.SetPeriod(new(Start, End));
        return campaign;
    }

    private static string? Code(Action action) => Record.Exception(action) is RuleViolation refused ? refused.Code : null;

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
