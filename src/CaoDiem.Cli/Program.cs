using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using CaoDiem.Cli;

Console.OutputEncoding = new UTF8Encoding(false);
Console.InputEncoding = new UTF8Encoding(false);
var db = new Option<string?>("--db")
{
    Description = "Cơ sở dữ liệu: \"Data Source=TỆP\" (SQLite) hoặc chuỗi kết nối PostgreSQL. Biến môi trường CAODIEM_DB có tác dụng như nhau.",
    Recursive = true,
};
var json = new Option<bool>("--json") { Description = "In một tài liệu JSON ra đầu ra chuẩn; thông báo ra đầu ra lỗi.", Recursive = true };
var session = new Session(db, json);
var root = new RootCommand("Cao Điểm: tổ chức các đợt thi hành án dân sự cao điểm.")
{
    db,
    json,
    DemoCommand.Create(session),
    OfficeCommand.Create(session),
    ImportCommand.Create(session),
    CampaignCommand.Create(session),
    TriageCommand.Create(session),
    ActCommand.Create(session),
    FileCommand.Create(session),
    ScoreCommand.Create(session),
    LawCommand.Create(session),
    CalendarCommand.Create(session),
    UserCommand.Create(session),
    PlanCommand.Create(session),
    PackageCommand.Create(session),
    DocumentCommand.Create(session),
    FieldCommand.Create(session),
    FieldCommand.CreateHttps(session),
};
root.Options.OfType<HelpOption>().Single().Action = new VietnameseHelp();
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not VietnameseHelp)
{
    Console.Error.WriteLine(VietnameseHelp.Complaint(parsed));
    return ExitCodes.Usage;
}

return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
