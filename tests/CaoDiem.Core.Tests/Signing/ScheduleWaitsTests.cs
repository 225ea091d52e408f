using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Signing;

/// <summary>No visit is planned before the decision that it needs can be back from the province, and it is said why.</summary>
public sealed class ScheduleWaitsTests
{
    private static readonly DateOnly Today = new(2023, 7, 10);
    private static readonly DateOnly Back = new(2023, 7, 20);

    [Fact]
    public async Task AVisit_StartsNoEarlierThanTheDecisionCanBeThere_UntilItIsSigned()
    {
        await using var ground = await GroundAsync();
        var (db, head, step) = (ground.Db, ground.Head, await StepAsync(ground));
        var (first, _, none) = await WindowAsync(ground, step);
        Assert.True(first < Back);
        Assert.Null(none.Waits);
        var act = await AgreedAsync(ground, step);
        await new SendToProvinceHandler(db).Handle(new SendToProvince([act], [], Today, Back), head);
        var (later, needs, name) = await WindowAsync(ground, step);
        Assert.Equal(Back, later);
        Assert.DoesNotContain("decision", needs);
        Assert.Contains("chờ ký ở tỉnh từ ngày 10/07/2023, dự kiến có ngày 20/07/2023", name.Waits, StringComparison.Ordinal);
        await new RecordReturnHandler(db).Handle(
            new RecordReturn((await db.ProvinceItems.AsNoTracking().SingleAsync()).Id, new(false, Today, Reason: "Thiếu hồ sơ")), head);
        var (again, _, free) = await WindowAsync(ground, step);
        Assert.Equal((first, null), (again, free.Waits));
    }

    [Fact]
    public async Task ADecisionThatComesTooLate_LeavesTheVisitOut()
    {
        await using var ground = await GroundAsync();
        var step = await StepAsync(ground);
        var act = await AgreedAsync(ground, step);
        await new SendToProvinceHandler(ground.Db).Handle(new SendToProvince([act], [], Today, step.Latest.AddDays(1)), ground.Head);
        Assert.Contains("decision", (await WindowAsync(ground, step)).Needs);
    }

    [Fact]
    public void WhichVisit_NeedsWhichDecision()
    {
        DecisionWait[] waits =
        [
            new(ActKind.CoercionDecided, Today, Back), new(ActKind.Continued, Today, Back.AddDays(-2)), new(ActKind.Postponed, Today,
                Back.AddDays(9)),
        ];
        Assert.Equal(ActKind.CoercionDecided, DecisionWaits.For(StepKind.Coerce, waits)!.Kind);
        Assert.Equal(ActKind.CoercionDecided, DecisionWaits.For(StepKind.PreMeeting, waits)!.Kind);
        Assert.Equal(ActKind.Continued, DecisionWaits.For(StepKind.Persuade, waits)!.Kind);
        Assert.Null(DecisionWaits.For(StepKind.Persuade, [waits[0], waits[2]]));
    }

    private sealed record Ground(TestDatabase Origin, TestDatabase Database, AppDb Db, Actor Head, Campaign Campaign) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Db.DisposeAsync();
            await Database.DisposeAsync();
            await Origin.DisposeAsync();
        }
    }

    private static async Task<Ground> GroundAsync()
    {
        var origin = await TestDatabase.CreateAsync(demo: true);
        var database = await TestDatabase.CopyOfAsync(origin, Today);
        var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        return new(origin, database, db, Actor.ForOffice(campaign.OfficeId, "Thử"), campaign);
    }

    // A visit that could be made both before and after the day on which the decision comes.
    private static async Task<ApprovedStep> StepAsync(Ground ground) =>
        (await ApprovedSteps.ListAsync(ground.Db, ground.Campaign.OfficeId, ground.Campaign.Id))
            .First(s => s.InField && s.TaskForceId is not null && s.Earliest < Back && s.Latest > Back.AddDays(10));

    private static async Task<(DateOnly First, IReadOnlyList<string> Needs, StepName Name)> WindowAsync(Ground ground, ApprovedStep step)
    {
        var (problem, names) = await new StartPlanRunHandler(ground.Db).ProblemAsync(ground.Campaign);
        var name = names.StepOf(step.Id)!;
        var asked = problem.Steps.Single(s => s.Id == name);
        return (problem.Calendar[asked.Release].Date, [.. asked.Needs], names.Steps[name]);
    }

    private static async Task<Id<Act>> AgreedAsync(Ground ground, ApprovedStep step)
    {
        var entry = new ActEntry(ActKind.Continued, Today) { Stage = ActStage.Agreed, Unguarded = true };
        return (await new RecordActsHandler(ground.Db).Handle(step.DossierId, entry, ground.Head)).Id;
    }
}
