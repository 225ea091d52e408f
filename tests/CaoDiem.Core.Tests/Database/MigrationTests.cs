using CaoDiem.Database;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Database;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Host=127.0.0.1;Database=none")]
    public void NoModelChangeIsPending_OnEitherEngine(string connection)
    {
        using var db = Engines.Open(connection, TimeProvider.System);
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration for both engines: see CONTRIBUTING.md.");
    }

    [Fact]
    public async Task Start_SaysWhatItDid_AndDoesItOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var started = await DatabaseStart.MigrateAsync(db);
        Assert.Empty(started.Applied);
        Assert.Contains("phiên bản mới nhất", started.Message, StringComparison.Ordinal);
    }
}
