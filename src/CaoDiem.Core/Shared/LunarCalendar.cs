namespace CaoDiem.Shared;

/// <summary>A day of the Vietnamese lunar calendar.</summary>
public readonly record struct LunarDate(int Year, int Month, int Day, bool LeapMonth);

/// <summary>
/// The Vietnamese lunar calendar, 1900 to 2199: new moons and solar terms at Hà Nội's meridian zone (UTC+7), hence not
/// the Chinese calendar (Tết differed in 1968, 1969, 1985, 2007 and will in 2030). Astronomy after Jean Meeus,
/// "Astronomical Algorithms" (1998); rules of the months after Hồ Ngọc Đức, "Thuật toán tính âm lịch".
/// </summary>
public static class LunarCalendar
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;
    private const double HoursEast = 7.0;
    private const double SynodicMonth = 29.530588853;
    private const double NewMoonOfJanuary1900 = 2415021.076998695;

    /// <summary>Tết: the first day of the first lunar month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1900 to 2199.</exception>
    public static DateOnly NewYear(int year) => ToSolar(new(year, 1, 1, false));

    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1900 to 2199, or the day does not exist.</exception>
    public static DateOnly ToSolar(LunarDate date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date.Year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(date.Year, LastYear);
        var (from, to) = date.Month < 11 ? (EleventhMonth(date.Year - 1), EleventhMonth(date.Year)) : (EleventhMonth(date.Year), EleventhMonth(date.Year + 1));
        var index = MonthIndex(from);
        var offset = date.Month - 11 + (date.Month < 11 ? 12 : 0);
        if (to - from > 365)
        {
            var leap = LeapMonthOffset(from);
            var leapMonth = leap - 2 + (leap - 2 <= 0 ? 12 : 0);
            if (date.LeapMonth && date.Month != leapMonth)
            {
                throw new ArgumentOutOfRangeException(nameof(date), "There is no such leap month in that year.");
            }

            offset += date.LeapMonth || offset >= leap ? 1 : 0;
        }

        return FromJulian(NewMoonDay(index + offset) + date.Day - 1);
    }

    public static LunarDate ToLunar(DateOnly day)
    {
        var number = ToJulian(day);
        var index = MonthIndex(number);
        var monthStart = NewMoonDay(index + 1);
        monthStart = monthStart > number ? NewMoonDay(index) : monthStart;
        var from = EleventhMonth(day.Year);
        var to = from;
        var year = day.Year;
        if (from >= monthStart)
        {
            from = EleventhMonth(day.Year - 1);
        }
        else
        {
            year++;
            to = EleventhMonth(day.Year + 1);
        }

        var months = (monthStart - from) / 29;
        var (month, leap) = (months + 11, false);
        if (to - from > 365 && LeapMonthOffset(from) is var leapOffset && months >= leapOffset)
        {
            month = months + 10;
            leap = months == leapOffset;
        }

        month = month > 12 ? month - 12 : month;
        return new(month >= 11 && months < 4 ? year - 1 : year, month, number - monthStart + 1, leap);
    }

    private static int MonthIndex(int julianDay) => (int)Math.Floor(0.5 + ((julianDay - NewMoonOfJanuary1900) / SynodicMonth));

    // Day on which the new moon with this index falls in Việt Nam.
    private static int NewMoonDay(int index) => (int)Math.Floor(NewMoon(index) + 0.5 + (HoursEast / 24));

    // First day of the month that holds the winter solstice: always the eleventh.
    private static int EleventhMonth(int year)
    {
        var index = (int)Math.Floor((ToJulian(new(year, 12, 31)) - NewMoonOfJanuary1900) / SynodicMonth);
        var day = NewMoonDay(index);
        return SunSector(day) >= 9 ? NewMoonDay(index - 1) : day;
    }

    // The leap month is the first one in which the sun enters no new principal term.
    private static int LeapMonthOffset(int eleventhMonth)
    {
        var index = MonthIndex(eleventhMonth);
        var i = 1;
        var last = 0;
        var sector = SunSector(NewMoonDay(index + i));
        do
        {
            last = sector;
            i++;
            sector = SunSector(NewMoonDay(index + i));
        }
        while (sector != last && i < 14);
        return i - 1;
    }

    // Twelfths of the ecliptic at the start of the day in Việt Nam, 0 from the spring equinox.
    private static int SunSector(int julianDay) => (int)Math.Floor(SunLongitude(julianDay - 0.5 - (HoursEast / 24)) / 30);

    private static double SunLongitude(double julian)
    {
        var t = (julian - 2451545.0) / 36525;
        var anomaly = Radians(357.52910 + (35999.05030 * t) - (0.0001559 * t * t) - (0.00000048 * t * t * t));
        var mean = 280.46645 + (36000.76983 * t) + (0.0003032 * t * t);
        var centre = ((1.914600 - (0.004817 * t) - (0.000014 * t * t)) * Math.Sin(anomaly))
            + ((0.019993 - (0.000101 * t)) * Math.Sin(2 * anomaly)) + (0.000290 * Math.Sin(3 * anomaly));
        var omega = Radians(125.04 - (1934.136 * t));
        var longitude = mean + centre - 0.00569 - (0.00478 * Math.Sin(omega));
        return longitude - (360 * Math.Floor(longitude / 360));
    }

    // Julian date (UTC) of the new moon with this index from January 1900.
    private static double NewMoon(int index)
    {
        var t = index / 1236.85;
        var (t2, t3) = (t * t, t * t * t);
        var mean = 2415020.75933 + (29.53058868 * index) + (0.0001178 * t2) - (0.000000155 * t3)
            + (0.00033 * Math.Sin(Radians(166.56 + (132.87 * t) - (0.009173 * t2))));
        var sun = Radians(359.2242 + (29.10535608 * index) - (0.0000333 * t2) - (0.00000347 * t3));
        var moon = Radians(306.0253 + (385.81691806 * index) + (0.0107306 * t2) + (0.00001236 * t3));
        var latitude = Radians(21.2964 + (390.67050646 * index) - (0.0016528 * t2) - (0.00000239 * t3));
        var correction = ((0.1734 - (0.000393 * t)) * Math.Sin(sun)) + (0.0021 * Math.Sin(2 * sun))
            - (0.4068 * Math.Sin(moon)) + (0.0161 * Math.Sin(2 * moon)) - (0.0004 * Math.Sin(3 * moon))
            + (0.0104 * Math.Sin(2 * latitude)) - (0.0051 * Math.Sin(sun + moon)) - (0.0074 * Math.Sin(sun - moon))
            + (0.0004 * Math.Sin((2 * latitude) + sun)) - (0.0004 * Math.Sin((2 * latitude) - sun))
            - (0.0006 * Math.Sin((2 * latitude) + moon)) + (0.0010 * Math.Sin((2 * latitude) - moon))
            + (0.0005 * Math.Sin((2 * moon) + sun));
        var delta = t < -11
            ? 0.001 + (0.000839 * t) + (0.0002261 * t2) - (0.00000845 * t3) - (0.000000081 * t * t3)
            : -0.000278 + (0.000265 * t) + (0.000262 * t2);
        return mean + correction - delta;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static int ToJulian(DateOnly day) => day.DayNumber + 1721426;

    private static DateOnly FromJulian(int julianDay) => DateOnly.FromDayNumber(julianDay - 1721426);
}
