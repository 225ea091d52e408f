using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Identity;

/// <summary>The head names a deputy for a period; what the deputy approves says in whose place, and only then.</summary>
public sealed class DelegationTests
{
    private static readonly DateOnly Today = new(2023, 9, 30);

    [Fact]
    public async Task WhileItRuns_TheDeputyApproves_AndTheRecordSaysInWhosePlace()
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        await GiveAsync(db, Terms());
        var act = await ProposeAsync(db, await UserAsync(db, "chv.kiet"));
        await new ApproveActHandler(db).Handle(new ApproveAct(act, ActVerdict.Agree), await DeputyAsync(db));
        var (head, deputy) = (await UserAsync(db, "thutruong"), await UserAsync(db, "chv.nga"));
        var stored = await db.Acts.AsNoTracking().SingleAsync(a => a.Id == act);
        Assert.Equal((ActStage.Agreed, $"{deputy.Name} (ký thay {head.Name})", false), (stored.Stage, stored.ApprovedBy,
            stored.SelfApproved));
        var mark = await db.ActMarks.AsNoTracking().SingleAsync(m => m.ActId == act);
        Assert.Equal((stored.ApprovedBy, deputy.Id), (mark.By, mark.ById));
        Assert.Equal(mark.By, (await db.AuditEvents.AsNoTracking().FirstAsync(e => e.Process == nameof(ApproveAct))).UserName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public async Task OutsideThePeriod_AnApprovalIsRefused(int days)
    {
        await using var written = await GroundAsync();
        await using (var db = written.Open())
        {
            await GiveAsync(db, Terms() with { From = Today, To = Today.AddDays(2) });
        }

        await using var database = await TestDatabase.CopyOfAsync(written, Today.AddDays(days));
        await using var later = database.Open();
        Assert.Empty((await DeputyAsync(later)).Mandates);
        Assert.Equal("IDN-001", await CodeAsync(async () =>
            await new ApproveActHandler(later).Handle(new ApproveAct(Id<Act>.New(), ActVerdict.Agree), await DeputyAsync(later))));
    }

    [Fact]
    public async Task EndedEarly_HeMayNoMore_AndWhatHeApprovedStays()
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        var id = await GiveAsync(db, Terms());
        var act = await ProposeAsync(db, await UserAsync(db, "chv.kiet"));
        await new ApproveActHandler(db).Handle(new ApproveAct(act, ActVerdict.Agree), await DeputyAsync(db));
        var head = (await UserAsync(db, "thutruong")).ToActor();
        Assert.Equal("IDN-087", await CodeAsync(() => new GiveDelegationHandler(db).Handle(new EndDelegation(id, " "), head)));
        await new GiveDelegationHandler(db).Handle(new EndDelegation(id, "Thủ trưởng về sớm"), head);
        Assert.False((await DeputyAsync(db)).May(Permission.ApproveActs));
        Assert.Equal(ActStage.Agreed, (await db.Acts.AsNoTracking().SingleAsync(a => a.Id == act)).Stage);
        Assert.Equal("IDN-086", await CodeAsync(() => new GiveDelegationHandler(db).Handle(new EndDelegation(id, "Lần nữa"), head)));
    }

    [Fact]
    public async Task WrittenDownWrongly_ItIsCorrected_AndTheHistoryKeepsBoth()
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        var id = await GiveAsync(db, Terms());
        var head = (await UserAsync(db, "thutruong")).ToActor();
        var right = Terms() with { From = Today.AddDays(1), DocumentNo = "12/UQ", Kinds = [DelegatedKind.Plans] };
        Assert.Equal("IDN-087", await CodeAsync(() => new GiveDelegationHandler(db).Handle(new CorrectDelegation(id, right, null), head)));
        db.ChangeTracker.Clear();
        await new GiveDelegationHandler(db).Handle(new CorrectDelegation(id, right, "Ghi nhầm ngày"), head);
        Assert.Empty((await DeputyAsync(db)).Mandates);
        var stored = await db.Delegations.AsNoTracking().SingleAsync();
        Assert.Equal(("12/UQ", "Ghi nhầm ngày", head.Name), (stored.DocumentNo, stored.CorrectedReason, stored.CorrectedBy));
        var told = await db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == nameof(CorrectDelegation));
        Assert.Contains("\"From\":[", told.Data, StringComparison.Ordinal);
        Assert.Equal("Ghi nhầm ngày", told.Reason);
    }

    [Fact]
    public async Task OnlyTheKindsGiven_AreHis_AndNeverToDelegateOn()
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        await GiveAsync(db, Terms() with { Kinds = [DelegatedKind.Plans] });
        var deputy = await DeputyAsync(db);
        Assert.Equal((true, false, false), (deputy.May(Permission.ApprovePlans), deputy.May(Permission.ApproveActs),
            deputy.May(Permission.Delegate)));
        Assert.DoesNotContain(DelegationFacts.AllKinds.SelectMany(k => k.Gives()), p => p == Permission.Delegate);
        Assert.Equal(await db.Dossiers.CountAsync(), await db.VisibleDossiers(deputy).CountAsync());
        Assert.NotEqual(await db.Dossiers.CountAsync(), await db.VisibleDossiers((await UserAsync(db, "chv.nga")).ToActor()).CountAsync());
    }

    [Fact]
    public async Task TheDeputysOwnProposal_IsSaidToBeSelfApproved()
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        await GiveAsync(db, Terms());
        var act = await ProposeAsync(db, await UserAsync(db, "chv.nga"));
        await new ApproveActHandler(db).Handle(new ApproveAct(act, ActVerdict.Agree), await DeputyAsync(db));
        Assert.True((await db.Acts.AsNoTracking().SingleAsync(a => a.Id == act)).SelfApproved);
    }

    [Fact]
    public async Task TheDeputysOwnPlan_IsSaidToBeSelfApproved()
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        await GiveAsync(db, Terms());
        var deputy = await DeputyAsync(db);
        var plan = await db.CasePlans.FirstAsync(p => p.State == PlanState.Approved && p.OfficerId == deputy.OfficerId);
        await new ApproveCasePlansHandler(db).Handle(new ReopenCasePlan(plan.Id, "Bổ sung"), deputy);
        plan.Consult(Id<Consultation>.New());
        db.Begin("Thử", deputy);
        db.Entry(plan).Property(p => p.ConsultationId).CurrentValue = (await db.Consultations.FirstAsync()).Id;
        await db.SaveChangesAsync();
        await new ApproveCasePlansHandler(db).Handle(new ApproveCasePlans([plan.Id]), deputy);
        Assert.EndsWith("), tự duyệt", plan.ApprovedBy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thutruong", "IDN-081")]
    [InlineData("ketoan", "IDN-081")]
    [InlineData("quantri", "IDN-081")]
    [InlineData("thuky", null)]
    [InlineData("thamtravien", null)]
    public async Task WhoSeesNoFiles_OrIsHeadHimself_CannotBeADeputy(string login, string? code)
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        Assert.Equal(code, await CodeAsync(() => GiveAsync(db, Terms(), login)));
    }

    [Fact]
    public async Task WhatIsMissing_OrSaidTwice_IsRefused()
    {
        await using var database = await GroundAsync();
        await using var db = database.Open();
        Assert.Equal("IDN-082", await CodeAsync(() => GiveAsync(db, Terms() with { Kinds = [] })));
        Assert.Equal("IDN-083", await CodeAsync(() => GiveAsync(db, Terms() with { To = null })));
        Assert.Equal("IDN-084", await CodeAsync(() => GiveAsync(db, Terms() with { Reason = "  " })));
        Assert.Equal("SHR-001", await CodeAsync(() => GiveAsync(db, Terms() with { To = Today.AddDays(-9) })));
        Assert.Equal("IDN-085", await CodeAsync(() => GiveAsync(db, Terms() with { From = Today.AddDays(-9), To = Today.AddDays(-1) })));
        await GiveAsync(db, Terms());
        Assert.Equal("IDN-088", await CodeAsync(() => GiveAsync(db, Terms() with { Kinds = [DelegatedKind.Acts] })));
        Assert.Null(await CodeAsync(() => GiveAsync(db, Terms() with { From = Today.AddDays(11), To = Today.AddDays(12) })));
        var officer = (await UserAsync(db, "chv.nga")).ToActor();
        Assert.Equal("IDN-001", await CodeAsync(() => new GiveDelegationHandler(db)
            .Handle(new GiveDelegation(officer.UserId, Terms()), officer)));
    }

    // The demonstration with its accounts.
    private static async Task<TestDatabase> GroundAsync()
    {
        var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        await new SetUpDemoHandler(db).ResetAccountsAsync((await db.Offices.SingleAsync()).Id);
        return database;
    }

    private static DelegationTerms Terms() =>
        new(DelegationForm.Deputy, [DelegatedKind.Acts, DelegatedKind.Plans], Today, Today.AddDays(10), null, "Thủ trưởng đi công tác");

    private static async Task<Id<Delegation>> GiveAsync(AppDb db, DelegationTerms terms, string deputy = "chv.nga") =>
        await new GiveDelegationHandler(db).Handle(
            new GiveDelegation((await UserAsync(db, deputy)).Id, terms), (await UserAsync(db, "thutruong")).ToActor());

    private static async Task<Actor> DeputyAsync(AppDb db) => await Mandates.ActorAsync(db, await UserAsync(db, "chv.nga"));

    private static Task<User> UserAsync(AppDb db, string login) => db.Users.AsNoTracking().SingleAsync(u => u.Login == login);

    private static async Task<Id<Act>> ProposeAsync(AppDb db, User officer)
    {
        var (head, by) = ((await UserAsync(db, "thutruong")).ToActor(), officer.ToActor());
        var detail = new ActDetail
        {
            Debtor = "Nguyễn Văn Thay",
            Items = [new(ObligationKind.CourtFee, "Án phí", 5_000_000)],
            Officer = officer.OfficerId!.Value.Value,
        };
        var file = (await new OpenDossierHandler(db).Handle(new("T" + Id<Dossier>.New().Value.ToString("N")[^8..], new(2023, 7, 3), detail), head)).DossierId;
        var record = new RecordActsHandler(db);
        await record.Handle(file, new(ActKind.Verified, Today) { Means = Means.None, Text = "Không có tài sản" }, by);
        return (await record.Handle(file, new(ActKind.NotEnforceable, Today) { Ground = "a" }, by)).Id;
    }

    private static async Task<string?> CodeAsync(Func<Task> change)
    {
        try
        {
            await change();
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }
}
