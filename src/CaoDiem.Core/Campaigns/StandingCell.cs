using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Campaigns;

/// <summary>By what a board breaks its files down; stored as the number.</summary>
public enum CellBy
{
    /// <summary>The campaign as a whole.</summary>
    Campaign = 0,
    Officer = 1,
    Commune = 2,
    TaskForce = 3,

    /// <summary>By all the work groups a file was in when it joined.</summary>
    Groups = 4,

    /// <summary>Files on which something changed inside the days of a wave, beside how they stood on its eve.</summary>
    Wave = 5,
}

/// <summary>
/// What one day changes in a board: how many files from that day on stand in one way, less those that no longer do, and the same of their
/// money in đồng. The board of a day is the sum of the cells up to it. A projection of <see cref="StandingSpan"/> by
/// <see cref="CellCount"/>, kept in the same save.
/// </summary>
public sealed class StandingCell
{
    /// <summary>In the place of <see cref="Before"/>: the file was not on the list, or the cell is of no wave.</summary>
    public const int NotListed = -1;

    public required Id<Office> OfficeId { get; init; }

    public required Id<Campaign> CampaignId { get; init; }

    public required CellBy By { get; init; }

    /// <summary>Id of officer, commune, task force or wave, or codes of work groups; empty for none and for the whole campaign.</summary>
    public required string Key { get; init; }

    public required StandingFlags Flags { get; init; }

    /// <summary>Money was collected.</summary>
    public required bool Paying { get; init; }

    /// <summary>In a wave: the flags on its eve.</summary>
    public required int Before { get; init; }

    /// <summary>In a wave: money had been collected by its eve.</summary>
    public required bool PayingBefore { get; init; }

    public required DateOnly Day { get; init; }

    public required int Files { get; init; }

    public required long DueAtJoin { get; init; }

    public required long RemainingAtJoin { get; init; }

    public required long Due { get; init; }

    public required long Paid { get; init; }

    public required long Remaining { get; init; }

    /// <summary>In a wave: since its eve.</summary>
    public required long Collected { get; init; }

    /// <summary>In a wave: since its eve.</summary>
    public required long PaidBeforeCoercion { get; init; }
}

internal sealed class StandingCellMapping : IEntityTypeConfiguration<StandingCell>
{
    public void Configure(EntityTypeBuilder<StandingCell> builder)
    {
        builder.HasKey(x => new { x.OfficeId, x.CampaignId, x.By, x.Key, x.Flags, x.Paying, x.Before, x.PayingBefore, x.Day });
        builder.Property(x => x.By).HasConversion<int>();
        builder.Property(x => x.Flags).HasConversion<int>();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}
