using CaoDiem.Law;

namespace CaoDiem.Campaigns;

/// <summary>A set of work groups as one text, in the order of the registry: "exemption coercion".</summary>
public static class WorkGroupSet
{
    public static string Of(IEnumerable<WorkGroup> groups) => string.Join(' ', groups.Distinct().Order().Select(g => g.Code()));

    public static IReadOnlyList<WorkGroup> Read(string codes) =>
        [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static WorkGroup Parse(string code) =>
        WorkGroups.TryParse(code, out var group) ? group : throw new FormatException($"Unknown work group {code}.");
}
