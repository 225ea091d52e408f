using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Triage;

/// <summary>Which open files another number of the law would touch, before it is saved.</summary>
public sealed record PreviewAmendment(AmendLaw Change);

/// <param name="Files">Files whose findings would differ, with what is said of them now and then.</param>
public sealed record AmendmentPreviewed(Parameter Parameter, ParameterValue Now, LawChange Change, DateOnly AsOf, int Open, IReadOnlyList<TouchedFile> Files);

public sealed record TouchedFile(Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Before, string After);

public sealed class PreviewAmendmentHandler(AppDb db)
{
    public async Task<AmendmentPreviewed> Handle(PreviewAmendment command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var office = actor.RequireOffice();
        var change = AmendLawHandler.Check(command.Change);
        var before = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var others = await db.LawAmendments.AsNoTracking().Where(a => a.OfficeId == office).ToListAsync(cancellationToken);
        var after = await OfficeLaw.WithAsync(db, office, [.. others.Select(a => a.ToChange()), change], cancellationToken);
        var last = await db.TriageRuns.AsNoTracking().Where(r => r.OfficeId == office).OrderByDescending(r => r.RanAt)
            .Select(r => (DateOnly?)r.AsOf).FirstOrDefaultAsync(cancellationToken);
        var asOf = last ?? db.Today;
        var files = await TriageDossiersHandler.OpenFilesAsync(db, office, asOf, cancellationToken).ToListAsync(cancellationToken);
        var touched = new List<TouchedFile>();
        foreach (var (file, state) in files.OrderBy(f => f.File.DecisionDate).ThenBy(f => f.File.DecisionKey, StringComparer.Ordinal))
        {
            var facts = state.ToFacts(file);
            var (old, now) = (FileRules.Decide(facts, asOf, before), FileRules.Decide(facts, asOf, after));
            if (Same(old, now))
            {
                continue;
            }

            touched.Add(new(file.Id, file.DecisionNo, file.DecisionDate, Words(old), Words(now)));
        }

        return new(Parameters.Of(change.Code), before.Value(change.Code, change.From), change, asOf, files.Count, touched);
    }

    private static bool Same(IReadOnlyList<Finding> old, IReadOnlyList<Finding> now) => old.Count == now.Count
        && old.Zip(now).All(p => p.First.SaysTheSame(p.Second));

    private static string Words(IEnumerable<Finding> findings) =>
        string.Join("; ", findings.Select(f => $"{f.Group.Label()} ({f.Rule}), hạn {f.Due:dd/MM/yyyy}"));
}
