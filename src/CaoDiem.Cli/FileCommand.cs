using System.CommandLine;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class FileCommand
{
    public static Command Create(Session session) => new("file", "Một hồ sơ.") { Show(session) };

    public static (Option<string> Office, Option<string> Number, Option<string> Date) FileOptions() => (
        new("--office") { Required = true, Description = "Mã đơn vị." },
        new("--decision") { Required = true, Description = "Số quyết định thi hành án." },
        new("--date") { Required = true, Description = "Ngày quyết định (yyyy-MM-dd)." });

    public static async Task<Dossier> FindAsync(AppDb db, string office, string number, string date, CancellationToken cancel)
    {
        var (owner, _) = await Session.OfficeAsync(db, office, cancel);
        var (key, day) = (Dossier.KeyOf(number), Session.Day(date, "--date")!.Value);
        return await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(d => d.OfficeId == owner.Id && d.DecisionKey == key && d.DecisionDate == day, cancel)
            ?? throw new RuleViolation("CLI-009", $"Đơn vị không có hồ sơ {number} ngày {day:dd/MM/yyyy}.");
    }

    private static Command Show(Session session)
    {
        var (office, number, date) = FileOptions();
        var asOf = new Option<string?>("--as-of") { Description = "Tình trạng cuối ngày (yyyy-MM-dd); mặc định hôm nay." };
        var command = new Command("show", "Tình trạng của hồ sơ vào một ngày, theo sổ diễn biến.") { office, number, date, asOf };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var file = await FindAsync(db, parsed.GetValue(office)!, parsed.GetValue(number)!, parsed.GetValue(date)!, cancel);
            var day = Session.Day(parsed.GetValue(asOf), "--as-of") ?? db.Today;
            var acts = await db.Acts.AsNoTracking().Where(a => a.OfficeId == file.OfficeId && a.DossierId == file.Id).ToListAsync(cancel);
            var state = FileState.Fold(acts, day);
            var law = await OfficeLaw.LoadAsync(db, file.OfficeId, cancel);
            var officer = state.Officer is { } o ? await db.Officers.Where(x => x.OfficeId == file.OfficeId && x.Id == new Id<Officer>(o)).Select(x => x.Name).SingleOrDefaultAsync(cancel) : null;
            var commune = state.Commune is { } c ? await db.Communes.Where(x => x.OfficeId == file.OfficeId && x.Id == new Id<Commune>(c)).Select(x => x.Name).SingleOrDefaultAsync(cancel) : null;
            var orders = FileOrders.Of(file, state, day, law);
            var aside = orders.Aside.Select(a => new
            {
                a.Finding.Rule,
                a.Finding.Due,
                a.By.Reason,
                proposedBy = a.By.RecordedBy,
                a.By.ApprovedBy,
                on = a.By.Day,
            });
            var found = orders.Rows(file, day).Select(TriageCommand.Finding);
            Session.WriteJson(FileDocument.Of(file, state, officer, commune, found, aside, await AttachmentsAsync(db, file, acts, cancel)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<IEnumerable<object>> AttachmentsAsync(AppDb db, Dossier file, List<Act> acts, CancellationToken cancel)
    {
        var attachments = await db.ActAttachments.AsNoTracking().Where(a => a.OfficeId == file.OfficeId && a.DossierId == file.Id)
            .OrderBy(a => a.AttachedAt).ThenBy(a => a.FileName).ToListAsync(cancel);
        return attachments.Select(a => FileDocument.Of(a, acts.First(x => x.Id == a.ActId)));
    }
}
