using System.Globalization;
using CaoDiem.Law;
using CaoDiem.Shared;
using Xunit;

namespace CaoDiem.Core.Tests.Law;

/// <summary>The rest of the tables a lawyer can read: lists, counting of time, calendar, statistics, moves, files, money.</summary>
public sealed class LawTableTests
{
    public static TheoryData<string> ListCases => Lines("lists.csv");

    public static TheoryData<string> CountingCases => Lines("counting.csv");

    public static TheoryData<string> AnniversaryCases => Lines("anniversary.csv");

    public static TheoryData<string> VersionCases => Lines("versions.csv");

    public static TheoryData<string> CalendarCases => Lines("calendar.csv");

    public static TheoryData<string> StatisticCases => Lines("statistics.csv");

    public static TheoryData<string> MoneyCases => Lines("money.csv");

    public static TheoryData<string> OrderCases => Lines("orders.csv");

    public static TheoryData<string> MoveCases => Lines("moves.csv");

    public static TheoryData<string> ParameterCases => Lines("parameters.csv");

    public static TheoryData<string> FileCases => Lines("files.csv");

    public static TheoryData<string> PlanCases => Lines("coercion-plan.csv");

    public static TheoryData<string> TimetableCases => Lines("relief-timetable.csv");

    public static TheoryData<string> TetCases => Lines("tet-window.csv");

    [Theory]
    [MemberData(nameof(ListCases))]
    public void ListOf(string row)
    {
        var c = row.Split(';');
        var entries = Lists.Of(c[1], Day(c[2])).Where(e => e.Rule == c[0]).ToList();
        Assert.Equal(int.Parse(c[3]), entries.Count);
        if (c[4].Length > 0)
        {
            Assert.Equal(c[4], string.Join('|', entries.Select(e => e.Key)));
        }

        Assert.All(entries, e => Assert.Contains(c[5], e.Text, StringComparison.Ordinal));
        Assert.All(entries, e => Assert.NotEmpty(e.Article));
        Assert.True(Lists.Labels.ContainsKey(c[1]));
    }

    [Theory]
    [MemberData(nameof(CountingCases))]
    public void Counting(string row)
    {
        var c = row.Split(';');
        var unit = c[4] switch { "d" => TermUnit.Day, "wd" => TermUnit.WorkingDay, "m" => TermUnit.Month, "y" => TermUnit.Year, _ => TermUnit.Hour };
        Assert.Equal(Day(c[5]), LegalClock.End(Day(c[2]), int.Parse(c[3]), unit, WorkCalendar.Common));
    }

    [Theory]
    [MemberData(nameof(AnniversaryCases))]
    public void Anniversary(string row)
    {
        var c = row.Split(';');
        Assert.Equal(Day(c[4]), ReliefRules.EligibleFrom(Day(c[2]), int.Parse(c[3]), LawBook.Common));
        var shifted = new LawBook(WorkCalendar.Common, [new("relief.anniversary", DateOnly.MinValue, 1, "x")]);
        Assert.Equal(Day(c[5]), ReliefRules.EligibleFrom(Day(c[2]), int.Parse(c[3]), shifted));
    }

    [Theory]
    [MemberData(nameof(VersionCases))]
    public void Version(string row) => Assert.Equal(row.Split(';')[2], LawVersion.On(Day(row.Split(';')[1])).Id);

    [Theory]
    [MemberData(nameof(CalendarCases))]
    public void WorkingDay(string row)
    {
        var c = row.Split(';');
        var off = WorkCalendar.Common.DayOff(Day(c[1]));
        Assert.Equal(c[2] == "1", off is null);
        Assert.Contains(c[3], off?.Name ?? "", StringComparison.Ordinal);
        Assert.NotEqual("", off?.Source);
    }

    [Theory]
    [MemberData(nameof(StatisticCases))]
    public void Statistic(string row)
    {
        var c = row.Split(';');
        Assert.Equal(c[4], c[2] switch
        {
            "year" => $"{ProfessionalYear.Of(Day(c[3]))}",
            "start" => $"{ProfessionalYear.Start(Day(c[3])):yyyy-MM-dd}",
            "end" => $"{ProfessionalYear.End(Day(c[3])):yyyy-MM-dd}",
            "period" => $"{ProfessionalYear.Period(Day(c[3]))}",
            "entry" => $"{Lists.Of("one-decision", new(2023, 7, 3)).Count(e => e.Rule == c[3])}",
            "rate" => Rate(c[3].Split('/')),
            "waterfall" => $"{Statistics.Of(Input(c[3])).ToEnforce}",
            _ => Bucket(c[3].Split(':')),
        });
    }

    [Theory]
    [MemberData(nameof(MoneyCases))]
    public void Money(string row)
    {
        var c = row.Split(';');
        var (on, input) = (Day(c[3]), c[4].Split(':'));
        switch (c[2])
        {
            case "account":
                var answer = Deposits.Account(new(long.Parse(input[0])), on, LawBook.Common);
                Assert.Contains(c[5], $"{answer.Rule} {answer.Text}", StringComparison.Ordinal);
                Assert.Equal(answer.Unverified, answer.Text.Contains(Parameters.Mark, StringComparison.Ordinal));
                break;
            case "post":
                Assert.Equal(c[5] == "1", Deposits.MayGoByPost(new(long.Parse(input[0])), on, LawBook.Common));
                break;
            case "deduct":
                var most = IncomeDeduction.Of(new(long.Parse(input[0])), int.Parse(input[1]), on, LawBook.Common);
                Assert.Equal((long.Parse(c[5]), "C-09", LawVersion.On(on).Id), (most.Most.Amount, most.Rule, most.Law));
                break;
            case "hardship":
                Assert.Equal(c[5] == "1", ReliefRules.HardshipLongEnough(Day(input[0]), on, LawBook.Common));
                break;
            case "reduce":
                var question = new ReliefQuestion(on, new(2018, 1, 5), ObligationKind.Fine, true, new(long.Parse(input[0]) * 2), new(long.Parse(input[0])), new(long.Parse(input[0])), Dong.Zero, Means.None, on, null, false, false);
                Assert.Equal(long.Parse(c[5]), ReliefRules.Decide(question, LawBook.Common).MaxReduction?.Amount);
                break;
            case "free":
                var free = LateInterest.Free(input[4].Split('|').Select(Interruption), Day(input[3]).AddDays(-1));
                var without = LateInterest.Of(new(long.Parse(input[0])), decimal.Parse(input[1], CultureInfo.InvariantCulture), Day(input[2]), Day(input[3]), [], free);
                Assert.Equal(c[5], $"{without.Principal.Amount}+{without.Interest.Amount}");
                break;
            default:
                DebtPayment[] payments = input[4].Length == 0 ? [] : [new(Day(input[4].Split('=')[0]), new(long.Parse(input[4].Split('=')[1])))];
                var debt = LateInterest.Of(new(long.Parse(input[0])), decimal.Parse(input[1], CultureInfo.InvariantCulture), Day(input[2]), Day(input[3]), payments);
                Assert.Equal(c[5], $"{debt.Principal.Amount}+{debt.Interest.Amount}");
                break;
        }
    }

    [Theory]
    [MemberData(nameof(OrderCases))]
    public void Order(string row)
    {
        var c = row.Split(';');
        Assert.Equal(int.Parse(c[3]), PaymentOrder.Order(Enum.Parse<PaymentRank>(c[1]), LawVersion.On(Day(c[2]))));
    }

    [Theory]
    [MemberData(nameof(MoveCases))]
    public void Move(string row)
    {
        var c = row.Split(';');
        var moves = DossierMoves.From(Enum.Parse<DossierState>(c[3]), Enum.Parse<MatterKind>(c[2]), LawVersion.Of(c[1]).From);
        var found = moves.Where(m => m.Rule == c[0] && m.To == Enum.Parse<DossierState>(c[4])).ToList();
        Assert.Equal(c[5] == "1" ? 1 : 0, found.Count);
        Assert.All(found, m => Assert.Equal(c[1] == "A" ? "L-69" : "L-70", m.To == DossierState.Completed ? m.Rule : c[1] == "A" ? "L-69" : "L-70"));
        Assert.All(found, m => Assert.NotEmpty(m.Article + m.Name));
    }

    [Theory]
    [MemberData(nameof(ParameterCases))]
    public void ParameterOn(string row)
    {
        var c = row.Split(';');
        var value = LawBook.Common.Value(c[1], Day(c[2]));
        Assert.Equal((c[0], long.Parse(c[3]), c[4] == "1"), (Parameters.Of(c[1]).Row, value.Value, value.Unverified));
        Assert.Equal(value.Unverified, LawBook.Common.Words(c[1], Day(c[2])).Contains(Parameters.Mark, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FileCases))]
    public void FileOn(string row)
    {
        var c = row.Split(';');
        var facts = Facts(c);
        var finding = Assert.Single(FileRules.Decide(facts, Day(c[2]), LawBook.Common));
        Assert.Equal((c[14], c[15], c[16] == "1", c[17]), (finding.Group.Code(), finding.Rule, finding.Ready, $"{finding.Due:yyyy-MM-dd}"));
        Assert.Equal(finding.Ready, finding.Missing.Count == 0);
        Assert.All(finding.Missing, m => Assert.NotEqual(m, MissingItems.Label(m)));
    }

    [Theory]
    [MemberData(nameof(PlanCases))]
    public void CoercionPlan(string row)
    {
        var c = row.Split(';');
        var step = Chains.Coercion(Day(c[1]), c[2] == "1", LawBook.Common).SingleOrDefault(s => s.Rule == c[0]);
        Assert.Equal(c[3], step is null ? "" : $"{step.Latest:yyyy-MM-dd}");
    }

    [Theory]
    [MemberData(nameof(TimetableCases))]
    public void ReliefTimetable(string row)
    {
        var c = row.Split(';');
        var table = Chains.Relief(Day(c[1]), LawBook.Common);
        Assert.Equal((c[2], c[3], c[4] == "1"), ($"{table.Handed:yyyy-MM-dd}", $"{table.Effective:yyyy-MM-dd}", table.WithinYear));
    }

    // C-18 counts from the first lunar day; the common default takes the wider window, which holds it.
    [Theory]
    [MemberData(nameof(TetCases))]
    public void TetWindowOf(string row)
    {
        var c = row.Split(';');
        var year = int.Parse(c[1]);
        var narrow = CoercionTimes.Window(year, new(WorkCalendar.Common, [new("tet.window", DateOnly.MinValue, (long)TetWindow.FirstLunarDay, "x")]));
        Assert.Equal(new DateRange(Day(c[2]), Day(c[3])), narrow);
        var wide = CoercionTimes.Window(year, LawBook.Common);
        Assert.True(wide.From < narrow.From && wide.To > narrow.To);
    }

    /// <summary>Every rule that a line of files.csv reaches.</summary>
    internal static IEnumerable<string> ReachedByFiles() => File.ReadAllLines(Path.Combine(RuleTableTests.Folder, "files.csv")).Skip(1).Where(l => l.Length > 0)
        .Select(l => l.Split(';')).SelectMany(c => FileRules.Decide(Facts(c), Day(c[2]), LawBook.Common)).Select(f => f.Rule);

    internal static DossierFacts Facts(string[] c) => new()
    {
        DecisionDate = Day(c[3]),
        Matter = MatterKind.OwnMotion,
        State = Enum.Parse<DossierState>(c[4]),
        Obligations = [new(Enum.Parse<ObligationKind>(c[5]), new(long.Parse(c[6])), new(long.Parse(c[7])), new(long.Parse(c[8])))],
        Means = Enum.Parse<Means>(c[9]),
        LastVerifiedOn = Maybe(c[10]),
        NotEnforceableOn = Maybe(c[11]),
        CoercionDecisionOn = Maybe(c[12]),
        LongReverification = c[13] == "1",
    };

    // "from..to=kind=ground": p postponement, a postponement with interest agreed, s stay.
    private static Interruption Interruption(string text)
    {
        var (days, kind, ground) = text.Split('=') is [var first, var second, var third] ? (first.Split(".."), second, third) : default;
        return new(Day(days[0]), Day(days[1]), kind == "s", ground, kind == "a");
    }

    private static string Rate(string[] parts) =>
        Statistics.Rate(long.Parse(parts[0]), long.Parse(parts[1]))?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Bucket(string[] parts) => Statistics.Bucket(
        Enum.Parse<DossierState>(parts[0]), parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? Day(parts[2]) : new(2023, 7, 3), LawBook.Common).ToString();

    private static StatisticInput Input(string text)
    {
        var parts = text.Split('+', '-').Select(long.Parse).ToArray();
        return new(parts[0], parts[1], parts[2], parts[3], 0, 0, 0);
    }

    private static DateOnly? Maybe(string text) => text.Length == 0 ? null : Day(text);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static TheoryData<string> Lines(string file) => [.. File.ReadAllLines(Path.Combine(RuleTableTests.Folder, file)).Skip(1).Where(l => l.Length > 0)];
}
