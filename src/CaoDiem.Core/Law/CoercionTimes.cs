using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>Whether coercion may be carried out at a time.</summary>
/// <param name="Mobilised">Forces are mobilised (có huy động lực lượng).</param>
/// <param name="PolicyBeneficiary">The debtor is a policy beneficiary (đối tượng chính sách).</param>
public sealed record CoercionMoment(DateOnly Day, TimeOnly? Time, bool Mobilised, bool PolicyBeneficiary);

/// <summary>The answer with the rule behind it; <paramref name="Unverified"/> when an office setting decided.</summary>
public sealed record CoercionVerdict(bool Allowed, string Rule, string Article, string Law, string Reason, bool Unverified);

/// <summary>From which days the fifteen days around Tết are counted: the text does not say (law.md C-16).</summary>
public enum TetWindow
{
    /// <summary>From the first and the last day off; holds the other window, hence the careful reading.</summary>
    HolidayBlock,

    FirstLunarDay,
}

/// <summary>Forbidden times of coercion (law.md C-10 to C-18).</summary>
public static class CoercionTimes
{
    /// <summary>The row of the days around Tết.</summary>
    public const string TetRule = "C-12";

    private const int DaysSearched = 366;

    public static CoercionVerdict Decide(CoercionMoment moment, LawBook law)
    {
        var isA = LawVersion.On(moment.Day) == LawVersion.A;
        var version = LawVersion.On(moment.Day).Id;
        var (from, to) = (Hour("night.from"), Hour("night.to"));
        TimeOnly Hour(string code) => new((int)law.Number(code, moment.Day), 0);
        var hours = isA ? "khoản 2 Điều 46 Luật THADS 2008" : "khoản 5 Điều 72 Luật THADS 2025";
        var forces = isA ? "khoản 2 Điều 13 Nghị định 62/2015/NĐ-CP" : "khoản 2 Điều 42 Nghị định 152/2026/NĐ-CP";
        if (moment.Time is { } time && (time >= from || time < to))
        {
            return new(false, "C-10", hours, version, $"Không cưỡng chế từ {from:HH} giờ đến {to:HH} giờ sáng hôm sau.", false);
        }

        if (law.Calendar.DayOff(moment.Day) is { } off)
        {
            return new(false, "C-11", hours, version, $"Ngày {Day(moment.Day)} là ngày nghỉ ({off.Name}; {off.Source}).", false);
        }

        if (moment.Mobilised)
        {
            if (AroundTet(moment.Day, law) is var (inside, sure) && inside)
            {
                return new(false, TetRule, forces, version,
                    $"Không cưỡng chế có huy động lực lượng trong {Length(moment.Day, law)} ngày trước và sau Tết Nguyên đán{(sure ? "" : $"; cách tính từ kỳ nghỉ Tết: {Parameters.Mark}")}.", !sure);
            }

            if (moment.PolicyBeneficiary && IsTraditional(moment.Day, law))
            {
                return new(false, "C-13", forces, version,
                    $"Ngày {moment.Day:dd/MM} là ngày truyền thống của đối tượng chính sách là người phải thi hành án; danh sách ngày: {Parameters.Mark}.", true);
            }
        }

        return moment.Mobilised
            ? new(true, "C-15", forces, version, "Không rơi vào thời gian cấm; đơn vị tự xét thêm trường hợp đặc biệt về an ninh, chính trị, phong tục tại địa phương.", false)
            : new(true, "C-15", hours, version, "Không huy động lực lượng: chỉ cấm ban đêm và ngày nghỉ, thời điểm này không bị cấm.", false);
    }

    /// <summary>
    /// The first later day on which the same coercion may be carried out; at night, the day stays and the hour must change,
    /// so the hour is not asked. Null when none is found within a year.
    /// </summary>
    public static DateOnly? NextAllowed(CoercionMoment moment, LawBook law) => Enumerable.Range(1, DaysSearched)
        .Select(i => moment.Day.AddDays(i))
        .Where(day => Decide(moment with { Day = day, Time = null }, law).Allowed)
        .Select(day => (DateOnly?)day).FirstOrDefault();

    /// <summary>First and last day of the window around the Tết of a year, as the setting counts it.</summary>
    public static DateRange Window(int year, LawBook law) => Window(year, (TetWindow)law.Number("tet.window", LunarCalendar.NewYear(year)), law);

    private static DateRange Window(int year, TetWindow window, LawBook law)
    {
        var tet = LunarCalendar.NewYear(year);
        var length = Length(tet, law);
        if (window == TetWindow.FirstLunarDay)
        {
            return new(tet.AddDays(-length), tet.AddDays(length));
        }

        var (from, to) = (tet, tet);
        while (!law.Calendar.IsWorkingDay(from.AddDays(-1)))
        {
            from = from.AddDays(-1);
        }

        while (!law.Calendar.IsWorkingDay(to.AddDays(1)))
        {
            to = to.AddDays(1);
        }

        return new(from.AddDays(-length), to.AddDays(length));
    }

    private static (bool Inside, bool Sure) AroundTet(DateOnly day, LawBook law)
    {
        if (day.Year is < LunarCalendar.FirstYear or > LunarCalendar.LastYear)
        {
            return (false, true);
        }

        return (Window(day.Year, law).Contains(day), Window(day.Year, TetWindow.FirstLunarDay, law).Contains(day));
    }

    private static bool IsTraditional(DateOnly day, LawBook law) => Parameters.All
        .Where(p => p.Kind == ParameterKind.MonthDay).Any(p => law.Number(p.Code, day) == (day.Month * 100) + day.Day);

    private static int Length(DateOnly day, LawBook law) => law.Term("C-12", LawVersion.On(day), day).Length;
}
