using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Years;

/// <summary>What the office, or an officer, is to reach in a professional year, over all files or those of one ledger; from a day
/// on.</summary>
public sealed class YearTarget : OfficeOwned<YearTarget>
{
    /// <summary>Named after the year in which it ends.</summary>
    public required int Year { get; init; }

    /// <summary>Null: the whole office.</summary>
    public Id<Officer>? OfficerId { get; init; }

    /// <summary>Null: both ledgers.</summary>
    public MatterKind? Ledger { get; init; }

    public required YearMeasure Measure { get; init; }

    /// <summary>The tier that must be reached: hundredths of a percent, cases or đồng.</summary>
    public required long MustReach { get; set; }

    /// <summary>The tier to strive for; null when none is set.</summary>
    public required long? StriveFor { get; set; }

    public required DateOnly From { get; set; }

    /// <summary>The document that set it, when there is one.</summary>
    public string? DocumentNo { get; init; }

    public required string SetBy { get; init; }

    public required DateTime SetAt { get; init; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Of targets for the same thing, the one that counts on a day.</summary>
    public static IEnumerable<YearTarget> InForce(IEnumerable<YearTarget> targets, DateOnly day) => targets
        .Where(t => !t.IsWithdrawn && t.From <= day)
        .GroupBy(t => (t.OfficerId, t.Ledger, t.Measure))
        .Select(g => g.OrderBy(t => t.From).ThenBy(t => t.Id).Last());

    internal void Withdraw(string reason, string by, DateTime at) => (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
}
