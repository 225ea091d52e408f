using System.Diagnostics;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Scheduling;

/// <summary>A partner refuses, an officer falls ill: the schedule says so, and a replan moves only what it must.</summary>
public sealed class ReplanTests
{
    private static readonly DateOnly Today = new(2023, 7, 20);

    [Fact]
    public async Task AfterARefusal_OnlyItsVisitsMove_AndWhatTakesTheirPlace()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        Assert.Null(await ScheduleTroubles.FindAsync(db, campaign));
        var invited = await new InviteByScheduleHandler(db).Handle(new(campaign.Id), head);
        Assert.True(invited.Days > 0);
        Assert.Equal("SCH-040", (await Assert.ThrowsAsync<RuleViolation>(() => new InviteByScheduleHandler(db).Handle(new(campaign.Id), head))).Code);
        var visits = await PartnerVisits.OfCampaignAsync(db, campaign.OfficeId, campaign.Id, Today.AddDays(1));
        var asked = (await db.Invitations.Where(i => i.State == InvitationState.Invited).ToListAsync()).Select(i => (i.PartnerId, i.TaskForceId, i.Day)).ToHashSet();
        var day = visits.GroupBy(v => (v.PartnerId, v.TaskForceId, v.Day)).Where(g => asked.Contains(g.Key)).MaxBy(g => g.Count())!;
        var invitation = await db.Invitations.SingleAsync(i => i.PartnerId == day.Key.PartnerId && i.TaskForceId == day.Key.TaskForceId && i.Day == day.Key.Day);
        var answer = new AnswerInvitationHandler(db);
        await answer.Handle(new AnswerInvitation(invitation.Id, true, null), head);
        await answer.Handle(new AnswerInvitation(invitation.Id, false, "Họp đột xuất"), head); // a confirmed day is withdrawn
        db.ChangeTracker.Clear();

        var proposal = await ScheduleTroubles.FindAsync(db, campaign);
        Assert.NotNull(proposal);
        Assert.Equal((Today.AddDays(1), day.Count()), (proposal.From, proposal.Visits));
        Assert.All(proposal.Troubles, t => Assert.Contains("không dự được: Họp đột xuất", t.Why, StringComparison.Ordinal));
        var opened = await ReplanAsync(db, campaign, head, proposal);
        Assert.Empty(PlanChecker.Check(opened.Problem, opened.Plan).Violations);
        AssertSparing(opened, proposal);
        Assert.Equal(day.Count(), opened.Plan.Moves.Select(m => m.Step).Intersect(Steps(opened, proposal)).Count());
        var changes = ScheduleChanges.Of(opened);
        Assert.All(changes.Where(c => c.FromTeam is not null), c => Assert.Contains(c.FromTeam!, c.Tell));

        await new AcceptScheduleHandler(db).Handle(new(opened.Run.Id), head);
        db.ChangeTracker.Clear();
        Assert.Null(await ScheduleTroubles.FindAsync(db, campaign));
        Assert.DoesNotContain(await PartnerVisits.OfCampaignAsync(db, campaign.OfficeId, campaign.Id, Today.AddDays(1)),
            v => (v.PartnerId, v.TaskForceId, v.Day) == day.Key);
    }

    [Fact]
    public async Task AnOfficerFallsIll_TheTeamsDaysAreProposedAnew()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var route = await db.TeamRoutes.Include(r => r.Assignments).Where(r => r.Day > Today).OrderBy(r => r.Day).Skip(3).FirstAsync();
        await new TaskForceMembersHandler(db).Handle(new TakeLeave(route.TaskForceId, null, route.Day, route.Day, "Ốm"), head);
        db.ChangeTracker.Clear();
        var proposal = await ScheduleTroubles.FindAsync(db, campaign);
        Assert.NotNull(proposal);
        var trouble = Assert.Single(proposal.Troubles);
        Assert.Equal((route.Day, "Tổ trưởng vắng (Ốm)", route.Assignments.Count), (trouble.Day, trouble.Why, trouble.Visits.Count));
        var opened = await ReplanAsync(db, campaign, head, proposal);
        AssertSparing(opened, proposal);
        var team = opened.Names.TeamName(route.TaskForceId);
        Assert.DoesNotContain(opened.Plan.Routes, r => r.Team == team && r.Day == opened.DayOf(route.Day));
        await new AcceptScheduleHandler(db).Handle(new(opened.Run.Id), head);
        db.ChangeTracker.Clear();
        Assert.Null(await ScheduleTroubles.FindAsync(db, campaign));
        Assert.Equal("SCH-013", (await Assert.ThrowsAsync<RuleViolation>(() => new StartPlanRunHandler(db).Handle(new(campaign.Id, 1, Sparing: true), head))).Code);
    }

    [Fact]
    public async Task FilesThatGoToAnotherTeam_TakeTheirPlansAlong_AndTheirVisitsAreProposedAnew()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var route = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.Day > Today.AddDays(3)).OrderBy(r => r.Day).FirstAsync();
        var step = route.Assignments[0].StepId;
        var file = await db.CasePlans.Where(p => p.Steps.Any(s => s.Id == step)).Select(p => p.DossierId).SingleAsync();
        var other = await db.TaskForces.Where(t => t.Id != route.TaskForceId).OrderBy(t => t.SortKey).Select(t => t.Id).FirstAsync();
        await new ChangeTeamsHandler(db).Handle(new GiveFile(campaign.Id, file, other, Today, "Vụ phức tạp"), head);
        db.ChangeTracker.Clear();
        Assert.Equal(other, (await db.CasePlans.AsNoTracking().SingleAsync(p => p.DossierId == file)).TaskForceId);
        var proposal = await ScheduleTroubles.FindAsync(db, campaign);
        Assert.NotNull(proposal);
        Assert.All(proposal.Troubles, t => Assert.Equal("Hồ sơ đã chuyển sang tổ khác", t.Why));
        Assert.Contains(proposal.Troubles.SelectMany(t => t.Visits), v => v.StepId == step);
        var opened = await ReplanAsync(db, campaign, head, proposal);
        AssertSparing(opened, proposal);
        var name = opened.Names.StepOf(step)!;
        Assert.DoesNotContain(opened.Plan.Routes, r => r.Team == opened.Names.TeamName(route.TaskForceId) && r.Steps.Contains(name));
        await new AcceptScheduleHandler(db).Handle(new(opened.Run.Id), head);
        db.ChangeTracker.Clear();
        Assert.Null(await ScheduleTroubles.FindAsync(db, campaign));
    }

    [Fact]
    public async Task APartnersAccount_SeesItsOwnVisitsOnly()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: Today);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var office = campaign.OfficeId;
        var police = await db.Partners.SingleAsync(p => p.Kind == PartnerKind.Police);
        var user = (await new InviteUserHandler(db).Handle(new("congan", "Người công an", Role.Partner, office, null, "Mat-khau-9-kha-dai"), Actor.System("Thử"))).Id;
        await new PartnerDetailsHandler(db).Handle(new AddRepresentative(police.Id, "Người công an", "Cán bộ", null, user), head);
        db.ChangeTracker.Clear();
        var actor = new Actor(user, "Người công an", office, Role.Partner);
        var all = await PartnerVisits.OfCampaignAsync(db, office, campaign.Id, campaign.From);
        var own = await PartnerVisits.OfActorAsync(db, actor, campaign.From);
        Assert.NotEmpty(own);
        Assert.Equal(all.Where(v => v.PartnerId == police.Id), own);
        Assert.True(all.Count > own.Count);
        Assert.Empty(await PartnerVisits.OfActorAsync(db, head, campaign.From));
    }

    // Moved is what was hit, and what must follow it in its own file; what came in stands on a day that became free.
    private static void AssertSparing(OpenedRun opened, ReplanProposal proposal)
    {
        var hit = Steps(opened, proposal);
        var following = opened.Problem.Files.SelectMany(f => f.Steps.SkipWhile(s => !hit.Contains(s))).ToHashSet();
        Assert.Subset(following, opened.Plan.Moves.Select(m => m.Step).ToHashSet());
        var published = opened.Problem.Published!.Routes.SelectMany(r => r.Steps).ToHashSet();
        var freed = proposal.Troubles.Select(t => (t.Day, t.Team)).ToHashSet();
        Assert.All(opened.Plan.Routes.SelectMany(r => r.Steps.Where(s => !published.Contains(s)), (r, s) => (opened.Problem.Calendar[r.Day].Date, r.Team)), came => Assert.Contains(came, freed));
    }

    private static HashSet<string> Steps(OpenedRun opened, ReplanProposal proposal) => [.. proposal.Troubles.SelectMany(t => t.Visits).Select(v => opened.Names.StepOf(v.StepId)!)];

    private static async Task<OpenedRun> ReplanAsync(AppDb db, Campaign campaign, Actor head, ReplanProposal proposal)
    {
        var clock = Stopwatch.StartNew();
        var id = await new StartPlanRunHandler(db).Handle(new(campaign.Id, 1, FromDay: proposal.From, Sparing: true), head);
        db.ChangeTracker.Clear();
        Assert.True(await new PlanRunWork(db, null).RunNextAsync(default));
        TestContext.Current.SendDiagnosticMessage($"Replan: {clock.ElapsedMilliseconds} ms");
        db.ChangeTracker.Clear();
        return await OpenedRun.LoadAsync(db, id, head);
    }

    private static async Task<(Campaign Campaign, Actor Head)> GroundAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        return (campaign, Actor.ForOffice(campaign.OfficeId, "Người thử"));
    }
}
