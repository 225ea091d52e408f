using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>One duty of the judgment, in đồng. <paramref name="Remaining"/> never counts late interest.</summary>
public sealed record ObligationFacts(ObligationKind Kind, Dong Original, Dong Paid, Dong Remaining, Dong LateInterest = default);

/// <summary>
/// Everything the rules of law need to know about one case file, and nothing more: no names, no database.
/// </summary>
public sealed record DossierFacts
{
    /// <summary>Date of the enforcement decision of this file.</summary>
    public required DateOnly DecisionDate { get; init; }

    /// <summary>Date of the first enforcement decision for the duty; the relief clock starts here (law.md M-03).</summary>
    public DateOnly? FirstDecisionDate { get; init; }

    public DateOnly? JudgmentDate { get; init; }

    public required MatterKind Matter { get; init; }

    public required DossierState State { get; init; }

    public required IReadOnlyList<ObligationFacts> Obligations { get; init; }

    /// <summary>Date of the decision that the matter is not yet enforceable, when there is one.</summary>
    public DateOnly? NotEnforceableOn { get; init; }

    /// <summary>Point of the article that grounds that decision: "a", "b", "c" …</summary>
    public string? NotEnforceableGround { get; init; }

    public Means Means { get; init; }

    public DateOnly? LastVerifiedOn { get; init; }

    /// <summary>The debtor serves at least two more years in prison, or his new address is unknown: yearly re-verification (L-36).</summary>
    public bool LongReverification { get; init; }

    public DateOnly? LastReliefOn { get; init; }

    public bool Hardship { get; init; }

    /// <summary>Day of the accident, illness, disaster … behind the hardship (law.md M-17); null when not known.</summary>
    public DateOnly? HardshipSince { get; init; }

    public bool Merit { get; init; }

    public DateOnly? CoercionDecisionOn { get; init; }
}
