using System.CommandLine;
using System.Text.Json;
using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class ImportCommand
{
    public static Command Create(Session session) => new("import", "Nhập bảng tính.") { Register(session), Results(session) };

    private static Command Register(Session session)
    {
        var file = new Argument<string?>("file")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Sổ hồ sơ (.xlsx, .xlsm, .xls, .csv, bảng web lưu thành .xls).",
        };
        var office = new Option<string?>("--office") { Description = "Mã đơn vị; bắt buộc khi nhập." };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "Số liệu tính đến ngày (yyyy-MM-dd); mặc định ngày ghi ở tiêu đề tệp, nếu không có thì hôm nay.",
        };
        var mapping = new Option<string?>("--mapping") { Description = "Tệp JSON: mã mục → số thứ tự hoặc chữ của cột." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra, không nhập." };
        var errors = new Option<string?>("--errors") { Description = "Ghi bản sao của sổ, lỗi ghi cạnh từng dòng, ra tệp .xlsx này." };
        var acceptValid = new Option<bool>("--accept-valid") { Description = "Nhập các dòng đúng dù còn dòng lỗi." };
        var createMissing = new Option<bool>("--create-missing") { Description = "Tạo mới xã, thị trấn và chấp hành viên chưa có trong danh mục." };
        var refuse = new Option<string[]>("--refuse")
        {
            AllowMultipleArgumentsPerToken = true,
            Description = "Mã các chỗ tự sửa không muốn dùng, như AMOUNT-THOUSAND, DATE-SWAP.",
        };
        var command = new Command("register", "Nhập sổ hồ sơ thi hành án.")
        {
            file, office, asOf, mapping, dryRun, errors, acceptValid, createMissing, refuse,
        };
        var undo = new ImportUndo();
        undo.AddTo(command);
        session.Run(command, async (parsed, db, cancel) =>
        {
            if (undo.IsAsked(parsed))
            {
                return await undo.RunAsync(parsed, db, ActSource.Register, cancel);
            }

            var (_, actor) = await Session.OfficeAsync(db, Needed(parsed.GetValue(office), "--office"), cancel);
            var path = Needed(parsed.GetValue(file), "<file>");
            var content = await File.ReadAllBytesAsync(path, cancel);
            var report = await new ImportRegisterHandler(db).Handle(
                new(content, Path.GetFileName(path), Session.Day(parsed.GetValue(asOf), "--as-of") ?? db.Today,
                    await MappingAsync(parsed.GetValue(mapping), cancel), parsed.GetValue(dryRun), parsed.GetValue(acceptValid),
                        parsed.GetValue(createMissing),
                    parsed.GetValue(asOf) is null, parsed.GetValue(refuse)?.ToHashSet()),
                actor, new LiveCount(), cancel);
            if (parsed.GetValue(errors) is { } copy)
            {
                await File.WriteAllBytesAsync(copy, AnnotatedCopy.Write(content, Path.GetFileName(path), report.Remarks()), cancel);
            }

            return Tell(session, parsed, report);
        });
        return command;
    }

    private static Command Results(Session session)
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "Tệp kết quả (.xlsx, .xls)." };
        var campaign = new Option<string?>("--campaign") { Description = "Mã chiến dịch; bắt buộc khi nhập." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra, không nhập." };
        var command = new Command("results", "Nhập kết quả của chiến dịch.") { file, campaign, dryRun };
        var undo = new ImportUndo();
        undo.AddTo(command);
        session.Run(command, async (parsed, db, cancel) =>
        {
            if (undo.IsAsked(parsed))
            {
                return await undo.RunAsync(parsed, db, ActSource.Results, cancel);
            }

            var id = CampaignCommand.ParseId(Needed(parsed.GetValue(campaign), "--campaign"));
            var owner = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel)
                ?? throw new RuleViolation("CLI-005", $"Không có chiến dịch {id}.");
            var path = Needed(parsed.GetValue(file), "<file>");
            var report = await new ImportResultsHandler(db).Handle(
                new(await File.ReadAllBytesAsync(path, cancel), Path.GetFileName(path), id, null, parsed.GetValue(dryRun)),
                Actor.ForOffice(owner.OfficeId, "Dòng lệnh"), new LiveCount(), cancel);
            return Tell(session, parsed, report);
        });
        return command;
    }

    private static string Needed(string? value, string name) => value ?? throw new UsageError($"Thiếu {name}.");

    private static int Tell(Session session, ParseResult parsed, ImportReport report)
    {
        if (session.WantsJson(parsed))
        {
            Session.WriteJson(new
            {
                report.Rows,
                report.Created,
                report.Updated,
                report.Unchanged,
                report.Refused,
                issues = report.Issues,
                report.Sums,
                report.Notes,
                report.Sheets,
                report.TitleDay,
                report.NewCommunes,
                report.NewOfficers,
                report.Conflicts,
                report.Batch,
                report.Stored,
            });
        }
        else
        {
            Console.WriteLine($"{report.Rows} dòng: {report.Created} mới, {report.Updated} thay đổi, {report.Unchanged} không đổi, {report.Refused} bị từ chối.");
            Console.WriteLine($"Phải thi hành {new Dong(report.Sums.Due)}, đã thi hành {new Dong(report.Sums.Paid)}, còn lại {new Dong(report.Sums.Remaining)} đồng.");
            foreach (var issue in report.Issues)
            {
                var sheet = issue.Sheet is null ? "" : $"Trang {issue.Sheet}: ";
                Console.WriteLine($"{sheet}Dòng {issue.Row}, cột {issue.Column}: {issue.Code} {issue.Message}");
            }
        }

        foreach (var note in report.Notes)
        {
            var example = note.Rows > 0 && note.Example.Length > 0 ? $" (ví dụ: {note.Example})" : "";
            Console.Error.WriteLine($"{note.Code} {note.Message}{example}");
        }

        if (report.NewCommunes.Count + report.NewOfficers.Count > 0)
        {
            Console.Error.WriteLine($"Danh mục mới: {string.Join(", ", report.NewCommunes.Concat(report.NewOfficers))}.");
        }

        return report.Refused > 0 || report.Unmapped.Count > 0 ? ExitCodes.Refused : ExitCodes.Done;
    }

    private static async Task<IReadOnlyDictionary<string, int>?> MappingAsync(string? path, CancellationToken cancel)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            var raw = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(await File.ReadAllTextAsync(path, cancel)) ?? [];
            return raw.ToDictionary(m => m.Key, m => m.Value.ValueKind == JsonValueKind.Number
                ? m.Value.GetInt32()
                : Sheet.Place($"{m.Value.GetString()}1")?.Column ?? throw new RuleViolation("CLI-006", $"Cột «{m.Value}» không hợp lệ."));
        }
        catch (JsonException)
        {
            throw new RuleViolation("CLI-006", $"Tệp {path} không phải JSON dạng mã mục → cột.");
        }
    }

    /// <summary>A live count on standard error while an import runs on a terminal.</summary>
    private sealed class LiveCount : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r{value.Done}/{value.Total} dòng");
            }
        }
    }
}
