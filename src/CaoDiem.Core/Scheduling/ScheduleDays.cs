using CaoDiem.Budgets;
using CaoDiem.CasePlans;
using CaoDiem.Law;
using CaoDiem.Planning;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>
/// The paid days of a plan: for each team-day who takes part in what, and how far it goes. Nobody is paid twice for a day
/// (K-44): who takes part in several kinds of work is paid for the dearest, of equal ones for the coercion.
/// </summary>
/// <param name="teams">With members and leaves.</param>
/// <param name="hardSteps">Steps in communes of hard areas.</param>
internal sealed class ScheduleDays(Problem problem, ScheduleNames names, IReadOnlyList<TaskForce> teams, HashSet<Id<PlanStep>> hardSteps, LawBook book, PriceTable prices)
{
    private static readonly Dictionary<StepKind, PayKind> Kinds = new()
    {
        [StepKind.Verify] = PayKind.Verification,
        [StepKind.Persuade] = PayKind.Verification,
        [StepKind.Destroy] = PayKind.Destruction,
        [StepKind.HandOver] = PayKind.Relief,
        [StepKind.OpinionMeeting] = PayKind.Meeting,
        [StepKind.PreMeeting] = PayKind.Meeting,
        [StepKind.Coerce] = PayKind.Coercion,
    };

    private readonly Dictionary<string, Step> _steps = problem.Steps.ToDictionary(s => s.Id);

    public PriceTable Prices => prices;

    public IReadOnlyList<WorkDay> Of(Plan plan) => [.. plan.Routes.OrderBy(r => r.Day).ThenBy(r => r.Team, StringComparer.Ordinal).SelectMany(OfRoute)];

    /// <summary>What a usual day out of a team costs in pay: verification by its own people and one of the commune. In đồng.</summary>
    public long UsualDay(DateOnly day)
    {
        var people = teams.Select(t => Own(t, day).Count()).DefaultIfEmpty(1).Average();
        return (long)Math.Round((people * Pay(PayKind.Verification, PayRole.Official, day)) + Pay(PayKind.Verification, PayRole.Local, day));
    }

    /// <summary>What a kilometre of a tour costs for the vehicles of a team. In đồng.</summary>
    public decimal Kilometre(DateOnly day) => Norm("norm.vehicles", day) * prices.LitresPer100Km(day).Value / 100m * prices.Fuel(day).Value;

    private IEnumerable<WorkDay> OfRoute(Route route)
    {
        var day = problem.Calendar[route.Day].Date;
        var team = problem.Teams.Single(t => t.Id == route.Team);
        var steps = route.Steps.Select(s => (Name: names.Steps[s], Step: _steps[s])).ToList();
        var km = Math.Round((decimal)route.Km, 3) / 2; // to the metre, both ways
        decimal Farthest(IEnumerable<Step> places) => Math.Round((decimal)places.Select(s => problem.Travel.Km(team.Base, s.At)).DefaultIfEmpty(0).Max(), 3);
        var (farthest, hard) = (Farthest(steps.Select(s => s.Step)), Farthest(steps.Where(s => hardSteps.Contains(s.Name.StepId)).Select(s => s.Step)));

        // A tour counts when any of its places lies far enough for its area (K-07).
        var byHardArea = hard > 0 && farthest < prices.ThresholdKm(false, day).Value;
        WorkDay Day(PayKind kind, IReadOnlyList<Participants> people, Bearer bearer, int vehicles) =>
            new(day, route.Team, kind, people, km, 0, bearer, byHardArea, vehicles) { FarthestKm = byHardArea ? hard : farthest };
        foreach (var paid in Paid(route.Team, day, [.. steps.Select(s => s.Name)]).GroupBy(p => p.Kind).OrderBy(g => g.Key))
        {
            var people = paid.GroupBy(p => p.Role).OrderBy(g => g.Key).Select(g => new Participants(g.Key, g.Sum(p => p.Count))).ToList();
            yield return Day(paid.Key, people, paid.Key.BorneBy(), 0);
        }

        // The debtor bears the way only of a day that is nothing but coercion.
        var kinds = steps.Select(s => Kinds[s.Name.Kind]).Distinct().ToList();
        yield return Day(kinds[0], [], kinds.All(k => k.BorneBy() == Bearer.Debtor) ? Bearer.Debtor : Bearer.State, Norm("norm.vehicles", day));
    }

    private List<(PayKind Kind, PayRole Role, int Count)> Paid(string team, DateOnly day, List<StepName> steps)
    {
        var all = steps.Select(s => Kinds[s.Kind]).ToHashSet();
        var paid = new List<(PayKind Kind, PayRole Role, int Count)>();
        void Add(IEnumerable<PayKind> kinds, Func<PayKind, PayRole> role, int count)
        {
            var best = kinds.Where(k => prices.Pay(k, role(k), day) is not null).OrderByDescending(k => Pay(k, role(k), day)).ThenByDescending(k => k.BorneBy()).ThenBy(k => k).Cast<PayKind?>().FirstOrDefault();
            if (best is { } kind && count > 0)
            {
                paid.Add((kind, role(kind), count));
            }
        }

        var force = teams.First(t => t.Id == names.Team(team));
        Add(all, k => k is PayKind.Meeting or PayKind.Coercion or PayKind.Destruction ? PayRole.Chair : PayRole.Official, 1);
        Add(all, _ => PayRole.Official, names.IsCrew(team) ? 0 : Own(force, day).Count() - 1);
        foreach (var agency in steps.SelectMany(s => s.Partners.Distinct().Select(p => (Agency: p, Place: p == PartnerKind.CommuneCommittee ? _steps[names.StepOf(s.StepId)!].Commune : null, Kind: Kinds[s.Kind]))).GroupBy(x => (x.Agency, x.Place)))
        {
            Add(agency.Select(x => x.Kind).ToHashSet(), _ => RoleOf(agency.Key.Agency), 1);
        }

        // A coercion calls more people than the team: as many as the office's norm says.
        if (all.Contains(PayKind.Coercion))
        {
            int There(PayRole role) => paid.Where(p => p.Kind == PayKind.Coercion && p.Role == role).Sum(p => p.Count);
            var local = Norm("norm.people.local", day);
            Add([PayKind.Coercion], _ => PayRole.Official, Norm("norm.people.coercion", day) - local - There(PayRole.Official));
            Add([PayKind.Coercion], _ => PayRole.Local, local - There(PayRole.Local));
        }

        return paid;
    }

    private static IEnumerable<TeamPerson> Own(TaskForce force, DateOnly day) =>
        TeamStaff.Of(force).Where(p => p.Kind != MemberKind.Representative && p.IsHere(day) && WeekdaySet.Has(p.Weekdays, day.DayOfWeek));

    private static PayRole RoleOf(PartnerKind agency) => agency switch
    {
        PartnerKind.CommuneCommittee => PayRole.Local,
        PartnerKind.Association or PartnerKind.Other => PayRole.Support,
        _ => PayRole.Official,
    };

    private long Pay(PayKind kind, PayRole role, DateOnly day) => prices.Pay(kind, role, day)?.Value ?? 0;

    private int Norm(string code, DateOnly day) => (int)book.Number(code, day);
}
