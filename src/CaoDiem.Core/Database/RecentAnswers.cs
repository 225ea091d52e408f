using System.Collections.Concurrent;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Database;

/// <summary>
/// What nearly every page asks of an office - its names, its law, how much waits - kept in memory for seconds. What this program saves
/// shows at once; what another one saves (a second server, the command line), after <see cref="Age"/>. For pages that only read: whoever
/// changes something asks the database.
/// </summary>
public sealed class RecentAnswers(TimeProvider time)
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(Id<Office> Office, Type Of), Answer> _answers = [];

    /// <summary>The answer of this type for an office, asked again when it is old.</summary>
    public async Task<T> OfAsync<T>(AppDb db, Id<Office> office, Func<Task<T>> ask)
        where T : notnull
    {
        var (changes, now) = (ChangeCounts.Instance.Of(db, office), time.GetTimestamp());
        if (_answers.TryGetValue((office, typeof(T)), out var kept) && kept.Changes == changes && time.GetElapsedTime(kept.At, now) < Age)
        {
            return (T)kept.Value;
        }

        var value = await ask();
        _answers[(office, typeof(T))] = new(value, changes, now);
        return value;
    }

    private sealed record Answer(object Value, long Changes, long At);
}
