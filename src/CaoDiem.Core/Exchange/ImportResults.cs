using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>Reads a file of results, payments and relief dossiers into a campaign; all or nothing.</summary>
public sealed record ImportResults(
    byte[] Content, string FileName, Id<Campaign> CampaignId, IReadOnlyDictionary<string, int>? Mapping = null,
    bool DryRun = false, Guid? BatchId = null);

public sealed class ImportResultsHandler(AppDb db)
{
    private const int FilesAtATime = 500;

    private readonly List<ImportIssue> _issues = [];

    private readonly List<ImportConflict> _conflicts = [];

    /// <exception cref="OfficeFileException">FILE-…: the file cannot be read at all.</exception>
    public async Task<ImportReport> Handle(
        ImportResults command, Actor actor, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var (table, lines, read) = await ReadAsync(command, campaign.OfficeId, cancellationToken);
        var batch = command.BatchId ?? Guid.CreateVersion7();
        var files = await ListedAsync(campaign, actor, cancellationToken);
        Check(campaign, table, lines, files);
        var refused = _issues.Select(i => i.Row).Distinct().Count();
        var store = !command.DryRun && refused == 0 && table.Unmapped.Count == 0;
        var wrong = _issues.Select(i => i.Row).ToHashSet();
        var good = lines.FindAll(l => files.ContainsKey(l.Key) && !wrong.Contains(l.Row));
        var (added, known) = await Turns.TakeAsync(
            db, () => ApplyAsync(campaign, actor, command, batch, good, files, store, table, progress, cancellationToken), cancellationToken);
        db.ChangeTracker.Clear();
        return read with
        {
            Created = added,
            Unchanged = known,
            Refused = refused,
            Issues = [.. _issues.OrderBy(i => i.Row)],
            Conflicts = _conflicts,
            Sums = new(0, lines.Where(l => l.Kind.CollectsMoney()).Sum(l => l.Amount), 0),
            Batch = store ? batch.ToString() : null,
            Stored = store,
        };
    }

    // The sheet itself is let go as soon as its lines are understood: a large one takes more memory than all the rest.
    private async Task<(TableReading Table, List<ResultLine> Lines, ImportReport Report)> ReadAsync(
        ImportResults command, Id<Office> office, CancellationToken cancellationToken)
    {
        var book = SheetFile.ReadBook(command.Content, command.FileName);
        var table = await ColumnMemory.ReadTableAsync(
            db, office, ImportKind.Results, book, ResultSpec.Fields, command.Mapping, null, cancellationToken);
        return (table with { Rows = [] }, Parse(table), ImportReport.Of(table));
    }

    private List<ResultLine> Parse(TableReading table)
    {
        var lines = new List<ResultLine>();
        foreach (var field in table.Unmapped)
        {
            _issues.Add(new(table.HeaderRow, "", "RES-010", $"Không tìm thấy cột «{field.Label}». Hãy chọn cột cho mục này."));
        }

        var parser = new ResultParser(table);
        foreach (var row in table.Rows)
        {
            if (parser.Parse(row, _issues) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private async Task<Dictionary<(string, DateOnly), Id<Dossier>>> ListedAsync(Campaign campaign, Actor actor, CancellationToken cancellationToken) =>
        (await db.VisibleDossiers(actor).AsNoTracking()
            .Where(d => d.OfficeId == campaign.OfficeId && db.BaselineFiles.Any(b => b.OfficeId == d.OfficeId && b.CampaignId == campaign.Id && b.DossierId == d.Id))
            .Select(d => new { d.Id, d.DecisionKey, d.DecisionDate }).ToListAsync(cancellationToken))
        .ToDictionary(d => (d.DecisionKey, d.DecisionDate), d => d.Id);

    // What can be said of a line without its file's ledger; what the ledger does not bear out is a conflict, not a mistake of the sheet.
    private void Check(Campaign campaign, TableReading table, List<ResultLine> lines, Dictionary<(string, DateOnly), Id<Dossier>> files)
    {
        void Refuse(ResultLine line, string field, string code, string message) => _issues.Add(new(line.Row, table.LetterOf(field), code, message));

        foreach (var line in lines)
        {
            if (!files.ContainsKey(line.Key))
            {
                Refuse(line, ResultFields.DecisionNo, "RES-002",
                    $"Hồ sơ {line.DecisionNo} ngày {line.DecisionDate:dd/MM/yyyy} không có trong danh sách của chiến dịch, hoặc không thuộc phạm vi của người nhập.");
            }
            else if (!campaign.Period.Contains(line.On) || line.On > db.Today)
            {
                Refuse(line, ResultFields.On, "RES-003", $"Ngày {line.On:dd/MM/yyyy} không nằm trong thời gian chiến dịch hoặc ở tương lai.");
            }
            else if (line is { Kind: ResultKind.PartialPayment, ReceiptNo: null })
            {
                Refuse(line, ResultFields.Receipt, "RES-004", "Nộp một phần phải có số biên lai.");
            }
            else if (line is { Kind: ResultKind.PartialPayment or ResultKind.ExemptionDossier or ResultKind.ReductionDossier, Amount: 0 })
            {
                Refuse(line, ResultFields.Amount, "RES-005", $"«{line.Kind.Label()}» phải có số tiền.");
            }
            else if (line is { Kind: ResultKind.Terminated, Note: null })
            {
                Refuse(line, ResultFields.Note, "DOS-007", "Đình chỉ thi hành án phải nêu căn cứ.");
            }
        }
    }

    private async Task<(int Added, int Known)> ApplyAsync(
        Campaign campaign, Actor actor, ImportResults command, Guid batch, List<ResultLine> lines, Dictionary<(string, DateOnly), Id<Dossier>> files,
        bool store, TableReading table, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        _conflicts.Clear();
        await db.WidenCacheAsync(cancellationToken);
        db.Begin(nameof(ImportResults), actor, command.FileName);
        var work = await LedgerWork.OpenAsync(db, campaign.OfficeId, cancellationToken);
        var origin = work.Origin(actor, ActSource.Results, batch, campaign.Id);
        var (added, known, done) = (0, 0, 0);
        foreach (var chunk in lines.GroupBy(l => files[l.Key]).OrderBy(g => g.Key).Chunk(FilesAtATime))
        {
            progress?.Report(new(done, lines.Count));
            var ledgers = await work.LoadManyAsync([.. chunk.Select(g => g.Key)], cancellationToken);
            var undone = await UndoneAsync(campaign.OfficeId, chunk.Select(g => g.Key).ToList(), cancellationToken);
            foreach (var file in chunk)
            {
                var mine = file.OrderBy(l => l.On).ThenBy(l => l.Row).ToList();
                var fresh = mine.Count(l => Take(ledgers[file.Key], l, origin, undone));
                (added, known, done) = (added + fresh, known + mine.Count - fresh, done + mine.Count);
            }

            if (store)
            {
                await work.SaveManyAsync([.. ledgers.Values], cancellationToken);
            }

            db.ChangeTracker.Clear();
        }

        if (store && command.Mapping is not null)
        {
            await ColumnMemory.RememberAsync(db, campaign.OfficeId, ImportKind.Results, table, command.Mapping, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return (added, known);
    }

    private bool Take(FileLedger ledger, ResultLine line, ActOrigin origin, IReadOnlySet<Id<Act>> undone)
    {
        var entries = ResultActs.Of(line, ledger);
        if (ResultActs.IsKnown(entries, ledger, undone))
        {
            return false;
        }

        var together = entries.Count > 1 ? origin with { EventId = Guid.CreateVersion7() } : origin;
        foreach (var act in entries.Select(e => ledger.Record(e, together)).Where(a => a.Stage == ActStage.Conflict))
        {
            _conflicts.Add(ImportConflict.Of(line.DecisionNo, line.DecisionDate, act));
        }

        return true;
    }

    private async Task<HashSet<Id<Act>>> UndoneAsync(Id<Office> office, List<Id<Dossier>> files, CancellationToken cancellationToken) =>
        (await db.ActMarks.AsNoTracking()
            .Where(m => m.OfficeId == office && files.Contains(m.DossierId) && m.Kind == ActMarkKind.Undone).Select(m => m.ActId).ToListAsync(cancellationToken))
        .ToHashSet();
}

/// <summary>One line of a results file, understood.</summary>
public sealed record ResultLine(
    int Row, string DecisionNo, DateOnly DecisionDate, ResultKind Kind, DateOnly On, long Amount, string? ReceiptNo, string? Note)
{
    public (string, DateOnly) Key => (Dossier.KeyOf(DecisionNo), DecisionDate);
}

/// <summary>Understands one row of a results file.</summary>
internal sealed class ResultParser(TableReading table)
{
    public ResultLine? Parse(TableRow row, List<ImportIssue> issues)
    {
        var before = issues.Count;
        var number = Text(row, ResultFields.DecisionNo);
        var decided = Date(row, ResultFields.DecisionDate, "RES-012", "ngày quyết định thi hành án", issues);
        var on = Date(row, ResultFields.On, "RES-013", "ngày của kết quả", issues);
        var wording = Text(row, ResultFields.Result);
        var kind = ResultFields.Kind(wording);
        if (number.Length == 0)
        {
            Report(row, ResultFields.DecisionNo, "RES-011", "Chưa ghi số quyết định thi hành án.", issues);
        }

        if (kind is null)
        {
            Report(row, ResultFields.Result, "RES-014", wording.Length == 0 ? "Chưa ghi kết quả." : $"Không hiểu kết quả «{wording}».", issues);
        }

        var amount = row.Values.GetValueOrDefault(ResultFields.Amount);
        if (amount?.Problem is not null || amount?.Amount < 0)
        {
            Report(row, ResultFields.Amount, "RES-015", $"Số tiền «{amount.Text}» không hợp lệ.", issues);
        }

        var remark = Text(row, ResultFields.Note);
        var receipt = Text(row, ResultFields.Receipt) is { Length: > 0 } own ? ResultFields.ReceiptIn(own) ?? own : ResultFields.ReceiptIn(remark);
        return issues.Count > before
            ? null
            : new(row.RowNumber, number, decided!.Value, kind!.Value, on!.Value, amount?.Amount ?? 0, receipt, remark.Length == 0 ? null : remark);
    }

    private static string Text(TableRow row, string field) => VietText.Clean(row.Values.GetValueOrDefault(field)?.Text);

    private DateOnly? Date(TableRow row, string field, string code, string what, List<ImportIssue> issues)
    {
        var value = row.Values.GetValueOrDefault(field);
        if (value?.Date is null)
        {
            Report(row, field, code, string.IsNullOrEmpty(value?.Text) ? $"Chưa ghi {what}." : $"Không đọc được {what} «{value.Text}».", issues);
        }

        return value?.Date;
    }

    private void Report(TableRow row, string field, string code, string message, List<ImportIssue> issues) =>
        issues.Add(new(row.RowNumber, table.LetterOf(field), code, message, row.Sheet));
}
