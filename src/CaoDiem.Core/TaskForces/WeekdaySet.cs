namespace CaoDiem.TaskForces;

/// <summary>Days of the week as one number, bit n for <see cref="DayOfWeek"/> n.</summary>
public static class WeekdaySet
{
    /// <summary>Monday to Friday.</summary>
    public const int Working = 0b0111110;

    private static readonly Dictionary<DayOfWeek, string> Labels = new()
    {
        [DayOfWeek.Monday] = "Thứ Hai",
        [DayOfWeek.Tuesday] = "Thứ Ba",
        [DayOfWeek.Wednesday] = "Thứ Tư",
        [DayOfWeek.Thursday] = "Thứ Năm",
        [DayOfWeek.Friday] = "Thứ Sáu",
        [DayOfWeek.Saturday] = "Thứ Bảy",
        [DayOfWeek.Sunday] = "Chủ nhật",
    };

    /// <summary>From Monday to Sunday, as a week is read here.</summary>
    public static IReadOnlyList<DayOfWeek> All { get; } = [.. Labels.Keys];

    public static string Label(this DayOfWeek day) => Labels[day];

    public static int Of(IEnumerable<DayOfWeek> days) => days.Aggregate(0, (set, day) => set | (1 << (int)day));

    public static bool Has(int set, DayOfWeek day) => (set & (1 << (int)day)) != 0;

    public static IReadOnlyList<DayOfWeek> Read(int set) => [.. All.Where(d => Has(set, d))];

    /// <summary>"Thứ Hai, Thứ Ba"; "Thứ Hai – Thứ Sáu" for the working week.</summary>
    public static string Words(int set) => set == Working ? "Thứ Hai – Thứ Sáu" : string.Join(", ", Read(set).Select(Label));
}
