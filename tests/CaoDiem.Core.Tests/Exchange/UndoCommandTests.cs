using System.Text.Json.Nodes;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.TestKit.CommandLine;

namespace CaoDiem.Core.Tests.Exchange;

/// <summary>`caodiem import register|results --undo BATCH` and `caodiem triage --all`, as a person calls them.</summary>
public sealed class UndoCommandTests
{
    private static readonly DateOnly AsOf = new(2023, 7, 1);

    private static async Task<(TestDatabase Database, string Batch)> ImportedAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var office = await new AddOfficeHandler(db).Handle(new("PL", "Phòng mẫu"), Actor.System("Thử"));
        var report = await new ImportRegisterHandler(db).Handle(
            new(Samples.Register, "register.xlsx", AsOf, null, false, CreateMissing: true), Actor.ForOffice(office.Id, "Thử"), null);
        Assert.Equal(420, report.Created);
        var batch = await db.Acts.Where(a => a.SourceId != null).Select(a => a.SourceId).FirstAsync();
        return (database, batch.ToString()!);
    }

    [Fact]
    public async Task AnImport_IsTakenBackAsAWhole()
    {
        var (database, batch) = await ImportedAsync();
        await using var _ = database;
        var done = Run(database, "import", "register", "--undo", batch, "--reason", "Nhập nhầm sổ");
        Assert.Equal(0, done.Code);
        var json = JsonNode.Parse(done.Output)!;
        Assert.Equal((batch, 420, 420), ((string)json["batch"]!, (int)json["files"]!, (int)json["voided"]!));
        await using var db = database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync(d => !d.IsVoid));
        Assert.Equal(0, await db.TriageFindings.CountAsync());
        Assert.True(await db.AuditEvents.AnyAsync(e => e.Process == nameof(UndoImport) && e.Reason == "Nhập nhầm sổ"));
        var again = Run(database, "import", "register", "--undo", batch, "--reason", "Nhập nhầm sổ");
        Assert.Equal((1, "IMP-020"), (again.Code, (string)JsonNode.Parse(again.Output)!["code"]!));
    }

    [Fact]
    public async Task WhatStandsOnIt_IsNamed_AndNothingIsTakenBack()
    {
        var (database, batch) = await ImportedAsync();
        await using var _ = database;
        await using var db = database.Open();
        var file = await db.Dossiers.AsNoTracking().FirstAsync(d => d.Remaining.Amount > 1_000_000 && d.State == DossierState.Enforcing);
        await new RecordActsHandler(db).Handle(
            file.Id, new(ActKind.Paid, new(2023, 7, 5)) { Amount = new(1_000), ReceiptNo = "BL 7" }, Actor.ForOffice(file.OfficeId, "Thử"));
        var refused = Run(database, "import", "register", "--undo", batch, "--reason", "Nhập nhầm sổ");
        var json = JsonNode.Parse(refused.Output)!;
        Assert.Equal((1, "IMP-021"), (refused.Code, (string)json["code"]!));
        Assert.Contains(file.DecisionNo, (string)json["message"]!, StringComparison.Ordinal);
        Assert.Contains("Thu tiền", (string)json["message"]!, StringComparison.Ordinal);
        Assert.Equal(420, await db.Dossiers.CountAsync(d => !d.IsVoid));
    }

    [Fact]
    public async Task WrongUse_AndImportsOfAnotherKind_AreRefused()
    {
        var (database, batch) = await ImportedAsync();
        await using var _ = database;
        Assert.Equal(2, Run(database, "import", "register", "--undo", batch).Code);
        Assert.Equal(2, Run(database, "import", "results").Code);
        var other = Run(database, "import", "results", "--undo", batch, "--reason", "x");
        Assert.Equal((1, "IMP-020"), (other.Code, (string)JsonNode.Parse(other.Output)!["code"]!));
        var nobody = Run(database, "import", "register", "--undo", batch, "--reason", "x", "--by", "khongco");
        Assert.Equal((1, "CLI-007"), (nobody.Code, (string)JsonNode.Parse(nobody.Output)!["code"]!));
    }

    [Fact]
    public async Task TheNightlyWork_CanBeDoneFromTheCommandLine_OnceADay()
    {
        var (database, _) = await ImportedAsync();
        await using var held = database;
        var first = Run(database, "triage", "--all", "--json");
        Assert.Equal(0, first.Code);
        var row = Assert.Single(JsonNode.Parse(first.Output)!.AsArray())!;
        Assert.Equal("PL", (string)row["office"]!);
        Assert.True((int)row["files"]! > 300);
        Assert.Empty(JsonNode.Parse(Run(database, "triage", "--all", "--json").Output)!.AsArray());
    }
}
