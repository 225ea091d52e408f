namespace CaoDiem.Shared;

/// <summary>Pure work on many things at once.</summary>
internal static class Parallels
{
    /// <summary>From here on the work is worth a second thread.</summary>
    private const int Many = 64;

    /// <summary>What a pure function makes of each, in their order.</summary>
    public static IReadOnlyList<TResult> InParallel<T, TResult>(this IReadOnlyCollection<T> all, Func<T, TResult> pure) =>
        all.Count < Many ? [.. all.Select(pure)] : [.. all.AsParallel().AsOrdered().Select(pure)];
}
