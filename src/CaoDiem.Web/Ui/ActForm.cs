using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui;

/// <summary>What a person types about one act; which of it is asked says the registry of kinds.</summary>
public sealed class ActForm
{
    public DateOnly? On { get; set; }

    public string? DocumentNo { get; set; }

    public DateOnly? DocumentOn { get; set; }

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

    public string? Address { get; set; }

    public Id<Commune>? Commune { get; set; }

    public string? Obligation { get; set; }

    public ObligationKind? ItemKind { get; set; }

    public long? Due { get; set; }

    public Id<Officer>? Officer { get; set; }

    public string? Reason { get; set; }

    public string? Text { get; set; }

    /// <summary>The form as an entry of the ledger.</summary>
    public ActEntry ToEntry(ActKind kind, DateOnly today) => new(kind, On ?? today)
    {
        DocumentNo = DocumentNo,
        DocumentOn = DocumentOn,
        Amount = new(Amount ?? 0),
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
        Detail = new()
        {
            Item = Item,
            Items = string.IsNullOrWhiteSpace(Obligation) ? null : [new(ItemKind ?? ObligationKind.OtherCivil, VietText.Clean(Obligation), Due ?? 0)],
            Debtor = string.IsNullOrWhiteSpace(Debtor) ? null : VietText.Clean(Debtor),
            Hamlet = string.IsNullOrWhiteSpace(Address) ? null : VietText.Clean(Address),
            Commune = Commune?.Value,
            Officer = Officer?.Value,
        },
    };
}
