using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>
/// One case file: one enforcement decision, hence one case of the statistics (law.md L-01). Identified within an
/// office by decision number and date, because numbers restart each professional year (S-04).
/// </summary>
public sealed partial class Dossier : OfficeOwned<Dossier>
{
    /// <summary>Bytes of the keys that one index holds together; PostgreSQL takes 2,700.</summary>
    private const int LongestSearchKey = 1_000;

    private const int LongestSortKey = 400;

    private readonly List<Party> _parties = [];
    private readonly List<Obligation> _obligations = [];

    public required string DecisionNo { get; init; }

    /// <summary>Decision number without blanks, marks and case: the form in which two spellings are the same number.</summary>
    public required string DecisionKey { get; init; }

    public required DateOnly DecisionDate { get; init; }

    /// <summary>Date of the first enforcement decision when this file continues an older one.</summary>
    public DateOnly? FirstDecisionDate { get; set; }

    public string? JudgmentNo { get; set; }

    public DateOnly? JudgmentDate { get; set; }

    public string? Court { get; set; }

    public MatterKind Matter { get; set; }

    public DossierState State { get; private set; } = DossierState.Enforcing;

    public DateOnly? StateOn { get; private set; }

    /// <summary>Legal ground of the state, in words: of a termination, a postponement …</summary>
    public string? StateGround { get; private set; }

    /// <summary>Day on which a postponement or stay ends, when it has one.</summary>
    public DateOnly? StateUntil { get; private set; }

    public Id<Commune>? CommuneId { get; private set; }

    public string? Hamlet { get; private set; }

    public Id<Officer>? OfficerId { get; private set; }

    /// <summary>Principal debtor as lists show him; all parties are in <see cref="Parties"/>.</summary>
    public string DebtorName { get; private set; } = "";

    public string? CreditorName { get; private set; }

    /// <summary>Folded words by which people look for a file: parties, numbers, hamlet.</summary>
    public string SearchKey { get; private set; } = "";

    public string DebtorSortKey { get; private set; } = "";

    public Dong Due { get; private set; }

    public Dong Paid { get; private set; }

    public Dong Remaining { get; private set; }

    /// <summary>Kind of the principal obligation; the list filters by it.</summary>
    public ObligationKind ObligationKind { get; private set; }

    public DateOnly? NotEnforceableOn { get; private set; }

    public string? NotEnforceableGround { get; private set; }

    public Means Means { get; private set; }

    /// <summary>What the register or the last verification says about means, in the office's own words.</summary>
    public string? MeansText { get; private set; }

    public DateOnly? LastVerifiedOn { get; private set; }

    public DateOnly? LastReliefOn { get; private set; }

    /// <summary>
    /// Last relief granted on another file of the same judgment against the same debtor (law.md M-04); written by <c>SisterReliefs</c>.
    /// </summary>
    public DateOnly? SisterReliefOn { get; internal set; }

    public string? CoercionDecisionNo { get; private set; }

    public DateOnly? CoercionDecisionOn { get; private set; }

    public DateOnly? ReviewedOn { get; private set; }

    public SpecialClass? Special { get; set; }

    public string? Note { get; set; }

    /// <summary>The register's line as last imported (JSON): a later register changes only what changed in the register.</summary>
    public string? RegisterLine { get; private set; }

    /// <summary>The line before it, and the import that brought the present one: undoing that import goes back to it.</summary>
    public string? RegisterLineBefore { get; private set; }

    public Guid? RegisterBatch { get; private set; }

    /// <summary>Its opening was taken back with the import that brought it: no file of the office, kept for the record.</summary>
    public bool IsVoid { get; private set; }

    public IReadOnlyList<Party> Parties => _parties;

    public IReadOnlyList<Obligation> Obligations => _obligations;

    /// <summary>The professional year that the decision belongs to: 1 October to 30 September, named by its end.</summary>
    public int ProfessionalYear => Law.ProfessionalYear.Of(DecisionDate);

    public static string KeyOf(string decisionNo) => VietText.Fold(decisionNo).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The last relief of the judgment that a day knows: on this file, or on another of the same judgment.</summary>
    public DateOnly? ReliefUpTo(DateOnly day, DateOnly? here) =>
        SisterReliefOn is { } there && there <= day && (here is null || there > here) ? there : here;

    /// <summary>Keeps the register's line as the one to compare the next with.</summary>
    public void KeepLine(string line, Guid? batch) => (RegisterLineBefore, RegisterLine, RegisterBatch) = (RegisterLine, line, batch);

    /// <summary>Goes back to the line before an import that is undone.</summary>
    public void ForgetLine() => (RegisterLine, RegisterLineBefore, RegisterBatch) = (RegisterLineBefore, null, null);

    public void RefreshSearchKey()
    {
        var words = new[] { DebtorName, CreditorName, DecisionNo, JudgmentNo, Hamlet }.Where(x => !string.IsNullOrEmpty(x));
        SearchKey = VietText.Within(VietText.Fold(string.Join(' ', words)), LongestSearchKey);
    }

    /// <summary>What the rules of law need to know of this file.</summary>
    public DossierFacts ToFacts() => new()
    {
        DecisionDate = DecisionDate,
        FirstDecisionDate = FirstDecisionDate,
        JudgmentDate = JudgmentDate,
        Matter = Matter,
        State = State,
        Obligations = [.. _obligations.Select(o => o.ToFacts())],
        NotEnforceableOn = NotEnforceableOn,
        NotEnforceableGround = NotEnforceableGround,
        Means = Means,
        LastVerifiedOn = LastVerifiedOn,
        LastReliefOn = ReliefUpTo(DateOnly.MaxValue, LastReliefOn),
        CoercionDecisionOn = CoercionDecisionOn,
    };
}
