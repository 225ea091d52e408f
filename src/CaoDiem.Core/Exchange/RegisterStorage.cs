using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>Brings understood register lines into the ledgers of the files: new files in bulk, known ones act by act.</summary>
internal sealed class RegisterStorage(AppDb db, Id<Office> office, RegisterPeople people, ImportRegister command, ActOrigin origin)
{
    private const int FilesAtATime = 500;

    /// <summary>Conflicts and proposals that the lines raised, in words.</summary>
    public List<(RegisterLine Line, Act Act)> Open { get; } = [];

    public async Task CreateAsync(IReadOnlyList<RegisterLine> lines, CancellationToken cancellationToken)
    {
        var acts = new RegisterActs(people, command.AsOf, origin);
        foreach (var chunk in lines.Chunk(FilesAtATime))
        {
            var ledgers = chunk.Select(l => Create(l, acts)).ToList();
            await db.InsertManyAsync(ledgers.ConvertAll(l => l.File), cancellationToken);
            await db.InsertManyAsync([.. ledgers.SelectMany(l => l.File.Parties)], cancellationToken);
            await db.InsertManyAsync([.. ledgers.SelectMany(l => l.File.Obligations)], cancellationToken);
            await db.InsertManyAsync([.. ledgers.SelectMany(l => l.Added)], cancellationToken);
        }
    }

    /// <param name="store">False only finds what would be left for a person to settle.</param>
    public async Task UpdateAsync(IReadOnlyList<(Id<Dossier> Id, RegisterLine Line)> changes, bool store, CancellationToken cancellationToken)
    {
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var acts = await ActsAsync(cancellationToken);
        foreach (var chunk in changes.Chunk(FilesAtATime))
        {
            var ledgers = await work.LoadAsync([.. chunk.Select(c => c.Id)], cancellationToken);
            foreach (var (id, line) in chunk)
            {
                Update(ledgers[id], line, acts);
            }

            if (store)
            {
                await work.SaveAsync([.. ledgers.Values], cancellationToken);
            }

            db.ChangeTracker.Clear();
        }
    }

    private async Task<RegisterActs> ActsAsync(CancellationToken cancellationToken)
    {
        var listed = (await db.BaselineFiles.AsNoTracking()
            .Where(b => b.OfficeId == office && db.Campaigns.Any(c => c.OfficeId == office && c.Id == b.CampaignId && c.State == CampaignState.Running))
            .Select(b => b.DossierId).ToListAsync(cancellationToken)).ToHashSet();
        return new(people, command.AsOf, origin) { RunningBuckets = await OfficeLaw.LoadAsync(db, office, cancellationToken), IsListed = listed.Contains };
    }

    private FileLedger Create(RegisterLine line, RegisterActs acts)
    {
        var file = new Dossier
        {
            OfficeId = office,
            DecisionNo = line.DecisionNo,
            DecisionKey = Dossier.KeyOf(line.DecisionNo),
            DecisionDate = line.DecisionDate,
        };
        var ledger = new FileLedger(file, []);
        Particulars(file, line, null);
        acts.Open(ledger, line);
        file.Project(ledger.StateOn(origin.Today));
        return ledger;
    }

    private void Update(FileLedger ledger, RegisterLine line, RegisterActs acts)
    {
        var old = RegisterLine.Read(ledger.File.RegisterLine);
        var before = ledger.Added.Count;
        if (ledger.File.IsVoid)
        {
            acts.Open(ledger, line);
        }
        else
        {
            acts.Change(ledger, line, old);
        }

        Open.AddRange(ledger.Added.Skip(before).Where(a => a.Stage is ActStage.Conflict or ActStage.Proposed).Select(a => (line, a)));
        Particulars(ledger.File, line, old);
    }

    /// <summary>
    /// What a register says of a file that is no act: the judgment behind it, the note, the line itself. Only what changed in the register
    /// counts, so that what was corrected by hand stays.
    /// </summary>
    private void Particulars(Dossier file, RegisterLine line, RegisterLine? old)
    {
        file.FirstDecisionDate = Newer(file.FirstDecisionDate, l => l.FirstDecisionDate);
        file.JudgmentNo = Newer(file.JudgmentNo, l => l.JudgmentNo);
        file.JudgmentDate = Newer(file.JudgmentDate, l => l.JudgmentDate);
        file.Court = Newer(file.Court, l => l.Court);
        file.Matter = Newer(file.Matter, l => l.Matter);
        file.Note = Newer(file.Note, l => l.Note);
        file.KeepLine(line.ToJson(), origin.SourceId);

        T Newer<T>(T kept, Func<RegisterLine, T> said) =>
            old is not null && EqualityComparer<T>.Default.Equals(said(old), said(line)) ? kept : said(line);
    }
}
