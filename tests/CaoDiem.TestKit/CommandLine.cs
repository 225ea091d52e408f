using System.Diagnostics;

namespace CaoDiem.TestKit;

/// <summary>The built command line, as a person calls it.</summary>
public static class CommandLine
{
    public static (int Code, string Output) Run(TestDatabase database, params string[] arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var program = Path.Combine(Samples.Root, "src", "CaoDiem.Cli", "bin", configuration, "net10.0", "caodiem.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("Build src/CaoDiem.Cli first.");
        }

        using var run = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments, "--db", database.Connection])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        _ = error.Result;
        return (run.ExitCode, output);
    }
}
