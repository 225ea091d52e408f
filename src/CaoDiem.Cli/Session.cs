using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class ExitCodes
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Unreachable = 3;
}

/// <summary>What every command shares: the database, the output, the exit codes.</summary>
internal sealed class Session(Option<string?> db, Option<bool> json)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static readonly JsonSerializerOptions JsonLine = new(Json) { WriteIndented = false };

    /// <summary>Lets a command run on the migrated database and turns what goes wrong into messages and exit codes.</summary>
    public void Run(Command command, Func<ParseResult, AppDb, CancellationToken, Task<int>> action) =>
        command.SetAction((parsed, cancel) => GuardAsync(async () =>
        {
            await using var context = Engines.Open(Connection(parsed), TimeProvider.System);
            var started = await DatabaseStart.MigrateAsync(context, cancel);
            if (started.Applied.Count > 0)
            {
                await Console.Error.WriteLineAsync(started.Message);
            }

            return await action(parsed, context, cancel);
        }));

    /// <summary>Lets a command run that needs no database.</summary>
    public static void RunAlone(Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((parsed, cancel) => GuardAsync(() => action(parsed, cancel)));

    public bool WantsJson(ParseResult parsed) => parsed.GetValue(json);

    public static void WriteJson(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>The office with a code, and the command line as its head.</summary>
    public static async Task<(Office Office, Actor Actor)> OfficeAsync(AppDb context, string code, CancellationToken cancel)
    {
        var wanted = code.Trim().ToUpperInvariant();
        var office = await context.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Code == wanted, cancel)
            ?? throw new RuleViolation("CLI-001", $"Không có đơn vị mã {code}.");
        return (office, Actor.ForOffice(office.Id, "Dòng lệnh"));
    }

    public static DateOnly? Day(string? text, string option)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageError($"{option}: ngày phải viết theo dạng yyyy-MM-dd, không phải «{text}».");
    }

    private string Connection(ParseResult parsed) =>
        Engines.Resolve(parsed.GetValue(db) ?? Environment.GetEnvironmentVariable("CAODIEM_DB"));

    private static async Task<int> GuardAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (UsageError usage)
        {
            return await FailAsync(ExitCodes.Usage, usage.Message);
        }
        catch (RuleViolation database) when (database.Code.StartsWith("DBS-", StringComparison.Ordinal))
        {
            return await FailAsync(ExitCodes.Unreachable, $"{database.Code}: {database.Message}");
        }
        catch (RuleViolation refused)
        {
            return await FailAsync(ExitCodes.Refused, $"{refused.Code}: {refused.Message}");
        }
        catch (OfficeFileException file)
        {
            return await FailAsync(ExitCodes.Refused, $"{file.Code}: {file.Message}");
        }
        catch (PlanningException plan)
        {
            return await FailAsync(ExitCodes.Refused, string.Join(Environment.NewLine, plan.Issues.Select(PlanWords.Issue)));
        }
        catch (NotInScope missing)
        {
            return await FailAsync(ExitCodes.Refused, $"CLI-002: {missing.Message}");
        }
        catch (Exception io) when (io is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(ExitCodes.Unreachable, "CLI-003: " + Words(io));
        }
        catch (Exception database) when (database is DbException or ArgumentException or InvalidOperationException && IsDatabase(database))
        {
            return await FailAsync(ExitCodes.Unreachable, $"CLI-004: Không truy cập được cơ sở dữ liệu. Chi tiết: {database.GetBaseException().Message}");
        }
    }

    // What the system says is English: it stands at the end, for whoever looks after the machine.
    private static string Words(Exception error) => error switch
    {
        FileNotFoundException { FileName: { Length: > 0 } file } => $"Không có tệp {file}.",
        DirectoryNotFoundException => $"Thư mục của tệp không có. Chi tiết: {error.Message}",
        UnauthorizedAccessException => $"Tài khoản đang chạy lệnh không có quyền với tệp. Chi tiết: {error.Message}",
        _ => $"Không đọc hoặc không ghi được tệp. Chi tiết: {error.Message}",
    };

    private static bool IsDatabase(Exception error) =>
        error is DbException || error.GetBaseException() is DbException or System.Net.Sockets.SocketException
        || error.StackTrace?.Contains("ConnectionString", StringComparison.Ordinal) == true;

    private static async Task<int> FailAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }
}

/// <summary>The command was called wrongly; exit code 2.</summary>
internal sealed class UsageError(string message) : Exception(message);
