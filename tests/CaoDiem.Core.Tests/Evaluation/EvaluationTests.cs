using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Evaluation;

public sealed class EvaluationTests
{
    private const StandingFlags Moving = StandingFlags.Completed | StandingFlags.Terminated | StandingFlags.ExemptionDossier
        | StandingFlags.ReductionDossier | StandingFlags.ReclassifiedIn | StandingFlags.ReclassifiedOut;

    [Fact]
    public void Minutes_AreMeasured_FromRecordToRecord_LessTheWay()
    {
        // Planned: leave 07:30, arrive after 30 min, 60 there, 20 min way, 45 there. Recorded at 09:10 and 10:25.
        TimedStop[] tour = [new(StepKind.Verify, 550, 30, 60), new(StepKind.Persuade, 625, 110, 45)];
        Assert.Equal([(StepKind.Verify, 70), (StepKind.Persuade, 55)], StepTimes.Measure(tour));
        // The second before the first, as planned the other way round: no way is known, so it is not measured.
        Assert.Equal([(StepKind.Persuade, 50)], StepTimes.Measure([new(StepKind.Verify, 700, 30, 60), new(StepKind.Persuade, 610, 110, 45)]));
        Assert.Empty(StepTimes.Measure([new(StepKind.Verify, 481, 30, 60)])); // a minute after arriving nobody is done
        Assert.Equal((null, 5, 6, 7), (StepTimes.Median([]), StepTimes.Median([5]), StepTimes.Median([9, 5, 7, 3]), StepTimes.Median([9, 7, 3])));
    }

    [Fact]
    public async Task TheDemonstration_PlanAgainstResult()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var found = await CampaignEvaluation.LoadAsync(db, campaign.Id, head);
        var planned = await db.Assignments.CountAsync();
        Assert.True(planned > 0);
        Assert.Equal((planned, 0, 0, planned), (found.Visits.Planned, found.Visits.Done, found.Visits.Skipped, found.Visits.Silent));
        Assert.All(new[] { found.ByWave, found.ByTeam, found.ByKind }, lines => Assert.Equal(planned, lines.Sum(l => l.Visits.Planned)));
        Assert.Equal((41, 41), (found.ByWave.Sum(l => l.Results), found.ByTeam.Sum(l => l.Results))); // 39 completed and 2 terminated
        Assert.Equal(found.Score.Total.Collected, found.ByTeam.Sum(l => l.Collected));
        Assert.Equal(found.Score.Total.Collected, found.ByWave.Sum(l => l.Collected));
        // Every file that did not move has one cause, and the causes add up.
        var still = await db.StandingSpans.On(db.Today).CountAsync(s => (s.Flags & Moving) == 0 && s.Collected == 0);
        Assert.Equal(still, found.StandingStill);
        Assert.NotNull(found.Money);
        Assert.Equal(await db.BudgetLines.SumAsync(l => l.Amount.Amount), found.Money!.Planned.Amount);
    }

    [Fact]
    public async Task WhatTheFieldRecorded_StandsAgainstThePlan()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var open = await db.StandingSpans.On(db.Today)
            .Where(s => (s.Flags & Moving) == 0 && s.Collected == 0 && s.State == DossierState.Enforcing)
            .Select(s => s.DossierId).ToListAsync();
        var route = (await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).ToListAsync()).First(r => r.Assignments.Count(a => open.Contains(a.DossierId)) >= 2);
        await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(campaign.Id, route.Day, route.TaskForceId), head);
        var stops = await db.FieldStops.AsNoTracking().ToListAsync();
        var visited = stops.First(s => open.Contains(s.DossierId));
        var recorded = new DateTime(route.Day, new TimeOnly(0, 30), DateTimeKind.Utc).AddMinutes(visited.Start + 95); // 07:30 here, 95 minutes after arriving
        await new ReceiveVisitHandler(db).Handle(new(
            Guid.CreateVersion7(), campaign.Id.Value, visited.DossierId.Value, route.TaskForceId.Value, visited.Id.Value, Guid.CreateVersion7(), 0, null, null, recorded, route.Day, VisitKind.Absent), head);
        var skipped = stops.First(s => s.Id != visited.Id);
        db.ChangeTracker.Clear();
        var tracked = await db.FieldStops.SingleAsync(s => s.Id == skipped.Id);
        db.Begin("Thử", head);
        tracked.Skip(SkipReason.Weather, null);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var found = await CampaignEvaluation.LoadAsync(db, campaign.Id, head);
        Assert.Equal((1, 1), (found.Visits.Done, found.Visits.Skipped));
        Assert.Equal(1, found.ByTeam.Single(t => t.Key == route.TaskForceId.ToString()).Visits.Done);
        var time = Assert.Single(found.Times);
        Assert.Equal((visited.Kind, 1, visited.Minutes, 1, 95), (time.Kind, time.Visits, time.Planned, time.Measured, time.Median));
        Assert.Equal("visit-absent", Standstill.Of(found.Facts).Single(f => f.File.Standing.DossierId == visited.DossierId).Cause.Code);
    }

    [Theory] // what stands first decides
    [InlineData(DossierState.Enforcing, null, true, ObstacleState.Escalated, "obstacle-escalated")]
    [InlineData(DossierState.Postponed, PlanState.Approved, true, null, "stopped")]
    [InlineData(DossierState.NotEnforceable, null, false, null, "no-means")]
    [InlineData(DossierState.Enforcing, null, false, null, "no-plan")]
    [InlineData(DossierState.Enforcing, PlanState.Consulted, true, null, "plan-waiting")]
    [InlineData(DossierState.Enforcing, PlanState.Abandoned, true, null, "plan-abandoned")]
    [InlineData(DossierState.Enforcing, PlanState.Approved, true, null, "not-scheduled")]
    [InlineData(DossierState.Enforcing, PlanState.Approved, false, null, "desk")]
    public void ACause_IsFound(DossierState state, PlanState? plan, bool goesOut, ObstacleState? obstacle, string code) =>
        Assert.Equal(code, Standstill.Cause(new(null!, state, plan, goesOut, obstacle), [], []).Code);

    [Fact]
    public void APlannedVisit_SaysWhy()
    {
        var file = new FileFacts(null!, DossierState.Enforcing, PlanState.Approved, true, null);
        PlannedVisit Planned(SkipReason? skipped) => new(default, StepKind.Verify, default, new(2023, 7, 3), 60, null, skipped);
        Assert.Equal("no-record", Standstill.Cause(file, [], [Planned(null)]).Code);
        Assert.Equal("skip-road", Standstill.Cause(file, [], [Planned(SkipReason.Road)]).Code);
    }

    [Fact]
    public async Task ANorm_IsTaken_OnlyOnRequest()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var facts = await EvaluationFacts.LoadAsync(db, await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync());
        var proposals = await NormProposals.ListAsync(db, facts);
        var rate = proposals.Single(p => p.Code == "norm.success.review");
        var review = await db.StandingSpans.On(db.Today).Where(s => s.Groups.Contains("review")).ToListAsync();
        Assert.Equal((long)Math.Round(100.0 * review.Count(Figures.Done.Is) / review.Count), rate.Value);
        Assert.Empty(await db.LawAmendments.Where(a => a.Code == rate.Code).ToListAsync());
        Assert.Equal("EVA-030", await CodeAsync(() => new TakeNormHandler(db).Handle(new(campaign.Id, "norm.hours", db.Today), head)));
        Assert.Equal("IDN-001", await CodeAsync(() => new TakeNormHandler(db).Handle(new(campaign.Id, rate.Code, db.Today), head with { Role = Role.Examiner })));
        await new TakeNormHandler(db).Handle(new(campaign.Id, rate.Code, db.Today), head);
        var taken = await db.LawAmendments.SingleAsync(a => a.Code == rate.Code);
        Assert.Equal((rate.Value, db.Today), (taken.Value, taken.From));
        Assert.Contains(campaign.PlanNo, taken.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(await NormProposals.ListAsync(db, facts), p => p.Code == rate.Code); // in force now
    }

    [Fact]
    public async Task ALesson_MeetsTheNextDraft()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var lessons = new RecordLessonHandler(db);
        Assert.Equal("EVA-020", await CodeAsync(() => lessons.Handle(new RecordLesson(campaign.Id, "", "x", LessonSubject.Focus, "review"), head)));
        Assert.Equal("EVA-021", await CodeAsync(() => lessons.Handle(new RecordLesson(campaign.Id, "x", new string('x', 601), LessonSubject.Focus, "review"), head)));
        Assert.Equal("EVA-022", await CodeAsync(() => lessons.Handle(new RecordLesson(campaign.Id, "x", "y", LessonSubject.Focus, "khác"), head)));
        Assert.Equal("IDN-001", await CodeAsync(() => lessons.Handle(new RecordLesson(campaign.Id, "x", "y", LessonSubject.Focus, "review"), head with { Role = Role.Clerk })));
        var first = await lessons.Handle(new RecordLesson(campaign.Id, "Dồn việc vào tháng cuối", "Chia sớm thành hai đợt", LessonSubject.Wave, "Đợt 1", LessonSource.Evaluation), head);
        var second = await lessons.Handle(new RecordLesson(campaign.Id, "Thiếu xe", "Đặt xe từ tháng trước", LessonSubject.Budget, "Mileage"), head);
        var third = await lessons.Handle(new RecordLesson(campaign.Id, "Sai", "Sai", LessonSubject.StepKind, "verify"), head);
        Assert.Equal("EVA-025", await CodeAsync(() => lessons.Handle(new WithdrawLesson(third, " "), head)));
        await lessons.Handle(new WithdrawLesson(third, "Ghi nhầm"), head);
        Assert.Equal("EVA-024", await CodeAsync(() => lessons.Handle(new WithdrawLesson(third, "x"), head)));

        var draft = await new StartDraftHandler(db).Handle(new("Cao điểm 2024", "9/KH", null, new(2024, 7, 1), new(2024, 9, 30), null, campaign.Id), head);
        var next = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == draft);
        Assert.Equal([first, second], (await OfferedLessons.ListAsync(db, next)).Select(l => l.Lesson.Id));
        Assert.Equal("EVA-027", await CodeAsync(() => lessons.Handle(new AnswerLesson(draft, second, LessonVerdict.SetAside), head)));
        Assert.Equal("EVA-028", await CodeAsync(() => lessons.Handle(new AnswerLesson(draft, third, LessonVerdict.Taken), head)));
        Assert.Equal("EVA-026", await CodeAsync(() => lessons.Handle(new AnswerLesson(campaign.Id, first, LessonVerdict.Taken), head)));
        db.ChangeTracker.Clear();
        await lessons.Handle(new AnswerLesson(draft, first, LessonVerdict.Taken, null, true), head);
        await lessons.Handle(new AnswerLesson(draft, second, LessonVerdict.SetAside, "Đơn vị đã có xe"), head);
        db.ChangeTracker.Clear();
        var answered = await OfferedLessons.ListAsync(db, next);
        Assert.Equal([LessonVerdict.Taken, LessonVerdict.SetAside], answered.Select(l => l.Answer!.Verdict));
        Assert.Contains(await db.ChronogramTasks.Where(t => t.CampaignId == draft).ToListAsync(), t => t.Title == "Chia sớm thành hai đợt" && t.Phase == TaskPhase.Before);
        await lessons.Handle(new AnswerLesson(draft, second, LessonVerdict.Taken), head); // until the campaign starts the answer can change
        Assert.Equal(2, await db.LessonAnswers.CountAsync());
    }

    private static async Task<(Campaign Campaign, Actor Head)> GroundAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        return (campaign, Actor.ForOffice(campaign.OfficeId, "Người thử"));
    }

    private static async Task<string> CodeAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;
}
