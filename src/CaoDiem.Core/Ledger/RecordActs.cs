using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Ledger;

/// <summary>One thing that happened to one file.</summary>
public sealed record FileEntry(Id<Dossier> DossierId, ActEntry Entry)
{
    /// <summary>What stands behind it: the scanned minutes, the receipt.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];
}

/// <summary>
/// Records what happened to files: one act, or several that stand or fall together (an event: a payment and the completion that follows).
/// </summary>
/// <param name="ApprovedBy">Who approves the decisions among them; with number and day they are issued at once.</param>
public sealed record RecordActs(
    IReadOnlyList<FileEntry> Entries, Actor? ApprovedBy = null, ActSource Source = ActSource.Office, Guid? SourceId = null, Id<Campaign>? Campaign = null);

/// <summary>What became of it, and how the file stands now.</summary>
public sealed record ActRecorded(Id<Act> Id, Id<Dossier> DossierId, ActStage Stage, FileState State)
{
    /// <summary>What became of the files that were brought with it.</summary>
    public FilesAttached Files { get; init; } = FilesAttached.None;
}

/// <param name="law">As the office reads it, when many commands follow one another; null to load it for each.</param>
public sealed class RecordActsHandler(AppDb db, LawBook? law = null)
{
    /// <exception cref="RuleViolation">
    /// As <see cref="FileLedger.Record"/> and <see cref="ActFiles.Add"/>. ACT-095: the approver may not approve. Nothing is stored then.
    /// </exception>
    /// <exception cref="NotInScope">A file does not exist for the actor.</exception>
    public Task<IReadOnlyList<ActRecorded>> Handle(RecordActs command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        Approvals.RequireApprover(command.ApprovedBy);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    /// <summary>One act on one file.</summary>
    public async Task<ActRecorded> Handle(Id<Dossier> file, ActEntry entry, Actor actor, Actor? approvedBy = null, CancellationToken cancellationToken = default) =>
        (await Handle(new RecordActs([new(file, entry)], approvedBy), actor, cancellationToken))[0];

    private async Task<IReadOnlyList<ActRecorded>> InTurnAsync(RecordActs command, Actor actor, CancellationToken cancellationToken)
    {
        var ids = command.Entries.Select(e => e.DossierId).Distinct().ToList();
        await Approvals.RequireInScopeAsync(db, actor, ids, cancellationToken);
        var work = await LedgerWork.OpenAsync(db, actor.RequireOffice(), cancellationToken, law);
        var ledgers = await work.LoadAsync(ids, cancellationToken);
        db.Begin(nameof(RecordActs), actor);
        var done = new List<(Act Act, FileLedger Ledger, FilesAttached Files)>();
        foreach (var file in command.Entries.GroupBy(e => e.DossierId))
        {
            var origin = work.Origin(actor, command.Source, command.SourceId, command.Campaign) with { EventId = file.Count() > 1 ? Guid.CreateVersion7() : null };
            foreach (var said in file)
            {
                var entry = FindingSetAside.Of(said.Entry, () => work.OrdersOf(ledgers[file.Key]));
                var approver = ledgers[file.Key].NeedsDecision(entry) ? command.ApprovedBy?.Signing(Permission.ApproveActs).Name : null;
                var act = ledgers[file.Key].Record(entry, origin, approver);
                done.Add((act, ledgers[file.Key], new ActFiles(act, []).Add(said.Files, actor, origin.At)));
            }
        }

        db.ActAttachments.AddRange(done.SelectMany(d => d.Files.Added));
        await work.SaveAsync([.. ledgers.Values], cancellationToken);
        return
        [
            .. done.Select(d => new ActRecorded(d.Act.Id, d.Ledger.File.Id, d.Act.Stage, d.Ledger.StateOn(db.Today)) { Files = d.Files }),
        ];
    }
}
