using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Launch;

/// <summary>What may still be unfinished when a campaign is to end.</summary>
public enum OpenWorkKind
{
    /// <summary>Planned visits of issued sheets up to today, without a record and without a reason.</summary>
    SilentVisits,

    /// <summary>Field records that are held, refused and not corrected, or wait for the head.</summary>
    FieldRecords,

    /// <summary>Proposals, decisions without number, decisions to be confirmed.</summary>
    Acts,
    Conflicts,
    CasePlans,

    /// <summary>Visits that the accepted schedule has after today.</summary>
    VisitsAhead,

    /// <summary>Versions of the budget that nobody approved.</summary>
    Budgets,
    DaysLeft,
}

/// <summary>One kind of unfinished work, in number.</summary>
public sealed record OpenCount(OpenWorkKind Kind, int Count);

/// <summary>What is open in a campaign today; <paramref name="Unspent"/> is approved money without a voucher, told but no
/// hindrance.</summary>
public sealed record OpenWork(IReadOnlyList<OpenCount> Counts, Dong Unspent)
{
    public IEnumerable<OpenCount> Open => Counts.Where(c => c.Count > 0);

    public static async Task<OpenWork> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var (office, id, today) = (campaign.OfficeId, campaign.Id, db.Today);
        var acts = db.Acts.Where(a => a.OfficeId == office && a.CancelledAt == null
            && db.BaselineFiles.Any(b => b.OfficeId == office && b.CampaignId == id && b.DossierId == a.DossierId && b.LeftOn == null));
        var ahead = db.TeamRoutes.Where(r => r.OfficeId == office && r.CampaignId == id && r.Day > today);
        var counts = new List<OpenCount>
        {
            new(OpenWorkKind.SilentVisits, await SilentVisits(db, campaign).CountAsync(cancellationToken)),
            new(OpenWorkKind.FieldRecords, await FieldRecords(db, campaign).CountAsync(cancellationToken)),
            new(OpenWorkKind.Acts, await acts.CountAsync(a => a.Stage == ActStage.Proposed || a.Stage == ActStage.Agreed, cancellationToken)
                + await acts.CountAsync(a => a.AwaitsConfirmation, cancellationToken)),
            new(OpenWorkKind.Conflicts, await acts.CountAsync(a => a.Stage == ActStage.Conflict, cancellationToken)),
            new(OpenWorkKind.CasePlans, await db.CasePlans.CountAsync(p => p.OfficeId == office && p.CampaignId == id
                && p.State != PlanState.CarriedOut && p.State != PlanState.Abandoned, cancellationToken)),
            new(OpenWorkKind.VisitsAhead, await db.Assignments
                .CountAsync(a => a.OfficeId == office && ahead.Any(r => r.Id == a.RouteId), cancellationToken)),
            new(OpenWorkKind.Budgets, await db.Budgets
                .CountAsync(b => b.OfficeId == office && b.CampaignId == id && b.State == BudgetState.Draft, cancellationToken)),
            new(OpenWorkKind.DaysLeft, Math.Max(0, campaign.To.DayNumber - today.DayNumber)),
        };
        return new(counts, await UnspentAsync(db, campaign, cancellationToken));
    }

    private static IQueryable<FieldStop> SilentVisits(AppDb db, Campaign campaign)
    {
        var (office, id, today) = (campaign.OfficeId, campaign.Id, db.Today);
        var days = db.FieldDays.Where(d => d.OfficeId == office && d.CampaignId == id && d.Day <= today);
        return db.FieldStops.Where(s => s.OfficeId == office && s.Skipped == null && days.Any(d => d.Id == s.FieldDayId)
            && !db.Visits.Any(v => v.OfficeId == office && v.StopId == s.Id && v.State != VisitState.Refused));
    }

    private static IQueryable<Visit> FieldRecords(AppDb db, Campaign campaign)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        return db.Visits.Where(v => v.OfficeId == office && v.CampaignId == id && v.DecidedOn == null
            && ((v.State == VisitState.Accepted && (v.RefusalCode == Visit.WaitsCode || v.Kind == VisitKind.AssetFound))
                || (v.State != VisitState.Accepted && !db.Visits.Any(c => c.OfficeId == office && c.CorrectsId == v.Id))));
    }

    private static async Task<Dong> UnspentAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines)
            .SingleOrDefaultAsync(b => b.OfficeId == office && b.CampaignId == id && b.State == BudgetState.Approved, cancellationToken);
        var spent = await db.Expenses.Where(e => e.OfficeId == office && e.CampaignId == id && e.CancelReason == null)
            .SumAsync(e => e.Amount.Amount, cancellationToken);
        return new(Math.Max(0, (budget?.Total.Amount ?? 0) - spent));
    }
}

/// <summary>The words of each kind in one table.</summary>
public static class OpenWorkKinds
{
    private static readonly Dictionary<OpenWorkKind, string> Labels = new()
    {
        [OpenWorkKind.SilentVisits] = "Lượt đi cơ sở theo phiếu chưa có bản ghi, chưa nêu lý do",
        [OpenWorkKind.FieldRecords] = "Bản ghi đi cơ sở chưa xử lý",
        [OpenWorkKind.Acts] = "Việc chờ duyệt, chờ số, chờ xác nhận",
        [OpenWorkKind.Conflicts] = "Việc không khớp hồ sơ, chờ xử lý",
        [OpenWorkKind.CasePlans] = "Kế hoạch vụ việc chưa thực hiện xong",
        [OpenWorkKind.VisitsAhead] = "Lượt đi cơ sở đã xếp lịch sau hôm nay",
        [OpenWorkKind.Budgets] = "Bản dự toán kinh phí chưa duyệt",
        [OpenWorkKind.DaysLeft] = "Số ngày còn lại đến hết thời gian chiến dịch",
    };

    public static string Label(this OpenWorkKind kind) => Labels[kind];
}
