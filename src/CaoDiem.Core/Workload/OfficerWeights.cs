using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Workload;

/// <summary>Open files and the points they make.</summary>
public sealed record WeighedFiles(int Files, long Points)
{
    public static WeighedFiles None { get; } = new(0, 0);

    public WeighedFiles Plus(WeighedFiles more) => new(Files + more.Files, Points + more.Points);

    public WeighedFiles Minus(WeighedFiles less) => new(Files - less.Files, Points - less.Points);
}

/// <summary>What somebody carries, against what he can.</summary>
/// <param name="Presence">Share of his time that he is there, in percent; 0 from the day on which he has left.</param>
/// <param name="Full">Points that are the full load of one who is there all day.</param>
public sealed record CarriedLoad(WeighedFiles Files, int Presence, int Full)
{
    private const long Whole = 100;
    private const int Tight = 85;

    /// <summary>Load in percent of capacity; null where nobody is there to carry it.</summary>
    public int? Percent => Presence == 0 ? null : (int)Math.Round(Files.Points * Whole * Whole / ((decimal)Full * Presence));

    public LoadLevel Level => Percent switch
    {
        null => Files.Files > 0 ? LoadLevel.Over : LoadLevel.Free,
        > (int)Whole => LoadLevel.Over,
        >= Tight => LoadLevel.Full,
        _ => LoadLevel.Free,
    };

    public CarriedLoad With(WeighedFiles files) => this with { Files = files };
}

/// <summary>Files going from one officer to another: what each carries before and after.</summary>
public sealed record LoadShift(WeighedFiles Moves, CarriedLoad Giver, CarriedLoad Receiver)
{
    public CarriedLoad GiverAfter => Giver.With(Giver.Files.Minus(Moves));

    public CarriedLoad ReceiverAfter => Receiver.With(Receiver.Files.Plus(Moves));
}

/// <summary>What every officer of an office carries on a day.</summary>
public sealed record OfficeLoads(DateOnly Day, WeightTable Table, IReadOnlyDictionary<Id<Officer>, CarriedLoad> Officers)
{
    public CarriedLoad Of(Id<Officer> officer) => Officers.GetValueOrDefault(officer) ?? new(WeighedFiles.None, 0, Table.Full(Day).Points);

    /// <summary>What handing some files over makes of both.</summary>
    public LoadShift Shift(Id<Officer> from, Id<Officer> to, WeighedFiles moves) => new(moves, Of(from), Of(to));
}

public sealed class OfficerWeightsQuery(AppDb db)
{
    private const int Whole = 100;

    /// <summary>Share of his time that an officer is there on a day, in percent; nothing from the day on which he has left.</summary>
    public static int Presence(Officer officer, IEnumerable<OfficerLeave> leaves, DateOnly day) => officer.HasLeft(day)
        ? 0
        : Math.Max(0, Whole - leaves.Where(l => l.OfficerId == officer.Id && !l.Kind.IsForGood() && l.Covers(day)).Sum(l => l.Percent));

    /// <summary>The points of an office; one query.</summary>
    public async Task<WeightTable> TableAsync(Id<Office> office, CancellationToken cancellationToken = default) =>
        new(await db.FileWeights.AsNoTracking().Where(w => w.OfficeId == office).ToListAsync(cancellationToken));

    /// <summary>What each officer carries; four queries, whatever the number of files.</summary>
    public async Task<OfficeLoads> LoadAsync(Id<Office> office, DateOnly day, CancellationToken cancellationToken = default)
    {
        var table = await TableAsync(office, cancellationToken);
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).ToListAsync(cancellationToken);
        var leaves = await db.OfficerLeaves.AsNoTracking().Where(l => l.OfficeId == office
            && l.WithdrawnAt == null).ToListAsync(cancellationToken);
        var open = HandOverFilesHandler.OpenFiles(db, office).Where(d => d.OfficerId != null)
            .GroupBy(d => new
            {
                d.OfficerId,
                d.ObligationKind,
                d.State,
                Verified = d.LastVerifiedOn != null,
                Coercion = d.CoercionDecisionOn != null,
            })
            .Select(g => new { g.Key, Files = g.Count() });
        var files = (await open.ToListAsync(cancellationToken)).ToLookup(
            g => g.Key.OfficerId!.Value,
            g => Weigh(table, day, g.Key.ObligationKind, g.Key.State, g.Key.Verified, g.Key.Coercion, g.Files));
        var full = table.Full(day).Points;
        return new(day, table, officers.ToDictionary(
            o => o.Id, o => new CarriedLoad(files[o.Id].Aggregate(WeighedFiles.None, (a, b) => a.Plus(b)), Presence(o, leaves, day),
                full)));
    }

    /// <summary>What some files weigh; only open ones do.</summary>
    public static async Task<WeighedFiles> WeighAsync(
        WeightTable table, DateOnly day, IQueryable<Dossier> files, CancellationToken cancellationToken = default)
    {
        var groups = await files
            .GroupBy(d => new { d.ObligationKind, d.State, Verified = d.LastVerifiedOn != null, Coercion = d.CoercionDecisionOn != null })
            .Select(g => new { g.Key, Files = g.Count() }).ToListAsync(cancellationToken);
        return groups.Where(g => g.Key.State.IsOpen())
            .Select(g => Weigh(table, day, g.Key.ObligationKind, g.Key.State, g.Key.Verified, g.Key.Coercion, g.Files))
            .Aggregate(WeighedFiles.None, (a, b) => a.Plus(b));
    }

    internal static WeighedFiles Weigh(
        WeightTable table, DateOnly day, ObligationKind kind, DossierState state, bool verified, bool coercion, int files) =>
        new(files, (long)files * table.Of(WeightClasses.Of(kind), WeightStages.Of(state, verified, coercion), day).Points);
}
