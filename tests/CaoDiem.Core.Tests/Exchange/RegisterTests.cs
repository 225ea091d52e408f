using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Exchange;

public sealed class RegisterTests
{
    private static readonly DateOnly AsOf = new(2023, 7, 1);

    public static TheoryData<string> Variants => ["sample", "xls", "LibreOffice", "other order", "tcvn3", "shared cells"];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task EveryLayout_GivesTheSameFilesSumsAndGroups(string variant)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (content, name) = variant switch
        {
            "sample" => (Samples.Register, "register.xlsx"),
            "xls" => (await File.ReadAllBytesAsync(Path.Combine(Samples.Root, "tests/CaoDiem.OfficeFiles.Tests/Fixtures/register.xls")), "register.xls"),
            "LibreOffice" => (await LibreOfficeAsync(Path.Combine(Samples.Folder, "register.xlsx")), "register.xls"),
            "shared cells" => (new RegisterBook().WriteShared(), "so.xlsx"),
            "other order" => (new RegisterBook().Write(), "so.xlsx"),
            _ => (new RegisterBook().Write(ToTcvn3), "so-abc.xlsx"),
        };
        var report = await ImportAsync(database, content, name);
        var truth = Samples.Truth;
        Assert.Empty(report.Issues);
        Assert.Equal((420, 420, true), (report.Rows, report.Created, report.Stored));
        Assert.Equal(
            (Money(truth, "due"), Money(truth, "paid"), Money(truth, "remaining")), (report.Sums.Due, report.Sums.Paid, report.Sums.Remaining));
        await using var db = database.Open();
        var byCommune = await db.Dossiers.Join(db.Communes, d => d.CommuneId, c => c.Id, (d, c) => c.Name).GroupBy(n => n).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        Assert.Equal(truth.GetProperty("byCommune").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32()), byCommune.ToDictionary(c => c.Key, c => c.Count));
        var byOfficer = await db.Dossiers.Join(db.Officers, d => d.OfficerId, o => o.Id, (d, o) => o.Name).GroupBy(n => n).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        Assert.Equal(truth.GetProperty("byOfficer").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32()), byOfficer.ToDictionary(c => c.Key, c => c.Count));
        await AssertGroupsAsync(db);
    }

    [Fact]
    public async Task ImportedAgain_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ImportAsync(database, Samples.Register, "register.xlsx");
        await using var db = database.Open();
        var events = await db.AuditEvents.CountAsync(e => e.Subject == "Dossier");
        var report = await ImportAsync(database, Samples.Register, "register.xlsx");
        Assert.Equal((0, 0, 420), (report.Created, report.Updated, report.Unchanged));
        Assert.Equal(events, await db.AuditEvents.CountAsync(e => e.Subject == "Dossier"));
    }

    [Fact]
    public async Task DryRun_StoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await ImportAsync(database, Samples.Register, "register.xlsx", dryRun: true);
        await using var db = database.Open();
        Assert.Equal((420, false), (report.Created, report.Stored));
        Assert.Equal(0, await db.Dossiers.CountAsync() + await db.Communes.CountAsync() + await db.Officers.CountAsync());
    }

    [Fact]
    public async Task ChangedLine_UpdatesOnlyWhatChanged_AndShowsTheDifference()
    {
        await using var database = await TestDatabase.CreateAsync();
        var book = new RegisterBook();
        await ImportAsync(database, book.Write(), "a.xlsx");
        book.Set(3, RegisterFields.Hamlet, "Ấp Mới");
        book.Set(5, RegisterFields.Note, "Đã được xét giảm theo Quyết định ngày 01/05/2023");
        var report = await ImportAsync(database, book.Write(), "b.xlsx");
        Assert.Equal((0, 2, 418), (report.Created, report.Updated, report.Unchanged));
        Assert.Contains(report.Differences, d => d is { Field: "Ấp, khóm", After: "Ấp Mới" });
        Assert.Contains(report.Differences, d => d is { Field: "Ngày được xét miễn, giảm gần nhất", After: "01/05/2023" });
        await using var db = database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.Hamlet == "Ấp Mới"));
    }

    [Fact]
    public async Task ResultsRecordedMeanwhile_AreNotLostToAnOldRegister()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var before = database.Open();
        var (paid, done) = (await before.Dossiers.SumAsync(d => d.Paid.Amount), await before.Dossiers.CountAsync(d => d.State == DossierState.Completed));
        var office = await before.Offices.SingleAsync();
        var book = new RegisterBook();
        for (var i = 0; i < book.Rows.Count; i++)
        {
            book.Set(i, RegisterFields.Note, $"đợt {i}");
        }

        await using var db = database.Open();
        var report = await new ImportRegisterHandler(db).Handle(new(book.Write(), "c.xlsx", AsOf), Actor.ForOffice(office.Id, "Thử"));
        Assert.Equal(420, report.Updated);
        await using var after = database.Open();
        Assert.Equal((paid, done), (await after.Dossiers.SumAsync(d => d.Paid.Amount), await after.Dossiers.CountAsync(d => d.State == DossierState.Completed)));
    }

    [Fact]
    public async Task JudgmentCorrectedByHand_StaysUntilTheRegisterItselfChangesIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ImportAsync(database, new RegisterBook().Write(), "so.xlsx");
        await using var db = database.Open();
        var book = new RegisterBook();
        var number = (string)book.Rows[0][RegisterBook.Column(RegisterFields.DecisionNo) - 1]!;
        var file = await db.Dossiers.AsNoTracking().SingleAsync(d => d.DecisionNo == number);
        var actor = Actor.ForOffice(file.OfficeId, "Thử");
        await new CorrectJudgmentHandler(db).Handle(new(file.Id, new("99/2022/DS-ST", file.JudgmentDate, file.Court, file.Matter), "Sổ ghi nhầm"), actor);

        book.Set(0, RegisterFields.Note, "Đã đối chiếu");
        await ImportAsync(database, book.Write(), "so-2.xlsx");
        Assert.Equal("99/2022/DS-ST", await JudgmentAsync());
        book.Set(0, RegisterFields.JudgmentNo, "77/2022/DS-ST");
        await ImportAsync(database, book.Write(), "so-3.xlsx");
        Assert.Equal("77/2022/DS-ST", await JudgmentAsync());

        async Task<string?> JudgmentAsync() =>
            await db.Dossiers.AsNoTracking().Where(d => d.Id == file.Id).Select(d => d.JudgmentNo).SingleAsync();
    }

    [Fact]
    public async Task UnknownNames_AreOffered_NeverCreatedSilently()
    {
        await using var database = await TestDatabase.CreateAsync();
        var book = new RegisterBook();
        await ImportAsync(database, book.Write(), "a.xlsx");
        book.Set(0, RegisterFields.Commune, "Xã Vĩnh Phú Tâyy");
        book.Set(1, RegisterFields.Officer, "Người Mới");
        var refused = await ImportAsync(database, book.Write(), "b.xlsx");
        Assert.Equal([RegisterIssues.CommuneUnknown, RegisterIssues.OfficerUnknown], refused.Issues.Select(i => i.Code));
        Assert.Contains("«Xã Vĩnh Phú Tây»?", refused.Issues[0].Message, StringComparison.Ordinal);
        Assert.False(refused.Stored);
        await using var db = database.Open();
        var office = await db.Offices.SingleAsync();
        var accepted = await new ImportRegisterHandler(db).Handle(new(book.Write(), "b.xlsx", AsOf, CreateMissing: true), Actor.ForOffice(office.Id, "Thử"));
        Assert.True(accepted.Stored);
        Assert.Equal(["Người Mới"], accepted.NewOfficers);
    }

    [Fact]
    public async Task CorrectedMapping_IsRememberedForTheOffice()
    {
        await using var database = await TestDatabase.CreateAsync();
        object?[][] rows = [["Mã", "Lúc", "Ai", "Việc gì", "Bao nhiêu"], ["1/QĐ-THADS", "01/02/2020", "Nguyễn An", "Án phí", 200_000L], ["2/QĐ-THADS", "01/03/2020", "Lê Bình", "Án phí", 300_000L]];
        var book = WorkbookWriter.Write(new SheetSpec("S", [], [.. rows[0].Select(h => new ColumnSpec((string)h!, ColumnKind.Text)), new("Số QĐ THA cũ", ColumnKind.Text), new("Ngày QĐ cũ", ColumnKind.Text), new("Nội dung cũ", ColumnKind.Text)], rows[1..]));
        var mapping = new Dictionary<string, int> { ["decisionNo"] = 1, ["decisionDate"] = 2, ["debtor"] = 3, ["obligation"] = 4, ["due"] = 5 };
        var first = await ImportAsync(database, book, "a.xlsx", mapping: mapping);
        Assert.True(first.Stored, string.Join("; ", first.Issues.Select(i => i.Message)));
        Assert.Equal(2, (await ImportAsync(database, book, "a.xlsx")).Unchanged);
    }

    private static async Task<ImportReport> ImportAsync(
        TestDatabase database, byte[] content, string name, bool dryRun = false, IReadOnlyDictionary<string, int>? mapping = null)
    {
        await using var db = database.Open();
        var office = await db.Offices.SingleOrDefaultAsync();
        var id = office?.Id ?? (await new AddOfficeHandler(db).Handle(new("PL", "Phước Long"), Actor.System("Thử"))).Id;
        return await new ImportRegisterHandler(db).Handle(new(content, name, AsOf, mapping, dryRun), Actor.ForOffice(id, "Thử"));
    }

    private static long Money(System.Text.Json.JsonElement truth, string name) => truth.GetProperty("money").GetProperty(name).GetInt64();

    internal static async Task AssertGroupsAsync(AppDb db)
    {
        var groups = Samples.Truth.GetProperty("groups");
        var findings = await db.TriageFindings.ToListAsync();
        int Count(WorkGroup group, bool? ready = null) => findings.Where(f => f.Group == group && (ready is null || f.Ready == ready)).Select(f => f.DossierId).Distinct().Count();
        Assert.Equal(groups.GetProperty("exemption").GetInt32(), Count(WorkGroup.Exemption, true));
        Assert.Equal(groups.GetProperty("exemption-not-ready").GetInt32(), Count(WorkGroup.Exemption, false));
        Assert.Equal(groups.GetProperty("reduction").GetInt32(), Count(WorkGroup.Reduction, true));
        Assert.Equal(0, Count(WorkGroup.Reduction, false));
        Assert.Equal(groups.GetProperty("refund").GetInt32(), Count(WorkGroup.Refund));
        Assert.Equal(groups.GetProperty("destruction").GetInt32(), Count(WorkGroup.Destruction));
        Assert.Equal(groups.GetProperty("confiscation").GetInt32(), Count(WorkGroup.Confiscation));
        Assert.Equal(groups.GetProperty("coercion").GetInt32(), Count(WorkGroup.Coercion));
        Assert.Equal(groups.GetProperty("review").GetInt32(), Count(WorkGroup.Review));
        // The figure of the sample counts 3 + 10 + 10 calendar days; the law counts working days and moves off days off, so it is never earlier.
        ObligationKind[] exhibits = [ObligationKind.Refund, ObligationKind.Destruction, ObligationKind.Confiscation];
        var unverified = await db.Dossiers.Where(d => d.LastVerifiedOn == null && !exhibits.Contains(d.ObligationKind)).ToListAsync();
        var byCalendarDays = unverified.Where(d => d.DecisionDate.AddDays(23) < AsOf).Select(d => d.Id).ToHashSet();
        Assert.Equal(Samples.Truth.GetProperty("neverVerifiedOverdue").GetInt32(), byCalendarDays.Count);
        Assert.All(findings.Where(f => f.Rule == "L-25" && f.Due < AsOf), f => Assert.Contains(f.DossierId, byCalendarDays));
        var lateAgain = findings.Count(f => f.Rule == "L-35" && f.Due < AsOf && f.Text.Contains("gần nhất", StringComparison.Ordinal));
        Assert.Equal(Samples.Truth.GetProperty("reverifyDue").GetInt32(), lateAgain + groups.GetProperty("exemption-not-ready").GetInt32());
        var relief = await db.TriageFindings.Where(f => f.Group == WorkGroup.Exemption || f.Group == WorkGroup.Reduction)
            .Join(db.Dossiers, f => f.DossierId, d => d.Id, (f, d) => new { d.DecisionNo, d.DecisionDate }).ToListAsync();
        var expected = Samples.Truth.GetProperty("exemption").EnumerateArray().Select(Key).ToHashSet();
        Assert.Equal(expected, relief.Select(r => (r.DecisionNo, r.DecisionDate)).ToHashSet());
        Assert.DoesNotContain(Samples.Truth.GetProperty("decoys").EnumerateArray().Select(Key), k => relief.Any(r => (r.DecisionNo, r.DecisionDate) == k));
    }

    private static (string, DateOnly) Key(System.Text.Json.JsonElement file) =>
        (file.GetProperty("DecisionNo").GetString()!, DateOnly.Parse(file.GetProperty("DecisionDate").GetString()!));

    private static async Task<byte[]> LibreOfficeAsync(string path)
    {
        var folder = Directory.CreateTempSubdirectory("caodiem").FullName;
        using var office = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "soffice", ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xls", "--outdir", folder, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await office.WaitForExitAsync();
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, "register.xls"));
        Directory.Delete(folder, true);
        return content;
    }

    internal static string ToTcvn3(string text)
    {
        var map = Enumerable.Range(0xA1, 0x5E).Select(i => (char)i).GroupBy(c => LegacyVietnamese.FromTcvn3(c.ToString())[0]).ToDictionary(g => g.Key, g => g.First());
        return string.Concat(text.Select(c => map.TryGetValue(c, out var old) ? old : char.IsUpper(c) && map.TryGetValue(char.ToLowerInvariant(c), out var small) ? small : c));
    }
}
