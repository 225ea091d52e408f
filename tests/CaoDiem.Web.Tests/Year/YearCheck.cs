using System.Text.Json;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Year;

namespace CaoDiem.Web.Tests.Year;

/// <summary>The figures that the site and the command line tell, against a count made in another way from what they were told.</summary>
internal sealed class YearCheck(YearOffice office, ToldYear told, string campaign)
{
    private readonly Dictionary<DateOnly, string> _asItWas = [];

    /// <summary>Where the two counts differ, and ids that lead nowhere.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Today's board and year; those of the end of the month before, as known now and as they were known then.</summary>
    public async Task MonthAsync()
    {
        var day = office.Today;
        var now = await BoardAsync(day, null);
        Board(now, day, day);
        Year(now, day, day);
        foreach (var (then, said) in _asItWas.OrderByDescending(x => x.Key).Take(LongRun.Times(1, 12)))
        {
            Board(await BoardAsync(then, null), then, day);
            var known = await BoardAsync(then, then);
            Board(known, then, then);
            Same($"board of {then} as known then, asked again", Bare(JsonDocument.Parse(said).RootElement), Bare(known));
        }

        _asItWas[day] = now.GetRawText();
        await using var db = office.Site.Database.Open();
        Faults.AddRange((await Orphans.FindAsync(db)).Select(o => $"{day}: {o}"));
    }

    /// <summary>The command line tells the same board.</summary>
    public async Task CommandLineAsync()
    {
        var told = office.Run("score", "--campaign", campaign, "--as-of", YearOffice.Iso(office.Today), "--json");
        Same($"the command line on {office.Today}", Bare(await BoardAsync(office.Today, null)), Bare(JsonDocument.Parse(told).RootElement));
    }

    /// <summary>The board of a day against what is counted.</summary>
    public void Board(JsonElement board, DateOnly day, DateOnly known)
    {
        Same($"board of {day} known {known}", Figures(board), YearCount.Board(told, day, known));
        Slices(board.GetProperty("byOfficer"), day, known, w => w.Officer);
        Slices(board.GetProperty("byCommune"), day, known, w => w.Commune);
        Slices(board.GetProperty("byTaskForce"), day, known, w => w.Commune is { } place ? told.TeamOf[place] : null);
    }

    public async Task<JsonElement> BoardAsync(DateOnly day, DateOnly? known)
    {
        var url = $"/Campaigns/Score/{campaign}?handler=Json&asOf={YearOffice.Written(day)}"
            + (known is { } seen ? $"&knownOn={YearOffice.Written(seen)}" : "");
        return JsonDocument.Parse(await (await office.HeadAsync()).HtmlAsync(url)).RootElement;
    }

    private void Year(JsonElement board, DateOnly day, DateOnly known)
    {
        var (year, plain) = (board.GetProperty("year"), YearCount.Year(told, day, known));
        Same($"year on {day}", plain.Keys.ToDictionary(k => k, k => year.GetProperty(k).GetInt64()), plain);
    }

    private void Slices(JsonElement lines, DateOnly day, DateOnly known, Func<YearWalk, string?> of)
    {
        foreach (var line in lines.EnumerateArray())
        {
            var name = line.GetProperty("name").GetString();
            Same($"{name} on {day} known {known}", Figures(line), YearCount.Board(told, day, known, w => of(w) == name));
        }
    }

    private static Dictionary<string, long> Figures(JsonElement board)
    {
        var figures = new Dictionary<string, long>();
        foreach (var member in board.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Number))
        {
            figures[member.Name] = member.Value.GetInt64();
        }

        foreach (var member in board.GetProperty("money").EnumerateObject())
        {
            figures["money." + member.Name] = member.Value.GetInt64();
        }

        return figures;
    }

    private void Same(string of, Dictionary<string, long> product, Dictionary<string, long> plain)
    {
        foreach (var (figure, expected) in plain)
        {
            if (product[figure] != expected)
            {
                Faults.Add($"{figure}, {of}: {product[figure]} told, {expected} counted");
            }
        }
    }

    private void Same(string of, IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        foreach (var (first, second) in one.Zip(other).Where(x => x.First != x.Second))
        {
            Faults.Add($"{of}: {Short(first)} and {Short(second)}");
        }
    }

    private static string Short(string text) => text.Length > 400 ? text[..400] : text;

    // Without the day on which it was looked at, and the curve.
    private static List<string> Bare(JsonElement board) => [.. board.EnumerateObject()
        .Where(m => m.Name is not ("knownOn" or "trend" or "campaign" or "target"))
        .Select(m => $"{m.Name} {JsonSerializer.Serialize(m.Value)}")];
}
