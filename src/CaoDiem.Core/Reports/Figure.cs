using System.Linq.Expressions;
using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>
/// One figure of a campaign, defined once: the same expression is summed in the database, narrows the list behind the number, and counts
/// spans in memory for a view as known on an earlier day. Exactly one of <see cref="Holds"/> and <see cref="Amount"/> is set.
/// </summary>
/// <param name="Code">Stable: the key in JSON, on the command line and in addresses.</param>
/// <param name="Unit">What is counted: hồ sơ, or đồng.</param>
/// <param name="Definition">One sentence, shown on screen.</param>
public sealed record Figure(string Code, string Label, string Unit, string Definition)
{
    private Func<StandingSpan, bool>? _holds;
    private Func<StandingSpan, long>? _amount;

    /// <summary>
    /// Whether a file counts. Reads nothing but <see cref="StandingSpan.Flags"/> and whether <see cref="StandingSpan.Collected"/> is more
    /// than nothing: the board groups spans by these.
    /// </summary>
    public Expression<Func<StandingSpan, bool>>? Holds { get; init; }

    /// <summary>The file's share of a sum, đồng: a column of the span, or nothing, by its flags.</summary>
    public Expression<Func<StandingSpan, long>>? Amount { get; init; }

    public bool IsMoney => Amount is not null;

    /// <summary>The files behind the number: those that count, or those with a share of the sum.</summary>
    public Expression<Func<StandingSpan, bool>> Behind => Holds
        ?? Expression.Lambda<Func<StandingSpan, bool>>(Expression.NotEqual(Amount!.Body, Expression.Constant(0L)), Amount.Parameters);

    /// <summary>Whether one file stands behind the number.</summary>
    public bool Is(StandingSpan span) => Holds is null ? Of(span, 1) != 0 : (_holds ??= Holds.Compile())(span);

    /// <summary>What files with this standing add to the figure.</summary>
    /// <param name="span">Of one file; or of several alike, with the sums of their money.</param>
    /// <param name="files">How many they are.</param>
    public long Of(StandingSpan span, int files) => Amount is null
        ? Is(span) ? files : 0
        : (_amount ??= Amount.Compile())(span);
}
