namespace CaoDiem.Law;

/// <summary>What is lost when a step lapses; the first is the worst.</summary>
public enum Loss
{
    /// <summary>A right of a party.</summary>
    Right,

    /// <summary>Money or property, of a party or of the state.</summary>
    Money,

    /// <summary>The officer or the office answers for it.</summary>
    Discipline,

    /// <summary>Nothing but good order.</summary>
    Order,
}

/// <summary>What each rule of a finding stands to lose, from <c>Data/losses.csv</c>; and how findings are ranked by it.</summary>
public static class Losses
{
    private static readonly Dictionary<string, Loss> ByRule = LawData.Read("losses.csv").ToDictionary(c =>
        c[0], c => Enum.Parse<Loss>(c[1], true));

    private static readonly Dictionary<Loss, string> Labels = new()
    {
        [Loss.Right] = "Mất quyền của đương sự",
        [Loss.Money] = "Mất tiền, tài sản",
        [Loss.Discipline] = "Trách nhiệm kỷ luật",
        [Loss.Order] = "Nề nếp hồ sơ",
    };

    /// <summary>Every rule that a finding of a file can carry.</summary>
    public static IReadOnlyCollection<string> Rules => ByRule.Keys;

    public static string Label(this Loss loss) => Labels[loss];

    /// <summary>What lapses with this rule; good order where the table says nothing.</summary>
    public static Loss Of(string rule) => ByRule.GetValueOrDefault(rule, Loss.Order);

    /// <summary>
    /// The most urgent first: what an act on record started and is late, by what is lost and then by how late it is; what is still to
    /// come, by its day; last what only asks for a fact.
    /// </summary>
    public static IReadOnlyList<Finding> Rank(IEnumerable<Finding> findings, DateOnly asOf) =>
    [
        .. findings.OrderBy(f => f.RecordGap ? 2 : f.IsOverdue(asOf) ? 0 : 1).ThenBy(f => f.IsOverdue(asOf) ? (int)f.Loss : 0)
            .ThenBy(f => f.Due).ThenBy(f => f.Loss).ThenBy(f => f.Rule, StringComparer.Ordinal),
    ];
}

/// <summary>How many files lack one fact.</summary>
public sealed record RecordGapCount(string Code, string Label, int Files);

/// <summary>What is to be written down first, instead of an alarm for each file.</summary>
public static class RecordGaps
{
    /// <param name="files">The findings of each file.</param>
    public static IReadOnlyList<RecordGapCount> Count(IEnumerable<IReadOnlyList<Finding>> files) =>
    [
        .. files.SelectMany(f => f.Where(x => x.RecordGap).SelectMany(x => x.Missing).Distinct()).GroupBy(code => code)
            .Select(g => new RecordGapCount(g.Key, MissingItems.Label(g.Key), g.Count()))
            .OrderByDescending(c => c.Files).ThenBy(c => c.Code, StringComparer.Ordinal),
    ];
}
