namespace CaoDiem.Planning;

/// <summary>How long and how to search.</summary>
public sealed record SolveOptions
{
    /// <summary>Wall-clock limit; the search stops at the latest then and returns its best plan.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Number of ruin-and-recreate iterations of each thread; null: as many as <see cref="Time"/> allows. With a number given,
    /// one thread and a time limit that is not reached, the same seed gives the same plan on every machine.
    /// </summary>
    public long? Iterations { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Number of threads searching; at least one.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>A plan to start from; whatever of it is still allowed is kept. Null: start from the published routes, or from nothing.</summary>
    public Plan? Start { get; init; }
}

/// <summary>Where a running search stands.</summary>
/// <param name="Elapsed">Time since the call.</param>
/// <param name="Objective">Objective of the best plan so far.</param>
/// <param name="StepsPlanned">Steps in that plan.</param>
/// <param name="Iterations">Iterations done over all threads.</param>
public sealed record SolveProgress(TimeSpan Elapsed, double Objective, int StepsPlanned, long Iterations);
