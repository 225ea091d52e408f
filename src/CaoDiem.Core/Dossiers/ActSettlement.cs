using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>How sums of acts settle the items of a file.</summary>
internal static partial class ActEffects
{
    // An ending of parts settles those parts; the file ends with the last of them.
    private static void End(FileState file, Act act, DossierState state)
    {
        if (act.Parts is not null)
        {
            TakeOff(file, act, [], (item, sum) => item.Ended += sum);
        }

        if (act.Parts is null || file.Remaining == Dong.Zero)
        {
            file.Enter(state, act, PointWords(act.Ground) ?? act.Ground);
        }
    }

    private static IEnumerable<ItemState> ItemsUnderRelief(FileState file) => file.Items.Where(i => i.Kind.IsBudgetMoney());

    private static void TakeOff(FileState file, Act act, IEnumerable<ItemState> usual, Action<ItemState, Dong> take)
    {
        var parts = new List<ActPart>();
        foreach (var part in act.Split)
        {
            Take(file.Item(part.Item), new(part.Amount));
        }

        var left = act.Parts is null ? act.Amount : Dong.Zero;
        foreach (var item in usual)
        {
            left -= Take(item, left);
        }

        file.Split(act, parts);

        Dong Take(ItemState? item, Dong sum)
        {
            if (item is null)
            {
                return Dong.Zero;
            }

            var taken = item.Remaining < sum ? item.Remaining : sum;
            take(item, taken);
            parts.Add(new(item.Number, taken.Amount));
            return taken;
        }
    }

    // The recorded split first; what an item can no longer take goes on in the order of payment; the rest stays unallocated.
    private static void Allocate(FileState file, Act act)
    {
        var parts = new Dictionary<int, long>();
        var left = act.Amount;
        foreach (var part in act.Split)
        {
            left -= Give(file.Item(part.Item), new(part.Amount));
        }

        foreach (var item in left > Dong.Zero ? PaymentSplit.InOrder(file, left, act) : [])
        {
            left -= Give(file.Item(item.Item), new(item.Amount));
        }

        file.Unallocated += left;
        file.Split(act, [.. parts.Select(p => new ActPart(p.Key, p.Value))]);

        Dong Give(ItemState? item, Dong sum)
        {
            if (item is null)
            {
                return Dong.Zero;
            }

            var given = item.Remaining < sum ? item.Remaining : sum;
            item.Paid += given;
            parts[item.Number] = parts.GetValueOrDefault(item.Number) + given.Amount;
            return given;
        }
    }
}
