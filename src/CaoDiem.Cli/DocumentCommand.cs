using System.CommandLine;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

/// <summary>Any document as a file: a draft from the records of a day, without a number and without being kept.</summary>
internal static class DocumentCommand
{
    public static Command Create(Session session)
    {
        var kind = new Argument<string>("kind") { Description = $"Loại văn bản: {string.Join(", ", PaperKinds.All.Select(k => $"{k.Code} ({k.Name.ToLowerInvariant()})"))}." };
        var campaign = new Option<string>("--campaign") { Required = true, Description = "Mã chiến dịch." };
        var target = new Option<string>("--out") { Required = true, Description = "Tệp .docx cần ghi; tên kết thúc bằng .pdf thì xuất PDF bằng LibreOffice." };
        var asOf = new Option<string?>("--as-of") { Description = "Số liệu đến hết ngày (yyyy-MM-dd); mặc định hôm nay." };
        var subjects = Enum.GetValues<PaperSubject>().Where(s => s.Option() is not null).GroupBy(s => s.Option()!)
            .Select(g => new Option<string?>(g.Key) { Description = $"{string.Join(", ", g.Select(s => s.Label()))}: mã, tên, số quyết định hoặc ngày của tuần (yyyy-MM-dd)." }).ToList();
        var command = new Command("document", "Lập một văn bản từ số liệu của chiến dịch.") { kind, campaign, target, asOf };
        subjects.ForEach(command.Options.Add);
        session.Run(command, async (parsed, db, cancel) =>
        {
            var paper = PaperKinds.Find(parsed.GetValue(kind)) ?? throw new UsageError($"Không có loại văn bản «{parsed.GetValue(kind)}». Các loại: {string.Join(", ", PaperKinds.All.Select(k => k.Code))}.");
            var given = subjects.Select(o => (o.Name, Value: parsed.GetValue(o))).Where(o => o.Value is not null).ToList();
            if (given.Find(o => o.Name != paper.Subject.Option()) is { Name: { } wrong })
            {
                throw new UsageError($"Loại «{paper.Code}» không dùng {wrong}.");
            }

            using var file = new FinishedFile(parsed.GetValue(target)!);
            var id = CampaignCommand.ParseId(parsed.GetValue(campaign)!);
            var owner = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) ?? throw new RuleViolation("CLI-005", $"Không có chiến dịch {id}.");
            var request = await PaperData.RequestAsync(db, id, Actor.ForOffice(owner.OfficeId, "Dòng lệnh"), Session.Day(parsed.GetValue(asOf), "--as-of"), "", cancel);
            var choice = await SubjectAsync(db, paper, request, given.Select(o => o.Value).FirstOrDefault(), cancel);
            var template = await CurrentTemplate.LoadAsync(db, owner.OfficeId, paper, cancel);
            var content = template.Fill(await PaperData.LoadAsync(db, paper, request with { Subject = choice.Key }, cancel));
            var written = parsed.GetValue(target)!.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? await LibreOffice.ToPdfAsync(content, null, cancel) : content;
            file.Write(stream => stream.Write(written));
            Tell(session.WantsJson(parsed), paper, choice, request, template, parsed.GetValue(target)!, written);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<PaperChoice> SubjectAsync(AppDb db, PaperKind kind, PaperRequest request, string? wanted, CancellationToken cancel)
    {
        var choices = await kind.Subject.ListAsync(db, request, cancel);
        if (kind.Subject.Option() is not { } option)
        {
            return choices[0];
        }

        if (wanted is null)
        {
            throw new UsageError($"Loại «{kind.Code}» cần {option}.");
        }

        var key = kind.Subject == PaperSubject.Week ? $"{Weeks.Monday(Session.Day(wanted, option)!.Value):yyyy-MM-dd}" : wanted.Trim();
        return choices.FirstOrDefault(c => string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Name, key, StringComparison.OrdinalIgnoreCase) || c.Name.EndsWith($"({key})", StringComparison.OrdinalIgnoreCase))
            ?? throw new RuleViolation("CLI-006", $"Không có {kind.Subject.Label().ToLowerInvariant()} «{wanted}» trong chiến dịch.");
    }

    private static void Tell(bool json, PaperKind kind, PaperChoice choice, PaperRequest request, CurrentTemplate template, string target, byte[] written)
    {
        if (json)
        {
            Session.WriteJson(new { kind = kind.Code, campaign = request.CampaignId.ToString(), subject = choice.Key, request.AsOf, template = template.Number, file = Path.GetFullPath(target), bytes = written.Length, sha256 = DocumentHash.Of(written) });
        }
        else
        {
            Console.WriteLine($"{kind.Name}{(choice.Name.Length > 0 ? $", {choice.Name}" : "")}, số liệu đến {request.AsOf:dd/MM/yyyy}: {Path.GetFullPath(target)}");
        }
    }
}
