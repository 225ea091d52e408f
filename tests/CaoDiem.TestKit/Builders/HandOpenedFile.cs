using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;

namespace CaoDiem.TestKit.Builders;

/// <summary>An office of its own, and files opened by hand in it: the law then knows every act, and its terms run.</summary>
public static class HandOpenedFile
{
    public static async Task<Actor> OfficeAsync(AppDb db, string code = "MAU")
    {
        var office = await new AddOfficeHandler(db).Handle(new(code, $"Phòng {code}"), Actor.System("Thử"));
        return new(Id<User>.New(), "Trưởng phòng (mẫu)", office.Id, Role.Head);
    }

    /// <summary>A file of five million court fee, decided on a day; nothing else happened.</summary>
    public static async Task<Id<Dossier>> OpenAsync(AppDb db, Actor head, DateOnly decided, string number = "15/QĐ")
    {
        var detail = new ActDetail { Debtor = "Nguyễn Văn Mẫu", Items = [new(ObligationKind.CourtFee, "Án phí", 5_000_000)] };
        return (await new OpenDossierHandler(db).Handle(new(number, decided, detail), head)).DossierId;
    }

    /// <summary>Paid in full and completed, on one day.</summary>
    public static Task CompleteAsync(AppDb db, Actor by, Id<Dossier> file, DateOnly on) => new RecordActsHandler(db).Handle(
        new RecordActs(
        [
            new(file, new(ActKind.Paid, on) { Amount = new(5_000_000), ReceiptNo = "BL 1" }),
            new(file, new(ActKind.Completed, on)),
        ]),
        by);
}
