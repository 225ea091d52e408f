using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>
/// How money received is split over the items of a file when nobody says otherwise: by the order of payment of the law in force on the
/// day, within a rank in proportion to what remains (law.md P-10, P-12). A refund goes to the items that are to be refunded.
/// </summary>
internal static class PaymentSplit
{
    public static IReadOnlyList<ActPart> InOrder(FileState file, Dong amount, Act act)
    {
        var open = file.Items.Where(i => i.Remaining > Dong.Zero && Fits(i.Kind, act)).ToList();
        if (open.Count == 1)
        {
            return [new(open[0].Number, amount.Amount)];
        }

        var claims = open.ConvertAll(i => new Claim(i.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), RankOf(i.Kind), i.Remaining));
        return
        [
            .. PaymentOrder.Distribute(amount, claims, act.Day).Shares.Where(s => s.Paid > Dong.Zero)
                .Select(s => new ActPart(int.Parse(s.Claim.Name, System.Globalization.CultureInfo.InvariantCulture), s.Paid.Amount)),
        ];
    }

    // Money collected never settles what the office owes, nor the other way round, unless the file has nothing else.
    private static bool Fits(ObligationKind kind, Act act) => act.Kind == ActKind.Paid || kind == ObligationKind.Refund || act.Kind == ActKind.Refunded;

    private static PaymentRank RankOf(ObligationKind kind) => kind switch
    {
        ObligationKind.Maintenance or ObligationKind.Compensation => PaymentRank.Livelihood,
        ObligationKind.CourtFee => PaymentRank.CourtFee,
        ObligationKind.Fine or ObligationKind.Recovery or ObligationKind.OtherBudget => PaymentRank.Budget,
        _ => PaymentRank.Other,
    };
}
