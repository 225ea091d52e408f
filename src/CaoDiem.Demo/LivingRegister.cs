using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>An office of the living demonstration: founded, its register imported, its accounts made, its places on the map.</summary>
internal sealed class LivingRegister(DemoStage stage)
{
    private const int Founded = -35;
    private const int Imported = -28;

    public async Task<LivingOffice> SetUpAsync(OfficeSketch sketch, string password, CancellationToken cancellationToken)
    {
        await using var first = stage.At(stage.Day(Founded), 8);
        var office = (await new AddOfficeHandler(first).Handle(
            new(sketch.Code, sketch.Name, Sketches.Province, OfficeKind.Regional), Actor.System("Dữ liệu mẫu"), cancellationToken)).Id;
        await using var db = stage.At(stage.Day(Imported), 9);
        var report = await new ImportRegisterHandler(db).Handle(
            new(RegisterSheet.Write(sketch, db.Today), "so-thu-ly.xlsx", db.Today, CreateMissing: true),
                Actor.ForOffice(office, "Văn thư"), null, cancellationToken);
        SetUpDemoHandler.Require(report);
        db.ChangeTracker.Clear();
        var living = new LivingOffice(office, sketch, await new LivingAccounts(db)
            .CreateAsync(office, sketch.Code, password, cancellationToken));
        db.ChangeTracker.Clear();
        await new DemoPlaces(db, sketch.Seat, sketch.Communes.ToDictionary(c => c.Name, c => c.Centre))
            .SetUpAsync(office, living.Head, cancellationToken);
        db.ChangeTracker.Clear();
        await NotifyAsync(living, cancellationToken);
        return living;
    }

    // The decisions of the last months were handed over; the register has no column for it.
    private async Task NotifyAsync(LivingOffice office, CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Imported), 15);
        var id = office.Id;
        var fresh = await db.Dossiers.AsNoTracking()
            .Where(d => d.OfficeId == id && d.State == DossierState.Enforcing && d.LastVerifiedOn == null)
            .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionKey).Select(d => new { d.Id, d.DecisionDate })
                .ToListAsync(cancellationToken);
        var told = fresh.Where((_, i) => i % 4 != 0)
            .Select(f => new FileEntry(f.Id, new(ActKind.Notified, Sooner(f.DecisionDate.AddDays(3), db.Today))
            {
                Method = NoticeMethod.Direct.Code(),
                Text = "Giao trực tiếp, có ký nhận",
            })).ToList();
        await new RecordActsHandler(db).Handle(new RecordActs(told), office.Head, cancellationToken);
    }

    private static DateOnly Sooner(DateOnly one, DateOnly other) => one < other ? one : other;
}
