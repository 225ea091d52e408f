using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Scheduling;

/// <summary>Ways from coordinates, from the neighbours, from a sheet.</summary>
public sealed class TravelTests
{
    [Fact]
    public void FromCoordinates_TheWayFollowsTheDistance_AnEnteredOneWins()
    {
        Assert.Equal(111_195, new GeoPoint(9, 105).MetresTo(new(10, 105)), 0);
        var commune = Id<CaoDiem.Identity.Commune>.New();
        var (a, b) = (PlaceKey.Of(commune, "Ấp 1"), PlaceKey.Of(commune, "Ấp 2"));
        var points = new Dictionary<string, GeoPoint> { [PlaceKey.Office] = new(9.43, 105.46), [a] = new(9.44, 105.46), [b] = new(9.40, 105.50) };
        var estimated = TravelMatrix.Of([a, b], [], new(), points);
        int Minutes(TravelMatrix table, string from, string to) => table.Minutes(table.IndexOf(from), table.IndexOf(to));
        Assert.Equal((new TravelDefaults().Between(points[a], points[PlaceKey.Office]).Minutes, 4), (Minutes(estimated, PlaceKey.Office, a), Minutes(estimated, PlaceKey.Office, a)));
        Assert.Equal(Minutes(estimated, a, b), Minutes(estimated, b, a));
        Assert.Equal(50, Minutes(TravelMatrix.Of([a, b], [new(PlaceKey.Office, a, 50, 9_000), new(PlaceKey.Office, b, 50, 9_000), new(a, b, 50, 9_000)], new(), points), a, PlaceKey.Office));
    }

    [Fact]
    public async Task TheDemonstrationsWays_AgreeWithItsCoordinates()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var travel = await OfficeTravel.LoadAsync(db, (await db.Offices.SingleAsync()).Id);
        Assert.Equal(travel.Places.Count, travel.Points.Count);
        Assert.All(travel.Points.Values, p => Assert.True(p is { Latitude: > 9.3 and < 9.5, Longitude: > 105.35 and < 105.6 }));
        Assert.All(travel.Lines, l => Assert.Equal((TravelSource.FromMap, new TravelDefaults().Between(travel.Points[l.From], travel.Points[l.To])), (l.Source, (l.Minutes, l.Metres))));
    }

    [Fact]
    public async Task ASheet_GoesOutAndIn_UnchangedItChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Người thử");
        var travel = await OfficeTravel.LoadAsync(db, head.RequireOffice());
        var written = ExportTravel.Sheet(travel, new(2023, 7, 1));
        var import = new ImportTravelHandler(db);
        Assert.Equal((0, travel.Lines.Count, 0), await CountsAsync(import, written, head));
        Assert.Equal(0, await db.TravelTimes.CountAsync());

        var first = travel.Lines[0];
        var other = (From: travel.Places[^1], To: travel.Places[^2]);
        var sheet = Sheet([[travel.Name(first.From), travel.Name(first.To), 33, "7,5", ""], [other.From.Name, other.To.Name, "9", 2.25, "x"]]);
        Assert.Equal((2, 0, 0), await CountsAsync(import, sheet, head));
        Assert.Equal((0, 2, 0), await CountsAsync(import, sheet, head));
        db.ChangeTracker.Clear();
        var rows = await db.TravelTimes.AsNoTracking().OrderByDescending(t => t.Minutes).ToListAsync();
        Assert.Equal([(first.From, first.To, 33, 7_500, false), (other.From.Key, other.To.Key, 9, 2_250, true)], rows.Select(r => (r.From, r.To, r.Minutes, r.Metres, r.OneWay)));
        Assert.Equal(33, (await OfficeTravel.LoadAsync(db, head.RequireOffice())).Matrix is var table ? table.Minutes(table.IndexOf(first.From), table.IndexOf(first.To)) : 0);
    }

    [Fact]
    public async Task ABadCell_IsNamedByRowAndColumn_AndNothingIsStored()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Người thử");
        var travel = await OfficeTravel.LoadAsync(db, head.RequireOffice());
        var (one, two) = (travel.Places[1].Name, travel.Places[2].Name);
        var import = new ImportTravelHandler(db);
        var report = await import.Handle(new(Sheet(
        [
            [one, two, 12, 5, ""],
            ["Ấp không có, Xã nào đó", two, 12, 5, ""],
            [one, "", 12, 5, ""],
            [one, two, "nhanh", 5, ""],
            [one, two, 12.5, -1, ""],
            [one, one, 12, 5, ""],
            [two, one, 13, 5, ""],
        ]), "duong-di.xlsx"), head);
        Assert.Equal(
            ["4 A TRV-002", "5 B TRV-003", "6 C TRV-004", "7 C TRV-004", "7 D TRV-005", "8 B TRV-006", "9 A TRV-007"], report.Issues.Select(i => $"{i.Row} {i.Column} {i.Code}"));
        Assert.Equal(0, await db.TravelTimes.CountAsync());
        var headless = WorkbookWriter.Write([new("Trống", [], [new("Nơi", ColumnKind.Text)], [["x"]])]);
        Assert.Equal("TRV-001", Assert.Single((await import.Handle(new(headless, "x.xlsx"), head)).Issues).Code);
    }

    [Fact]
    public async Task APoint_OutsideTheCountry_OrOfNobody_IsRefused_AllOrNothing()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Người thử");
        var key = (await OfficePlaces.ListAsync(db, head.RequireOffice()))[1].Key;
        var locate = new LocatePlacesHandler(db);
        async Task<string?> CodeAsync(Dictionary<string, GeoPoint?> points)
        {
            db.ChangeTracker.Clear();
            return await Record.ExceptionAsync(() => locate.Handle(new(points), head)) is RuleViolation refused ? refused.Code : null;
        }

        var before = await db.PlacePoints.CountAsync();
        Assert.Equal("SCH-005", await CodeAsync(new() { [PlaceKey.Office] = null, [key] = new(105.4, 9.4) }));
        Assert.Equal("SCH-005", await CodeAsync(new() { [key] = new(double.NaN, 105) }));
        Assert.Equal("SCH-004", await CodeAsync(new() { ["nowhere"] = new(9.4, 105.4) }));
        Assert.Equal(before, await db.PlacePoints.CountAsync());
        Assert.Null(await CodeAsync(new() { [key] = null }));
        Assert.Equal(before - 1, await db.PlacePoints.CountAsync());
    }

    private static byte[] Sheet(object?[][] rows) => WorkbookWriter.Write([new(
        "Đường đi", [], [.. new[] { "Từ", "Đến", "Số phút", "Số km", "Một chiều" }.Select(h => new ColumnSpec(h, ColumnKind.Text))], [.. rows.Prepend(["", "", "", "", ""])])]);

    private static async Task<(int, int, int)> CountsAsync(ImportTravelHandler import, byte[] content, Actor head)
    {
        var done = await import.Handle(new(content, "duong-di.xlsx"), head);
        return (done.Changed, done.Unchanged, done.Issues.Count);
    }
}
