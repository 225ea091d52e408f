using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.TestKit.Builders.SampleFiles;

namespace CaoDiem.Core.Tests.Ledger;

/// <summary>Files behind acts on a real database: one save with the act, audited, told apart by office, never gone.</summary>
public sealed class AttachFilesTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 10, 1);
    private static readonly ActEntry Verified = new(ActKind.Verified, Day) { Means = Means.None, Text = "Ở nhờ" };

    private TestDatabase _database = null!;
    private Id<Dossier> _file;
    private Actor _officer = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: Day);
        await using var db = _database.Open();
        db.Begin("Thử", LedgerBuilder.Head);
        db.Offices.Add(new() { Id = LedgerBuilder.Office, Code = "MAU", Name = "Phòng mẫu" });
        var officer = Officer.Of(LedgerBuilder.Office, "Chấp hành viên (mẫu)");
        _officer = LedgerBuilder.Officer with { OfficerId = officer.Id };
        db.Officers.Add(officer);
        var ledger = OpenedFile.Of(LedgerBuilder.Office, "15/QĐ", Day.AddDays(-60), "Nguyễn Văn Mẫu", 5_000_000, officer.Id);
        db.Dossiers.Add(ledger.File);
        db.Acts.AddRange(ledger.Acts);
        await db.SaveChangesAsync();
        _file = ledger.File.Id;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task ComesInTheSameSaveAsItsAct_AndIsAudited()
    {
        var done = await RecordAsync(Scan("Biên bản.pdf"), Scan("Ảnh nhà.pdf"));
        Assert.Equal(["Biên bản.pdf", "Ảnh nhà.pdf"], done.Files.Added.Select(a => a.FileName));
        await using var db = _database.Open();
        Assert.Equal([done.Id, done.Id], await db.ActAttachments.Select(a => a.ActId).ToListAsync());
        var events = await db.AuditEvents.Where(e => e.Subject == nameof(ActAttachment)).ToListAsync();
        var said = (nameof(RecordActs), _file.Value, LedgerBuilder.Head.Name);
        Assert.Equal([said, said], events.Select(e => (e.Process, e.SubjectId, e.UserName)));
    }

    [Fact]
    public async Task AnActThatIsRefused_LeavesNoFile()
    {
        await using var db = _database.Open();
        var paid = new ActEntry(ActKind.Paid, Day.AddDays(1)) { Amount = new(1_000), ReceiptNo = "BL 1" };
        var command = new RecordActs([new(_file, paid) { Files = [Scan()] }]);
        await CodeAsync("ACT-003", () => new RecordActsHandler(db).Handle(command, LedgerBuilder.Head));
        Assert.Equal(0, await db.ActAttachments.CountAsync());
        Assert.Equal(0, await db.ActAttachmentContents.CountAsync());
    }

    [Fact]
    public async Task AList_NeverLoadsTheContent_AndTheContentIsProvedByItsHash()
    {
        await RecordAsync(Scan());
        await using var db = _database.Open();
        var listed = await db.ActAttachments.AsNoTracking().SingleAsync();
        Assert.Null(listed.Content);
        Assert.Equal(Scan().Content, await AttachFilesHandler.ReadAsync(db, listed));
        await db.ActAttachmentContents.ExecuteUpdateAsync(s => s.SetProperty(c => c.Bytes, Pdf("Sửa")));
        await CodeAsync("ACT-108", () => AttachFilesHandler.ReadAsync(db, listed));
    }

    [Fact]
    public async Task IsAddedLater_Twins_AreToldAndNotDoubled()
    {
        var act = (await RecordAsync(Scan("a.pdf", "x"))).Id;
        await CodeAsync("ACT-109", () => AttachAsync(act));
        var done = await AttachAsync(act, Scan("b.pdf", "x"), Scan("c.pdf", "y"));
        Assert.Equal(["c.pdf"], done.Added.Select(a => a.FileName));
        Assert.Equal([new SameFile("b.pdf", "a.pdf")], done.Same);
        await using var db = _database.Open();
        Assert.Equal(2, await db.ActAttachments.CountAsync());
        Assert.Equal(1, await db.AuditEvents.CountAsync(e => e.Process == nameof(AttachFiles)));
    }

    [Fact]
    public async Task TheSameContent_ByTwoPeopleAtOnce_StandsOnce()
    {
        var act = (await RecordAsync()).Id;
        var done = await Task.WhenAll(AttachAsync(act, Scan("a.pdf", "x")), AttachAsync(act, Scan("b.pdf", "x")));
        Assert.Equal((1, 1), (done.Sum(d => d.Added.Count), done.Sum(d => d.Same.Count)));
    }

    [Fact]
    public async Task MoreThanTen_AreRefused_AndNothingIsStored()
    {
        var act = (await RecordAsync(Scan("0.pdf"))).Id;
        await CodeAsync("ACT-104", () => AttachAsync(act, [.. Enumerable.Range(1, ActFiles.Most).Select(i => Scan($"{i}.pdf"))]));
        await using var db = _database.Open();
        Assert.Equal(1, await db.ActAttachments.CountAsync());
    }

    [Fact]
    public async Task TakenOff_ItStays_WithWhoWhenWhy_AndItsContent()
    {
        var done = await RecordAsync(Scan());
        var attachment = done.Files.Added[0].Id;
        await CodeAsync("ACT-107", () => TakeOffAsync(attachment, "Nhầm", _officer));
        await CodeAsync("ACT-091", () => TakeOffAsync(attachment, " ", LedgerBuilder.Head));
        await TakeOffAsync(attachment, "Nhầm hồ sơ", LedgerBuilder.Head);
        await CodeAsync("ACT-106", () => TakeOffAsync(attachment, "Nữa", LedgerBuilder.Head));
        await using var db = _database.Open();
        var kept = await db.ActAttachments.AsNoTracking().SingleAsync();
        Assert.Equal((true, "Nhầm hồ sơ", LedgerBuilder.Head.Name), (kept.IsTakenOff, kept.TakenOffReason, kept.TakenOffBy));
        Assert.Equal(Scan().Content, await AttachFilesHandler.ReadAsync(db, kept));
        Assert.Equal("Nhầm hồ sơ", (await db.AuditEvents.SingleAsync(e => e.Process == nameof(TakeOffAttachment))).Reason);
        Assert.Single((await AttachAsync(done.Id, Scan())).Added); // taken off by mistake
    }

    [Fact]
    public async Task ACancelledAct_KeepsItsFiles_AndTakesNoMore()
    {
        var done = await RecordAsync(Scan());
        await using var db = _database.Open();
        var right = await new CancelActHandler(db).Handle(
            new CancelAct(done.Id, "Ghi nhầm", null, Verified with { Text = "Ở thuê" }) { Files = [Scan("Đúng.pdf")] }, LedgerBuilder.Head);
        Assert.Equal("Đúng.pdf", Assert.Single(right.Files.Added).FileName);
        var kept = await db.ActAttachments.AsNoTracking().SingleAsync(a => a.ActId == done.Id);
        Assert.False(kept.IsTakenOff);
        Assert.Equal(Scan().Content, await AttachFilesHandler.ReadAsync(db, kept));
        await CodeAsync("ACT-105", () => AttachAsync(done.Id, Scan("b.pdf")));
    }

    [Fact]
    public async Task OtherOffices_AndRolesThatDoNotRecord_AreRefused()
    {
        var done = await RecordAsync(Scan());
        await using var db = _database.Open();
        var office = (await new AddOfficeHandler(db).Handle(new("KHAC", "Phòng khác"), Actor.System("Thử"))).Id;
        var stranger = Actor.ForOffice(office, "Người lạ");
        await Assert.ThrowsAsync<NotInScope>(() => new AttachFilesHandler(db).Handle(new AttachFiles(done.Id, [Scan("b.pdf")]), stranger));
        var attachment = done.Files.Added[0].Id;
        await Assert.ThrowsAsync<NotInScope>(() => TakeOffAsync(attachment, "x", stranger));
        await Assert.ThrowsAsync<NotInScope>(() => TakeOffAsync(attachment, "x", _officer with { OfficerId = Id<Officer>.New() }));
        await CodeAsync("IDN-001", () => TakeOffAsync(attachment, "x", LedgerBuilder.Head with { Role = Role.Examiner }));
        Assert.Equal(0, await db.VisibleActAttachments(stranger).CountAsync());
        Assert.Equal(0, await db.VisibleActAttachments(LedgerBuilder.Head with { Role = Role.Partner }).CountAsync());
        Assert.Equal(1, await db.VisibleActAttachments(LedgerBuilder.Head with { Role = Role.Examiner }).CountAsync());
    }

    [Fact]
    public async Task OfANoteAboutSafety_OnlyWhoRecordsSeesFiles()
    {
        await using var db = _database.Open();
        var note = new ActEntry(ActKind.SafetyNote, Day) { Text = "Chó dữ", Until = Day.AddDays(30) };
        await new RecordActsHandler(db).Handle(new RecordActs([new(_file, note) { Files = [Scan()] }]), LedgerBuilder.Head);
        Assert.Equal(1, await db.VisibleActAttachments(LedgerBuilder.Head).CountAsync());
        Assert.Equal(0, await db.VisibleActAttachments(LedgerBuilder.Head with { Role = Role.Examiner }).CountAsync());
    }

    [Fact]
    public async Task ABackup_HoldsThemWhole()
    {
        await RecordAsync(Scan());
        await using var restored = await TestDatabase.CopyOfAsync(_database, Day.AddDays(30));
        await using var db = restored.Open();
        Assert.Equal(Scan().Content, await AttachFilesHandler.ReadAsync(db, await db.ActAttachments.AsNoTracking().SingleAsync()));
    }

    private async Task<ActRecorded> RecordAsync(params AttachedFile[] files)
    {
        await using var db = _database.Open();
        return (await new RecordActsHandler(db).Handle(new RecordActs([new(_file, Verified) { Files = files }]), LedgerBuilder.Head))[0];
    }

    private async Task<FilesAttached> AttachAsync(Id<Act> act, params AttachedFile[] files)
    {
        await using var db = _database.Open();
        return await new AttachFilesHandler(db).Handle(new AttachFiles(act, files), LedgerBuilder.Head);
    }

    private async Task<ActAttachment> TakeOffAsync(Id<ActAttachment> attachment, string reason, Actor by)
    {
        await using var db = _database.Open();
        return await new TakeOffAttachmentHandler(db).Handle(new TakeOffAttachment(attachment, reason), by);
    }

    private static async Task CodeAsync(string code, Func<Task> action) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolation>(action)).Code);
}
