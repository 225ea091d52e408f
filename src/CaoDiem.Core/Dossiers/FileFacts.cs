using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>What the law asks of a file, answered by its ledger: facts on record up to the day, and nothing assumed.</summary>
internal static class FileFacts
{
    public static DossierFacts Of(FileState state, Dossier file) => new()
    {
        DecisionDate = file.DecisionDate,
        FirstDecisionDate = file.FirstDecisionDate,
        JudgmentDate = file.JudgmentDate,
        Matter = file.Matter,
        State = state.State,
        Obligations = [.. state.Items.Select(i => new ObligationFacts(i.Kind, i.Due, i.Paid, i.Remaining))],
        NotEnforceableOn = state.NotEnforceableOn,
        NotEnforceableGround = state.NotEnforceableGround,
        Means = state.Means,
        LastVerifiedOn = state.LastVerifiedOn,
        Verifications = [.. state.Verifications.Select(v => new VerificationFacts(v.On, v.Means))],
        LastReliefOn = file.ReliefUpTo(state.Day, state.LastReliefDecidedOn),
        Hardship = state.Hardship is { } hard && (hard.Until is null || hard.Until >= state.Day),
        HardshipDocument = state.Hardship?.DocumentNo,
        Merit = state.Merit is not null,
        MeritDocument = state.Merit?.DocumentNo,
        DetainedUntil = state.Detained?.Until,
        ActsSince = Day(state, ActKind.Opened) is { } opened
            && Last(state, ActKind.Opened)?.Source is ActSource.Office or ActSource.Api ? opened : null,
        Notices = [.. state.Acts.Where(a => a.Kind == ActKind.Notified).Select(a => new NoticeFacts(a.Day, MethodOf(a)))],
        Stop = StopOf(state),
        PublishedOn = Day(state, ActKind.Published),
        UnpublishedOn = Day(state, ActKind.Unpublished),
        EnforceableAgainOn = Day(state, ActKind.Enforceable),
        SeparateLedgerOn = state.SeparateLedgerOn,
        CourtRelief = ReliefOf(state),
        Letters = [.. state.Acts.Where(a => a.Kind == ActKind.LetterSent)
            .Select(a => new LetterFacts(a.Day, a.Body ?? "", AnsweredOn(state, a)))],
        Complaints = [.. state.Acts.Where(a => a.Kind == ActKind.Complaint)
            .Select(a => new ComplaintFacts(a.Day, SubjectOf(state, a), AnsweredOn: AnsweredOn(state, a)))],
        Securings = [.. state.Acts.Where(a => a.Kind == ActKind.Secured)
            .Select(a => new SecuringFacts(a.Measure ?? "", null, a.Day, EndedOn: a.Until))],
        ExitStayedUntil = state.ExitStayed?.Until,
        CoercionDecisionOn = state.CoercionEnded is null ? state.Coercion?.Day : null,
        CoercionPlannedOn = state.CoercionEnded is null ? state.Coercion?.PlannedOn : null,
        CoercedOn = state.CoercionEnded is { Kind: ActKind.Coerced } carried ? carried.Day : null,
        RefundedOn = state.RefundedBy?.Day,
        DepositedOn = Day(state, ActKind.Deposited),
        DestructionCouncilOn = state.Council?.Day,
        DestroyedOn = state.Destroyed?.Day,
        HandedOverOn = state.HandedOver?.Day,
        RemittedOn = state.Remitted?.Day,
    };

    private static StopFacts? StopOf(FileState state) => state.State is DossierState.Postponed or DossierState.Suspended && state.StateAct is { } act
        ? new(Point(state.Ground), act.Source == ActSource.Register ? null : state.StateOn, state.Until)
        : null;

    private static CourtReliefFacts? ReliefOf(FileState state) =>
        state.ReliefSent is not { } sent || state.Coming.Any(a => a.Kind == ActKind.ReliefGranted && a.Day >= sent.Day)
        ? null
        : new(sent.Which == ReliefKind.Reduction ? ReliefOutcome.Reduce : ReliefOutcome.Exempt, sent.Day);

    private static NoticeMethod MethodOf(Act notice)
    {
        var words = VietText.Fold(notice.Method ?? "");
        return Enum.GetValues<NoticeMethod>().Cast<NoticeMethod?>().FirstOrDefault(m => m!.Value.Code() == words || VietText.Fold(m.Value.Label()) == words)
            ?? Guess(words);
    }

    private static NoticeMethod Guess(string words) => words switch
    {
        _ when words.Contains("niem yet", StringComparison.Ordinal) => NoticeMethod.Posting,
        _ when words.Contains("buu", StringComparison.Ordinal) => NoticeMethod.Post,
        _ when words.Contains("vneid", StringComparison.Ordinal) || words.Contains("cong", StringComparison.Ordinal) => NoticeMethod.Portal,
        _ when words.Contains("thong tin dai chung", StringComparison.Ordinal) || words.Contains("bao", StringComparison.Ordinal) => NoticeMethod.Media,
        _ when words.Contains("trai giam", StringComparison.Ordinal) => NoticeMethod.Prison,
        _ => NoticeMethod.Direct,
    };

    // What was complained of is not asked; the steps on record before it say which measures there were.
    private static ComplaintSubject SubjectOf(FileState state, Act complaint) =>
        state.Acts.Any(a => a.Kind == ActKind.CoercionDecided && a.Day <= complaint.Day) ? ComplaintSubject.Coercion
        : state.Acts.Any(a => a.Kind == ActKind.Secured && a.Day <= complaint.Day) ? ComplaintSubject.Securing
        : ComplaintSubject.BeforeMeasures;

    private static DateOnly? AnsweredOn(FileState state, Act asked) => state.Unanswered.Any(u => u.Id == asked.Id)
        ? null
        : state.Acts.FirstOrDefault(a => a.AnswersId == asked.Id)?.Day
            ?? state.Acts.FirstOrDefault(a => a.Kind == ActKind.LetterAnswered && a.Body == asked.Body && a.Day >= asked.Day)?.Day;

    private static string? Point(string? ground) => ground?.Replace("điểm ", "", StringComparison.Ordinal);

    private static Act? Last(FileState state, ActKind kind) => state.Acts.LastOrDefault(a => a.Kind == kind);

    private static DateOnly? Day(FileState state, ActKind kind) => Last(state, kind)?.Day;
}
