using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Exchange;

[Authorize(nameof(Permission.RecordResults))]
public sealed class BatchModel(AppDb db, ImportBatchHandler handler) : AppPage(db)
{
    public int IssuesShown => 300;

    public ImportBatch Batch { get; private set; } = null!;

    public ImportReport? Report { get; private set; }

    /// <summary>Files of the lines that wait for the head, by number and day of their decision.</summary>
    public IReadOnlyDictionary<(string No, DateOnly On), Id<Dossier>> Files { get; private set; } = new Dictionary<(string, DateOnly), Id<Dossier>>();

    /// <summary>How the acts that the import left to the head stand now.</summary>
    public IReadOnlyDictionary<string, Act> Waiting { get; private set; } = new Dictionary<string, Act>();

    public bool IsWorking => Batch.State is ImportState.Checking or ImportState.Committing;

    public bool CanDecide => Batch.State is ImportState.Checked or ImportState.Refused;

    public bool HasUnknownNames => Batch.CreateMissing || Report!.Issues.Any(i => i.Code is RegisterIssues.CommuneUnknown or RegisterIssues.OfficerUnknown);

    public async Task<IActionResult> OnGetAsync(Id<ImportBatch> id)
    {
        await LoadAsync(id);
        return IsPartial("progress") ? Partial("_Progress", this) : Page();
    }

    public async Task<IActionResult> OnGetCopyAsync(Id<ImportBatch> id)
    {
        await LoadAsync(id);
        var file = await Db.ImportFiles.AsNoTracking().Where(f => f.OfficeId == Batch.OfficeId && f.BatchId == id).OneAsync(Cancel);
        if (Report is null || Batch.State == ImportState.Failed)
        {
            return NotFound();
        }

        var copy = AnnotatedCopy.Write(file.Content, Batch.FileName, Report.Remarks());
        return File(copy, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{Path.GetFileNameWithoutExtension(Batch.FileName)}-loi.xlsx");
    }

    public Task<IActionResult> OnPostCommitAsync(Id<ImportBatch> id) => MoveAsync(id, () => handler.Handle(new CommitBatch(id), Actor, Cancel));

    public Task<IActionResult> OnPostCancelAsync(Id<ImportBatch> id) => MoveAsync(id, () => handler.Handle(new CancelBatch(id), Actor, Cancel));

    public async Task<IActionResult> OnPostRecheckAsync(Id<ImportBatch> id, Dictionary<int, string?> columns, bool createMissing)
    {
        await LoadAsync(id);
        var chosen = columns.Where(c => !string.IsNullOrEmpty(c.Value))
            .SelectMany(c => c.Value!.Split('+').Select(field => (Field: field, Column: c.Key))).ToList();
        var guessed = (Report?.Columns ?? []).SelectMany(c => c.Fields.Select(f => (Field: f, Column: c.Index))).ToHashSet();
        var mapping = guessed.SetEquals(chosen) ? null : chosen.GroupBy(c => c.Field).ToDictionary(g => g.Key, g => g.First().Column);
        return await MoveAsync(id, () => handler.Handle(new RecheckBatch(id, mapping, createMissing), Actor, Cancel));
    }

    /// <summary>What a column can be taken for: each field, and the pairs that share a cell.</summary>
    public IEnumerable<(string Code, string Label)> FieldChoices(ImportColumn column)
    {
        var fields = Batch.Kind == ImportKind.Register ? RegisterSpec.Fields : ResultSpec.Fields;
        var choices = fields.Select(f => (f.Code, f.Label))
            .Concat(fields.Where(f => f.SharesCellWith is not null && !f.SecondPart)
                .Select(f => ($"{f.Code}+{f.SharesCellWith}", $"{f.Label} và {fields.First(o => o.Code == f.SharesCellWith).Label.ToLowerInvariant()}")))
            .ToList();
        var own = string.Join('+', column.Fields);
        return own.Length == 0 || choices.Exists(c => c.Item1 == own) ? choices : choices.Append((own, string.Join(" và ", column.Fields.Select(f => fields.First(x => x.Code == f).Label))));
    }

    private async Task<IActionResult> MoveAsync(Id<ImportBatch> id, Func<Task> move)
    {
        ModelState.Clear();
        if (await TryAsync(move))
        {
            return Redirect($"/Exchange/Batch/{id}");
        }

        await LoadAsync(id);
        return Page();
    }

    private async Task LoadAsync(Id<ImportBatch> id)
    {
        Batch = await Db.VisibleBatches(Actor).AsNoTracking().Where(b => b.Id == id).OneAsync(Cancel);
        Report = ImportReport.Read(Batch.Report);
        await LoadWaitingAsync();
    }

    private async Task LoadWaitingAsync()
    {
        var conflicts = Report?.Conflicts.Take(IssuesShown).ToList() ?? [];
        if (conflicts.Count == 0)
        {
            return;
        }

        var numbers = conflicts.Select(c => Dossier.KeyOf(c.DecisionNo)).Distinct().ToList();
        var files = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => numbers.Contains(d.DecisionKey))
            .Select(d => new { d.DecisionKey, d.DecisionDate, d.Id }).ToListAsync(Cancel);
        Files = files.ToDictionary(f => (f.DecisionKey, f.DecisionDate), f => f.Id);
        var (office, ids) = (Batch.OfficeId, conflicts.Select(c => Id<Act>.TryParse(c.ActId, null, out var id) ? id : default).ToList());
        Waiting = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id.ToString(), Cancel);
    }
}
