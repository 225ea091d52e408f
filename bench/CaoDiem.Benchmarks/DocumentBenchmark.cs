using System.Diagnostics;
using CaoDiem.CasePlans;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Benchmarks;

/// <summary>How long documents of the demonstration campaign take: the plan with its annex of 420 files, the reports, and 420 case plans as one file to print.</summary>
internal static class DocumentBenchmark
{
    private const int WarmUps = 3;
    private const int Runs = 15;

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Đo");
        var request = await PaperData.RequestAsync(db, campaign.Id, head);
        Console.WriteLine("| document, from the records to the .docx | min ms | median ms | max ms | KB |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var code in new[] { PaperKinds.Plan, "weekly-report", "final-report", "case-plan" })
        {
            var kind = PaperKinds.Of(code);
            var subject = (await kind.Subject.ListAsync(db, request))[0].Key;
            var (times, size) = (new List<double>(), 0);
            for (var i = 0; i < WarmUps + Runs; i++)
            {
                db.ChangeTracker.Clear();
                var start = Stopwatch.GetTimestamp();
                size = (await CurrentTemplate.LoadAsync(db, campaign.OfficeId, kind)).Fill(await PaperData.LoadAsync(db, kind, request with { Subject = subject })).Length;
                if (i >= WarmUps)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            times.Sort();
            Console.WriteLine($"| {kind.Code} | {times[0]:0} | {times[Runs / 2]:0} | {times[^1]:0} | {size / 1024:N0} |");
        }

        var planned = await db.CasePlans.Select(p => p.DossierId).ToListAsync();
        var files = await db.BaselineFiles.Where(b => b.CampaignId == campaign.Id && !planned.Contains(b.DossierId)).Select(b => b.DossierId).ToListAsync();
        await new DraftCasePlansHandler(db).Handle(new(campaign.Id, [.. files], campaign.From), head);
        db.ChangeTracker.Clear();
        await new StartPrintJobHandler(db).Handle(new(campaign.Id, "case-plan"), head);
        var began = Stopwatch.GetTimestamp();
        await new PrintJobWork(db, database.Open).RunNextAsync(CancellationToken.None);
        var job = await db.PrintJobs.AsNoTracking().SingleAsync();
        Console.WriteLine($"print job: {job.Done} case plans in one file, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {(await StoredFile.LoadAsync(db, job.OfficeId, job.Id.Value, job.Hash)).Length / 1024:N0} KB");
    }
}
