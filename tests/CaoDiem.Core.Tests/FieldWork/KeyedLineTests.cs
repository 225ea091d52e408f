using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.FieldWork;

/// <summary>What a clerk types is what the paper says; a mistake stores nothing.</summary>
public sealed class KeyedLineTests
{
    [Theory]
    [InlineData("1", VisitKind.Met, null, null)]
    [InlineData(" 5 ", VisitKind.Paid, null, null)]
    [InlineData("7", VisitKind.Reclassify, null, false)]
    [InlineData("7C", VisitKind.Reclassify, null, true)]
    [InlineData("03", null, SkipReason.Road, null)]
    [InlineData("1K", VisitKind.Met, null, null)]
    public void AResult_IsTheDigitOfTheSheet(string typed, VisitKind? kind, SkipReason? skipped, bool? enforceable) =>
        Assert.Equal((kind, skipped, enforceable), (Line() with { Result = typed }).ReadResult());

    [Theory]
    [InlineData("1c", Means.Has)]
    [InlineData("1K", Means.None)]
    [InlineData("1t", Means.Minimum)]
    [InlineData("1r", Means.Unknown)]
    [InlineData("1", null)]
    [InlineData("7c", null)]
    public void AVerification_IsTheDigitOneWithALetter(string typed, Means? means) => Assert.Equal(means, (Line() with { Result = typed }).ReadMeans());

    [Theory]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("x")]
    [InlineData("12")]
    [InlineData("")]
    public void AnythingElse_IsRefused(string typed) => Assert.Equal("FLD-060", Assert.Throws<RuleViolation>(() => (Line() with { Result = typed }).ReadResult()).Code);

    [Theory]
    [InlineData("500k", 500_000)]
    [InlineData("1,5tr", 1_500_000)]
    [InlineData("2tr", 2_000_000)]
    [InlineData("1.250.000", 1_250_000)]
    [InlineData("", 0)]
    public void AnAmount_MayBeShort(string typed, long amount) => Assert.Equal(amount, (Line() with { Amount = typed }).ReadAmount());

    [Theory]
    [InlineData("k")]
    [InlineData("1,5,5tr")]
    [InlineData("nhiều")]
    [InlineData("1.500.000,5")]
    [InlineData("0,0005k")]
    public void NoAmount_IsRefused(string typed) => Assert.Equal("FLD-061", Assert.Throws<RuleViolation>(() => (Line() with { Amount = typed }).ReadAmount()).Code);

    [Theory]
    [InlineData("20/9", 2023, 9, 20)]
    [InlineData("5-1", 2024, 1, 5)]
    [InlineData("01/10/2023", 2023, 10, 1)]
    public void APromise_NeedsNoYear(string typed, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), (Line() with { PromisedOn = typed }).ReadPromise(new(2023, 9, 15)));

    [Fact]
    public async Task AMistake_StoresNothing_AndTheMendedLineIsTakenOnce()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        var route = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).OrderBy(r => r.Day).FirstAsync();
        var id = (await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(route.CampaignId, route.Day, route.TaskForceId), head)).Single();
        var stop = (await db.FieldStops.AsNoTracking().Where(s => s.FieldDayId == id).OrderBy(s => s.No).FirstAsync()).Id.Value;
        var line = Line() with { StopId = stop, Result = "5", Amount = "10k" };
        var handler = new KeySheetHandler(db);
        Assert.Equal("FLD-002", await ReceiveVisitTests.CodeAsync(() => handler.Handle(new(id, line), head)));
        Assert.Equal(0, await db.Visits.CountAsync());
        for (var i = 0; i < 2; i++)
        {
            await handler.Handle(new(id, line with { Result = "2", Amount = "" }), head);
        }

        Assert.Equal(1, await db.Visits.CountAsync());
        Assert.Equal("FLD-041", await ReceiveVisitTests.CodeAsync(() => handler.Handle(new(id, Line() with { StopId = stop, Result = "01" }), head)));
        Assert.Equal("FLD-063", await ReceiveVisitTests.CodeAsync(() => handler.Handle(new(id, Line() with { DecisionNo = "không có", Result = "1" }), head)));
        Assert.Single((await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(route.CampaignId, route.Day, route.TaskForceId), head)), id);
        Assert.Equal(1, (await db.FieldDays.AsNoTracking().SingleAsync(d => d.Id == id)).Edition);
    }

    private static KeyedLine Line() => new(Guid.CreateVersion7(), null, null, null, null, null, null, null);
}
