using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>What is true of a file in a campaign on a day; each figure of the board reads these and the sums of <see cref="StandingSpan"/>.</summary>
[Flags]
public enum StandingFlags
{
    None = 0,
    Reviewed = 1 << 0,

    /// <summary>Reviewed while a valid verification stood behind it.</summary>
    ReviewedValid = 1 << 1,
    Completed = 1 << 2,
    Terminated = 1 << 3,

    /// <summary>Ended by an act of the campaign and counted as done by the statistics.</summary>
    Done = 1 << 4,
    ExemptionDossier = 1 << 5,
    ReductionDossier = 1 << 6,
    Moved = 1 << 7,
    ReclassifiedIn = 1 << 8,
    ReclassifiedOut = 1 << 9,

    /// <summary>In the denominator: its bucket is enforceable, or done.</summary>
    Enforceable = 1 << 10,
    EnforceableAtJoin = 1 << 11,
    JoinedLate = 1 << 12,

    /// <summary>Taken off the list: out of rate and denominator, its earlier acts still counted.</summary>
    Left = 1 << 13,

    /// <summary>Enforcement has not ended.</summary>
    Open = 1 << 14,

    /// <summary>Open, and the law asks for a verification.</summary>
    WaitingVerification = 1 << 15,
    Entrusted = 1 << 16,

    /// <summary>A coercion was carried out in the campaign, with or without forces called out.</summary>
    Coerced = 1 << 17,
}

/// <summary>How a campaign reads the ledgers of its files: period, the office's law, and which task force has which commune.</summary>
/// <param name="Period">Acts count from its first to its last day, both included.</param>
/// <param name="TeamOfCommune">As the list was frozen.</param>
public sealed record StandingRules(DateRange Period, LawBook Law, IReadOnlyDictionary<Guid, Guid> TeamOfCommune)
{
    /// <summary>Days inside the period on which the office's statistics change their reading of a state.</summary>
    public IReadOnlyList<DateOnly> LawDays { get; } = Statistics.ChangeDays(Law, Period);

    /// <summary>What became of communes afterwards, each from a day on.</summary>
    public ILookup<Guid, TeamFrom> AreaChanges { get; init; } = Array.Empty<TeamFrom>().ToLookup(_ => Guid.Empty);

    /// <summary>Files given to a team by hand, each from a day on.</summary>
    public ILookup<Id<Dossier>, TeamFrom> FileTeams { get; init; } = Array.Empty<TeamFrom>().ToLookup(_ => default(Id<Dossier>));

    /// <summary>Who has a commune on a day; null: nobody, or no commune is known.</summary>
    public Id<TaskForces.TaskForce>? TeamOn(Id<Identity.Commune>? commune, DateOnly day)
    {
        if (commune is not { } place)
        {
            return null;
        }

        var team = TeamFrom.Last(AreaChanges[place.Value], day) is { } change ? change.Team
            : TeamOfCommune.TryGetValue(place.Value, out var first) ? first : null;
        return team is { } found ? new(found) : null;
    }

    /// <summary>The waves that its board counts apart.</summary>
    public IReadOnlyList<WaveDays> Waves { get; init; } = [];
}

/// <summary>A wave and its days.</summary>
public readonly record struct WaveDays(Id<Wave> Id, DateRange Days);

/// <summary>Where one file stands in one campaign, day by day, from its ledger. Pure: the same acts always give the same spans.</summary>
public static class Standing
{
    /// <summary>
    /// The spans of a listed file, from the day it joined to the end of time. Within one nothing changes; after the campaign's last day
    /// nothing changes any more.
    /// </summary>
    /// <param name="acts">The acts that count for the view: now, or as known on a day.</param>
    public static IReadOnlyList<StandingSpan> Spans(BaselineFile listed, Dossier file, IReadOnlyCollection<Act> acts, StandingRules rules)
    {
        if (!acts.Any(a => a.Kind == ActKind.Opened))
        {
            return []; // nobody knew of the file yet, or its opening was taken back
        }

        var spans = new List<StandingSpan>();
        var first = Later(listed.JoinedOn, rules.Period.From);
        var before = BucketOf(FileState.Of(acts, first.AddDays(-1)), first.AddDays(-1), rules.Law);
        var reclassified = StandingFlags.None;
        var days = BreakDays(listed, acts, rules).ToList();
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            var state = FileState.Of(acts, Earlier(day, rules.Period.To));
            var bucket = BucketOf(state, Earlier(day, rules.Period.To), rules.Law);
            if (day >= first && state.Acts.Any(a => LedgerOrder.Effective(a) == day))
            {
                reclassified |= Reclassified(before, bucket);
            }

            before = day >= first ? bucket : before;
            var span = SpanOn(listed, state, bucket, day, first, rules);
            span.Flags |= reclassified;
            var last = i + 1 < days.Count ? days[i + 1].AddDays(-1) : Later(day, rules.Period.To);
            Add(spans, span, VerificationCall.DuringOpen(state, file, day, last, rules.Law));
        }

        for (var i = 0; i + 1 < spans.Count; i++)
        {
            spans[i].To = spans[i + 1].From.AddDays(-1);
        }

        return spans;
    }

    private static StandingSpan SpanOn(
        BaselineFile listed, FileState state, StatisticBucket bucket, DateOnly day, DateOnly first, StandingRules rules)
    {
        var counted = state.Acts.Where(a => a.Day >= first && a.Day <= rules.Period.To).ToList();
        var span = StandingSpan.Of(listed, state, bucket, day);
        span.Flags = Flags(listed, state, bucket, counted, day);
        span.TaskForceId = TeamOf(listed, span, day, rules);
        span.Collected = counted.Where(a => CollectsMoney(a, state)).Sum(a => a.Amount.Amount);
        span.PaidBeforeCoercion = counted.Where(a => a.Kind == ActKind.Paid && BeforeCoercion(a, state)).Sum(a => a.Amount.Amount);
        return span;
    }

    // A stretch is split where time alone brings a verification due, and joined to the one before where nothing differs.
    private static void Add(List<StandingSpan> spans, StandingSpan span, IEnumerable<(DateOnly From, bool Waiting)> calls)
    {
        foreach (var (from, waiting) in calls)
        {
            var part = span.StartingOn(from);
            part.Flags |= If(StandingFlags.WaitingVerification, waiting && !span.Flags.HasFlag(StandingFlags.Left));
            if (spans.Count == 0 || !spans[^1].SaysTheSame(part))
            {
                spans.Add(part);
            }
        }
    }

    /// <summary>Money of the campaign: collected, and paid out where the file owes a refund. What a register states is a balance, not a receipt.</summary>
    public static bool CollectsMoney(Act act, FileState file) => act.Kind switch
    {
        ActKind.Paid => !act.IsStatement,
        ActKind.Refunded or ActKind.PaidOut => file.Items.Any(i => i.Kind == ObligationKind.Refund),
        _ => false,
    };

    /// <summary>Paid while a coercion was decided and its day had not come, whoever recorded it.</summary>
    public static bool BeforeCoercion(Act paid, FileState file)
    {
        if (paid.Outcome == Act.BeforeCoercion)
        {
            return true;
        }

        var decided = file.Acts.LastOrDefault(a => a.Kind == ActKind.CoercionDecided && a.Day <= paid.Day);
        return decided?.PlannedOn > paid.Day && !paid.IsStatement
            && !file.Acts.Any(a => a.Kind is ActKind.Coerced or ActKind.CoercionStopped && a.Day >= decided.Day && a.Day <= paid.Day);
    }

    /// <summary>The bucket of the statistics in which a file counts on a day.</summary>
    public static StatisticBucket BucketOf(FileState state, DateOnly day, LawBook law) => Statistics.Bucket(state.State, state.Ground, day, law);

    private static StandingFlags Flags(BaselineFile listed, FileState state, StatisticBucket bucket, List<Act> counted, DateOnly day)
    {
        var left = listed.LeftOn < day || (state.StateAct is { } last && LeavesList(last) && last.Day < day && counted.Contains(last));
        var flags = If(StandingFlags.Reviewed, counted.Exists(IsReview))
            | If(StandingFlags.ReviewedValid, counted.Exists(a => IsReview(a) && ActGuards.ValidVerification(state, a.Day) is not null))
            | If(StandingFlags.ExemptionDossier, counted.Exists(a => a is { Kind: ActKind.ReliefDossier, Which: ReliefKind.Exemption }))
            | If(StandingFlags.ReductionDossier, counted.Exists(a => a is { Kind: ActKind.ReliefDossier, Which: ReliefKind.Reduction }))
            | If(StandingFlags.Coerced, counted.Exists(a => a.Kind == ActKind.Coerced))
            | If(StandingFlags.Moved, counted.Exists(a => a.Kind.Facts().Moves && !a.IsStatement))
            | If(StandingFlags.EnforceableAtJoin, listed.EnforceableAtJoin)
            | If(StandingFlags.JoinedLate, listed.LateReason is not null)
            | If(StandingFlags.Entrusted, counted.Exists(a => a.Kind == ActKind.Entrusted && state.State == DossierState.Entrusted));
        return left
            ? flags | StandingFlags.Left
            : flags
                | If(StandingFlags.Completed, counted.Exists(a => a.Kind == ActKind.Completed) && state.State == DossierState.Completed)
                | If(StandingFlags.Terminated, counted.Exists(a => a.Kind == ActKind.Terminated) && state.State == DossierState.Terminated)
                | If(StandingFlags.Done, bucket == StatisticBucket.Done && counted.Exists(IsEnding))
                | If(StandingFlags.Enforceable, bucket is StatisticBucket.Enforceable or StatisticBucket.Done)
                | If(StandingFlags.Open, state.IsOpen);
    }

    private static bool IsReview(Act act) => act.Kind is ActKind.Reviewed or ActKind.NotEnforceable or ActKind.Enforceable;

    private static bool LeavesList(Act act) => act.Kind.Facts().LeavesList;

    private static bool IsEnding(Act act) => act.Kind is ActKind.Completed or ActKind.Terminated or ActKind.Concluded or ActKind.RequestReturned;

    /// <summary>Whether a change of bucket moves a file into or out of the denominator; an ending does not, nor does going to another office.</summary>
    internal static StandingFlags Reclassified(StatisticBucket before, StatisticBucket now) => (before, now) switch
    {
        (StatisticBucket.Done or StatisticBucket.Deducted, _) or (_, StatisticBucket.Done or StatisticBucket.Deducted) => StandingFlags.None,
        (StatisticBucket.Enforceable, not StatisticBucket.Enforceable) => StandingFlags.ReclassifiedOut,
        (not StatisticBucket.Enforceable, StatisticBucket.Enforceable) => StandingFlags.ReclassifiedIn,
        _ => StandingFlags.None,
    };

    // By hand before all else; then who has the commune of the day; else the team it joined with.
    private static Id<TaskForces.TaskForce>? TeamOf(BaselineFile listed, StandingSpan span, DateOnly day, StandingRules rules)
    {
        if (TeamFrom.Last(rules.FileTeams[listed.DossierId], day) is { Team: { } given })
        {
            return new(given);
        }

        var changed = span.CommuneId is { } place && TeamFrom.Last(rules.AreaChanges[place.Value], day) is not null;
        return changed || (span.CommuneId != listed.CommuneId && span.CommuneId is { } commune
            && rules.TeamOfCommune.ContainsKey(commune.Value))
            ? rules.TeamOn(span.CommuneId, day)
            : listed.TaskForceId;
    }

    private static IEnumerable<DateOnly> BreakDays(BaselineFile listed, IReadOnlyCollection<Act> acts, StandingRules rules)
    {
        var days = new SortedSet<DateOnly>(LedgerOrder.Days(acts)) { listed.JoinedOn, rules.Period.From };
        days.UnionWith(rules.LawDays);
        days.UnionWith(rules.AreaChanges.SelectMany(c => c).Concat(rules.FileTeams[listed.DossierId]).Select(c => c.From));
        if (listed.LeftOn is { } left)
        {
            days.Add(left.AddDays(1));
        }

        foreach (var act in acts.Where(LeavesList))
        {
            days.Add(act.Day.AddDays(1));
        }

        return days.Where(d => d >= listed.JoinedOn && (d <= rules.Period.To || d == listed.JoinedOn || d == listed.LeftOn?.AddDays(1)));
    }

    private static StandingFlags If(StandingFlags flag, bool holds) => holds ? flag : StandingFlags.None;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
