using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Triage;

namespace CaoDiem.Campaigns;

/// <summary>From which day on the law asks for a verification of a file on which nothing else happens.</summary>
public static class VerificationCall
{
    /// <summary>Whether a verification is asked of the file on a day, as its ledger stands; not where the head set that aside.</summary>
    public static bool Asks(Dossier file, FileState state, DateOnly day, LawBook law) =>
        FileOrders.Of(file, state, day, law).Asked.SelectMany(f => f.Missing)
            .Any(m => m is MissingItems.Verification or MissingItems.FreshVerification);

    /// <summary>
    /// The stretch cut where the answer changes; a closed file waits for nothing. While nothing happens a verification only grows
    /// older, so that within a stretch the answer changes at most once.
    /// </summary>
    internal static IEnumerable<(DateOnly From, bool Waiting)> DuringOpen(FileState state, Dossier file, DateOnly from, DateOnly last, LawBook law)
    {
        var (atStart, atEnd) = (state.IsOpen && Asks(file, state, from, law), state.IsOpen && Asks(file, state, last, law));
        yield return (from, atStart);
        if (atStart != atEnd)
        {
            var (low, high) = (from, last);
            while (low.AddDays(1) < high)
            {
                var middle = low.AddDays((high.DayNumber - low.DayNumber) / 2);
                (low, high) = Asks(file, state, middle, law) == atStart ? (middle, high) : (low, middle);
            }

            yield return (high, atEnd);
        }
    }
}
