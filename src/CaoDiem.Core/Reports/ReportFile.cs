using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Reports;

/// <summary>How a file stands on a campaign's list: as it was frozen, and day by day.</summary>
/// <param name="Spans">Its stretches up to the day of the report, the earliest first.</param>
public sealed record ListedFile(DateOnly JoinedOn, DateOnly CountsFrom, Dong RemainingAtJoin, string Groups, IReadOnlyList<StandingSpan> Spans)
{
    /// <summary>Where it stood on a day; null before it joined.</summary>
    public StandingSpan? On(DateOnly day) => Spans.LastOrDefault(s => s.From <= day);
}

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

    public required ObligationKind Kind { get; init; }

    public required MatterKind Matter { get; init; }

    public required bool Bank { get; init; }

    public required SpecialClass? Special { get; init; }

    /// <summary>What its ledger says at the end of the day.</summary>
    public required FileState Now { get; init; }

    /// <summary>Line and bucket of the statistics that the state and its ground fall in on that day.</summary>
    public required StatisticPlace Place { get; init; }

    /// <summary>Line and bucket at the beginning of the professional year; null when the matter came later.</summary>
    public required StatisticPlace? PlaceBefore { get; init; }

    /// <summary>Collected, or paid out on refunds, in the year up to the day.</summary>
    public required long YearCollected { get; init; }

    /// <summary>Null when the file is not on the campaign's list.</summary>
    public ListedFile? Listed { get; init; }

    /// <summary>Where it stands in the campaign on the day.</summary>
    public StandingSpan? Standing { get; init; }

    /// <summary>Acts in force that the campaign counts, the earliest first.</summary>
    public IReadOnlyList<Act> Results { get; init; } = [];

    public DossierState State => Now.State;

    public DateOnly? StateOn => Now.StateOn;

    public Id<Officer>? OfficerId => Now.Officer is { } officer ? new(officer) : null;

    /// <summary>Day of the coercion decision that was taken last.</summary>
    public DateOnly? CoercionOn => Now.Coercion?.Day;

    /// <summary>A coercion was decided and has neither been carried out nor stopped.</summary>
    public bool CoercionRuns => Now is { Coercion: not null, CoercionEnded: null };

    /// <summary>
    /// To be enforced in the year: collected in it, and still to be enforced. What the court took off and what a register says was paid before is
    /// not in it, so that the lines of the waterfall add up.
    /// </summary>
    public long YearMoney => YearCollected + YearLeft;

    /// <summary>Still to be enforced on the day; of an ended file what was given up with it.</summary>
    public long YearLeft => Now.Remaining.Amount;

    /// <summary>On the campaign's list, and has not left it.</summary>
    public bool OnList => Is(Figures.Files);

    public bool Completed => Is(Figures.Completed);

    public bool Terminated => Is(Figures.Terminated);

    public bool Done => Is(Figures.Done);

    public bool Reclassified => Is(Figures.Reclassified);

    /// <summary>In the denominator of the campaign's rate.</summary>
    public bool Enforceable => Is(Figures.Enforceable);

    public long Collected => Standing is { } span ? Figures.Collected.Of(span, 1) : 0;

    /// <summary>What remained when the file joined the list; nothing once it has left.</summary>
    public long CampaignMoney => Standing is { } span ? Figures.Remaining.Of(span, 1) : 0;

    /// <summary>Still to be enforced on the day.</summary>
    public long Left => Standing is { } span ? Figures.RemainingNow.Of(span, 1) : 0;

    /// <summary>Counts in a figure of the campaign's board of the day.</summary>
    public bool Is(Figure figure) => Standing is { } span && figure.Is(span);

    /// <summary>Came to count within days: as <see cref="WaveScore"/> counts it.</summary>
    public bool Gained(Figure figure, DateOnly from, DateOnly to) =>
        Listed?.On(to) is { } now && now.From >= from && figure.Is(now) && !(Listed.On(from.AddDays(-1)) is { } before && figure.Is(before));

    /// <summary>By how much its share of a sum changed within days.</summary>
    public long Change(Figure figure, DateOnly from, DateOnly to) =>
        (Listed?.On(to) is { } now ? figure.Of(now, 1) : 0) - (Listed?.On(from.AddDays(-1)) is { } before ? figure.Of(before, 1) : 0);

    /// <summary>Collected, or paid out on refunds, within days.</summary>
    public long CollectedFrom(DateOnly from, DateOnly to) =>
        Now.Acts.Where(a => a.Day >= from && a.Day <= to && Campaigns.Standing.CollectsMoney(a, Now)).Sum(a => a.Amount.Amount);

    /// <summary>As a line of the list behind a number, worth an amount.</summary>
    public ReportItem Item(long amount) =>
        new($"{Debtor}", $"{DecisionNo} ngày {DecisionDate:dd/MM/yyyy}", StateOn, State.Label(), amount, $"/Dossiers/Details/{Id}", Id, SortKey);
}

/// <summary>A line of the list behind a number: a file, or another record that is counted.</summary>
/// <param name="DossierId">The file it is about; who may not see the file does not see the line.</param>
public sealed record ReportItem(string Title, string? Detail, DateOnly? On, string? Remark, long Amount, string? Url, Id<Dossier>? DossierId, string SortKey);
