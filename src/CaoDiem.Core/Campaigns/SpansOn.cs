namespace CaoDiem.Campaigns;

/// <summary>Which spans hold a day.</summary>
public static class SpansOn
{
    /// <summary>The spans that hold a day: one a file.</summary>
    public static IQueryable<StandingSpan> On(this IQueryable<StandingSpan> spans, DateOnly day) => spans.Where(s => s.From <= day && s.To >= day);
}
