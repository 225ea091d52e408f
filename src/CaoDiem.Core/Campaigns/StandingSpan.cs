using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Campaigns;

/// <summary>
/// A stretch of days on which nothing changes for one file of a campaign: a projection of its ledger by <see cref="Standing"/>, written
/// in the same save as the act that changed it. The board of any day groups the spans that hold the day. Money in đồng.
/// </summary>
public sealed class StandingSpan
{
    public required Id<Office> OfficeId { get; init; }

    public required Id<Campaign> CampaignId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day of the stretch; the last stretch of a file has no end.</summary>
    public DateOnly To { get; set; } = DateOnly.MaxValue;

    public required DossierState State { get; init; }

    public required StatisticBucket Bucket { get; init; }

    public StandingFlags Flags { get; set; }

    public required Id<Officer>? OfficerId { get; init; }

    public required Id<Commune>? CommuneId { get; init; }

    public Id<TaskForce>? TaskForceId { get; set; }

    /// <summary>Codes of the work groups the file was in when it joined.</summary>
    public required string Groups { get; init; }

    public required long DueAtJoin { get; init; }

    public required long RemainingAtJoin { get; init; }

    public required long Due { get; init; }

    public required long Paid { get; init; }

    public required long Remaining { get; init; }

    /// <summary>Collected and refunded by acts of the campaign up to the day.</summary>
    public long Collected { get; set; }

    public long PaidBeforeCoercion { get; set; }

    public static StandingSpan Of(BaselineFile listed, FileState state, StatisticBucket bucket, DateOnly from) => new()
    {
        OfficeId = listed.OfficeId,
        CampaignId = listed.CampaignId,
        DossierId = listed.DossierId,
        From = from,
        State = state.State,
        Bucket = bucket,
        OfficerId = state.Officer is { } officer ? new(officer) : null,
        CommuneId = state.Commune is { } commune ? new(commune) : null,
        Groups = listed.Groups,
        DueAtJoin = listed.DueAtJoin.Amount,
        RemainingAtJoin = listed.RemainingAtJoin.Amount,
        Due = state.Due.Amount,
        Paid = state.Paid.Amount,
        Remaining = state.Remaining.Amount,
    };

    /// <summary>The same standing from a later day on.</summary>
    public StandingSpan StartingOn(DateOnly from) => new()
    {
        OfficeId = OfficeId,
        CampaignId = CampaignId,
        DossierId = DossierId,
        From = from,
        State = State,
        Bucket = Bucket,
        Flags = Flags,
        OfficerId = OfficerId,
        CommuneId = CommuneId,
        TaskForceId = TaskForceId,
        Groups = Groups,
        DueAtJoin = DueAtJoin,
        RemainingAtJoin = RemainingAtJoin,
        Due = Due,
        Paid = Paid,
        Remaining = Remaining,
        Collected = Collected,
        PaidBeforeCoercion = PaidBeforeCoercion,
    };

    /// <summary>Nothing but the days differs.</summary>
    public bool SaysTheSame(StandingSpan other) =>
        (State, Bucket, Flags, OfficerId, CommuneId, TaskForceId) == (other.State, other.Bucket, other.Flags, other.OfficerId, other.CommuneId, other.TaskForceId)
        && (Due, Paid, Remaining, Collected, PaidBeforeCoercion) == (other.Due, other.Paid, other.Remaining, other.Collected, other.PaidBeforeCoercion);
}

internal sealed class StandingSpanMapping : IEntityTypeConfiguration<StandingSpan>
{
    public void Configure(EntityTypeBuilder<StandingSpan> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.CampaignId, x.DossierId, x.From });
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.Property(x => x.Flags).HasConversion<int>();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}
