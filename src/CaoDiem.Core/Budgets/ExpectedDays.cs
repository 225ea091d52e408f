using CaoDiem.Law;
using CaoDiem.Workload;

namespace CaoDiem.Budgets;

/// <summary>
/// Days of work as the capacity model expects them: until a schedule exists an estimate rests on these. Each need of a
/// wave becomes days of its unit, priced at the first day of the wave.
/// </summary>
public static class ExpectedDays
{
    private const long MinutesPerHour = 60;

    private static readonly Dictionary<WorkGroup, PayKind> Kinds = new()
    {
        [WorkGroup.Review] = PayKind.Verification,
        [WorkGroup.Exemption] = PayKind.Relief,
        [WorkGroup.Reduction] = PayKind.Relief,
        [WorkGroup.Refund] = PayKind.Relief,
        [WorkGroup.Destruction] = PayKind.Destruction,
        [WorkGroup.Confiscation] = PayKind.Relief,
        [WorkGroup.Coercion] = PayKind.Coercion,
    };

    public static IReadOnlyList<WorkDay> Of(IReadOnlyList<WorkNeed> needs, LawBook book) => [.. needs.Select(n => Of(n, book)).Where(d => d.Times > 0)];

    /// <summary>One coercion as the office's norms expect it: people, way and vehicles, all borne by the debtor.</summary>
    public static WorkDay Coercion(DateOnly day, string team, LawBook book)
    {
        int Norm(string code) => (int)book.Number(code, day);
        return new(day, team, PayKind.Coercion, People(PayKind.Coercion, Norm), Norm("norm.km"), 0, Bearer.Debtor, Vehicles: Norm("norm.vehicles"));
    }

    private static WorkDay Of(WorkNeed need, LawBook book)
    {
        var (day, kind) = (need.Period.From, Kinds[need.Group]);
        int Norm(string code) => (int)book.Number(code, day);
        var travels = StepNorms.Travels(need.Group);
        var minutes = Norm("norm.hours") * MinutesPerHour;
        return new(day, need.UnitName, kind, People(kind, Norm), travels ? Norm("norm.km") : 0, 0, kind.BorneBy(),
            Vehicles: travels ? Norm("norm.vehicles") : 0,
            Times: kind == PayKind.Coercion ? need.Visits : (int)((need.Minutes + minutes - 1) / minutes));
    }

    private static Participants[] People(PayKind kind, Func<string, int> norm) => kind switch
    {
        PayKind.Coercion =>
        [
            new(PayRole.Chair, 1), new(PayRole.Official, Math.Max(0, norm("norm.people.coercion") - norm("norm.people.local"))), new(PayRole.Local, norm("norm.people.local")),
        ],
        PayKind.Destruction => [new(PayRole.Chair, 1), new(PayRole.Official, norm("norm.people.official"))],
        PayKind.Relief => [new(PayRole.Official, norm("norm.people.relief"))],
        PayKind.Verification or PayKind.Meeting or PayKind.Expert => [new(PayRole.Official, norm("norm.people.official")), new(PayRole.Local, norm("norm.people.local"))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
