using System.CommandLine;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class PlanExport
{
    public static Command Create(Session session)
    {
        var campaign = new Option<string>("--campaign") { Required = true, Description = "Mã chiến dịch." };
        var output = new Option<string>("--out") { Required = true, Description = "Ghi bài toán ra tệp JSON này." };
        var command = new Command("export", "Xuất bài toán xếp lịch của một chiến dịch.") { campaign, output };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var id = CampaignCommand.ParseId(parsed.GetValue(campaign)!);
            var owner = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleOrDefaultAsync(c => c.Id == id, cancel)
                ?? throw new RuleViolation("CLI-005", $"Không có chiến dịch {id}.");
            var (problem, _) = await new StartPlanRunHandler(db).ProblemAsync(owner, cancellationToken: cancel);
            using var target = new FinishedFile(parsed.GetValue(output)!);
            target.Write(stream => ProblemFile.Write(problem, stream));
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { files = problem.Files.Count, steps = problem.Steps.Count, teams = problem.Teams.Count, days = problem.Calendar.Count });
            }
            else
            {
                Console.WriteLine($"Đã xuất {problem.Steps.Count} việc của {problem.Files.Count} hồ sơ, {problem.Teams.Count} tổ, {problem.Calendar.Count} ngày.");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
