using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>Brings understood register lines into the files: new ones in bulk, known ones field by field.</summary>
internal sealed class RegisterStorage(AppDb db, Id<Office> office, RegisterPeople people)
{
    private const int FilesAtATime = 500;

    public async Task CreateAsync(IReadOnlyList<RegisterLine> lines, CancellationToken cancellationToken)
    {
        var files = lines.Select(Create).ToList();
        await db.InsertManyAsync(files, cancellationToken);
        await db.InsertManyAsync([.. files.SelectMany(f => f.Parties)], cancellationToken);
        await db.InsertManyAsync([.. files.SelectMany(f => f.Obligations)], cancellationToken);
        await db.InsertManyAsync([.. files.SelectMany(f => f.Verifications)], cancellationToken);
    }

    public async Task UpdateAsync(IReadOnlyList<(Id<Dossier> Id, RegisterLine Line)> changes, CancellationToken cancellationToken)
    {
        foreach (var chunk in changes.Chunk(FilesAtATime))
        {
            var ids = chunk.Select(c => c.Id).ToList();
            var files = await db.Dossiers
                .Include(d => d.Parties).Include(d => d.Obligations).Include(d => d.Verifications).AsSplitQuery()
                .Where(d => d.OfficeId == office && ids.Contains(d.Id))
                .ToDictionaryAsync(d => d.Id, cancellationToken);
            foreach (var (id, line) in chunk)
            {
                Apply(files[id], line, RegisterLine.Read(files[id].RegisterLine));
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private Dossier Create(RegisterLine line)
    {
        var file = new Dossier
        {
            OfficeId = office,
            DecisionNo = line.DecisionNo,
            DecisionKey = Dossier.KeyOf(line.DecisionNo),
            DecisionDate = line.DecisionDate,
        };
        Apply(file, line, null);
        return file;
    }

    /// <summary>
    /// Only what changed in the register since its last import is taken over: what the office recorded meanwhile stays.
    /// </summary>
    private void Apply(Dossier file, RegisterLine line, RegisterLine? old)
    {
        file.FirstDecisionDate = line.FirstDecisionDate;
        file.JudgmentNo = line.JudgmentNo;
        file.JudgmentDate = line.JudgmentDate;
        file.Court = line.Court;
        file.Matter = line.Matter;
        file.Hamlet = line.Hamlet;
        file.CommuneId = line.Commune is { } commune ? people.Commune(commune)?.Id : null;
        file.OfficerId = line.Officer is { } officer ? people.Officer(officer)?.Id : null;
        file.CoercionDecisionNo = line.CoercionNo;
        file.CoercionDecisionOn = line.CoercionOn;
        file.Note = line.Note;
        file.NameParties(line.Debtor, line.Creditor);
        if (old is null || (old.Kind, old.Obligation, old.Due, old.Paid) != (line.Kind, line.Obligation, line.Due, line.Paid))
        {
            var paid = old is null || old.Paid != line.Paid ? new Dong(line.Paid) : file.Paid;
            file.Owe(line.Kind, line.Obligation, new(line.Due), paid);
        }

        if (old is null || (old.State, old.NotEnforceableOn, old.NotEnforceableGround) != (line.State, line.NotEnforceableOn, line.NotEnforceableGround))
        {
            EnterState(file, line);
        }

        if (old is null || (old.VerifiedOn, old.MeansText, old.Means) != (line.VerifiedOn, line.MeansText, line.Means))
        {
            file.RecordVerification(line.VerifiedOn, line.Means, line.MeansText);
        }

        if (line.LastReliefOn is { } relief)
        {
            file.LastReliefOn = relief;
        }

        file.RegisterLine = line.ToJson();
    }

    private static void EnterState(Dossier file, RegisterLine line)
    {
        if (line.State == DossierState.NotEnforceable)
        {
            file.ClassifyNotEnforceable(line.NotEnforceableOn, line.NotEnforceableGround);
        }
        else
        {
            file.Enter(line.State, null, null);
        }
    }
}
