using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>One verification on record: its day and what it found.</summary>
public sealed record VerificationFacts(DateOnly On, Means Means);

/// <summary>A letter asking for information about the debtor's means (law.md L-26).</summary>
/// <param name="SentOn">Day of receipt by the body asked where it is known, else the day of sending.</param>
/// <param name="Account">Information about an account: to be given at once.</param>
public sealed record LetterFacts(DateOnly SentOn, string Body, DateOnly? AnsweredOn = null, bool Account = false);

/// <summary>What a complaint is about: decides its time (law 106/2025 Art. 96, 102).</summary>
public enum ComplaintSubject
{
    /// <summary>A decision or act before any securing or coercive measure.</summary>
    BeforeMeasures,
    Securing,

    /// <summary>Coercion, and whatever follows the decision on it.</summary>
    Coercion,
}

/// <summary>A complaint that the office has to answer.</summary>
/// <param name="Second">A second complaint, against the answer to the first.</param>
public sealed record ComplaintFacts(
    DateOnly ReceivedOn, ComplaintSubject Subject, bool Second = false, DateOnly? AcceptedOn = null, DateOnly? AnsweredOn = null);

/// <summary>A securing measure (law.md C-06, C-07).</summary>
/// <param name="RecordOn">Day of the record made before the decision; null when the decision came first.</param>
/// <param name="DecidedOn">Day of the decision; null while only the record exists.</param>
/// <param name="GroundsOn">Day from which the grounds for coercion exist; null while they do not.</param>
/// <param name="EndedOn">Day on which the measure ended or coercion took its place.</param>
public sealed record SecuringFacts(
    string Measure, DateOnly? RecordOn, DateOnly? DecidedOn, DateOnly? GroundsOn = null, DateOnly? EndedOn = null);

/// <summary>Where a postponement or a stay stands (law.md L-50 to L-59).</summary>
/// <param name="Ground">Point of the article ("a", "c" …); <see cref="ByRequest"/> for the request of whoever may protest.</param>
/// <param name="From">Day of the decision.</param>
/// <param name="Until">Last day, where the ground has one.</param>
public sealed record StopFacts(string? Ground, DateOnly? From, DateOnly? Until = null)
{
    /// <summary>Clause of both laws: the person entitled to protest asks for it (L-53, L-54).</summary>
    public const string ByRequest = "2";

    /// <summary>Day of the written request, from which its three months run (L-54).</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>Day on which the ground fell away, or the paper arrived that ends the stay (L-56, L-59).</summary>
    public DateOnly? GroundEndedOn { get; init; }

    /// <summary>Postponements by request that this judgment had before: one is all that the law allows (L-54).</summary>
    public int EarlierRequests { get; init; }
}

/// <summary>Where the court's relief stands (law.md M-50 to M-59).</summary>
/// <param name="Which">Exemption or reduction.</param>
public sealed record CourtReliefFacts(ReliefOutcome Which, DateOnly SentOn)
{
    /// <summary>Day of the court's decision that grants it.</summary>
    public DateOnly? GrantedOn { get; init; }

    /// <summary>Day of the court's decision that refuses it.</summary>
    public DateOnly? RefusedOn { get; init; }

    /// <summary>Day on which the decision is in force; null while it may be protested.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The part relieved was terminated by decision (M-59), or there is nothing to terminate.</summary>
    public bool Settled { get; init; }
}

/// <summary>The sale of seized property, as far as it has come (law 106/2025 Art. 80 to 87). Null days have not happened.</summary>
public sealed record SaleFacts(DateOnly SeizedOn, bool RealEstate)
{
    /// <summary>Contract with the valuer, or the price agreed by the parties.</summary>
    public DateOnly? ValuationContractOn { get; init; }

    /// <summary>The parties were told of the price.</summary>
    public DateOnly? PriceNotifiedOn { get; init; }

    /// <summary>A party asked in time for another valuation, which is not there yet.</summary>
    public DateOnly? RevaluationAskedOn { get; init; }

    /// <summary>Result of the second valuation.</summary>
    public DateOnly? RevaluedOn { get; init; }

    public DateOnly? AuctionContractOn { get; init; }

    /// <summary>Last notice that an auction failed, not yet followed by a cut of the price.</summary>
    public DateOnly? AuctionFailedOn { get; init; }

    /// <summary>Cuts of the price so far: after two, the creditor may take the property.</summary>
    public int Cuts { get; init; }

    public DateOnly? SoldOn { get; init; }

    /// <summary>Hand-over to the buyer or to the creditor who takes it: payment runs from here (P-15).</summary>
    public DateOnly? HandedOverOn { get; init; }

    public DateOnly? PaidOutOn { get; init; }
}
