using System.Text.Json;
using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Launch;

/// <summary>A campaign ends knowing what is open, and can be opened again; neither changes a figure.</summary>
public sealed class EndingTests : IAsyncLifetime
{
    private static readonly DateOnly Today = RandomOffice.Period.To.AddDays(-10);
    private readonly RandomOffice _office = new(7, 25, new(WorkCalendar.Common, []));
    private TestDatabase _database = null!;
    private AppDb _db = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: Today);
        _db = _database.Open();
        await StoredOffice.StoreAsync(_db, _office);
        (await _db.Campaigns.SingleAsync()).Open();
        _db.Begin("Thử", LedgerBuilder.Head);
        await _db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task WithWorkOpen_AReasonIsDemanded_AndKept()
    {
        Assert.Equal("LCH-010", await CodeAsync(() => CloseAsync(" ")));
        await CloseAsync("Cấp trên yêu cầu kết thúc sớm");
        Assert.Equal(CampaignState.Closed, (await CampaignAsync()).State);
        var kept = await _db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == nameof(CloseCampaign));
        Assert.Equal(("Cấp trên yêu cầu kết thúc sớm", LedgerBuilder.Head.Name, _office.Campaign.Value), (kept.Reason, kept.UserName, kept.SubjectId));
        Assert.Equal("CMP-005", await CodeAsync(() => CloseAsync("Lần nữa")));
    }

    [Fact]
    public async Task WithNothingOpen_NoReasonIsDemanded()
    {
        await using var database = await TestDatabase.CopyOfAsync(_database, RandomOffice.Period.To);
        await using var db = database.Open();
        await db.BaselineFiles.ExecuteDeleteAsync();
        await new CloseCampaignHandler(db).Handle(new(_office.Campaign), LedgerBuilder.Head);
        Assert.Equal(CampaignState.Closed, (await db.Campaigns.AsNoTracking().SingleAsync()).State);
    }

    [Fact]
    public async Task WhatIsOpen_IsCountedByKind()
    {
        var before = await CountsAsync();
        Assert.Equal(10, before[OpenWorkKind.DaysLeft]);
        await AddOneOfEachAsync();
        var after = await CountsAsync();
        Assert.All(
            new[]
            {
                OpenWorkKind.SilentVisits, OpenWorkKind.FieldRecords, OpenWorkKind.Acts, OpenWorkKind.Conflicts, OpenWorkKind.CasePlans,
                OpenWorkKind.VisitsAhead, OpenWorkKind.Budgets,
            },
            kind => Assert.Equal((kind, before[kind] + 1), (kind, after[kind])));
    }

    [Fact]
    public async Task EndingAndOpeningAgain_ChangeNoFigure_AndWorkGoesOn()
    {
        var before = await FiguresAsync();
        await CloseAsync("Hết việc");
        Assert.Equal(before, await FiguresAsync());
        var file = await HandOpenedFile.OpenAsync(_db, LedgerBuilder.Head, Today);
        Assert.Equal("CMP-033", await CodeAsync(() => JoinAsync(file)));
        Assert.Equal("LCH-011", await CodeAsync(() => ReopenAsync(null)));
        await ReopenAsync("Còn hồ sơ phải giải quyết");
        Assert.Equal(before, await FiguresAsync());
        await JoinAsync(file);
        Assert.True(await _db.BaselineFiles.AnyAsync(b => b.DossierId == file));
    }

    [Fact]
    public async Task WhileTheFinalReportStands_ItIsNotOpenedAgain()
    {
        await CloseAsync("Hết việc");
        var report = new IssuedDocument
        {
            OfficeId = LedgerBuilder.Office,
            CampaignId = _office.Campaign,
            Kind = PaperKinds.FinalReport,
            Subject = "",
            SubjectName = "",
            DraftedBy = "Thử",
            DraftedAt = DateTime.UnixEpoch,
        };
        report.Issue(PaperSeries.Administrative, 41, new(Today, "Thử", "Trưởng phòng", "BC-THADS", 0, "", ""), "");
        _db.Begin("Thử", LedgerBuilder.Head);
        _db.Add(report);
        await _db.SaveChangesAsync();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => ReopenAsync("Sai số liệu"));
        Assert.Equal("LCH-012", refused.Code);
        Assert.Contains("41/BC-THADS", refused.Message, StringComparison.Ordinal);
        _db.ChangeTracker.Clear();
        await new IssueDocumentHandler(_db).Handle(new CancelDocument(report.Id, "Sai số liệu"), LedgerBuilder.Head);
        await ReopenAsync("Sai số liệu");
        Assert.Equal(CampaignState.Running, (await CampaignAsync()).State);
    }

    [Fact]
    public async Task OnlyTheHead_EndsAndOpensAgain()
    {
        var officer = LedgerBuilder.Officer;
        Assert.Equal("IDN-001", await CodeAsync(() => new CloseCampaignHandler(_db).Handle(new(_office.Campaign, "X"), officer)));
        Assert.Equal("IDN-001", await CodeAsync(() => new ReopenCampaignHandler(_db).Handle(new(_office.Campaign, "X"), officer)));
    }

    private async Task AddOneOfEachAsync()
    {
        var (owner, campaign, team) = (LedgerBuilder.Office, _office.Campaign, new Id<TaskForce>(RandomOffice.Teams[0]));
        var file = _office.Files.First(f => f.Listed.LeftOn is null && IsQuiet(f.Ledger)).Listed.DossierId;
        var plan = new CasePlan
        {
            OfficeId = owner,
            CampaignId = campaign,
            DossierId = file,
            TaskForceId = team,
            OfficerId = null,
            CommuneId = null,
            Groups = "review",
            Required = true,
            RequiredWhy = "",
        };
        var step = new StepContent(Id<PlanStep>.New(), StepKind.Verify, null, [], 60, Today, Today.AddDays(5), 0, "", null, "");
        plan.Write(new("", "", "", "", "", "", false, false, [step]));
        var run = new PlanRun
        {
            OfficeId = owner,
            CampaignId = campaign,
            RequestedAt = DateTime.UnixEpoch,
            RequestedBy = "Thử",
            Seconds = 1,
            Seed = 1,
            StepsAll = 1,
            State = PlanRunState.Accepted,
        };
        var route = Route(run, team, Today.AddDays(1), step.Id, file);
        var day = new FieldDay { OfficeId = owner, CampaignId = campaign, TaskForceId = team, Day = Today.AddDays(-1) };
        day.Issue(route, new HashSet<Id<FieldStop>>(), DateTime.UnixEpoch, "Thử");
        _db.Begin("Thử", LedgerBuilder.Head);
        _db.AddRange(plan, run, route, day, WaitingRecord(file));
        _db.Add(new Budget { OfficeId = owner, CampaignId = campaign, Number = 1, Basis = EstimateBasis.Capacity, DraftedOn = Today });
        await _db.SaveChangesAsync();
        _db.ChangeTracker.Clear();
        var acts = new RecordActsHandler(_db);
        await acts.Handle(file, new(ActKind.NotEnforceable, Today) { Ground = "c", Reason = "Ngoại lệ" }, LedgerBuilder.Head);
        await acts.Handle(new RecordActs([new(file, new(ActKind.Completed, Today))], Source: ActSource.Field), LedgerBuilder.Head);
    }

    // Being enforced, with something left to pay, and nothing waiting.
    private static bool IsQuiet(FileLedger ledger) => ledger.StateOn(Today) is { State: DossierState.Enforcing } state
        && state.Remaining > Dong.Zero && ledger.Acts.All(a => a.Stage != ActStage.Proposed);

    private TeamRoute Route(PlanRun run, Id<TaskForce> team, DateOnly day, Id<PlanStep> step, Id<Dossier> file)
    {
        var route = new TeamRoute
        {
            OfficeId = LedgerBuilder.Office,
            CampaignId = _office.Campaign,
            RunId = run.Id,
            TaskForceId = team,
            Day = day,
            BackAt = new(8, 30),
            Minutes = 60,
            Metres = 1_000,
        };
        route.Add(new()
        {
            OfficeId = LedgerBuilder.Office,
            RouteId = route.Id,
            StepId = step,
            DossierId = file,
            Kind = StepKind.Verify,
            No = 1,
            Start = 0,
            Ends = 60,
            Minutes = 60,
        });
        return route;
    }

    private Visit WaitingRecord(Id<Dossier> file)
    {
        var visit = new Visit
        {
            OfficeId = LedgerBuilder.Office,
            CampaignId = _office.Campaign,
            DossierId = file,
            Source = VisitSource.Phone,
            DeviceId = Guid.CreateVersion7(),
            Sequence = 1,
            RecordedAt = DateTime.UnixEpoch,
            On = Today,
            Kind = VisitKind.Absent,
            Amount = Dong.Zero,
            Fingerprint = "",
            ReceivedAt = DateTime.UnixEpoch,
            ReceivedFrom = "Thử",
        };
        visit.Accept(1, null, "không khớp");
        return visit;
    }

    private Task CloseAsync(string? reason) => FreshAsync(() => new CloseCampaignHandler(_db).Handle(new(_office.Campaign, reason), LedgerBuilder.Head));

    private Task ReopenAsync(string? reason) => FreshAsync(() => new ReopenCampaignHandler(_db).Handle(new(_office.Campaign, reason), LedgerBuilder.Head));

    private Task JoinAsync(Id<Dossier> file) => FreshAsync(() => new JoinLateHandler(_db).Handle(new(_office.Campaign, file, "Mới thụ lý"), LedgerBuilder.Head));

    // As each request of the site has a context of its own.
    private Task FreshAsync(Func<Task> change)
    {
        _db.ChangeTracker.Clear();
        return change();
    }

    private Task<Campaign> CampaignAsync() => _db.Campaigns.AsNoTracking().SingleAsync();

    private async Task<Dictionary<OpenWorkKind, int>> CountsAsync() =>
        (await OpenWork.LoadAsync(_db, await CampaignAsync())).Counts.ToDictionary(c => c.Kind, c => c.Count);

    private async Task<string> FiguresAsync() =>
        JsonSerializer.Serialize(ScoreDocument.Of(await new ScoreboardQuery(_db).RunAsync(_office.Campaign, LedgerBuilder.Head)));

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
