using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>
/// In what order acts take effect, and which are in force on a day: by the day that counts, within it by the kind's rank, then by the
/// office's own count. A decision that was revoked or annulled is out of force from that day on; an amended one counts as amended.
/// </summary>
public static class LedgerOrder
{
    /// <summary>The acts in force at the end of a day, in order.</summary>
    public static List<Act> InForce(IEnumerable<Act> acts, DateOnly day)
    {
        var passed = acts.Where(a => Effective(a) <= day).ToList();
        passed.Sort(Compare);
        foreach (var strike in passed.FindAll(a => a.StrikesId is not null))
        {
            var at = passed.FindIndex(a => a.Id == strike.StrikesId);
            if (at >= 0 && strike.Kind is ActKind.Revoked or ActKind.Annulled)
            {
                passed.RemoveAt(at);
            }
            else if (at >= 0 && strike.Kind == ActKind.Amended)
            {
                passed[at] = passed[at].AmendedBy(strike);
            }
        }

        return passed;
    }

    /// <summary>The day from which an act works.</summary>
    public static DateOnly Effective(Act act) =>
        act is { Kind: ActKind.ReliefGranted, EffectiveOn: { } later } && later > act.Day ? later : act.Day;

    /// <summary>Every day on which the state of a file may change, in order.</summary>
    public static IEnumerable<DateOnly> Days(IEnumerable<Act> acts) => acts.SelectMany(a => new[] { a.Day, Effective(a) }).Distinct().Order();

    public static int Compare(Act a, Act b)
    {
        var byDay = Effective(a).CompareTo(Effective(b));
        var byRank = byDay != 0 ? byDay : a.Kind.Rank().CompareTo(b.Kind.Rank());
        return byRank != 0 ? byRank : a.Turn.CompareTo(b.Turn);
    }
}
