using System.CommandLine;
using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class ActCommand
{
    private static readonly JsonSerializerOptions Line = new(Session.JsonLine) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static Command Create(Session session) => new("act", "Diễn biến của hồ sơ: ghi, đính kèm, hủy, xem.")
    {
        Record(session), Attach(session), Cancel(session), List(session),
    };

    private static Command Record(Session session)
    {
        var office = new Option<string>("--office") { Required = true, Description = "Mã đơn vị." };
        var by = new Option<string?>("--by") { Description = "Tài khoản người ghi; không nêu thì dòng lệnh ghi thay thủ trưởng." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ thử, không lưu." };
        var together = new Option<bool>("--all-or-nothing") { Description = "Lưu tất cả hoặc không lưu gì." };
        var command = new Command("record", "Đọc mỗi dòng một việc dạng JSON ở đầu vào chuẩn, ghi vào hồ sơ.") { office, by, dryRun, together };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var actor = await ActorAsync(db, parsed.GetValue(office)!, parsed.GetValue(by), cancel);
            var (dry, all) = (parsed.GetValue(dryRun), parsed.GetValue(together));
            await using var whole = dry || all ? await db.Database.BeginTransactionAsync(cancel) : null;
            var refused = await RecordLinesAsync(db, actor, cancel);
            if (whole is not null && !dry && refused == 0)
            {
                await whole.CommitAsync(cancel);
            }

            return refused == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static async Task<int> RecordLinesAsync(AppDb db, Actor actor, CancellationToken cancel)
    {
        var (lines, refused, number) = (new ActLines(db, actor), 0, 0);
        while (await Console.In.ReadLineAsync(cancel) is { } text)
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            try
            {
                var line = ActLine.Read(text.TrimStart('\uFEFF'));
                var done = await lines.RecordAsync(line, cancel);
                Write(new
                {
                    line = number,
                    id = done.Id.ToString(),
                    stage = done.Stage.Word(),
                    state = done.State.State.Word(),
                    remaining = done.State.Remaining.Amount,
                    ignored = line.Ignored is { Count: > 0 } ignored ? ignored.Keys : null,
                });
            }
            catch (RuleViolation refusal)
            {
                refused++;
                Write(new { line = number, code = refusal.Code, message = refusal.Message, field = refusal.Field });
            }
            catch (NotInScope)
            {
                refused++;
                Write(new { line = number, code = "ACT-009", message = "Hồ sơ không thuộc phạm vi của người ghi.", field = "file" });
            }
        }

        return refused;
    }

    private static Command Attach(Session session)
    {
        var id = new Argument<string>("id") { Description = "Mã của việc." };
        var files = new Argument<string[]>("file")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Tệp PDF, ảnh JPEG, PNG, WebP, Word, Excel.",
        };
        var by = new Option<string?>("--by") { Description = "Tài khoản người đính kèm; không nêu thì dòng lệnh thay thủ trưởng." };
        var command = new Command("attach", "Đính kèm tệp vào một việc: tất cả hoặc không tệp nào.") { id, files, by };
        session.Run(command, (parsed, db, cancel) => ToldAsync(async () =>
        {
            var act = await FindAsync(db, parsed.GetValue(id)!, cancel);
            var actor = await ActorAsync(db, act.OfficeId, parsed.GetValue(by), cancel);
            var read = new List<AttachedFile>();
            foreach (var path in parsed.GetValue(files)!)
            {
                AttachedFile.RequireSize(path, new FileInfo(path).Length);
                read.Add(AttachedFile.Of(path, await File.ReadAllBytesAsync(path, cancel)));
            }

            var done = await new AttachFilesHandler(db).Handle(new AttachFiles(act.Id, read), actor, cancel);
            Write(new { act = act.Id.ToString(), attachments = done.Added.Select(a => FileDocument.Of(a, act)), done.Same });
            return ExitCodes.Done;
        }));
        return command;
    }

    private static Command Cancel(Session session)
    {
        var id = new Argument<string>("id") { Description = "Mã của việc." };
        var reason = new Option<string>("--reason") { Required = true, Description = "Lý do hủy." };
        var by = new Option<string?>("--by") { Description = "Tài khoản người hủy; không nêu thì dòng lệnh thay thủ trưởng." };
        var receipt = new Option<string?>("--receipt") { Description = "Với việc thu tiền: void (biên lai hủy) hoặc mistyped (chỉ ghi nhầm, mặc định)." };
        var command = new Command("cancel", "Hủy một việc đã ghi sai; việc vẫn còn trong hồ sơ, không còn hiệu lực.") { id, reason, by, receipt };
        session.Run(command, (parsed, db, cancel) => ToldAsync(async () =>
        {
            var act = await FindAsync(db, parsed.GetValue(id)!, cancel);
            var actor = await ActorAsync(db, act.OfficeId, parsed.GetValue(by), cancel);
            var said = new CancelAct(act.Id, parsed.GetValue(reason), Fate(parsed.GetValue(receipt)));
            var done = await new CancelActHandler(db).Handle(said, actor, cancel);
            Write(new { id = act.Id.ToString(), state = done.State.State.Word(), remaining = done.State.Remaining.Amount });
            return ExitCodes.Done;
        }));
        return command;
    }

    /// <summary>A refusal is told as JSON too.</summary>
    private static async Task<int> ToldAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (RuleViolation refusal)
        {
            Write(new { code = refusal.Code, message = refusal.Message, field = refusal.Field });
            throw;
        }
    }

    private static Command List(Session session)
    {
        var (office, number, date) = FileCommand.FileOptions();
        var command = new Command("list", "Sổ diễn biến của một hồ sơ, cả việc đã hủy.") { office, number, date };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var file = await FileCommand.FindAsync(db, parsed.GetValue(office)!, parsed.GetValue(number)!, parsed.GetValue(date)!, cancel);
            var acts = await db.Acts.AsNoTracking().Where(a => a.OfficeId == file.OfficeId && a.DossierId == file.Id).ToListAsync(cancel);
            var reasons = await db.ActMarks.AsNoTracking()
                .Where(m => m.OfficeId == file.OfficeId && m.DossierId == file.Id && (m.Kind == ActMarkKind.Cancelled || m.Kind == ActMarkKind.Undone || m.Kind == ActMarkKind.Returned))
                .OrderBy(m => m.At).Select(m => new { m.ActId, m.Reason }).ToListAsync(cancel);
            var why = reasons.GroupBy(r => r.ActId).ToDictionary(g => g.Key, g => g.Last().Reason);
            acts.Sort(LedgerOrder.Compare);
            Session.WriteJson(acts.Select(a => FileDocument.Of(a, a.IsCancelled || a.Stage == ActStage.Returned ? why.GetValueOrDefault(a.Id) : null)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<Actor> ActorAsync(AppDb db, string office, string? login, CancellationToken cancel)
    {
        var (owner, actor) = await Session.OfficeAsync(db, office, cancel);
        return login is null ? actor : await ActorAsync(db, owner.Id, login, cancel);
    }

    /// <summary>The account with a login of an office; the command line as its head where none is named.</summary>
    /// <exception cref="RuleViolation">CLI-007: the office has no such account.</exception>
    internal static async Task<Actor> ActorAsync(AppDb db, Id<Office> office, string? login, CancellationToken cancel)
    {
        if (login is null)
        {
            return Actor.ForOffice(office, "Dòng lệnh");
        }

        var wanted = VietText.Fold(login);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Login == wanted && u.OfficeId == office && !u.Disabled, cancel)
            ?? throw new RuleViolation("CLI-007", $"Không có tài khoản {wanted} ở đơn vị này.", "by");
        return await Mandates.ActorAsync(db, user, cancel);
    }

    private static async Task<Act> FindAsync(AppDb db, string text, CancellationToken cancel) =>
        Id<Act>.TryParse(text, null, out var id) && await db.Acts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel) is { } act
            ? act
            : throw new RuleViolation("CLI-008", $"Không có việc {text}.", "id");

    private static ReceiptFate? Fate(string? text) => text switch
    {
        null => null,
        "void" => ReceiptFate.Void,
        "mistyped" => ReceiptFate.Mistyped,
        _ => throw new UsageError("--receipt phải là void hoặc mistyped."),
    };

    private static void Write(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Line));
}
