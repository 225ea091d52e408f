using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>What a change touches beside the file itself: the other files of the same judgment, and the plans for the file.</summary>
public sealed partial class FileLedger
{
    private readonly (string? No, DateOnly? On, string Debtor, DateOnly? Relief) _judgment =
        (file.JudgmentNo, file.JudgmentDate, file.DebtorName, file.LastReliefOn);

    private readonly (Id<Officer>? Officer, Id<Commune>? Commune) _hands = (file.OfficerId, file.CommuneId);

    /// <summary>The file has another officer, or lies in another commune, than when it was loaded.</summary>
    internal bool ChangedHands => _hands != (file.OfficerId, file.CommuneId);

    /// <summary>
    /// Days of the judgments whose files may know another relief after this change: the judgment before it, and the one now. None when
    /// neither the judgment, nor the debtor, nor the relief of the file changed.
    /// </summary>
    internal IEnumerable<DateOnly> TouchedJudgments =>
        _added.Exists(a => a.Kind == ActKind.Opened)
            || _judgment != (file.JudgmentNo, file.JudgmentDate, file.DebtorName, file.LastReliefOn)
            ? new[] { _judgment.On, file.JudgmentDate }.OfType<DateOnly>()
            : [];
}
