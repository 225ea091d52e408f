using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Reports;

/// <summary>How a file stands on a campaign's list, as it was frozen.</summary>
public sealed record ListedFile(DateOnly JoinedOn, DossierState StateAtJoin, Dong RemainingAtJoin, string Groups, Id<Officer>? OfficerId, Id<TaskForce>? TaskForceId, bool EnforceableAtJoin);

/// <summary>A file as reports see it at the end of one day: nothing that happened later is known.</summary>
public sealed record ReportFile
{
    public required Id<Dossier> Id { get; init; }

    public required string DecisionNo { get; init; }

    public required DateOnly DecisionDate { get; init; }

    /// <summary>First enforcement decision of the matter.</summary>
    public required DateOnly Since { get; init; }

    public required string Debtor { get; init; }

    public required string SortKey { get; init; }

    public required Id<Officer>? OfficerId { get; init; }

    public required ObligationKind Kind { get; init; }

    public required MatterKind Matter { get; init; }

    public required bool Bank { get; init; }

    public required SpecialClass? Special { get; init; }

    public required DateOnly? CoercionOn { get; init; }

    public required DossierState State { get; init; }

    public required string? Ground { get; init; }

    public required DateOnly? StateOn { get; init; }

    /// <summary>Line and bucket of the statistics that the state and its ground fall in on that day.</summary>
    public required StatisticPlace Place { get; init; }

    /// <summary>Line and bucket at the beginning of the professional year, as far as known; null when the matter came later.</summary>
    public required StatisticPlace? PlaceBefore { get; init; }

    /// <summary>To be enforced in the year: what remained when it began, or when the matter was accepted.</summary>
    public required long YearMoney { get; init; }

    /// <summary>Collected or paid out in the year up to the day.</summary>
    public required long YearCollected { get; init; }

    /// <summary>Null when the file is not on the campaign's list.</summary>
    public ListedFile? Listed { get; init; }

    /// <summary>Results in the campaign up to the day, the earliest first.</summary>
    public IReadOnlyList<CaseResult> Results { get; init; } = [];

    public bool Completed => Has(ResultKind.Completed);

    public bool Terminated => Has(ResultKind.Terminated);

    public bool Closed => Completed || Terminated;

    public bool Reclassified => Has(ResultKind.NotEnforceable) || Has(ResultKind.Enforceable);

    /// <summary>Counts in the denominator of the campaign's rate, as on the score board.</summary>
    public bool Enforceable => Closed || (Results.LastOrDefault(r => r.Kind is ResultKind.NotEnforceable or ResultKind.Enforceable) is { } moved
        ? moved.Kind == ResultKind.Enforceable
        : Listed?.EnforceableAtJoin == true);

    public long Collected => Results.Where(r => r.Kind.CollectsMoney()).Sum(r => r.Amount.Amount);

    /// <summary>What remained when the file joined the list.</summary>
    public long CampaignMoney => Listed?.RemainingAtJoin.Amount ?? 0;

    /// <summary>Still to be enforced on the day, of what remained when it joined.</summary>
    public long Left => Math.Max(0, CampaignMoney - Collected);

    public bool Has(ResultKind kind) => Results.Any(r => r.Kind == kind);

    public DateOnly? FirstOn(ResultKind kind) => Results.FirstOrDefault(r => r.Kind == kind)?.On;

    /// <summary>As a line of the list behind a number, worth an amount.</summary>
    public ReportItem Item(long amount) => new($"{Debtor}", $"{DecisionNo} ngày {DecisionDate:dd/MM/yyyy}", StateOn, State.Label(), amount, $"/Dossiers/Details/{Id}", Id, SortKey);
}

/// <summary>A line of the list behind a number: a file, or another record that is counted.</summary>
/// <param name="DossierId">The file it is about; who may not see the file does not see the line.</param>
public sealed record ReportItem(string Title, string? Detail, DateOnly? On, string? Remark, long Amount, string? Url, Id<Dossier>? DossierId, string SortKey);
