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

    /// <summary>Day of the court's last decision that granted relief for this judgment (law.md M-04).</summary>
    public DateOnly? LastReliefOn { get; init; }

    public bool Hardship { get; init; }

    /// <summary>Day of the accident, illness, disaster … behind the hardship (law.md M-17); null when not known.</summary>
    public DateOnly? HardshipSince { get; init; }

    public bool Merit { get; init; }

    public DateOnly? CoercionDecisionOn { get; init; }

    /// <summary>
    /// From this day on the record of the file is complete: what should have happened since and is not on record has not been done.
    /// Null for a bare line of a register, from whose silence nothing follows but that the record is to be completed.
    /// </summary>
    public DateOnly? ActsSince { get; init; }

    /// <summary>Judgment in force since (law.md V-36); null when not known.</summary>
    public DateOnly? JudgmentEffectiveOn { get; init; }

    /// <summary>Notices on record: of the enforcement decision; in a file of refund, of the money or property to be fetched.</summary>
    public IReadOnlyList<NoticeFacts> Notices { get; init; } = [];

    /// <summary>Every verification on record; may be empty while <see cref="LastVerifiedOn"/> is known.</summary>
    public IReadOnlyList<VerificationFacts> Verifications { get; init; } = [];

    /// <summary>Day on which someone brought new information on the debtor's means (L-34).</summary>
    public DateOnly? NewInformationOn { get; init; }

    /// <summary>Income a month that the verification found; null when not known.</summary>
    public Dong? MonthlyIncome { get; init; }

    /// <summary>People the debtor has to support, himself not counted.</summary>
    public int Dependants { get; init; }

    /// <summary>The debtor's new address is unknown (L-36).</summary>
    public bool AddressUnknown { get; init; }

    /// <summary>Last day of the prison term; null when not in prison (L-36).</summary>
    public DateOnly? DetainedUntil { get; init; }

    /// <summary>The paper that proves the hardship; null when none is on record.</summary>
    public string? HardshipDocument { get; init; }

    /// <summary>The paper that proves the great merit; null when none is on record.</summary>
    public string? MeritDocument { get; init; }

    /// <summary>The postponement or stay that stops the file; null when not known or none.</summary>
    public StopFacts? Stop { get; init; }

    /// <summary>Day on which the data of the debtor were published (L-37).</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Day on which the publication ended (L-39).</summary>
    public DateOnly? UnpublishedOn { get; init; }

    /// <summary>Day on which the matter became enforceable again; starts the end of the publication (L-39).</summary>
    public DateOnly? EnforceableAgainOn { get; init; }

    /// <summary>Day on which the matter moved to the separate ledger.</summary>
    public DateOnly? SeparateLedgerOn { get; init; }

    /// <summary>Relief that went to the court; null when none is on its way.</summary>
    public CourtReliefFacts? CourtRelief { get; init; }

    public IReadOnlyList<LetterFacts> Letters { get; init; } = [];

    public IReadOnlyList<ComplaintFacts> Complaints { get; init; } = [];

    public IReadOnlyList<SecuringFacts> Securings { get; init; } = [];

    /// <summary>Last day of a stay of exit (tạm hoãn xuất cảnh).</summary>
    public DateOnly? ExitStayedUntil { get; init; }

    /// <summary>Day fixed for the coercion.</summary>
    public DateOnly? CoercionPlannedOn { get; init; }

    /// <summary>Forces are mobilised for it: the plan with the police precedes it.</summary>
    public bool CoercionMobilised { get; init; }

    /// <summary>A complex case: the provincial police and the chair of the province are asked too.</summary>
    public bool CoercionComplex { get; init; }

    /// <summary>Day on which the coercion was carried out.</summary>
    public DateOnly? CoercedOn { get; init; }

    /// <summary>The sale of what was seized.</summary>
    public SaleFacts? Sale { get; init; }

    /// <summary>Day on which money was collected that is still to be paid out (P-15).</summary>
    public DateOnly? MoneyHeldSince { get; init; }

    /// <summary>Day on which confiscated money came in (V-06).</summary>
    public DateOnly? MoneyReceivedOn { get; init; }

    /// <summary>Money or property was returned to the party.</summary>
    public DateOnly? RefundedOn { get; init; }

    /// <summary>Money not fetched was put on an account (V-32).</summary>
    public DateOnly? DepositedOn { get; init; }

    /// <summary>The council for the destruction was set up (V-20).</summary>
    public DateOnly? DestructionCouncilOn { get; init; }

    public DateOnly? DestroyedOn { get; init; }

    /// <summary>Confiscated property was handed over (V-01).</summary>
    public DateOnly? HandedOverOn { get; init; }

    /// <summary>Confiscated money, or money never fetched, was paid to the budget (V-06, V-36).</summary>
    public DateOnly? RemittedOn { get; init; }

    /// <summary>The yearly class of re-verification on a day: long prison term left, or address unknown (L-36).</summary>
    public bool IsLongClass(DateOnly asOf, LawBook law) =>
        LongReverification || AddressUnknown || DetainedUntil >= asOf.AddYears((int)law.Number("long.prison", asOf));

    /// <summary>
    /// What the means come to: an income is means even without property, unless nothing of it may be deducted (C-09).
    /// </summary>
    public Means MeansOn(DateOnly asOf, LawBook law) => MonthlyIncome is not { } income || Means is Means.Has or Means.Minimum
        ? Means
        : IncomeDeduction.Of(income, Dependants, asOf, law).Most > Dong.Zero ? Means.Has : Means.Minimum;

    /// <summary>
    /// Day of the verification from which on every one found no means, or bare living: the ground of L-31. Looking again does not move it;
    /// a finding of means, or the matter becoming enforceable again, does. Null when nothing was verified.
    /// </summary>
    public DateOnly? NoMeansSince(DateOnly asOf)
    {
        var since = LastVerifiedOn;
        foreach (var verification in Verifications.Where(v => v.On <= asOf).OrderByDescending(v => v.On))
        {
            if (verification.Means is not (Means.None or Means.Minimum) || verification.On < EnforceableAgainOn)
            {
                break;
            }

            since = verification.On;
        }

        return since;
    }
}
