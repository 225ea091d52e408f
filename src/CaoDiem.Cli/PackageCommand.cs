using System.CommandLine;
using CaoDiem.Identity;
using CaoDiem.Packages;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class PackageCommand
{
    public static Command Create(Session session) => new("package", "Gói mẫu chiến dịch, không có dữ liệu cá nhân.") { Export(session), Import(session) };

    private static Command Export(Session session)
    {
        var campaign = new Option<string>("--campaign") { Required = true, Description = "Mã chiến dịch." };
        var output = new Option<string>("--out") { Required = true, Description = "Ghi gói ra tệp này." };
        var command = new Command("export", "Xuất gói mẫu đã ký; những gì phải lược được in ra đầu ra lỗi.") { campaign, output };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var id = CampaignCommand.ParseId(parsed.GetValue(campaign)!);
            var office = await db.Campaigns.Where(c => c.Id == id).Select(c => (Id<Office>?)c.OfficeId).SingleOrDefaultAsync(cancel)
                ?? throw new RuleViolation("CLI-005", $"Không có chiến dịch {id}.");
            using var target = new FinishedFile(parsed.GetValue(output)!);
            var made = await new ExportPackageHandler(db).Handle(new(id), Actor.ForOffice(office, "Dòng lệnh"), cancel);
            target.Write(stream => stream.Write(made.File));
            foreach (var note in made.Draft.Notes)
            {
                await Console.Error.WriteLineAsync($"{note.Code}: {note.Message}");
            }

            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { signer = made.Signer, bytes = made.File.Length, notes = made.Draft.Notes });
            }
            else
            {
                Console.WriteLine($"Đã xuất gói mẫu. Dấu vân tay khóa ký: {made.Signer}");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Import(Session session)
    {
        var file = new Argument<string>("tệp") { Description = "Gói mẫu của đơn vị khác." };
        var office = new Option<string>("--office") { Required = true, Description = "Mã đơn vị nhận." };
        var start = new Option<string?>("--start") { Description = "Ngày bắt đầu (yyyy-MM-dd); mặc định là ngày làm việc đầu tiên của tháng sau nữa." };
        var name = new Option<string?>("--name") { Description = "Tên chiến dịch; mặc định là tên trong gói." };
        var number = new Option<string?>("--number") { Description = "Số kế hoạch; có thể ghi sau." };
        var signer = new Option<string?>("--signer") { Description = "Dấu vân tay khóa ký do đơn vị gửi đọc cho; khác thì từ chối." };
        var bare = new Option<bool>("--no-norms") { Description = "Không nhận định mức, tỷ lệ thành công." };
        var command = new Command("import", "Lập dự thảo chiến dịch từ gói mẫu; in ra mã chiến dịch.") { file, office, start, name, number, signer, bare };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var (_, actor) = await Session.OfficeAsync(db, parsed.GetValue(office)!, cancel);
            var path = parsed.GetValue(file)!;
            if (new FileInfo(path).Length > PackageFile.LargestFile)
            {
                throw new RuleViolation("PKG-002", $"Tệp lớn hơn {PackageFile.LargestFile >> 20} MB nên không phải gói mẫu.");
            }

            var imported = await new ImportPackageHandler(db).Handle(
                new(await File.ReadAllBytesAsync(path, cancel), Path.GetFileName(path), Session.Day(parsed.GetValue(start), "--start"), parsed.GetValue(name), parsed.GetValue(number), parsed.GetValue(signer), !parsed.GetValue(bare)),
                actor, cancel);
            foreach (var line in imported.Report)
            {
                await Console.Error.WriteLineAsync(line.StartsWith('!') ? $"Còn phải làm: {line[1..]}" : line);
            }

            await Console.Error.WriteLineAsync($"Chữ ký đúng. Dấu vân tay khóa ký: {imported.Signer}");
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { id = imported.CampaignId.ToString(), signer = imported.Signer, report = imported.Report });
            }
            else
            {
                Console.WriteLine(imported.CampaignId);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
