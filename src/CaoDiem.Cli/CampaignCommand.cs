using System.CommandLine;
using CaoDiem.Campaigns;
using CaoDiem.Launch;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class CampaignCommand
{
    public static Command Create(Session session)
    {
        var office = new Option<string>("--office") { Required = true, Description = "Mã đơn vị." };
        var name = new Option<string>("--name") { Required = true, Description = "Tên chiến dịch." };
        var number = new Option<string>("--number") { Required = true, Description = "Số kế hoạch." };
        var from = new Option<string>("--from") { Required = true, Description = "Từ ngày (yyyy-MM-dd)." };
        var to = new Option<string>("--to") { Required = true, Description = "Đến ngày (yyyy-MM-dd)." };
        var baseline = new Option<string>("--baseline") { DefaultValueFactory = _ => "all", Description = "all: mọi hồ sơ đang mở của đơn vị." };
        baseline.AcceptOnlyFromAmong("all");
        var create = new Command("create", "Lập chiến dịch và chốt danh sách hồ sơ; in ra mã chiến dịch.") { office, name, number, from, to, baseline };
        session.Run(create, async (parsed, db, cancel) =>
        {
            var (_, actor) = await Session.OfficeAsync(db, parsed.GetValue(office)!, cancel);
            var starts = Session.Day(parsed.GetValue(from), "--from")!.Value;
            var ends = Session.Day(parsed.GetValue(to), "--to")!.Value;
            if (!await db.TriageRuns.AnyAsync(r => r.OfficeId == actor.OfficeId, cancel))
            {
                await new TriageDossiersHandler(db).Handle(new(starts), actor, cancel);
                await RenewFindings.AskAsync(db, actor.RequireOffice(), cancel); // those of today follow
                db.ChangeTracker.Clear();
            }

            var drafted = await new DraftCampaignHandler(db).Handle(
                new(parsed.GetValue(name)!, parsed.GetValue(number)!, null, starts, ends), actor, cancel);
            await new OpenCampaignHandler(db).Handle(new(drafted.Id, MoveReason.Other, "Lập và bắt đầu bằng dòng lệnh"), actor, cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { id = drafted.Id.ToString(), files = drafted.Files });
            }
            else
            {
                Console.WriteLine(drafted.Id);
            }

            return ExitCodes.Done;
        });
        return new("campaign", "Chiến dịch cao điểm.") { create };
    }

    public static Id<Campaign> ParseId(string text) => Id<Campaign>.TryParse(text, null, out var id)
        ? id
        : throw new UsageError($"--campaign: «{text}» không phải mã chiến dịch.");
}
