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
        var office = new Option<string?>("--office") { Description = "Mã đơn vị; bắt buộc nếu không có --all." };
        var asOf = new Option<string?>("--as-of") { Description = "Tính đến ngày (yyyy-MM-dd); bắt buộc nếu không có --all." };
        var all = new Option<bool>("--all") { Description = "Việc hằng đêm: mọi đơn vị hôm nay chưa phân loại lại, tính đến hôm nay." };
        var command = new Command("triage", "Phân loại mọi hồ sơ đang mở vào các nhóm công việc, kèm căn cứ.") { office, asOf, all };
        session.Run(command, async (parsed, db, cancel) =>
        {
            if (parsed.GetValue(all))
            {
                return await RenewAsync(db, session.WantsJson(parsed), cancel);
            }

            var (code, day) = (parsed.GetValue(office), Session.Day(parsed.GetValue(asOf), "--as-of"));
            if (code is null || day is null)
            {
                throw new UsageError($"Thiếu tùy chọn {(code is null ? "--office" : "--as-of")}.");
            }

            var (owner, actor) = await Session.OfficeAsync(db, code, cancel);
            var triaged = await new TriageDossiersHandler(db).Handle(new(day.Value), actor, cancel);
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

    // The same claims as the server's own worker: what it has done or is doing is left to it.
    private static async Task<int> RenewAsync(AppDb db, bool json, CancellationToken cancel)
    {
        var codes = await db.Offices.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Code, cancel);
        var (today, done) = (db.Today, new List<FindingsRenewed>());
        while (await new RenewFindings(db).RunNextAsync(cancel) is { } renewed)
        {
            done.Add(renewed);
            if (!json)
            {
                Console.WriteLine(renewed.Failure is { } failure
                    ? $"{codes[renewed.Office]}: {failure}"
                    : $"{codes[renewed.Office]}: {renewed.Run?.Files ?? 0} hồ sơ đang mở, {renewed.Run?.Changed ?? 0} thay đổi.");
            }
        }

        if (json)
        {
            Session.WriteJson(done.Select(d => new
            {
                office = codes[d.Office],
                asOf = today,
                files = d.Run?.Files ?? 0,
                changed = d.Run?.Changed ?? 0,
                d.Failure,
            }));
        }

        return done.Exists(d => d.Failure is not null) ? ExitCodes.Refused : ExitCodes.Done;
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
