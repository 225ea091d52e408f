namespace CaoDiem.Planning.Search;

/// <summary>A copy of a plan's routes that follows a changing plan: only the routes changed since the last copy are copied again.</summary>
internal sealed class Snapshot
{
    private readonly int[] first;
    private readonly int[] after;
    private readonly int[] changed;
    private readonly bool[] isChanged;
    private int changes;

    public Snapshot(Model model)
    {
        (first, after) = (new int[model.Slots], new int[model.Steps]);
        (changed, isChanged) = (new int[model.Slots], new bool[model.Slots]);
        Array.Fill(first, -1);
        NoteAll();
    }

    /// <summary>Number of steps in the plan.</summary>
    public int Steps { get; private set; }

    public int First(int slot) => first[slot];

    public int After(int step) => after[step];

    /// <summary>Remembers that the plan has other routes in these slots now.</summary>
    public void Note(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (!isChanged[slot])
            {
                isChanged[slot] = true;
                changed[changes++] = slot;
            }
        }
    }

    public void NoteAll()
    {
        changes = 0;
        for (var slot = 0; slot < first.Length; slot++)
        {
            isChanged[slot] = true;
            changed[changes++] = slot;
        }
    }

    /// <summary>Copies the routes noted since the last copy.</summary>
    public void Copy(SearchState state)
    {
        for (var i = 0; i < changes; i++)
        {
            var slot = changed[i];
            isChanged[slot] = false;
            first[slot] = state.First(slot);
            for (var s = first[slot]; s >= 0; s = after[s])
            {
                after[s] = state.After(s);
            }
        }

        (changes, Steps) = (0, state.Planned);
    }

    /// <summary>Copies another copy whole.</summary>
    public void CopyFrom(Snapshot other)
    {
        other.first.CopyTo(first, 0);
        other.after.CopyTo(after, 0);
        Steps = other.Steps;
    }
}
