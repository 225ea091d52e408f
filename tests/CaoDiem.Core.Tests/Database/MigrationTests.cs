using CaoDiem.Database;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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

    [Fact]
    public async Task AnEmptyFile_LeftByAFirstStartThatWasCutOff_IsFilled()
    {
        var file = Path.Combine(Path.GetTempPath(), $"caodiem_{Guid.CreateVersion7():N}.db");
        await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
        try
        {
            await using var db = Engines.Open($"Data Source={file};Pooling=False", TimeProvider.System);
            Assert.NotEmpty((await DatabaseStart.MigrateAsync(db)).Applied);
            Assert.Empty(await db.Offices.ToListAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            foreach (var part in new[] { file, file + "-wal", file + "-shm" })
            {
                File.Delete(part);
            }
        }
    }

    [Fact]
    public async Task LeaveAndBorrowedStaff_OfAnOlderDatabase_MoveToTheTaskForces()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var team = await db.TaskForces.FirstAsync();
        var (absence, secondment) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (from, to) = (new DateOnly(2023, 8, 7), new DateOnly(2023, 8, 11));
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("Preparation");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO absences (id, office_id, officer_id, "from", "to", reason, version) VALUES ({absence}, {team.OfficeId.Value}, {team.LeaderId.Value}, {from}, {to}, 'Sick', 0)
            """);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO secondments (id, office_id, name, home_office, task_force_id, "from", "to", handover, version)
            VALUES ({secondment}, {team.OfficeId.Value}, 'Trần Văn Hai', 'Chi cục Hòa Bình', {team.Id.Value}, {from}, {to}, 'Hồ sơ ấp 3', 0)
            """);
        await migrator.MigrateAsync();

        var moved = await db.TaskForces.AsNoTracking().Include(t => t.Leaves).Include(t => t.Members).SingleAsync(t => t.Id == team.Id);
        var leave = Assert.Single(moved.Leaves, l => l.Id.Value == absence);
        Assert.Equal((null, from, to, "Ốm"), (leave.MemberId, leave.From, leave.To, leave.Note));
        var member = Assert.Single(moved.Members, m => m.Id.Value == secondment);
        Assert.Equal((MemberKind.Borrowed, "Trần Văn Hai", from, to, "Hồ sơ ấp 3"), (member.Kind, member.Name, member.From, member.To, member.HandoverNote));
    }
}
