using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;

namespace CaoDiem.TestKit.Builders;

/// <summary>Officers and communes of an office, and files that are given to them.</summary>
public static class OfficeDirectory
{
    public static async Task<Id<Officer>> OfficerAsync(AppDb db, Actor head, string name)
    {
        var officer = Officer.Of(head.RequireOffice(), name);
        db.Begin("Thử", head);
        db.Officers.Add(officer);
        await db.SaveChangesAsync();
        return officer.Id;
    }

    public static async Task<Id<Commune>> CommuneAsync(AppDb db, Actor head, string name)
    {
        var commune = Commune.Of(head.RequireOffice(), name);
        db.Begin("Thử", head);
        db.Communes.Add(commune);
        await db.SaveChangesAsync();
        return commune.Id;
    }

    /// <summary>A file of one million court fee.</summary>
    public static async Task<Id<Dossier>> FileAsync(
        AppDb db, Actor head, string number, DateOnly decided, Id<Officer>? officer = null, Id<Commune>? commune = null)
    {
        var detail = new ActDetail
        {
            Debtor = $"Người của {number}",
            Items = [new(ObligationKind.CourtFee, "Án phí", 1_000_000)],
            Officer = officer?.Value,
            Commune = commune?.Value,
        };
        return (await new OpenDossierHandler(db).Handle(new(number, decided, detail), head)).DossierId;
    }
}
