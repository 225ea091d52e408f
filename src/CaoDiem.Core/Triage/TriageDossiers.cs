using System.Runtime.CompilerServices;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Triage;

/// <summary>Asks the law about every open file of an office as of one day and keeps the answers.</summary>
public sealed record TriageDossiers(DateOnly AsOf);

public sealed record DossiersTriaged(TriageRun Run, IReadOnlyDictionary<WorkGroup, int> Files);

public sealed class TriageDossiersHandler(AppDb db)
{
    private const int ChangesKept = 200;
    private const int FilesAtATime = 2_000;

    public async Task<DossiersTriaged> Handle(TriageDossiers command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RunTriage);
        return await RunAsync(command, actor, cancellationToken);
    }

    /// <summary>The same without asking for the permission: after an import the triage follows by itself.</summary>
    internal async Task<DossiersTriaged> RunAsync(TriageDossiers command, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var (files, findings, without) = (new List<Dossier>(), new List<TriageFinding>(), 0);
        await foreach (var (file, state) in OpenFilesAsync(db, office, command.AsOf, cancellationToken))
        {
            var found = FileRules.Decide(state.ToFacts(file), command.AsOf, law);
            files.Add(file);
            findings.AddRange(found.Select(f => TriageFinding.Of(file, command.AsOf, f)));
            without += found.Count == 0 ? 1 : 0;
        }

        var changes = await ChangesAsync(office, files, findings, cancellationToken);
        var run = new TriageRun
        {
            OfficeId = office,
            AsOf = command.AsOf,
            RanAt = db.Time.GetUtcNow().UtcDateTime,
            Files = files.Count,
            WithoutNextStep = without,
            Changed = changes.Count,
            Changes = string.Join('\n', changes.Take(ChangesKept)),
        };
        await ReplaceAsync(office, findings, run, actor, cancellationToken);
        return new(run, WorkGroups.All.ToDictionary(g => g, g => findings.Where(f => f.Group == g).Select(f => f.DossierId).Distinct().Count()));
    }

    /// <summary>After a number of the law was changed: the same run, by whoever may change it.</summary>
    public async Task<DossiersTriaged> AfterAmendment(DateOnly asOf, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        return await RunAsync(new(asOf), actor, cancellationToken);
    }

    /// <summary>The files that were open at the end of a day, with what their ledgers said then; a few hundred ledgers at a time.</summary>
    internal static async IAsyncEnumerable<(Dossier File, FileState State)> OpenFilesAsync(
        AppDb db, Id<Office> office, DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && !d.IsVoid).ToListAsync(cancellationToken);
        foreach (var chunk in files.Chunk(FilesAtATime))
        {
            var ids = chunk.Select(f => f.Id).ToList();
            var acts = (await db.Acts.AsNoTracking()
                .Where(a => a.OfficeId == office && ids.Contains(a.DossierId) && a.CountsFrom != null && a.CancelledAt == null && a.Day <= day)
                .ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
            foreach (var file in chunk)
            {
                var state = FileState.Of(acts[file.Id], day);
                if (state.IsOpen && state.Acts.Count > 0)
                {
                    yield return (file, state);
                }
            }
        }
    }

    private async Task ReplaceAsync(
        Id<Office> office, List<TriageFinding> findings, TriageRun run, Actor actor, CancellationToken cancellationToken)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        db.Begin(nameof(TriageDossiers), actor);
        await db.TriageFindings.Where(f => f.OfficeId == office).ExecuteDeleteAsync(cancellationToken);
        await db.InsertManyAsync(findings, cancellationToken);
        db.TriageRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
            await own.DisposeAsync();
        }
    }

    private async Task<List<string>> ChangesAsync(
        Id<Office> office, List<Dossier> files, List<TriageFinding> now, CancellationToken cancellationToken)
    {
        if (!await db.TriageRuns.AnyAsync(r => r.OfficeId == office, cancellationToken))
        {
            return [];
        }

        var before = (await db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == office)
                .Select(f => new { f.DossierId, f.Group, f.Ready }).ToListAsync(cancellationToken))
            .ToLookup(f => f.DossierId, f => Word(f.Group, f.Ready));
        var after = now.ToLookup(f => f.DossierId, f => Word(f.Group, f.Ready));
        var changes = new List<string>();
        foreach (var file in files)
        {
            var (old, current) = (Join(before[file.Id]), Join(after[file.Id]));
            if (old != current)
            {
                changes.Add($"{file.DecisionNo} ngày {file.DecisionDate:dd/MM/yyyy}: {old} → {current}");
            }
        }

        return changes;
    }

    private static string Word(WorkGroup group, bool ready) =>
        group is WorkGroup.Exemption or WorkGroup.Reduction ? $"{group.Label()} ({(ready ? "đủ hồ sơ" : "còn thiếu")})" : group.Label();

    private static string Join(IEnumerable<string> words)
    {
        var text = string.Join(", ", words.Distinct().Order(StringComparer.Ordinal));
        return text.Length == 0 ? "chưa phân loại" : text;
    }
}
