using CaoDiem.Benchmarks;
using CaoDiem.Benchmarks.Planner;

// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- [files]
// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- documents
// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- planner --seconds 10,60 --seeds 3 --threads 1
if (args is ["planner", ..])
{
    PlannerBenchmark.Run(args[1..]);
    return;
}

if (args is ["documents"])
{
    await DocumentBenchmark.RunAsync();
    return;
}

var files = args.Length > 0 && int.TryParse(args[0], out var wanted) ? wanted : 50_000;
await PageBenchmark.RunAsync(files);
