using System.Diagnostics;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>A SQLite file has one server; a second one says so in one sentence and ends.</summary>
public sealed class TwoServersTests
{
    [Fact]
    public async Task ASecondServerOnTheSameFile_IsRefused_UntilTheFirstEnded()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "Many servers may work on one PostgreSQL database.");
        await using var database = await TestDatabase.CreateAsync();
        await using (await ServerProcess.StartAsync(database.Connection))
        {
            var program = Path.Combine(AppContext.BaseDirectory, "CaoDiem.Web.dll");
            string[] asked = [program, "--urls", "http://127.0.0.1:0", "--CAODIEM_DB", database.Connection];
            using var second = Process.Start(new ProcessStartInfo("dotnet", asked) { RedirectStandardError = true })!;
            var said = await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await second.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, second.ExitCode);
            Assert.StartsWith("DBS-002: ", said, StringComparison.Ordinal);
            Assert.Single(said.Trim().Split('\n'));
        }

        await using var again = await ServerProcess.StartAsync(database.Connection);
    }
}
