using CaoDiem.Planning;

namespace CaoDiem.Benchmarks.Planner;

/// <summary>What a hand makes: pins first, then commune by commune, files in the order they came, each step on the first day that takes it.</summary>
internal static class ByHand
{
    public static Plan Make(Problem problem)
    {
        var slots = new Slots(problem);
        var filling = new Filling(slots);
        var byDay = slots.Allowed.Select(a => a.OrderBy(i => slots.All[i].Day).ToArray()).ToArray();
        var pinned = problem.Pins.Select(p => problem.Steps[slots.StepIndex[p.Step]].File).ToHashSet();
        foreach (var file in problem.Files.OrderBy(f => !pinned.Contains(f.Id)).ThenBy(f => Commune(problem, slots, f), StringComparer.Ordinal))
        {
            foreach (var step in file.Steps.Select(id => slots.StepIndex[id]))
            {
                if (!byDay[step].Any(slot => filling.Append(step, slot, withBudget: true)))
                {
                    break;
                }
            }
        }

        return filling.Plan();
    }

    private static string Commune(Problem problem, Slots slots, CaseFile file) => problem.Steps[slots.StepIndex[file.Steps[0]]].Commune ?? "";

    /// <summary>Place of an identifier in a list.</summary>
    public static int IndexOfId(this IReadOnlyList<string> list, string id)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == id)
            {
                return i;
            }
        }

        return -1;
    }
}
