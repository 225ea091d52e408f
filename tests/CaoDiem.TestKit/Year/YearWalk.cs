namespace CaoDiem.TestKit.Year;

/// <summary>Where the statistics put a file.</summary>
public enum ToldBucket
{
    Enforceable,
    NotEnforceable,
    Other,
    Outside,
    Deducted,
    Done,
}

/// <summary>
/// One walk over what was told of a file, day by day: the year's own reading of the acts, with nothing of the product in it. It says what
/// the definitions of the figures say, and no more than the year's kinds of acts need.
/// </summary>
public sealed class YearWalk
{
    // Within a day: who and where, looks, classifications, money, pauses, endings.
    private static readonly string[] DayOrder =
    [
        "opened", "assigned", "moved", "notified", "verified", "visited", "reviewed", "not-enforceable", "enforceable", "separate-ledger",
        "paid", "relief-dossier", "postponed", "continued", "entrusted", "completed", "terminated", "note",
    ];

    private static readonly string[] ThatMoveNothing = ["opened", "assigned", "moved", "notified", "reviewed", "note"];

    private readonly ToldFile _file;
    private readonly DateOnly? _postponedCountsFrom;
    private readonly List<ToldAct> _acts;

    private YearWalk(ToldFile file, List<ToldAct> acts, DateOnly? postponedCountsFrom) =>
        (_file, _acts, _postponedCountsFrom) = (file, acts, postponedCountsFrom);

    public string State { get; private set; } = "running";

    public string? Ground { get; private set; }

    public DateOnly StateOn { get; private set; }

    public string? Officer { get; private set; }

    public string? Commune { get; private set; }

    public long Paid { get; private set; }

    public long Remaining => Math.Max(0, _file.Due - Paid);

    public bool IsThere => _acts.Exists(a => a.Kind == "opened");

    public bool IsOpen => State is not ("completed" or "terminated" or "entrusted");

    public IReadOnlyList<ToldAct> Acts => _acts;

    public static YearWalk To(ToldFile file, DateOnly day, DateOnly known, DateOnly? postponedCountsFrom)
    {
        var acts = file.Acts.Where(a => a.On <= day && a.KnownOn(known))
            .OrderBy(a => a.On).ThenBy(a => Array.IndexOf(DayOrder, a.Kind)).ToList();
        var walk = new YearWalk(file, acts, postponedCountsFrom);
        acts.ForEach(walk.Take);
        return walk;
    }

    public static ToldBucket Bucket(string state, string? ground, DateOnly day, DateOnly? postponedCountsFrom) => state switch
    {
        "running" => ToldBucket.Enforceable,
        "not-enforceable" => ToldBucket.NotEnforceable,
        "separate-ledger" => ToldBucket.Outside,
        "postponed" => ground == "c" || day >= postponedCountsFrom ? ToldBucket.Enforceable : ToldBucket.Other,
        "entrusted" => ToldBucket.Deducted,
        _ => ToldBucket.Done,
    };

    public ToldBucket BucketOn(DateOnly day) => Bucket(State, Ground, day, _postponedCountsFrom);

    public bool Has(DateOnly from, DateOnly to, params string[] kinds) =>
        _acts.Exists(a => a.On >= from && a.On <= to && kinds.Contains(a.Kind));

    public bool Dossier(DateOnly from, DateOnly to, string which) =>
        _acts.Exists(a => a.On >= from && a.On <= to && a.Kind == "relief-dossier" && a.Which == which);

    public bool Moved(DateOnly from, DateOnly to) =>
        _acts.Exists(a => a.On >= from && a.On <= to && !a.Stated && !ThatMoveNothing.Contains(a.Kind));

    public long Collected(DateOnly from, DateOnly to)
    {
        var sum = 0L;
        foreach (var act in _acts)
        {
            sum += act.Kind == "paid" && !act.Stated && act.On >= from && act.On <= to ? act.Amount : 0;
        }

        return sum;
    }

    /// <summary>Into and out of enforceable on days of acts, without endings and files that go elsewhere.</summary>
    public (bool In, bool Out) Reclassified(DateOnly from, DateOnly to)
    {
        var (into, outOf) = (false, false);
        foreach (var day in _acts.Select(a => a.On).Distinct().Where(d => d >= from && d <= to))
        {
            var before = Among(day.AddDays(-1)).BucketOn(day.AddDays(-1));
            var after = Among(day).BucketOn(day);
            if (before is not (ToldBucket.Done or ToldBucket.Deducted) && after is not (ToldBucket.Done or ToldBucket.Deducted))
            {
                into |= before != ToldBucket.Enforceable && after == ToldBucket.Enforceable;
                outOf |= before == ToldBucket.Enforceable && after != ToldBucket.Enforceable;
            }
        }

        return (into, outOf);
    }

    private YearWalk Among(DateOnly day)
    {
        var walk = new YearWalk(_file, _acts.FindAll(a => a.On <= day), _postponedCountsFrom);
        walk._acts.ForEach(walk.Take);
        return walk;
    }

    private void Take(ToldAct act)
    {
        switch (act.Kind)
        {
            case "opened":
                (Officer, Commune, StateOn) = (act.Officer, act.Commune, act.On);
                break;
            case "assigned":
                Officer = act.Officer;
                break;
            case "moved":
                Commune = act.Commune;
                break;
            case "paid":
                Paid += act.Amount;
                break;
            case "enforceable" or "continued":
                (State, Ground, StateOn) = ("running", null, act.On);
                break;
            case "not-enforceable" or "separate-ledger" or "postponed" or "entrusted" or "completed" or "terminated":
                (State, Ground, StateOn) = (act.Kind, act.Ground, act.On);
                break;
        }
    }
}
