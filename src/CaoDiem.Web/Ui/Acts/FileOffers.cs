using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>Which kinds of acts a page offers: those that can happen to the file now, what the law asks for first.</summary>
public static class FileOffers
{
    private const int MostFirst = 4;

    /// <summary>Refusals of a kind as such: whatever else is said, it cannot have happened in this state.</summary>
    private static readonly string[] OfTheKind = ["ACT-070", "ACT-080"];

    /// <summary>Words for a button; every other kind has its label.</summary>
    private static readonly Dictionary<ActKind, string> Short = new()
    {
        [ActKind.Verified] = "Xác minh",
        [ActKind.Notified] = "Thông báo",
        [ActKind.Reviewed] = "Rà soát",
        [ActKind.NotEnforceable] = "Chưa có điều kiện",
        [ActKind.Enforceable] = "Có điều kiện trở lại",
        [ActKind.ReliefDossier] = "Lập hồ sơ miễn, giảm",
        [ActKind.ReliefSent] = "Chuyển Tòa án",
        [ActKind.ReliefGranted] = "Tòa án quyết định",
        [ActKind.Hardship] = "Hoàn cảnh khó khăn",
        [ActKind.Coerced] = "Đã cưỡng chế",
        [ActKind.CoercionStopped] = "Dừng cưỡng chế",
        [ActKind.Refunded] = "Hoàn trả",
        [ActKind.Continued] = "Tiếp tục thi hành",
    };

    /// <summary>The order in which groups are offered: the everyday ones first.</summary>
    private static readonly ActGroup[] Order =
    [
        ActGroup.Money, ActGroup.Verification, ActGroup.Classification, ActGroup.Relief, ActGroup.Pause, ActGroup.Coercion, ActGroup.Exhibits,
        ActGroup.Ending, ActGroup.Oversight, ActGroup.Correction,
    ];

    private static readonly Dictionary<string, ActKind> Missing = new()
    {
        [MissingItems.FreshVerification] = ActKind.Verified,
        [MissingItems.Verification] = ActKind.Verified,
        [MissingItems.NotEnforceableDecision] = ActKind.NotEnforceable,
        [MissingItems.Notice] = ActKind.Notified,
        [MissingItems.HardshipProof] = ActKind.Hardship,
        [MissingItems.HardshipSince] = ActKind.Hardship,
        [MissingItems.MeritProof] = ActKind.Merit,
        [MissingItems.CoercionResult] = ActKind.Coerced,
        [MissingItems.SecuringDecision] = ActKind.Secured,
        [MissingItems.MoneyReceipt] = ActKind.Paid,
    };

    private static readonly Dictionary<WorkGroup, ActKind[]> Groups = new()
    {
        [WorkGroup.Review] = [ActKind.Verified],
        [WorkGroup.Exemption] = [ActKind.ReliefGranted, ActKind.ReliefSent, ActKind.ReliefDossier],
        [WorkGroup.Reduction] = [ActKind.ReliefGranted, ActKind.ReliefSent, ActKind.ReliefDossier],
        [WorkGroup.Refund] = [ActKind.Refunded, ActKind.Notified],
        [WorkGroup.Destruction] = [ActKind.DestructionCouncil, ActKind.Destroyed],
        [WorkGroup.Confiscation] = [ActKind.HandedOver, ActKind.Remitted],
        [WorkGroup.Coercion] = [ActKind.Coerced, ActKind.CoercionStopped],
    };

    private static readonly ActKind[] Usual =
        [ActKind.Paid, ActKind.Verified, ActKind.Notified, ActKind.Reviewed, ActKind.NotEnforceable, ActKind.Enforceable, ActKind.Note];

    /// <summary>Kinds that a form for many files makes sense for.</summary>
    public static IReadOnlyList<ActKindFacts> ForMany { get; } =
    [
        .. ActKinds.All.Where(f => f.Kind is not (ActKind.Opened or ActKind.Stated)
            && !f.Needs.Concat(f.Offers).Any(n => n is ActField.Strikes or ActField.Answers or ActField.Item or ActField.Obligation)
            && f.Kind is not (ActKind.Reallocated or ActKind.Renamed or ActKind.Moved or ActKind.FindingSetAside))
            .OrderBy(f => Array.IndexOf(Usual, f.Kind) is var at && at < 0 ? int.MaxValue : at),
    ];

    /// <summary>A kind as a button says it.</summary>
    public static string Button(ActKindFacts facts) => Short.GetValueOrDefault(facts.Kind) ?? facts.Label;

    /// <summary>What can be recorded on the file on a day, by group.</summary>
    public static IReadOnlyList<ActKindFacts> Possible(FileState state, Dossier file, DateOnly today) =>
    [
        .. ActKinds.All.Where(f => f.Kind is not (ActKind.Opened or ActKind.Stated) && WhyNot(f, state, file, today) is null)
            .OrderBy(f => Array.IndexOf(Order, f.Group)),
    ];

    /// <summary>The few kinds that stand beside «Ghi việc»: what the law waits for, then the everyday ones.</summary>
    public static IReadOnlyList<ActKindFacts> First(IReadOnlyList<ActKindFacts> possible, FileState state, IEnumerable<Finding> findings) =>
    [
        .. Wanted(state, findings).Distinct().Select(k => possible.FirstOrDefault(p => p.Kind == k)).OfType<ActKindFacts>().Take(MostFirst),
    ];

    /// <summary>Decided on what was seen of the debtor's means.</summary>
    public static bool IsAboutMeans(ActKind kind) => kind is ActKind.NotEnforceable or ActKind.Enforceable or ActKind.SeparateLedger;

    /// <summary>Why a kind cannot be recorded in this state, whatever its form would say; null when it can.</summary>
    public static Refusal? WhyNot(ActKindFacts facts, FileState state, Dossier file, DateOnly today)
    {
        if (!facts.AfterEnd && !state.IsOpen)
        {
            return new("ACT-010", $"Hồ sơ đã {state.State.Label().ToLowerInvariant()}, không thể ghi thêm việc này.", "kind");
        }

        if (facts.Kind == ActKind.ItemCorrected)
        {
            return state.Items.Count > 0 ? null : new("ACT-022", "Hồ sơ chưa có khoản nào.", "kind");
        }

        var probe = new ActEntry(facts.Kind, today).ToAct(file, 0, new(Actor.ForOffice(file.OfficeId, ""), DateTime.UnixEpoch, today));
        var refusal = facts.Guard(state, probe);
        return refusal is { Field: "kind" } || (refusal is not null && OfTheKind.Contains(refusal.Code) && !Answerable(facts, state)) ? refusal : null;
    }

    private static bool Answerable(ActKindFacts facts, FileState state) => facts.Kind == ActKind.Answered && state.Unanswered.Count > 0;

    private static IEnumerable<ActKind> Wanted(FileState state, IEnumerable<Finding> findings)
    {
        if (state.State is DossierState.Postponed or DossierState.Suspended)
        {
            yield return ActKind.Continued;
        }

        if (state.IsOpen && state.Items.Count > 0 && state.Remaining == Dong.Zero)
        {
            yield return ActKind.Completed;
        }

        if (state.Unanswered.Any(a => a.Kind != ActKind.LetterSent))
        {
            yield return ActKind.Answered;
        }

        foreach (var kind in findings.OrderBy(f => f.RecordGap).ThenBy(f => f.Due).SelectMany(Asked))
        {
            yield return kind;
        }

        foreach (var kind in Usual)
        {
            yield return kind;
        }
    }

    // What is missing comes before the step itself, and what has to be done before what only has to be written down.
    private static IEnumerable<ActKind> Asked(Finding finding) =>
        [.. finding.Missing.Where(Missing.ContainsKey).OrderBy(MissingItems.IsRecord).Select(m => Missing[m]), .. Groups.GetValueOrDefault(finding.Group) ?? []];
}
