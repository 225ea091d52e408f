namespace CaoDiem.Shared;

/// <summary>
/// Public holidays of Việt Nam with their substitutes. The law fixes the number of days; which days Tết and National
/// Day take is decided each year (law.md H-02): published decisions are data here, other years use the usual choice.
/// </summary>
public static class VietnamHolidays
{
    private const string Holidays = "Bộ luật Lao động, Điều 112 khoản 1";
    private const string Substitute = "Nghỉ bù, Bộ luật Lao động, Điều 111 khoản 3";
    private const string Usual = "Bộ luật Lao động, Điều 112 (lịch thông thường; chưa kiểm chứng quyết định của năm)";
    private const string CultureDay = "Nghị quyết 28/2026/QH16, Điều 2";
    private const string Decision2027 = "Công văn 10065/VPCP-KGVX ngày 02/10/2026";
    private const string Swap2026 = "Hoán đổi ngày làm việc năm 2026 (thông báo trên baochinhphu.vn)";

    /// <summary>Years in which a holiday came into being.</summary>
    private const int AncestorsSince = 2007;
    private const int SecondNationalDaySince = 2021;
    private const int CultureDaySince = 2026;

    /// <summary>Days of Tết before its first day, and in all, when no decision is known.</summary>
    private const int TetDaysBefore = 1;
    private const int TetDays = 5;

    /// <summary>Decisions of a year: first and last day off for Tết, weekends inside included.</summary>
    private static readonly Dictionary<int, (DateOnly From, DateOnly To, string Source)> TetDecisions = new()
    {
        [2026] = (new(2026, 2, 14), new(2026, 2, 22), "Lịch nghỉ Tết 2026 của công chức (Bộ Nội vụ)"),
        [2027] = (new(2027, 2, 4), new(2027, 2, 10), Decision2027),
    };

    /// <summary>Decisions of a year: the second day of National Day.</summary>
    private static readonly Dictionary<int, (DateOnly Day, string Source)> NationalDayDecisions = new()
    {
        [2026] = (new(2026, 9, 1), Swap2026),
        [2027] = (new(2027, 9, 3), Decision2027),
    };

    /// <summary>Working days swapped by decision: the day off and the Saturday worked instead (law.md H-12).</summary>
    private static readonly IReadOnlyList<SwappedDay> SwapDecisions =
    [
        new(new(2026, 1, 2), new(2026, 1, 10), Swap2026),
        new(new(2026, 8, 31), new(2026, 8, 22), Swap2026),
    ];

    /// <summary>The swaps decided for a year.</summary>
    public static IReadOnlyList<SwappedDay> Swaps(int year) => [.. SwapDecisions.Where(s => s.Off.Year == year)];

    /// <summary>The holidays of a year and their substitutes; weekends only where they are part of a holiday.</summary>
    /// <param name="cultureDayMoves">24 November gets a substitute when it falls on a weekend; disputed (law.md H-04).</param>
    public static IReadOnlyList<NonWorkingDay> Of(int year, bool cultureDayMoves = false)
    {
        var fixedDays = Fixed(year).ToList();
        var days = fixedDays.ToDictionary(d => d.Day);
        AddTet(year, days);
        foreach (var swap in Swaps(year))
        {
            days[swap.Off] = new(swap.Off, $"Nghỉ hoán đổi, làm bù thứ Bảy {swap.Worked:dd/MM/yyyy}", swap.Source);
        }

        foreach (var holiday in fixedDays.Concat(UsualTet(year)).Where(d => (cultureDayMoves || !IsCultureDay(d, year)) && IsWeekend(d.Day)).OrderBy(d => d.Day))
        {
            var day = holiday.Day;
            while (IsWeekend(day) || days.ContainsKey(day))
            {
                day = day.AddDays(1);
            }

            if (day.Year == year)
            {
                days.Add(day, new(day, $"Nghỉ bù {holiday.Name}", Substitute));
            }
        }

        return [.. days.Values.OrderBy(d => d.Day)];
    }

    private static IEnumerable<NonWorkingDay> Fixed(int year)
    {
        yield return new(new(year, 1, 1), "Tết Dương lịch", Holidays);
        if (year is >= AncestorsSince and <= LunarCalendar.LastYear)
        {
            yield return new(LunarCalendar.ToSolar(new(year, 3, 10, false)), "Giỗ Tổ Hùng Vương", Holidays);
        }

        yield return new(new(year, 4, 30), "Ngày Chiến thắng", Holidays);
        yield return new(new(year, 5, 1), "Ngày Quốc tế lao động", Holidays);
        yield return new(new(year, 9, 2), "Quốc khánh", Holidays);
        if (year >= SecondNationalDaySince)
        {
            yield return SecondNationalDay(year);
        }

        if (year >= CultureDaySince)
        {
            yield return new(new(year, 11, 24), "Ngày Văn hóa Việt Nam", CultureDay);
        }
    }

    // One more day before or after 2 September; usually the one that joins a weekend.
    private static NonWorkingDay SecondNationalDay(int year)
    {
        if (NationalDayDecisions.TryGetValue(year, out var decided))
        {
            return new(decided.Day, "Quốc khánh (ngày liền kề)", decided.Source);
        }

        var before = new DateOnly(year, 9, 2).DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Saturday or DayOfWeek.Sunday;
        return new(new(year, 9, before ? 1 : 3), "Quốc khánh (ngày liền kề)", Usual);
    }

    private static void AddTet(int year, Dictionary<DateOnly, NonWorkingDay> days)
    {
        if (TetDecisions.TryGetValue(year, out var decision))
        {
            for (var day = decision.From; day <= decision.To; day = day.AddDays(1))
            {
                days[day] = new(day, "Tết Nguyên đán", decision.Source);
            }

            return;
        }

        foreach (var day in UsualTet(year))
        {
            days[day.Day] = day;
        }
    }

    private static IEnumerable<NonWorkingDay> UsualTet(int year) =>
        year is < LunarCalendar.FirstYear or > LunarCalendar.LastYear || TetDecisions.ContainsKey(year)
            ? []
            : Enumerable.Range(-TetDaysBefore, TetDays).Select(i => new NonWorkingDay(LunarCalendar.NewYear(year).AddDays(i), "Tết Nguyên đán", Usual));

    private static bool IsCultureDay(NonWorkingDay day, int year) => year >= CultureDaySince && day.Day == new DateOnly(year, 11, 24);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
