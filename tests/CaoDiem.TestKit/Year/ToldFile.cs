namespace CaoDiem.TestKit.Year;

/// <summary>
/// One thing that was said to the product about a file, in the words of <c>act record</c>, and what became of it. The year's counts are
/// made from these alone: they never look into the database.
/// </summary>
public sealed class ToldAct(string kind, DateOnly on, DateOnly recordedOn)
{
    public string Kind { get; } = kind;

    /// <summary>The legal day.</summary>
    public DateOnly On { get; } = on;

    public DateOnly RecordedOn { get; } = recordedOn;

    /// <summary>The day on which it turned out to be a mistake.</summary>
    public DateOnly? CancelledOn { get; set; }

    public long Amount { get; init; }

    public string? Ground { get; init; }

    public string? Which { get; init; }

    public string? Officer { get; init; }

    public string? Commune { get; init; }

    /// <summary>A balance that a register states: nobody collected it.</summary>
    public bool Stated { get; init; }

    /// <summary>As the product calls it; null when it cannot be cancelled by this test.</summary>
    public string? Id { get; init; }

    public string? Receipt { get; init; }

    /// <summary>Whether somebody who looked at the end of a day knew of it.</summary>
    public bool KnownOn(DateOnly day) => RecordedOn <= day && !(CancelledOn <= day);
}

/// <summary>A file as it was told to the product: a register's line or an opening by hand, then act by act.</summary>
public sealed class ToldFile(string number, DateOnly decided, string item, long due)
{
    public string Number { get; } = number;

    public DateOnly Decided { get; } = decided;

    public string Item { get; } = item;

    public long Due { get; } = due;

    public required string Debtor { get; init; }

    /// <summary>As the product calls it.</summary>
    public string Id { get; set; } = "";

    public List<ToldAct> Acts { get; } = [];

    /// <summary>On the campaign's list from this day; null: never.</summary>
    public DateOnly? JoinedOn { get; private set; }

    public bool JoinedLate { get; private set; }

    public DateOnly? LeftOn { get; set; }

    public long RemainingAtJoin { get; private set; }

    public bool EnforceableAtJoin { get; private set; }

    /// <summary>Money of the state, which alone can be forgiven.</summary>
    public bool IsBudgetMoney => Item is "Án phí dân sự" or "Phạt tiền";

    /// <summary>How it stands at the end of a day, by what is known on another.</summary>
    public YearWalk On(DateOnly day, DateOnly known, DateOnly? postponedCountsFrom = null) =>
        YearWalk.To(this, day, known, postponedCountsFrom);

    public void Join(DateOnly on, DateOnly today, DateOnly? postponedCountsFrom, bool late = false)
    {
        var now = On(today, today, postponedCountsFrom);
        (JoinedOn, JoinedLate, RemainingAtJoin) = (on, late, now.Remaining);
        EnforceableAtJoin = YearWalk.Bucket(now.State, now.Ground, on, postponedCountsFrom) == ToldBucket.Enforceable;
    }
}
