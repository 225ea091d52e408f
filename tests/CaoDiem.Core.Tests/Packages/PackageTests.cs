using System.Globalization;
using System.IO.Compression;
using System.Text;
using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Core.Tests.Exchange;
using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Documents;
using CaoDiem.Evaluation;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Packages;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Packages;

public sealed class PackageTests
{
    private static readonly DateOnly Start = new(2024, 4, 1);

    [Fact]
    public async Task NothingOfTheOffice_IsInThePackage()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        await new SetUpDemoHandler(db).ResetAccountsAsync((await db.Offices.SingleAsync()).Id);
        var (campaign, head) = await TalkativeAsync(db);
        var made = await new ExportPackageHandler(db).Handle(new(campaign.Id), head);
        var texts = NameScan.Texts(made.File);
        var names = await NameScan.NamesAsync(db);
        Assert.True(names.Count > 1_000, $"{names.Count} names");
        var found = names.Where(n => texts.Any(t => t.Text.Contains($" {n} ", StringComparison.Ordinal))).ToList();
        Assert.Equal([], found);
        // The scan itself finds what is there.
        Assert.Contains(texts, t => t.Text.Contains(" chia som thanh hai dot ", StringComparison.Ordinal));
        // What was taken out is told, text by text.
        Assert.Contains(made.Draft.Notes, n => n.Code == "PKG-101" && n.Message.Contains("Bài học 2", StringComparison.Ordinal));
        Assert.Contains(made.Draft.Notes, n => n.Message.StartsWith("Tên chiến dịch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Gặp ông Nguyễn Văn A ở ấp Long Hải", "Gặp ông […] ở […]")]
    [InlineData("gap ong NGUYEN VAN A", "gap ong […]")]
    [InlineData("Nguyễn Văn An không có tên trong sổ", "Nguyễn Văn An không có tên trong sổ")]
    [InlineData("Họp ở Phước Long ngày 05/07/2023", "Họp ở […] ngày […]")]
    [InlineData("Quyết định 12/QĐ-CCTHADS, gọi 0912 345 678", "Quyết định […], gọi […]")]
    [InlineData("CCCD 095123456789, thư a.b@c.vn", "CCCD […], thư […]")]
    [InlineData("Đặt xe trước 10 ngày, 75 phút một lượt", "Đặt xe trước 10 ngày, 75 phút một lượt")]
    public void Names_AreTakenOut_WholeWords_WhateverCaseAndMarks(string text, string clean)
    {
        var guard = new NameGuard(["Nguyễn Văn A", "Ấp Long Hải", "Xã Phước Long", "chv.nga", null, ""]);
        Assert.Equal(clean, guard.Clean(text).Text);
    }

    [Fact]
    public async Task AnotherOffice_GetsADraft_AndGoesOnWithIt()
    {
        byte[] file;
        int waves, tasks;
        await using (var source = await TestDatabase.CreateAsync(demo: true))
        {
            await using var db = source.Open();
            var (campaign, head) = await TalkativeAsync(db);
            (waves, tasks) = (campaign.Waves.Count, await db.ChronogramTasks.CountAsync());
            file = (await new ExportPackageHandler(db).Handle(new(campaign.Id), head)).File;
        }

        await using var target = await TestDatabase.CreateAsync(today: new(2024, 2, 1));
        await using var other = target.Open();
        var actor = await OtherOfficeAsync(other);
        var started = TimeProvider.System.GetTimestamp();
        var imported = await new ImportPackageHandler(other).Handle(new(file, "goi.zip", Start, null, "5/KH-THADS"), actor);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(5));
        other.ChangeTracker.Clear();

        var draft = await other.Campaigns.AsNoTracking().Include(c => c.Waves).Include(c => c.Targets).SingleAsync();
        Assert.Equal((CampaignState.Draft, Start, waves), (draft.State, draft.From, draft.Waves.Count));
        Assert.Equal(tasks, await other.ChronogramTasks.CountAsync());
        var forces = await other.TaskForces.Include(t => t.Communes).ToListAsync();
        var own = (await other.Communes.Select(c => c.Id).ToListAsync()).ToHashSet();
        Assert.Equal(3, forces.Count);
        Assert.Equal(own, forces.SelectMany(f => f.Communes.Select(c => c.CommuneId)).ToHashSet());
        Assert.All(forces, f => Assert.NotEmpty(f.Communes));
        Assert.Contains(imported.Report, r => r.StartsWith("!Tổ 1", StringComparison.Ordinal) && r.Contains("tăng cường", StringComparison.Ordinal));
        Assert.Equal(150, (await other.StepKindSettings.SingleAsync(s => s.Kind == StepKind.Verify)).Minutes);
        Assert.Equal(6, (await other.LawAmendments.SingleAsync(a => a.Code == "norm.hours")).Value);
        Assert.Contains(await other.LawAmendments.ToListAsync(), a => a.Code == "norm.success.review" && a.From == Start);
        Assert.Equal(2, (await OfferedLessons.ListAsync(other, draft)).Count);

        // It can be gone on with: choose, freeze, reckon, plan the files.
        Assert.True(draft.Targets.Single(t => t.Scope == TargetScope.Office).Cases > 0);
        var files = await new FreezeListHandler(other).Handle(new FreezeList(draft.Id), actor);
        Assert.True(files > 0);
        other.ChangeTracker.Clear();
        var load = await CampaignWorkload.LoadAsync(other, draft);
        Assert.True(load.Plan().Office.Weeks.Sum(w => w.Needed) > 0);
        Assert.NotEmpty(load.People);
        await new EstimateBudgetHandler(other).Handle(new EstimateBudget(draft.Id), actor with { Role = Role.Accountant });
        var list = await other.BaselineFiles.Select(b => b.DossierId).ToListAsync();
        Assert.NotEmpty((await new DraftCasePlansHandler(other).Handle(new(draft.Id, [.. list], Start), actor)).Plans);
    }

    [Fact]
    public async Task AWordTemplate_GoesAlong_WithoutItsAuthor_AndStaysWhenItNamesSomebody()
    {
        byte[] file;
        await using (var source = await TestDatabase.CreateAsync(demo: true))
        {
            await using var db = source.Open();
            var (campaign, head) = await TalkativeAsync(db);
            var handler = new TemplateHandler(db);
            async Task UseAsync(string kind, Func<string, string> change)
            {
                var uploaded = await handler.Handle(new UploadTemplate(kind, "mau.docx", Changed(PaperKinds.Of(kind).Shipped.Build(), change)), head);
                await handler.Handle(new ActivateTemplate(kind, uploaded.Number!.Value), head);
            }

            var officer = (await db.Officers.FirstAsync()).Name;
            await UseAsync("weekly-report", xml => xml.Replace("<w:body>", "<w:body><w:p><w:r><w:t>Mẫu riêng</w:t></w:r></w:p>", StringComparison.Ordinal));
            // The name is cut over two runs, as Word does.
            await UseAsync("final-report", xml => xml.Replace("<w:body>", $"<w:body><w:p><w:r><w:t xml:space=\"preserve\">{officer[..4]}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{officer[4..]}</w:t></w:r></w:p>", StringComparison.Ordinal));
            var made = await new ExportPackageHandler(db).Handle(new(campaign.Id), head);
            Assert.Contains(made.Draft.Notes, n => n.Code == "PKG-102" && n.Message.Contains(officer, StringComparison.Ordinal));
            file = made.File;
            var template = Assert.Single(PackageFile.Read(file).Content.Templates);
            Assert.Equal("weekly-report", template.Kind);
            using var word = new ZipArchive(new MemoryStream(template.Content));
            Assert.All(word.Entries.Where(e => e.FullName.StartsWith("docProps/", StringComparison.Ordinal)), e => Assert.DoesNotContain("<dc:", new StreamReader(e.Open()).ReadToEnd(), StringComparison.Ordinal));
        }

        await using var target = await TestDatabase.CreateAsync(today: new(2024, 2, 1));
        await using var other = target.Open();
        var actor = await OtherOfficeAsync(other);
        var imported = await new ImportPackageHandler(other).Handle(new(file, "goi.zip", Start), actor);
        var taken = await other.DocumentTemplates.SingleAsync();
        Assert.Equal(("weekly-report", 1, false), (taken.Kind, taken.Number, taken.Active)); // which one is used stays for the office to say
        Assert.Contains(imported.Report, r => r.StartsWith("!Mẫu", StringComparison.Ordinal));
        await new TemplateHandler(other).Handle(new ActivateTemplate("weekly-report", 1), actor);
        Assert.NotEmpty((await CurrentTemplate.LoadAsync(other, actor.OfficeId!.Value, PaperKinds.Of("weekly-report"))).Content);
    }

    private static byte[] Changed(byte[] word, Func<string, string> change)
    {
        using var file = new MemoryStream();
        file.Write(word);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = change(reader.ReadToEnd());
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(xml);
        }

        return file.ToArray();
    }

    [Fact]
    public async Task AnOfficeWithNothing_GetsADraftThatSaysWhatIsMissing()
    {
        var file = await ExportAsync();
        await using var target = await TestDatabase.CreateAsync(today: new(2024, 2, 1));
        await using var db = target.Open();
        var office = (await new AddOfficeHandler(db).Handle(new("TRONG", "Phòng Thi hành án dân sự khu vực 9"), Actor.System("Thử"))).Id;
        var imported = await new ImportPackageHandler(db).Handle(new(file, "goi.zip"), Actor.ForOffice(office, "Thử"));
        var draft = await db.Campaigns.AsNoTracking().SingleAsync();
        Assert.Equal((new DateOnly(2024, 4, 1), "chưa có số"), (draft.From, draft.PlanLabel)); // the first working day of the month after next
        Assert.Contains(imported.Report, r => r.StartsWith("!Đơn vị chưa có chấp hành viên", StringComparison.Ordinal));
        Assert.Contains(imported.Report, r => r.StartsWith("!Đơn vị chưa có hồ sơ", StringComparison.Ordinal));
        var numbered = new ImportPackage(file, "goi.zip", PlanNo: "5/KH");
        await new ImportPackageHandler(db).Handle(numbered, Actor.ForOffice(office, "Thử"));
        Assert.Equal("CMP-012", await CodeAsync(() => new ImportPackageHandler(db).Handle(numbered, Actor.ForOffice(office, "Thử"))));
    }

    [Fact]
    public async Task WhatAnOfficeSetItself_IsKept()
    {
        var file = await ExportAsync();
        await using var target = await TestDatabase.CreateAsync(demo: true);
        await using var db = target.Open();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        await new SetNormHandler(db).Handle(new("norm.hours", new(2023, 1, 1), 5, "Quy chế"), head);
        await new ImportPackageHandler(db).Handle(new(file, "goi.zip", Start, "Cao điểm 2024", "1/KH"), head);
        Assert.Equal(5, (await db.LawAmendments.SingleAsync(a => a.Code == "norm.hours")).Value);
        Assert.Equal(3, await db.TaskForces.CountAsync()); // the office's own take part, none is formed
        await new ImportPackageHandler(db).Handle(new(file, "goi.zip", Start.AddDays(1), "Cao điểm 2024", "1/KH", null, false), head);
        Assert.Equal("IDN-001", await CodeAsync(() => new ImportPackageHandler(db).Handle(new(file, "goi.zip"), head with { Role = Role.Officer })));
    }

    [Fact]
    public async Task TheSigner_IsShown_Compared_AndKept()
    {
        await using var source = await TestDatabase.CreateAsync(demo: true);
        await using var db = source.Open();
        var (campaign, head) = await TalkativeAsync(db);
        var made = await new ExportPackageHandler(db).Handle(new(campaign.Id), head);
        Assert.Equal(made.Signer, (await new ExportPackageHandler(db).Handle(new(campaign.Id), head)).Signer); // one key for good
        Assert.Equal(1, await db.SigningKeys.CountAsync());
        Assert.DoesNotContain(await db.AuditEvents.Where(e => e.Subject == "SigningKey").ToListAsync(), e => e.Data is not null);
        Assert.Equal(made.Signer, PackageFile.Read(made.File).Signer);
        var import = new ImportPackageHandler(db);
        Assert.Equal("PKG-013", await CodeAsync(() => import.Handle(new(made.File, "x.zip", Start, "A", "1", "AAAA BBBB"), head)));
        await import.Handle(new(made.File, "x.zip", Start, "A", "1", made.Signer.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)), head);
        Assert.Equal(db.Today, await ImportPackageHandler.KnownSinceAsync(db, campaign.OfficeId, made.Signer));
        Assert.Null(await ImportPackageHandler.KnownSinceAsync(db, campaign.OfficeId, "khác"));
    }

    [Fact]
    public void AFileOfVersion1_IsReadForGood()
    {
        var opened = PackageFile.Read(File.ReadAllBytes(Path.Combine(Samples.Root, "tests", "CaoDiem.Core.Tests", "Packages", "package-1.0.zip")));
        Assert.Equal("1.0", opened.Manifest.Version);
        Assert.Equal((3, 20), (opened.Content.Campaign.Teams.Count, opened.Content.Campaign.Chronogram.Count));
        Assert.NotEmpty(opened.Content.Campaign.Waves);
        Assert.Equal(2, opened.Content.Lessons.Count);
        Assert.NotEmpty(opened.Content.Budget);
        Assert.Equal(16, opened.Content.Norms.Steps.Count);
    }

    internal static async Task<byte[]> ExportAsync()
    {
        await using var source = await TestDatabase.CreateAsync(demo: true);
        await using var db = source.Open();
        var (campaign, head) = await TalkativeAsync(db);
        return (await new ExportPackageHandler(db).Handle(new(campaign.Id), head)).File;
    }

    /// <summary>The demonstration with names wherever a person could have typed one.</summary>
    private static async Task<(Campaign Campaign, Actor Head)> TalkativeAsync(AppDb db)
    {
        var office = await db.Offices.SingleAsync();
        var head = Actor.ForOffice(office.Id, "Người thử");
        var campaign = await db.Campaigns.Include(c => c.Waves).Include(c => c.Targets).SingleAsync();
        var (debtor, commune, officer) = (await db.Dossiers.OrderBy(d => d.Id).FirstAsync(), await db.Communes.FirstAsync(), await db.Officers.FirstAsync());
        db.Begin("Thử", head);
        campaign.Name = $"Cao điểm {office.Name}";
        campaign.Purpose = $"Tập trung hồ sơ {debtor.DecisionNo} của {debtor.DebtorName}, {debtor.Hamlet}, {commune.Name}";
        campaign.Waves[0].Name = $"Đợt của {officer.Name}";
        await db.SaveChangesAsync();
        var lessons = new RecordLessonHandler(db);
        await lessons.Handle(new RecordLesson(campaign.Id, "Dồn việc vào tháng cuối", "Chia sớm thành hai đợt", LessonSubject.Focus, "review"), head);
        await lessons.Handle(new RecordLesson(campaign.Id, $"Ông {debtor.DebtorName} ở {debtor.Hamlet} không mở cửa, điện thoại 0291 3555 001", $"{officer.Name} đến trước 07/07/2023", LessonSubject.StepKind, "verify"), head);
        await new SetNormHandler(db).Handle(new("norm.hours", new(2023, 1, 1), 6, $"Quy chế do {officer.Name} ký"), head);
        await new SetPlanRulesHandler(db).Handle(new([CaoDiem.Law.WorkGroup.Coercion], new(1_000), 4, 9, new Dictionary<StepKind, int> { [StepKind.Verify] = 150 }), head);
        await new ChronogramHandler(db).Handle(new AddTask(campaign.Id, $"Gọi cho {officer.Name} ở {commune.Name}", TaskPhase.Before, 5, 1, Role.Head, officer.Name), head);
        db.ChangeTracker.Clear();
        return (await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync(), head);
    }

    // Another office by its own register: sixty files, other communes, officers, numbers.
    private static async Task<Actor> OtherOfficeAsync(AppDb db)
    {
        var office = (await new AddOfficeHandler(db).Handle(new("THOIBINH", "Phòng Thi hành án dân sự khu vực 6", "Cà Mau"), Actor.System("Thử"))).Id;
        var actor = Actor.ForOffice(office, "Thử");
        var book = new RegisterBook();
        book.Rows.RemoveRange(60, book.Rows.Count - 60);
        for (var i = 0; i < book.Rows.Count; i++)
        {
            book.Set(i, RegisterFields.Officer, new[] { "Đặng Thị Mười", "Phan Văn Út", "Lâm Quốc Tuấn", "Trương Mỹ Hạnh" }[i % 4]);
            book.Set(i, RegisterFields.Commune, new[] { "Xã Biển Bạch", "Xã Trí Lực", "Xã Hồ Thị Kỷ", "Xã Tân Lộc", "Xã Trí Phải" }[i % 5]);
            book.Set(i, RegisterFields.DecisionNo, string.Create(CultureInfo.InvariantCulture, $"{i + 1}/QĐ-PTHA"));
        }

        var report = await new ImportRegisterHandler(db).Handle(new(book.Write(), "so.xlsx", new(2023, 7, 1)), actor, null);
        Assert.True(report.Stored, string.Join("; ", report.Issues.Take(3).Select(i => i.Message)));
        db.ChangeTracker.Clear();
        return actor;
    }

    private static async Task<string> CodeAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;
}
