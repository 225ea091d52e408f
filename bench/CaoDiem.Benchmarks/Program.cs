using CaoDiem.Benchmarks;
using CaoDiem.Benchmarks.Ledger;
using CaoDiem.Benchmarks.Planner;

// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- [files]
// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- ledger [files]
// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- documents
// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- planner --seconds 10,60 --seeds 3 --threads 1
switch (args)
{
    case ["planner", ..]:
        PlannerBenchmark.Run(args[1..]);
        break;
    case ["documents"]:
        await DocumentBenchmark.RunAsync();
        break;
    case ["ledger", ..]:
        await LedgerBenchmark.RunAsync(args[1..]);
        break;
    case ["ledger-read" or "ledger-import", ..]:
        await LedgerFilling.ChildWorkAsync(args);
        break;
    default:
        await PageBenchmark.RunAsync(args.Length > 0 && int.TryParse(args[0], out var wanted) ? wanted : 50_000);
        break;
}
