using System.CommandLine;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class ScoreCommand
{
    public static Command Create(Session session)
    {
        var campaign = new Option<string>("--campaign") { Required = true, Description = "Mã chiến dịch." };
        var asOf = new Option<string?>("--as-of") { Description = "Kết quả đến hết ngày (yyyy-MM-dd)." };
        var command = new Command("score", "Bảng điểm của chiến dịch.") { campaign, asOf };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var id = CampaignCommand.ParseId(parsed.GetValue(campaign)!);
            var owner = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel)
                ?? throw new RuleViolation("CLI-005", $"Không có chiến dịch {id}.");
            var board = await new ScoreboardQuery(db).RunAsync(
                id, Actor.ForOffice(owner.OfficeId, "Dòng lệnh"), Session.Day(parsed.GetValue(asOf), "--as-of"), cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(ScoreDocument.Of(board));
            }
            else
            {
                var total = board.Total;
                Console.WriteLine($"{board.Campaign.Name} ({board.Campaign.PlanNo}), đến {board.AsOf:dd/MM/yyyy}");
                Console.WriteLine($"Rà soát {total.Reviewed}, thi hành xong {total.Completed}, đình chỉ {total.Terminated}, hồ sơ xét miễn {total.ExemptionDossiers}, xét giảm {total.ReductionDossiers}, nộp một phần {total.Partial}.");
                Console.WriteLine($"Đã thu, chi trả {new Dong(total.Collected)} đồng. Tỷ lệ việc {total.RateCases:P2}, tiền {total.RateMoney:P2}; phân loại lại {total.Reclassified}.");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
