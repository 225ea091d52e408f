namespace CaoDiem.Law;

/// <summary>
/// The whole way of a sale, counted forward from the seizure or back from the day on which the money is wanted; every step takes all
/// its time (law 106/2025 Art. 80 to 87, 54). Only under the new law: the old law's times are not in the tables.
/// </summary>
public static class SaleChain
{
    private static readonly string[] EndingLegs = ["X-07", "X-06"];

    /// <summary>Terms from the seizure to the payment, with so many failed auctions before the one that succeeds.</summary>
    /// <param name="failed">Auctions that fail, each followed by a cut of the price and another auction.</param>
    /// <exception cref="ArgumentException">The seizure lies under the old law.</exception>
    public static IReadOnlyList<Deadline> Forward(DateOnly seized, bool realEstate, int failed, LawBook law) =>
        Chains.Follow(Legs(realEstate, failed), seized, law);

    /// <summary>The latest days of the same steps so that payment is made by a day; the first of them is the seizure itself.</summary>
    public static IReadOnlyList<PlannedStep> Back(DateOnly paid, bool realEstate, int failed, LawBook law)
    {
        var steps = new List<PlannedStep>();
        var latest = paid;
        foreach (var rule in Legs(realEstate, failed).Reverse())
        {
            var term = law.Term(rule, LawVersion.B, paid);
            steps.Insert(0, new(rule, term.Step.Act, term.Step.Actor, term.Article, $"trong {term.Words}", latest));
            latest = LegalClock.Latest(latest, term.Length, term.Unit, law.Calendar);
        }

        var notice = law.Term("X-01", LawVersion.B, paid);
        steps.Insert(0, new("C-04", "Kê biên tài sản", "Chấp hành viên", notice.Article, "chậm nhất", latest));
        if (realEstate)
        {
            var day = LegalClock.Latest(latest, notice.Length, notice.Unit, law.Calendar);
            steps.Insert(0, new("X-01", notice.Step.Act, notice.Step.Actor, notice.Article, $"trước ít nhất {notice.Words}", day));
        }

        return steps;
    }

    /// <summary>The lowest starting price after so many cuts, each at most the share that the law allows. Amounts in đồng.</summary>
    public static Shared.Dong LowestPrice(Shared.Dong first, int cuts, DateOnly on, LawBook law)
    {
        var price = first.Amount;
        for (var i = 0; i < cuts; i++)
        {
            price -= (long)((Int128)price * law.Number("sale.cut", on) / 100);
        }

        return new(price);
    }

    private static IEnumerable<string> Legs(bool realEstate, int failed)
    {
        var auction = realEstate ? EndingLegs[1] : EndingLegs[1] + "b";
        return
        [
            "X-02", "X-03", "X-05", auction, .. Enumerable.Range(0, failed).SelectMany(_ => new[] { EndingLegs[0], auction }), "P-15",
        ];
    }
}
