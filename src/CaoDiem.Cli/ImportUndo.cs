using System.CommandLine;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

/// <summary>The options by which «import register» and «import results» take an import back as a whole.</summary>
internal sealed class ImportUndo
{
    private readonly Option<string?> _batch = new("--undo")
    {
        Description = "Hủy cả lần nhập có mã này (batch trong kết quả nhập) thay vì nhập tệp.",
    };

    private readonly Option<string?> _reason = new("--reason") { Description = "Với --undo: lý do hủy." };

    private readonly Option<string?> _by = new("--by")
    {
        Description = "Với --undo: tài khoản người hủy; không nêu thì dòng lệnh thay thủ trưởng.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_batch);
        command.Options.Add(_reason);
        command.Options.Add(_by);
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_batch) is not null;

    /// <summary>Takes the import back and writes what that came to, or why not, as one document of JSON.</summary>
    /// <param name="source">What the command imports: an import of another kind is none of its own.</param>
    /// <exception cref="RuleViolation">
    /// As <see cref="UndoImportHandler"/>; IMP-020 also for an import of another kind. CLI-007: no such account.
    /// </exception>
    public async Task<int> RunAsync(ParseResult parsed, AppDb db, ActSource source, CancellationToken cancel)
    {
        var reason = parsed.GetValue(_reason) ?? throw new UsageError("Thiếu tùy chọn --reason: lý do hủy lần nhập.");
        if (!Guid.TryParse(parsed.GetValue(_batch), out var batch))
        {
            throw new UsageError($"--undo: «{parsed.GetValue(_batch)}» không phải mã của một lần nhập.");
        }

        try
        {
            var acts = db.Acts.Where(a => a.SourceId == batch && a.Source == source);
            var office = await acts.Select(a => a.OfficeId).Distinct().ToListAsync(cancel);
            if (office.Count == 0)
            {
                throw new RuleViolation("IMP-020", $"Không có lần nhập {batch} của {source.Label().ToLowerInvariant()}.", "undo");
            }

            var actor = await ActCommand.ActorAsync(db, office[0], parsed.GetValue(_by), cancel);
            var undone = await new UndoImportHandler(db).Handle(new UndoImport(batch, reason), actor, cancel);
            Session.WriteJson(new { batch, undone.Files, undone.Acts, undone.Voided });
            return ExitCodes.Done;
        }
        catch (RuleViolation refused)
        {
            Session.WriteJson(new { refused.Code, refused.Message, refused.Field });
            throw;
        }
    }
}
