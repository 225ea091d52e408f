using System.CommandLine;
using CaoDiem.FieldWork;

namespace CaoDiem.Cli;

internal static class FieldCommand
{
    public static Command Create(Session session) => new("field", "Kết quả đi cơ sở.") { Import(session) };

    /// <summary>The certificates of the office network, made where the server runs.</summary>
    public static Command CreateHttps(Session session)
    {
        var office = new Option<string>("--office") { Required = true, Description = "Mã đơn vị." };
        var names = new Option<string[]>("--name") { Required = true, Description = "Tên hoặc địa chỉ mà điện thoại dùng để mở máy chủ; lặp lại được.", AllowMultipleArgumentsPerToken = true };
        var folder = new Option<string>("--out") { Required = true, Description = "Thư mục giữ chứng thư; chạy lại để gia hạn chứng thư của máy chủ." };
        var command = new Command("https", "Tạo chứng thư để điện thoại dùng được qua mạng nội bộ không có Internet.") { office, names, folder };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var (owner, _) = await Session.OfficeAsync(db, parsed.GetValue(office)!, cancel);
            var target = parsed.GetValue(folder)!;
            var fingerprint = OfficeCertificate.Create(target, owner.Name, parsed.GetValue(names)!, db.Time.GetUtcNow());
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { folder = Path.GetFullPath(target), fingerprint });
            }
            else
            {
                Console.WriteLine($"Đã tạo chứng thư trong {Path.GetFullPath(target)}. Giữ kín thư mục này.");
                Console.WriteLine($"Dấu vân tay (SHA-256): {fingerprint}");
                Console.WriteLine($"Khởi động máy chủ: CAODIEM_CERTIFICATES={Path.GetFullPath(target)} với --urls \"http://0.0.0.0:5080;https://0.0.0.0:5443\", rồi mở trang Đi cơ sở → Cài điện thoại để in mã QR.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Import(Session session)
    {
        var file = new Argument<string>("file") { Description = "Tệp .caodiem xuất từ điện thoại." };
        var office = new Option<string>("--office") { Required = true, Description = "Mã đơn vị." };
        var command = new Command("import", "Nhận bản ghi mà điện thoại không gửi được qua mạng.") { file, office };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var (_, actor) = await Session.OfficeAsync(db, parsed.GetValue(office)!, cancel);
            var came = await new ImportQueueHandler(db).Handle(new ImportQueue(await File.ReadAllBytesAsync(parsed.GetValue(file)!, cancel)), actor, cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(came);
            }
            else
            {
                Console.WriteLine($"{came.Accepted} bản ghi có hiệu lực, {came.Refused} bị từ chối, {came.Held} chờ bản ghi trước, {came.Attachments} ảnh.");
                foreach (var reason in came.Reasons)
                {
                    Console.WriteLine(reason);
                }
            }

            return came.Refused > 0 ? ExitCodes.Refused : ExitCodes.Done;
        });
        return command;
    }
}
