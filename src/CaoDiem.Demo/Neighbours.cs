using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>The other offices of the province: a register, two task forces, a campaign of the same weeks, results recorded each
/// Friday.</summary>
internal sealed class Neighbours(DemoStage stage)
{
    private const int Drafted = -14;

    /// <summary>How much of its work an office does in a week, in percent of its files: the ranks follow.</summary>
    private static readonly Dictionary<string, (int Reviewed, int Paying)> Pace = new()
    {
        ["VH-KV1"] = (16, 9),
        ["VH-KV2"] = (12, 5),
        ["VH-KV4"] = (7, 3),
    };

    private int _receipts = 1;

    public async Task SetUpAsync(OfficeSketch sketch, string password, CancellationToken cancellationToken)
    {
        var office = await new LivingRegister(stage).SetUpAsync(sketch, password, cancellationToken);
        await new LivingTeams(stage, office).FormAsync(cancellationToken);
        await PlanAsync(office, cancellationToken);
        for (var week = 0; stage.Week(week).AddDays(4) is var friday && friday < stage.Today; week++)
        {
            await WorkAsync(office, friday, cancellationToken);
        }
    }

    private async Task PlanAsync(LivingOffice office, CancellationToken cancellationToken)
    {
        await using (var db = stage.At(stage.Day(Drafted), 9))
        {
            office.Campaign = (await new DraftCampaignHandler(db).Handle(
                new($"Cao điểm thi hành án dân sự {stage.From:MM/yyyy} – {stage.To:MM/yyyy}", $"{office.Sketch.Files}/KH-THADS", db.Today,
                    stage.From, stage.To), office.Head, cancellationToken)).Id;
            var half = stage.Week(7).AddDays(-1);
            foreach (var wave in new AddWave[]
            {
                new(office.Campaign, "Đợt 1: rà soát, xác minh", stage.From, half, [WorkGroup.Review]),
                new(office.Campaign, "Đợt 2: giải quyết dứt điểm", half.AddDays(1), stage.To,
                    [WorkGroup.Exemption, WorkGroup.Reduction, WorkGroup.Coercion]),
            })
            {
                db.ChangeTracker.Clear();
                await new PlanWavesHandler(db).Handle(wave, office.Head, cancellationToken);
            }

            db.ChangeTracker.Clear();
            await new PlanWavesHandler(db).Handle(
                new SetTarget(office.Campaign, TargetScope.Office, null, office.Sketch.Files / 4, new(office.Sketch.Files * 5_000_000L),
                    stage.From), office.Head, cancellationToken);
        }

        await using var opening = stage.At(stage.From, 7, 30);
        await new OpenCampaignHandler(opening)
            .Handle(new(office.Campaign, MoveReason.Superior, "Mở theo kế hoạch chung của tỉnh"), office.Head, cancellationToken);
    }

    private async Task WorkAsync(LivingOffice office, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 16);
        var (reviewed, paying) = Pace[office.Sketch.Code];
        var id = office.Id;
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == id && d.State == DossierState.Enforcing)
            .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionKey).Select(d => new { d.Id, d.Remaining, d.ObligationKind, d.DecisionNo })
                .ToListAsync(cancellationToken);
        var lot = new Lot($"{office.Sketch.Code} {day:yyyy-MM-dd}");
        var acts = new List<FileEntry>();
        foreach (var file in files)
        {
            if (lot.Chance(reviewed))
            {
                acts.Add(new(file.Id, new(ActKind.Reviewed, day) { Outcome = "Đã rà soát, đang vận động" }));
            }

            if (file.Remaining > Dong.Zero && file.ObligationKind != ObligationKind.Refund && lot.Chance(paying))
            {
                acts.AddRange(Payment(file.Id, day, lot, file.Remaining.Amount));
            }
        }

        if (acts.Count > 0)
        {
            await new RecordActsHandler(db).Handle(new RecordActs(acts, Campaign: office.Campaign), office.Head, cancellationToken);
        }
    }

    private IEnumerable<FileEntry> Payment(Id<Dossier> file, DateOnly day, Lot lot, long remaining)
    {
        var amount = VisitStory.Payment(lot, remaining);
        var receipt = string.Create(CultureInfo.InvariantCulture, $"BL {_receipts++:0000000}");
        yield return new(file, new(ActKind.Paid, day) { Amount = new(amount), ReceiptNo = receipt });
        if (amount == remaining)
        {
            yield return new(file, new(ActKind.Completed, day));
        }
    }
}
