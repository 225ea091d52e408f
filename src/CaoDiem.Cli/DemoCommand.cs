using System.CommandLine;
using CaoDiem.Demo;
using CaoDiem.Exchange;

namespace CaoDiem.Cli;

internal static class DemoCommand
{
    public static Command Create(Session session)
    {
        var command = new Command("demo", "Tạo đơn vị và chiến dịch mẫu từ thư mục samples, bằng đúng các bước nhập của người dùng.");
        session.Run(command, async (parsed, db, cancel) =>
        {
            var demo = await new SetUpDemoHandler(db).Handle(Path.Combine(AppContext.BaseDirectory, "samples", "phuoc-long-2023"), cancel);
            var password = await new SetUpDemoHandler(db).ResetAccountsAsync(demo.OfficeId, cancel);
            var logins = SetUpDemoHandler.Accounts.Select(a => a.Login).ToList();
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { office = SetUpDemoHandler.OfficeCode, campaign = demo.CampaignId.ToString(), created = demo.Created, logins, password });
            }
            else
            {
                Console.WriteLine($"Đơn vị mẫu {SetUpDemoHandler.OfficeCode}, chiến dịch {demo.CampaignId}.");
                Console.WriteLine($"Tài khoản: {string.Join(", ", logins)}. Mật khẩu chung: {password}");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
