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
    private const int FilesAtATime = 1_000;

    /// <summary>From so many lines on, what the sheet took is worth giving back before the ledgers need it.</summary>
    private const int ManyLines = 50_000;

    private readonly List<ImportIssue> _issues = [];

    private readonly List<ImportConflict> _conflicts = [];

    /// <exception cref="OfficeFileException">FILE-…: the file cannot be read at all.</exception>
    public async Task<ImportReport> Handle(
        ImportResults command, Actor actor, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var (table, lines, read) = await ReadAsync(command, campaign.OfficeId, cancellationToken);
        if (lines.Count > ManyLines)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        var batch = command.BatchId ?? Guid.CreateVersion7();
        var files = await ListedAsync(campaign, actor, cancellationToken);
        Check(campaign, table, lines, files);
        var refused = _issues.Select(i => i.Row).Distinct().Count();
        var store = !command.DryRun && refused == 0 && table.Unmapped.Count == 0;
        var good = Ordered(lines, files);
        var (added, known) = await Turns.TakeAsync(
            db, () => ApplyAsync(campaign, actor, command, batch, good, store, table, progress, cancellationToken), cancellationToken);
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

    // The lines without a mistake, file by file, each file's in the order of their days.
    private List<(Id<Dossier> File, ResultLine Line)> Ordered(List<ResultLine> lines, Dictionary<(string, DateOnly), Id<Dossier>> files)
    {
        var wrong = _issues.Select(i => i.Row).ToHashSet();
        var good = lines.Where(l => files.ContainsKey(l.Key) && !wrong.Contains(l.Row)).Select(l => (File: files[l.Key], Line: l)).ToList();
        good.Sort((a, b) => (a.File, a.Line.On, a.Line.Row).CompareTo((b.File, b.Line.On, b.Line.Row)));
        return good;
    }

    private async Task<(int Added, int Known)> ApplyAsync(
        Campaign campaign, Actor actor, ImportResults command, Guid batch, List<(Id<Dossier> File, ResultLine Line)> lines,
        bool store, TableReading table, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        _conflicts.Clear();
        await db.WidenCacheAsync(cancellationToken);
        db.Begin(nameof(ImportResults), actor, command.FileName);
        var work = await LedgerWork.OpenAsync(db, campaign.OfficeId, cancellationToken);
        var many = new LedgerBatch(db, campaign.OfficeId, work);
        var origin = work.Origin(actor, ActSource.Results, batch, campaign.Id);
        var (added, known, done) = (0, 0, 0);
        while (done < lines.Count)
        {
            progress?.Report(new(done, lines.Count));
            var some = lines.Skip(done).ByFile().Take(FilesAtATime).ToList();
            var ids = some.ConvertAll(f => f.File);
            var ledgers = await many.LoadAsync(ids, cancellationToken);
            var undone = await UndoneAsync(campaign.OfficeId, ids, cancellationToken);
            foreach (var taken in some.InParallel(f => TakeAll(ledgers[f.File], f.Lines, origin, undone)))
            {
                (added, known, done) = (added + taken.Added, known + taken.Lines - taken.Added, done + taken.Lines);
                _conflicts.AddRange(taken.Conflicts);
            }

            if (store)
            {
                await many.SaveAsync([.. ledgers.Values], cancellationToken);
            }
        }

        if (store)
        {
            await many.FinishAsync(cancellationToken);
        }

        if (store && command.Mapping is not null)
        {
            await ColumnMemory.RememberAsync(db, campaign.OfficeId, ImportKind.Results, table, command.Mapping, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return (added, known);
    }

    private static Taken TakeAll(FileLedger ledger, List<ResultLine> lines, ActOrigin origin, IReadOnlySet<Id<Act>> undone)
    {
        var (added, conflicts) = (0, new List<ImportConflict>());
        foreach (var line in lines)
        {
            var acts = Take(ledger, line, origin, undone);
            added += acts.Count > 0 ? 1 : 0;
            conflicts.AddRange(acts.Where(a => a.Stage == ActStage.Conflict).Select(a => ImportConflict.Of(line.DecisionNo, line.DecisionDate, a)));
        }

        return new(lines.Count, added, conflicts);
    }

    // The acts of a line; none when it is on record already.
    private static List<Act> Take(FileLedger ledger, ResultLine line, ActOrigin origin, IReadOnlySet<Id<Act>> undone)
    {
        var entries = ResultActs.Of(line, ledger);
        if (ResultActs.IsKnown(entries, ledger, undone))
        {
            return [];
        }

        var together = entries.Count > 1 ? origin with { EventId = Guid.CreateVersion7() } : origin;
        return [.. entries.Select(e => ledger.Record(e, together))];
    }

    /// <summary>What came of the lines of one file.</summary>
    private sealed record Taken(int Lines, int Added, IReadOnlyList<ImportConflict> Conflicts);

    private async Task<HashSet<Id<Act>>> UndoneAsync(Id<Office> office, List<Id<Dossier>> files, CancellationToken cancellationToken) =>
        (await db.ActMarks.AsNoTracking()
            .Where(m => m.OfficeId == office && EF.Parameter(files).Contains(m.DossierId) && m.Kind == ActMarkKind.Undone)
            .Select(m => m.ActId).ToListAsync(cancellationToken))
        .ToHashSet();
}
