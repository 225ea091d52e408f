using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Law;

namespace CaoDiem.Core.Tests.Campaigns;

/// <summary>
/// The figures of a campaign on a day, counted a second time and otherwise: plain loops over the acts of each file, no fold, no span. Kept
/// apart from the product on purpose; it knows only what the definitions of the figures say.
/// </summary>
internal sealed class PlainCount
{
    public Dictionary<string, long> Figures { get; } = [];

    public static PlainCount Of(IEnumerable<(Dossier File, BaselineFile Listed, List<Act> Acts)> files, DateOnly day, StandingRules rules, Func<Guid?, Guid?, Guid?, bool> slice)
    {
        var count = new PlainCount();
        foreach (var (_, listed, acts) in files)
        {
            if (listed.JoinedOn <= day && acts.Exists(a => a.Kind == ActKind.Opened))
            {
                count.File(listed, acts, day, rules, slice);
            }
        }

        return count;
    }

    private void File(BaselineFile listed, List<Act> acts, DateOnly day, StandingRules rules, Func<Guid?, Guid?, Guid?, bool> slice)
    {
        var last = day < rules.Period.To ? day : rules.Period.To;
        var start = listed.JoinedOn > rules.Period.From ? listed.JoinedOn : rules.Period.From;
        var order = acts.Where(a => a.Day <= last).OrderBy(a => a.Day).ThenBy(a => ActKinds.Rank(a.Kind)).ThenBy(a => a.Turn).ToList();
        var line = new Line();
        DateOnly? current = null;
        foreach (var act in order)
        {
            if (current is { } done && done != act.Day)
            {
                line.CloseDay(done, start, rules.Law);
            }

            current = act.Day;
            line.Take(act, act.Day >= start && act.Day <= rules.Period.To);
        }

        if (current is { } end)
        {
            line.CloseDay(end, start, rules.Law);
        }

        var team = TeamOn(listed, line.Commune, day, rules);
        if (slice(line.Officer, line.Commune, team))
        {
            line.AddTo(this, listed, day, Statistics.Bucket(line.State, line.Ground, last, rules.Law));
        }
    }

    // Who has the file: as it joined or by the commune it moved to; then every change of its commune, then what was said of it alone.
    private static Guid? TeamOn(BaselineFile listed, Guid? commune, DateOnly day, StandingRules rules)
    {
        var moved = commune != listed.CommuneId?.Value && commune is { } other && rules.TeamOfCommune.ContainsKey(other);
        var team = moved ? rules.TeamOfCommune[commune!.Value] : listed.TaskForceId?.Value;
        for (var past = rules.Period.From; past <= day; past = past.AddDays(1))
        {
            foreach (var change in commune is { } place ? rules.AreaChanges[place].Where(c => c.From == past) : [])
            {
                team = change.Team;
            }
        }

        Guid? alone = null;
        for (var past = rules.Period.From; past <= day; past = past.AddDays(1))
        {
            foreach (var change in rules.FileTeams[listed.DossierId].Where(c => c.From == past))
            {
                alone = change.Team;
            }
        }

        return alone ?? team;
    }

    private void Add(string figure, long amount = 1) => Figures[figure] = Figures.GetValueOrDefault(figure) + amount;

    /// <summary>What the loop remembers of one file.</summary>
    private sealed class Line
    {
        private readonly HashSet<ActKind> _counted = [];
        private readonly HashSet<ReliefKind> _dossiers = [];
        private bool _refund;
        private bool _moved;
        private bool _in;
        private bool _out;
        private bool _changedToday;
        private long _collected;
        private DateOnly? _gone;
        private DossierState _stateBefore = DossierState.Enforcing;
        private string? _groundBefore;

        public DossierState State { get; private set; } = DossierState.Enforcing;

        public string? Ground { get; private set; }

        public Guid? Officer { get; private set; }

        public Guid? Commune { get; private set; }

        public void Take(Act act, bool counts)
        {
            var detail = ActDetail.Read(act.Detail);
            switch (act.Kind)
            {
                case ActKind.Opened:
                    (Officer, Commune, _refund) = (detail.Officer, detail.Commune, detail.Items!.Any(i => i.Kind == ObligationKind.Refund));
                    break;
                case ActKind.Assigned:
                    Officer = detail.Officer;
                    break;
                case ActKind.Moved:
                    Commune = detail.Commune;
                    break;
                case ActKind.NotEnforceable:
                    (State, Ground) = (DossierState.NotEnforceable, "điểm " + act.Ground);
                    break;
                case ActKind.SeparateLedger:
                    (State, Ground) = (DossierState.SeparateLedger, act.Ground);
                    break;
                case ActKind.Suspended:
                    (State, Ground) = (DossierState.Suspended, act.Ground);
                    break;
                case ActKind.Concluded:
                    (State, Ground) = (DossierState.Concluded, act.Ground);
                    break;
                case ActKind.Enforceable or ActKind.Continued:
                    (State, Ground) = (DossierState.Enforcing, null);
                    break;
                case ActKind.Postponed:
                    (State, Ground) = (DossierState.Postponed, act.Ground);
                    break;
                case ActKind.Terminated:
                    (State, Ground) = (DossierState.Terminated, "điểm " + act.Ground);
                    break;
                case ActKind.Entrusted:
                    (State, Ground) = (DossierState.Entrusted, act.Ground);
                    _gone ??= counts ? act.Day : null;
                    break;
                case ActKind.Transferred:
                    (State, Ground) = (DossierState.Transferred, act.Ground);
                    _gone ??= counts ? act.Day : null;
                    break;
                case ActKind.Completed:
                    (State, Ground) = (DossierState.Completed, null);
                    break;
            }

            if (counts)
            {
                Count(act);
            }

            _changedToday = true;
        }

        public void CloseDay(DateOnly day, DateOnly start, LawBook law)
        {
            var now = Statistics.Bucket(State, Ground, day, law);
            var before = Statistics.Bucket(_stateBefore, _groundBefore, day.AddDays(-1), law);
            if (day >= start && _changedToday && InOneOffice(before) && InOneOffice(now))
            {
                _out |= before == StatisticBucket.Enforceable && now != StatisticBucket.Enforceable;
                _in |= before != StatisticBucket.Enforceable && now == StatisticBucket.Enforceable;
            }

            (_stateBefore, _groundBefore, _changedToday) = (State, Ground, false);
        }

        private static bool InOneOffice(StatisticBucket bucket) => bucket is not (StatisticBucket.Done or StatisticBucket.Deducted);

        public void AddTo(PlainCount count, BaselineFile listed, DateOnly day, StatisticBucket bucket)
        {
            var left = listed.LeftOn < day || (State is DossierState.Entrusted or DossierState.Transferred && _gone < day);
            var done = bucket == StatisticBucket.Done
                && (_counted.Contains(ActKind.Completed) || _counted.Contains(ActKind.Terminated) || _counted.Contains(ActKind.Concluded));
            void If(string figure, bool holds) => count.Add(figure, holds ? 1 : 0);
            If("files", !left);
            If("left", left);
            If("reviewed", _counted.Contains(ActKind.Reviewed) || _counted.Contains(ActKind.NotEnforceable) || _counted.Contains(ActKind.Enforceable));
            If("completed", !left && State == DossierState.Completed && _counted.Contains(ActKind.Completed));
            If("terminated", !left && State == DossierState.Terminated && _counted.Contains(ActKind.Terminated));
            If("done", !left && done);
            If("enforceable", !left && bucket is StatisticBucket.Enforceable or StatisticBucket.Done && !left);
            If("exemptionDossiers", _dossiers.Contains(ReliefKind.Exemption));
            If("reductionDossiers", _dossiers.Contains(ReliefKind.Reduction));
            If("notMoved", !left && !_moved);
            If("coerced", _counted.Contains(ActKind.Coerced));
            If("reclassifiedIn", _in);
            If("reclassifiedOut", _out);
            count.Add("collected", _collected);
        }

        private void Count(Act act)
        {
            _counted.Add(act.Kind);
            if (act is { Kind: ActKind.ReliefDossier, Which: { } which })
            {
                _dossiers.Add(which);
            }

            var stated = act.Source == ActSource.Register && act.Kind is ActKind.Paid or ActKind.Stated;
            var still = act.Kind is ActKind.Opened or ActKind.Reviewed or ActKind.Assigned or ActKind.Moved or ActKind.Note or ActKind.Notified;
            _moved |= !still && !stated;
            if ((act.Kind == ActKind.Paid && !stated) || (act.Kind == ActKind.Refunded && _refund))
            {
                _collected += act.Amount.Amount;
            }
        }
    }
}
