using CaoDiem.Dossiers;
using CaoDiem.Law;

namespace CaoDiem.Campaigns;

/// <summary>From which day on the law asks for a verification of a file on which nothing else happens.</summary>
public static class VerificationCall
{
    /// <summary>Whether what the law finds about these facts on a day asks for a verification.</summary>
    public static bool Asks(DossierFacts facts, DateOnly day, LawBook law) =>
        FileRules.Decide(facts, day, law).Any(f => f.Missing.Contains(MissingItems.Verification) || f.Missing.Contains(MissingItems.FreshVerification));

    /// <summary>
    /// The stretch cut where the answer changes; a closed file waits for nothing. While nothing happens a verification only grows
    /// older, so that within a stretch the answer changes at most once.
    /// </summary>
    internal static IEnumerable<(DateOnly From, bool Waiting)> DuringOpen(FileState state, Dossier file, DateOnly from, DateOnly last, LawBook law)
    {
        var facts = state.ToFacts(file);
        var (atStart, atEnd) = (state.IsOpen && Asks(facts, from, law), state.IsOpen && Asks(facts, last, law));
        yield return (from, atStart);
        if (atStart != atEnd)
        {
            var (low, high) = (from, last);
            while (low.AddDays(1) < high)
            {
                var middle = low.AddDays((high.DayNumber - low.DayNumber) / 2);
                (low, high) = Asks(facts, middle, law) == atStart ? (middle, high) : (low, middle);
            }

            yield return (high, atEnd);
        }
    }
}
