using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>What the officers of the main office record at their desks: reviews, money at the counter, promises kept, decisions
/// proposed.</summary>
internal sealed class LivingDesk(DemoStage stage, LivingOffice office, LivingField field)
{
    private const int ReviewedADay = 6;
    private const int KeptPercent = 55;
    private const int FreshDays = 60;
    private const string NoMeansPoint = "a";
    private static readonly Dong MostAtCounter = new(25_000_000);

    /// <summary>Reviews of the day, in one event for each officer.</summary>
    public async Task ReviewAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 17, 10);
        foreach (var team in office.Teams)
        {
            var entries = (await UnreviewedAsync(db, team, cancellationToken)).Select(f => new FileEntry(f.Id, new(ActKind.Reviewed, day)
            {
                Outcome = f.State == DossierState.Enforcing ? "Có điều kiện hoặc đang xác minh, đưa vào kế hoạch"
                    : "Chưa có điều kiện, kiểm tra khả năng xét miễn, giảm",
            })).ToList();
            if (entries.Count > 0)
            {
                db.ChangeTracker.Clear();
                await new RecordActsHandler(db).Handle(new RecordActs(entries, Campaign: office.Campaign), team.Leader, cancellationToken);
            }
        }
    }

    /// <summary>Somewhat more than half of what was promised for the day is paid at the counter.</summary>
    public async Task KeepPromisesAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 15);
        var (id, campaign) = (office.Id, office.Campaign);
        var due = await db.Visits.AsNoTracking().Where(v => v.OfficeId == id && v.CampaignId == campaign && v.PromisedOn == day)
            .Join(db.Dossiers.Where(d => d.OfficeId == id), v => v.DossierId, d => d.Id,
                (v, d) => new { d.Id, d.OfficerId, d.DecisionNo, d.DecisionDate, d.State, d.Remaining, v.Amount })
            .OrderBy(v => v.DecisionDate).ThenBy(v => v.DecisionNo).ToListAsync(cancellationToken);
        foreach (var promise in due.Where(p => p.State.IsOpen() && p.Remaining > Dong.Zero && new Lot($"kept {p.DecisionNo}")
            .Chance(KeptPercent)))
        {
            await PayAsync(db, (promise.Id, promise.OfficerId), day, Math.Min(promise.Amount.Amount, promise.Remaining.Amount),
                promise.Remaining.Amount, cancellationToken);
        }
    }

    /// <summary>A few debtors who come by themselves.</summary>
    public async Task TakeMoneyAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 10, 20);
        var lot = new Lot($"counter {day:yyyy-MM-dd}");
        var payers = (await EnforcingAsync(db, cancellationToken)).Where(f => f.Remaining <= MostAtCounter
            && f.Kind is ObligationKind.CourtFee or ObligationKind.Fine or ObligationKind.Recovery).ToList();
        for (var i = lot.Between(2, 4); i > 0 && payers.Count > 0; i--)
        {
            var payer = lot.Of(payers);
            payers.Remove(payer);
            await PayAsync(
                db, (payer.Id, payer.Officer), day, VisitStory.Payment(lot, payer.Remaining.Amount), payer.Remaining.Amount,
                    cancellationToken);
        }
    }

    /// <summary>Refunds handed out at the counter; each ends its file.</summary>
    public async Task RefundAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 14);
        var next = (await EnforcingAsync(db, cancellationToken)).Where(f => f.Kind == ObligationKind.Refund).Take(1);
        foreach (var refund in next)
        {
            db.ChangeTracker.Clear();
            await new RecordActsHandler(db).Handle(
                new RecordActs(
                    [
                        new(refund.Id, new(ActKind.Refunded, day) { Amount = refund.Remaining, DocumentNo = $"PC {day:ddMM}",
                            DocumentOn = day }),
                        new(refund.Id, new(ActKind.Completed, day) { Text = "Đã hoàn trả đủ." }),
                    ],
                    Campaign: office.Campaign),
                LeaderOf(refund.Officer), cancellationToken);
        }
    }

    /// <summary>Decisions that a file is not yet enforceable, proposed where a verification of the last weeks found nothing.</summary>
    public async Task ProposeAsync(DateOnly day, int most, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 11);
        var (id, since) = (office.Id, day.AddDays(-FreshDays));
        var proposed = await db.Acts.AsNoTracking().Where(a => a.OfficeId == id && a.Kind == ActKind.NotEnforceable)
            .Select(a => a.DossierId)
            .ToHashSetAsync(cancellationToken);
        var poor = (await EnforcingAsync(db, cancellationToken))
            .Where(f => f.Means == Means.None && f.VerifiedOn > since && !proposed.Contains(f.Id)).Take(most);
        foreach (var file in poor)
        {
            db.ChangeTracker.Clear();
            await new RecordActsHandler(db).Handle(
                new RecordActs([new(file.Id, new(ActKind.NotEnforceable, day) { Ground = NoMeansPoint,
                    Text = "Xác minh không có tài sản, thu nhập." })], Campaign: office.Campaign),
                LeaderOf(file.Officer), cancellationToken);
        }
    }

    /// <summary>The head signs what was proposed up to a day; the rest waits for him.</summary>
    public async Task SignAsync(DateOnly day, DateOnly proposedUpTo, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 16);
        var id = office.Id;
        var waiting = await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == id && a.Stage == ActStage.Proposed && a.Kind == ActKind.NotEnforceable && a.CancelledAt == null
                && a.Source == ActSource.Office && a.On <= proposedUpTo)
            .Join(db.Dossiers.Where(d => d.OfficeId == id && d.State == DossierState.Enforcing), a => a.DossierId, d => d.Id,
                (a, d) => new { a.Id, d.DecisionDate, d.DecisionKey })
            .OrderBy(a => a.DecisionDate).ThenBy(a => a.DecisionKey).Select(a => a.Id).ToListAsync(cancellationToken);
        var number = await db.Acts.CountAsync(a => a.OfficeId == id && a.Kind == ActKind.NotEnforceable
            && a.Stage == ActStage.Issued, cancellationToken);
        foreach (var act in waiting)
        {
            db.ChangeTracker.Clear();
            await new ApproveActHandler(db).Handle(
                new(act, ActVerdict.Agree, string.Create(CultureInfo.InvariantCulture, $"{++number:000}/QĐ-CCĐK"), day), office.Head,
                    cancellationToken);
        }
    }

    /// <summary>Dossiers of relief for files that have all they need; in the last week they go to the court.</summary>
    public async Task DrawUpReliefAsync(DateOnly day, int most, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 9, 40);
        var id = office.Id;
        var ready = await db.TriageFindings.AsNoTracking()
            .Where(f => f.OfficeId == id && (f.Group == WorkGroup.Exemption || f.Group == WorkGroup.Reduction) && f.Missing == "")
            .Join(db.Dossiers.Where(d => d.OfficeId == id), f => f.DossierId, d => d.Id,
                (f, d) => new { d.Id, d.OfficerId, f.Group, d.Remaining, d.DecisionDate, d.DecisionKey })
            .Where(f => f.Remaining.Amount > 0
                && !db.Acts.Any(a => a.OfficeId == id && a.DossierId == f.Id && a.Kind == ActKind.ReliefDossier))
            .OrderBy(f => f.DecisionDate).ThenBy(f => f.DecisionKey).Take(most).ToListAsync(cancellationToken);
        foreach (var file in ready)
        {
            db.ChangeTracker.Clear();
            var (which, amount) = file.Group == WorkGroup.Exemption
                ? (ReliefKind.Exemption, file.Remaining)
                : (ReliefKind.Reduction, file.Remaining.PartOf(1, 4));
            await new RecordActsHandler(db).Handle(
                new RecordActs([new(file.Id, new(ActKind.ReliefDossier, day) { Which = which, Amount = amount,
                    Text = "Đủ biên bản xác minh, tài liệu kèm theo." })], Campaign: office.Campaign),
                LeaderOf(file.OfficerId), cancellationToken);
        }
    }

    private async Task PayAsync(AppDb db, (Id<Dossier> Id, Id<Officer>? Officer) file, DateOnly day, long amount, long remaining,
        CancellationToken cancellationToken)
    {
        List<FileEntry> entries =
        [
            new(file.Id, new(ActKind.Paid, day)
            {
                Amount = new(amount), ReceiptNo = string.Create(CultureInfo.InvariantCulture, $"BL {field.NextReceipt():0000000}"),
                    Text = "Nộp tại trụ sở",
            }),
        ];
        if (amount == remaining)
        {
            entries.Add(new(file.Id, new(ActKind.Completed, day)));
        }

        db.ChangeTracker.Clear();
        await new RecordActsHandler(db)
            .Handle(new RecordActs(entries, Campaign: office.Campaign), LeaderOf(file.Officer), cancellationToken);
    }

    /// <summary>The files that are being enforced and owe something, oldest first.</summary>
    private async Task<List<OwingFile>> EnforcingAsync(AppDb db, CancellationToken cancellationToken)
    {
        var id = office.Id;
        return await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == id && d.State == DossierState.Enforcing && d.Remaining.Amount > 0)
            .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionKey)
            .Select(d => new OwingFile(d.Id, d.OfficerId, d.ObligationKind, d.Means, d.LastVerifiedOn, d.Remaining))
                .ToListAsync(cancellationToken);
    }

    private Actor LeaderOf(Id<Officer>? officer) => office.Teams.Select(t => t.Leader).FirstOrDefault(l => l.OfficerId == officer)
        ?? office.Head;

    private async Task<List<(Id<Dossier> Id, DossierState State)>> UnreviewedAsync(AppDb db, LivingTeam team,
        CancellationToken cancellationToken)
    {
        var (id, campaign, officer) = (office.Id, office.Campaign, team.Leader.OfficerId);
        var rows = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == id && d.OfficerId == officer
                && db.BaselineFiles.Any(b => b.OfficeId == id && b.CampaignId == campaign && b.DossierId == d.Id)
                && !db.Acts.Any(a => a.OfficeId == id && a.DossierId == d.Id && a.Kind == ActKind.Reviewed))
            .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionKey).Select(d => new { d.Id, d.State }).Take(ReviewedADay)
                .ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.Id, r.State))];
    }

    private sealed record OwingFile(
        Id<Dossier> Id, Id<Officer>? Officer, ObligationKind Kind, Means Means, DateOnly? VerifiedOn, Dong Remaining);
}
