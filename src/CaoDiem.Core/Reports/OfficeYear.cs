using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Reports;

/// <summary>
/// The office's professional year up to a day, over all its files: what it had on 1 October, what it took on, what is done and collected
/// since, and which part of that came before the campaign. Cases, and đồng; folded from the ledgers, with the lines of <see
/// cref="Waterfalls"/>.
/// </summary>
public sealed record OfficeYear
{
    /// <summary>Named after the year in which it ends.</summary>
    public required int Year { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Files open on 1 October, without the separate ledger.</summary>
    public required int CarriedOver { get; init; }

    public required int Accepted { get; init; }

    public required int ToEnforce { get; init; }

    public required int Enforceable { get; init; }

    public required int Done { get; init; }

    /// <summary>Of these, ended before the campaign began.</summary>
    public required int DoneBefore { get; init; }

    public required long ToEnforceMoney { get; init; }

    public required long EnforceableMoney { get; init; }

    public required long Collected { get; init; }

    /// <summary>Of this, before the campaign began.</summary>
    public required long CollectedBefore { get; init; }

    /// <summary>Of this, on enforceable files: what the rate of money counts.</summary>
    public required long CollectedEnforceable { get; init; }

    /// <summary>0 to 1.</summary>
    public double RateCases => Enforceable == 0 ? 0 : Math.Round((double)Done / Enforceable, 6);

    /// <summary>Collected on enforceable files over what was to be enforced on them, 0 to 1.</summary>
    public double RateMoney => EnforceableMoney == 0 ? 0 : Math.Round((double)CollectedEnforceable / EnforceableMoney, 6);

    public static OfficeYear Of(ReportGround ground) => Of(ground.Files, ground.AsOf, ground.Campaign.From);

    /// <param name="files">Every file of the office on the day, or those of a slice of it.</param>
    /// <param name="campaignFrom">Null: no campaign; nothing came before it.</param>
    public static OfficeYear Of(IReadOnlyList<ReportFile> files, DateOnly asOf, DateOnly? campaignFrom)
    {
        var (start, eve) = (ProfessionalYear.Start(asOf), campaignFrom?.AddDays(-1));
        var handled = files.Where(f => Waterfalls.IsHandled(f, start)).ToList();
        var due = handled.FindAll(f => Waterfalls.IsToEnforce(f, start));
        var enforceable = due.FindAll(Waterfalls.IsEnforceable);
        var done = due.FindAll(f => f.Place.Bucket == StatisticBucket.Done);
        return new()
        {
            Year = ProfessionalYear.Of(asOf),
            From = start,
            AsOf = asOf,
            CarriedOver = handled.Count(f => f.DecisionDate < start),
            Accepted = handled.Count(f => f.DecisionDate >= start),
            ToEnforce = due.Count,
            Enforceable = enforceable.Count,
            Done = done.Count,
            DoneBefore = done.Count(f => f.StateOn <= eve),
            ToEnforceMoney = due.Sum(f => f.YearMoney),
            EnforceableMoney = enforceable.Sum(f => f.YearMoney),
            Collected = due.Sum(f => f.YearCollected),
            CollectedBefore = eve is { } last ? due.Sum(f => f.CollectedFrom(start, last)) : 0,
            CollectedEnforceable = enforceable.Sum(f => f.YearCollected),
        };
    }
}
