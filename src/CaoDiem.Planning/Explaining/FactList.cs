using System.Globalization;

namespace CaoDiem.Planning;

/// <summary>Facts by name, written alike everywhere: dates as yyyy-MM-dd, numbers with a point and at most two decimals.</summary>
internal sealed class FactList(Problem problem)
{
    private readonly Dictionary<string, string> facts = [];

    public IReadOnlyDictionary<string, string> Facts => facts;

    public FactList Text(string name, string value)
    {
        facts[name] = value;
        return this;
    }

    public FactList Number(string name, double value) => Text(name, value.ToString("0.##", CultureInfo.InvariantCulture));

    public FactList Day(string name, int day) => Text(name, problem.Calendar[day].Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public FactList Team(int team) => Text("team", problem.Teams[team].Id);

    public FactList Teams(IEnumerable<int> teams) => Text("teams", string.Join(", ", teams.Select(t => problem.Teams[t].Id)));
}
