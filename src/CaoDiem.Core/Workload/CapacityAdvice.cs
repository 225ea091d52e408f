namespace CaoDiem.Workload;

/// <summary>One sentence for each unit that has more work than time, saying what to change.</summary>
public static class CapacityAdvice
{
    public static IReadOnlyList<string> Of(CapacityPlan plan, IReadOnlyList<WorkNeed> needs, CapacityNorms norms)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Units.Where(u => u.OverWeeks > 0).OrderByDescending(u => u.Weeks.Sum(w => w.Over)).Select(u => Sentence(u, [.. needs.Where(n => n.Unit == u.Key)], norms))];
    }

    private static string Sentence(LoadLine unit, List<WorkNeed> needs, CapacityNorms norms)
    {
        var over = unit.Weeks.Sum(w => w.Over);
        var waves = needs.GroupBy(n => n.Wave).Select(g => (Wave: g.Key, g.First().Period, Minutes: g.Sum(n => n.Minutes), Files: g.Sum(n => n.Files))).ToList();
        long In(Func<WeekLoad, long> of, Shared.DateRange period) => unit.Weeks.Where(w => Shared.Weeks.Sunday(w.Monday) >= period.From && w.Monday <= period.To).Sum(of);
        var worst = waves.MaxBy(w => In(x => x.Over, w.Period));
        var room = waves.Where(w => w.Wave != worst.Wave).Select(w => (w.Wave, Spare: In(x => x.Spare, w.Period))).OrderByDescending(w => w.Spare).FirstOrDefault();
        var perFile = Math.Max(1, worst.Files == 0 ? 1 : worst.Minutes / worst.Files);
        var excess = Math.Min(over, In(x => x.Over, worst.Period));
        var files = Math.Min(CeilingOf(excess, perFile), room.Spare / perFile);
        var rest = over - (files * perFile);
        var parts = new List<string>();
        if (files > 0)
        {
            parts.Add($"chuyển {files} hồ sơ từ «{worst.Wave}» sang «{room.Wave}»");
        }

        if (rest > 0)
        {
            var week = unit.Weeks.MaxBy(w => w.Over)!;
            var usual = unit.Weeks.Max(w => w.Available);
            parts.Add($"thêm {CeilingOf(rest, norms.MinutesPerDay)} ngày công, trước hết ở tuần từ {week.Monday:dd/MM/yyyy}"
                + (usual > 0 ? $" (hoặc bắt đầu sớm hơn {CeilingOf(rest, usual)} tuần)" : ""));
        }

        return $"{unit.Name} quá tải {unit.OverWeeks} tuần: {string.Join("; ", parts)}.";
    }

    private static long CeilingOf(long minutes, long per) => (minutes + per - 1) / per;
}
