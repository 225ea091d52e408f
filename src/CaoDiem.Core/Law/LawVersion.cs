namespace CaoDiem.Law;

/// <summary>A version of the enforcement law. The version of a rule is that of the day of the act (law.md T-07).</summary>
public sealed record LawVersion(string Id, string Name, DateOnly From, DateOnly? To)
{
    /// <summary>Law 26/2008/QH12 as amended, with Decree 62/2015 and joint circular 12/2015; to 30 June 2026.</summary>
    public static readonly LawVersion A = new("A", "Luật Thi hành án dân sự 26/2008/QH12 (sửa đổi, bổ sung)", new(2009, 7, 1), new(2026, 6, 30));

    /// <summary>Law 106/2025/QH15 with Decree 152/2026; from 1 July 2026.</summary>
    public static readonly LawVersion B = new("B", "Luật Thi hành án dân sự 106/2025/QH15", new(2026, 7, 1), null);

    /// <summary>Every version, oldest first; the next law is one more line.</summary>
    public static IReadOnlyList<LawVersion> All { get; } = [A, B];

    /// <summary>The version in force on the day of an act; acts before the first one are read by the first.</summary>
    public static LawVersion On(DateOnly act) => All.LastOrDefault(v => v.From <= act) ?? A;

    public static LawVersion Of(string id) => All.First(v => v.Id == id);
}
