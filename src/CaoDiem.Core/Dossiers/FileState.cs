using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>One item of a file as its acts leave it. All sums in đồng; late interest is not among them.</summary>
public sealed class ItemState(int number, ItemContent content)
{
    /// <summary>Place in the file, from 1.</summary>
    public int Number { get; } = number;

    public ObligationKind Kind { get; internal set; } = content.Kind;

    public string Description { get; internal set; } = content.Description;

    public Dong Due { get; internal set; } = new(content.Due);

    public Dong Paid { get; internal set; }

    /// <summary>Taken off by the court's exemption or reduction.</summary>
    public Dong Relieved { get; internal set; }

    /// <summary>Taken off by a partial ending: terminated, entrusted in part.</summary>
    public Dong Ended { get; internal set; }

    public Dong Remaining => Due - Paid - Relieved - Ended is { Amount: > 0 } left ? left : Dong.Zero;
}

/// <summary>A valid look at the debtor's means.</summary>
public sealed record VerificationFact(DateOnly On, Means Means, string? Text, Id<Act> ActId);

/// <summary>
/// What the acts of one file add up to at the end of one day (<see cref="Fold"/>): the only reading of the ledger. The columns of
/// <see cref="Dossier"/>, its spans in campaigns and the facts of the law are all taken from here. Pure; time alone changes nothing.
/// </summary>
public sealed class FileState
{
    private readonly List<ItemState> _items = [];
    private readonly List<VerificationFact> _verifications = [];
    private readonly List<Act> _acts = [];
    private readonly Dictionary<Id<Act>, IReadOnlyList<ActPart>> _splits = [];

    private FileState(DateOnly day) => Day = day;

    public DateOnly Day { get; }

    public DossierState State { get; private set; } = DossierState.Enforcing;

    public DateOnly? StateOn { get; private set; }

    public string? Ground { get; private set; }

    public DateOnly? Until { get; private set; }

    /// <summary>The act that brought the state; null in the state in which a file is opened.</summary>
    public Act? StateAct { get; private set; }

    public string? Debtor { get; internal set; }

    public string? Creditor { get; internal set; }

    public string? Hamlet { get; internal set; }

    public Guid? Commune { get; internal set; }

    public Guid? Officer { get; internal set; }

    public IReadOnlyList<ItemState> Items => _items;

    /// <summary>Money received beyond what remained: counted, owed to nobody yet.</summary>
    public Dong Unallocated { get; internal set; }

    public Dong PaidOut { get; internal set; }

    public Means Means { get; internal set; }

    public string? MeansText { get; internal set; }

    public IReadOnlyList<VerificationFact> Verifications => _verifications;

    public DateOnly? LastVerifiedOn { get; internal set; }

    public DateOnly? NotifiedOn { get; internal set; }

    public DateOnly? ReviewedOn { get; internal set; }

    public DateOnly? NotEnforceableOn { get; internal set; }

    public string? NotEnforceableGround { get; internal set; }

    public DateOnly? PublishedOn { get; internal set; }

    public DateOnly? SeparateLedgerOn { get; internal set; }

    public Act? ReliefDossier { get; internal set; }

    public Act? ReliefSent { get; internal set; }

    public DateOnly? LastReliefOn { get; internal set; }

    /// <summary>The day from which the last relief that was decided has effect; it may be still to come.</summary>
    public DateOnly? LastReliefDecidedOn => Coming.LastOrDefault(a => a.Kind == ActKind.ReliefGranted)?.Day ?? LastReliefOn;

    public Act? Hardship { get; internal set; }

    public Act? Merit { get; internal set; }

    public Act? Detained { get; internal set; }

    public Act? Secured { get; internal set; }

    public Act? ExitStayed { get; internal set; }

    /// <summary>The coercion decision that was taken last; whether it still runs says <see cref="CoercionEnded"/>.</summary>
    public Act? Coercion { get; internal set; }

    /// <summary>How the last coercion ended: carried out or stopped.</summary>
    public Act? CoercionEnded { get; internal set; }

    public Act? Seized { get; internal set; }

    public Act? Valued { get; internal set; }

    public Act? Sold { get; internal set; }

    public Act? Council { get; internal set; }

    public Act? Destroyed { get; internal set; }

    public Act? HandedOver { get; internal set; }

    public Act? Remitted { get; internal set; }

    public Act? RefundedBy { get; internal set; }

    public Act? Promise { get; internal set; }

    /// <summary>Complaints, requests and letters that nobody has answered.</summary>
    public IReadOnlyList<Act> Unanswered => _unanswered;

    private readonly List<Act> _unanswered = [];

    /// <summary>Findings of the law that do not apply by decision of the head, in the order of the ledger.</summary>
    public IReadOnlyList<Act> SetAside => _setAside;

    private readonly List<Act> _setAside = [];

    public Dong Due => Sum(i => i.Due);

    public Dong Paid => Sum(i => i.Paid);

    public Dong Relieved => Sum(i => i.Relieved);

    public Dong Remaining => Sum(i => i.Remaining);

    public bool IsOpen => State.IsOpen();

    /// <summary>The acts in force on the day, in the order of the ledger.</summary>
    public IReadOnlyList<Act> Acts => _acts;

    /// <summary>Decisions that were taken by the day and work only later.</summary>
    public IReadOnlyList<Act> Coming => _coming;

    private readonly List<Act> _coming = [];

    /// <summary>Which acts cannot have happened where they stand; in a ledger that was recorded under its guards only sums that money received later made too large.</summary>
    public IReadOnlyList<(Act Act, Refusal Refusal)> Collisions => _collisions;

    private readonly List<(Act Act, Refusal Refusal)> _collisions = [];

    /// <summary>The state at the end of a day, as all acts that count now tell it.</summary>
    public static FileState Fold(IEnumerable<Act> acts, DateOnly day) => Of(acts.Where(a => a.Counts), day);

    /// <summary>The state at the end of <paramref name="day"/> as it was known at the end of <paramref name="knownOn"/>.</summary>
    public static FileState Fold(IEnumerable<Act> acts, DateOnly day, DateOnly knownOn) => Of(acts.Where(a => a.KnownOn(knownOn)), day);

    /// <summary>The state after the given acts, whatever their stage: for trying how a new one would fit.</summary>
    public static FileState Of(IEnumerable<Act> acts, DateOnly day)
    {
        var state = new FileState(day);
        state._coming.AddRange(acts.Where(a => a.Day <= day && LedgerOrder.Effective(a) > day));
        foreach (var act in LedgerOrder.InForce(acts, day))
        {
            state.Apply(act);
        }

        return state;
    }

    /// <summary>How the money of an act was split over the items on this day's reading.</summary>
    public IReadOnlyList<ActPart> SplitOf(Id<Act> act) => _splits.GetValueOrDefault(act) ?? [];

    /// <summary>Facts for the rules of law, beside what the register says of the file itself.</summary>
    public DossierFacts ToFacts(Dossier file) => FileFacts.Of(this, file);

    internal void Enter(DossierState state, Act act, string? ground)
    {
        (State, StateOn, Ground, Until, StateAct) = (state, act.Day, ground, act.Until, act);
    }

    internal ItemState AddItem(ItemContent content)
    {
        var item = new ItemState(_items.Count + 1, content);
        _items.Add(item);
        return item;
    }

    internal ItemState? Item(int? number) => number is { } n && n >= 1 && n <= _items.Count ? _items[n - 1] : null;

    internal void Verify(VerificationFact verification) => _verifications.Add(verification);

    internal void Split(Act act, IReadOnlyList<ActPart> parts) => _splits[act.Id] = parts;

    internal void PutAside(Act act) => _setAside.Add(act);

    internal void Ask(Act act) => _unanswered.Add(act);

    internal bool Answer(Id<Act>? asked) => asked is { } id && _unanswered.RemoveAll(a => a.Id == id) > 0;

    private void Apply(Act act)
    {
        var facts = act.Kind.Facts();
        if (!act.Unguarded && ActGuards.Of(facts, this, act) is { } refusal)
        {
            _collisions.Add((act, refusal));
        }

        facts.Effect(this, act);
        _acts.Add(act);
    }

    private Dong Sum(Func<ItemState, Dong> of) => _items.Aggregate(Dong.Zero, (sum, item) => sum + of(item));
}
