using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Documents;

/// <summary>Draft, wording, issue, cancel; numbers; what is frozen.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private AppDb db = null!;
    private Actor head = null!;
    private Id<Campaign> campaign;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(demo: true);
        db = database.Open();
        var own = await db.Campaigns.AsNoTracking().SingleAsync();
        (campaign, head) = (own.Id, Actor.ForOffice(own.OfficeId, "Nguyễn Văn Thử"));
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task AResultChanged_TheDraftTells_TheIssuedOneDoesNot()
    {
        var issued = await DraftAsync("final-report");
        await new IssueDocumentHandler(db).Handle(new IssueDocument(issued), head);
        var draft = await DraftAsync("final-report");
        var before = await (await OpenAsync(issued)).FileAsync(db);
        await new DraftDocumentHandler(db).Handle(new EditDraft(draft, new Dictionary<string, string> { ["đánh_giá"] = "Đợt cao điểm đạt yêu cầu.\r\nCác tổ phối hợp tốt.", ["người_ký"] = "Nguyễn Văn Thủ Trưởng" }), head);
        var file = await db.StandingSpans.AsNoTracking().On(db.Today).FirstAsync(s => s.State == DossierState.Enforcing);
        await new RecordActsHandler(db).Handle(file.DossierId, new ActEntry(ActKind.Terminated, new(2023, 9, 29))
        {
            Ground = "người phải thi hành án chết, không có tài sản",
            DocumentNo = "900/QĐ",
            DocumentOn = new(2023, 9, 29),
        }, head, head);
        db.ChangeTracker.Clear();

        var opened = await OpenAsync(draft);
        Assert.Contains(opened.Changes, c => c is { What: "Số việc đình chỉ", Before: "2", After: "3" });
        Assert.Equal(["đánh_giá"], opened.Own.Keys);
        await new DraftDocumentHandler(db).Handle(new RefreshDraft(draft, db.Today), head);
        var taken = await OpenAsync(draft);
        Assert.Empty(taken.Changes);
        var text = string.Join('\n', Papers.Lines(await taken.FileAsync(db)));
        Assert.Contains("đình chỉ 3 việc", text);
        Assert.Contains("Các tổ phối hợp tốt.", text);
        var kept = await OpenAsync(issued);
        Assert.Equal(before, await kept.FileAsync(db));
        Assert.Empty(kept.Changes);
        Assert.Contains("đình chỉ 2 việc", string.Join('\n', Papers.Lines(before)));
        Assert.Equal(DocumentHash.Of(before), kept.Document.Hash);
    }

    [Fact]
    public async Task ACorrectedOfficeName_StandsInTheNextDraft_NotInTheIssuedPaper()
    {
        var issued = await DraftAsync("final-report");
        await new IssueDocumentHandler(db).Handle(new IssueDocument(issued), head);
        var before = await (await OpenAsync(issued)).FileAsync(db);
        await new SetLetterheadHandler(db).Handle(new(new(2023, 9, 1), new(Signer: "Nguyễn Văn Ký")), head); // leaves the names to the office
        var row = await db.OfficeProfiles.AsNoTracking().SingleAsync();
        var facts = new OfficeFacts("Chi cục Thi hành án dân sự huyện Tên Đúng", row.Kind, row.Province);
        await new KeepOfficeHandler(db).Handle(new CorrectOffice(row.Id, null, facts, null, "Gõ sai"), head);
        db.ChangeTracker.Clear();
        var draft = await (await OpenAsync(await DraftAsync("final-report"))).FileAsync(db);
        Assert.Contains(Papers.Lines(draft), l => l.Contains("Tên Đúng", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, await (await OpenAsync(issued)).FileAsync(db));
    }

    [Fact]
    public async Task Numbers_FollowInTheirSeries_WithALeadingZero_AndAreNeverUsedAgain()
    {
        var issues = new IssueDocumentHandler(db);
        Assert.Equal("310/BC-CCTHADS", await issues.Handle(new IssueDocument(await DraftAsync("final-report")), head)); // after the plan 308 and the decision 309
        var cancelled = await DraftAsync("final-report");
        Assert.Equal("311/BC-CCTHADS", await issues.Handle(new IssueDocument(cancelled), head));
        Assert.Equal("DOC-002", await CodeAsync(() => issues.Handle(new CancelDocument(cancelled, " "), head)));
        await issues.Handle(new CancelDocument(cancelled, "Sai tên người nhận"), head);
        Assert.Equal("DOC-001", await CodeAsync(() => issues.Handle(new CancelDocument(cancelled, "Lần nữa"), head)));
        var next = await DraftAsync("final-report");
        Assert.Equal("DOC-010", await CodeAsync(() => issues.Handle(new IssueDocument(next, 311), head)));
        Assert.Equal("DOC-013", await CodeAsync(() => issues.Handle(new IssueDocument(next, 0), head)));
        Assert.Equal("DOC-011", await CodeAsync(() => issues.Handle(new IssueDocument(next, null, db.Today.AddDays(1)), head)));
        Assert.Equal("05/BC-CCTHADS", await issues.Handle(new IssueDocument(next, 5), head));
        var text = Papers.Lines(await (await OpenAsync(next)).FileAsync(db));
        Assert.Contains("Số: 05/BC-CCTHADS", text);
        var old = await DraftAsync("final-report");
        Assert.Equal("01/BC-CCTHADS", await issues.Handle(new IssueDocument(old, null, new(2022, 12, 30)), head));
    }

    [Fact]
    public async Task IssuedAtOnce_NoNumberTwice()
    {
        var drafts = new List<Id<IssuedDocument>>();
        foreach (var week in (await PaperSubject.Week.ListAsync(db, await PaperData.RequestAsync(db, campaign, head))).Take(8))
        {
            drafts.Add(await new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "weekly-report", week.Key), head));
        }

        var numbers = await Task.WhenAll(drafts.Select(d => Task.Run(async () =>
        {
            await using var own = database.Open();
            return await new IssueDocumentHandler(own).Handle(new IssueDocument(d), head);
        })));
        Assert.Equal(Enumerable.Range(310, 8).Select(n => $"{n}/BC-CCTHADS"), numbers.Order());
    }

    [Fact]
    public async Task TheSameDraft_IssuedTwiceAtOnce_HasOneNumber()
    {
        var draft = await DraftAsync("final-report");
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var own = database.Open();
            return await CodeAsync(() => new IssueDocumentHandler(own).Handle(new IssueDocument(draft), head));
        })));
        Assert.Single(codes, "");
        Assert.All(codes.Where(c => c.Length > 0), c => Assert.True(c is "DOC-001" or "SHR-002", c));
        Assert.Equal(1, await db.IssuedDocuments.CountAsync(d => d.Kind == "final-report" && d.Number != null));
    }

    [Fact]
    public async Task AnIssuedDocument_CannotBeChanged()
    {
        var issued = await DraftAsync("final-report");
        await new IssueDocumentHandler(db).Handle(new IssueDocument(issued), head);
        var drafts = new DraftDocumentHandler(db);
        Assert.Equal("DOC-001", await CodeAsync(() => drafts.Handle(new EditDraft(issued, new Dictionary<string, string>()), head)));
        Assert.Equal("DOC-001", await CodeAsync(() => drafts.Handle(new RefreshDraft(issued, db.Today), head)));
        Assert.Equal("DOC-001", await CodeAsync(() => drafts.Handle(new DropDraft(issued), head)));
        Assert.Equal("DOC-001", await CodeAsync(() => new IssueDocumentHandler(db).Handle(new IssueDocument(issued), head)));

        // Whoever reaches past the product is found out.
        var row = await db.DocumentFiles.SingleAsync(f => f.OwnerId == issued.Value);
        var forged = (byte[])row.Content!.Clone();
        forged[^1] ^= 1;
        await db.DocumentFiles.Where(f => f.OwnerId == issued.Value).ExecuteUpdateAsync(s => s.SetProperty(f => f.Content, forged));
        db.ChangeTracker.Clear();
        Assert.Equal("DOC-020", await CodeAsync(async () => await (await OpenAsync(issued)).FileAsync(db)));
    }

    [Fact]
    public async Task ADraft_IsMadeOnce_AndCanBeDropped()
    {
        var draft = await DraftAsync("final-report");
        Assert.Equal(draft, await DraftAsync("final-report"));
        await new DraftDocumentHandler(db).Handle(new DropDraft(draft), head);
        Assert.NotEqual(draft, await DraftAsync("final-report"));
        Assert.False(await db.DocumentFiles.AnyAsync(f => f.OwnerId == draft.Value));
        await Assert.ThrowsAsync<NotInScope>(() => new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "weekly-report", "2020-01-06"), head));
        await Assert.ThrowsAsync<NotInScope>(() => new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "khong-co"), head));
    }

    [Fact]
    public async Task ThePlansNumber_IsTheCampaigns_AndReadinessCountsWhatIsIssued()
    {
        var own = await db.Campaigns.AsNoTracking().SingleAsync();
        Assert.Equal(("308/KH-CCTHADS", new DateOnly(2023, 6, 26)), (own.PlanNo, own.PlanDate));
        Assert.Equal((2, 2), await ReadyAsync());
        var plan = await db.IssuedDocuments.AsNoTracking().SingleAsync(d => d.Kind == PaperKinds.Plan);
        await new IssueDocumentHandler(db).Handle(new CancelDocument(plan.Id, "Ban hành lại"), head);
        db.ChangeTracker.Clear();
        Assert.Equal((1, 2), await ReadyAsync());
        await new IssueDocumentHandler(db).Handle(new IssueDocument(await DraftAsync(PaperKinds.Plan), 320, new(2023, 6, 29)), head);
        Assert.Equal("320/KH-CCTHADS", (await db.Campaigns.AsNoTracking().SingleAsync()).PlanNo);
        Assert.Equal((2, 2), await ReadyAsync());

        async Task<(int, int)> ReadyAsync() => await ReadinessRecords.LoadAsync(db, own) is var f ? (f.DocumentsIssued, f.DocumentsNeeded) : default;
    }

    [Fact]
    public async Task APlanWithoutANumber_IsNoHindrance_UntilAPaperThatCitesItGoesOut()
    {
        var own = await db.Campaigns.AsNoTracking().SingleAsync();
        EditCampaign Edited(string? number) => new(campaign, own.Name, number, own.PlanDate, own.From, own.To, own.Purpose, "Ghi nhầm số");
        var edit = new EditCampaignHandler(db);
        Assert.Equal("LCH-013", await CodeAsync(() => edit.Handle(Edited(""), head)));
        var plan = await db.IssuedDocuments.AsNoTracking().SingleAsync(d => d.Kind == PaperKinds.Plan);
        await new IssueDocumentHandler(db).Handle(new CancelDocument(plan.Id, "Sai số"), head);
        await edit.Handle(Edited(""), head);
        db.ChangeTracker.Clear();
        var report = await DraftAsync(PaperKinds.FinalReport);
        Assert.Equal("DOC-014", await CodeAsync(() => new IssueDocumentHandler(db).Handle(new IssueDocument(report), head)));
        db.ChangeTracker.Clear();
        await edit.Handle(Edited("321/KH-CCTHADS"), head);
        await new DraftDocumentHandler(db).Handle(new RefreshDraft(report, db.Today), head);
        Assert.NotNull(await new IssueDocumentHandler(db).Handle(new IssueDocument(report), head));
    }

    [Fact]
    public async Task Roles_SeeAndDoWhatIsTheirs()
    {
        var officer = head with { Role = Role.Officer, OfficerId = (await db.Officers.FirstAsync()).Id };
        Assert.Equal([PaperKinds.TaskForces], await db.VisibleDocuments(officer).Select(d => d.Kind).ToListAsync()); // the plan names every file of the office
        Assert.Equal(2, await db.VisibleDocuments(head with { Role = Role.Examiner }).CountAsync());
        Assert.Equal(0, await db.VisibleDocuments(head with { Role = Role.Partner }).CountAsync());
        Assert.Equal("IDN-001", await CodeAsync(() => new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "final-report"), officer)));
        var clerk = head with { Role = Role.Clerk };
        var report = await new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "final-report"), clerk);
        Assert.Equal("IDN-001", await CodeAsync(() => new IssueDocumentHandler(db).Handle(new IssueDocument(report), clerk)));
        await Assert.ThrowsAsync<NotInScope>(() => new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, PaperKinds.Plan), clerk));

        var foreign = (await PaperSubject.CasePlan.ListAsync(db, await PaperData.RequestAsync(db, campaign, head))).Select(c => c.Key)
            .Except((await PaperSubject.CasePlan.ListAsync(db, await PaperData.RequestAsync(db, campaign, officer))).Select(c => c.Key)).First();
        await Assert.ThrowsAsync<NotInScope>(() => new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "case-plan", foreign), officer));
        var hidden = await new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, "case-plan", foreign), head);
        await Assert.ThrowsAsync<NotInScope>(() => OpenedDocument.LoadAsync(db, hidden, officer));
    }

    [Fact]
    public async Task Letterhead_WantsSymbolsInCapitals()
    {
        var handler = new SetLetterheadHandler(db);
        Assert.Equal("DOC-040", await CodeAsync(() => handler.Handle(new(new(2023, 7, 1), new(Symbol: "chi cục")), head)));
        await handler.Handle(new(new(2023, 7, 1), new(Symbol: "THADSPL", Power: SigningPower.Deputy, Signer: "Trần Văn Phó")), head);
        var request = await PaperData.RequestAsync(db, campaign, head, new(2023, 7, 1));
        var bodies = (await PaperHead.LoadAsync(db, request)).Bodies;
        Assert.Equal(("THADSPL", "KT. Chi cục trưởng\nPhó Chi cục trưởng", "Trần Văn Phó"), (bodies.Symbol, bodies.Authority, bodies.Signer));
        Assert.Equal("CCTHADS", (await PaperHead.LoadAsync(db, request with { AsOf = new(2023, 6, 30) })).Bodies.Symbol);
    }

    private Task<Id<IssuedDocument>> DraftAsync(string kind) => new DraftDocumentHandler(db).Handle(new DraftDocument(campaign, kind), head);

    private Task<OpenedDocument> OpenAsync(Id<IssuedDocument> id) => OpenedDocument.LoadAsync(db, id, head);

    private static async Task<string> CodeAsync(Func<Task> action)
    {
        try
        {
            await action();
            return "";
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }
}
