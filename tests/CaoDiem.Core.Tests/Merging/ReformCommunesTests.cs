using System.Text;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Merging;
using CaoDiem.Reports;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Merging;

/// <summary>Communes that become one from a day on, and hamlets that go to another one.</summary>
public sealed class ReformCommunesTests : IAsyncLifetime
{
    private static readonly DateOnly Opened = new(2023, 7, 3);
    private static readonly DateOnly Day = new(2023, 9, 1);

    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;
    private Id<Commune> _one;
    private Id<Commune> _two;
    private readonly List<Id<Dossier>> _files = [];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = _database.Open();
        _head = await HandOpenedFile.OfficeAsync(_db);
        _one = await OfficeDirectory.CommuneAsync(_db, _head, "Xã A");
        _two = await OfficeDirectory.CommuneAsync(_db, _head, "Xã B");
        _files.Add(await OfficeDirectory.FileAsync(_db, _head, "1/QĐ", Opened, null, _one));
        _files.Add(await OfficeDirectory.FileAsync(_db, _head, "2/QĐ", Opened, null, _two));
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task FilesOfTheOldCommunes_MoveAsOneEvent_TheOldOnesAreClosed()
    {
        var done = await ReformAsync(Merger());
        Assert.Equal(("Xã Mới", 2), (done.Into, done.Files));
        var into = await _db.Communes.AsNoTracking().SingleAsync(c => c.Name == "Xã Mới");
        Assert.All(await _db.Dossiers.AsNoTracking().ToListAsync(), d => Assert.Equal(into.Id, d.CommuneId));
        var acts = await _db.Acts.AsNoTracking().Where(a => a.Kind == ActKind.Moved).ToListAsync();
        Assert.NotNull(Assert.Single(acts.Select(a => a.EventId).Distinct()));
        Assert.All(acts, a => Assert.Equal((Day, "1654/NQ"), (a.Day, a.DocumentNo)));
        Assert.All(
            await _db.Communes.AsNoTracking().Where(c => c.Id != into.Id).ToListAsync(),
            c => Assert.Equal(((DateOnly?)Day, (Id<Commune>?)into.Id, "1654/NQ"), (c.ClosedOn, c.SuccessorId, c.ClosedBy)));
        Assert.Equal(["Xã Mới"], await _db.Communes.ThereOn(Day).Select(c => c.Name).ToListAsync());
        Assert.Equal(2, await _db.Communes.ThereOn(Day.AddDays(-1)).CountAsync(c => c.Name != "Xã Mới"));
    }

    [Fact]
    public async Task EarlierDays_StillShowTheOldCommune()
    {
        await ReformAsync(Merger());
        var acts = await _db.Acts.AsNoTracking().Where(a => a.DossierId == _files[0]).ToListAsync();
        Assert.Equal(_one.Value, FileState.Fold(acts, Day.AddDays(-1)).Commune);
        Assert.NotEqual(_one.Value, FileState.Fold(acts, Day).Commune);
    }

    [Fact]
    public async Task Board_OfAnEarlierDay_StillShowsTheOldCommune()
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To.AddDays(60));
        await using var db = database.Open();
        var office = new RandomOffice(11, 60, new LawBook(WorkCalendar.Common, []));
        await StoredOffice.StoreAsync(db, office);
        var (board, from) = (new ScoreboardQuery(db), RandomOffice.Period.From.AddDays(30));
        var early = await board.RunAsync(office.Campaign, LedgerBuilder.Head, from.AddDays(-10));
        var (one, two) = (new Id<Commune>(office.Communes[0]), new Id<Commune>(office.Communes[2]));
        await new ReformCommunesHandler(db).Handle(Merger() with { From = [one, two], On = from }, LedgerBuilder.Head);
        var after = await board.RunAsync(office.Campaign, LedgerBuilder.Head, from.AddDays(-10));
        Assert.Equal(early.ByCommune.Select(l => l.Key).Order(), after.ByCommune.Select(l => l.Key).Order());
        Assert.Equal(Figures(early, one), Figures(after, one));
        Assert.Equal(early.ByTaskForce.Select(l => (l.Key, l.Figures)).OrderBy(l => l.Key), after.ByTaskForce
            .Select(l => (l.Key, l.Figures)).OrderBy(l => l.Key));
        Assert.False(await db.Dossiers.AnyAsync(d => d.CommuneId == one || d.CommuneId == two));
    }

    [Fact]
    public async Task InARunningCampaign_TheFilesKeepTheirTaskForce()
    {
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To.AddDays(60));
        await using var db = database.Open();
        var office = new RandomOffice(12, 60, new LawBook(WorkCalendar.Common, []));
        await StoredOffice.StoreAsync(db, office);
        var (board, from) = (new ScoreboardQuery(db), RandomOffice.Period.From.AddDays(30));
        var before = await board.RunAsync(office.Campaign, LedgerBuilder.Head, from.AddDays(20));
        Assert.True(before.ByTaskForce.Count > 1);
        var old = new[] { new Id<Commune>(office.Communes[0]), new Id<Commune>(office.Communes[2]) };
        await new ReformCommunesHandler(db).Handle(Merger() with { From = old, On = from }, LedgerBuilder.Head);
        var after = await board.RunAsync(office.Campaign, LedgerBuilder.Head, from.AddDays(20));
        Assert.Equal(before.ByTaskForce.Select(l => (l.Key, l.Figures)).OrderBy(l => l.Key), after.ByTaskForce
            .Select(l => (l.Key, l.Figures)).OrderBy(l => l.Key));
        Assert.Contains(after.ByCommune, l => l is { Name: "Xã Mới", Figures.Files: > 0 });
    }

    [Fact]
    public async Task Cancelling_TakesAllFilesBack()
    {
        var done = await ReformAsync(Merger());
        await new CancelActHandler(_db).Handle(new CancelAct(done.First!.Value, "Nhầm"), _head);
        Assert.Equal(2, await _db.Dossiers.CountAsync(d => d.CommuneId == _one || d.CommuneId == _two));
        await new KeepCommunesHandler(_db).Handle(new ReopenCommune(_one, "Nhầm"), _head);
        Assert.Null((await _db.Communes.AsNoTracking().SingleAsync(c => c.Id == _one)).ClosedOn);
    }

    [Fact]
    public async Task AreaPartnersAndWays_Follow()
    {
        var leader = await OfficeDirectory.OfficerAsync(_db, _head, "Lê An");
        var force = await new FormTaskForceHandler(_db).Handle(new(null, "Tổ 1", leader, [_one, _two]), _head);
        var partner = new Partner { OfficeId = _head.OfficeId!.Value };
        partner.Describe(PartnerKind.Police, "Công an xã", null, null, 1, WeekdaySet.Working);
        partner.Serve([], [_one, _two]);
        var way = new TravelTime { OfficeId = _head.OfficeId!.Value, From = PlaceKey.Office, To = PlaceKey.Of(_one, "Ấp 1") };
        way.Set(20, 9000, false);
        _db.Begin("Thử", _head);
        _db.AddRange(partner, way);
        await _db.SaveChangesAsync();
        var done = await ReformAsync(Merger());
        var into = (await _db.Communes.AsNoTracking().SingleAsync(c => c.Name == "Xã Mới")).Id;
        Assert.Equal(force, (await _db.TaskForceCommunes.AsNoTracking().SingleAsync(c => c.CommuneId == into)).TaskForceId);
        Assert.Equal([into], await _db.PartnerCommunes.AsNoTracking().Select(c => c.CommuneId).ToListAsync());
        Assert.Equal(PlaceKey.Of(into, "Ấp 1"), (await _db.TravelTimes.AsNoTracking().SingleAsync()).To);
        Assert.Equal(1, done.Ways);
    }

    [Fact]
    public async Task OldCommunesOfTwoTeams_AskWhose()
    {
        var leader = await OfficeDirectory.OfficerAsync(_db, _head, "Lê An");
        await new FormTaskForceHandler(_db).Handle(new(null, "Tổ 1", leader, [_one]), _head);
        var second = await new FormTaskForceHandler(_db).Handle(new(null, "Tổ 2", leader, [_two]), _head);
        Assert.Equal("REF-005", await CodeAsync(Merger()));
        await ReformAsync(Merger() with { TaskForce = second });
        var into = (await _db.Communes.AsNoTracking().SingleAsync(c => c.Name == "Xã Mới")).Id;
        Assert.Equal(second, (await _db.TaskForceCommunes.AsNoTracking().SingleAsync(c => c.CommuneId == into)).TaskForceId);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task HardArea_IsKept_WhereAllAgree(bool second, bool expected)
    {
        await new MarkHardAreasHandler(_db).Handle(new(second ? [_one, _two] : [_one]), _head with { Role = Role.Administrator });
        Assert.Equal(expected, (await ReformAsync(Merger())).HardArea);
        Assert.Equal(expected, (await _db.Communes.AsNoTracking().SingleAsync(c => c.Name == "Xã Mới")).HardArea);
    }

    [Fact]
    public async Task Hamlets_GoToAnotherCommune_TheOldOneStays()
    {
        var hamlet = new ActEntry(ActKind.Moved, Opened) { Reason = "Sửa", Detail = new() { Hamlet = "Ấp 3" } };
        var other = await OfficeDirectory.FileAsync(_db, _head, "3/QĐ", Opened, null, _one);
        await new RecordActsHandler(_db).Handle(other, hamlet, _head);
        var split = Merger() with { From = [_one], Into = _two, NewName = null, Hamlets = ["Ấp 3"] };
        Assert.Equal("REF-004", await CodeAsync(split with { Hamlets = ["Ấp 3", "Ấp Không Có"] }));
        var done = await ReformAsync(split);
        Assert.Equal(1, done.Files);
        var file = await _db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == other);
        Assert.Equal((_two, "Ấp 3"), (file.CommuneId!.Value, file.Hamlet));
        Assert.Null((await _db.Communes.AsNoTracking().SingleAsync(c => c.Id == _one)).ClosedOn);
    }

    [Fact]
    public async Task ClosedCommune_TakesNoFileByHand()
    {
        await ReformAsync(Merger());
        var moved = new ActEntry(ActKind.Moved, Day) { Reason = "Sửa", Detail = new() { Commune = _one.Value } };
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => new RecordActsHandler(_db).Handle(_files[0], moved, _head));
        Assert.Equal(("ACT-017", "address"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task RegisterThatNamesAClosedCommune_LandsInItsSuccessor_AndSaysSo()
    {
        await OfficeDirectory.OfficerAsync(_db, _head, "Lê An");
        await ReformAsync(Merger());
        const string text = "Số QĐ;Ngày QĐ;Người phải THA;Xã;Nội dung;Phải thi hành;CHV\n9/QĐ;15/02/2021;Người Chín;Xã A;Án phí;300000;Lê An";
        var report = await new ImportRegisterHandler(_db).Handle(new(Encoding.UTF8.GetBytes(text), "so.csv", Day), _head);
        Assert.Contains(report.Notes, n => n is { Code: "COMMUNE-CLOSED", Example: "Xã A", Rows: 1 });
        var into = (await _db.Communes.AsNoTracking().SingleAsync(c => c.Name == "Xã Mới")).Id;
        Assert.Equal(into, (await _db.Dossiers.AsNoTracking().SingleAsync(d => d.DecisionKey == "9/qd")).CommuneId);
    }

    [Fact]
    public async Task RegisterOfAnEarlierDay_StillFindsTheOldCommune()
    {
        await OfficeDirectory.OfficerAsync(_db, _head, "Lê An");
        await ReformAsync(Merger());
        const string text = "Số QĐ;Ngày QĐ;Người phải THA;Xã;Nội dung;Phải thi hành;CHV\n9/QĐ;15/02/2021;Người Chín;Xã A;Án phí;300000;Lê An";
        await new ImportRegisterHandler(_db).Handle(new(Encoding.UTF8.GetBytes(text), "so.csv", Day.AddDays(-1)), _head);
        Assert.Equal(_one, (await _db.Dossiers.AsNoTracking().SingleAsync(d => d.DecisionKey == "9/qd")).CommuneId);
    }

    [Fact]
    public async Task MendedName_OfACommune_StandsEverywhere_AndTheOldOneStaysKnown()
    {
        await new KeepCommunesHandler(_db).Handle(new RenameCommune(_one, "xã An Bình"), _head);
        Assert.Equal("Xã An Bình", (await _db.Communes.AsNoTracking().SingleAsync(c => c.Id == _one)).Name);
        Assert.Equal("Xã A", (await _db.Aliases.AsNoTracking().SingleAsync()).Name);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() =>
            new KeepCommunesHandler(_db).Handle(new RenameCommune(_two, "Xã A"), _head));
        Assert.Equal("IDN-061", refused.Code);
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused_AndNothingIsStored()
    {
        Assert.Equal("REF-001", await CodeAsync(Merger() with { From = [] }));
        Assert.Equal("REF-001", await CodeAsync(Merger() with { From = [Id<Commune>.New()] }));
        Assert.Equal("REF-002", await CodeAsync(Merger() with { NewName = " " }));
        Assert.Equal("REF-002", await CodeAsync(Merger() with { Into = _one }));
        Assert.Equal("REF-003", await CodeAsync(Merger() with { On = null }));
        Assert.Equal("REF-003", await CodeAsync(Merger() with { DocumentNo = "" }));
        Assert.Equal("REF-003", await CodeAsync(Merger() with { Reason = "" }));
        Assert.Equal("REF-004", await CodeAsync(Merger() with { Hamlets = ["Ấp 1"] }));
        Assert.Equal("REF-004", await CodeAsync(Merger() with { From = [_one], Hamlets = ["Ấp 99"] }));
        Assert.Equal("REF-006", await CodeAsync(Merger() with { Expected = 9 }));
        Assert.Equal("IDN-061", await CodeAsync(Merger() with { NewName = "xã b" }));
        Assert.Equal("ACT-003", await CodeAsync(Merger() with { On = _db.Today.AddDays(1) }));
        Assert.Equal(2, await _db.Communes.CountAsync(c => c.ClosedOn == null));
        await ReformAsync(Merger());
        Assert.Equal("REF-001", await CodeAsync(Merger() with { From = [_one], NewName = "Xã Khác" }));
    }

    [Fact]
    public async Task Numbers_ChangeNothing()
    {
        var figures = await new ReformCommunesHandler(_db).PreviewAsync(Merger(), _head);
        Assert.Equal(("Xã Mới", 2, 0), (figures.Into, figures.Files, figures.Ways));
        Assert.Equal(2, await _db.Communes.CountAsync());
    }

    private ReformCommunes Merger() => new([_one, _two], null, "Xã Mới", Day, "1654/NQ", "Sắp xếp đơn vị hành chính", []);

    private Task<CommunesReformed> ReformAsync(ReformCommunes command) => new ReformCommunesHandler(_db).Handle(command, _head);

    private async Task<string> CodeAsync(ReformCommunes command) =>
        (await Assert.ThrowsAsync<RuleViolation>(() => ReformAsync(command))).Code;

    private static ScoreFigures Figures(Scoreboard board, Id<Commune> commune) =>
        board.ByCommune.Single(l => l.Key == commune.ToString()).Figures;
}
