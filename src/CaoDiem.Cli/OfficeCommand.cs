using System.CommandLine;
using CaoDiem.Identity;

namespace CaoDiem.Cli;

internal static class OfficeCommand
{
    public static Command Create(Session session)
    {
        var code = new Option<string>("--code") { Required = true, Description = "Mã đơn vị." };
        var name = new Option<string>("--name") { Required = true, Description = "Tên đơn vị." };
        var province = new Option<string?>("--province") { Description = "Tỉnh, thành phố." };
        var kind = new Option<string>("--kind") { DefaultValueFactory = _ => "regional", Description = "regional (phòng khu vực) hoặc district (chi cục cấp huyện)." };
        kind.AcceptOnlyFromAmong("regional", "district");
        var add = new Command("add", "Thêm đơn vị.") { code, name, province, kind };
        session.Run(add, async (parsed, db, cancel) =>
        {
            var added = await new AddOfficeHandler(db).Handle(
                new(parsed.GetValue(code)!, parsed.GetValue(name)!, parsed.GetValue(province),
                    parsed.GetValue(kind) == "district" ? OfficeKind.District : OfficeKind.Regional),
                Actor.System("Dòng lệnh"), cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { id = added.Id.ToString(), code = added.Code });
            }
            else
            {
                Console.WriteLine(added.Id);
            }

            return ExitCodes.Done;
        });
        return new("office", "Đơn vị thi hành án.") { add };
    }
}
