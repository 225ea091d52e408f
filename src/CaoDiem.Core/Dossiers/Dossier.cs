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
    private readonly List<Party> _parties = [];
    private readonly List<Obligation> _obligations = [];
    private readonly List<Verification> _verifications = [];
    private readonly List<Payment> _payments = [];

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

    public Id<Commune>? CommuneId { get; set; }

    public string? Hamlet { get; set; }

    public Id<Officer>? OfficerId { get; set; }

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

    public DateOnly? LastReliefOn { get; set; }

    public string? CoercionDecisionNo { get; set; }

    public DateOnly? CoercionDecisionOn { get; set; }

    public DateOnly? ReviewedOn { get; private set; }

    public SpecialClass? Special { get; set; }

    public string? Note { get; set; }

    /// <summary>The register's line as last imported (JSON): a later register changes only what changed in the register.</summary>
    public string? RegisterLine { get; set; }

    public IReadOnlyList<Party> Parties => _parties;

    public IReadOnlyList<Obligation> Obligations => _obligations;

    public IReadOnlyList<Verification> Verifications => _verifications;

    public IReadOnlyList<Payment> Payments => _payments;

    /// <summary>The professional year that the decision belongs to: 1 October to 30 September, named by its end.</summary>
    public int ProfessionalYear => Law.ProfessionalYear.Of(DecisionDate);

    public static string KeyOf(string decisionNo) => VietText.Fold(decisionNo).Replace(" ", "", StringComparison.Ordinal);

    public void NameParties(string debtor, string? creditor)
    {
        Replace(PartyRole.Debtor, debtor);
        Replace(PartyRole.Creditor, creditor);
        DebtorName = debtor;
        CreditorName = creditor;
        DebtorSortKey = VietText.PersonSortKey(debtor);
        RefreshSearchKey();
    }

    public void RefreshSearchKey() => SearchKey = VietText.Fold(
        string.Join(' ', new[] { DebtorName, CreditorName, DecisionNo, JudgmentNo, Hamlet }.Where(x => !string.IsNullOrEmpty(x))));

    /// <summary>Sets the principal obligation as the register states it.</summary>
    /// <exception cref="RuleViolation">DOS-001: money is negative. DOS-002: more is paid than is due.</exception>
    public void Owe(ObligationKind kind, string description, Dong due, Dong paid)
    {
        CheckMoney(due, paid);
        if (_obligations.Count == 0)
        {
            _obligations.Add(new() { OfficeId = OfficeId, DossierId = Id });
        }

        _obligations[0].State(kind, description, due, paid);
        ObligationKind = kind;
        Total();
    }

    /// <summary>Adds a duty beside the principal one.</summary>
    /// <exception cref="RuleViolation">As <see cref="Owe"/>; DOS-005: file closed. DOS-009: the same duty is already there.</exception>
    public void AlsoOwe(ObligationKind kind, string description, Dong due, Dong paid)
    {
        RequireOpen();
        CheckMoney(due, paid);
        if (_obligations.Any(o => o.Kind == kind && VietText.Fold(o.Description) == VietText.Fold(description)))
        {
            throw new RuleViolation("DOS-009", "Hồ sơ đã có nghĩa vụ này.", "Description");
        }

        var further = new Obligation { OfficeId = OfficeId, DossierId = Id };
        further.State(kind, description, due, paid);
        _obligations.Add(further);
        Total();
    }

    /// <summary>
    /// Counts money collected or paid out on the principal obligation. A closed file takes money too: a receipt that
    /// exists must be on record, also when it is dated after a termination.
    /// </summary>
    /// <exception cref="RuleViolation">DOS-003: not a positive amount. DOS-004: more than remains.</exception>
    public Payment Pay(DateOnly on, Dong amount, string? receiptNo)
    {
        if (amount <= Dong.Zero)
        {
            throw new RuleViolation("DOS-003", "Số tiền nộp phải lớn hơn 0.", "Amount");
        }

        if (amount > Remaining)
        {
            throw new RuleViolation(
                "DOS-004", $"Số tiền {amount} đồng lớn hơn số còn phải thi hành {Remaining} đồng.", "Amount");
        }

        Distribute(amount);
        Total();
        var payment = new Payment { OfficeId = OfficeId, DossierId = Id, PaidOn = on, Amount = amount, ReceiptNo = receiptNo };
        _payments.Add(payment);
        return payment;
    }

    /// <exception cref="RuleViolation">DOS-005: file closed. DOS-006: money remains.</exception>
    public void Complete(DateOnly on, string? ground)
    {
        RequireOpen();
        if (Remaining > Dong.Zero)
        {
            throw new RuleViolation("DOS-006", $"Hồ sơ còn phải thi hành {Remaining} đồng nên chưa thể ghi thi hành xong.", "Amount");
        }

        Enter(DossierState.Completed, on, ground);
    }

    /// <exception cref="RuleViolation">DOS-005: file closed. DOS-007: no ground given.</exception>
    public void Terminate(DateOnly on, string? ground)
    {
        RequireOpen();
        if (string.IsNullOrWhiteSpace(ground))
        {
            throw new RuleViolation("DOS-007", "Đình chỉ thi hành án phải nêu căn cứ.", "Note");
        }

        Enter(DossierState.Terminated, on, ground);
    }

    /// <summary>Enters any other state, as the register or a decision says.</summary>
    public void Enter(DossierState state, DateOnly? on, string? ground)
    {
        State = state;
        StateOn = on;
        StateGround = ground;
    }

    public void ClassifyNotEnforceable(DateOnly? on, string? ground)
    {
        Enter(DossierState.NotEnforceable, on, ground is null ? null : $"điểm {ground}");
        NotEnforceableOn = on;
        NotEnforceableGround = ground;
    }

    /// <summary>Means are back, or were there all the time: enforcement goes on.</summary>
    public void ClassifyEnforceable(DateOnly? on)
    {
        Enter(DossierState.Enforcing, on, null);
        NotEnforceableOn = null;
        NotEnforceableGround = null;
    }

    public void RecordVerification(DateOnly? on, Means means, string? text)
    {
        Means = means;
        MeansText = text;
        if (on is not { } day || _verifications.Any(v => v.VerifiedOn == day && v.Result == text))
        {
            return;
        }

        _verifications.Add(new() { OfficeId = OfficeId, DossierId = Id, VerifiedOn = day, Result = text, Means = means });
        if (LastVerifiedOn is null || day > LastVerifiedOn)
        {
            LastVerifiedOn = day;
        }
    }

    public void Review(DateOnly on)
    {
        if (ReviewedOn is null || on > ReviewedOn)
        {
            ReviewedOn = on;
        }
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
        LastReliefOn = LastReliefOn,
        CoercionDecisionOn = CoercionDecisionOn,
    };

    private void RequireOpen()
    {
        if (!State.IsOpen())
        {
            throw new RuleViolation("DOS-005", $"Hồ sơ đã ở trạng thái {State.Label().ToLowerInvariant()}, không thể ghi thêm việc này.");
        }
    }

    private void Replace(PartyRole role, string? name)
    {
        _parties.RemoveAll(p => p.Role == role && p.Name != name);
        if (!string.IsNullOrEmpty(name) && !_parties.Any(p => p.Role == role))
        {
            _parties.Add(Party.Of(this, role, name));
        }
    }
}
