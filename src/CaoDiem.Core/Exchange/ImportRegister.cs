using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>Reads a register of case files: read → check → report → commit. A dry run is the same way without the last step.</summary>
/// <param name="AsOf">Dates after this day are in the future.</param>
/// <param name="Mapping">Field code → column number; null to guess, or to use what the office corrected before.</param>
/// <param name="AcceptValid">Store the good rows even when others are refused.</param>
/// <param name="CreateMissing">Create the communes and officers that are not known yet.</param>
/// <param name="BatchId">Key of this import, by which it can be undone as a whole; a new one when there is none.</param>
public sealed record ImportRegister(
    byte[] Content, string FileName, DateOnly AsOf, IReadOnlyDictionary<string, int>? Mapping = null,
    bool DryRun = false, bool AcceptValid = false, bool CreateMissing = false, Guid? BatchId = null);

public sealed class ImportRegisterHandler(AppDb db)
{
    private const int DifferencesShown = 500;

    private readonly List<ImportIssue> _issues = [];

    /// <exception cref="OfficeFileException">FILE-…: the file cannot be read at all.</exception>
    public async Task<ImportReport> Handle(
        ImportRegister command, Actor actor, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportRegister);
        var office = actor.RequireOffice();
        var sheet = SheetFile.Read(command.Content, command.FileName);
        var table = await ColumnMemory.ReadTableAsync(db, office, ImportKind.Register, sheet, RegisterSpec.Fields, command.Mapping, cancellationToken);
        var parser = new RegisterParser(table, command.AsOf);
        var lines = Parse(parser, table, progress);
        var people = await RegisterPeople.LoadAsync(db, office, cancellationToken);
        people.Found([.. lines.Select(l => l.Line)], command.CreateMissing);
        CheckPeople(parser, lines, people);
        CheckRepeats(parser, lines);
        var refused = _issues.Select(i => i.Row).ToHashSet();
        lines.RemoveAll(l => refused.Contains(l.Row));
        var known = await KnownAsync(office, lines.Count, cancellationToken);
        var report = Compare(table, lines, known, people, refused.Count);
        var batch = command.BatchId ?? Guid.CreateVersion7();
        var store = !command.DryRun && report.Unmapped.Count == 0 && lines.Count > 0 && (refused.Count == 0 || command.AcceptValid);
        if (store)
        {
            var open = await StoreAsync(office, command, batch, table, lines, known, people, actor, cancellationToken);
            report = report with { Conflicts = open };
        }

        return report with { Stored = store, Batch = store ? batch.ToString() : null };
    }

    private List<(int Row, RegisterLine Line)> Parse(RegisterParser parser, TableReading table, IProgress<ImportProgress>? progress)
    {
        var lines = new List<(int, RegisterLine)>(table.Rows.Count);
        foreach (var field in table.Unmapped)
        {
            _issues.Add(new(table.HeaderRow, "", RegisterIssues.ColumnMissing,
                $"Không tìm thấy cột «{field.Label}». Hãy chọn cột cho mục này."));
        }

        foreach (var row in table.Rows)
        {
            if (parser.Parse(row, _issues) is { } line)
            {
                lines.Add((row.RowNumber, line));
            }

            if (lines.Count % 500 == 0)
            {
                progress?.Report(new(lines.Count, table.Rows.Count));
            }
        }

        return lines;
    }

    private void CheckPeople(RegisterParser parser, List<(int Row, RegisterLine Line)> lines, RegisterPeople people)
    {
        foreach (var (row, line) in lines)
        {
            if (line.Commune is { } commune && people.Commune(commune) is null)
            {
                _issues.Add(new(row, parser.ColumnOf(RegisterFields.Commune), RegisterIssues.CommuneUnknown,
                    $"Xã, thị trấn «{commune}» chưa có trong danh mục của đơn vị.{Ask(people.NearestCommune(commune))}"));
            }

            if (line.Officer is { } officer && people.Officer(officer) is null)
            {
                _issues.Add(new(row, parser.ColumnOf(RegisterFields.Officer), RegisterIssues.OfficerUnknown,
                    $"Chấp hành viên «{officer}» chưa có trong danh mục của đơn vị.{Ask(people.NearestOfficer(officer))}"));
            }
        }
    }

    private static string Ask(string? nearest) => nearest is null ? " Tạo mới nếu đúng." : $" Có phải «{nearest}»? Nếu không, hãy tạo mới.";

    private void CheckRepeats(RegisterParser parser, List<(int Row, RegisterLine Line)> lines)
    {
        foreach (var group in lines.GroupBy(l => l.Line.Key).Where(g => g.Count() > 1))
        {
            var rows = string.Join(", ", group.Select(l => l.Row));
            foreach (var (row, line) in group)
            {
                _issues.Add(new(row, parser.ColumnOf(RegisterFields.DecisionNo), RegisterIssues.DecisionRepeated,
                    $"Quyết định {line.DecisionNo} ngày {line.DecisionDate:dd/MM/yyyy} đứng ở nhiều dòng: {rows}."));
            }
        }
    }

    private async Task<Dictionary<(string, DateOnly), Known>> KnownAsync(Id<Office> office, int lines, CancellationToken cancellationToken)
    {
        if (lines == 0)
        {
            return [];
        }

        var rows = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office)
            .Select(d => new { d.Id, d.DecisionKey, d.DecisionDate, d.RegisterLine, d.State }).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            r => (r.DecisionKey, r.DecisionDate), r => new Known(r.Id, CaoDiem.Exchange.RegisterLine.Read(r.RegisterLine), Law.DossierStates.IsOpen(r.State)));
    }

    private ImportReport Compare(
        TableReading table, List<(int Row, RegisterLine Line)> lines, Dictionary<(string, DateOnly), Known> known, RegisterPeople people, int refused)
    {
        var differences = new List<ImportDifference>();
        var (created, updated) = (0, 0);
        foreach (var (_, line) in lines)
        {
            if (!known.TryGetValue(line.Key, out var old))
            {
                created++;
            }
            else if (old.Line != line)
            {
                updated++;
                differences.AddRange(differences.Count < DifferencesShown ? line.DifferencesFrom(old.Line) : []);
            }
        }

        var here = lines.Select(l => l.Line.Key).ToHashSet();
        return ImportReport.Of(table) with
        {
            Created = created,
            Updated = updated,
            Unchanged = lines.Count - created - updated,
            Refused = refused,
            Issues = [.. _issues.OrderBy(i => i.Row).ThenBy(i => i.Column.Length).ThenBy(i => i.Column, StringComparer.Ordinal)],
            Sums = new(lines.Sum(l => l.Line.Due), lines.Sum(l => l.Line.Paid), lines.Sum(l => l.Line.Due - l.Line.Paid)),
            NewCommunes = [.. people.NewCommunes.Select(c => c.Name)],
            NewOfficers = [.. people.NewOfficers.Select(o => o.Name)],
            Absent = known.Count(k => k.Value.Open && !here.Contains(k.Key)),
            Differences = differences,
        };
    }

    private async Task<IReadOnlyList<ImportConflict>> StoreAsync(
        Id<Office> office, ImportRegister command, Guid batch, TableReading table, List<(int Row, RegisterLine Line)> lines,
        Dictionary<(string, DateOnly), Known> known, RegisterPeople people, Actor actor, CancellationToken cancellationToken)
    {
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(nameof(ImportRegister), actor, command.FileName);
        db.Communes.AddRange(people.NewCommunes);
        db.Officers.AddRange(people.NewOfficers);
        if (command.Mapping is not null)
        {
            await ColumnMemory.RememberAsync(db, office, ImportKind.Register, table, command.Mapping, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var origin = new ActOrigin(actor, now, OfficeTime.DayOf(now), ActSource.Register, batch);
        var storage = new RegisterStorage(db, office, people, command, origin);
        await storage.CreateAsync([.. lines.Select(l => l.Line).Where(l => !known.ContainsKey(l.Key))], cancellationToken);
        await storage.UpdateAsync(
            [.. lines.Select(l => l.Line).Where(l => known.TryGetValue(l.Key, out var old) && old.Line != l)
                .Select(l => (known[l.Key].Id, l))],
            cancellationToken);
        await new TriageDossiersHandler(db).RunAsync(new(command.AsOf), actor, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return [.. storage.Open.Select(o => ImportConflict.Of(o.Line.DecisionNo, o.Line.DecisionDate, o.Act))];
    }

    private sealed record Known(Id<Dossier> Id, RegisterLine? Line, bool Open);
}
