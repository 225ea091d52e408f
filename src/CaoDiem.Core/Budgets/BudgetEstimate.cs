using System.Globalization;
using CaoDiem.Shared;

namespace CaoDiem.Budgets;

/// <summary>How many people take part in one capacity.</summary>
public sealed record Participants(PayRole Role, int Count);

/// <summary>
/// A day's work of a team, as a schedule or the capacity model gives it. A schedule calls <see cref="BudgetEstimate.Of"/>
/// with one of these for each team and day.
/// </summary>
/// <param name="Times">How many such days; 1 for a real day, more when days are only expected.</param>
/// <param name="KmOneWay">Road distance, one way, in kilometres; of a tour, half of its length.</param>
/// <param name="Hard">Going to a commune in a hard area, where a shorter way counts already (K-07).</param>
/// <param name="Nights">Nights away from home.</param>
/// <param name="Vehicles">Own vehicles used.</param>
public sealed record WorkDay(
    DateOnly Day, string Team, PayKind Work, IReadOnlyList<Participants> People, decimal KmOneWay, int Nights, Bearer Bearer,
    bool Hard = false, int Vehicles = 1, int Times = 1)
{
    /// <summary>The farthest place of a tour, one way: that is what the threshold looks at (K-07). Without one, <see cref="KmOneWay"/>.</summary>
    public decimal? FarthestKm { get; init; }

    public decimal Reach => FarthestKm ?? KmOneWay;
}

/// <summary>What a day adds to a line. <paramref name="Count"/> is people, nights or trips.</summary>
public sealed record LineDay(DateOnly Day, string Team, int Count, Dong Amount);

/// <summary>A line of an estimate: what, for whom, how it is calculated, by which rule.</summary>
public sealed record EstimateLine(
    string Code, CostKind Kind, Bearer Bearer, string Label, string Arithmetic, Dong Amount, string? Rule, string? Source, bool Unverified)
{
    /// <summary>The days it comes from; their amounts add up to the line's.</summary>
    public IReadOnlyList<LineDay> Days { get; init; } = [];
}

/// <summary>What days of work cost. Every line carries its arithmetic; equal days are added up into one line.</summary>
public static class BudgetEstimate
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static IReadOnlyList<EstimateLine> Of(IReadOnlyList<WorkDay> workDays, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(workDays);
        ArgumentNullException.ThrowIfNull(prices);
        return [.. Pay(workDays, prices), .. Mileage(workDays, prices), .. Stay(workDays, prices), .. Room(workDays, prices)];
    }

    // People × days at one price: a change of price inside the campaign makes two lines.
    private static IEnumerable<EstimateLine> Pay(IReadOnlyList<WorkDay> days, PriceTable prices) => days
        .SelectMany(d => d.People.Where(p => p.Count > 0).Select(p => (Day: d, p.Role, People: p.Count * d.Times, Price: prices.Pay(d.Work, p.Role, d.Day))))
        .Where(x => x.Price is not null)
        .GroupBy(x => (x.Day.Bearer, x.Day.Work, x.Role, Price: x.Price!))
        .OrderBy(g => g.Key.Bearer).ThenBy(g => g.Key.Work).ThenBy(g => g.Key.Role).ThenBy(g => g.Key.Price.Value)
        .Select(g =>
        {
            var people = g.Sum(x => x.People);
            return Line($"pay.{g.Key.Work}.{g.Key.Role}", CostKind.DailyPay, g.Key.Bearer, $"{g.Key.Work.Label()}: {g.Key.Role.Label()}",
                $"{Number(people)} ngày công × {Money(g.Key.Price.Value)}", g.Key.Price, Days(g, x => x.Day, x => x.People, x => x.People * g.Key.Price.Value));
        });

    // 2 × km × litres × price for each vehicle, rounded down for each trip; below the threshold nothing is paid, and the line says so (K-07).
    private static IEnumerable<EstimateLine> Mileage(IReadOnlyList<WorkDay> days, PriceTable prices) => days
        .Where(d => d.KmOneWay > 0 && d.Vehicles > 0)
        .Select(d => (Day: d, Fuel: prices.Fuel(d.Day), Litres: prices.LitresPer100Km(d.Day), Threshold: prices.ThresholdKm(d.Hard, d.Day)))
        .GroupBy(x => (x.Day.Bearer, x.Day.Hard, Paid: x.Day.Reach >= x.Threshold.Value, x.Fuel, x.Litres, x.Threshold))
        .OrderBy(g => g.Key.Bearer).ThenByDescending(g => g.Key.Paid).ThenBy(g => g.Min(x => x.Day.Day))
        .Select(g =>
        {
            var (trips, fuel, litres, threshold) = (g.Sum(x => x.Day.Vehicles * x.Day.Times), g.Key.Fuel, g.Key.Litres, g.Key.Threshold);
            var hard = g.Key.Hard ? " (địa bàn khó khăn)" : "";
            var code = g.Key.Hard ? "mileage.hard" : "mileage";
            if (!g.Key.Paid)
            {
                return Line($"{code}.near", CostKind.Mileage, g.Key.Bearer, $"Đi lại nơi gần{hard}", $"{Number(trips)} chuyến, dưới {threshold.Value} km một chiều nên không được khoán", threshold,
                    Days(g, x => x.Day, x => x.Day.Vehicles * x.Day.Times, _ => 0));
            }

            var kms = g.Select(x => x.Day.KmOneWay).Distinct().ToList();
            var way = kms.Count == 1
                ? $"{Number(trips)} chuyến × 2 × {Km(kms[0])} km"
                : $"{Number(trips)} chuyến, cả đi và về {Km(g.Sum(x => 2 * x.Day.KmOneWay * x.Day.Vehicles * x.Day.Times))} km";
            var paid = litres with { Source = $"{litres.Source}; giá xăng: {fuel.Source}", Unverified = litres.Unverified || fuel.Unverified };
            return Line(code, CostKind.Mileage, g.Key.Bearer, $"Đi lại bằng xe tự túc{hard}", $"{way} × {Litres(litres.Value)} lít × {Money(fuel.Value)}{(kms.Count == 1 ? "" : ", từng chuyến bỏ phần lẻ dưới 1 đồng,")}", paid,
                Days(g, x => x.Day, x => x.Day.Vehicles * x.Day.Times, x => x.Day.Vehicles * x.Day.Times * (long)Math.Floor(2 * x.Day.KmOneWay * litres.Value / 100m * fuel.Value)));
        });

    // Only the people of state agencies travel on duty; a trip without a night is paid at the office's own rate (K-03).
    private static IEnumerable<EstimateLine> Stay(IReadOnlyList<WorkDay> days, PriceTable prices) => days
        .Where(d => d.Nights > 0 || d.Reach >= prices.ThresholdKm(d.Hard, d.Day).Value)
        .Select(d => (Day: d, People: d.Times * d.People.Where(p => p.Role is PayRole.Chair or PayRole.Official).Sum(p => p.Count)))
        .Where(x => x.People > 0)
        .GroupBy(x => (x.Day.Bearer, Away: x.Day.Nights > 0, Price: x.Day.Nights > 0 ? prices.Stay(x.Day.Day) : prices.SameDay(x.Day.Day)))
        .OrderBy(g => g.Key.Bearer).ThenBy(g => g.Key.Away).ThenBy(g => g.Key.Price.Value)
        .Select(g =>
        {
            var people = g.Sum(x => x.People * (x.Day.Nights + 1));
            return Line(g.Key.Away ? "stay.night" : "stay.day", CostKind.Stay, g.Key.Bearer, g.Key.Away ? "Phụ cấp lưu trú có nghỉ đêm" : "Phụ cấp đi công tác trong ngày",
                $"{Number(people)} ngày người × {Money(g.Key.Price.Value)}", g.Key.Price,
                Days(g, x => x.Day, x => x.People * (x.Day.Nights + 1), x => x.People * (x.Day.Nights + 1) * g.Key.Price.Value));
        });

    private static IEnumerable<EstimateLine> Room(IReadOnlyList<WorkDay> days, PriceTable prices) => days
        .Where(d => d.Nights > 0)
        .Select(d => (Day: d, Nights: d.Nights * d.Times * d.People.Where(p => p.Role is PayRole.Chair or PayRole.Official).Sum(p => p.Count)))
        .Where(x => x.Nights > 0)
        .GroupBy(x => (x.Day.Bearer, Price: prices.Room(x.Day.Day)))
        .OrderBy(g => g.Key.Bearer).ThenBy(g => g.Key.Price.Value)
        .Select(g =>
        {
            var nights = g.Sum(x => x.Nights);
            return Line("room", CostKind.Room, g.Key.Bearer, "Khoán tiền thuê phòng nghỉ", $"{Number(nights)} đêm người × {Money(g.Key.Price.Value)}", g.Key.Price,
                Days(g, x => x.Day, x => x.Nights, x => x.Nights * g.Key.Price.Value));
        });

    private static LineDay[] Days<T>(IEnumerable<T> rows, Func<T, WorkDay> day, Func<T, int> count, Func<T, long> amount) =>
        [.. rows.GroupBy(r => (day(r).Day, day(r).Team)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Team, StringComparer.Ordinal).Select(g => new LineDay(g.Key.Day, g.Key.Team, g.Sum(count), new(g.Sum(amount))))];

    private static EstimateLine Line(string code, CostKind kind, Bearer bearer, string label, string arithmetic, Price price, IReadOnlyList<LineDay> days)
    {
        var amount = days.Sum(d => d.Amount.Amount);
        return new(bearer == Bearer.Debtor ? code + ".debtor" : code, kind, bearer, label, $"{arithmetic} = {Money(amount)} đồng", new(amount), price.Rule, price.Source, price.Unverified) { Days = days };
    }

    private static string Number(int number) => number.ToString("N0", Vietnamese);

    private static string Money(long amount) => amount.ToString("N0", Vietnamese);

    private static string Km(decimal km) => km.ToString("#,0.##", Vietnamese);

    private static string Litres(long per100Km) => (per100Km / 100m).ToString("0.##", Vietnamese);
}
