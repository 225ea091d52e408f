using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Persons;

/// <summary>Files of one name that may be one person's, and the strongest that speaks for it.</summary>
/// <param name="Anchor">The file from whose view they are compared.</param>
public sealed record LikelyPerson(DebtorFile Anchor, int Files, SamePerson Evidence);

/// <summary>A file beside the one that is looked at, and what speaks for one debtor.</summary>
public sealed record Candidate(DebtorFile File, SamePerson Evidence);

/// <summary>Debtors that may be one, from the files that who asks may see; nothing is linked by it.</summary>
public sealed class PersonsQuery(AppDb db)
{
    /// <summary>All names that stand in two or more files not yet decided, the strongest evidence first.</summary>
    public async Task<IReadOnlyList<LikelyPerson>> LikelyAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var files = db.VisibleDossiers(actor).AsNoTracking().Where(d => !d.IsVoid);
        var debtors = db.Parties.Where(p => p.OfficeId == actor.OfficeId && p.Role == PartyRole.Debtor);
        var twice = debtors.Where(p => files.Any(d => d.Id == p.DossierId)).GroupBy(p => p.SearchKey).Where(g => g.Count() > 1)
            .Select(g => g.Key);
        var office = actor.OfficeId;
        var papers = db.Persons.Where(p => p.OfficeId == office && p.IdentityNo != null).GroupBy(p => p.IdentityNo)
            .Where(g => g.Count() > 1).Select(g => g.Key);
        var links = db.PersonFiles.Where(l => l.OfficeId == office && l.UnlinkedAt == null);
        var known = await TraitsAsync(
            files.Where(d => debtors.Any(p => p.DossierId == d.Id && twice.Contains(p.SearchKey))
                || links.Any(l => l.DossierId == d.Id
                    && db.Persons.Any(p => p.OfficeId == office && p.Id == l.PersonId && papers.Contains(p.IdentityNo)))),
            cancellationToken);
        var apart = await ApartAsync(office, cancellationToken);
        // One paper under two names is no matter of the name.
        var otherwise = known.Where(f => f.IdentityNo is not null).GroupBy(f => f.IdentityNo)
            .Where(g => g.Select(f => f.Key).Distinct().Count() > 1);
        return
        [
            .. known.GroupBy(f => f.Key).Where(g => g.Key.Length > 0).SelectMany(g => Likely([.. g], apart))
                .Concat(otherwise.SelectMany(g => Likely([.. g], apart)))
                .OrderByDescending(l => l.Evidence.Strength).ThenBy(l => VietText.PersonSortKey(l.Anchor.Debtor), StringComparer.Ordinal),
        ];
    }

    /// <summary>The files that may be of the same debtor as this one and are not linked with it, the strongest evidence first.</summary>
    /// <exception cref="NotInScope">The file does not exist for who asks.</exception>
    public async Task<(DebtorFile File, IReadOnlyList<Candidate> Others)> BesideAsync(
        Actor actor, Id<Dossier> id, CancellationToken cancellationToken = default)
    {
        var files = db.VisibleDossiers(actor).AsNoTracking().Where(d => !d.IsVoid);
        var file = (await TraitsAsync(files.Where(d => d.Id == id), cancellationToken)).SingleOrDefault() ?? throw new NotInScope();
        var (office, key, number) = (actor.OfficeId, file.Key, file.IdentityNo);
        var links = db.PersonFiles.Where(p => p.OfficeId == office && p.UnlinkedAt == null);
        var others = await TraitsAsync(
            files.Where(d => db.Parties.Any(p => p.OfficeId == office && p.DossierId == d.Id && p.SearchKey == key
                    && p.Role == PartyRole.Debtor)
                || (number != null && links.Any(l => l.DossierId == d.Id
                    && db.Persons.Any(x => x.OfficeId == office && x.Id == l.PersonId && x.IdentityNo == number)))),
            cancellationToken);
        var apart = await ApartAsync(office, cancellationToken);
        var own = others.Where(f => f.Id == id || (f.PersonId is { } person && person == file.PersonId)).Append(file).ToList();
        return (file,
        [
            .. others.Where(f => !own.Contains(f)).Select(f => (File: f, Evidence: SamePerson.Of(file, f)))
                .Where(f => f.Evidence is not null && !AreApart(own, [.. Cluster(f.File, others)], apart))
                .Select(f => new Candidate(f.File, f.Evidence!))
                .OrderByDescending(c => c.Evidence.Strength).ThenBy(c => c.File.DecisionDate).ThenBy(c => c.File.Id),
        ]);
    }

    /// <summary>What tells who the debtors of some files are: one query.</summary>
    internal Task<List<DebtorFile>> TraitsAsync(IQueryable<Dossier> files, CancellationToken cancellationToken) => files
        .Select(d => new
        {
            File = d,
            Commune = db.Communes.Where(c => c.OfficeId == d.OfficeId && c.Id == d.CommuneId).Select(c => c.Name).FirstOrDefault(),
            Person = db.PersonFiles.Where(l => l.OfficeId == d.OfficeId && l.DossierId == d.Id && l.UnlinkedAt == null)
                .SelectMany(l => db.Persons.Where(p => p.OfficeId == l.OfficeId && p.Id == l.PersonId)).FirstOrDefault(),
        })
        .Select(x => new DebtorFile(
            x.File.Id, x.File.DecisionNo, x.File.DecisionDate, x.File.DebtorName, x.File.CommuneId, x.Commune, x.File.Hamlet,
            x.File.JudgmentNo, x.File.JudgmentDate, x.Person == null ? null : x.Person.Id, x.Person == null ? null : x.Person.IdentityNo))
        .ToListAsync(cancellationToken);

    private async Task<HashSet<(Id<Dossier>, Id<Dossier>)>> ApartAsync(Id<Office>? office, CancellationToken cancellationToken) =>
        [.. (await db.ApartFiles.AsNoTracking().Where(a => a.OfficeId == office && a.WithdrawnAt == null)
            .Select(a => new { a.FirstId, a.SecondId }).ToListAsync(cancellationToken)).Select(a => (a.FirstId, a.SecondId))];

    // Files of one name, parted into persons: those of which two may be one are told once, from the view of the first.
    private static IEnumerable<LikelyPerson> Likely(List<DebtorFile> files, HashSet<(Id<Dossier>, Id<Dossier>)> apart)
    {
        var clusters = files.GroupBy(f => f.PersonId?.Value ?? f.Id.Value)
            .Select(g => g.OrderBy(f => f.DecisionDate).ThenBy(f => f.Id).ToList())
            .OrderBy(c => c[0].DecisionDate).ThenBy(c => c[0].Id).ToList();
        var told = new HashSet<DebtorFile>();
        foreach (var (place, cluster) in clusters.Index())
        {
            var likely = clusters.Skip(place + 1).Where(c => !AreApart(cluster, c, apart) && !told.Contains(c[0]))
                .Select(c => (Files: c, Evidence: Between(cluster, c))).Where(c => c.Evidence is not null).ToList();
            if (likely.Count > 0 && !told.Contains(cluster[0]))
            {
                told.UnionWith(likely.SelectMany(c => c.Files));
                yield return new(
                    cluster[0], cluster.Count + likely.Sum(c => c.Files.Count), likely.MaxBy(c => c.Evidence!.Strength).Evidence!);
            }
        }
    }

    private static SamePerson? Between(List<DebtorFile> ones, List<DebtorFile> others) =>
        ones.SelectMany(o => others.Select(x => SamePerson.Of(o, x))).OfType<SamePerson>().MaxBy(e => e.Strength);

    private static IEnumerable<DebtorFile> Cluster(DebtorFile file, List<DebtorFile> all) =>
        file.PersonId is { } person ? all.Where(f => f.PersonId == person) : [file];

    private static bool AreApart(List<DebtorFile> ones, List<DebtorFile> others, HashSet<(Id<Dossier>, Id<Dossier>)> apart) =>
        ones.Exists(o => others.Exists(x => apart.Contains((o.Id, x.Id)) || apart.Contains((x.Id, o.Id))));
}
