using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Core.Tests.FieldWork;

/// <summary>The ground of field tests: the demonstration campaign, its head, open files with money, and a device that writes records.</summary>
internal sealed record FieldGround(Campaign Campaign, Actor Head, IReadOnlyList<Dossier> Files)
{
    public static readonly DateOnly Day = new(2023, 9, 15);

    public static async Task<FieldGround> LoadAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var files = await db.Dossiers.AsNoTracking().Include(d => d.Obligations)
            .Where(d => d.State == DossierState.Enforcing && d.Remaining.Amount > 5_000 && db.BaselineFiles.Any(b => b.DossierId == d.Id)).OrderBy(d => d.DecisionKey).ToListAsync();
        return new(campaign, Actor.ForOffice(campaign.OfficeId, "Người thử"), files);
    }

    public FieldDevice Device() => new(this);

    /// <summary>What the spans of the campaign say at the end of its last day.</summary>
    public async Task<FieldScore> ScoreAsync(AppDb db)
    {
        var spans = await db.StandingSpans.AsNoTracking().Where(s => s.CampaignId == Campaign.Id && s.From <= db.Today && s.To >= db.Today).ToListAsync();
        int Count(StandingFlags flag) => spans.Count(s => s.Flags.HasFlag(flag));
        return new(
            spans.Sum(s => s.Collected), spans.Sum(s => s.PaidBeforeCoercion), Count(StandingFlags.Completed), spans.Count(s => s.Collected > 0 && !s.Flags.HasFlag(StandingFlags.Completed)),
            Count(StandingFlags.ReclassifiedIn), Count(StandingFlags.ReclassifiedOut));
    }
}

/// <summary>Figures that records of the field can change; money in đồng.</summary>
internal sealed record FieldScore(long Collected, long BeforeCoercion, int Completed, int Partial, int ReclassifiedIn, int ReclassifiedOut);

/// <summary>Writes records as a phone does: its own ids, counting, each knowing the one before it on the same file.</summary>
internal sealed class FieldDevice(FieldGround ground)
{
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Dictionary<Id<Dossier>, Guid> _last = [];
    private long _sequence;

    public ReceiveVisit Write(Dossier file, VisitKind kind, long amount = 0, string? receipt = null, string? minutes = null, DateOnly? promised = null, bool? enforceable = null,
        string? obstacle = null, DateOnly? on = null, Guid? stop = null, Guid? corrects = null, IReadOnlyList<AnnouncedAttachment>? attachments = null, Means? means = null, string? with = null)
    {
        var id = Guid.CreateVersion7();
        var record = new ReceiveVisit(
            id, ground.Campaign.Id.Value, file.Id.Value, null, stop, _id, _sequence++, _last.TryGetValue(file.Id, out var last) ? last : null, corrects,
            new DateTime(2023, 9, 15, 3, 0, 0, DateTimeKind.Utc), on ?? FieldGround.Day, kind, amount, receipt, promised, enforceable, null, minutes, obstacle, Attachments: attachments)
        { Means = means, WithWhom = with };
        _last[file.Id] = id;
        return record;
    }
}
