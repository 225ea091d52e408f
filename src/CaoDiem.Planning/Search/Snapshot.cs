namespace CaoDiem.Planning.Search;

/// <summary>The routes of a plan, copied.</summary>
internal sealed class Snapshot(Model model)
{
    private readonly int[] steps = new int[model.Steps];
    private readonly int[] start = new int[model.Slots + 1];

    public ReadOnlySpan<int> Route(int slot) => steps.AsSpan(start[slot], start[slot + 1] - start[slot]);

    public void Copy(SearchState state)
    {
        var fill = 0;
        for (var slot = 0; slot < model.Slots; slot++)
        {
            for (var s = state.First(slot); s >= 0; s = state.After(s))
            {
                steps[fill++] = s;
            }

            start[slot + 1] = fill;
        }
    }
}
