using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
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
    private readonly List<ImportIssue> _issues = [];

    /// <exception cref="OfficeFileException">FILE-…: the file cannot be read at all.</exception>
    public async Task<ImportReport> Handle(
        ImportResults command, Actor actor, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var book = SheetFile.ReadBook(command.Content, command.FileName);
        var table = await ColumnMemory.ReadTableAsync(
            db, campaign.OfficeId, ImportKind.Results, book, ResultSpec.Fields, command.Mapping, null, cancellationToken);
        var lines = Parse(table);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(nameof(ImportResults), actor, command.FileName);
        var (added, known) = await ApplyAsync(campaign, actor, table, lines, command.BatchId, progress, cancellationToken);
        var refused = _issues.Select(i => i.Row).Distinct().Count();
        var store = !command.DryRun && refused == 0 && table.Unmapped.Count == 0;
        if (store)
        {
            if (command.Mapping is not null)
            {
                await ColumnMemory.RememberAsync(db, campaign.OfficeId, ImportKind.Results, table, command.Mapping, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            await all.CommitAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        var collected = lines.Where(l => l.Kind.CollectsMoney()).Sum(l => l.Amount);
        return ImportReport.Of(table) with
        {
            Created = added,
            Unchanged = known,
            Refused = refused,
            Issues = [.. _issues.OrderBy(i => i.Row)],
            Sums = new(0, collected, 0),
            Stored = store,
        };
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

    private async Task<(int Added, int Known)> ApplyAsync(
        Campaign campaign, Actor actor, TableReading table, List<ResultLine> lines, Guid? batch,
        IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var office = campaign.OfficeId;
        var files = (await db.VisibleDossiers(actor).Include(d => d.Obligations).Where(d => d.OfficeId == office).ToListAsync(cancellationToken))
            .ToDictionary(d => (d.DecisionKey, d.DecisionDate));
        var standings = await db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == campaign.Id)
            .ToDictionaryAsync(b => b.DossierId, cancellationToken);
        var stored = (await db.CaseResults.AsNoTracking().Where(r => r.OfficeId == office && r.CampaignId == campaign.Id).ToListAsync(cancellationToken))
            .Select(r => (r.DossierId, r.Kind, r.On, r.Amount, r.ReceiptNo, r.Note)).ToHashSet();
        var column = table.LetterOf(ResultFields.DecisionNo);
        var (added, known) = (0, 0);
        foreach (var line in lines.OrderBy(l => l.On).ThenBy(l => l.Row))
        {
            progress?.Report(new(added + known, lines.Count));
            if (!files.TryGetValue(line.Key, out var file) || !standings.TryGetValue(file.Id, out var standing))
            {
                _issues.Add(new(line.Row, column, "RES-002",
                    $"Hồ sơ {line.DecisionNo} ngày {line.DecisionDate:dd/MM/yyyy} không có trong danh sách của chiến dịch, hoặc không thuộc phạm vi của người nhập."));
            }
            else if (stored.Contains((file.Id, line.Kind, line.On, new(line.Amount), line.ReceiptNo, line.Note)))
            {
                known++;
            }
            else if (Try(campaign, file, standing, line, batch, column))
            {
                added++;
            }
        }

        return (added, known);
    }

    private bool Try(Campaign campaign, Dossier file, BaselineFile standing, ResultLine line, Guid? batch, string column)
    {
        try
        {
            db.CaseResults.Add(ResultRules.Apply(
                campaign, file, standing,
                new(campaign.Id, file.Id, line.Kind, line.On, new(line.Amount), line.ReceiptNo, line.Note), db.Today, batch));
            return true;
        }
        catch (RuleViolation refused)
        {
            _issues.Add(new(line.Row, column, refused.Code, refused.Message));
            return false;
        }
    }
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
