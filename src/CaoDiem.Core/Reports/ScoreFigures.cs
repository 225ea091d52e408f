using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>
/// The figures of one slice of a campaign (all of it, an officer, a commune …), by the codes of <see cref="Figures"/>. Money in đồng.
/// </summary>
public sealed record ScoreFigures
{
    private readonly long[] _values = new long[Figures.All.Count];

    public ScoreFigures()
    {
    }

    private ScoreFigures(ScoreFigures other) => _values = [.. other._values];

    /// <summary>The figure of a code.</summary>
    public long this[string code] => _values[Figures.PlaceOf(code)];

    public int Files { get => Cases("files"); init => Set("files", value); }

    public int Reviewed { get => Cases("reviewed"); init => Set("reviewed", value); }

    public int ReviewedValid { get => Cases("reviewedValid"); init => Set("reviewedValid", value); }

    public int Completed { get => Cases("completed"); init => Set("completed", value); }

    public int Terminated { get => Cases("terminated"); init => Set("terminated", value); }

    /// <summary>Ended in the campaign and done by the statistics: numerator of the rate of cases.</summary>
    public int Done { get => Cases("done"); init => Set("done", value); }

    public int ExemptionDossiers { get => Cases("exemptionDossiers"); init => Set("exemptionDossiers", value); }

    public int ReductionDossiers { get => Cases("reductionDossiers"); init => Set("reductionDossiers", value); }

    public int ReliefDossiers { get => Cases("reliefDossiers"); init => Set("reliefDossiers", value); }

    public int Partial { get => Cases("partial"); init => Set("partial", value); }

    public int NotMoved { get => Cases("notMoved"); init => Set("notMoved", value); }

    public int WaitingVerification { get => Cases("waitingVerification"); init => Set("waitingVerification", value); }

    public int ReclassifiedIn { get => Cases("reclassifiedIn"); init => Set("reclassifiedIn", value); }

    public int ReclassifiedOut { get => Cases("reclassifiedOut"); init => Set("reclassifiedOut", value); }

    public int Reclassified { get => Cases("reclassified"); init => Set("reclassified", value); }

    /// <summary>Denominator of the rate of cases (law.md S-30, 8.3).</summary>
    public int Enforceable { get => Cases("enforceable"); init => Set("enforceable", value); }

    public int EnforceableAtJoin { get => Cases("enforceableAtJoin"); init => Set("enforceableAtJoin", value); }

    public int JoinedLate { get => Cases("joinedLate"); init => Set("joinedLate", value); }

    public int Left { get => Cases("left"); init => Set("left", value); }

    /// <summary>Files that are on the list or were: what «reviewed» is a part of.</summary>
    public int EverListed => Files + Left;

    public int Entrusted { get => Cases("entrusted"); init => Set("entrusted", value); }

    public long Due { get => this["due"]; init => Set("due", value); }

    /// <summary>What remained to be enforced when the files joined.</summary>
    public long Remaining { get => this["remaining"]; init => Set("remaining", value); }

    /// <summary>The part of <see cref="Remaining"/> on enforceable files: denominator of the rate of money.</summary>
    public long EnforceableMoney { get => this["enforceableMoney"]; init => Set("enforceableMoney", value); }

    public long Collected { get => this["collected"]; init => Set("collected", value); }

    public long PaidBeforeCoercion { get => this["paidBeforeCoercion"]; init => Set("paidBeforeCoercion", value); }

    public long RemainingNow { get => this["remainingNow"]; init => Set("remainingNow", value); }

    /// <summary>Done cases over enforceable ones (law.md 8.3), 0 to 1.</summary>
    public double RateCases => Enforceable == 0 ? 0 : (double)Done / Enforceable;

    /// <summary>Money collected over what remained on enforceable files when they joined, 0 to 1.</summary>
    public double RateMoney => EnforceableMoney == 0 ? 0 : (double)Collected / EnforceableMoney;

    public bool Equals(ScoreFigures? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    public override int GetHashCode() => HashCode.Combine(Files, Reviewed, Completed, Collected);

    public static ScoreFigures operator +(ScoreFigures a, ScoreFigures b) => Sum([a, b]);

    public static ScoreFigures Add(ScoreFigures left, ScoreFigures right) => left + right;

    public static ScoreFigures Sum(IEnumerable<ScoreFigures> parts)
    {
        var sum = new ScoreFigures();
        foreach (var part in parts)
        {
            for (var i = 0; i < sum._values.Length; i++)
            {
                sum._values[i] += part._values[i];
            }
        }

        return sum;
    }

    /// <summary>The figures of files that stand alike.</summary>
    /// <param name="span">Their standing, with the sums of their money.</param>
    internal static ScoreFigures Of(StandingSpan span, int files)
    {
        var figures = new ScoreFigures();
        for (var i = 0; i < figures._values.Length; i++)
        {
            figures._values[i] = Figures.All[i].Of(span, files);
        }

        return figures;
    }

    /// <summary>The case figures that hold of files now and did not before; no money.</summary>
    /// <param name="before">Null: they were not on the list.</param>
    internal static ScoreFigures Gained(StandingSpan now, StandingSpan? before, int files)
    {
        var figures = new ScoreFigures();
        for (var i = 0; i < figures._values.Length; i++)
        {
            var figure = Figures.All[i];
            figures._values[i] = !figure.IsMoney && figure.Is(now) && (before is null || !figure.Is(before)) ? files : 0;
        }

        return figures;
    }

    private int Cases(string code) => (int)this[code];

    private void Set(string code, long value) => _values[Figures.PlaceOf(code)] = value;
}
