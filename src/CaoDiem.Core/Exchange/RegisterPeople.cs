using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>
/// The communes and officers of an office, as a register's words find them. The first register of an office founds
/// the list from the names it uses often; afterwards an unknown name is offered for creation, never created silently.
/// </summary>
public sealed class RegisterPeople
{
    /// <summary>In a first register of some size, a name that stands in one row only is taken for a slip of the pen.</summary>
    private const int RowsForAName = 2;

    private const int RowsOfARealRegister = 100;

    private readonly Id<Office> _office;
    private readonly Dictionary<string, Commune> _communes;
    private readonly Dictionary<string, Officer> _officers;

    private readonly Dictionary<string, Commune> _communeAliases;
    private readonly Dictionary<string, Officer> _officerAliases;

    private readonly Dictionary<Id<Commune>, Commune> _successors;
    private readonly DateOnly _day;

    private RegisterPeople(Id<Office> office, DateOnly day, List<Commune> communes, List<Officer> officers, List<Alias> aliases)
    {
        (_office, _day) = (office, day);
        _successors = communes.ToDictionary(c => c.Id);
        _communes = communes.ToDictionary(c => RegisterWords.CommuneKey(c.Name));
        _officers = officers.ToDictionary(o => o.SearchKey);
        _communeAliases = Named(aliases, AliasKind.Commune, communes.ToDictionary(c => c.Id.Value), a => RegisterWords.CommuneKey(a.Name));
        _officerAliases = Named(aliases, AliasKind.Officer, officers.ToDictionary(o => o.Id.Value), a => a.SearchKey);
    }

    public List<Commune> NewCommunes { get; } = [];

    public List<Officer> NewOfficers { get; } = [];

    /// <param name="day">The day of the register: a commune that is no more by then is the one that it became a part of.</param>
    public static async Task<RegisterPeople> LoadAsync(
        AppDb db, Id<Office> office, DateOnly day, CancellationToken cancellationToken) => new(
        office,
        day,
        await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToListAsync(cancellationToken),
        await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).ToListAsync(cancellationToken),
        await db.Aliases.AsNoTracking().Where(a => a.OfficeId == office).ToListAsync(cancellationToken));

    /// <summary>Names that were taken for another spelling of a known one.</summary>
    public List<ImportNote> Notes { get; } = [];

    /// <summary>Decides which unknown names become known, before any row is judged by them.</summary>
    public void Found(IReadOnlyCollection<RegisterLine> lines, bool createMissing)
    {
        FoundCommunes(lines, createMissing);
        FoundOfficers(lines, createMissing);
        TellSame(lines);
    }

    /// <summary>Says which of the lines would give a file to an officer who had left by that day: it is not given to him.</summary>
    public void TellLeft(IEnumerable<RegisterLine> lines, DateOnly day) => Notes.AddRange(lines
        .Select(l => l.Officer is { } name ? Officer(name) : null).OfType<Officer>().Where(o => o.HasLeft(day)).GroupBy(o => o.Id)
        .Select(g => new ImportNote(
            "OFFICER-LEFT", $"«{g.First().Name}» đã thôi làm việc từ ngày {g.First().LeftOn:dd/MM/yyyy}: hồ sơ không giao cho người này.",
            g.Count(), g.First().Name)));

    private void TellSame(IReadOnlyCollection<RegisterLine> lines)
    {
        Notes.AddRange(lines.Select(l => l.Commune).OfType<string>().Select(Named).OfType<Commune>().Where(c => Now(c) != c)
            .GroupBy(c => c.Id)
            .Select(g => new ImportNote(
                "COMMUNE-CLOSED", $"{g.First().Name} không còn từ ngày {g.First().ClosedOn:dd/MM/yyyy}: hồ sơ vào {Now(g.First()).Name}.",
                g.Count(), g.First().Name)));
        var communes = lines.Select(l => l.Commune).OfType<string>().Where(c => !_communes.ContainsKey(RegisterWords.CommuneKey(c)))
            .Select(c => (Name: c, Known: Commune(c)?.Name, Alias: _communeAliases.ContainsKey(RegisterWords.CommuneKey(c))));
        var officers = lines.Select(l => l.Officer).OfType<string>().Where(o => !_officers.ContainsKey(VietText.Fold(o)))
            .Select(o => (Name: o, Known: Officer(o)?.Name, Alias: _officerAliases.ContainsKey(VietText.Fold(o))));
        Notes.AddRange(communes.Concat(officers).Where(s => s.Known is not null).GroupBy(s => s).Select(g => g.Key.Alias
            ? new ImportNote("ALIAS", $"«{g.Key.Name}» là tên gọi khác của «{g.Key.Known}» trong danh mục.", g.Count(), g.Key.Name)
            : new ImportNote("SAME-AS", $"«{g.Key.Name}» được hiểu là «{g.Key.Known}».", g.Count(), g.Key.Name)));
    }

    public Commune? Commune(string name) => Named(name) is { } named ? Now(named) : null;

    private Commune? Named(string name) => _communes.GetValueOrDefault(RegisterWords.CommuneKey(name))
        ?? _communeAliases.GetValueOrDefault(RegisterWords.CommuneKey(name)) ?? SameName.Of(name, _communes, SameName.IsCommune);

    private Commune Now(Commune commune)
    {
        while (commune.IsClosed(_day) && commune.SuccessorId is { } next && _successors.TryGetValue(next, out var successor))
        {
            commune = successor;
        }

        return commune;
    }

    public Officer? Officer(string name) => _officers.GetValueOrDefault(VietText.Fold(name))
        ?? _officerAliases.GetValueOrDefault(VietText.Fold(name)) ?? SameName.Of(name, _officers, SameName.IsPerson);

    private static Dictionary<string, T> Named<T>(
        List<Alias> aliases, AliasKind kind, Dictionary<Guid, T> known, Func<Alias, string> key) => aliases
        .Where(a => a.Kind == kind && known.ContainsKey(a.NamedId)).DistinctBy(key).ToDictionary(key, a => known[a.NamedId]);

    /// <summary>The known name most like an unknown one, if there is one close enough to be meant.</summary>
    public string? NearestCommune(string name) => Nearest(name, _communes.Values.Select(c => c.Name));

    public string? NearestOfficer(string name) => Nearest(name, _officers.Values.Select(o => o.Name));

    private void FoundCommunes(IReadOnlyCollection<RegisterLine> lines, bool createMissing)
    {
        var founding = _communes.Count == 0;
        foreach (var group in lines.Where(l => l.Commune is not null).GroupBy(l => RegisterWords.CommuneKey(l.Commune!))
            .OrderBy(g => SameName.IsBare(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            if (Commune(group.Key) is null && (createMissing || (founding && IsOften(group.Count(), lines.Count))))
            {
                var commune = Identity.Commune.Of(_office, Usual(group.Select(l => l.Commune!)));
                _communes.Add(group.Key, commune);
                NewCommunes.Add(commune);
            }
        }
    }

    private void FoundOfficers(IReadOnlyCollection<RegisterLine> lines, bool createMissing)
    {
        var founding = _officers.Count == 0;
        foreach (var group in lines.Where(l => l.Officer is not null).GroupBy(l => VietText.Fold(l.Officer))
            .OrderBy(g => g.Key.Contains('.', StringComparison.Ordinal)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            if (Officer(group.Key) is null && (createMissing || (founding && IsOften(group.Count(), lines.Count))))
            {
                var officer = Identity.Officer.Of(_office, Usual(group.Select(l => l.Officer!)));
                _officers.Add(group.Key, officer);
                NewOfficers.Add(officer);
            }
        }
    }

    private static bool IsOften(int rows, int all) => all < RowsOfARealRegister || rows >= RowsForAName;

    private static string Usual(IEnumerable<string> spellings) => spellings
        .GroupBy(s => s, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;

    private static string? Nearest(string name, IEnumerable<string> known)
    {
        var folded = VietText.Fold(name);
        return known
            .Select(k => (Name: k, Distance: Distance(folded, VietText.Fold(k))))
            .Where(x => x.Distance <= Math.Max(2, folded.Length / 5))
            .OrderBy(x => x.Distance).ThenBy(x => x.Name, StringComparer.Ordinal)
            .Select(x => x.Name).FirstOrDefault();
    }

    // Levenshtein distance: inserted, removed or changed letters.
    internal static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(
                    Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
