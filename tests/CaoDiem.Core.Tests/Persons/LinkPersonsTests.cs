using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Persons;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Persons;

/// <summary>Debtors that may be one are proposed; people link them or say that they are two, and take either back.</summary>
public sealed class LinkPersonsTests : IAsyncLifetime
{
    private static readonly DateOnly Decided = new(2023, 7, 3);

    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;
    private Id<Commune> _commune;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = _database.Open();
        _head = await HandOpenedFile.OfficeAsync(_db);
        _commune = await OfficeDirectory.CommuneAsync(_db, _head, "Xã Mẫu");
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task NothingIsLinked_ByItself_AndTheStrengthIsTold()
    {
        var (one, hamlet, commune, name) = (await OpenAsync("1/QĐ", "Lê Văn Tý", "Ấp 1"), await OpenAsync("2/QĐ", "lê văn  tý", "ấp 1"),
            await OpenAsync("3/QĐ", "Lê Văn Tỵ", null), await OpenAsync("4/QĐ", "Lê Văn Tý", "Ấp 1", away: true));
        await OpenAsync("5/QĐ", "Lê Văn Tèo", "Ấp 1");
        var (_, others) = await BesideAsync(one);
        Assert.Equal([(hamlet, EvidenceStrength.Good), (commune, EvidenceStrength.Fair), (name, EvidenceStrength.Weak)],
            others.Select(o => (o.File.Id, o.Evidence.Strength)));
        var likely = Assert.Single(await new PersonsQuery(_db).LikelyAsync(_head));
        Assert.Equal((4, EvidenceStrength.Good), (likely.Files, likely.Evidence.Strength));
        Assert.Equal(0, await _db.PersonFiles.CountAsync());
    }

    [Fact]
    public async Task Link_IsUndone_WithItsReason_AndNotProposedAgain()
    {
        var (one, two) = (await OpenAsync("1/QĐ", "Lê Văn Tý", "Ấp 1"), await OpenAsync("2/QĐ", "Lê Văn Tý", "Ấp 1"));
        Assert.Equal("PRS-002", await CodeAsync(() => Handler.Handle(new LinkFiles([one, two], " "), _head)));
        Assert.Equal("PRS-001", await CodeAsync(() => Handler.Handle(new LinkFiles([one, one], "x"), _head)));
        await Handler.Handle(new LinkFiles([one, two], "Cùng căn cước"), _head);
        Assert.Equal("PRS-003", await CodeAsync(() => Handler.Handle(new LinkFiles([one, two], "x"), _head)));
        Assert.Equal("PRS-008", await CodeAsync(() => Handler.Handle(new KeepApart(one, [two], "x"), _head)));
        Assert.Empty((await BesideAsync(one)).Others);
        Assert.Empty(await new PersonsQuery(_db).LikelyAsync(_head));
        Assert.Equal("PRS-002", await CodeAsync(() => Handler.Handle(new UnlinkFile(two, "", true), _head)));
        await Handler.Handle(new UnlinkFile(two, "Khác năm sinh", true), _head);
        Assert.Equal("PRS-007", await CodeAsync(() => Handler.Handle(new UnlinkFile(two, "x", true), _head)));
        Assert.Empty((await BesideAsync(one)).Others);
        Assert.Equal("PRS-004", await CodeAsync(() => Handler.Handle(new LinkFiles([one, two], "x"), _head)));
        await using var after = _database.Open();
        var link = await after.PersonFiles.SingleAsync(l => l.DossierId == two);
        Assert.Equal(("Cùng căn cước", "Khác năm sinh", _head.Name), (link.Reason, link.UnlinkedReason, link.UnlinkedBy));
        var told = await after.AuditEvents.SingleAsync(e => e.Process == nameof(UnlinkFile) && e.Subject == nameof(PersonFile));
        Assert.Equal("Khác năm sinh", told.Reason);
    }

    [Fact]
    public async Task LinkUndone_ByAMereSlip_IsProposedAgain()
    {
        var (one, two) = (await OpenAsync("1/QĐ", "Lê Văn Tý", "Ấp 1"), await OpenAsync("2/QĐ", "Lê Văn Tý", "Ấp 1"));
        await Handler.Handle(new LinkFiles([one, two], "Cùng căn cước"), _head);
        await Handler.Handle(new UnlinkFile(one, "Chưa đủ căn cứ", false), _head);
        Assert.Equal(two, Assert.Single((await BesideAsync(one)).Others).File.Id);
        await Handler.Handle(new LinkFiles([one, two], "Đã có căn cước"), _head);
        Assert.Equal(2, await _db.PersonFiles.CountAsync(l => l.UnlinkedAt == null));
    }

    [Fact]
    public async Task WhatWasTurnedDown_IsNotProposedAgain_UntilThatIsWithdrawn()
    {
        var (one, two, three) = (await OpenAsync("1/QĐ", "Lê Văn Tý", "Ấp 1"), await OpenAsync("2/QĐ", "Lê Văn Tý", "Ấp 1"),
            await OpenAsync("3/QĐ", "Lê Văn Tý", "Ấp 1"));
        await Handler.Handle(new KeepApart(two, [one], "Hai cha con"), _head);
        Assert.Equal([three], (await BesideAsync(one)).Others.Select(o => o.File.Id));
        await Handler.Handle(new LinkFiles([two, three], "Cùng căn cước"), _head);
        Assert.Empty((await BesideAsync(one)).Others); // the third is now the second's
        Assert.Empty(await new PersonsQuery(_db).LikelyAsync(_head));
        var said = (await _db.ApartFiles.AsNoTracking().SingleAsync()).Id;
        Assert.Equal("PRS-002", await CodeAsync(() => Handler.Handle(new WithdrawApart(said, null), _head)));
        await Handler.Handle(new WithdrawApart(said, "Nhầm người"), _head);
        Assert.Equal("PRS-009", await CodeAsync(() => Handler.Handle(new WithdrawApart(said, "x"), _head)));
        Assert.Equal(2, (await BesideAsync(one)).Others.Count);
    }

    [Fact]
    public async Task IdentityNumber_IsCorrected_AndTwoNumbersAreTwoPeople()
    {
        var (one, two, three) = (await OpenAsync("1/QĐ", "Lê Văn Tý", "Ấp 1"), await OpenAsync("2/QĐ", "Lê Văn Tý", "Ấp 1"),
            await OpenAsync("3/QĐ", "Lê V. Tý", null));
        Assert.Equal("PRS-010", await CodeAsync(() => Handler.Handle(new RecordIdentity(one, "12345", "x"), _head)));
        Assert.Equal("PRS-011", await CodeAsync(() => Handler.Handle(new RecordIdentity(one, "", "x"), _head)));
        await Handler.Handle(new RecordIdentity(one, "095 060 000 001", "Biên bản"), _head);
        await Handler.Handle(new RecordIdentity(two, "095060000002", "Biên bản"), _head);
        await Handler.Handle(new RecordIdentity(three, "095060000001", "Biên bản"), _head);
        var likely = Assert.Single((await BesideAsync(one)).Others); // another spelling, the same paper; not the namesake
        Assert.Equal((three, EvidenceStrength.Strong), (likely.File.Id, likely.Evidence.Strength));
        Assert.Contains(await new PersonsQuery(_db).LikelyAsync(_head), l => l.Evidence.Strength == EvidenceStrength.Strong);
        Assert.Equal("PRS-005", await CodeAsync(() => Handler.Handle(new LinkFiles([one, two], "x"), _head)));
        await Handler.Handle(new RecordIdentity(two, "095060000001", "Gõ nhầm số cuối"), _head);
        await Handler.Handle(new LinkFiles([one, two, three], "Cùng căn cước"), _head);
        Assert.Single(await _db.PersonFiles.Where(l => l.UnlinkedAt == null).Select(l => l.PersonId).Distinct().ToListAsync());
        Assert.Equal(3, await _db.PersonFiles.CountAsync(l => l.UnlinkedAt == null));
    }

    [Fact]
    public async Task Officer_SpeaksOnlyOfFilesThatHeSees()
    {
        var id = await OfficeDirectory.OfficerAsync(_db, _head, "Lê An");
        var officer = new Actor(Id<User>.New(), "Lê An", _head.OfficeId, Role.Officer, id);
        var (own, second, foreign) = (await OpenAsync("1/QĐ", "Lê Văn Tý", "Ấp 1", id), await OpenAsync("2/QĐ", "Lê Văn Tý", "Ấp 1", id),
            await OpenAsync("3/QĐ", "Lê Văn Tý", "Ấp 1"));
        await Assert.ThrowsAsync<NotInScope>(() => Handler.Handle(new LinkFiles([own, foreign], "x"), officer));
        Assert.Equal([second], (await BesideAsync(own, officer)).Others.Select(o => o.File.Id));
        Assert.Equal(2, Assert.Single(await new PersonsQuery(_db).LikelyAsync(officer)).Files);
        var other = await OpenAsync("4/QĐ", "Lê Văn Tý", "Ấp 1", id);
        await Handler.Handle(new LinkFiles([second, foreign], "Cùng căn cước"), _head);
        await Handler.Handle(new LinkFiles([own, other], "Cùng căn cước"), officer);
        Assert.Equal("PRS-006", await CodeAsync(() => Handler.Handle(new LinkFiles([own, second], "x"), officer)));
        await Assert.ThrowsAsync<NotInScope>(() => BesideAsync(foreign, officer));
        var examiner = new Actor(Id<User>.New(), "Kiểm", _head.OfficeId, Role.Examiner);
        Assert.Equal("IDN-001", await CodeAsync(() => Handler.Handle(new LinkFiles([own, second], "x"), examiner)));
    }

    private LinkPersonsHandler Handler => new(_db);

    private Task<(DebtorFile File, IReadOnlyList<Candidate> Others)> BesideAsync(Id<Dossier> file, Actor? by = null) =>
        new PersonsQuery(_db).BesideAsync(by ?? _head, file);

    private async Task<Id<Dossier>> OpenAsync(string number, string debtor, string? hamlet, Id<Officer>? officer = null, bool away = false)
    {
        var detail = new ActDetail
        {
            Debtor = debtor,
            Hamlet = hamlet,
            Commune = away ? null : _commune.Value,
            Officer = officer?.Value,
            Items = [new(ObligationKind.CourtFee, "Án phí", 1_000_000)],
        };
        return (await new OpenDossierHandler(_db).Handle(new(number, Decided, detail), _head)).DossierId;
    }

    private static async Task<string?> CodeAsync(Func<Task> action) =>
        await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
