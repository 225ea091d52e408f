using System.Text;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Exchange;

/// <summary>How a register finds the officers and communes of an office that has lived for years.</summary>
public sealed class DirectoryImportTests
{
    private static readonly DateOnly AsOf = new(2023, 9, 30);

    [Fact]
    public async Task Alias_FindsItsOfficer_AndIsCounted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Đỗ Thanh Vân");
        await OfficeDirectory.CommuneAsync(db, head, "Xã A");
        await new KeepAliasesHandler(db).Handle(new AddAlias(AliasKind.Officer, id.Value, "Vân béo"), head);
        var report = await ImportAsync(db, head, "1/QĐ;Vân béo;Xã A", "2/QĐ;VÂN BÉO;Xã A", "3/QĐ;Đỗ Thanh Vân;Xã A");
        Assert.Empty(report.Issues);
        Assert.Equal(3, await db.Dossiers.CountAsync(d => d.OfficerId == id));
        Assert.Equal(2, report.Notes.Where(n => n.Code == "ALIAS").Sum(n => n.Rows));
        Assert.Equal(1, await db.Officers.CountAsync());
    }

    [Fact]
    public async Task Alias_FindsItsCommune()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        await OfficeDirectory.OfficerAsync(db, head, "Lê An");
        var commune = await OfficeDirectory.CommuneAsync(db, head, "Xã Đức Hòa");
        await new KeepAliasesHandler(db).Handle(new AddAlias(AliasKind.Commune, commune.Value, "Đức Huề cũ"), head);
        var report = await ImportAsync(db, head, "1/QĐ;Lê An;Đức Huề cũ");
        Assert.Empty(report.Issues);
        Assert.Equal(commune, (await db.Dossiers.SingleAsync()).CommuneId);
        Assert.Contains(report.Notes, n => n is { Code: "ALIAS", Example: "Đức Huề cũ" });
    }

    [Fact]
    public async Task MendedName_IsFoundByTheOldOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var id = await OfficeDirectory.OfficerAsync(db, head, "Lê Văn Am");
        await OfficeDirectory.CommuneAsync(db, head, "Xã A");
        await ImportAsync(db, head, "1/QĐ;Lê Văn Am;Xã A");
        await new KeepOfficersHandler(db).Handle(new RenameOfficer(id, "Lê Văn Nam"), head);
        await ImportAsync(db, head, "1/QĐ;Lê Văn Nam;Xã A", "2/QĐ;Lê Văn Am;Xã A");
        Assert.Equal(2, await db.Dossiers.CountAsync(d => d.OfficerId == id));
        Assert.Equal(0, await db.Acts.CountAsync(a => a.Kind == ActKind.Assigned));
    }

    [Fact]
    public async Task WhoHasLeft_GetsNoFileOfARegister_AndItSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (gone, stays) = (await OfficeDirectory.OfficerAsync(db, head, "Lê An"),
            await OfficeDirectory.OfficerAsync(db, head, "Trần Bình"));
        await OfficeDirectory.CommuneAsync(db, head, "Xã A");
        await ImportAsync(db, head, "1/QĐ;Lê An;Xã A", "2/QĐ;Trần Bình;Xã A");
        await new KeepOfficersHandler(db).Handle(new RecordLeave(gone, LeaveKind.Retired, AsOf, null, "1", "Nghỉ hưu"), head);
        var report = await ImportAsync(db, head, "1/QĐ;Lê An;Xã A", "2/QĐ;Lê An;Xã A", "3/QĐ;Lê An;Xã A");
        var note = Assert.Single(report.Notes, n => n.Code == "OFFICER-LEFT");
        Assert.Equal(2, note.Rows);
        Assert.Contains("30/09/2023", note.Message, StringComparison.Ordinal);
        var officers = await db.Dossiers.AsNoTracking().OrderBy(d => d.DecisionKey).Select(d => d.OfficerId).ToListAsync();
        Assert.Equal([gone, stays, null], officers);
    }

    private static Task<ImportReport> ImportAsync(AppDb db, Actor head, params string[] rows)
    {
        var lines = rows.Select(r => r.Split(';')).Select(r => $"{r[0]};15/02/2021;Người của {r[0]};{r[2]};Án phí;300000;{r[1]}");
        var text = string.Join('\n', lines.Prepend("Số QĐ;Ngày QĐ;Người phải THA;Xã;Nội dung;Phải thi hành;CHV"));
        db.ChangeTracker.Clear();
        return new ImportRegisterHandler(db).Handle(new(Encoding.UTF8.GetBytes(text), "so.csv", AsOf), head);
    }
}
