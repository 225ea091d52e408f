using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>The two commands as a person calls them: files, exit codes and outputs of the built program.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("caodiem-plan").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(SampleTests.Names), MemberType = typeof(SampleTests))]
    public void EverySample_IsSolvedCheckedAndExplained(string name)
    {
        var output = Path.Combine(folder, "plan.json");
        var solved = Run("plan", "solve", Sample(name), "--seconds", "0.5", "--out", output);
        Assert.Equal(0, solved.Code);
        Assert.Contains("đã xếp", solved.Error);
        Assert.Contains("Không vi phạm ràng buộc nào", solved.Output);
        var plan = JsonNode.Parse(File.ReadAllText(output))!;
        var problem = PlannerSamples.Read(name);
        var planned = plan["routes"]!.AsArray().Sum(r => r!["steps"]!.AsArray().Count);
        Assert.Equal(problem.Steps.Count, planned + plan["left"]!.AsArray().Count);
        Assert.All(plan["left"]!.AsArray(), l => Assert.EndsWith(".", (string)l!["text"]!));
        Assert.True((double)plan["upperBound"]! >= (double)plan["score"]!["objective"]!);
        Assert.Empty(plan["score"]!["violations"]!.AsArray());
        var check = Run("plan", "check", Sample(name), output, "--json");
        Assert.Equal(0, check.Code);
        Assert.Equal((double)plan["score"]!["objective"]!, (double)JsonNode.Parse(check.Output)!["objective"]!, 6);
    }

    [Fact]
    public void ABrokenPlan_IsToldByRule()
    {
        var plan = Write("plan.json", """{"routes": [{"team": "T0", "day": 0, "steps": ["S0", "S0"]}], "score": {"objective": 5}}""");
        var check = Run("plan", "check", Sample("mini-7.json"), plan);
        Assert.Equal(1, check.Code);
        Assert.Contains("once: việc S0", check.Output);
        Assert.Contains("day: việc S0, đội T0, ngày 03/07/2023: đội không làm việc ngày đó", check.Output);
        Assert.Contains("score:", check.Output);
        var json = JsonNode.Parse(Run("plan", "check", Sample("mini-7.json"), plan, "--json").Output)!;
        Assert.Contains("once", json["violations"]!.AsArray().Select(v => (string)v!["rule"]!));
    }

    [Fact]
    public void FaultyFiles_AreRefusedWithCodeAndPlace()
    {
        var bad = File.ReadAllText(Sample("mini-7.json")).Replace("\"minutes\":75", "\"minutes\":-75");
        var refused = Run("plan", "solve", Write("bad.json", bad), "--seconds", "1", "--out", Path.Combine(folder, "plan.json"));
        Assert.Equal(1, refused.Code);
        Assert.Contains("plan.negative: $.steps[0].minutes: số không được âm «-75».", refused.Error);
        Assert.Equal(1, Run("plan", "check", Sample("mini-7.json"), Write("cut.json", "{\"routes\": [")).Code);
        Assert.Equal(["bad.json", "cut.json"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void MissingFilesAndWrongUse_HaveTheirExitCodes()
    {
        Assert.Equal(3, Run("plan", "check", Sample("mini-7.json"), Path.Combine(folder, "none.json")).Code);
        Assert.Equal(3, Run("plan", "solve", Path.Combine(folder, "none.json"), "--seconds", "1", "--out", Path.Combine(folder, "o.json")).Code);
        Assert.Equal(3, Run("plan", "solve", Sample("mini-7.json"), "--seconds", "1", "--out", Path.Combine(folder, "no", "o.json")).Code);
        Assert.Equal(2, Run("plan", "solve", Sample("mini-7.json"), "--out", Path.Combine(folder, "o.json")).Code);
        Assert.Equal(2, Run("plan", "solve", Sample("mini-7.json"), "--seconds", "0", "--out", Path.Combine(folder, "o.json")).Code);
        Assert.Equal(2, Run("plan", "solve", Sample("mini-7.json"), "--seconds", "1", "--threads", "0", "--out", Path.Combine(folder, "o.json")).Code);
        Assert.Equal(2, Run("plan", "check", Sample("mini-7.json")).Code);
        Assert.Contains("--seconds", Run("plan", "solve", "--help").Output);
    }

    [Fact]
    public async Task CtrlC_LeavesAValidPlan()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        var output = Path.Combine(folder, "plan.json");
        using var run = Start("plan", "solve", Sample("small-7.json"), "--seconds", "120", "--out", output);
        var outputs = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await Task.Delay(TimeSpan.FromSeconds(3));
        using (var kill = Process.Start("kill", ["-INT", $"{run.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await run.WaitForExitAsync(patience.Token);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Không vi phạm ràng buộc nào", await outputs.Item1);
        using var file = File.OpenRead(output);
        Assert.Empty(PlanChecker.Check(PlannerSamples.Read("small-7.json"), PlanFile.Read(file)).Violations);
        await outputs.Item2;
    }

    private static string Sample(string name) => Path.Combine(PlannerSamples.Folder, name);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var run = Start(arguments);
        var error = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, output, error.Result);
    }

    private static Process Start(params string[] arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains("Release") ? "Release" : "Debug";
        var program = Path.Combine(PlannerSamples.Folder, "..", "..", "src", "CaoDiem.Cli", "bin", configuration, "net10.0", "caodiem.dll");
        Assert.True(File.Exists(program), "Build src/CaoDiem.Cli first.");
        // A run in the background ignores Ctrl-C, and so would what it starts.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        return Process.Start(new ProcessStartInfo(command[0], [.. command[1..], program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
