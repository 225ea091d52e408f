namespace CaoDiem.TestKit;

/// <summary>What runs longer, before a release: <c>./test --long</c> sets CAODIEM_LONG.</summary>
public static class LongRun
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("CAODIEM_LONG") == "1";

    /// <summary>How often to do a thing: briefly in every run, in full in a long one.</summary>
    public static int Times(int brief, int full) => IsAsked ? full : brief;
}
