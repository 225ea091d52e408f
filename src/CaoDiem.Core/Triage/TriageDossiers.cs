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
        var done = await RunAsync(command, actor, cancellationToken);
        if (command.AsOf != db.Today)
        {
            await RenewFindings.AskAsync(db, done.Run.OfficeId, cancellationToken); // lists of the office stand on today
        }

        return done;
    }

    /// <summary>The same without asking for the permission: after an import and in the night the triage follows by itself.</summary>
    /// <param name="afterPart">Called after each part of the files, so that a worker keeps its claim.</param>
    internal async Task<DossiersTriaged> RunAsync(
        TriageDossiers command, Actor actor, CancellationToken cancellationToken, Func<Task>? afterPart = null)
    {
        var office = actor.RequireOffice();
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var first = !await db.TriageRuns.AnyAsync(r => r.OfficeId == office, cancellationToken);
        var ids = await db.Dossiers.Where(d => d.OfficeId == office).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(cancellationToken);
        var (files, without, changes, groups) = (0, 0, new List<string>(), WorkGroups.All.ToDictionary(g => g, _ => 0));
        foreach (var chunk in ids.Chunk(FilesAtATime))
        {
            var part = await Turns.TakeAsync(db, () => RenewAsync(office, chunk, command.AsOf, law, cancellationToken), cancellationToken);
            files += part.Files;
            without += part.Without;
            changes.AddRange(part.Changes);
            foreach (var (group, count) in part.Groups)
            {
                groups[group] += count;
            }

            await (afterPart?.Invoke() ?? Task.CompletedTask);
        }

        var run = new TriageRun
        {
            OfficeId = office,
            AsOf = command.AsOf,
            RanAt = db.Time.GetUtcNow().UtcDateTime,
            Files = files,
            WithoutNextStep = without,
            Changed = first ? 0 : changes.Count,
            Changes = first ? "" : string.Join('\n', changes.Take(ChangesKept)),
        };
        db.Begin(nameof(TriageDossiers), actor);
        db.TriageRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return new(run, groups);
    }

    /// <summary>
    /// After a number of the law was changed: the same run, by whoever may change it. As of an earlier day it tells the difference of the
    /// law alone; the findings of today then follow by themselves.
    /// </summary>
    public async Task<DossiersTriaged> AfterAmendment(DateOnly asOf, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var done = await RunAsync(new(asOf), actor, cancellationToken);
        if (asOf != db.Today)
        {
            await RenewFindings.AskAsync(db, done.Run.OfficeId, cancellationToken);
        }

        return done;
    }

    /// <summary>The files that were open at the end of a day, with what their ledgers said then; a few hundred ledgers at a time.</summary>
    internal static async IAsyncEnumerable<(Dossier File, FileState State)> OpenFilesAsync(
        AppDb db, Id<Office> office, DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await db.Dossiers.Where(d => d.OfficeId == office && !d.IsVoid).Select(d => d.Id).ToListAsync(cancellationToken);
        foreach (var chunk in ids.Chunk(FilesAtATime))
        {
            foreach (var open in await OpenOfAsync(db, office, chunk, day, cancellationToken))
            {
                yield return open;
            }
        }
    }

    private static async Task<List<(Dossier File, FileState State)>> OpenOfAsync(
        AppDb db, Id<Office> office, Id<Dossier>[] chunk, DateOnly day, CancellationToken cancellationToken)
    {
        var ids = chunk.ToList();
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && ids.Contains(d.Id) && !d.IsVoid)
            .ToListAsync(cancellationToken);
        var acts = (await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && ids.Contains(a.DossierId) && a.CountsFrom != null && a.CancelledAt == null && a.Day <= day)
            .ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
        return [.. files.Select(f => (f, FileState.Of(acts[f.Id], day))).Where(f => f.Item2.IsOpen && f.Item2.Acts.Count > 0)];
    }

    // Files are locked before their ledgers are read, so that an act recorded meanwhile is never answered with findings of before.
    private async Task<Part> RenewAsync(
        Id<Office> office, Id<Dossier>[] chunk, DateOnly asOf, LawBook law, CancellationToken cancellationToken)
    {
        var ids = chunk.ToList();
        await db.Dossiers.Where(d => d.OfficeId == office && ids.Contains(d.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version), cancellationToken);
        var open = await OpenOfAsync(db, office, chunk, asOf, cancellationToken);
        var orders = open.ConvertAll(o => (o.File, Orders: FileOrders.Of(o.File, o.State, asOf, law)));
        var findings = orders.SelectMany(o => o.Orders.Rows(o.File, asOf)).ToList();
        var changes = await ChangesAsync(office, ids, open.ConvertAll(o => o.File), findings, cancellationToken);
        await db.ReplaceFindingsAsync(office, ids, findings, [.. orders.SelectMany(o => o.Orders.AsideRows(o.File))], cancellationToken);
        var groups = findings.Select(f => (f.Group, f.DossierId)).Distinct().CountBy(f => f.Group).ToDictionary();
        return new(open.Count, orders.Count(o => o.Orders.Asked.Count + o.Orders.Aside.Count == 0), changes, groups);
    }

    private async Task<List<string>> ChangesAsync(
        Id<Office> office, List<Id<Dossier>> ids, List<Dossier> open, List<TriageFinding> now, CancellationToken cancellationToken)
    {
        var before = (await db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == office && ids.Contains(f.DossierId))
                .Select(f => new { f.DossierId, f.Group, f.Ready }).ToListAsync(cancellationToken))
            .ToLookup(f => f.DossierId, f => Word(f.Group, f.Ready));
        var after = now.ToLookup(f => f.DossierId, f => Word(f.Group, f.Ready));
        var changes = new List<string>();
        foreach (var file in open)
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

    /// <summary>What one part of the files came to.</summary>
    private sealed record Part(int Files, int Without, List<string> Changes, Dictionary<WorkGroup, int> Groups);
}
