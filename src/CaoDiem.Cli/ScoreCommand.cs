using System.CommandLine;
using CaoDiem.Database;
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
        var knownOn = new Option<string?>("--known-on") { Description = "Như đã biết đến hết ngày (yyyy-MM-dd); mặc định hiện nay." };
        var slice = new Option<string[]>("--slice") { Description = "Chỉ tính một phần: officer=…, commune=…, team=…, group=…, wave=…." };
        var figure = new Option<string?>("--figure") { Description = "Mã chỉ số; in số, hoặc danh sách hồ sơ với --list." };
        var list = new Option<bool>("--list") { Description = "In số quyết định của các hồ sơ đứng sau chỉ số." };
        var command = new Command("score", "Bảng điểm của chiến dịch.") { campaign, asOf, knownOn, slice, figure, list };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var id = CampaignCommand.ParseId(parsed.GetValue(campaign)!);
            var owner = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel)
                ?? throw new RuleViolation("CLI-005", $"Không có chiến dịch {id}.");
            var actor = Actor.ForOffice(owner.OfficeId, "Dòng lệnh");
            var (day, known) = (Session.Day(parsed.GetValue(asOf), "--as-of"), Session.Day(parsed.GetValue(knownOn), "--known-on"));
            var slices = await SlicesAsync(db, owner.OfficeId, parsed.GetValue(slice) ?? [], cancel);
            if (parsed.GetValue(figure) is { } code || slices.Count > 0)
            {
                return await BehindAsync(db, new(id, parsed.GetValue(figure) ?? "files", slices, day, known), parsed.GetValue(list), actor, cancel);
            }

            var board = await new ScoreboardQuery(db).RunAsync(id, actor, day, known, cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(ScoreDocument.Of(board, await new YearQuery(db).OfCampaignAsync(id, actor, board.AsOf, known, cancel)));
            }
            else
            {
                var total = board.Total;
                Console.WriteLine($"{board.Campaign.Name} ({board.Campaign.PlanLabel}), đến {board.AsOf:dd/MM/yyyy}");
                Console.WriteLine($"Rà soát {total.Reviewed}, thi hành xong {total.Completed}, đình chỉ {total.Terminated}, hồ sơ xét miễn {total.ExemptionDossiers}, xét giảm {total.ReductionDossiers}, nộp một phần {total.Partial}.");
                Console.WriteLine($"Đã thu, chi trả {new Dong(total.Collected)} đồng. Tỷ lệ việc {total.RateCases:P2}, tiền {total.RateMoney:P2}; phân loại lại {total.Reclassified}.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    // The files behind one figure, or its value: both from the same question.
    private static async Task<int> BehindAsync(AppDb db, ScoreQuestion question, bool list, Actor actor, CancellationToken cancel)
    {
        var files = await new ScoreDrilldown(db).RunAsync(question, actor, cancel);
        if (list)
        {
            Session.WriteJson(files.Select(f => new { f.DecisionNo, f.DecisionDate, f.Value }));
        }
        else
        {
            var figure = Figures.Find(question.Figure)!; // found by the query above, which refuses what it does not know
            Session.WriteJson(new { figure = figure.Code, value = figure.IsMoney ? files.Sum(f => f.Value) : files.Count });
        }

        return ExitCodes.Done;
    }

    // officer=Trần Thị Thúy Nga names a person as well as a key does.
    private static async Task<IReadOnlyList<ScoreSlice>> SlicesAsync(AppDb db, Id<Office> office, string[] given, CancellationToken cancel)
    {
        var slices = new List<ScoreSlice>();
        foreach (var text in given)
        {
            var cut = text.IndexOf('=', StringComparison.Ordinal);
            var (by, name) = cut < 0 ? (text, "") : (text[..cut].Trim().ToLowerInvariant(), text[(cut + 1)..].Trim());
            var key = await KeyAsync(db, office, by, name, cancel) ?? name;
            slices.Add(ScoreSlice.Parse($"{by}={key}"));
        }

        return slices;
    }

    private static async Task<string?> KeyAsync(AppDb db, Id<Office> office, string by, string name, CancellationToken cancel)
    {
        var wanted = VietText.Fold(name);
        var known = by switch
        {
            "officer" => await db.Officers.Where(o => o.OfficeId == office).Select(o => new { Id = o.Id.Value, o.Name }).ToListAsync(cancel),
            "commune" => await db.Communes.Where(c => c.OfficeId == office).Select(c => new { Id = c.Id.Value, c.Name }).ToListAsync(cancel),
            "team" => await db.TaskForces.Where(t => t.OfficeId == office).Select(t => new { Id = t.Id.Value, t.Name }).ToListAsync(cancel),
            _ => [],
        };
        return known.Find(k => VietText.Fold(k.Name) == wanted)?.Id.ToString();
    }
}
