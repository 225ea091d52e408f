using System.CommandLine;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class TriageCommand
{
    public static Command Create(Session session)
    {
        var office = new Option<string>("--office") { Required = true, Description = "Mã đơn vị." };
        var asOf = new Option<string>("--as-of") { Required = true, Description = "Tính đến ngày (yyyy-MM-dd)." };
        var command = new Command("triage", "Phân loại mọi hồ sơ đang mở vào các nhóm công việc, kèm căn cứ.") { office, asOf };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var (owner, actor) = await Session.OfficeAsync(db, parsed.GetValue(office)!, cancel);
            var triaged = await new TriageDossiersHandler(db).Handle(new(Session.Day(parsed.GetValue(asOf), "--as-of")!.Value), actor, cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(await FindingsAsync(db, owner.Id, cancel));
            }
            else
            {
                foreach (var (group, files) in triaged.Files)
                {
                    Console.WriteLine($"{group.Label(),-32} {files,6}");
                }

                Console.WriteLine($"{triaged.Run.Files} hồ sơ đang mở; {triaged.Run.WithoutNextStep} chưa có bước tiếp theo; {triaged.Run.Changed} thay đổi so với lần trước.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<List<object>> FindingsAsync(AppDb db, Id<Office> office, CancellationToken cancel)
    {
        var findings = (await db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == office).ToListAsync(cancel)).ToLookup(f => f.DossierId);
        var open = Enum.GetValues<DossierState>().Where(s => s.IsOpen()).ToList();
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && !d.IsVoid && (open.Contains(d.State) || db.TriageFindings.Any(f => f.OfficeId == office && f.DossierId == d.Id)))
            .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionKey)
            .Select(d => new { d.Id, d.DecisionNo, d.DecisionDate }).ToListAsync(cancel);
        return
        [
            .. files.Select(d => (object)new
            {
                d.DecisionNo,
                d.DecisionDate,
                groups = findings[d.Id].Select(f => f.Group.Code()).Distinct(),
                findings = findings[d.Id].Select(Finding),
            }),
        ];
    }

    /// <summary>A finding as the command line tells it.</summary>
    public static object Finding(TriageFinding found) => new
    {
        found.Rule,
        found.Article,
        found.Law,
        group = found.Group.Code(),
        found.Text,
        found.Ready,
        missing = found.MissingCodes,
        found.NextStep,
        found.Due,
    };
}
