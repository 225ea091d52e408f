using CaoDiem.Benchmarks;

// dotnet run -c Release --project bench/CaoDiem.Benchmarks -- [files]
var files = args.Length > 0 && int.TryParse(args[0], out var wanted) ? wanted : 50_000;
await PageBenchmark.RunAsync(files);
