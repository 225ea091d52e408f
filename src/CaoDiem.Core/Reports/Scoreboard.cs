using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>A line of a breakdown. <paramref name="Key"/> is what the file list filters by; null for "none".</summary>
public sealed record ScoreLine(string? Key, string Name, ScoreFigures Figures, ScoreTarget? Target);

/// <summary>A target and what is still missing to it, as a number of cases and as đồng; never negative.</summary>
public sealed record ScoreTarget(int Cases, long Money, int MissingCases, long MissingMoney)
{
    public static ScoreTarget? Of(Target? target, ScoreFigures figures) => target is null
        ? null
        : new(target.Cases, target.Money.Amount,
            Math.Max(0, target.Cases - figures.Done),
            Math.Max(0, target.Money.Amount - figures.Collected));
}

/// <summary>What the campaign had reached by the end of one day, counted from its start.</summary>
public sealed record ScoreDay(DateOnly Day, int Reviewed, int Completed, long Collected);

/// <summary>What changed inside one wave's days: files that came to count, money that came in.</summary>
public sealed record WaveScore(Wave Wave, ScoreFigures Figures, ScoreTarget? Target)
{
    public int Reviewed => Figures.Reviewed;

    public int Completed => Figures.Completed;

    public int Terminated => Figures.Terminated;

    public int ReliefDossiers => Figures.ReliefDossiers;

    public long Collected => Figures.Collected;
}

/// <summary>The whole score board of a campaign as of one day.</summary>
public sealed record Scoreboard
{
    public required Campaign Campaign { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Counts what was known at the end of that day; null: as known now.</summary>
    public DateOnly? KnownOn { get; init; }

    public required ScoreFigures Total { get; init; }

    public required ScoreTarget? Target { get; init; }

    public required IReadOnlyList<ScoreLine> ByOfficer { get; init; }

    public required IReadOnlyList<ScoreLine> ByTaskForce { get; init; }

    public required IReadOnlyList<ScoreLine> ByCommune { get; init; }

    public required IReadOnlyList<ScoreLine> ByGroup { get; init; }

    public required IReadOnlyList<WaveScore> ByWave { get; init; }

    public required IReadOnlyList<ScoreDay> Trend { get; init; }
}
