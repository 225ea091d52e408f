namespace CaoDiem.Law;

/// <summary>Where a paper of a relief dossier stands.</summary>
public enum PaperState
{
    InHand,
    Missing,

    /// <summary>Made by the office or another body while the dossier is put together.</summary>
    ToMake,
}

/// <summary>A paper the dossier must hold, and where it stands.</summary>
public sealed record DossierPaper(LawEntry Paper, PaperState State);

/// <summary>What a dossier for exemption or reduction must hold (law.md M-30 to M-35), per version of the law.</summary>
public static class ReliefDossier
{
    /// <summary>Codes of what keeps the dossier from being made now.</summary>
    public static IReadOnlyList<string> Missing(DossierFacts facts, ReliefAnswer answer)
    {
        // M-41: under the ordinary rows the check starts from the decision that the matter is not yet enforceable.
        var decided = facts.State is DossierState.NotEnforceable or DossierState.SeparateLedger;
        return answer.Rule is ReliefTable.HardshipRuleA or ReliefTable.HardshipRuleB
            ? [.. Proofs(facts, answer), .. answer.Missing]
            : decided ? answer.Missing : [MissingItems.NotEnforceableDecision, .. answer.Missing];
    }

    // M-33: hardship and merit are proved by papers; the old law also asks since when the hardship lasts (M-17).
    private static IEnumerable<string> Proofs(DossierFacts facts, ReliefAnswer answer)
    {
        if (facts.Merit)
        {
            return facts.MeritDocument is null ? [MissingItems.MeritProof] : [];
        }

        var since = answer.Law == LawVersion.A.Id && facts.HardshipSince is null;
        IEnumerable<string> proof = facts.HardshipDocument is null ? [MissingItems.HardshipProof] : [];
        return since ? proof.Append(MissingItems.HardshipSince) : proof;
    }

    /// <summary>The papers of the version of that day that apply to this item, each with where it stands.</summary>
    public static IReadOnlyList<DossierPaper> Papers(ReliefQuestion question, IReadOnlyList<string> missing) =>
    [
        .. Lists.Of("relief-dossier", question.AsOf).Where(p => Applies(p.Key, question)).Select(p => new DossierPaper(p, p.Key switch
        {
            "proposal" or "opinion" => PaperState.ToMake,
            MissingItems.HardshipProof when missing.Contains(MissingItems.MeritProof) => PaperState.Missing,
            _ => missing.Contains(p.Key) ? PaperState.Missing : PaperState.InHand,
        })),
    ];

    private static bool Applies(string key, ReliefQuestion question) => key switch
    {
        "receipt" => question.Paid > Shared.Dong.Zero,
        "hardship-proof" => question.Hardship || question.Merit,
        "not-enforceable-decision" => !question.Hardship && !question.Merit,
        "earlier-decision" => question.LastReliefOn is not null,
        _ => true,
    };
}
