using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>What somebody types to record an act, of whatever kind; which of it a kind asks for says <see cref="ActInputs"/>.</summary>
public sealed class ActForm
{
    public DateOnly? On { get; set; }

    public string? DocumentNo { get; set; }

    public DateOnly? DocumentOn { get; set; }

    /// <summary>Đồng.</summary>
    public long? Amount { get; set; }

    public string? ReceiptNo { get; set; }

    public Means? Means { get; set; }

    public string? Ground { get; set; }

    public DateOnly? Until { get; set; }

    public DateOnly? EffectiveOn { get; set; }

    public DateOnly? PlannedOn { get; set; }

    public string? Measure { get; set; }

    public string? Method { get; set; }

    public string? Body { get; set; }

    public string? With { get; set; }

    public int? Item { get; set; }

    public string? Outcome { get; set; }

    public ReliefKind? Which { get; set; }

    public bool? Force { get; set; }

    public Id<Act>? Strikes { get; set; }

    public Id<Act>? Answers { get; set; }

    public string? Debtor { get; set; }

    public string? Creditor { get; set; }

    public string? Address { get; set; }

    public Id<Commune>? Commune { get; set; }

    public ObligationKind? ItemKind { get; set; }

    public string? Obligation { get; set; }

    /// <summary>What the item demands, đồng.</summary>
    public long? Due { get; set; }

    /// <summary>Item that gives, when money is allocated anew.</summary>
    public int? FromItem { get; set; }

    /// <summary>Item to which the money goes: of a payment, or allocated anew.</summary>
    public int? ToItem { get; set; }

    public Id<Officer>? Officer { get; set; }

    public string? Reason { get; set; }

    public string? Text { get; set; }

    /// <summary>What stands behind the act; chosen anew each time the form is sent.</summary>
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>The kind of a code; null when there is none that a person records on a file.</summary>
    public static ActKindFacts? KindOf(string? code) => ActKinds.Find(code) is { Kind: not (ActKind.Opened or ActKind.Stated) } facts ? facts : null;

    /// <summary>Every field that the kind must have and that is empty becomes an error at its field, all at once.</summary>
    public void Demand(ActKindFacts facts, ModelStateDictionary errors, string prefix = "Input")
    {
        foreach (var need in facts.Needs.Where(n => !(facts.Decision && ActInputs.IsDocument(n))))
        {
            foreach (var input in ActInputs.Of(need, facts.Kind).Where(i => i.Must && i.Read(this) is null or ""))
            {
                errors.AddModelError($"{prefix}.{input.Name}", $"Chưa nhập {input.Label.ToLowerInvariant()}. (ACT-002)");
            }
        }
    }

    /// <summary>Number and day of the decision are given.</summary>
    public bool HasDocument => Given(DocumentNo) is not null && DocumentOn is not null;

    /// <summary>Number and day of a decision go together: one alone is an error at the other.</summary>
    public void DemandWholeDocument(ModelStateDictionary errors, string prefix = "Input")
    {
        if (Given(DocumentNo) is null != DocumentOn is null)
        {
            var missing = DocumentOn is null ? nameof(DocumentOn) : nameof(DocumentNo);
            errors.AddModelError($"{prefix}.{missing}", "Ghi cả số và ngày quyết định, hoặc để trống cả hai.");
        }
    }

    /// <summary>The content of the act.</summary>
    /// <param name="elsewhere">Number and day are those of a decision signed before: it awaits the head's confirmation.</param>
    public ActEntry ToEntry(ActKindFacts facts, DateOnly today, bool elsewhere = false) => new(facts.Kind, On ?? today)
    {
        DocumentNo = Given(DocumentNo),
        DocumentOn = DocumentOn,
        Amount = new(Amount ?? 0),
        Parts = SplitOf(facts.Kind),
        ReceiptNo = ReceiptNo,
        Means = Means,
        Ground = Ground,
        Until = Until,
        EffectiveOn = EffectiveOn,
        PlannedOn = PlannedOn,
        Measure = Measure,
        Method = Method,
        Body = Body,
        With = With,
        Outcome = Outcome,
        Which = Which,
        Force = Force,
        Strikes = Strikes,
        Answers = Answers,
        Reason = Reason,
        Text = Text,
        Detail = DetailOf(facts),
        IssuedElsewhere = elsewhere,
    };

    /// <summary>The form filled with what an act said, to be put right.</summary>
    public static ActForm Of(Act act)
    {
        var detail = act.Content;
        var content = detail.Items is [var first, ..] ? first : null;
        return new()
        {
            On = act.On,
            DocumentNo = act.DocumentNo,
            DocumentOn = act.DocumentOn,
            Amount = act.Amount == Dong.Zero ? null : act.Amount.Amount,
            ReceiptNo = act.ReceiptNo,
            Means = act.Means,
            Ground = act.Ground,
            Until = act.Until,
            EffectiveOn = act.EffectiveOn,
            PlannedOn = act.PlannedOn,
            Measure = act.Measure,
            Method = act.Method,
            Body = act.Body,
            With = act.With,
            Outcome = act.Outcome,
            Which = act.Which,
            Force = act.Force,
            Strikes = act.StrikesId,
            Answers = act.AnswersId,
            Reason = act.Reason,
            Text = act.Text,
            Item = detail.Item,
            Debtor = detail.Debtor,
            Creditor = detail.Creditor,
            Address = detail.Hamlet,
            Commune = detail.Commune is { } commune ? new Id<Commune>(commune) : null,
            Officer = detail.Officer is { } officer ? new Id<Officer>(officer) : null,
            ItemKind = content?.Kind,
            Obligation = content?.Description,
            Due = content?.Due,
        };
    }

    private List<ActPart> SplitOf(ActKind kind) => (kind, FromItem, ToItem, Amount) switch
    {
        (ActKind.Reallocated, { } from, { } to, { } moved) => [new(from, -moved), new(to, moved)],
        (ActKind.Paid or ActKind.Refunded, _, { } item, { } paid) => [new(item, paid)],
        _ => [],
    };

    private ActDetail DetailOf(ActKindFacts facts)
    {
        var fields = facts.Needs.Concat(facts.Offers).ToHashSet();
        var detail = ActDetail.Nothing;
        if (fields.Contains(ActField.Debtor))
        {
            detail = detail with { Debtor = Given(Debtor), Creditor = Given(Creditor) };
        }

        if (fields.Contains(ActField.Address))
        {
            detail = detail with { Hamlet = Given(Address), Commune = Commune?.Value };
        }

        if (fields.Contains(ActField.Obligation))
        {
            detail = detail with { Items = [new(ItemKind ?? ObligationKind.CourtFee, Given(Obligation) ?? "", Due ?? 0)] };
        }

        return detail with
        {
            Officer = fields.Contains(ActField.Officer) ? Officer?.Value : null,
            Item = fields.Contains(ActField.Item) ? Item : null,
        };
    }

    private static string? Given(string? text) => VietText.Clean(text) is { Length: > 0 } given ? given : null;
}
