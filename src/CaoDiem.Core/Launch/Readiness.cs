namespace CaoDiem.Launch;

/// <summary>
/// How much of each preparation there is to do and how much is done. A module that comes later fills its pair; a pair
/// with nothing to do is not weighted.
/// </summary>
public sealed record ReadinessFacts
{
    public int FilesChosen { get; init; }

    public int FilesFrozen { get; init; }

    public int PlansNeeded { get; init; }

    public int PlansApproved { get; init; }

    public int PartnersInvited { get; init; }

    public int PartnersConfirmed { get; init; }

    public int SchedulesNeeded { get; init; }

    public int SchedulesAccepted { get; init; }

    public int BudgetsNeeded { get; init; }

    public int BudgetsApproved { get; init; }

    public int DocumentsNeeded { get; init; }

    public int DocumentsIssued { get; init; }

    public int TasksNeeded { get; init; }

    public int TasksDone { get; init; }
}

/// <summary>One part of being ready. Shares are 0 to 1; <paramref name="Least"/> is what must be there to start.</summary>
public sealed record ReadinessPart(string Code, string Label, int Weight, int Done, int Needed, double Least)
{
    public double Share => Needed == 0 ? 1 : Math.Min(1, (double)Done / Needed);
}

public enum WarningLevel
{
    Amber,
    Red,
}

public sealed record LaunchWarning(string Code, WarningLevel Level, string Text);

/// <summary>Readiness on a day, in percent, against what is expected that many days before the start.</summary>
public sealed record ReadinessReport(double Score, double Expected, IReadOnlyList<ReadinessPart> Parts, IReadOnlyList<LaunchWarning> Warnings)
{
    public IEnumerable<LaunchWarning> Red => Warnings.Where(w => w.Level == WarningLevel.Red);
}

/// <summary>The score of preparation: weighted parts, an expected curve, and what must not be missing at the start.</summary>
public static class Readiness
{
    /// <summary>Days before the start when a missing part becomes a warning, and when a red one.</summary>
    private const int DaysToWarn = 14;
    private const int DaysToStop = 3;

    /// <summary>Points below the curve from which the score itself is a red warning.</summary>
    private const double RedGap = 15;

    /// <summary>Days before the start and what is expected then, in percent (peers.md 5.1).</summary>
    private static readonly (int Days, double Percent)[] Curve = [(28, 20), (21, 40), (14, 60), (7, 80), (3, 85), (1, 90)];

    /// <summary>Every part in one place: code, label, weight, what must be there at the start, and its pair of facts.</summary>
    private static readonly (string Code, string Label, int Weight, double Least, Func<ReadinessFacts, (int Done, int Needed)> Pair)[] Registry =
    [
        ("RDY-01", "Danh sách hồ sơ đã chốt", 20, 1, f => (f.FilesFrozen, f.FilesChosen)),
        ("RDY-02", "Kế hoạch giải quyết vụ việc đã duyệt", 25, 0.8, f => (f.PlansApproved, f.PlansNeeded)),
        ("RDY-03", "Cơ quan phối hợp đã xác nhận", 15, 0.8, f => (f.PartnersConfirmed, f.PartnersInvited)),
        ("RDY-04", "Lịch đi địa bàn đã chốt", 10, 1, f => (f.SchedulesAccepted, f.SchedulesNeeded)),
        ("RDY-05", "Kinh phí đã duyệt", 15, 1, f => (f.BudgetsApproved, f.BudgetsNeeded)),
        ("RDY-06", "Kế hoạch, quyết định đã ban hành", 5, 1, f => (f.DocumentsIssued, f.DocumentsNeeded)),
        ("RDY-07", "Việc chuẩn bị trong bảng tiến độ đã xong", 10, 0.7, f => (f.TasksDone, f.TasksNeeded)),
    ];

    /// <param name="daysToLaunch">Calendar days to the first day of the campaign; 0 or less once it has come.</param>
    public static ReadinessReport Of(ReadinessFacts facts, int daysToLaunch)
    {
        ReadinessPart[] parts = [.. Registry.Select(r => (r, Pair: r.Pair(facts))).Where(x => x.Pair.Needed > 0)
            .Select(x => new ReadinessPart(x.r.Code, x.r.Label, x.r.Weight, x.Pair.Done, x.Pair.Needed, x.r.Least))];
        var weight = parts.Sum(p => p.Weight);
        var score = weight == 0 ? 0 : 100 * parts.Sum(p => p.Weight * p.Share) / weight;
        var expected = Expected(daysToLaunch);
        return new(score, expected, parts, [.. Warnings(parts, score, expected, daysToLaunch)]);
    }

    /// <summary>What is expected so many days before the start: nothing before the first point, linear between points.</summary>
    public static double Expected(int days)
    {
        if (days > Curve[0].Days)
        {
            return 0;
        }

        var after = Array.FindIndex(Curve, p => p.Days <= days);
        if (after <= 0)
        {
            return after == 0 ? Curve[0].Percent : Curve[^1].Percent;
        }

        var (early, late) = (Curve[after - 1], Curve[after]);
        return early.Percent + ((late.Percent - early.Percent) * (early.Days - days) / (early.Days - late.Days));
    }

    private static IEnumerable<LaunchWarning> Warnings(ReadinessPart[] parts, double score, double expected, int days)
    {
        if (score < expected)
        {
            yield return new("RDY-00", expected - score >= RedGap ? WarningLevel.Red : WarningLevel.Amber,
                $"Mức sẵn sàng {score:0} %, thấp hơn mức cần có {expected:0} %.");
        }

        if (days > DaysToWarn)
        {
            yield break;
        }

        foreach (var part in parts.Where(p => p.Share < p.Least))
        {
            yield return new(part.Code, days <= DaysToStop ? WarningLevel.Red : WarningLevel.Amber,
                part.Needed == 1 ? $"{part.Label}: chưa có." : $"{part.Label}: {part.Done}/{part.Needed}, cần ít nhất {part.Least * 100:0} %.");
        }
    }
}
