using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.CasePlans;

public sealed class PlanHandlerTests
{
    private static readonly DateOnly Today = new(2023, 7, 10);

    [Fact]
    public async Task All420Plans_FromDraftToApproval_WithTheirHistory()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (office, campaign, head) = await ReadyAsync(db);
        var files = await db.BaselineFiles.Where(b => b.CampaignId == campaign).Select(b => b.DossierId).ToListAsync();
        var drafted = await new DraftCasePlansHandler(db).Handle(new(campaign, files), head);
        var open = await db.Dossiers.CountAsync();
        Assert.Equal((files.Count, 420), (drafted.Plans.Count, open));
        var plans = await db.CasePlans.AsNoTracking().Include(p => p.Steps).ToListAsync();
        Assert.All(plans, p => Assert.True(p.Steps.Count > 0 && p.Situation.Length > 20 && p.Approach.Length > 20 && p.Conditions.Length > 20, p.Groups));
        Assert.Equal(420, await db.AuditEvents.CountAsync(e => e.Process == nameof(DraftCasePlans)));
        Assert.Equal(420, (await new DraftCasePlansHandler(db).Handle(new(campaign, files), head)).Had);

        var consult = new RecordConsultation(campaign, drafted.Plans, Today, "UBND huyện", null, "Tổ công tác\n UBND các xã ", "Xã cử cán bộ", "", "Thống nhất");
        Assert.Equal("CON-004", await CodeAsync(() => new RecordConsultationHandler(db).Handle(consult, head)));
        var communes = plans.GroupBy(p => p.CommuneId).ToList();
        foreach (var commune in communes)
        {
            db.ChangeTracker.Clear();
            await new RecordConsultationHandler(db).Handle(consult with { Plans = [.. commune.Select(p => p.Id)] }, head);
        }

        db.ChangeTracker.Clear();
        await new ApproveCasePlansHandler(db).Handle(new ApproveCasePlans(drafted.Plans), head);
        db.ChangeTracker.Clear();
        Assert.Equal((420, 420, 420), (await db.CasePlans.CountAsync(p => p.State == PlanState.Approved), await db.PlanVersions.CountAsync(), await db.ConsultedPlans.CountAsync()));
        var held = await db.Consultations.AsNoTracking().ToListAsync();
        Assert.Equal(communes.Select(c => c.Key).ToHashSet(), held.Select(c => c.CommuneId).ToHashSet());
        Assert.All(held, c => Assert.Equal("Tổ công tác\nUBND các xã", c.Attendees));
        var steps = await ApprovedSteps.ListAsync(db, office, campaign);
        Assert.Equal(plans.Sum(p => p.Steps.Count), steps.Count);
        Assert.All(steps.Where(s => s.InField), s => Assert.NotNull(s.CommuneId));
    }

    [Fact]
    public async Task Proposals_FollowTheFindings()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (_, campaign, head) = await ReadyAsync(db);
        var files = await db.BaselineFiles.Where(b => b.CampaignId == campaign).Select(b => b.DossierId).ToListAsync();
        await new DraftCasePlansHandler(db).Handle(new(campaign, files), head);
        var plans = await db.CasePlans.AsNoTracking().Include(p => p.Steps).ToListAsync();
        IEnumerable<CasePlan> Of(WorkGroup group) => plans.Where(p => p.Groups == WorkGroupSet.Of([group]));
        static string Kinds(CasePlan plan) => string.Join(' ', plan.Steps.OrderBy(s => s.No).Select(s => s.Kind));
        Assert.All(Of(WorkGroup.Refund), p => Assert.Equal("Notice Refund", Kinds(p)));
        Assert.All(Of(WorkGroup.Destruction), p => Assert.Equal("Council Destroy", Kinds(p)));
        Assert.All(Of(WorkGroup.Confiscation), p => Assert.Equal("HandOver", Kinds(p)));
        Assert.All(Of(WorkGroup.Review), p => Assert.Contains(Kinds(p), new[] { "Verify", "Persuade", "Classify", "Review" }));
        Assert.All(Of(WorkGroup.Exemption), p => Assert.EndsWith("ReliefDossier", Kinds(p), StringComparison.Ordinal));
        Assert.Contains(Of(WorkGroup.Exemption), p => Kinds(p).StartsWith("Verify", StringComparison.Ordinal));
        var coercions = Of(WorkGroup.Coercion).ToList();
        Assert.NotEmpty(coercions);
        Assert.All(coercions, p =>
        {
            Assert.Equal("Persuade PoliceExchange OpinionMeeting CoercionPlan CostNotice PreMeeting Coerce", Kinds(p));
            Assert.True(p.Mobilised && p.Required);
            Assert.Empty(CoercionSteps.Check(p.ToContent(), LawBook.Common));
            Assert.Equal(new DateOnly(2023, 9, 29), p.Steps.MaxBy(s => s.No)!.Latest); // the last working day of the third wave
            Assert.Equal([PartnerKind.Police, PartnerKind.Procuracy, PartnerKind.CommuneCommittee], PlanStep.ReadPartners(p.Steps.MaxBy(s => s.No)!.Partners).Select(x => x.Kind));
        });
        var councils = Of(WorkGroup.Destruction).First().Steps.MinBy(s => s.No)!;
        Assert.Equal([PartnerKind.Finance, PartnerKind.Procuracy], PlanStep.ReadPartners(councils.Partners).Select(x => x.Kind)); // before 1 July 2026
        Assert.All(plans.SelectMany(p => p.Steps), s => Assert.True(s.Earliest >= Today && s.Latest <= new DateOnly(2023, 9, 30)));
    }

    [Fact]
    public async Task Norms_OfTheOffice_SetMinutes()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (office, campaign, head) = await ReadyAsync(db);
        var set = new SetPlanRulesHandler(db);
        await set.Handle(new([WorkGroup.Coercion], new(5_000_000), 2, 10, new Dictionary<StepKind, int> { [StepKind.Verify] = 55, [StepKind.Coerce] = StepKind.Coerce.DefaultMinutes() }), head);
        Assert.Equal("PLN-031", await CodeAsync(() => set.Handle(new([], Dong.Zero, 2, 10, new Dictionary<StepKind, int> { [StepKind.Verify] = 1 }), head)));
        Assert.Equal("PLN-030", await CodeAsync(() => set.Handle(new([], Dong.Zero, 0, 10, new Dictionary<StepKind, int>()), head)));
        Assert.Equal("IDN-001", await CodeAsync(() => set.Handle(new([], Dong.Zero, 1, 10, new Dictionary<StepKind, int>()), head with { Role = Role.Officer })));
        db.ChangeTracker.Clear();
        Assert.Equal(1, await db.StepKindSettings.CountAsync());
        var norms = await PlanningNorms.LoadAsync(db, office);
        Assert.Equal((55, 60, 2), (norms.Minutes(StepKind.Verify), norms.Minutes(StepKind.Persuade), norms.Rules.RefusedVisits));
        var file = await db.TriageFindings.Where(f => f.Group == WorkGroup.Review && f.Missing.Contains("verification")).Select(f => f.DossierId).FirstAsync();
        await new DraftCasePlansHandler(db).Handle(new(campaign, [file]), head);
        var plan = await db.CasePlans.Include(p => p.Steps).SingleAsync();
        Assert.Equal((55, false), (plan.Steps[0].Minutes, plan.Required));
    }

    [Fact]
    public async Task Refusals_AllOrNone_AndScopes()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (office, campaign, head) = await ReadyAsync(db);
        await new SetUpDemoHandler(db).ResetAccountsAsync(office);
        var officer = (await db.Users.SingleAsync(u => u.Login == "chv.kiet")).ToActor();
        var visible = await db.VisibleDossiers(officer).Select(d => d.Id).ToListAsync();
        var foreign = await db.Dossiers.Where(d => !visible.Contains(d.Id)).Select(d => d.Id).FirstAsync();
        var draft = new DraftCasePlansHandler(db);
        await Assert.ThrowsAsync<NotInScope>(() => draft.Handle(new(campaign, [visible[0], foreign]), officer));
        Assert.Equal(0, await db.CasePlans.CountAsync());
        Assert.Equal("PLN-020", await CodeAsync(() => draft.Handle(new(campaign, []), officer)));
        Assert.Equal("IDN-001", await CodeAsync(() => draft.Handle(new(campaign, [foreign]), officer with { Role = Role.Examiner })));
        var mine = (await draft.Handle(new(campaign, [visible[0]]), officer)).Plans[0];
        var other = (await draft.Handle(new(campaign, [foreign]), head)).Plans[0];
        await Assert.ThrowsAsync<NotInScope>(() => new CheckCasePlansHandler(db).Handle(new([mine, other]), officer));
        await new CheckCasePlansHandler(db).Handle(new([mine]), officer);
        Assert.Equal("IDN-001", await CodeAsync(() => new ApproveCasePlansHandler(db).Handle(new ApproveCasePlans([mine]), officer)));
        Assert.Equal("PLN-001", await CodeAsync(() => new ApproveCasePlansHandler(db).Handle(new ApproveCasePlans([mine]), head)));
        var consult = new RecordConsultation(campaign, [mine], Today, "UBND xã", null, "Tổ", "Xã cử cán bộ", null, "Thống nhất");
        db.ChangeTracker.Clear();
        Assert.Equal("CON-001", await CodeAsync(() => new RecordConsultationHandler(db).Handle(consult with { Day = Today.AddDays(1) }, officer)));
        Assert.Equal("CON-002", await CodeAsync(() => new RecordConsultationHandler(db).Handle(consult with { Attendees = " \n" }, officer)));
        Assert.Equal("PLN-023", await CodeAsync(() => new RecordConsultationHandler(db).Handle(consult with { Plans = [] }, officer)));
        var held = await new RecordConsultationHandler(db).Handle(consult, officer);
        db.ChangeTracker.Clear();
        var consultations = new RecordConsultationHandler(db);
        Assert.Equal("CON-006", await CodeAsync(() => consultations.Handle(new WithdrawConsultation(held, " "), officer)));
        db.ChangeTracker.Clear();
        Assert.Equal(1, await new RecordConsultationHandler(db).Handle(new WithdrawConsultation(held, "Ghi nhầm ngày"), officer));
        db.ChangeTracker.Clear();
        var again = await db.CasePlans.AsNoTracking().SingleAsync(p => p.Id == mine);
        Assert.Equal(
            (PlanState.Draft, true, null, "Rút lần hội ý: Ghi nhầm ngày"), (again.State, again.Checked, again.ConsultationId, again.Note));
        Assert.Equal("CON-005", await CodeAsync(() => consultations.Handle(new WithdrawConsultation(held, "Lần nữa"), officer)));
        db.ChangeTracker.Clear();
        await new RecordConsultationHandler(db).Handle(consult, officer);
        db.ChangeTracker.Clear();
        Assert.Equal("PLN-001", await CodeAsync(() => new ApproveCasePlansHandler(db).Handle(new ApproveCasePlans([mine, other]), head)));
        db.ChangeTracker.Clear();
        Assert.Equal(PlanState.Consulted, (await db.CasePlans.AsNoTracking().SingleAsync(p => p.Id == mine)).State);
        await new ApproveCasePlansHandler(db).Handle(new ReturnCasePlans([mine], "Thiếu"), head);
        var content = (await db.CasePlans.AsNoTracking().Include(p => p.Steps).SingleAsync(p => p.Id == mine)).ToContent();
        var edit = new EditCasePlanHandler(db);
        db.ChangeTracker.Clear();
        Assert.Equal("PLN-013", await CodeAsync(() => edit.Handle(new(mine, content with { Steps = [content.Steps[0] with { OwnerId = Id<Officer>.New() }] }), officer)));
        Assert.Equal("PLN-002", await CodeAsync(() => edit.Handle(new(mine, content with { Steps = [] }), officer)));
        await edit.Handle(new(mine, content with { Risks = "Có chó dữ", Steps = [.. content.Steps, content.Steps[0] with { Id = Id<PlanStep>.New(), Kind = StepKind.Persuade }] }), officer);
        Assert.Equal(content.Steps.Count + 1, await db.PlanSteps.CountAsync(s => s.PlanId == mine));
        Assert.True(await db.AuditEvents.AnyAsync(e => e.SubjectId == mine.Value && e.Process == nameof(EditCasePlan)));
    }

    [Fact]
    public async Task SilentTeams_AreThoseWithoutResultsOrAttendance()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2023, 9, 30));
        await using var db = database.Open();
        var (office, id, head) = await ReadyAsync(db);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var force = await db.TaskForces.OrderBy(t => t.SortKey).FirstAsync();
        await db.Acts.Where(a => db.BaselineFiles.Any(b => b.DossierId == a.DossierId && b.TaskForceId == force.Id) && a.Day > new DateOnly(2023, 9, 1))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Day, new DateOnly(2023, 9, 1)));
        await db.Invitations.ExecuteDeleteAsync();
        var silent = await SilentTeams.ListAsync(db, campaign, 29);
        Assert.Equal((force.Id, 29), (silent.Single().Id, silent.Single().Days));
        Assert.Empty(await SilentTeams.ListAsync(db, campaign, 30));
        var partner = await new RegisterPartnerHandler(db).Handle(new(null, PartnerKind.Other, "Cơ quan", null, null, 1, [DayOfWeek.Monday], [], []), head);
        await new InvitePartnerHandler(db).Handle(new(force.Id, partner, null, [new(2023, 9, 28)], new(8, 0), new(9, 0), "X", "Y", "Z"), head);
        Assert.Single(await SilentTeams.ListAsync(db, campaign, 29));
        await new AnswerInvitationHandler(db).Handle(new RecordAttendance([(await db.Invitations.SingleAsync()).Id], [], null), head);
        Assert.Empty(await SilentTeams.ListAsync(db, campaign, 29));
        Assert.NotEqual(default, office);
        Assert.NotEqual(default, id);
    }

    private static async Task<(Id<Office> Office, Id<Campaign> Campaign, Actor Head)> ReadyAsync(AppDb db)
    {
        var office = (await db.Offices.SingleAsync()).Id;
        await db.PlanVersions.ExecuteDeleteAsync();
        await db.ConsultedPlans.ExecuteDeleteAsync();
        await db.PlanSteps.ExecuteDeleteAsync();
        await db.CasePlans.ExecuteDeleteAsync();
        await db.Consultations.ExecuteDeleteAsync();
        await db.AuditEvents.Where(e => e.Process == nameof(DraftCasePlans)).ExecuteDeleteAsync();
        // The findings as they were when the campaign began, over files that were all open then.
        await db.Dossiers.Where(d => d.State == DossierState.Completed || d.State == DossierState.Terminated).ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DossierState.Enforcing));
        var head = Actor.ForOffice(office, "Thử");
        await new TriageDossiersHandler(db).Handle(new(new(2023, 7, 1)), head);
        db.ChangeTracker.Clear();
        return (office, (await db.Campaigns.AsNoTracking().SingleAsync()).Id, head);
    }

    private static async Task<string?> CodeAsync(Func<Task> change) => await Record.ExceptionAsync(change) is RuleViolation refused ? refused.Code : null;
}
