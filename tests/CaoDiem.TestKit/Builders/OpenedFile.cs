using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.TestKit.Builders;

/// <summary>A file of some office with its ledger, opened on the day of its decision and not stored yet.</summary>
public static class OpenedFile
{
    public static FileLedger Of(
        Id<Office> office, string decisionNo, DateOnly decided, string debtor, long due, Id<Officer>? officer = null, Id<Commune>? commune = null)
    {
        var file = new Dossier { OfficeId = office, DecisionNo = decisionNo, DecisionKey = Dossier.KeyOf(decisionNo), DecisionDate = decided };
        var ledger = new FileLedger(file, []);
        ledger.Record(
            new(ActKind.Opened, decided)
            {
                DocumentNo = decisionNo,
                DocumentOn = decided,
                Detail = new()
                {
                    Debtor = debtor,
                    Officer = officer?.Value,
                    Commune = commune?.Value,
                    Items = [new(ObligationKind.CourtFee, "Án phí", due)],
                },
            },
            new(Actor.ForOffice(office, "Thử"), LedgerBuilder.Evening(decided), decided));
        file.Project(ledger.StateOn(decided));
        return ledger;
    }
}
