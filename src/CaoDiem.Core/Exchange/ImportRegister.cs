using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
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
/// <param name="AsOfIsOpen">Nobody said the day of the figures: the one in the title of the file counts, where there is one.</param>
/// <param name="Refused">Codes of mendings that the user does not want, such as AMOUNT-THOUSAND.</param>
public sealed record ImportRegister(
    byte[] Content, string FileName, DateOnly AsOf, IReadOnlyDictionary<string, int>? Mapping = null,
    bool DryRun = false, bool AcceptValid = false, bool CreateMissing = false, bool AsOfIsOpen = false,
    IReadOnlySet<string>? Refused = null, Guid? BatchId = null);

public sealed class ImportRegisterHandler(AppDb db)
{
    private const int DifferencesShown = 500;

    private readonly List<ImportIssue> _issues = [];
    private readonly List<ImportNote> _notes = [];

    /// <exception cref="OfficeFileException">FILE-…: the file cannot be read at all.</exception>
    public async Task<ImportReport> Handle(
        ImportRegister command, Actor actor, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportRegister);
        var office = actor.RequireOffice();
        var book = SheetFile.ReadBook(command.Content, command.FileName);
        var table = await ColumnMemory.ReadTableAsync(
            db, office, ImportKind.Register, book, RegisterSpec.Fields, command.Mapping, command.Refused, cancellationToken);
        command = command with { AsOf = AsOf(command, table) };
        var parser = new RegisterParser(table, command.AsOf);
        var files = new RegisterFiles(parser, _issues, _notes).Join(Parse(parser, table, progress));
        var people = await RegisterPeople.LoadAsync(db, office, command.AsOf, cancellationToken);
        people.Found([.. files.Where(f => f.File.IsGood).Select(f => f.File.Line)], command.CreateMissing);
        CheckPeople(parser, files, people);
        var wrong = _issues.Select(i => (i.Sheet, i.Row)).ToHashSet();
        var refused = files.Where(f => !f.File.IsGood || f.Rows.Any(r => wrong.Contains(r.Place))).ToList();
        var lines = files.Except(refused).Select(f => (f.File.Row, f.File.Line)).ToList();
        var known = await KnownAsync(office, lines.Count, cancellationToken);
        people.TellLeft(lines.Select(l => l.Line).Where(l => !known.TryGetValue(l.Key, out var old) || old.Line?.Officer != l.Officer),
            command.AsOf);
        _notes.AddRange(people.Notes);
        RegisterSuspicions.SpellLikeKnown(lines, known.ToDictionary(k => k.Key, k => k.Value.Line), _notes);
        _notes.AddRange(RegisterSuspicions.Of(
            [.. lines.Select(l => l.Line)], [.. known.Values.Select(k => k.Line).OfType<RegisterLine>()], command.AsOf));
        RegisterSuspicions.Gather(_issues, table.Rows.Count);
        var report = Compare(table, lines, known, people, refused.Sum(r => r.Rows.Count));
        report = report with { Notes = [.. report.Notes, .. _notes] };
        var batch = command.BatchId ?? Guid.CreateVersion7();
        var store = !command.DryRun && report.Unmapped.Count == 0 && lines.Count > 0 && (refused.Count == 0 || command.AcceptValid);
        if (store)
        {
            var open = await StoreAsync(office, command, batch, table, lines, known, people, actor, cancellationToken);
            report = report with { Conflicts = open };
        }
        else
        {
            if (command.Mapping is not null)
            {
                await RememberMappingAsync(office, table, command, actor, cancellationToken);
            }

            var changes = report.Unmapped.Count > 0 ? [] : Changes(lines, known);
            report = report with { Conflicts = await ForeseenAsync(office, command, batch, changes, people, actor, cancellationToken) };
        }

        return report with { Stored = store, Batch = store ? batch.ToString() : null };
    }

    private DateOnly AsOf(ImportRegister command, TableReading table)
    {
        if (TitleDays.In(table.Titles) is not { } day || day == command.AsOf)
        {
            return command.AsOf;
        }

        var used = command.AsOfIsOpen && day <= db.Today ? day : command.AsOf;
        _notes.Add(new("AS-OF", $"Tiêu đề tệp ghi số liệu tính đến ngày {day:dd/MM/yyyy}; lần nhập này tính đến ngày {used:dd/MM/yyyy}.",
            1, $"{day:dd/MM/yyyy}"));
        return used;
    }

    // What was corrected is kept also when the rows cannot be stored yet: nobody maps the same columns twice.
    private async Task RememberMappingAsync(
        Id<Office> office, TableReading table, ImportRegister command, Actor actor, CancellationToken cancellationToken)
    {
        db.Begin(nameof(ImportRegister), actor, command.FileName);
        await ColumnMemory.RememberAsync(db, office, ImportKind.Register, table, command.Mapping!, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private List<RegisterRow> Parse(RegisterParser parser, TableReading table, IProgress<ImportProgress>? progress)
    {
        var rows = new List<RegisterRow>(table.Rows.Count);
        foreach (var field in table.Unmapped)
        {
            _issues.Add(new(table.HeaderRow, "", RegisterIssues.ColumnMissing,
                $"Không tìm thấy cột «{field.Label}». Hãy chọn cột cho mục này."));
        }

        foreach (var row in table.Rows)
        {
            rows.Add(parser.Parse(row, _issues));
            if (rows.Count % 500 == 0)
            {
                progress?.Report(new(rows.Count, table.Rows.Count));
            }
        }

        return rows;
    }

    private void CheckPeople(RegisterParser parser, List<(RegisterRow File, IReadOnlyList<RegisterRow> Rows)> files, RegisterPeople people)
    {
        foreach (var (sheet, row, line, _) in files.Select(f => f.File).Where(f => f.IsGood))
        {
            if (line.Commune is { } commune && people.Commune(commune) is null)
            {
                _issues.Add(new(row, parser.ColumnOf(RegisterFields.Commune), RegisterIssues.CommuneUnknown,
                    $"Xã, thị trấn «{commune}» chưa có trong danh mục của đơn vị.{Ask(people.NearestCommune(commune))}", sheet));
            }

            if (line.Officer is { } officer && people.Officer(officer) is null)
            {
                _issues.Add(new(row, parser.ColumnOf(RegisterFields.Officer), RegisterIssues.OfficerUnknown,
                    $"Chấp hành viên «{officer}» chưa có trong danh mục của đơn vị.{Ask(people.NearestOfficer(officer))}", sheet));
            }
        }
    }

    private static string Ask(string? nearest) => nearest is null ? " Tạo mới nếu đúng." : $" Có phải «{nearest}»? Nếu không, hãy tạo mới.";

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
        await storage.UpdateAsync(Changes(lines, known), true, cancellationToken);
        await SisterReliefs.FollowAsync(db, office, cancellationToken);
        await new TriageDossiersHandler(db).RunAsync(new(command.AsOf), actor, cancellationToken);
        if (command.AsOf != db.Today)
        {
            await RenewFindings.AskAsync(db, office, cancellationToken); // of the register's day: those of today follow
        }

        await all.CommitAsync(cancellationToken);
        return [.. storage.Open.Select(o => ImportConflict.Of(o.Line.DecisionNo, o.Line.DecisionDate, o.Act))];
    }

    private static List<(Id<Dossier> Id, RegisterLine Line)> Changes(
        List<(int Row, RegisterLine Line)> lines, Dictionary<(string, DateOnly), Known> known) =>
        [.. lines.Select(l => l.Line).Where(l => known.TryGetValue(l.Key, out var old) && old.Line != l).Select(l => (known[l.Key].Id, l))];

    // What would be left for a person to settle, told before anything is stored: the lines are tried on the ledgers and let go.
    private async Task<IReadOnlyList<ImportConflict>> ForeseenAsync(
        Id<Office> office, ImportRegister command, Guid batch, List<(Id<Dossier> Id, RegisterLine Line)> changes, RegisterPeople people,
        Actor actor, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var now = db.Time.GetUtcNow().UtcDateTime;
        var storage = new RegisterStorage(db, office, people, command, new(actor, now, OfficeTime.DayOf(now), ActSource.Register, batch));
        await using var tried = await db.Database.BeginTransactionAsync(cancellationToken);
        await storage.UpdateAsync(changes, false, cancellationToken);
        await tried.RollbackAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return [.. storage.Open.Select(o => ImportConflict.Of(o.Line.DecisionNo, o.Line.DecisionDate, o.Act))];
    }

    private sealed record Known(Id<Dossier> Id, RegisterLine? Line, bool Open);
}
