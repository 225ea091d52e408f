using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Merging;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Workload;

/// <summary>Files weigh by class and stage; an officer's load is his points against his capacity.</summary>
public sealed class FileWeightTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2023, 9, 30);
    private static readonly DateOnly Decided = new(2023, 7, 3);

    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = _database.Open();
        _head = await HandOpenedFile.OfficeAsync(_db);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(DossierState.Enforcing, false, false, WeightStage.Unverified)]
    [InlineData(DossierState.Enforcing, true, false, WeightStage.Working)]
    [InlineData(DossierState.Enforcing, true, true, WeightStage.Coercion)]
    [InlineData(DossierState.NotEnforceable, true, true, WeightStage.NotEnforceable)]
    [InlineData(DossierState.Postponed, true, false, WeightStage.Waiting)]
    [InlineData(DossierState.SeparateLedger, true, false, WeightStage.Waiting)]
    public void Stage_OfAnOpenFile(DossierState state, bool verified, bool coercion, WeightStage stage) =>
        Assert.Equal(stage, WeightStages.Of(state, verified, coercion));

    [Fact]
    public void EveryCell_HasAnAssumedNumber_ThatSaysSo() => Assert.All(
        WeightClasses.All.SelectMany(c => WeightStages.All.Select(s => new WeightTable([]).Of(c, s, Today))),
        v => Assert.True(v is { IsAssumed: true, Points: > 0 }));

    [Fact]
    public async Task MeanOf342_AndHeavy600_AreTold_AndTheHandOverSaysBeforeAndAfter()
    {
        var (mean, heavy) = (await OfficerAsync("Lê An"), await OfficerAsync("Trần Bình"));
        await FilesAsync(mean, 342, "A");
        await FilesAsync(heavy, 600, "B");
        await new SetWeightHandler(_db).Handle(
            new SetWeight(WeightClass.StateMoney, WeightStage.Unverified, Decided, 10, "Họp đơn vị"), _head);
        var loads = await LoadsAsync();
        Assert.Equal((342, 100, LoadLevel.Full), Told(loads.Of(mean)));
        Assert.Equal((600, 175, LoadLevel.Over), Told(loads.Of(heavy)));
        var moved = await _db.Dossiers.Where(d => d.OfficerId == heavy).OrderBy(d => d.DecisionKey).Take(100).Select(d =>
            d.Id).ToListAsync();
        var figures = await new HandOverQuery(_db, new(_db)).LoadAsync(_head.RequireOffice(), heavy, mean, moved);
        Assert.Equal((1000L, 175, 146, 100, 129), (figures.Shift.Moves.Points, figures.Shift.Giver.Percent!.Value,
            figures.Shift.GiverAfter.Percent!.Value, figures.Shift.Receiver.Percent!.Value, figures.Shift.ReceiverAfter.Percent!.Value));
        await new HandOverFilesHandler(_db).Handle(new(heavy, mean, moved, Today, "1/QĐ", Today, "San việc"), _head);
        loads = await LoadsAsync();
        Assert.Equal((146, 129), (loads.Of(heavy).Percent, loads.Of(mean).Percent));
        var merge = await new MergeNamesHandler(_db).PreviewAsync(AliasKind.Officer, heavy.Value, mean.Value, _head);
        Assert.Equal((146, 129, 275), (merge.Shift!.Giver.Percent, merge.Shift.Receiver.Percent, merge.Shift.ReceiverAfter.Percent));
    }

    [Fact]
    public async Task PartAbsence_CountsFromToItsDays_AndALeaverNothingFromHisDay()
    {
        var officer = await OfficerAsync("Lê An");
        await FilesAsync(officer, 100, "A");
        var officers = new KeepOfficersHandler(_db);
        await officers.Handle(new RecordLeave(officer, LeaveKind.Absent, Today, Today.AddDays(9), "1/QĐ", "Đi học", 50), _head);
        Assert.Equal((100, 50), await PresenceAsync(officer, Today.AddDays(-1), Today));
        Assert.Equal((50, 100), await PresenceAsync(officer, Today.AddDays(9), Today.AddDays(10)));
        var load = (await LoadsAsync()).Of(officer);
        Assert.Equal((800L, 47), (load.Files.Points, load.Percent)); // 800 of half of 3,420
        await officers.Handle(new RecordLeave(officer, LeaveKind.Retired, Today.AddDays(5), null, "2/QĐ", "Đủ tuổi"), _head);
        Assert.Equal((50, 0), await PresenceAsync(officer, Today.AddDays(4), Today.AddDays(5)));
        load = (await new OfficerWeightsQuery(_db).LoadAsync(_head.RequireOffice(), Today.AddDays(5))).Of(officer);
        Assert.Equal((null, LoadLevel.Over), (load.Percent, load.Level));
        Assert.Equal("IDN-069", await CodeAsync(() => officers.Handle(
            new RecordLeave(officer, LeaveKind.Absent, Today, Today, "3", "x", 0), _head)));
    }

    [Fact]
    public async Task ANumber_HoldsFromItsDay_AndIsWithdrawnWithAReason()
    {
        var handler = new SetWeightHandler(_db);
        await handler.Handle(new SetWeight(WeightClass.Property, WeightStage.Working, Today, 40, "Họp đơn vị"), _head);
        await handler.Handle(new SetWeight(null, null, Today, 2_000, "Họp đơn vị"), _head);
        var table = await TableAsync();
        Assert.Equal((25, 40), (Points(table, Today.AddDays(-1)), Points(table, Today)));
        Assert.Equal((3_420, 2_000), (table.Full(Today.AddDays(-1)).Points, table.Full(Today).Points));
        var set = table.Of(WeightClass.Property, WeightStage.Working, Today).Set!.Id;
        Assert.Equal("WRK-024", await CodeAsync(() => handler.Handle(new WithdrawWeight(set, " "), _head)));
        await handler.Handle(new WithdrawWeight(set, "Gõ nhầm"), _head);
        Assert.Equal("WRK-025", await CodeAsync(() => handler.Handle(new WithdrawWeight(set, "Nữa"), _head)));
        table = await TableAsync();
        Assert.Equal(25, Points(table, Today));
        Assert.Equal("Gõ nhầm", table.All.Single(w => w.Id == set).WithdrawnReason);
        Assert.Equal(1, await _db.AuditEvents.CountAsync(e => e.Process == nameof(WithdrawWeight)));
    }

    [Theory]
    [InlineData(WeightClass.Property, null, 5, "x", "WRK-020")]
    [InlineData(WeightClass.Property, WeightStage.Working, -1, "x", "WRK-021")]
    [InlineData(WeightClass.Property, WeightStage.Working, 1_001, "x", "WRK-021")]
    [InlineData(null, null, 0, "x", "WRK-021")]
    [InlineData(WeightClass.Property, WeightStage.Working, 5, " ", "WRK-022")]
    public async Task ANumber_ThatCannotBe_IsRefused(WeightClass? kind, WeightStage? stage, int points, string source, string code)
    {
        var command = new SetWeight(kind, stage, Today, points, source);
        Assert.Equal(code, await CodeAsync(() => new SetWeightHandler(_db).Handle(command, _head)));
        Assert.Equal(0, await _db.FileWeights.CountAsync());
    }

    [Fact]
    public void MeasuredVisits_ProposePoints_OnlyWhereEnoughWereMeasured()
    {
        var money = Enumerable.Repeat((WeightClass.StateMoney, WeightStage.Working, 30), 20);
        var land = Enumerable.Repeat((WeightClass.Property, WeightStage.Working, 90), 10);
        var few = Enumerable.Repeat((WeightClass.Refund, WeightStage.Working, 200), 9);
        var cells = MeasuredWeightsQuery.Of([.. money, .. land, .. few]);
        Assert.Equal(new (int, int, int?)[] { (20, 30, 10), (9, 200, null), (10, 90, 30) }, cells.Select(c => (c.Visits, c.Median,
            c.Points)));
        Assert.Equal("Trung vị 30 phút của 20 lượt đo được", cells[0].Basis);
        Assert.Empty(MeasuredWeightsQuery.Of([]));
    }

    [Fact]
    public void Teams_CarryWhatTheyWouldHaveAfterAChange_AndFilesGivenByHandStay()
    {
        var (one, two, here, there) = (Id<TaskForce>.New(), Id<TaskForce>.New(), Id<Commune>.New(), Id<Commune>.New());
        var weights = new TeamWeights(
            [new(one, here, false, new(10, 100)), new(one, here, true, new(1, 50)), new(one, there, false, new(5, 40)), new(two, null,
                false, new(2, 20))],
            [(one, "Tổ 1", 100), (two, "Tổ 2", 50)], 200);
        Assert.Equal([95, 20], weights.Now.Select(t => t.Load.Percent!.Value));
        Assert.Equal([45, 120], weights.AfterMove([here], two).Select(t => t.Load.Percent!.Value));
        Assert.Equal([0, 210], weights.AfterLeave(one, two).Select(t => t.Load.Percent!.Value));
        var nobody = weights.AfterMove([there], null)[^1];
        Assert.Equal((null, 5, LoadLevel.Over), (nobody.TeamId, nobody.Load.Files.Files, nobody.Load.Level));
    }

    private Task<OfficeLoads> LoadsAsync()
    {
        _db.ChangeTracker.Clear();
        return new OfficerWeightsQuery(_db).LoadAsync(_head.RequireOffice(), Today);
    }

    private Task<WeightTable> TableAsync() => new OfficerWeightsQuery(_db).TableAsync(_head.RequireOffice());

    private static int Points(WeightTable table, DateOnly day) => table.Of(WeightClass.Property, WeightStage.Working, day).Points;

    private async Task<(int, int)> PresenceAsync(Id<Officer> officer, DateOnly one, DateOnly other)
    {
        var query = new OfficerWeightsQuery(_db);
        var (before, after) = (await query.LoadAsync(_head.RequireOffice(), one), await query.LoadAsync(_head.RequireOffice(), other));
        return (before.Of(officer).Presence, after.Of(officer).Presence);
    }

    private static (int, int?, LoadLevel) Told(CarriedLoad load) => (load.Files.Files, load.Percent, load.Level);

    private Task<Id<Officer>> OfficerAsync(string name) => OfficeDirectory.OfficerAsync(_db, _head, name);

    private async Task FilesAsync(Id<Officer> officer, int count, string letter)
    {
        _db.Begin("Thử", _head);
        foreach (var number in Enumerable.Range(1, count))
        {
            var ledger = OpenedFile.Of(_head.RequireOffice(), $"{letter}{number:0000}/QĐ", Decided, "Nguyễn Văn Mẫu", 1_000_000, officer);
            _db.Dossiers.Add(ledger.File);
            _db.Acts.AddRange(ledger.Acts);
        }

        await _db.SaveChangesAsync();
        _db.ChangeTracker.Clear();
    }

    private static async Task<string?> CodeAsync(Func<Task> action) =>
        await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
