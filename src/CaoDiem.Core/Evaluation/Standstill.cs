using CaoDiem.CasePlans;
using CaoDiem.FieldWork;
using CaoDiem.Law;

namespace CaoDiem.Evaluation;

/// <summary>Why a file did not move; the code is stable, for addresses and for comparing campaigns.</summary>
public sealed record StandstillCause(string Code, string Label);

/// <summary>
/// Finds for each file that a campaign did not move the one cause that stands first: an open obstacle, the state in law, the last
/// visit, the reason why a planned visit was not made, the plan. So the causes add up to the files.
/// </summary>
public static class Standstill
{
    private static readonly StandstillCause Escalated = new("obstacle-escalated", "Vướng mắc đã báo cáo cấp trên, chưa tháo gỡ");
    private static readonly StandstillCause Hindered = new("obstacle-open", "Vướng mắc đang xử lý");
    private static readonly StandstillCause Stopped = new("stopped", "Đang hoãn, tạm đình chỉ");
    private static readonly StandstillCause NoMeans = new("no-means", "Chưa có điều kiện thi hành, sổ theo dõi riêng");
    private static readonly StandstillCause Silent = new("no-record", "Có trong lịch, không có bản ghi và không rõ lý do");
    private static readonly StandstillCause NotScheduled = new("not-scheduled", "Kế hoạch đã duyệt nhưng chưa được xếp lịch");
    private static readonly StandstillCause Desk = new("desk", "Chỉ có việc tại trụ sở, chưa có kết quả");
    private static readonly StandstillCause Waiting = new("plan-waiting", "Kế hoạch vụ việc chưa được duyệt");
    private static readonly StandstillCause Abandoned = new("plan-abandoned", "Kế hoạch vụ việc ghi không thực hiện");
    private static readonly StandstillCause NoPlan = new("no-plan", "Không lập kế hoạch vụ việc");
    private static readonly Dictionary<VisitKind, StandstillCause> Visited = VisitKinds.All.ToDictionary(k => k, k => new StandstillCause($"visit-{k}".ToLowerInvariant(), $"Đã đến: {Lower(k.Label())}"));
    private static readonly Dictionary<SkipReason, StandstillCause> Skipped = SkipReasons.All.ToDictionary(r => r, r => new StandstillCause($"skip-{r}".ToLowerInvariant(), $"Không đi được: {Lower(r.Label())}"));

    /// <summary>Every cause, in the order in which they are looked for.</summary>
    public static IReadOnlyList<StandstillCause> All { get; } =
        [Escalated, Hindered, Stopped, NoMeans, .. Visited.Values, .. Skipped.Values, Silent, NotScheduled, Desk, Waiting, Abandoned, NoPlan];

    /// <summary>The files that did not move, each with its cause.</summary>
    public static IReadOnlyList<(FileFacts File, StandstillCause Cause)> Of(EvaluationFacts facts)
    {
        var visits = facts.Visits.ToLookup(v => v.DossierId);
        var planned = facts.Planned.ToLookup(p => p.DossierId);
        return [.. facts.Files.Where(f => !f.Moved).Select(f => (f, Cause(f, [.. visits[f.Standing.DossierId]], [.. planned[f.Standing.DossierId]])))];
    }

    public static StandstillCause Cause(FileFacts file, IReadOnlyList<Visit> visits, IReadOnlyList<PlannedVisit> planned)
    {
        if (file.Obstacle is { } obstacle)
        {
            return obstacle == ObstacleState.Escalated ? Escalated : Hindered;
        }

        if (file.State is DossierState.Postponed or DossierState.Suspended)
        {
            return Stopped;
        }

        if (file.State is DossierState.NotEnforceable or DossierState.SeparateLedger)
        {
            return NoMeans;
        }

        if (visits.OrderBy(v => v.On).ThenBy(v => v.RecordedAt).LastOrDefault() is { } last)
        {
            return Visited[last.Kind];
        }

        return planned.OrderBy(p => p.Day).LastOrDefault() is { } missed ? missed.Skipped is { } reason ? Skipped[reason] : Silent : Unplanned(file);
    }

    private static StandstillCause Unplanned(FileFacts file) => file.Plan switch
    {
        null => NoPlan,
        PlanState.Draft or PlanState.Consulted => Waiting,
        PlanState.Abandoned => Abandoned,
        PlanState.Approved or PlanState.CarriedOut => file.GoesOut ? NotScheduled : Desk,
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    private static string Lower(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
