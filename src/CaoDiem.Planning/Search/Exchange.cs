namespace CaoDiem.Planning.Search;

/// <summary>Where the searches of several threads meet: whoever is behind goes on from the best plan of all.</summary>
internal sealed class Exchange(Model model)
{
    private readonly Lock gate = new();
    private readonly Snapshot plan = new(model);
    private double objective = double.NegativeInfinity;

    /// <summary>Leaves a search's best plan here, or takes a better one; true when one was taken.</summary>
    public bool Meet(Snapshot own, ref double ownObjective)
    {
        lock (gate)
        {
            if (ownObjective >= objective)
            {
                plan.CopyFrom(own);
                objective = ownObjective;
                return false;
            }

            own.CopyFrom(plan);
            ownObjective = objective;
            return true;
        }
    }
}
