using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Database;

/// <summary>An answer from moments ago is never older than what this program saved, and never older than a few seconds.</summary>
public sealed class RecentAnswersTests : IAsyncLifetime
{
    private static readonly Actor Head = Actor.ForOffice(Id<Office>.New(), "Thử");
    private readonly MovingClock _clock = new(new(2026, 1, 5), new(8, 0));
    private TestDatabase _database = null!;
    private RecentAnswers _recent = null!;

    private static Id<Office> Office => Head.RequireOffice();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _recent = new(_clock);
        await using var db = _database.Open();
        db.Begin("Thử", Head);
        db.Offices.Add(new() { Id = Office, Code = "THU", Name = "Phòng thử" });
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Answer_IsKept_AndAgesWithTime()
    {
        Assert.Equal(0, await CountAsync());
        await BehindItsBackAsync();
        Assert.Equal(0, await CountAsync());
        _clock.Pass(RecentAnswers.Age);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task OwnSave_ShowsAtOnce()
    {
        Assert.Equal(0, await CountAsync());
        await using var db = _database.Open();
        await AddAsync(db, Head);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task SaveInsideATransaction_ShowsOnceItIsCommitted()
    {
        await using var db = _database.Open();
        await using var all = await db.Database.BeginTransactionAsync();
        await AddAsync(db, Head);
        await all.CommitAsync();
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task AnswerAskedBetweenSaveAndCommit_IsOldAfterTheCommit()
    {
        await using var db = _database.Open();
        await using var all = await db.Database.BeginTransactionAsync();
        await AddAsync(db, Head);
        Assert.Equal(0, await CountAsync());
        await all.CommitAsync();
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task AnotherOffice_DoesNotMatter_ButWhoBelongsToNoneDoes()
    {
        var other = Actor.ForOffice(Id<Office>.New(), "Nơi khác");
        Assert.Equal(0, await CountAsync());
        await BehindItsBackAsync();
        await using var db = _database.Open();
        await AddAsync(db, other);
        Assert.Equal(0, await CountAsync());
        await AddAsync(db, other with { OfficeId = null });
        Assert.Equal(3, await CountAsync());
    }

    private async Task<int> CountAsync()
    {
        await using var db = _database.Open();
        return (await _recent.OfAsync(db, Office, async () => new Number(await db.Officers.CountAsync()))).Value;
    }

    private static async Task AddAsync(AppDb db, Actor actor)
    {
        db.Begin("Thử", actor);
        db.Officers.Add(Officer.Of(Office, $"Chấp hành viên {Id<Officer>.New()}"));
        await db.SaveChangesAsync();
    }

    // As another program would: no context of this one knows.
    private async Task BehindItsBackAsync()
    {
        await using var db = _database.Open();
        var (office, id, name) = (Office.Value, Guid.CreateVersion7(), "Nơi khác ghi");
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO officers (office_id, id, name, search_key, sort_key, version) VALUES ({office}, {id}, {name}, {name}, {name}, 0)");
    }

    private sealed record Number(int Value);
}
