namespace CaoDiem.TestKit.Year;

/// <summary>The figures of the campaign and of the office's year on a day, counted by plain loops over what was told.</summary>
public static class YearCount
{
    /// <summary>A slice of the board: everything, or the files of an officer, a commune, a team.</summary>
    public static Dictionary<string, long> Board(ToldYear told, DateOnly day, DateOnly known, Func<YearWalk, bool>? slice = null)
    {
        var figures = new Dictionary<string, long>();
        var last = day < told.CampaignTo ? day : told.CampaignTo;
        foreach (var file in told.Files)
        {
            if (file.JoinedOn is not { } joined || joined > day)
            {
                continue;
            }

            var walk = file.On(last, known, told.PostponedCountsFrom);
            if (walk.IsThere && (slice is null || slice(walk)))
            {
                Add(figures, file, walk, day, joined > told.CampaignFrom ? joined : told.CampaignFrom, told.CampaignTo);
            }
        }

        return figures;
    }

    public static Dictionary<string, long> Year(ToldYear told, DateOnly day, DateOnly known)
    {
        var figures = new Dictionary<string, long>();
        void If(string figure, bool holds, long amount = 1) =>
            figures[figure] = figures.GetValueOrDefault(figure) + (holds ? amount : 0);

        foreach (var file in told.Files.Where(f => f.Decided <= day))
        {
            var walk = file.On(day, known, told.PostponedCountsFrom);
            var bucket = walk.BucketOn(day);
            if (!walk.IsThere || bucket == ToldBucket.Outside)
            {
                continue;
            }

            var collected = walk.Collected(told.YearFrom, day);
            var (due, enforceable) = (bucket != ToldBucket.Deducted, bucket is ToldBucket.Enforceable or ToldBucket.Done);
            If("carriedOver", file.Decided < told.YearFrom);
            If("accepted", file.Decided >= told.YearFrom);
            If("toEnforce", due);
            If("enforceable", enforceable);
            If("done", bucket == ToldBucket.Done);
            If("doneBefore", bucket == ToldBucket.Done && walk.StateOn < told.CampaignFrom);
            If("toEnforceMoney", due, collected + walk.Remaining);
            If("enforceableMoney", enforceable, collected + walk.Remaining);
            If("collected", due, collected);
            If("collectedBefore", due, walk.Collected(told.YearFrom, told.CampaignFrom.AddDays(-1)));
        }

        return figures;
    }

    private static void Add(Dictionary<string, long> figures, ToldFile file, YearWalk walk, DateOnly day, DateOnly from, DateOnly to)
    {
        void If(string figure, bool holds, long amount = 1) =>
            figures[figure] = figures.GetValueOrDefault(figure) + (holds ? amount : 0);

        var left = file.LeftOn < day || (walk.State == "entrusted" && walk.StateOn < day && walk.StateOn >= from);
        var bucket = walk.BucketOn(day < to ? day : to);
        var (into, outOf) = walk.Reclassified(from, to);
        var (exemption, reduction) = (walk.Dossier(from, to, "exemption"), walk.Dossier(from, to, "reduction"));
        var collected = walk.Collected(from, to);
        var completed = walk.State == "completed" && walk.StateOn >= from;
        If("files", !left);
        If("left", left);
        If("reviewed", walk.Has(from, to, "reviewed", "not-enforceable", "enforceable"));
        If("completed", !left && completed);
        If("terminated", !left && walk.State == "terminated" && walk.StateOn >= from);
        If("done", !left && bucket == ToldBucket.Done && walk.Has(from, to, "completed", "terminated"));
        If("exemptionDossiers", exemption);
        If("reductionDossiers", reduction);
        If("reliefDossiers", exemption || reduction);
        If("partial", !left && collected > 0 && !completed);
        If("moved", walk.Moved(from, to));
        If("notMoved", !left && !walk.Moved(from, to));
        If("reclassifiedIn", into);
        If("reclassifiedOut", outOf);
        If("reclassified", into || outOf);
        If("enforceable", !left && bucket is ToldBucket.Enforceable or ToldBucket.Done && !left);
        If("enforceableAtJoin", file.EnforceableAtJoin);
        If("joinedLate", file.JoinedLate);
        If("entrusted", walk.State == "entrusted" && walk.StateOn >= from);
        If("money.due", !left, file.Due);
        If("money.remaining", !left, file.RemainingAtJoin);
        If("money.enforceable", !left && bucket is ToldBucket.Enforceable or ToldBucket.Done && !left, file.RemainingAtJoin);
        If("money.collected", true, collected);
        If("money.remainingNow", !left, walk.Remaining);
    }
}
