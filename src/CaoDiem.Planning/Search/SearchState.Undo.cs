namespace CaoDiem.Planning.Search;

/// <summary>Taking changes back: the routes touched since <see cref="Begin"/> are remembered whole, they are short.</summary>
internal sealed partial class SearchState
{
    private readonly int[] touched;
    private readonly int[] touchMark;
    private readonly int[] savedSteps;
    private readonly int[] savedEntry;
    private readonly int[] savedStart;
    private readonly int[] savedVersion;
    private readonly int[] savedEnd;
    private readonly double[] savedKm;
    private int touchedCount;
    private int round;
    private double valueBefore;
    private double kmBefore;

    /// <summary>From here on changes can be undone.</summary>
    public void Begin()
    {
        touchedCount = 0;
        round++;
        (valueBefore, kmBefore) = (value, kmTotal);
    }

    /// <summary>Back to the plan at <see cref="Begin"/>.</summary>
    public void Undo()
    {
        for (var i = 0; i < touchedCount; i++)
        {
            while (first[touched[i]] >= 0)
            {
                Unlink(first[touched[i]], touched[i]);
            }
        }

        for (var i = 0; i < touchedCount; i++)
        {
            var (slot, after) = (touched[i], -1);
            for (var at = savedStart[i]; at < savedStart[i + 1]; at++)
            {
                Link(savedSteps[at], slot, after);
                after = savedSteps[at];
                entryOf[after] = savedEntry[at];
            }

            Refresh(slot);
            SetTotals(slot, savedEnd[i], savedKm[i], false);
            version[slot] = savedVersion[i];
        }

        (value, kmTotal) = (valueBefore, kmBefore);
        touchedCount = 0;
        round++;
    }

    /// <summary>Remembers a route before its first change; the plan it is part of is valid.</summary>
    private void Touch(int slot)
    {
        if (touchMark[slot] == round)
        {
            return;
        }

        touchMark[slot] = round;
        var i = touchedCount++;
        var fill = savedStart[i];
        for (var s = first[slot]; s >= 0; s = routeNext[s])
        {
            savedEntry[fill] = entryOf[s];
            savedSteps[fill++] = s;
        }

        savedStart[i + 1] = fill;
        (touched[i], savedVersion[i], savedEnd[i], savedKm[i]) = (slot, version[slot], end[slot], km[slot]);
    }
}
