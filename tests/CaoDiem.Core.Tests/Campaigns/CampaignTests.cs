using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
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
    [InlineData(CampaignState.Draft, true, false, false)]
    [InlineData(CampaignState.Running, false, true, false)]
    [InlineData(CampaignState.Closed, false, false, true)]
    public void OpenCloseAndReopen_OnlyInOrder(CampaignState state, bool mayOpen, bool mayClose, bool mayReopen)
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
        Assert.Equal(mayReopen ? null : "CMP-005", Code(In().Reopen));
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
        var last = await db.Acts.Where(a => a.Source == ActSource.Results).MaxAsync(a => a.Day);
        var now = await new ScoreboardQuery(db).RunAsync(campaign, actor, last);
        Assert.Equal(39, now.Total.Completed);
        Assert.True((await new ScoreboardQuery(db).RunAsync(campaign, actor, last.AddDays(-1))).Total.Completed <= now.Total.Completed);

        var list = new DossierList(db);
        foreach (var (standing, number) in new[] { ("reviewed", now.Total.Reviewed), ("completed", now.Total.Completed), ("terminated", now.Total.Terminated), ("exemption", now.Total.ExemptionDossiers), ("reduction", now.Total.ReductionDossiers), ("partial", now.Total.Partial), ("notmoved", now.Total.NotMoved), ("enforceable", now.Total.Enforceable) })
        {
            Assert.Equal(number, (await list.PageAsync(new() { Campaign = campaign, Standing = standing, Day = last }, actor, 1)).Count);
        }

        foreach (var wave in now.ByWave)
        {
            async Task<int> Opened(string standing) => (await list.PageAsync(new() { Campaign = campaign, Wave = wave.Wave.Id, Standing = standing, Day = last }, actor, 1)).Count;
            Assert.Equal((wave.Completed, wave.Terminated, wave.ReliefDossiers), (await Opened("completed"), await Opened("terminated"), await Opened("relief")));
        }

        foreach (var line in now.ByCommune)
        {
            Assert.Equal(line.Figures.Completed, (await list.PageAsync(new() { Campaign = campaign, Standing = "completed", Commune = Id<Commune>.Parse(line.Key!), Day = last }, actor, 1)).Count);
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
        Assert.Equal(515, await db.Acts.Where(a => a.Source == ActSource.Results && a.Kind != ActKind.Completed && a.CancelledAt == null).CountAsync() + 39 - await db.Acts.CountAsync(a => a.Source == ActSource.Results && a.EventId != null && a.Kind != ActKind.Completed));
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
    public async Task AnAct_ChangesTheFileAndTheBoard_InOneSave()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var file = await db.Dossiers.AsNoTracking().FirstAsync(d => d.State == DossierState.Enforcing && d.Remaining.Amount > 1000);
        var before = (await new ScoreboardQuery(db).RunAsync(campaign, actor)).Total.Completed;
        var handler = new RecordActsHandler(db);
        await handler.Handle(file.Id, new(ActKind.Paid, End) { Amount = new(400), ReceiptNo = "BL 1" }, actor);
        Assert.Equal(file.Remaining - new Dong(400), (await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == file.Id)).Remaining);
        Assert.Equal("ACT-070", await CodeAsync(() => handler.Handle(file.Id, new(ActKind.Completed, End), actor)));
        await handler.Handle(file.Id, new(ActKind.Paid, End) { Amount = file.Remaining - new Dong(400), ReceiptNo = "BL 2" }, actor);
        var done = await handler.Handle(file.Id, new(ActKind.Completed, End), actor);
        Assert.Equal(DossierState.Completed, (await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == file.Id)).State);
        Assert.False(await db.TriageFindings.AnyAsync(f => f.DossierId == file.Id));
        Assert.Equal(before + 1, (await new ScoreboardQuery(db).RunAsync(campaign, actor)).Total.Completed);
        Assert.True(await db.AuditEvents.AnyAsync(e => e.SubjectId == file.Id.Value && e.Process == nameof(RecordActs)));
        await new CancelActHandler(db).Handle(new CancelAct(done.Id, "Ghi nhầm hồ sơ"), actor);
        Assert.Equal(before, (await new ScoreboardQuery(db).RunAsync(campaign, actor)).Total.Completed);
    }

    [Fact]
    public async Task JoinLate_KeepsReasonAndDay()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var opened = await new OpenDossierHandler(db).Handle(
            new("1/QĐ-MỚI", End, new() { Debtor = "Đỗ Mới", Items = [new(ObligationKind.CourtFee, "Án phí", 200_000)] }), actor);
        db.ChangeTracker.Clear();
        var file = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == opened.DossierId);
        var handler = new JoinLateHandler(db);
        Assert.Equal("CMP-030", await CodeAsync(() => handler.Handle(new(campaign, file.Id, " "), actor)));
        await handler.Handle(new(campaign, file.Id, "Thụ lý sau khi chốt"), actor);
        Assert.Equal("CMP-031", await CodeAsync(() => handler.Handle(new(campaign, file.Id, "Lại"), actor)));
        var late = await db.BaselineFiles.SingleAsync(b => b.LateReason != null);
        Assert.Equal((file.Id, End, "Thụ lý sau khi chốt"), (late.DossierId, late.JoinedOn, late.LateReason));
        Assert.Equal(421, (await new ScoreboardQuery(db).RunAsync(campaign, actor)).Total.Files);
    }

    [Fact]
    public async Task JoiningAfterTheLastDay_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: End.AddDays(1));
        await using var db = database.Open();
        var (campaign, actor) = await CampaignAsync(db);
        var listed = await db.BaselineFiles.Select(b => b.DossierId).FirstAsync();
        Assert.Equal("CMP-037", await CodeAsync(() => new JoinLateHandler(db).Handle(new(campaign, listed, "Muộn"), actor)));
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
