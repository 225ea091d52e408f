using CaoDiem.Campaigns;
using CaoDiem.Planning;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>
/// Turns a campaign's approved plans, teams, partners and travel into the planner's problem. Days are the office's working
/// days in the campaign; a step at the desk takes no team day, but its gap counts for the next step in the field.
/// </summary>
internal sealed class ScheduleProblem
{
    /// <summary>A need that nobody answers: the decision is not there in time.</summary>
    internal const string NoDecision = "decision";

    /// <summary>
    /// Ways and visits are planned in whole steps of so many minutes, rounded up: that is the slack of a day, and its hours are round.
    /// </summary>
    private const int Slack = 5;

    private const string WholeCampaign = "Cả chiến dịch";
    private readonly ScheduleGround _ground;
    private readonly List<DateOnly> _days;
    private readonly TravelMatrix _travel;
    private readonly Travel _ways;
    private readonly Dictionary<string, int> _agencyLimits = [];

    private ScheduleProblem(ScheduleGround ground)
    {
        _ground = ground;
        var period = ground.Campaign.Period;
        _days = [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays).Where(ground.Calendar.IsWorkingDay)];
        _travel = TravelMatrix.Of(
            ground.Steps.Where(s => s.Step.InField).Select(PlaceOf), ground.Travel.Select(t => new TravelEdge(t.From, t.To, t.Minutes, t.Metres, t.OneWay)), new(),
            ground.Points.ToDictionary(p => p.Key, p => p.Point));
        _ways = _travel.ToTravel(Slack);
    }

    /// <param name="from">Replanning: everything before this day stays as accepted.</param>
    public static (Problem Problem, ScheduleNames Names) Of(ScheduleGround ground, DateOnly? from) => new ScheduleProblem(ground).Build(from);

    private (Problem, ScheduleNames) Build(DateOnly? from)
    {
        var names = new ScheduleNames([], []) { LeavesAt = _ground.Hours.Opens };
        foreach (var team in _ground.Teams)
        {
            names.Teams.Add(ScheduleNames.Unique(team.Name, names.Teams), team.Id.Value);
        }

        var (files, steps) = FilesAndSteps(names);
        var waves = _ground.Campaign.Waves.OrderBy(w => w.From).ToList();
        var problem = new Problem
        {
            Name = _ground.Campaign.Name,
            Calendar = [.. _days.Select(d => new PlanDay(d, WaveOf(d, waves)))],
            Waves = waves.Count == 0 ? [WholeCampaign] : [.. waves.Select(w => w.Name)],
            Travel = _ways,
            Teams = [.. _ground.Teams.Select(t => TeamOf(t, names))],
            Agencies = [.. _agencyLimits.Select(a => new Agency(a.Key, a.Value))],
            Communes = [.. _ground.Communes.Select(c => new Planning.Commune(c.Value, CommuneDays(c.Key)))],
            Files = files,
            Steps = steps,
            Pins = [.. _ground.Pins
                .Where(p => names.StepOf(p.StepId) is not null && Index(p.Day) >= 0 && HasFile(p) && CanHold(p))
                .Select(p => new Planning.Pin(names.StepOf(p.StepId)!, names.TeamName(p.TaskForceId), Index(p.Day)))],
            Objective = ScheduleWeights.ToObjective(0, 0, null),
            Published = from is { } day && _ground.Routes.Count > 0 ? PublishedFrom(day, names) : null,
        };
        return (problem, names);
    }

    // A pin of a task force whose file went to another one holds no longer.
    private bool HasFile(Pin pin) => _ground.Steps.Any(s => s.Step.Id == pin.StepId && s.Step.TaskForceId == pin.TaskForceId);

    private (List<CaseFile>, List<Step>) FilesAndSteps(ScheduleNames names)
    {
        var (files, steps, taken) = (new List<CaseFile>(), new List<Step>(), new Dictionary<string, bool>());
        foreach (var plan in _ground.Steps.GroupBy(s => s.Step.PlanId))
        {
            var field = plan.Where(s => s.Step.InField).ToList();
            if (field.Count == 0 || field[0].Step.TaskForceId is not { } team || !names.Teams.ContainsValue(team.Value))
            {
                continue;
            }

            var file = ScheduleNames.Unique($"{field[0].DecisionNo} ngày {field[0].DecisionDate:dd/MM/yyyy}", taken);
            taken.Add(file, true);
            var own = new List<string>();
            foreach (var step in field)
            {
                var name = ScheduleNames.Unique($"{step.Step.Kind.Label()} · {file}", names.Steps);
                names.Steps.Add(name, new(step.Step.Id.Value, step.Step.DossierId.Value, step.Step.Kind, file, step.Debtor,
                    PlaceWords(step), step.Step.Partners)
                {
                    Waits = _ground.WaitOf(step.Step)?.Words,
                });
                own.Add(name);
                steps.Add(StepOf(step, name, file, GapBefore(plan, step)));
            }

            files.Add(new(file, [names.TeamName(team)], own));
        }

        return (files, steps);
    }

    // The gaps of the desk steps since the field step before add up with its own.
    private static int GapBefore(IEnumerable<GroundStep> plan, GroundStep step) => plan
        .Where(s => s.Step.No <= step.Step.No && s.Step.No > plan.Where(p => p.Step.InField && p.Step.No < step.Step.No).Select(p => p.Step.No).DefaultIfEmpty(0).Max())
        .Sum(s => s.Step.GapDays);

    private Step StepOf(GroundStep step, string name, string file, int gap) => new()
    {
        Id = name,
        File = file,
        Kind = step.Step.Kind.Code(),
        At = _travel.IndexOf(PlaceOf(step)),
        Minutes = Rounded(step.Step.Minutes),
        SpansBreaks = NeedsTheDay(step),
        Prize = ScheduleWeights.Of(step.Step.Kind, step.Remaining),
        Wave = step.Wave ?? WaveOf(step.Groups),
        Needs =
        [
            .. step.Step.Partners.Distinct().Where(p => p != PartnerKind.CommuneCommittee || step.Step.CommuneId is not null)
                .Select(p => NeedOf(step, p)),
            .. IsTooLate(step) ? [NoDecision] : Array.Empty<string>(),
        ],
        Commune = step.Step.CommuneId is { } commune ? _ground.Communes[commune] : null,
        Release = First(From(step)),
        Due = Math.Max(First(From(step)), Last(step.Step.Latest)),
        GapDays = gap,
    };

    // Not before the decision that it needs can be there.
    private DateOnly From(GroundStep step) =>
        !IsTooLate(step) && _ground.WaitOf(step.Step) is { } wait && wait.Expected > step.Step.Earliest ? wait.Expected
            : step.Step.Earliest;

    // A pin to a day on which the decision cannot be there rests until it is signed.
    private bool CanHold(Pin pin) => _ground.Steps.First(s => s.Step.Id == pin.StepId) is var step
        && (_ground.WaitOf(step.Step) is null || (!IsTooLate(step) && pin.Day >= From(step)));

    // The decision comes when the step's time, or the campaign, is over: the step is left out, and it is said why.
    private bool IsTooLate(GroundStep step) =>
        _ground.WaitOf(step.Step) is { } wait && (wait.Expected > step.Step.Latest || wait.Expected > _days[^1]);

    /// <summary>A team is out on the days on which it has its usual hours; shorter days stay for the desk.</summary>
    private Team TeamOf(TaskForce team, ScheduleNames names)
    {
        var minutes = _days.Select(d => TeamCapacity.On(team, d, _ground.Calendar).Minutes).ToList();
        var usual = minutes.Where(m => m > 0).GroupBy(m => m).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).Select(g => g.Key).FirstOrDefault(TeamCapacity.FullDay);
        var agencies = PartnerKinds.All.Where(k => k != PartnerKind.CommuneCommittee)
            .ToDictionary(k => k.Code(), k => AgencyOf(team, k, _ground.PartnerFor(k, team.Id, null)));
        foreach (var (step, kind) in _ground.Steps.Where(s => s.Step.InField && s.Step.TaskForceId == team.Id)
            .SelectMany(s => s.Step.Partners.Where(p => p != PartnerKind.CommuneCommittee).Select(p => (s, p))))
        {
            agencies.TryAdd(NeedOf(step, kind), AgencyOf(team, kind, _ground.PartnerFor(kind, team.Id, step.Step.CommuneId)));
        }

        var hours = _ground.Hours;
        return new(
            names.TeamName(team.Id), _ground.Campaign.Name, _travel.IndexOf(PlaceKey.Office), Math.Min(usual, hours.Minutes),
            Days(i => minutes[i] >= usual), agencies)
        {
            Breaks = hours.Lunch is var (from, to) ? [new(from, to)] : [],
        };
    }

    private static int Rounded(int minutes) => (minutes + Slack - 1) / Slack * Slack;

    // No half of a day holds the work and the way: it rests at noon and goes on.
    private bool NeedsTheDay(GroundStep step)
    {
        if (_ground.Hours.Lunch is not var (from, to))
        {
            return false;
        }

        var (place, office) = (_travel.IndexOf(PlaceOf(step)), _travel.IndexOf(PlaceKey.Office));
        var minutes = Rounded(step.Step.Minutes);
        var afternoon = _ground.Hours.Minutes - from;
        return minutes + _ways.Minutes(office, place) > from && minutes + _ways.Minutes(place, office) > afternoon;
    }

    // The agency of the place, where it is not the one that comes with the team everywhere, is a need of its own.
    private string NeedOf(GroundStep step, PartnerKind kind)
    {
        if (kind == PartnerKind.CommuneCommittee || step.Step.TaskForceId is not { } team)
        {
            return kind.Code();
        }

        var (usual, own) = (_ground.PartnerFor(kind, team, null), _ground.PartnerFor(kind, team, step.Step.CommuneId));
        return usual?.Id == own?.Id ? kind.Code() : PartnerNeed.Of(kind, own?.Name ?? NobodyThere(step));
    }

    private string NobodyThere(GroundStep step) =>
        step.Step.CommuneId is { } commune ? $"chưa có ở {_ground.Communes[commune]}" : "chưa có cơ quan phối hợp";

    // A kind of agency that nobody serves the team with has no day: the steps that need it are left out, and it is said why.
    private TeamAgency AgencyOf(TaskForce team, PartnerKind kind, Partner? partner)
    {
        var name = partner?.Name ?? $"{kind.Label()} (chưa có cơ quan phối hợp)";
        _agencyLimits.TryAdd(name, partner?.StepsPerDay ?? 1);
        return new(name, partner is null ? [] : Days(i => Comes(partner, _days[i], team.Id)));
    }

    private List<int> CommuneDays(Id<Identity.Commune> commune)
    {
        // The People's Committee of a commune comes with the team of that commune.
        var team = _ground.Teams.FirstOrDefault(t => t.Communes.Any(c => c.CommuneId == commune))?.Id;
        var committee = _ground.PartnerFor(PartnerKind.CommuneCommittee, default, commune);
        return Days(i => committee is null || Comes(committee, _days[i], team));
    }

    private bool Comes(Partner partner, DateOnly day, Id<TaskForce>? team) => partner.AvailableOn(day, _ground.Calendar)
        && !_ground.Refusals.Any(r => r.PartnerId == partner.Id && r.Day == day && (team is null || r.TaskForceId == team));

    private Published PublishedFrom(DateOnly day, ScheduleNames names) => new(
        First(day), ScheduleWeights.MoveWeight,
        [.. _ground.Routes.Where(r => Index(r.Day) >= 0).Select(r => (Route: r, Steps: r.Assignments.OrderBy(a => a.No).Select(a => names.StepOf(a.StepId)).OfType<string>().ToList()))
            .Where(r => r.Steps.Count > 0).Select(r => new Route(names.TeamName(r.Route.TaskForceId), Index(r.Route.Day), r.Steps, r.Route.Minutes, r.Route.Metres / 1000.0))]);

    private List<int> Days(Func<int, bool> fits) => [.. Enumerable.Range(0, _days.Count).Where(fits)];

    private int Index(DateOnly day) => _days.BinarySearch(day) is var at && at >= 0 ? at : -1;

    private int First(DateOnly day) => Math.Min(_days.Count - 1, _days.BinarySearch(day) is var at && at >= 0 ? at : ~at);

    private int Last(DateOnly day) => Math.Max(0, _days.BinarySearch(day) is var at && at >= 0 ? at : ~at - 1);

    private static int WaveOf(DateOnly day, List<Wave> waves) => Math.Max(0, waves.FindLastIndex(w => w.From <= day));

    private int WaveOf(string groups)
    {
        var own = WorkGroupSet.Read(groups);
        return Math.Max(0, _ground.Campaign.Waves.OrderBy(w => w.From).ToList().FindIndex(w => w.FocusGroups.Any(own.Contains)));
    }

    private static string PlaceOf(GroundStep step) => PlaceKey.Of(step.Step.CommuneId, step.Hamlet);

    private string PlaceWords(GroundStep step) => string.Join(", ", new[] { step.Hamlet, step.Step.CommuneId is { } c ? _ground.Communes[c] : null }.Where(x => !string.IsNullOrEmpty(x)));
}
