using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>A parameter that an office changed: from a day, to a value, by a text.</summary>
public sealed record LawChange(string Code, DateOnly From, long Value, string Source);

/// <summary>
/// The law as one office reads it: its calendar, and every number of the law with the changes that the office recorded.
/// Immutable; the rules take it together with the facts.
/// </summary>
public sealed class LawBook
{
    /// <summary>Rules that stand behind a next step whose date the office, not the law, sets.</summary>
    public const string OfficeNorm = $"(hạn theo định mức của đơn vị, {Parameters.Mark})";

    private readonly Dictionary<string, ParameterValue[]> _changes;

    public LawBook(WorkCalendar calendar, IEnumerable<LawChange> changes)
    {
        Calendar = calendar;
        _changes = changes.GroupBy(c => c.Code).ToDictionary(
            g => g.Key, g => g.OrderBy(c => c.From).Select(c => new ParameterValue(c.From, c.Value, c.Source, false)).ToArray());
    }

    /// <summary>The law as it ships, on the common calendar.</summary>
    public static LawBook Common { get; } = new(WorkCalendar.Common, []);

    public WorkCalendar Calendar { get; }

    /// <summary>A parameter on the day of an act: the office's latest change, unless the law itself changed later.</summary>
    public ParameterValue Value(string code, DateOnly act)
    {
        var own = _changes.GetValueOrDefault(code)?.LastOrDefault(c => c.From <= act);
        var common = Parameters.Of(code).On(act);
        return own is not null && (common.From is not { } from || from <= own.From) ? own : common;
    }

    public long Number(string code, DateOnly act) => Value(code, act).Value;

    /// <summary>"1/50", or "1/50 (chưa kiểm chứng)" when the value rests on no verified text.</summary>
    public string Words(string code, DateOnly act)
    {
        var value = Value(code, act);
        return Parameters.Of(code).Words(value.Value) + (value.Unverified ? $" ({Parameters.Mark})" : "");
    }

    /// <summary>The term of a rule in a version, on the day of an act; null when that version has none.</summary>
    public Term? Find(string rule, LawVersion version, DateOnly act)
    {
        var term = Terms.Find(rule, version) is { } known && !(known.From > act) ? known : null;
        return term is null || _changes.Count == 0 || Changed(Parameters.OfTerm(term), act) is not { } change
            ? term
            : term with { Length = (int)change.Value, Article = change.Source, Unverified = false };
    }

    /// <exception cref="ArgumentException">No such term in this version.</exception>
    /// <exception cref="RuleViolation">LAW-004: the term came into being later, within this version.</exception>
    public Term Term(string rule, LawVersion version, DateOnly act) => Find(rule, version, act) ?? throw Missing(rule, version);

    private static Exception Missing(string rule, LawVersion version) => Terms.Find(rule, version) is { From: { } from }
        ? new RuleViolation("LAW-004", $"{version.Name} chỉ có thời hạn {rule} từ ngày {LawWords.Day(from)}.")
        : new ArgumentException($"No term {rule} in version {version.Id}.", nameof(rule));

    /// <summary>The rows of exemption and reduction on the day of an act.</summary>
    public IReadOnlyList<ReliefRow> ReliefRows(DateOnly act)
    {
        var rows = ReliefTable.Of(LawVersion.On(act));
        return _changes.Count == 0 ? rows : [.. rows.Select(r => Changed(r, act))];
    }

    private ReliefRow Changed(ReliefRow row, DateOnly act)
    {
        ParameterValue? Now(string field) => Changed(Parameters.OfRelief(row, field), act);
        return row with
        {
            Years = (int)(Now("years")?.Value ?? row.Years),
            From = Now("from")?.Value ?? row.From,
            To = Now("to")?.Value ?? row.To,
            Denominator = (int)(Now("denominator")?.Value ?? row.Denominator),
            Cap = Now("cap")?.Value ?? row.Cap,
        };
    }

    private ParameterValue? Changed(string code, DateOnly act) => _changes.GetValueOrDefault(code)?.LastOrDefault(c => c.From <= act);
}
