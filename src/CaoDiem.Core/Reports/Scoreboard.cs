using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Reports;

/// <summary>The figures of one slice of a campaign (all of it, an officer, a commune …). Money in đồng.</summary>
public sealed record ScoreFigures
{
    public int Files { get; init; }

    public int Reviewed { get; init; }

    public int Completed { get; init; }

    public int Terminated { get; init; }

    public int ExemptionDossiers { get; init; }

    public int ReductionDossiers { get; init; }

    /// <summary>Files on which a part was paid and that are not completed.</summary>
    public int Partial { get; init; }

    /// <summary>Files on the list with no result at all.</summary>
    public int NotMoved { get; init; }

    /// <summary>Files whose class was changed during the campaign; shown beside the rate because it moves the denominator.</summary>
    public int Reclassified { get; init; }

    /// <summary>Denominator of the rate: files with means, completed and terminated ones included (law.md S-30, 8.3).</summary>
    public int Enforceable { get; init; }

    public long Due { get; init; }

    /// <summary>What remained to be enforced when the files joined.</summary>
    public long Remaining { get; init; }

    /// <summary>The part of <see cref="Remaining"/> on enforceable files: denominator of the money rate.</summary>
    public long EnforceableMoney { get; init; }

    /// <summary>Collected and paid out in the campaign.</summary>
    public long Collected { get; init; }

    /// <summary>Completed and terminated cases over enforceable ones (law.md 8.3), 0 to 1.</summary>
    public double RateCases => Enforceable == 0 ? 0 : (double)(Completed + Terminated) / Enforceable;

    /// <summary>Money collected over what remained on enforceable files, 0 to 1.</summary>
    public double RateMoney => EnforceableMoney == 0 ? 0 : (double)Collected / EnforceableMoney;

    public static ScoreFigures operator +(ScoreFigures a, ScoreFigures b) => new()
    {
        Files = a.Files + b.Files,
        Reviewed = a.Reviewed + b.Reviewed,
        Completed = a.Completed + b.Completed,
        Terminated = a.Terminated + b.Terminated,
        ExemptionDossiers = a.ExemptionDossiers + b.ExemptionDossiers,
        ReductionDossiers = a.ReductionDossiers + b.ReductionDossiers,
        Partial = a.Partial + b.Partial,
        NotMoved = a.NotMoved + b.NotMoved,
        Reclassified = a.Reclassified + b.Reclassified,
        Enforceable = a.Enforceable + b.Enforceable,
        Due = a.Due + b.Due,
        Remaining = a.Remaining + b.Remaining,
        EnforceableMoney = a.EnforceableMoney + b.EnforceableMoney,
        Collected = a.Collected + b.Collected,
    };

    public static ScoreFigures Add(ScoreFigures left, ScoreFigures right) => left + right;

    public static ScoreFigures Sum(IEnumerable<ScoreFigures> parts) => parts.Aggregate(new ScoreFigures(), (a, b) => a + b);
}

/// <summary>A line of a breakdown. <paramref name="Key"/> is what the file list filters by; null for "none".</summary>
public sealed record ScoreLine(string? Key, string Name, ScoreFigures Figures, ScoreTarget? Target);

/// <summary>A target and what is still missing to it; never negative.</summary>
public sealed record ScoreTarget(int Cases, long Money, int MissingCases, long MissingMoney)
{
    public static ScoreTarget? Of(Target? target, ScoreFigures figures) => target is null
        ? null
        : new(target.Cases, target.Money.Amount,
            Math.Max(0, target.Cases - figures.Completed - figures.Terminated),
            Math.Max(0, target.Money.Amount - figures.Collected));
}

/// <summary>What the campaign had reached by the end of one day, counted from its start.</summary>
public sealed record ScoreDay(DateOnly Day, int Reviewed, int Completed, long Collected);

/// <summary>What happened inside one wave's dates.</summary>
public sealed record WaveScore(Wave Wave, int Reviewed, int Completed, int Terminated, int ReliefDossiers, long Collected, ScoreTarget? Target);

/// <summary>The whole score board of a campaign as of one day.</summary>
public sealed record Scoreboard
{
    public required Campaign Campaign { get; init; }

    public required DateOnly AsOf { get; init; }

    public required ScoreFigures Total { get; init; }

    public required ScoreTarget? Target { get; init; }

    public required IReadOnlyList<ScoreLine> ByOfficer { get; init; }

    public required IReadOnlyList<ScoreLine> ByTaskForce { get; init; }

    public required IReadOnlyList<ScoreLine> ByCommune { get; init; }

    public required IReadOnlyList<ScoreLine> ByGroup { get; init; }

    public required IReadOnlyList<WaveScore> ByWave { get; init; }

    public required IReadOnlyList<ScoreDay> Trend { get; init; }
}

/// <summary>One cell of the cube that every breakdown is summed from.</summary>
internal sealed record ScoreCell(
    Id<Officer>? OfficerId, Id<Commune>? CommuneId, Id<TaskForce>? TaskForceId, string Groups, ScoreFigures Figures)
{
    public IReadOnlyList<WorkGroup> WorkGroups => WorkGroupSet.Read(Groups);
}
